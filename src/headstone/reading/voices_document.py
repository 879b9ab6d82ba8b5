"""What a document as a whole tells of its voices: full names, the country it is about, the sides that fight."""

import re
from collections.abc import Sequence

from headstone.model.reading import Document
from headstone.model.spans import Span
from headstone.reading.voices_lexicon import VoiceLexicon

_GAP = r"(?:[^\S\n]+|\n(?=\w))"  # no name runs from a headline into the text
_FULL_NAME = re.compile(
    rf"\b[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+(?:{_GAP}(?:(?:al|el|bin|ibn|abu|abd|de|del|della|la|van|von|der){_GAP}|(?:al|el|ul)[-‑])*"
    r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+){1,4}"
)
_FIRST_WEIGHT = 3.0  # a country in the headline or first sentence, against one elsewhere


def full_names(text: str, sentences: Sequence[Span]) -> tuple[str, ...]:
    if not sentences:
        return ()
    found = _FULL_NAME.findall(text, sentences[0].start, sentences[-1].end)
    return tuple(dict.fromkeys(found))


def country_of(document: Document, lexicon: VoiceLexicon) -> str | None:
    """The country that the text names most; forces of a country count less than places of it."""
    if not document.sentences:
        return None
    text = document.layer.text
    whole = Span(document.sentences[0].start, document.sentences[-1].end)
    votes: dict[str, float] = {}
    orgs = lexicon.organisations.find(text, whole)
    forces = [org.span for org in orgs if org.kind == "state_armed"]
    for state in lexicon.organisations.find_states(text, whole):
        if state.how == "demonym" and any(span.holds(state.span) for span in forces):
            continue  # an army may stand in another country
        weight = {"name": 2.0, "demonym": 1.0, "seat": 0.5}[state.how]
        first = state.span.start < document.sentences[0].end
        votes[state.country] = votes.get(state.country, 0.0) + weight * (_FIRST_WEIGHT if first else 1.0)
    for org in orgs:
        if org.side and org.kind in ("state_civil", "state_police", "state_armed"):
            bare_name = not lexicon.organisations.find_states(text, org.span)
            if bare_name or org.kind != "state_armed":
                votes[org.side] = votes.get(org.side, 0.0) + 1.5
    ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    return ranked[0][0] if ranked and ranked[0][1] > 0 else None


def fighting_sides(document: Document, lexicon: VoiceLexicon) -> frozenset[str]:
    """Sides whose fighters the document names."""
    if not document.sentences:
        return frozenset()
    whole = Span(document.sentences[0].start, document.sentences[-1].end)
    orgs = lexicon.organisations.find(document.layer.text, whole)
    return frozenset(org.side for org in orgs if org.kind in ("state_armed", "armed_group") and org.side)
