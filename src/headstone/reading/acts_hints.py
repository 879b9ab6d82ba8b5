"""Acts that a report only hints at: no sentence names one, and yet its words leave no doubt what it speaks of.

A letter, an interview, a column tells of "the well", "the dead", "the men who did it" and never says that somebody
killed or buried anybody. Where no act is named, words of two kinds that stand together are a hint: the dead and
violence, remains and a place to bury them, tombs and what breaks them. A hint leads a report to an incident that others
tell of and founds none (`linking.incidents_profile`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from headstone.model.reading import Act
from headstone.model.spans import Span
from headstone.model.trees import Tree
from headstone.reading.acts_verbs import NAMED, family_of
from headstone.reading.lexicon import Lexicon

BESIDE = 5  # sentences: so near two words speak of one thing, in a text of the length of a letter
AT_HAND = 1  # the same, for words that say less
FEWEST = 3  # sentences of a text, its title among them: a line by itself has no words around it
MOST = 300  # words of one sort that are looked at: a report of nothing else must not cost minutes
# (act, what it is done to, what tells that it was done): cues of the tables.
HINTS = (
    ("kill.noncombatant", "hint_dead", ("hint_force",), BESIDE),
    ("grave.discovery", "hint_remains", ("hint_burial", "hint_inquiry"), BESIDE),
    ("grave.concealment", "hint_dead", ("hint_burial",), AT_HAND),
    ("cem.grave_destruction", "hint_tombs", ("hint_harm",), BESIDE),
)
RULE = "hint"


@dataclass(frozen=True, slots=True)
class Hint:
    """Words that hint at an act, in the sentence of that number."""

    code: str
    words: Span
    sentence: int


def hints(text: str, sentences: Sequence[Span], lexicon: Lexicon) -> Iterator[Hint]:
    """At most one hint of each kind: where its two sorts of words stand nearest."""
    for code, what, ways, reach in HINTS if len(sentences) >= FEWEST else ():
        objects = spotted(text, sentences, (what,), lexicon)
        done = spotted(text, sentences, ways, lexicon)
        near = [
            (abs(i - j), i, a.start, a)
            for i, a in objects for j, b in done
            if abs(i - j) <= reach and not a.overlap(b)
        ]  # fmt: skip
        if near:
            _, sentence, _, words = min(near, key=lambda row: row[:3])
            yield Hint(code, words, sentence)


def spotted(
    text: str, sentences: Sequence[Span], cues: Sequence[str], lexicon: Lexicon
) -> list[tuple[int, Span]]:
    """The words of some cues with the number of their sentence."""
    found = (
        (i, Span(m.start(), m.end()))
        for cue in cues for i, s in enumerate(sentences) for m in lexicon.cues[cue].finditer(text, s.start, s.end)
    )  # fmt: skip
    return list(islice(found, MOST))


def may_hint(text: str, body: Span, lexicon: Lexicon) -> bool:
    """Whether a text holds words for what something is done to: else nothing in it is a hint."""
    return any(lexicon.cues[what].search(text, body.start, body.end) for _, what, *_ in HINTS)


def hinted(hint: Hint, tree: Tree) -> Act:
    """The act of a hint; `tree` is its sentence's."""
    token = tree.at(hint.words.start) or tree.root()
    why = f"{RULE}: no act is named, and the words around leave none other"
    return Act(hint.code, family_of(hint.code), hint.words, token, hint.sentence, NAMED, why)
