"""Bodies that say of themselves that they know of an event only from the press, or could not know.

A foreign ministry that is shocked "at what it is reading", an association that heard it on the radio, an office that
has nobody there, an essayist's grandmother: they speak of the event and are no origin of it. Their words stay in the
claim, in doubt.
"""

from collections.abc import Sequence

from headstone.model.reading import Document
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_mention import VoiceMention, in_doubt

BODIES = frozenset(("state", "ngo", "un_body", "religious", "expert"))
FAMILY = frozenset(("relative", "witness"))
HEAD, FOOT = 160, 240  # code points of a text in which it says that it is a digest
BEFORE = 2  # sentences back in which a speaker is looked for who is not named again


def only_heard(found: Sequence[VoiceMention], document: Document, lexicon: VoiceLexicon) -> list[VoiceMention]:
    """The mentions, with those of bodies in doubt that tell themselves that they know of it by hearsay."""
    told = {who(mention) for at in cues(document, lexicon) if (mention := speaker_at(found, document, at)) is not None}
    return [
        in_doubt(one) if (who(one) in told or of_family(one, lexicon)) and not one.relay else one for one in found
    ]


def of_family(mention: VoiceMention, lexicon: VoiceLexicon) -> bool:
    """Whether it is the author's own family ("my grandmother"): what is told at home is no outlet's work."""
    return mention.voice.kind in FAMILY and lexicon.own_family.match(mention.voice.wording) is not None


def is_digest(document: Document, lexicon: VoiceLexicon) -> bool:
    """Whether the text is made of what papers wrote: its publisher's name, its first words or its foot say so."""
    if not document.sentences:
        return False
    start, end = document.sentences[0].start, document.sentences[-1].end
    head, foot = (start, min(end, start + HEAD)), (max(start, end - FOOT), end)
    named = lexicon.digest.search(document.report.meta.publisher or "") is not None
    return named or any(lexicon.digest.search(document.text, *part) is not None for part in (head, foot))


def cues(document: Document, lexicon: VoiceLexicon) -> list[int]:
    """Where the text says that somebody knows of it by hearsay."""
    if not document.sentences:
        return []
    start, end = document.sentences[0].start, document.sentences[-1].end
    return [match.start() for match in lexicon.hearsay.finditer(document.text, start, end)]


def speaker_at(found: Sequence[VoiceMention], document: Document, at: int) -> VoiceMention | None:
    """The body that speaks in the sentence at an offset, the nearest to it; else the one that spoke last before."""
    number = document.sentence_at(at)
    bodies = [mention for mention in found if mention.voice.kind in BODIES]
    here = [mention for mention in bodies if mention.sentence == number]
    if here:
        return min(here, key=lambda mention: abs(mention.name_span.start - at))
    before = [mention for mention in bodies if number - BEFORE <= mention.sentence < number]
    return max(before, key=lambda mention: (mention.sentence, mention.name_span.start), default=None)


def who(mention: VoiceMention) -> tuple[str, str]:
    return mention.voice.kind, mention.voice.side or mention.voice.name
