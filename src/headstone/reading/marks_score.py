"""How well a network marks: its marks of a passage against those that a person gave, counted by slot.

A slot (perp, victim, count, place, site, when, finder) is right where its label is, its words overlap the given ones by
half or more (Jaccard, code points), and it is tied to an act of the given act's family. `marks` counts labels without
their ties; `acts` acts with their type.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from headstone.model.marks import Marked
from headstone.model.spans import Span
from headstone.text.passage_labels import LINKED
from headstone.text.passages import Passage

LINK = 0.4  # as the reader ties slots to acts
HALF = 0.5
SLOTS = tuple(sorted(LINKED - {"act"}))
Item = tuple[str, Span, str]  # label, words, the family of the act it is tied to ("" where ties are not counted)


@dataclass(frozen=True, slots=True)
class Miss:
    """One error: `kind` is missed (given, not found) or invented (found, not given)."""

    passage: str
    row: str
    kind: str
    wording: str


@dataclass(slots=True)
class Tally:
    """Right, found and given by what was counted, and the errors."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)
    # label -> score of each mark found, and whether it was right
    sure: dict[str, list[tuple[float, bool]]] = field(default_factory=dict)

    def f(self, *names: str) -> float:
        """Micro F over the names; 0 where none was found or given."""
        right, both = sum(self.right[n] for n in names), sum(self.found[n] + self.given[n] for n in names)
        return 2 * right / both if both else 0.0

    def rows(self, start: str) -> list[str]:
        """Names of the rows that begin so, in order."""
        return sorted(name for name in self.given | self.found if name.startswith(start))


def count(passage: Passage, found: Marked, tally: Tally) -> None:
    """Adds one passage to a tally."""
    given = [(m.label, Span(m.start, m.end), "") for m in passage.marks]
    said = [(m.label, m.span, "") for m in found.marks]
    sure = {(m.label, m.span): m.score for m in found.marks}
    for label in sorted({name for name, _, _ in given + said}):
        hits = matched(passage, f"marks {label}", only(said, label), only(given, label), tally)
        scored = [(sure[item[0], item[1]], n in hits) for n, item in enumerate(only(said, label))]
        tally.sure.setdefault(label, []).extend(scored)
    acts = [("act", m.span, m.value("act")) for m in found.marks if m.label == "act"]
    matched(passage, "acts", acts, [("act", Span(m.start, m.end), m.code) for m in passage.marks if m.code], tally)
    ties, want = list(dict.fromkeys(_ties(found))), list(dict.fromkeys(_given_ties(passage)))
    for label in SLOTS:
        matched(passage, f"slot {label}", only(ties, label), only(want, label), tally)
    _scope(passage, found.scope, tally)


def _ties(found: Marked) -> Iterator[Item]:
    for a, b, odds in found.links:
        if odds >= LINK:
            yield found.marks[b].label, found.marks[b].span, family(found.marks[a].value("act"))


def _given_ties(passage: Passage) -> Iterator[Item]:
    families = {i: family(m.code) for m in passage.marks if m.label == "act" for i in m.ids}
    for m in passage.marks:
        if m.label in SLOTS:
            yield from ((m.label, Span(m.start, m.end), families[i]) for i in m.ids)


def family(code: str) -> str:
    return code.partition(".")[0]


def only(items: Iterable[Item], label: str) -> list[Item]:
    return [item for item in items if item[0] == label]


def matched(passage: Passage, row: str, said: Sequence[Item], given: Sequence[Item], tally: Tally) -> set[int]:
    """One to one, the best overlaps first; the indexes of what was said and is right."""
    pairs = [(jaccard(a[1], b[1]), i, j) for i, a in enumerate(said) for j, b in enumerate(given) if a[2] == b[2]]
    left: set[int] = set()
    right: set[int] = set()
    for share, i, j in sorted(pairs, reverse=True):
        if share >= HALF and i not in left and j not in right:
            left.add(i)
            right.add(j)
    tally.right[row] += len(left)
    tally.found[row] += len(said)
    tally.given[row] += len(given)
    tally.misses += [Miss(passage.id, row, "invented", words(passage, s)) for i, s in enumerate(said) if i not in left]
    tally.misses += [Miss(passage.id, row, "missed", words(passage, g)) for j, g in enumerate(given) if j not in right]
    return left


def words(passage: Passage, item: Item) -> str:
    return passage.text[item[1].start : item[1].end]


def jaccard(a: Span, b: Span) -> float:
    shared = a.overlap(b)
    return shared / (a.end - a.start + b.end - b.start - shared)


def _scope(passage: Passage, scope: Mapping[str, float], tally: Tally) -> None:
    """The gate of the document: the very reason, and in or out alone."""
    best = max(scope, key=lambda name: scope[name], default="")
    out = sum(odds for name, odds in scope.items() if name != "in") > HALF
    for row, right in (("scope", best == passage.scope), ("in or out", out == (passage.scope != "in"))):
        tally.right[row] += right
        tally.found[row] += 1
        tally.given[row] += 1


def calibration(tally: Tally, bins: int = 10) -> float:
    """Expected calibration error: how far scores lie from the share that is right, averaged over bins of scores."""
    sure = [row for rows in tally.sure.values() for row in rows]
    if not sure:
        return 0.0
    parts: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for score, right in sure:
        parts[min(bins - 1, int(score * bins))].append((score, right))
    gaps = (abs(sum(s for s, _ in part) - sum(r for _, r in part)) for part in parts)
    return sum(gaps) / len(sure)
