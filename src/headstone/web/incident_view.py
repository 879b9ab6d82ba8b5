"""The incident page: what is known, property by property, each value with a way to its sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from headstone.browsing import IncidentRecord
from headstone.model.care import graphic_wordings
from headstone.model.incidents import Incident, Site
from headstone.model.judging import Judgment
from headstone.model.verdicts import Verdict, gone_of
from headstone.publish import json_values
from headstone.publish.areas import Outlines
from headstone.publish.context import Cut
from headstone.publish.dossier_view import Page, page
from headstone.publish.source_graph import SourceGraph, source_graph
from headstone.publish.source_text import as_values
from headstone.web.graph_view import Drawing, drawn
from headstone.web.review_view import standing_values
from headstone.web.sites_view import Stage, stages_of


@dataclass(frozen=True, slots=True)
class IncidentView:
    """`page` is what a dossier shows; the rest is what a room adds: ways on, decisions, the drawing of origins."""

    page: Page
    report_of: dict[str, str]  # claim -> report, for the way to its sentence
    graph: SourceGraph
    drawing: Drawing | None
    sites: tuple[tuple[Site, tuple[Stage, ...]], ...]
    related: tuple[tuple[str, str, str], ...]  # relation, incident, title
    verdicts: tuple[Verdict, ...]
    withdrawn: frozenset[str]
    version: str
    names: Mapping[str, str]  # report -> outlet and date
    stamps: tuple[str, ...]
    origins_json: dict[str, Any]
    judged: Judgment
    template: str = "incident.html"
    here: str = "register"

    @property
    def further(self) -> tuple[Verdict, ...]:
        """Grades of properties that no report states: they have no row of their own."""
        shown = {row.code for row in self.page.known}
        return tuple(one for slot, one in self.judged.grades.items() if slot not in shown)

    @property
    def incident(self) -> Incident:
        return self.page.incident

    @property
    def remains(self) -> tuple[str, ...]:
        """Words that tell the condition of remains."""
        return graphic_wordings(self.page.shelf.claims.values())

    def values(self) -> dict[str, Any]:
        shelf = self.page.shelf
        claims = [json_values.claim(one, shelf.origin_ids.get(one.id)) for one in shelf.claims.values()]
        return {
            "stamps": self.stamps, "version": self.version, "incident": json_values.incident(self.incident),
            "claims": claims, "sites": [json_values.site(site) for site, _ in self.sites],
            "origins": self.origins_json, "verdicts": [json_values.verdict(one) for one in self.verdicts],
            "withdrawn": sorted(self.withdrawn), **standing_values(self.judged), "custody_head": self.page.custody_head,
        }  # fmt: skip


def incident_view(record: IncidentRecord, outlines: Outlines, labels: Mapping[str, str], cut: Cut) -> IncidentView:
    cleared = record.cleared
    shown = page(cleared, outlines, labels, cut)
    graph = source_graph(cleared.dossier)
    sites = tuple((site, stages_of(site, shown.shelf)) for site in cleared.register.sites)
    return IncidentView(
        page=shown, report_of={one.id: one.report for one in shown.shelf.claims.values()}, graph=graph,
        drawing=drawn(graph), sites=sites,
        related=tuple((o.relation, o.incident, record.titles.get(o.incident, "")) for o in shown.incident.related),
        verdicts=record.verdicts, withdrawn=gone_of(record.verdicts), version=record.version,
        names={one.id: f"{one.meta.publisher or one.id}" for one in cleared.register.reports},
        stamps=cleared.stamps, origins_json=as_values(cleared.dossier), judged=record.judged,
    )  # fmt: skip
