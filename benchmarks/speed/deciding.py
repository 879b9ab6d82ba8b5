"""How long a decision of a person takes in the room, over a made-up case with texts (see `synthetic`).

    python -m benchmarks.speed.deciding [CLAIMS] [--case FOLDER] [--profile]

Makes a case of so many claims (default 10,000) unless FOLDER holds one, links it as a whole as every `headstone add`
does, then decides through the desk that `headstone serve` keeps: acceptances, corrections, merges, splits and
withdrawals, each by a decision on the record as it is. Prints the seconds of the whole run and the median and 95th
percentile of each kind of decision in milliseconds; then whether the derived rows equal those of a whole run. Exit
status 1 where they differ.
"""

import argparse
import cProfile
import os
import pstats
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from benchmarks.speed.synthetic import Case, case
from headstone import browsing
from headstone.browsing import Desk
from headstone.cli_options import moment, now
from headstone.config import Settings, settings
from headstone.deciding import Decision, decide
from headstone.model.claims import Claim, claim_id
from headstone.model.sources import CollectionRecord, Layer, Report, layer_id, report_id
from headstone.model.spans import Span
from headstone.model.verdicts import standing
from headstone.relinking import relink
from headstone.store import link_marks
from headstone.store.register import Store
from headstone.store.register_write import Writing

BATCH, EACH = 500, 20


def main() -> int:
    given = arguments()
    with tempfile.TemporaryDirectory() as fresh:
        folder = given.case or Path(fresh) / "case"
        if not folder.exists():
            build(folder, case(given.claims))
        with Store(folder) as store:
            return measured(store, settings(os.environ, folder), given.profile)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.speed.deciding", description=__doc__)
    parser.add_argument("claims", nargs="?", type=int, default=10_000)
    parser.add_argument("--case", type=Path, help="folder of the case, kept for the next run")
    parser.add_argument("--profile", action="store_true", help="print where the time of the whole run goes")
    return parser.parse_args()


def build(folder: Path, made: Case) -> None:
    """The case in a register, as `add` would have left it before linking."""
    rows = list(rekeyed(made))
    with Store(folder, create=True) as store:
        for start in range(0, len(rows), BATCH):
            with store.writing("bench", now) as tx:
                for row in rows[start : start + BATCH]:
                    put(tx, *row)


Row = tuple[bytes, Report, Layer, list[Claim]]


def rekeyed(made: Case) -> Iterator[Row]:
    """Reports with the bytes that they are of, under the ids that a register gives."""
    of_report: dict[str, list[Claim]] = {}
    for claim in made.claims:
        of_report.setdefault(claim.report, []).append(claim)
    for old in made.reports:
        text = made.layers[old.id].text
        data = f"{old.id}\n{text}".encode()
        key = sha256(data).hexdigest()
        report = replace(old, id=report_id(key, ""), original_sha256=key)
        layer = Layer(
            layer_id(report.id, "text", "synthetic", key), report.id, "text", "synthetic",
            sha256(text.encode()).hexdigest(), text, (Span(0, len(text)),),
        )  # fmt: skip
        yield data, report, layer, [moved(claim, report, layer) for claim in of_report.get(old.id, ())]


def put(tx: Writing, data: bytes, report: Report, layer: Layer, claims: list[Claim]) -> None:
    """One report, as reading leaves it."""
    key = report.original_sha256
    tx.receive(data, CollectionRecord(report.file, len(data), "text/plain", key), report.file)
    tx.put_reports(key, [report], [layer], claims, reader="bench")


def moved(claim: Claim, report: Report, layer: Layer) -> Claim:
    """The claim on the rows that the register holds."""
    quotes = tuple(replace(quote, layer=layer.id) for quote in claim.quotes)
    id_ = claim_id(report.id, layer.id, claim.trigger, claim.act)
    return replace(claim, id=id_, report=report.id, layer=layer.id, quotes=quotes)


def measured(store: Store, chosen: Settings, profile: bool) -> int:
    """The whole run, the decisions, and whether both say the same."""
    print(f"{len(store.claims()):,} claims of {len(store.reports()):,} reports", flush=True)
    print(f"whole run, seconds: {whole(store, chosen, profile):.1f}", flush=True)
    desk = Desk(store, chosen, now, moment)
    start = time.perf_counter()
    desk.make_ready()
    print(f"the desk made ready, seconds: {time.perf_counter() - start:.1f}", flush=True)
    dice = random.Random(3)
    for verb in ("accept", "correct", "split", "merge", "withdraw"):
        times = [timed(desk, decision) for decision in decisions(desk, dice, verb)]
        p95 = statistics.quantiles(times, n=20)[-1]
        print(f"{verb:10} ms: median {statistics.median(times):8.1f}   p95 {p95:8.1f}", flush=True)
    held = rows_of(store)
    relink(store, chosen, now)
    same = rows_of(store) == held
    print(f"the same as after a whole run: {'yes' if same else 'NO'}")
    return 0 if same else 1


def whole(store: Store, chosen: Settings, profile: bool) -> float:
    """Seconds of linking everything anew."""
    profiler, start = cProfile.Profile(), time.perf_counter()
    if profile:
        profiler.runcall(relink, store, chosen, now)
        pstats.Stats(profiler).sort_stats("cumulative").print_stats(40)
    else:
        relink(store, chosen, now)
    return time.perf_counter() - start


def timed(desk: Desk, made: Callable[[], Decision]) -> float:
    """Milliseconds of one decision; the page that it was taken on is not counted."""
    decision = made()
    start = time.perf_counter()
    decide(desk, decision, "a person")
    return 1000 * (time.perf_counter() - start)


def decisions(desk: Desk, dice: random.Random, verb: str) -> list[Callable[[], Decision]]:
    """What people may decide; each is made when its turn comes, on the record as it is then."""
    rows = [row.id for row in desk.store.list_rows() if row.state == "live" and row.reports > 1]
    chosen = dice.sample(rows, min(EACH, len(rows)))
    made: dict[str, Callable[[str], Decision]] = {
        "accept": lambda id_: on(desk, id_, "accept"),
        "correct": lambda id_: corrected(desk, id_),
        "split": lambda id_: parted(desk, id_),
        "merge": lambda id_: on(desk, id_, "merge", other=dice.choice([row for row in rows if row != id_])),
    }
    if verb == "withdraw":
        return [lambda: withdrawn(desk, dice)] * EACH
    return [lambda id_=id_: made[verb](id_) for id_ in chosen]


def withdrawn(desk: Desk, dice: random.Random) -> Decision:
    """One of the decisions that stand is taken back."""
    said = dice.choice([one for one in standing(desk.store.register_verdicts()) if one.kind != "withdraw"])
    home = browsing.claim(desk, said.claims[0]).incident or said.claims[0]
    return on(desk, home, "withdraw", verdict=said.id)


def on(desk: Desk, id_: str, verb: str, other: str = "", verdict: str = "") -> Decision:
    found = desk.store.incident(id_)
    seen = browsing.incident(desk, found.id).version
    return Decision(verb, found.id, seen, "benchmark", other=other, verdict=verdict)


def parted(desk: Desk, id_: str) -> Decision:
    found = desk.store.incident(id_)
    whole = on(desk, id_, "split")
    return replace(whole, parts=(found.reports[-1],)) if len(found.reports) > 1 else on(desk, id_, "accept")


def corrected(desk: Desk, id_: str) -> Decision:
    claim = desk.store.incident(id_).claims[0]
    return Decision("correct", claim, browsing.claim(desk, claim).version, "benchmark", "dates", "2011-05-04")


def rows_of(store: Store) -> str:
    """A hash of everything that linking wrote."""
    with store.reading() as connection:
        return link_marks.digest(connection)


if __name__ == "__main__":
    sys.exit(main())
