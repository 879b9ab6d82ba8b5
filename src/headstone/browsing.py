"""Use cases of looking: what each page of the reviewer's room shows, read from the case by query and with limits.

Whatever a page shows of reports passes `clear` first, as every export does: the private policy withholds nothing and
stamps it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from headstone.desk import Desk as Desk
from headstone.errors import NotFound
from headstone.intake.edtf import to_edtf
from headstone.model.care import graphic_wordings, tells
from headstone.model.claims import Claim
from headstone.model.custody import LogEntry
from headstone.model.incidents import Incident, Site
from headstone.model.judging import Judgment, claim_grades, judgment
from headstone.model.pages import Asked, FacetValue, Found, Saved
from headstone.model.sources import Layer, Report, digest
from headstone.model.verdicts import Verdict, standing
from headstone.publish.side_by_side import SideBySide, side_by_side
from headstone.safety.clear import Cleared, ClearedDossier, clear, clear_dossier
from headstone.store import pages, register_read
from headstone.store.register_read import Totals
from headstone.view import seen

FACETS = ("act", "country", "place", "year", "actor", "corroboration", "review", "language", "state")
SITE_FACETS = ("site.type", "site.country", "site.state")


@dataclass(frozen=True, slots=True)
class RegisterRows:
    found: Found
    facets: tuple[FacetValue, ...]
    saved: tuple[Saved, ...]
    cleared: Cleared
    totals: Totals


def register(desk: Desk, asked: Asked, limit: int, offset: int) -> RegisterRows:
    """One page of incidents with its facets."""
    with desk.store.reading() as connection:
        found = pages.incidents(connection, asked, limit, offset)
        head = register_read.head(connection)
        key = (head, replace(asked, order=""))
        values = desk.remembered(key)
        if values is None:
            values = pages.facet_values(connection, asked, FACETS)
            desk.remember(key, values)
        first = sorted({one.reports[0] for one in found.incidents if one.reports})
        slice_ = register_read.part(connection, first[:1], (), found.incidents, texts=False)
        return RegisterRows(found, values, pages.saved(connection), clear(slice_), desk.totals(connection, head))


@dataclass(frozen=True, slots=True)
class SiteRows:
    sites: tuple[Site, ...]
    total: int
    facets: tuple[FacetValue, ...]


def sites(desk: Desk, asked: Asked, limit: int, offset: int) -> SiteRows:
    """One page of sites with its facets."""
    with desk.store.reading() as connection:
        found, total = pages.sites(connection, asked, limit, offset)
        return SiteRows(found, total, pages.facet_values(connection, asked, SITE_FACETS))


@dataclass(frozen=True, slots=True)
class IncidentRecord:
    """`verdicts`: all on its claims, withdrawn ones too. `version` names what the reader of the page has seen.
    `titles`: of the incidents that it is related to. `judged`: what the decisions that stand say of it."""

    cleared: ClearedDossier
    verdicts: tuple[Verdict, ...]
    version: str
    titles: dict[str, str]
    judged: Judgment


def incident(desk: Desk, id_: str) -> IncidentRecord:
    """One incident by id or alias, its claims as corrected. Raises NotFound."""
    with desk.store.reading() as connection:
        found = register_read.dossier(connection, id_)
        verdicts = found.register.verdicts
        stand = standing(verdicts)
        judged = judgment(found.incident, found.register.claims, stand)
        claims = seen(found.register.claims, stand).claims
        dossier = replace(found, register=replace(found.register, claims=claims))
        titles = pages.titles(connection, [one.incident for one in found.incident.related])
        version = version_of(found.incident, verdicts)
        return IncidentRecord(clear_dossier(dossier), verdicts, version, titles, judged)


def version_of(one: Incident, verdicts: Sequence[Verdict]) -> str:
    """Changes with every verdict on an incident and with every claim that joins or leaves it."""
    return digest("version", one.id, *sorted(one.claims), *(verdict.id for verdict in verdicts))[:16]


@dataclass(frozen=True, slots=True)
class SiteRecord:
    site: Site
    cleared: Cleared
    titles: dict[str, str]


def site(desk: Desk, id_: str) -> SiteRecord:
    """One site by id. Raises NotFound."""
    found = desk.store.site(id_)
    with desk.store.reading() as connection:
        ids = sorted({state.claim for state in found.states} | set(found.claims))
        held = register_read.claims_named(connection, ids)
        slice_ = register_read.part(connection, sorted({claim.report for claim in held}), held)
        return SiteRecord(found, clear(slice_), pages.titles(connection, found.incidents))


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """`incident_of`: claim -> incident. `register` behind `cleared` holds this report alone, claims as corrected."""

    report: Report
    layers: tuple[Layer, ...]
    cleared: Cleared
    incident_of: dict[str, str]
    titles: dict[str, str]
    verdicts: tuple[Verdict, ...]
    log: tuple[LogEntry, ...]
    locations: tuple[str, ...]
    kin: tuple[Report, ...]
    proposals: int


def report(desk: Desk, id_: str) -> ReportRecord:
    """One report by id. Raises NotFound."""
    with desk.store.reading() as connection:
        found = register_read.report(connection, named(id_))
        held = register_read.claims(connection, [found.id])
        whole = register_read.part(connection, [found.id], held)
        claims = seen(held, standing(whole.verdicts)).claims
        of = pages.incidents_of_claims(connection, [claim.id for claim in held])
        texts = [f"layer:{one.id}" for one in whole.layers]
        objects = [f"original:{found.original_sha256}", f"report:{found.id}", *texts]
        log = pages.log_of(connection, objects)
        others = sorted({id_ for family in whole.families for id_ in family.reports} - {found.id})
        kin = tuple(register_read.report(connection, id_) for id_ in others)
        titles = pages.titles(connection, sorted(set(of.values())))
    waiting = sum(one.state == "proposed" for one in desk.store.proposals([found.id]))
    return ReportRecord(
        found, whole.layers, clear(replace(whole, claims=claims)), of, titles, whole.verdicts, log,
        desk.store.locations(found.original_sha256), kin, waiting,
    )  # fmt: skip


def named(id_: str) -> str:
    """Ids are hexadecimal in small letters after a capital."""
    head, dash, rest = id_.strip().partition("-")
    return head.upper() + dash + rest.lower()


def compare(desk: Desk, one: str, other: str) -> SideBySide:
    """Two reports with the passages that both hold. Raises NotFound."""
    with desk.store.reading() as connection:
        files = sorted({named(one), named(other)})
        whole = register_read.part(connection, files, ())
        by_id = {report.id: report for report in whole.reports}
        return side_by_side(whole, by_id[named(one)], by_id[named(other)])


def remains_words(desk: Desk, ids: Sequence[str]) -> tuple[str, ...]:
    """Words of some reports that tell the condition of remains: what holds them is shown on request only."""
    with desk.store.reading() as connection:
        held = register_read.claims(connection, sorted({named(id_) for id_ in ids}))
    return graphic_wordings(held)


@dataclass(frozen=True, slots=True)
class ReportRows:
    """`graphic`: reports whose title tells the condition of remains."""

    reports: tuple[Report, ...]
    total: int
    graphic: frozenset[str]


def reports(desk: Desk, limit: int, offset: int) -> ReportRows:
    """One page of reports."""
    with desk.store.reading() as connection:
        found, total = pages.reports(connection, limit, offset)
        return ReportRows(found, total, graphic_titles(connection, found))


def graphic_titles(connection: Connection, of: Sequence[Report]) -> frozenset[str]:
    """The reports of these whose own claims say that words of the title tell the condition of remains."""
    told: dict[str, list[Claim]] = {}
    for claim in register_read.claims(connection, [one.id for one in of if one.meta.title]):
        told.setdefault(claim.report, []).append(claim)
    return frozenset(one.id for one in of if tells(one.meta.title or "", graphic_wordings(told.get(one.id, ()))))


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A claim as the machine read it and as it stands, with every decision on it. `version` as of its incident.
    `remains`: words of its report that tell the condition of remains."""

    machine: Claim
    claim: Claim
    report: Report
    layer: Layer
    incident: str | None
    verdicts: tuple[Verdict, ...]
    version: str
    cleared: Cleared
    remains: tuple[str, ...]
    grades: tuple[Verdict, ...]  # those of its own scales that stand


def claim(desk: Desk, id_: str) -> ClaimRecord:
    """One claim by id. Raises NotFound."""
    with desk.store.reading() as connection:
        machine = register_read.claim(connection, named(id_), proposed=True)
        whole = register_read.part(connection, [machine.report], (machine,))
        verdicts = tuple(one for one in whole.verdicts if machine.id in one.claims or one.report == machine.report)
        now = seen((machine,), standing(whole.verdicts)).claims[0]
        own = tuple(one for one in verdicts if machine.id in one.claims)
        layer = next(one for one in whole.layers if one.id == machine.layer)
        of = pages.incidents_of_claims(connection, [machine.id]).get(machine.id)
        version = digest("version", machine.id, *(one.id for one in own))[:16]
        cleared = clear(replace(whole, claims=(now,)))
        remains = graphic_wordings(register_read.claims(connection, [machine.report]))
        grades = {key: one for one in standing(own) for key in claim_grades(one) if key[0] == machine.id}
        return ClaimRecord(
            machine, now, whole.reports[0], layer, of, own, version, cleared, remains, tuple(grades.values())
        )


def stamps(desk: Desk) -> tuple[str, ...]:
    """What is printed on a page that shows no report in full: by the first report of the case."""
    with desk.store.reading() as connection:
        first, _ = pages.reports(connection, 1, 0)
        return clear(register_read.part(connection, [one.id for one in first], (), texts=False)).stamps


def save_search(desk: Desk, name: str, query: str) -> None:
    with desk.store.writing(desk.settings.actor, desk.now) as tx:
        tx.save_search(name, query)


def drop_search(desk: Desk, name: str) -> None:
    with desk.store.writing(desk.settings.actor, desk.now) as tx:
        tx.drop_search(name)


def find_incident(desk: Desk, id_: str) -> str | None:
    """The id that an incident has now; None where it is no more."""
    try:
        return desk.store.incident(id_).id
    except NotFound:
        return None


def is_date(written: str) -> bool:
    return to_edtf(written) is not None
