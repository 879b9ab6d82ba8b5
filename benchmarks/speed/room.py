# ruff: noqa: E501 - invented rows are told in one breath
"""How long the pages of the reviewer's room take over a large invented case.

    python -m benchmarks.speed.room [CLAIMS] [CASE]

Makes a case of so many claims (default 100,000) unless CASE holds one, asks for each kind of page in turn and prints
the median and the 95th percentile of the time on the server, in milliseconds, beside the slowest address. The aim is a
95th percentile below 100 ms for register, incident, search and map.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from starlette.testclient import TestClient

from headstone.browsing import Desk
from headstone.cli_options import moment, now
from headstone.config import Settings
from headstone.model.claims import Claim, Count, When, claim_id
from headstone.model.incidents import (
    Corroboration,
    CountEnvelope,
    CountValue,
    DatedRole,
    Incident,
    NamedActor,
    Site,
    SiteState,
)
from headstone.model.lineage import Origin
from headstone.model.places import Place
from headstone.model.sources import CollectionRecord, Layer, Meta, Report, layer_id, report_id
from headstone.model.spans import Span, quote
from headstone.release import labels
from headstone.store.register import Store
from headstone.web.app import make_app
from headstone.web.guard import Door

PER_REPORT, PER_INCIDENT = 3, 7
ACTS = ("grave.discovery", "kill.execution", "kill.massacre", "cem.grave_destruction", "grave.exhumation")
COUNTRIES = ("SY", "IQ", "UA", "CD", "GT", "BA", "LY", "YE")
WORDS = [
    f"{a}{b}{c}"
    for a in ("kal", "tor", "mir", "sed", "bru")
    for b in ("an", "eth", "ov", "ur")
    for c in ("a", "im", "ek")
]
BATCH = 200
AIM_MS = 100


def text_of(dice: random.Random, place: str) -> str:
    filler = " ".join(dice.choices(WORDS, k=120))
    told = " ".join(
        f"Workers opened a pit near {place} and counted at least {dice.randint(2, 90)} bodies."
        for _ in range(PER_REPORT)
    )
    return f"{told}\n\n{filler}."


def made(dice: random.Random, number: int) -> tuple[bytes, Report, Layer, list[Claim]]:
    place = dice.choice(WORDS).title()
    text = f"Report {number}\n\n{text_of(dice, place)}"
    data = text.encode()
    key = sha256(data).hexdigest()
    meta = Meta(
        publisher=f"Paper {number % 400}",
        title=f"Pit near {place}",
        published="2016",
        language=dice.choice(("en", "ar", "uk")),
        invented=True,
    )
    report = Report(report_id(key, ""), key, f"{number:06}.txt", "", meta, "read")
    layer = Layer(
        layer_id(report.id, "text", "plain", key), report.id, "text", "plain", key, text, (Span(0, len(text)),)
    )
    claims, at = [], 0
    for _ in range(PER_REPORT):
        at = text.index("opened a pit", at + 1)
        trigger = Span(at, at + len("opened a pit"))
        end = text.index(".", at) + 1
        words = quote("sentence", layer.id, text, Span(at - 8, end))
        act = dice.choice(ACTS)
        count = Count("bodies_found_claimed", "at_least", "at least", dice.randint(2, 90), quotes=(0,), score=0.8)
        where = Place(
            place, place, dice.uniform(-40, 55), dice.uniform(-80, 60), 5000, "P2", country=dice.choice(COUNTRIES)
        )
        claims.append(
            Claim(
                claim_id(report.id, layer.id, trigger, act),
                report.id,
                layer.id,
                act,
                trigger,
                place=where,
                counts=(count,),
                dates=(When("act", "", f"{dice.randint(1980, 2025)}", "stated"),),
                quotes=(words,),
                score=dice.random(),
            )
        )
    return data, report, layer, claims


def incidents_of(dice: random.Random, claims: list[Claim]) -> Iterator[tuple[Incident, Site, Origin]]:
    for number, start in enumerate(range(0, len(claims), PER_INCIDENT)):
        held = claims[start : start + PER_INCIDENT]
        ids, origin = tuple(claim.id for claim in held), f"O-{number:05}"
        reports = tuple(dict.fromkeys(claim.report for claim in held))
        values = tuple(
            CountValue(one.counts[0].low, None, None, "at_least", "at least", origin, one.id) for one in held
        )
        grade = Corroboration(
            len(reports), len(reports), 1, 1, dice.choice(("single_origin", "corroborated", "contested")), (origin,)
        )
        place = held[0].place
        yield (
            Incident(f"I-{number:05}", f"Mass grave, {place.name if place else ''}", "live", tuple(sorted({c.act for c in held})), ids, reports,
                     (f"S-{number:05}",), place=place, dates=tuple(DatedRole("act", one.dates[0].edtf or "", "", one.id) for one in held[:2]),
                     counts=(CountEnvelope("bodies_found_claimed", min(v.low or 0 for v in values), None, values, grade),),
                     perpetrators=(NamedActor(f"Brigade {dice.randint(1, 60)}", "media_assertion", claims=ids[:1], corroboration=grade),),
                     corroboration=grade, conflicts=("12 against 40",) if number % 9 == 0 else (), reasons=("+1.0 same place",)),
            Site(f"S-{number:05}", "mass_grave", (place.name or "" if place else "",), place, (SiteState("existence", "located", "2016", ids[0]),), (f"I-{number:05}",), ids[:1]),
            Origin(origin, "official", f"Office {number}", claims=ids),
        )  # fmt: skip


def build(folder: Path, amount: int) -> None:
    """An invented case with so many claims."""
    dice, every = random.Random(7), list[Claim]()
    with Store(folder, create=True) as store:
        for start in range(0, amount // PER_REPORT, BATCH):
            with store.writing("bench", now) as tx:
                for number in range(start, min(start + BATCH, amount // PER_REPORT)):
                    data, report, layer, claims = made(dice, number)
                    tx.receive(
                        data,
                        CollectionRecord(report.file, len(data), "text/plain", report.original_sha256),
                        report.file,
                    )
                    tx.put_reports(report.original_sha256, [report], [layer], claims, reader="bench")
                    every += claims
        linked = list(incidents_of(dice, every))
        with store.writing("bench", now) as tx:
            leads = [(report, one.id, one.claims[0]) for one, _, _ in linked for report in one.reports]
            tx.put_links(
                (),
                [one for one, _, _ in linked],
                [site for _, site, _ in linked],
                list({lead[0]: lead for lead in leads}.values()),
                [(claim, origin.id) for one, _, origin in linked for claim in one.claims],
                [o for _, _, o in linked],
            )


def asked(store: Store) -> dict[str, list[str]]:
    """Addresses by kind of page."""
    dice = random.Random(3)
    rows = dice.sample(store.list_rows(), 40)
    found = [store.incident(row.id) for row in rows]
    return {
        "register": [f"/?page={n}" for n in range(1, 41)],
        "facets": [f"/?act={dice.choice(ACTS)}&country={c}&order={o}" for c in COUNTRIES for o in ("date", "newest", "reports", "title", "origins")],
        "search": [f"/?q={dice.randrange(30_000)}" for _ in range(40)],  # words that few reports hold
        "everywhere": [f"/?q={word}" for word in dice.sample(WORDS, 40)],  # words that nearly every report holds
        "incident": [f"/incident/{row.id}" for row in rows],
        "report": [f"/report/{one.reports[0]}?claim={one.claims[0]}" for one in found],
        "claim": [f"/claim/{one.claims[0]}" for one in found],
        "site": [f"/site/{one.sites[0]}" for one in found],
        "review": [f"/review?page={n}" for n in range(1, 41)],
        "desk": [f"/review/{row.id}" for row in rows],
        "sites": [f"/sites?page={n}" for n in range(1, 41)],
        "map data": [f"/map.json?bbox={window}{more}" for window, more in windows(dice)],
        "map page": [f"/map?bbox={window}{more}" for window, more in windows(dice)],
    }  # fmt: skip


def windows(dice: random.Random) -> Iterator[tuple[str, str]]:
    """Forty windows, from a few degrees to the world, some of them narrowed."""
    more = ("", "", f"&act={ACTS[0]}", "&since=2001&until=2012", "&show=both")
    for number in range(40):
        across = (4, 12, 40, 120, 300)[number // 8]
        west, south = dice.uniform(-100, 60 - across / 3), dice.uniform(-45, 30 if across < 60 else -40)
        yield f"{west:.2f},{south:.2f},{west + across:.2f},{min(80, south + across / 2):.2f}", more[number % len(more)]


def measure(folder: Path) -> int:
    """Print the table; 1 where a page is slower than the aim."""
    slow = 0
    with Store(folder) as store:
        desk = Desk(store, Settings(folder, folder, "bench"), now, moment)
        client = TestClient(
            make_app(desk, Door("k"), labels()), base_url="http://127.0.0.1", headers={"authorization": "Bearer k"}
        )
        for once in ("/", "/map"):  # templates and the basemap are cut on first use
            client.get(once)
        print(f"{'page':10} {'median ms':>9} {'p95 ms':>7}  slowest of 40")
        for kind, addresses in asked(store).items():
            times = []
            for address in addresses:
                start = time.perf_counter()
                answer = client.get(address)
                times.append((1000 * (time.perf_counter() - start), address))
                assert answer.status_code == 200, address
            values = [one for one, _ in times]
            p95 = statistics.quantiles(values, n=20)[-1]
            slow += p95 > AIM_MS
            print(f"{kind:10} {statistics.median(values):9.1f} {p95:7.1f}  {max(times)[1]}")
    return int(slow > 0)


def main() -> int:
    amount = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as fresh:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(fresh) / "case"
        if not folder.exists():
            start = time.perf_counter()
            build(folder, amount)
            print(f"{amount} claims made in {time.perf_counter() - start:.0f} s")
        return measure(folder)


if __name__ == "__main__":
    sys.exit(main())
