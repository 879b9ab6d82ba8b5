"""Marks that the thing itself refutes: stones raised again are no exhumation, and "39, not 38" tells of no 38 dead.

The network goes by the verb ("raised sixty", "carried out nine") and by a figure near the dead. What is raised is told
by the word behind the verb: where a sentence names stones, crosses or lorries there and nobody's remains, it is no
exhumation; a figure that counts stones counts graves, and one that is denied counts nothing.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from headstone.model.marks import Mark, Marked
from headstone.model.reading import Document
from headstone.model.spans import Span
from headstone.reading.acts_hints import Cues
from headstone.reading.counts_setting import DEAD
from headstone.reading.marks_voices import sentence_of

TAKEN_UP = ("grave.exhumation", "grave.informal_recovery", "grave.identification_return")
BEHIND, BEFORE = 60, 40  # code points around a verb within which its object stands
BACK = 16  # code points before a figure in which it is denied
# "not 38", not "not fewer than 38": a bare figure right behind the negation.
DENIED = re.compile(
    r"\b(?:not|nicht|no|non|pas|niet|ikke|nie|bukan|не|ні|ليس|وليس|لا|ولا) (?:(?:die|de|los|las|les|i|gli|the) )?$",
    re.IGNORECASE,
)
NEXT_WORD = re.compile(r"\s{1,3}(?:de |von |van |di )?", re.IGNORECASE)  # "34 people lay criss-cross" counts no crosses


def sober(document: Document, found: Marked, words: Mapping[str, Cues]) -> Marked:
    """The marks without exhumations of stones and figures of what is not; as they are in a language without words."""
    cues = words.get((document.report.meta.language or "").partition("-")[0])
    if not cues or "hint_stones" not in cues:
        return found
    marks = tuple(judged(mark, document.text, document.sentences, cues) for mark in found.marks)
    return found if marks == found.marks else replace(found, marks=marks)


def judged(mark: Mark, text: str, sentences: Sequence[Span], cues: Cues) -> Mark:
    if mark.label == "act" and mark.value("act") in TAKEN_UP and of_stones(mark, text, sentences, cues):
        return replace(mark, score=0.0)
    if mark.label == "count":
        return counted(mark, text, cues)
    return mark


def of_stones(mark: Mark, text: str, sentences: Sequence[Span], cues: Cues) -> bool:
    """Stones stand around the verb, and the sentence has no word for remains or the dead."""
    said = sentences[sentence_of(sentences, mark.span)]
    start, end = max(said.start, mark.span.start - BEFORE), min(said.end, mark.span.end + BEHIND)
    human = any(cues[name].search(text, said.start, said.end) for name in ("hint_remains", "hint_dead"))
    return not human and bool(cues["hint_stones"].search(text, start, end))


def counted(mark: Mark, text: str, cues: Cues) -> Mark:
    """A figure that is denied counts nothing; one of stones among figures of the dead counts graves."""
    if DENIED.search(text, max(0, mark.span.start - BACK), mark.span.start):
        return replace(mark, classes={**mark.classes, "kind": ("other", 1.0)})
    behind = NEXT_WORD.match(text, mark.span.end)
    stones = behind is not None and cues["hint_stones"].match(text, behind.end())
    if stones and mark.value("kind") in DEAD:
        return replace(mark, classes={**mark.classes, "kind": ("graves_destroyed", 1.0)})
    return mark
