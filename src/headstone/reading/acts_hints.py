"""Acts that a report only hints at: no sentence names one, and yet its words leave no doubt what it speaks of.

A letter, an interview, a column tells of "the well", "the dead", "the men who did it" and never says that somebody
killed or buried anybody. Where no act is named, words of two kinds that stand together are a hint: the dead and
violence, remains and a place to bury them, tombs and what breaks them. A hint leads a report to an incident that others
tell of and founds none (`linking.incidents_profile`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Protocol

from headstone.model.reading import Act, Document, Hint
from headstone.model.spans import Span
from headstone.model.trees import Tree
from headstone.reading.acts_verbs import NAMED, family_of

BESIDE = 5  # sentences: so near two words speak of one thing, in a text of the length of a letter
NEAR_BY, AT_HAND = 3, 1  # the same, for words that say less
FEWEST = 3  # sentences of a text, its title among them: a line by itself has no words around it
MOST = 300  # words of one sort that are looked at: a report of nothing else must not cost minutes
# (act, what it is done to, what tells that it was done; none: the words say it alone): cues of the tables.
HINTS = (
    ("kill.noncombatant", "hint_dead", ("hint_force",), BESIDE),
    ("grave.discovery", "hint_remains", ("hint_burial", "hint_inquiry"), BESIDE),
    ("grave.concealment", "hint_dead", ("hint_burial",), NEAR_BY),
    ("cem.grave_destruction", "hint_tombs", ("hint_harm",), BESIDE),
    ("kill.noncombatant", "hint_reckoning", ("hint_force", "hint_doers"), BESIDE),
    ("grave.concealment", "hint_shot", ("hint_burial",), AT_HAND),
    ("cem.grave_destruction", "hint_opened", (), 0),
    ("kill.noncombatant", "hint_killing", (), 0),
    ("grave.discovery", "hint_grave", (), 0),
)
RULE = "hint"
Cues = Mapping[str, re.Pattern[str]]


WORDS, NETWORK = "the words around leave none other", "the trained network marks this one"


class Hinting(Protocol):
    """Who is asked for the acts of an English report that names none: the trained reader."""

    def hints(self, document: Document) -> tuple[Hint, ...]:
        """The acts that it would hint at; none where it leaves the report out."""


def hints(text: str, sentences: Sequence[Span], cues: Cues) -> Iterator[Hint]:
    """At most one hint of each row: where its two sorts of words stand nearest."""
    for code, what, ways, reach in HINTS if len(sentences) >= FEWEST else ():
        objects = spotted(text, sentences, (what,), cues)
        done = spotted(text, sentences, ways, cues)
        near = [
            (abs(i - j), i, a.start, a)
            for i, a in objects for j, b in done
            if abs(i - j) <= reach and not a.overlap(b)
        ] if ways else [(0, i, a.start, a) for i, a in objects]  # fmt: skip
        if near:
            _, sentence, _, words = min(near, key=lambda row: row[:3])
            yield Hint(code, words, sentence, WORDS)


def spotted(text: str, sentences: Sequence[Span], names: Sequence[str], cues: Cues) -> list[tuple[int, Span]]:
    """The words of the cues of those names with the number of their sentence."""
    found = (
        (i, Span(m.start(), m.end()))
        for name in names if name in cues
        for i, s in enumerate(sentences) for m in cues[name].finditer(text, s.start, s.end)
    )  # fmt: skip
    return list(islice(found, MOST))


def may_hint(text: str, body: Span, cues: Cues) -> bool:
    """Whether a text holds words for what something is done to: else nothing in it is a hint."""
    return any(cues[what].search(text, body.start, body.end) for _, what, *_ in HINTS if what in cues)


def hinted(hint: Hint, tree: Tree) -> Act:
    """The act of a hint; `tree` is its sentence's."""
    token = tree.at(hint.words.start) or tree.root()
    why = f"{RULE}: no act is named, and {hint.why}"
    return Act(hint.code, family_of(hint.code), hint.words, token, hint.sentence, NAMED, why)
