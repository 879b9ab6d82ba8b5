"""Who stands behind an incident: its origins, the reports that carry each, and who took the text from whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headstone.model.claims import Claim
from headstone.model.incidents import Corroboration, Firmness
from headstone.model.lineage import Link, Origin
from headstone.model.register import Dossier
from headstone.model.sources import Report
from headstone.publish.lookup import Lookup, lookup

# Kinds of voice that speak for a kind of origin, where they are not that kind alone.
SPEAKS = {
    "state": ("state", "official", "unknown"), "ngo": ("ngo", "expert", "unknown"),
    "own_reporter": ("own_reporter", "witness", "relative", "unknown"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Carried:
    """One origin with the reports of the incident that carry it; None is what has no known origin. `firmness`: of one
    that counts, where it was computed. `voice`: who speaks for it in these reports, as written."""

    origin: Origin | None
    reports: tuple[Report, ...]
    firmness: Firmness | None = None
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class SourceGraph:
    """`known`: origins that count; `others`: those that count for nothing here (a denial, a side named already);
    `unknown`: reports without any known origin; `links`: derivations between reports of the incident."""

    known: tuple[Carried, ...]
    others: tuple[Carried, ...]
    unknown: tuple[Report, ...]
    links: tuple[Link, ...]
    corroboration: Corroboration | None
    flags: tuple[str, ...] = ()

    def link_of(self, report: str, among: Sequence[Report]) -> Link | None:
        """The link that shows best where the report's text comes from, to one of some other reports."""
        ids = {one.id for one in among} - {report}
        found = [link for link in self.links if report == link.from_report and link.to_report in ids]
        return min(found, key=lambda link: (not link.directed, -link.overlap, link.to_report), default=None)


def source_graph(dossier: Dossier) -> SourceGraph:
    """The graph of one incident. Reports and origins are in the order of their dates and names."""
    shelf, incident = lookup(dossier.register), dossier.incident
    counted = set(incident.corroboration.origins) if incident.corroboration else set()
    firmness = {one.origin: one for one in incident.corroboration.firmness} if incident.corroboration else {}
    carried = [
        Carried(origin, reports, firmness.get(origin.id), _voice(shelf, incident.claims, origin))
        for origin in sorted(dossier.register.origins, key=lambda origin: (origin.kind, origin.name, origin.id))
        if (reports := _carriers(shelf, incident.claims, origin))
    ]
    known = tuple(one for one in carried if one.origin and one.origin.id in counted)
    others = tuple(one for one in carried if one.origin and one.origin.id not in counted)
    told = {report.id for one in carried for report in one.reports}
    untold = _ordered(shelf.reports[id_] for id_ in incident.reports if id_ in shelf.reports and id_ not in told)
    here = set(incident.reports)
    links = {
        (link.from_report, link.to_report, link.kind): link
        for family in dossier.register.families
        for link in family.links
        if link.from_report in here and link.to_report in here
    }
    return SourceGraph(known, others, untold, tuple(links[key] for key in sorted(links)), incident.corroboration)


def _carriers(shelf: Lookup, claims: Sequence[str], origin: Origin) -> tuple[Report, ...]:
    """Reports whose claims of the incident the origin stands behind."""
    ids = {claim.report for claim in _claims(shelf, claims, origin)}
    return _ordered(shelf.reports[id_] for id_ in ids if id_ in shelf.reports)


def _claims(shelf: Lookup, claims: Sequence[str], origin: Origin) -> list[Claim]:
    """The claims of the incident that the origin stands behind."""
    mine = (claim for claim in claims if origin in shelf.origins_of(claim))
    return [shelf.claims[claim] for claim in mine if claim in shelf.claims]


def _voice(shelf: Lookup, claims: Sequence[str], origin: Origin) -> str | None:
    """Who speaks for it here: an origin may have spoken by another's mouth in another incident."""
    kinds = SPEAKS.get(origin.kind, (origin.kind,))
    said = [
        voice.wording or voice.name
        for claim in _claims(shelf, claims, origin)
        for voice in claim.voices
        if voice.kind in kinds and not voice.in_doubt
    ]
    if origin.voice in said:
        return origin.voice
    return min(said, key=lambda words: (-said.count(words), words), default=None)


def _ordered(reports: Iterable[Report]) -> tuple[Report, ...]:
    return tuple(sorted(reports, key=lambda report: (report.meta.published or "9", report.id)))
