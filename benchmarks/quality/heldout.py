"""What the trained reader finds in passages that it never saw: F of slots by language and label.

    python -m benchmarks.quality.heldout [--model FOLDER] [--passages FOLDER] [--labels]

A slot (perp, victim, count, place, site, when, finder) is right where its label is, its words overlap the marked ones
by half or more (Jaccard, code points), and it is tied to an act of the marked act's family. `marks` counts
labels without ties; `acts` acts with their type. Exit status 1: a language is below .80 of the English figure.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from training.labels import LINKED
from training.markup import Passage, read_file

from headstone.model.marks import Marked
from headstone.model.spans import Span
from headstone.reading.marks_windows import marked
from headstone.rooms import load_network
from headstone.text.sentences import sentences

FOLDER = Path(__file__).parents[2] / "training" / "heldout"
SHARE = 0.80  # of the English figure that the other languages must reach
LINK = 0.5
SLOTS = LINKED - {"act"}


@dataclass(slots=True)
class Tally:
    """Right, found and marked by what was counted."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, right: int, found: int, given: int) -> None:
        self.right[name] += right
        self.found[name] += found
        self.given[name] += given

    def f(self, *names: str) -> float:
        """Micro F over the names."""
        right, both = sum(self.right[n] for n in names), sum(self.found[n] + self.given[n] for n in names)
        return 2 * right / both if both else 0.0


Item = tuple[str, Span, str]  # label, words, the family of the act it is tied to ("" where ties are not counted)


def main() -> int:
    """Prints the table; 1 where a language falls short."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--passages", type=Path, default=FOLDER)
    parser.add_argument("--labels", action="store_true", help="a line for each label")
    given = parser.parse_args()
    network = load_network(given.model)
    tallies: dict[str, Tally] = {}
    for passage in load(given.passages):
        found = marked(passage.text, sentences(passage.text, (Span(0, len(passage.text)),)), network)
        count(passage, found, tallies.setdefault(passage.lang, Tally()))
    return shown(tallies, given.labels)


def load(folder: Path) -> Iterator[Passage]:
    for path in sorted(folder.glob("*.txt")):
        for passage, why in read_file(path):
            if passage is None:
                print(f"left out: {why}", file=sys.stderr)
            else:
                yield passage


def count(passage: Passage, found: Marked, tally: Tally) -> None:
    """Adds one passage."""
    gold_marks = [(m.label, Span(m.start, m.end), "") for m in passage.marks]
    said_marks = [(m.label, m.span, "") for m in found.marks]
    for label in {name for name, _, _ in gold_marks + said_marks}:
        one(tally, f"marks {label}", only(said_marks, label), only(gold_marks, label))
    families = {i: m.code.partition(".")[0] for m in passage.marks if m.label == "act" for i in m.ids}
    one(
        tally, "acts",
        [("act", m.span, m.value("act")) for m in found.marks if m.label == "act"],
        [("act", Span(m.start, m.end), m.code) for m in passage.marks if m.label == "act"],
    )  # fmt: skip
    gold = [(m.label, Span(m.start, m.end), families[i]) for m in passage.marks if m.label in SLOTS for i in m.ids]
    said = [
        (found.marks[b].label, found.marks[b].span, found.marks[a].value("act").partition(".")[0])
        for a, b, odds in found.links
        if odds >= LINK
    ]
    for label in SLOTS:
        one(tally, f"slot {label}", list(dict.fromkeys(only(said, label))), list(dict.fromkeys(only(gold, label))))
    tally.add("scope", int(max(found.scope, key=lambda n: found.scope[n]) == passage.scope), 1, 1)
    out = sum(p for n, p in found.scope.items() if n != "in") > 0.5
    tally.add("in or out", int(out == (passage.scope != "in")), 1, 1)


def only(items: Iterable[Item], label: str) -> list[Item]:
    return [item for item in items if item[0] == label]


def one(tally: Tally, name: str, said: Sequence[Item], gold: Sequence[Item]) -> None:
    """One-to-one, best overlaps first."""
    pairs = sorted(
        ((jaccard(a[1], b[1]), i, j) for i, a in enumerate(said) for j, b in enumerate(gold) if a[2] == b[2]),
        reverse=True,
    )
    left, right, hits = set[int](), set[int](), 0
    for share, i, j in pairs:
        if share >= 0.5 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            hits += 1
    tally.add(name, hits, len(said), len(gold))


def jaccard(a: Span, b: Span) -> float:
    shared = a.overlap(b)
    return shared / (a.end - a.start + b.end - b.start - shared)


def shown(tallies: dict[str, Tally], labels: bool) -> int:
    """The table, English first."""
    names = sorted({name for tally in tallies.values() for name in tally.given | tally.found})
    slots, marks = [n for n in names if n.startswith("slot ")], [n for n in names if n.startswith("marks ")]
    order = sorted(tallies, key=lambda name: (name != "en", name))
    print("language  " + "  ".join(f"{name:>7}" for name in order))
    rows = {"slots": slots, "marks": marks, "acts": ["acts"], "scope": ["scope"], "in or out": ["in or out"]}
    rows |= {name: [name] for name in slots + marks} if labels else {}
    for row, parts in rows.items():
        print(f"{row:<16}" + "  ".join(f"{tallies[name].f(*parts):7.3f}" for name in order))
    if "en" not in tallies:
        return 0
    floor = SHARE * tallies["en"].f(*slots)
    short = [name for name in order if tallies[name].f(*slots) < floor]
    print(f"floor of the other languages: {floor:.3f}" + (f"; below it: {', '.join(short)}" if short else ""))
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
