"""Bodies of other languages that stand before "su presidenta", "ihr Vorsteher": whose office it is."""

import re

from headstone.model.claims import Voice
from headstone.model.spans import Span
from headstone.reading.voices_bodies import kind_of_name
from headstone.reading.voices_lexicon import VoiceLexicon

RULE = "marks@1: own office"
_PRIVATE = ("ngo", "religious")
# A word that opens a body's name, the small words after it, and the capitals of the name.
_SMALL = (
    r"(?:de|del|du|des|d'|la|las|los|les|le|el|con|y|e|et|und|der|die|das|den|von|van|het|"
    r"di|della|dei|por|para|pour|per|für|voor|для|и|за|і|та)"
)
_CAPITAL = r"[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄҐ][\w'’-]+"
_NAME = re.compile(
    rf"\b(?P<first>[^\W\d_]{{4,}})\s+(?P<rest>(?:{_SMALL}\s+){{0,3}}[«\"“„]?{_CAPITAL}"
    rf"(?:\s+(?:{_SMALL}\s+){{0,2}}{_CAPITAL})*)"
)


def last_body(text: str, before: Span, lexicon: VoiceLexicon) -> Voice | None:
    """The last body named in `before`, no outlet and no state, as a voice of its own name."""
    for match in reversed(list(_NAME.finditer(text, before.start, before.end))):
        whole = " ".join(match.group().split())
        kind = kind_of_name(whole, lexicon)
        if kind in _PRIVATE and not lexicon.organisations.find_states(whole, Span(0, len(match.group("first")))):
            name = whole if match.group("first")[0].isupper() else " ".join(match.group("rest").split())
            name = name.strip("«\"“„ ")
            return Voice(name, "", kind, "no", "named", name, rule=RULE, score=0.6)
    return None
