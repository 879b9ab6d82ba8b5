"""Time expressions of narrative, held against the WikiWars documents: spans and values.

    HEADSTONE_BENCH=FOLDER python -m benchmarks.quality.wikiwars [--errors] [--raise]

Reads FOLDER/wikiwars/*.tml (TimeML). A found expression matches a labelled one where the two overlap (relaxed, one to
one); a value counts where the matched pair agrees in it. No date of publication is given: history is told from within.
`--errors` names each miss by document, offset and kind. Where the folder is absent one line says so. Exit status 1: a
figure is below its floor.
"""

import argparse
import html
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.floors import Floors, data_hash
from benchmarks.quality.referee import Scored
from benchmarks.quality.timex import Timex, timexes
from headstone.model.spans import Span
from headstone.text.dates import Anchor, find_times_in_order
from headstone.text.sentences import sentences

FLOORS = Path(__file__).with_name("floors.json")
NAME = "wikiwars"
PUBLISHED = "HeidelTime, all 22 documents: value F1 .825"
_TIMEX = re.compile(r'<TIMEX3[^>]*?value="([^"]*)"[^>]*>|(</TIMEX3>)|<[^>]*>')


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document: its plain text and the expressions labelled in it."""

    name: str
    text: str
    gold: tuple[Timex, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """`kind`: missed | spurious | value. `at` is the offset in the plain text."""

    document: str
    at: int
    kind: str
    gold: str
    found: str
    wording: str


def main() -> int:
    """Print the table; hold the figures against their floors."""
    given = _arguments()
    folder = Path(os.environ.get("HEADSTONE_BENCH", "")) / NAME
    if "HEADSTONE_BENCH" not in os.environ or not folder.is_dir():
        print("wikiwars: set HEADSTONE_BENCH to a folder that holds wikiwars/*.tml; nothing measured")
        return 0
    faults: list[Fault] = []
    counts: Counter[str] = Counter()
    for document in documents(folder):
        one, wrong = judged(document)
        counts += one
        faults += wrong
    rows = figures(counts)
    if given.errors:
        _show(faults)
    return _floored(rows, data_hash(folder), given.raised)


def documents(folder: Path) -> Iterator[Labelled]:
    """The documents of a folder of TimeML files, in order of their names."""
    for path in sorted(folder.glob("*.tml")):
        body = path.read_text(encoding="utf-8").partition("<TEXT>")[2].rpartition("</TEXT>")[0]
        yield _plain(path.stem, body)


def _plain(name: str, body: str) -> Labelled:
    """TimeML → plain text and labels with offsets in it."""
    pieces: list[str] = []
    gold: list[Timex] = []
    at, length, opened = 0, 0, ("", 0)
    for match in [*_TIMEX.finditer(body), None]:
        piece = html.unescape(body[at : match.start() if match else len(body)])
        pieces.append(piece)
        length += len(piece)
        if match is None:
            break
        if match.group(1) is not None:
            opened = (match.group(1), length)
        elif match.group(2):
            gold.append(Timex(Span(opened[1], length), opened[0]))
        at = match.end()
    return Labelled(name, "".join(pieces), tuple(gold))


def judged(document: Labelled) -> tuple[Counter[str], list[Fault]]:
    """Counts (gold, found, spans, values) of a document, and its faults."""
    text, gold = document.text, document.gold
    groups = find_times_in_order(text, sentences(text, (Span(0, len(text)),)), Anchor())
    found = [one for group in groups for mention in group for one in timexes(text, mention)]
    pairs = _paired(gold, found)
    values = sum(gold[a].value == found[b].value for a, b in pairs.items())
    counts = Counter(gold=len(gold), found=len(found), spans=len(pairs), values=values)
    return counts, _faults(document, found, pairs)


def _paired(gold: Sequence[Timex], found: Sequence[Timex]) -> dict[int, int]:
    """Index of each labelled expression that one found overlaps, with that one; both in order, one to one."""
    pairs: dict[int, int] = {}
    low = 0
    for a, label in enumerate(gold):
        for b in range(low, len(found)):
            if found[b].span.start >= label.span.end:
                break
            if found[b].span.end > label.span.start:
                pairs[a], low = b, b + 1
                break
    return pairs


def _faults(document: Labelled, found: Sequence[Timex], pairs: dict[int, int]) -> list[Fault]:
    def fault(kind: str, span: Span, gold: str, value: str) -> Fault:
        return Fault(document.name, span.start, kind, gold, value, document.text[span.start : span.end])

    out = []
    for a, label in enumerate(document.gold):
        value = found[pairs[a]].value if a in pairs else ""
        if a not in pairs:
            out.append(fault("missed", label.span, label.value, ""))
        elif value != label.value:
            out.append(fault("value", label.span, label.value, value))
    hit = set(pairs.values())
    out += [fault("spurious", one.span, "", one.value) for b, one in enumerate(found) if b not in hit]
    return sorted(out, key=lambda one: one.at)


def figures(counts: Counter[str]) -> list[Scored]:
    """Precision, recall and F1 of spans, F1 of values."""
    gold, found = counts["gold"], counts["found"]

    def row(measure: str, right: int, of: int) -> Scored:
        return Scored(measure, round(right / of, 3) if of else 0.0, f"{right}/{of}")

    both = gold + found
    return [
        row("relaxed span precision", counts["spans"], found),
        row("relaxed span recall", counts["spans"], gold),
        row("relaxed span F1", 2 * counts["spans"], both),
        row("value F1", 2 * counts["values"], both),
    ]


def _show(faults: Sequence[Fault]) -> None:
    """The faults; their wording on a terminal only, never in a log."""
    for one in faults:
        wording = f"  {one.wording[:60]!r}" if sys.stdout.isatty() else ""
        print(f"{one.document}  {one.at:6}  {one.kind:8}  {one.gold:14}  {one.found:14}{wording}")


def _floored(rows: Sequence[Scored], sha256: str, raised: bool) -> int:
    floors = Floors.read(FLOORS)
    known = floors.of(NAME, sha256)
    print(f"wikiwars ({PUBLISHED})")
    for row in rows:
        floor = f"{known[row.measure]:.3f}" if row.measure in known else "-"
        print(f"{row.measure:28}{row.value:7.3f}  {row.share:>10}  floor {floor}")
    if raised:
        floors.lift(NAME, sha256, rows)
        floors.write(FLOORS)
    below = [row.measure for row in rows if row.below(known)]
    for measure in below:
        print(f"BELOW ITS FLOOR  {measure}")
    return 1 if below else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.quality.wikiwars", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="name every expression that was judged wrong")
    parser.add_argument("--raise", action="store_true", dest="raised", help="write higher floors; never lower ones")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
