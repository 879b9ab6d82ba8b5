"""Names of persons in a noun phrase, without the roles before them."""

import re
from collections.abc import Sequence

from headstone.model.spans import Span
from headstone.reading.voices_lexicon import VoiceLexicon
from headstone.reading.voices_phrase import Parts

NAME = re.compile(
    r"(?:[^\W\d_]\.\s?)*(?-i:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐ])[\w'’ʼ`-]*(?:\s+(?:(?:al|el|ul|bin|bint|ibn|abu|abd|de|del|della|di|da|dos|"
    r"la|le|van|von|der|den|ter|y)\s+|(?:al|el|ul|ad|as|ash|az)[-‑])*(?-i:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐ])[\w'’ʼ`.-]*)*"
)


def surname(word: str) -> str:
    """A last name as it is compared: without article and possessive."""
    return re.sub(r"^(?:al|el|ul|ad|as|ash|az)[-‑]", "", re.sub(r"['’]s?$", "", word), flags=re.IGNORECASE)


def person_name(text: str, phrase: Span, parts: Parts, lexicon: VoiceLexicon, known: Sequence[str] = ()) -> str | None:
    """The last run of capitalised words in the head that is no organisation, country, outlet or role."""
    taken = [*(o.span for o in parts.orgs), *(o.span for o in parts.outlets), *(s.span for s in parts.states)]
    best = None
    for match in NAME.finditer(text, parts.head.start, parts.head.end):
        words = _without_roles(match.group(), lexicon)
        start = match.end() - len(words)
        span = Span(start, match.end())
        if not words or any(span.overlap(other) for other in taken):
            continue
        if words.lower() in lexicon.function_words or lexicon.nouns.fullmatch(words.split()[-1]):
            continue
        if " " not in words and not _titled(text, start, lexicon) and not any(words in full.split() for full in known):
            continue
        if text[match.end() : parts.head.end].strip(" \t\n,;:.'’\"”()"):
            continue  # "the Example Party minister": no name of a person
        best = words
    return best


def _titled(text: str, start: int, lexicon: VoiceLexicon) -> bool:
    """Whether "Mr", "Dr", "Col." stands before a name."""
    before = re.search(r"([\w]+)\.?\s+$", text[max(0, start - 12) : start])
    return before is not None and before.group(1).lower() in lexicon.titles


def _without_roles(words: str, lexicon: VoiceLexicon) -> str:
    """ "Government Spokesman Jo Example" -> "Jo Example"."""
    parts = words.split()
    while parts and (
        parts[0].lower().rstrip(".") in lexicon.titles
        or parts[0].lower() in lexicon.function_words
        or lexicon.nouns.fullmatch(parts[0])
        or parts[0].lower()
        in ("chief", "deputy", "senior", "former", "federal", "provincial", "regional", "local", "state")
    ):
        parts = parts[1:]
    return words[words.rfind(" ".join(parts)) :] if parts else ""
