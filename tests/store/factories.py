"""Small invented reports and what is made of them, for the tests of the store."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from headstone.model.claims import Claim, Count, claim_id
from headstone.model.incidents import Corroboration, CountEnvelope, CountValue, DatedRole, Incident, Site
from headstone.model.lineage import Family, Origin
from headstone.model.places import Place
from headstone.model.sources import CollectionRecord, Layer, Meta, Report, layer_id, report_id
from headstone.model.spans import Span, quote
from headstone.model.verdicts import Verdict
from headstone.store.register import Store

READER = "rules 1"
NOW = "2026-01-31T09:00:00Z"


def clock() -> str:
    return NOW


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True)
class Made:
    """A file and everything made of it."""

    data: bytes
    file: str
    reports: tuple[Report, ...]
    layers: tuple[Layer, ...]
    claims: tuple[Claim, ...]

    @property
    def sha256(self) -> str:
        return sha(self.data)

    @property
    def report(self) -> Report:
        return self.reports[0]

    @property
    def record(self) -> CollectionRecord:
        return CollectionRecord(Path(self.file).name, len(self.data), "text/plain", self.sha256)


def made(text: str, file: str = "one.txt", trigger: str = "", title: str = "Well") -> Made:
    """One text file with one report and, where `trigger` stands in the text, one claim."""
    data = text.encode()
    report = Report(report_id(sha(data), ""), sha(data), file, "", Meta(title=title, publisher="Hill Courier"), "read")
    layer = layer_of(report, text)
    return Made(data, file, (report,), (layer,), claims_of(report, layer, trigger))


def archive(texts: dict[str, str], file: str = "box.zip") -> Made:
    """One file that holds several reports."""
    data = repr(texts).encode()
    parts = [f"!/{name}" for name in texts]
    key = sha(data)
    reports = [Report(report_id(key, part), key, file + part, part, Meta(title=part), "read") for part in parts]
    layers = [layer_of(report, text) for report, text in zip(reports, texts.values(), strict=True)]
    return Made(data, file, tuple(reports), tuple(layers), ())


def layer_of(report: Report, text: str, kind: str = "text", tool: str = "plain 1") -> Layer:
    digest = sha(text.encode())
    return Layer(layer_id(report.id, kind, tool, digest), report.id, kind, tool, digest, text, (Span(0, len(text)),))


def claims_of(report: Report, layer: Layer, trigger: str) -> tuple[Claim, ...]:
    start = layer.text.find(trigger)
    if not trigger or start < 0:
        return ()
    span = Span(start, start + len(trigger))
    words = quote("sentence", layer.id, layer.text, Span(0, len(layer.text)))
    id_ = claim_id(report.id, layer.id, span, "grave.discovery")
    count = Count("bodies_found_claimed", "at_least", "at least 12", 12, quotes=(0,))
    return (Claim(id_, report.id, layer.id, "grave.discovery", span, counts=(count,), quotes=(words,), reader=READER),)


def add(store: Store, *files: Made, reader: str = READER) -> None:
    """Each file in one transaction, as `headstone add` does it."""
    for one in files:
        with store.writing("tester", clock) as tx:
            tx.receive(one.data, one.record, one.file)
            tx.put_reports(one.sha256, one.reports, one.layers, one.claims, reader=reader)


def incident(id_: str, *files: Made, aliases: tuple[str, ...] = (), title: str = "Mass grave, Dunmere") -> Incident:
    claims = tuple(claim.id for one in files for claim in one.claims)
    value = CountValue(12, None, None, "at_least", "at least 12", None, claims[0])
    return Incident(
        id_, title, "live", ("grave.discovery",), claims, tuple(one.report.id for one in files), ("S-1AAA",), aliases,
        place=Place("near Dunmere", "Dunmere", 10.5, 20.5, 1000, "P2"),
        dates=(DatedRole("discovery", "2031-05-02"), DatedRole("act", "2030")),
        counts=(CountEnvelope("bodies_found_claimed", 12, None, (value,)),),
        corroboration=Corroboration(len(files), 1, 1, 0, "single_origin"),
    )


def link(
    store: Store, *incidents: Incident, origins: tuple[Origin, ...] = (), families: tuple[Family, ...] = ()
) -> bool:
    sites = tuple(Site("S-1AAA", "mass_grave", ("Dunmere",), None, (), (one.id,)) for one in incidents[:1])
    leads = [(report, one.id, one.claims[0]) for one in incidents for report in one.reports]
    claim_origins = [(claim, origins[0].id if origins else None) for one in incidents for claim in one.claims]
    with store.writing("tester", clock) as tx:
        return tx.put_links(families, incidents, sites, leads, claim_origins, origins).changed


def verdict(
    id_: str, *claims: str, kind: str = "accept", reason: str = "read it twice", value: str | None = None
) -> Verdict:
    return Verdict(id_, kind, claims, reason, "ana", NOW, value=value)


def judge(store: Store, *verdicts: Verdict) -> None:
    with store.writing("ana", clock) as tx:
        for one in verdicts:
            tx.add_verdict(one)


def counting_clock() -> Callable[[], str]:
    """A clock that ticks a second at each look."""
    state = {"s": 0}

    def tick() -> str:
        state["s"] += 1
        return f"2026-01-31T09:{state['s'] // 60:02}:{state['s'] % 60:02}Z"

    return tick


def renamed(one: Made, file: str) -> Made:
    return replace(one, file=file, reports=tuple(replace(report, file=file + report.part) for report in one.reports))
