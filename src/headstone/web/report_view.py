"""The report page: the frozen text with every claim marked, what is known of it, and the log of its custody."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from headstone.browsing import ReportRecord, ReportRows
from headstone.model.care import graphic_spans, graphic_wordings
from headstone.model.claims import Claim
from headstone.model.custody import LogEntry
from headstone.model.sources import CollectionRecord, Layer, Report
from headstone.publish import json_values
from headstone.publish.lookup import Lookup, lookup
from headstone.publish.why import Reason, reasons
from headstone.web.marks import Stretch, marks_of, stretches
from headstone.web.register_view import Pages, pages_of


@dataclass(frozen=True, slots=True)
class Told:
    """One claim with its values, beside the text."""

    claim: Claim
    incident: str
    title: str
    origin: str
    values: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """`graphic`: sentences on the condition of remains are shown. `asked`: the claim that the page opens on."""

    report: Report
    layer: Layer | None
    layers: int
    text: tuple[Stretch, ...]
    told: tuple[Told, ...]
    asked: str
    graphic: bool
    hides: bool
    record: CollectionRecord | None
    locations: tuple[str, ...]
    log: tuple[LogEntry, ...]
    kin: tuple[Report, ...]
    proposals: int
    lead: str | None
    stamps: tuple[str, ...]
    shelf: Lookup
    template: str = "report.html"
    here: str = "reports"

    @property
    def remains(self) -> tuple[str, ...]:
        """Words that the page does not show: those on the condition of remains, until they are asked for."""
        return () if self.graphic else graphic_wordings(one.claim for one in self.told)

    def values(self) -> dict[str, Any]:
        shelf, lead = self.shelf, (self.lead, None)
        return {
            "stamps": self.stamps, "report": json_values.report(self.report, shelf.layers.values(), lead),
            "claims": [json_values.claim(one.claim, shelf.origin_ids.get(one.claim.id)) for one in self.told],
            "incidents": {one.claim.id: one.incident or None for one in self.told},
            "locations": self.locations, "custody": [json_values.leaf(entry) for entry in self.log],
            "kin": [one.id for one in self.kin],
        }  # fmt: skip


def report_view(record: ReportRecord, asked: str, graphic: bool, labels: Mapping[str, str]) -> ReportView:
    shelf = lookup(record.cleared.register)
    claims = sorted(shelf.claims.values(), key=lambda one: (one.episode, one.trigger.start, one.id))
    layer = layer_of(record, asked, claims)
    text = stretches(layer, marks_of(claims, layer), asked, graphic_spans(claims, layer.text)) if layer else ()
    told = tuple(
        Told(one, record.incident_of.get(one.id, ""), record.titles.get(record.incident_of.get(one.id, ""), ""),
             shelf.origin_name(one.id), tuple(reasons(one, labels)))
        for one in claims
    )  # fmt: skip
    lead = next((incident for id_, incident, _ in record.cleared.register.leads if id_ == record.report.id), None)
    return ReportView(
        record.report, layer, len(record.layers), text, told, asked, graphic, any(one.graphic for one in text),
        next(iter(record.cleared.register.records), None), record.locations, record.log, record.kin, record.proposals,
        lead, record.cleared.stamps, shelf,
    )  # fmt: skip


def layer_of(record: ReportRecord, asked: str, claims: list[Claim]) -> Layer | None:
    """The layer of the claim that was asked for, else the newest."""
    wanted = next((one.layer for one in claims if one.id == asked), None)
    return next((one for one in record.layers if one.id == wanted), None) or next(reversed(record.layers), None)


@dataclass(frozen=True, slots=True)
class ReportsView:
    reports: tuple[Report, ...]
    graphic: frozenset[str]
    pages: Pages
    stamps: tuple[str, ...]
    template: str = "reports.html"
    here: str = "reports"

    def values(self) -> dict[str, Any]:
        rows = [json_values.report(one, (), (None, None)) for one in self.reports]
        return {"stamps": self.stamps, "total": self.pages.total, "page": self.pages.number, "reports": rows}


def reports_view(rows: ReportRows, number: int, stamps: tuple[str, ...]) -> ReportsView:
    pages = pages_of(number, rows.total, lambda n: f"/reports?page={n}")
    return ReportsView(rows.reports, rows.graphic, pages, stamps)
