"""Origins of one incident that are surely not one another: what may be two names of one party counts once."""

import re
from collections.abc import Iterable, Mapping

from headstone.linking.origins_keys import CROWD, UNKNOWN_STATE, Key
from headstone.model.lineage import Origin
from headstone.text.fold import fold, skeleton

_NAMED = frozenset(("ngo", "religious", "armed_group", "body", "expert", "un_body"))
_PROPER = re.compile(r"\w.*\b[A-ZÀ-Þ]\w|^(?!The\b|A\b|An\b)[A-ZÀ-Þ]")
# Groups that nobody names: by what an act calls them, and by the view of a whole text, with the report that tells.
_UNNAMED = re.compile(r"perpetrators$|(?:an armed group|a rights group|an independent expert) \(")
_OFFICE = re.compile(r"(?:the|an?|le|la|el|il|lo|o|os|der|die|das|de|het) [a-zß-ÿ]")  # "the rabbi of Example"
_LEAST = 4  # letters of a word that tells one body from another


def known_apart(ids: Iterable[str], by_id: Mapping[str, Origin]) -> set[str]:
    """Ids of origins that are surely not one another.

    A state not told which is any state that is named, a group not named is any of its kind that is, and a body
    all of whose words stand in another's name is that body (the battalions, the Example Battalions).
    """
    known = {id_ for id_ in ids if id_ in by_id}
    states = {id_ for id_ in known if by_id[id_].kind == "state"}
    open_state = Key("state", UNKNOWN_STATE).id
    if open_state in known and len(states) > 1:
        known.discard(open_state)
    for kind in ("armed_group", "ngo", "expert"):
        groups = {id_ for id_ in known if by_id[id_].kind == kind}
        unnamed = {id_ for id_ in groups if _UNNAMED.match(by_id[id_].name)}
        known -= unnamed if groups - unnamed else set(sorted(unnamed)[1:])
    fields = {id_ for id_ in known if by_id[id_].kind == "own_reporter"}
    if len(fields) > 1:
        known.discard(CROWD.id)
    known = _clergy(known, by_id)
    clergy = {id_ for id_ in known if by_id[id_].kind == "religious"}
    nameless = {id_ for id_ in clergy if not _PROPER.search(by_id[id_].name) or _OFFICE.match(by_id[id_].name)}
    known -= nameless if clergy - nameless else set(sorted(nameless)[1:])
    return known - _twins([by_id[id_] for id_ in sorted(known) if by_id[id_].kind in _NAMED])


_CHURCH = re.compile(
    r"(?i)\b(?:diocese|parish|church|mission|monastery|eparchy|deanery|catholic|order|synod|council|convent|mosque|waqf|congregation|brotherhood|"
    r"fraternity|letter|newsletter|circuit|community|office|foundation|tariqa|khanqah|dergâh|abbey|chapter|consistory|rabbinate|synagogue|holy|saint|st)\b"
)


def _clergy(known: set[str], by_id: Mapping[str, Origin]) -> set[str]:
    """Without the clerics known by their names alone where a religious body speaks: they are taken for its own."""
    clergy = {id_ for id_ in known if by_id[id_].kind == "religious" and _PROPER.search(by_id[id_].name)}
    bodies = {id_ for id_ in clergy if _CHURCH.search(by_id[id_].name)}
    return known - (clergy - bodies) if bodies else known


def _twins(bodies: list[Origin]) -> set[str]:
    """Of bodies that may be one, all but the one with the longest name."""
    ordered = sorted(bodies, key=lambda origin: (-len(_telling(origin.name)), origin.id))
    kept: list[Origin] = []
    gone: set[str] = set()
    for origin in ordered:
        words = _telling(origin.name)
        if words and any(_one_name(origin, other) for other in kept):
            gone.add(origin.id)
        else:
            kept.append(origin)
    return gone


def _one_name(origin: Origin, other: Origin) -> bool:
    words, others = _telling(origin.name), _telling(other.name)
    if origin.kind == other.kind and _latin(origin.name) != _latin(other.name):
        return bool(_bones(words) & _bones(others))
    return words <= others or _translated(words, others)


_BONES = 3  # consonants of a name that two scripts share


def _latin(name: str) -> bool:
    return re.search(r"[A-Za-z]", name) is not None


def _bones(words: frozenset[str]) -> set[str]:
    """What a name keeps in another script: a place or a person in it ("Serpa", of two societies of one incident)."""
    return {bones for word in words if len(bones := skeleton(word)) >= _BONES}


_STEM, _STEMS = 4, 3  # letters that a word keeps in a neighbouring language; words that two names must share by them


def _translated(words: frozenset[str], others: frozenset[str]) -> bool:
    """ "Centro Ejemplo de Memoria Forense", "Ejemplo Centre for Forensic Memory": one name in two languages."""
    stems, theirs = {word[:_STEM] for word in words}, {word[:_STEM] for word in others}
    return len(stems) >= _STEMS and stems <= theirs and bool(words & others)


def _telling(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in re.findall(r"[^\W\d_]+", name) if len(word) >= _LEAST)
