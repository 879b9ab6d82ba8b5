"""Whether two reports are of two languages: what they have in common says other things then."""

from headstone.linking.incidents_profile import Episode


def tongues(a: Episode, b: Episode) -> str:
    """What ends the names of features that have scales of their own for reports of two languages: these can have few
    words in common, and fewer names, and where words cannot tell two events apart, near days say less."""
    return "_across" if a.language and b.language and a.language != b.language else ""
