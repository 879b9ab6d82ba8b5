"""What the benchmarks over the labelled sets of `HEADSTONE_BENCH` share: where they lie, the table, the floors."""

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.quality.floors import Floors
from benchmarks.quality.referee import Scored
from headstone.reading.syntax import SpacyParser
from headstone.versions import PARSER

FLOORS = Path(__file__).parent / "floors.json"
SHOWN = 60  # code points of a wording that --errors prints: enough to know the case, too little to republish a text


@dataclass(frozen=True, slots=True)
class Aim:
    """What others reached on the same task (named), and what we are to reach."""

    references: str
    reach: float | None = None


@cache
def the_parser() -> SpacyParser:
    import spacy

    return SpacyParser(spacy.load(PARSER))


def bench_folder(name: str, probe: str) -> Path | None:
    """The folder of a labelled set; None, and one line that says so, where it is absent."""
    named = os.environ.get("HEADSTONE_BENCH")
    if named and (Path(named) / name / probe).exists():
        return Path(named) / name
    print(f"{name}: set HEADSTONE_BENCH to the folder that holds {name}/{probe}; nothing measured")
    return None


def arguments(prog: str, doc: str | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=prog, description=doc)
    parser.add_argument("--part", default="dev", choices=("dev", "train"), help="dev (default; has floors) or train")
    parser.add_argument("--errors", action="store_true", help="classes of errors with counts and short wordings")
    parser.add_argument("--raise", action="store_true", dest="raised", help="write higher floors; never lower ones")
    return parser.parse_args()


def judged(name: str, sha256: str, rows: Sequence[Scored], aims: dict[str, Aim], raised: bool) -> int:
    """Print the table of a set, hold it against its floors. Returns the exit status: 1 below a floor."""
    floors = Floors.read(FLOORS)
    known = floors.of(name, sha256)
    print(f"\n{name}{'' if known or raised else ' (no floors for this data)'}", flush=True)
    for row in rows:
        print(line(row, aims.get(row.measure), known.get(row.measure)))
    if raised:
        floors.lift(name, sha256, rows)
        floors.write(FLOORS)
    below = [row for row in rows if row.below(known)]
    for row in below:
        print(f"BELOW ITS FLOOR  {name}: {row.measure} {row.value:.3f} < {known[row.measure]:.3f}")
    return 1 if below else 0


def line(row: Scored, aim: Aim | None, floor: float | None) -> str:
    shown = f"{row.measure:56}{row.value:7.3f}  {row.share:>11}"
    if aim is not None:
        shown += f"  {aim.references}" + (f"  reach {aim.reach:.3f}" if aim.reach is not None else "")
    return shown + ("" if floor is None else f"  floor {floor:.3f}")


def short(wording: str) -> str:
    flat = " ".join(wording.split())
    return flat if len(flat) <= SHOWN else flat[: SHOWN - 1] + "…"
