"""Does linking stay near linear, and does one more report stay cheap? Over made-up cases (see `synthetic`).

    python -m benchmarks.speed.growth [--sizes 10000,100000,1000000] [--added 50]

Prints seconds of a whole `link()` for each number of claims (of the processor, on one core, and by the clock), the
ratio of neighbouring sizes as it would be for ten times the claims (of the processor's seconds), how many others an
episode was compared with, which no other work on the machine can change, peak memory before linking (the made-up case
itself) and after it, how many pairs of reports were joined rightly, and for each size the time of adding one report,
and of one verdict, to a `Linker` that holds the rest. Exit status 1 where ten times the claims take more than 12 times
as long, or where one addition in twenty to the case of 100,000 claims or more takes more than 200 ms.
"""

import argparse
import gc
import math
import random
import resource
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.speed.synthetic import Case, case
from headstone.linking.linker import Linked, Linker
from headstone.model.claims import Claim
from headstone.model.verdicts import Verdict

RATIO = 12.0  # most that ten times the claims may take
ADDED_MS = 200.0  # most that one report may take, 19 times in 20
JUDGED_AT = 100_000
SIZES = (10_000, 100_000)


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of one whole run, and milliseconds of each addition and each verdict."""

    claims: int
    seconds: float
    added: Sequence[float]
    said: Sequence[float]


def main() -> int:
    """Measure every size and print the table."""
    given = arguments()
    sizes = sorted(int(size) for size in given.sizes.split(","))
    rows = [measured(size, given.added) for size in sizes]
    ratios = [(b.claims, (b.seconds / a.seconds) ** (1 / math.log10(b.claims / a.claims))) for a, b in pairwise(rows)]
    for claims, ratio in ratios:
        print(f"{f'ten times the claims, up to {claims:,}: times the seconds (at most {RATIO:g})':72}{ratio:10.2f}")
    slow = [row for row in rows if row.claims >= JUDGED_AT and high(row.added) > ADDED_MS]
    return 1 if slow or any(ratio > RATIO for _, ratio in ratios) else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.speed.growth", description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of claims")
    parser.add_argument("--added", type=int, default=50, help="reports added one at a time")
    return parser.parse_args()


def measured(size: int, added: int) -> Measured:
    """One size: all but some reports at once, then those one at a time, then as many verdicts."""
    made = case(size)
    late = set(random.Random(3).sample([report.id for report in made.reports], added))
    print(f"{len(made.claims):,} claims of {len(made.reports):,} reports{crowd(made)}", flush=True)
    gc.collect()
    line("  peak memory before it, with the made-up case alone, GB", peak())
    linker, start, clock = Linker(), time.process_time(), time.perf_counter()
    first = part(made, {report.id for report in made.reports} - late)
    linker.update(first.claims, first.reports, first.families, layers=first.layers)
    linked = linker.linked()
    seconds = time.process_time() - start
    line("whole link(), seconds of the processor", seconds)
    line("  by the clock", time.perf_counter() - clock)
    line("  others that an episode was compared with", compared(linker))
    line("  incidents", len(linked.incidents))
    recall, precision = pairs_right(linked, made)
    line("  pairs of reports of one incident that were joined, share", recall)
    line("  pairs of reports joined that are of one incident, share", precision)
    line("  peak memory, GB", peak())
    gc.collect()
    gc.freeze()  # as a process that keeps a case open would: no pass over what was linked long ago
    more = [part(made, {id_}) for id_ in sorted(late)]
    gains = [
        timed(lambda one=one: linker.update(one.claims, one.reports, one.families, layers=one.layers)) for one in more
    ]
    spread("one more report", gains)
    said = [timed(lambda one=one: linker.update(verdicts=[one])) for one in verdicts(linked, made.claims, added)]
    spread("one verdict of a person", said)
    return Measured(size, seconds, gains, said)


def compared(linker: Linker) -> float:
    """With how many others an episode was compared, on average."""
    known = linker.pairs
    return sum(len(known.beside(id_)) for id_ in known.episodes) / max(1, len(known.episodes))


def part(made: Case, reports: set[str]) -> Case:
    """The case of these reports alone, with every family that one of them is in."""
    return Case(
        tuple(claim for claim in made.claims if claim.report in reports),
        tuple(report for report in made.reports if report.id in reports),
        {id_: layer for id_, layer in made.layers.items() if id_ in reports},
        tuple(family for family in made.families if reports.intersection(family.reports)),
        made.event,
    )


def pairs_right(linked: Linked, made: Case) -> tuple[float, float]:
    """Recall and precision of pairs of reports, by the incident that each leads to: what the caps on work cost."""
    truth, found, both = Counter[object](), Counter[object](), Counter[object]()
    for report, incident, _ in linked.leads:
        event = made.event[report]
        truth[event] += 1
        if incident is not None:
            found[incident] += 1
            both[event, incident] += 1
    pairs = [sum(n * (n - 1) // 2 for n in counted.values()) for counted in (truth, found, both)]
    return pairs[2] / max(1, pairs[0]), pairs[2] / max(1, pairs[1])


def verdicts(linked: Linked, claims: Sequence[Claim], number: int) -> list[Verdict]:
    """Splits of reports that were joined and merges of such as were not, in turn."""
    dice = random.Random(5)
    joined = [one for one in linked.incidents if len(one.reports) > 1]
    kinds = ("cannot_link", "must_link")
    pairs = [
        (min(dice.choice(joined).claims), dice.choice(claims).id) if n % 2 else dice.choice(joined).claims[:2]
        for n in range(number)
    ]
    return [Verdict(f"V-{n:03}", kinds[n % 2], pair, "", "a person", f"2032-01-01T00:{n // 60:02}:{n % 60:02}Z")
            for n, pair in enumerate(pairs)]  # fmt: skip


def peak() -> float:
    """Gigabytes, of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def crowd(made: Case) -> str:
    """Share of the claims that lie in the most named city."""
    share = sum(claim.place is not None and claim.place.gazetteer_id == "t:0" for claim in made.claims) / len(
        made.claims
    )
    return f", {share:.1%} in one city"


def timed(action: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.process_time()
    action()
    return (time.process_time() - start) * 1000


def high(values: Sequence[float]) -> float:
    """95th percentile."""
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


def spread(what: str, values: Sequence[float]) -> None:
    ordered = sorted(values)
    line(f"{what}, ms: median", statistics.median(ordered))
    line(f"{what}, ms: 95th percentile", high(values))


def line(what: str, value: float) -> None:
    print(f"  {what:70}{value:10,.2f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
