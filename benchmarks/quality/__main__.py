"""What the reader and the linker are worth: the referee's table over every labelled set, against floors.

    HEADSTONE_REPORTS=FOLDER python -m benchmarks.quality [--errors] [--only SET] [--raise]

`HEADSTONE_REPORTS` names a folder of labelled reports; its labels lie in FOLDER-gold, the referee in
../tools/score_reports.py, country files for the depth pack in ../gazetteer beside it. Our own sets are scored by the
same referee. Where it is absent one line says so and nothing is measured. Exit status 1: a figure is below its floor.
A floor holds for the data whose SHA-256 stands beside it; `--raise` writes higher floors and never lower ones.
"""

import argparse
import json
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.depth import with_depth
from benchmarks.quality.floors import Floors, data_hash
from benchmarks.quality.referee import Scored, scored
from headstone.config import settings

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
EXAMPLES = HERE.parents[1] / "examples"

# Measure: (simple baseline, what to reach) of the issue that asked for this reader, on its own set.
AIMS = {
    "incident B3 F (en)": (0.90, 0.95),
    "cannot-link pairs kept apart": (11 / 14, 1.0),
    "negatives without an incident": (4 / 14, 13 / 14),
    "leading victim count exact (en)": (0.48, 0.80),
    "graves/stones/shrines count exact (en)": (0.56, 7 / 9),
    "no distractor figure among the victims (en)": (0.89, 0.92),
    "place within its precision (en)": (0.36, 0.55),
    "event date overlaps, stated or relative (en)": (0.43, 0.80),
    "relative date left open where nothing anchors it (en)": (None, 0.90),
    "perpetrator as reported (en)": (0.47, 0.80),
    "no perpetrator where the report names none (en)": (0.0, 0.80),
    "found by (en)": (0.0, 0.70),
    "denial kept as a denied claim (en)": (0.0, 1.0),
    "same-origin pairs found": (0.0, 10 / 12),
    "false same-origin pairs": (0.0, 0.0),
    "known origins right": (None, 0.65),
    "known origins over-counted": (None, 3 / 20),
    "quotes that stand in their report": (None, 1.0),
    "values whose wording stands in a quote of the claim": (None, 1.0),
}
WITH_DEPTH = {"place within its precision (en)": 0.75}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A set of reports with labels, read with one gazetteer."""

    name: str
    reports: Path
    gold: Path
    gazetteer: Path
    every_language: bool = False  # the referee judges values of English reports only: judge all as if they were
    english: bool = True  # False: only the reports of other languages are judged


def main() -> int:
    """Score every set and hold it against its floors."""
    given = arguments()
    named = os.environ.get("HEADSTONE_REPORTS")
    reports = Path(named or "")
    referee = reports.parent / "tools" / "score_reports.py"
    if not named or not referee.is_file():
        print("quality: set HEADSTONE_REPORTS to labelled reports beside ../tools/score_reports.py; none measured")
        return 0
    floors, below = Floors.read(FLOORS), []
    for one in sets_of(reports):
        if given.only in (None, one.name):
            below += judged(one, referee, floors, given)
    if given.raised:
        floors.write(FLOORS)
    for line in below:
        print(f"BELOW ITS FLOOR  {line}")
    return 1 if below else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.quality", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="name every report that was judged wrong")
    parser.add_argument(
        "--only", help="one set: ours, examples, languages, reports, reports+depth, reports: other languages"
    )
    parser.add_argument("--raise", action="store_true", dest="raised", help="write higher floors; never lower ones")
    return parser.parse_args()


def sets_of(reports: Path) -> list[Labelled]:
    """Our own sets and the one at hand with the built-in list; the latter also with the depth pack, if it is there."""
    builtin = settings(os.environ).gazetteer
    gold = reports.with_name(reports.name + "-gold")
    found = [
        Labelled("ours", HERE / "ours" / "reports", HERE / "ours" / "gold", builtin),
        Labelled("examples", EXAMPLES / "reports", EXAMPLES / "gold", builtin),
        Labelled(
            "languages", HERE / "languages" / "reports", HERE / "languages" / "gold", builtin, every_language=True
        ),
        Labelled("reports", reports, gold, builtin),
    ]
    packs = sorted((reports.parent / "gazetteer").glob("*.gz"))
    if packs:
        deep = with_depth(builtin, packs)
        found.append(Labelled("reports+depth", reports, gold, deep))
        found.append(Labelled("reports: other languages", reports, gold, deep, every_language=True, english=False))
    return [one for one in found if (one.gold / "gold.jsonl").is_file()]


def judged(one: Labelled, referee: Path, floors: Floors, given: argparse.Namespace) -> list[str]:
    """Print the table of one set; returns the lines of what is below its floor."""
    with tempfile.TemporaryDirectory(prefix="headstone-gold-") as made:
        gold = as_english(one, Path(made)) if one.every_language else one.gold
        rows, errors = scored(referee, one.reports, gold, one.gazetteer, given.errors)
    sha256 = data_hash(one.reports, one.gold)
    known = floors.of(one.name, sha256)
    print(f"\n{one.name}{'' if known or given.raised else ' (no floors for this data)'}", flush=True)
    for row in rows:
        print(line(row, one.name, known.get(row.measure)))
    print("\n".join(errors), end="\n" if errors else "")
    if given.raised:
        floors.lift(one.name, sha256, rows)
    return [f"{one.name}: {row.measure} {row.value:.3f} < {known[row.measure]:.3f}" for row in rows if row.below(known)]


def as_english(one: Labelled, made: Path) -> Path:
    """The labels of a set, every row marked English; the rows of English reports left out where only others count."""
    for path in one.gold.iterdir():
        (made / path.name).write_bytes(path.read_bytes())
    rows = [
        json.loads(row) for row in (one.gold / "gold.jsonl").read_text(encoding="utf-8").splitlines() if row.strip()
    ]
    kept = [row | {"language": "en"} for row in rows if one.english or row["language"] != "en"]
    (made / "gold.jsonl").write_text("\n".join(json.dumps(row) for row in kept), encoding="utf-8")
    told, origins = {row["incident"] for row in kept}, json.loads((made / "origins.json").read_text(encoding="utf-8"))
    known = {name: row for name, row in origins.items() if name in told}  # the referee expects a report of each
    (made / "origins.json").write_text(json.dumps(known), encoding="utf-8")
    return made


def line(row: Scored, name: str, floor: float | None) -> str:
    shown = f"{row.measure:56}{row.value:7.3f}  {row.share:>9}"
    if name.startswith("reports"):
        baseline, reach = AIMS.get(row.measure, (None, None))
        reach = WITH_DEPTH.get(row.measure, reach) if name.endswith("depth") else reach
        shown += f"  baseline {cell(baseline)}  reach {cell(reach)}"
    return shown + f"  floor {cell(floor)}"


def cell(value: float | None) -> str:
    return "     -" if value is None else f"{value:6.3f}"


if __name__ == "__main__":
    sys.exit(main())
