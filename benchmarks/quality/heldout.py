"""The trained reader on passages that it never saw, against its floors: the other languages against English.

    python -m benchmarks.quality.heldout [--model FOLDER] [--passages FOLDER]

What is counted stands in headstone.reading.marks_score. Printed too: which languages are short of .80 of the English
figure, how many sentences that matter the linear gate keeps, and how many of the others it skips. Exit status 1: a
figure is below its floor.
"""

import argparse
import sys
from pathlib import Path

from benchmarks.quality.floors import data_hash
from benchmarks.quality.labelled import judged
from benchmarks.quality.referee import Scored
from headstone.evaluate import Evaluated, evaluate, held, slot_f
from headstone.model.marks import Network
from headstone.model.spans import Span
from headstone.network import load_network
from headstone.reading.marks_score import calibration
from headstone.text.sentences import sentences

FOLDER = Path(__file__).parents[2] / "training" / "heldout"
SHARE = 0.80  # of the English figure that the other languages must reach
RECALL = 0.995  # of the sentences that matter that the gate must keep


def main() -> int:
    """Prints the table; 1 where a language falls short."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--passages", type=Path, default=FOLDER)
    parser.add_argument("--raise", action="store_true", dest="raised", help="write higher floors; never lower ones")
    given = parser.parse_args()
    network = load_network(given.model)
    found = evaluate(given.passages, network)
    for why in found.refused:
        print(f"left out: {why}", file=sys.stderr)
    shown(found)
    gate = gated(given.passages, network)
    return max(gate, judged("heldout", data_hash(given.passages), rows_of(found), {}, given.raised))


def rows_of(found: Evaluated) -> list[Scored]:
    """The figures that have floors."""
    order = sorted(found.tallies)
    slots = [Scored(f"slot F {name}", round(slot_f(found.tallies[name]), 3)) for name in order]
    return slots + [Scored(f"in or out {name}", round(found.tallies[name].f("in or out"), 3)) for name in order]


def shown(found: Evaluated) -> None:
    """F of slots, marks and acts by language, English first."""
    tallies = found.tallies
    order = sorted(tallies, key=lambda name: (name != "en", name))
    print(f"{'language':<14}" + "".join(f"{name:>8}" for name in order))
    print(f"{'slot F':<14}" + "".join(f"{slot_f(tallies[name]):8.3f}" for name in order))
    for row in ("acts", "in or out", "scope"):
        print(f"{row:<14}" + "".join(f"{tallies[name].f(row):8.3f}" for name in order))
    print(f"{'marks F':<14}" + "".join(f"{tallies[n].f(*tallies[n].rows('marks ')):8.3f}" for n in order))
    print(f"{'calibration':<14}" + "".join(f"{calibration(tallies[n]):8.3f}" for n in order))
    if "en" not in tallies:
        return
    floor = SHARE * slot_f(tallies["en"])
    short = [name for name in order if slot_f(tallies[name]) < floor]
    print(f".80 of English: {floor:.3f}" + (f"; short of it: {', '.join(short)}" if short else "; all reach it"))


def gated(folder: Path, network: Network) -> int:
    """How many sentences with an act, or something tied to one, the gate keeps; and how many of the others."""
    kept = matter = passed = others = 0
    for passage, _ in held(folder):
        if passage is None:
            continue
        cut = sentences(passage.text, (Span(0, len(passage.text)),))
        for span, (_, keeps) in zip(cut, network.weigh(passage.text, tuple(cut)), strict=True):
            tied = any(span.start <= m.start < span.end and any(i[0] == "a" for i in m.ids) for m in passage.marks)
            matter, kept = matter + tied, kept + (tied and keeps)
            others, passed = others + (not tied), passed + (not tied and keeps)
    recall, skipped = kept / max(1, matter), 1 - passed / max(1, others)
    print(f"gate: keeps {recall:.4f} of {matter} sentences that matter, skips {skipped:.2f} of {others} others")
    return 0 if recall >= RECALL else 1


if __name__ == "__main__":
    sys.exit(main())
