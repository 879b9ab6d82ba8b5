"""How many were killed and injured: `reading.tolls` against labelled reports, beside a simple baseline.

    HEADSTONE_BENCH=FOLDER python -m benchmarks.quality.tolls [--only gva|wikipedia] [--all] [--errors] [--raise]

FOLDER/gva holds reports of shootings with the killed and injured of their incidents (a killed suspect is counted
there), FOLDER/victims/wikipedia_terror short descriptions of attacks with the killed (attackers are not counted).
Nothing is trained on either. Of gva 600 reports are drawn by the hash of their ids, `--all` takes all. `--errors`
prints ids and numbers, never words. Where a folder is absent one line says so. Exit status 1: below a floor.
"""

import argparse
import gzip
import hashlib
import itertools
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.quality.floors import Floors, data_hash
from benchmarks.quality.referee import Scored
from headstone.model.spans import Span
from headstone.reading.syntax import Parser, SpacyParser
from headstone.reading.tolls import Toll, toll_of, worth_reading
from headstone.rooms import toll_lexicon
from headstone.text.numbers import find_numbers
from headstone.text.sentences import sentences
from headstone.versions import PARSER

FLOORS = Path(__file__).parent / "floors.json"
SAMPLE = 600
# Measure: (exact share of regular expressions, what to reach).
AIMS = {
    "gva killed exact": (0.633, 0.80),
    "gva injured exact": (0.443, 0.70),
    "wikipedia killed exact": (0.543, 0.88),
}
SUMMED = 3  # figures of a description that may add up to its label
SINGLE = 2  # persons without a figure that may be added to them


@dataclass(frozen=True, slots=True)
class Labelled:
    """A report with the numbers of its label; `injured` None where it has none."""

    name: str
    text: str
    killed: int
    injured: int | None


@dataclass(frozen=True, slots=True)
class Judged:
    report: Labelled
    toll: Toll
    killed: int

    @property
    def told(self) -> tuple[int, int]:
        return self.killed, self.toll.injured.n


def main() -> int:
    """Score the sets that are there and hold them against their floors."""
    given, folder = arguments(), Path(os.environ.get("HEADSTONE_BENCH") or "")
    floors, below = Floors.read(FLOORS), []
    for name, (place, load, judge) in SETS.items():
        data = folder / place
        if given.only not in (None, name):
            continue
        if not os.environ.get("HEADSTONE_BENCH") or not data.is_dir():
            print(f"tolls: HEADSTONE_BENCH names no folder with {place}; {name} is not measured")
            continue
        reports = load(data, given.all)
        rows, errors = judge(reports)
        label = f"tolls {name}{' (all)' if given.all and name == 'gva' else ''}"
        below += shown(label, rows, errors if given.errors else [], floors, data_hash(data), given.raised)
    if given.raised:
        floors.write(FLOORS)
    for line in below:
        print(f"BELOW ITS FLOOR  {line}")
    return 1 if below else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.quality.tolls", description=__doc__)
    parser.add_argument("--only", choices=["gva", "wikipedia"], help="one set")
    parser.add_argument("--all", action="store_true", help=f"all reports of gva, not {SAMPLE}")
    parser.add_argument("--errors", action="store_true", help="ids and numbers of what was judged wrong")
    parser.add_argument("--raise", action="store_true", dest="raised", help="write higher floors; never lower ones")
    return parser.parse_args()


def shown(
    name: str, rows: Sequence[Scored], errors: Sequence[str], floors: Floors, sha256: str, raised: bool
) -> list[str]:
    """Print the table of one set; returns the lines of what is below its floor."""
    known = floors.of(name, sha256)
    print(f"\n{name}{'' if known or raised else ' (no floors for this data)'}", flush=True)
    for row in rows:
        baseline, reach = AIMS.get(row.measure, (None, None))
        cells = f"baseline {cell(baseline)}  reach {cell(reach)}  floor {cell(known.get(row.measure))}"
        print(f"{row.measure:40}{row.value:7.3f}  {row.share:>9}  {cells}")
    print("\n".join(errors), end="\n" if errors else "")
    graded = [row for row in rows if row.measure in AIMS]
    if raised:
        floors.lift(name, sha256, graded)
    return [f"{name}: {r.measure} {r.value:.3f} < {known[r.measure]:.3f}" for r in graded if r.below(known)]


def cell(value: float | None) -> str:
    return "    -" if value is None else f"{value:.3f}"


def share(measure: str, hits: int, total: int) -> Scored:
    return Scored(measure, round(hits / total, 3), f"{hits}/{total}")


def tolls(reports: Sequence[Labelled]) -> Iterator[tuple[Labelled, Toll]]:
    """The toll of each report, parsed one report at a time."""
    parser, lexicon = load_parser(), toll_lexicon()
    for report in reports:
        cut = sentences(report.text, (Span(0, len(report.text)),))
        trees = parser.parse(report.text, worth_reading(report.text, cut, lexicon))
        yield report, toll_of(report.text, trees, lexicon)


def load_parser() -> Parser:
    import spacy  # here, since `--help` needs none

    return SpacyParser(spacy.load(PARSER))


def gva(folder: Path, whole: bool) -> list[Labelled]:
    """Reports whose incident is there, in the order of the hashes of their ids."""
    incidents = {row["incident_id"]: row for row in lines(folder / "incidents.jsonl.gz")}
    rows = [row for row in lines(folder / "docs.jsonl.gz") if row["incident_id"] in incidents]
    rows.sort(key=lambda row: hashlib.sha256(row["doc_id"].encode()).hexdigest())
    return [gva_report(row, incidents[row["incident_id"]]) for row in rows[: None if whole else SAMPLE]]


def gva_report(row: dict[str, Any], incident: dict[str, Any]) -> Labelled:
    return Labelled(row["doc_id"], f"{row['title']}\n\n{row['text']}", incident["killed"], incident["injured"])


def wikipedia(folder: Path, whole: bool) -> list[Labelled]:
    """All descriptions; a label is one number, given there as a range without width."""
    rows = [json.loads(line) for line in (folder / "incidents.jsonl").read_text(encoding="utf-8").splitlines()]
    return [Labelled(str(row["id"]), row["text"], row["dead"][0], None) for row in rows]


def lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as held:
        yield from map(json.loads, held)


def judge_gva(reports: Sequence[Labelled]) -> tuple[list[Scored], list[str]]:
    judged = [Judged(report, toll, toll.killed.n + toll.attackers.n) for report, toll in tolls(reports)]
    killed = sum(j.killed == j.report.killed for j in judged)
    injured = sum(j.toll.injured.n == j.report.injured for j in judged)
    wrong = [j for j in judged if j.told != (j.report.killed, j.report.injured)]
    rows = [share("gva killed exact", killed, len(judged)), share("gva injured exact", injured, len(judged))]
    return rows, [error(j) for j in wrong]


def judge_wikipedia(reports: Sequence[Labelled]) -> tuple[list[Scored], list[str]]:
    judged = [Judged(report, toll, toll.killed.n) for report, toll in tolls(reports)]
    right = sum(j.killed == j.report.killed for j in judged)
    stated = [j for j in judged if within_reach(j.report)]
    found = sum(j.killed == j.report.killed for j in stated)
    rows = [
        share("wikipedia killed exact", right, len(judged)),
        share("... whose figures can add up to the label", len(stated), len(judged)),
        share("... of these exact", found, len(stated)),
    ]
    return rows, [error(j) for j in judged if j.killed != j.report.killed]


def within_reach(report: Labelled) -> bool:
    """Whether figures of the description can add up to the label: many descriptions do not say how many died."""
    numbers = find_numbers(report.text, Span(0, len(report.text)))
    values = [v for n in numbers if (v := n.point or n.low or n.high)]
    sums = {sum(some) for size in range(SUMMED + 1) for some in itertools.combinations(values, size)}
    return any(report.killed - one in sums for one in range(SINGLE + 1))


def error(judged: Judged) -> str:
    report, toll = judged.report, judged.toll
    label = f"{report.killed} killed" + ("" if report.injured is None else f", {report.injured} injured")
    return (
        f"  {report.name}: label {label}; read {toll.killed.n} killed ({toll.killed.rule}), "
        f"{toll.attackers.n} attackers, {toll.injured.n} injured ({toll.injured.rule})"
    )


Loader = Callable[[Path, bool], list[Labelled]]
Judge = Callable[[Sequence[Labelled]], tuple[list[Scored], list[str]]]
SETS: dict[str, tuple[str, Loader, Judge]] = {
    "gva": ("gva", gva, judge_gva),
    "wikipedia": ("victims/wikipedia_terror", wikipedia, judge_wikipedia),
}

if __name__ == "__main__":
    sys.exit(main())
