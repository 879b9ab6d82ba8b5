"""What pages ask for, brought up to a change: only the rows of what the change touched are read and written."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, select

from headstone.model.incidents import Incident, Site
from headstone.model.sources import Report
from headstone.store import mapped, page_index, register_read, schema
from headstone.store.page_index import DESK_FACETS, FACET, TIE, Line
from headstone.store.register_links import Derived, Gone, batched

LINKED = ("family", "origin", "incident", "claim", "site")  # ties that linking makes; verdicts are tied as they come


@dataclass(frozen=True, slots=True)
class Touched:
    """`decided`: claims that decisions spoke of. `read`: reports that were read anew."""

    decided: Collection[str] = ()
    read: Collection[str] = ()


def fill(connection: Connection, derived: Derived, gone: Gone, touched: Touched) -> None:
    """Make the index rows of what changed agree with the derived rows, which are written already."""
    lost = {id_ for name in ("incidents", "sites") for id_ in gone.get(name, ())}
    incidents = {one.id: one for one in derived.incidents}
    beside = register_read.tied(connection, "incident", sorted(touched.read))
    incidents |= {one.id: one for one in register_read.by_ids(connection, schema.incidents, beside, Incident)}
    _ties(connection, derived, gone)
    sites = _sites(connection, derived.sites, incidents.values())
    _facets(connection, incidents, {site.id: site for site in derived.sites}, lost)
    mapped.fill_some(connection, tuple(incidents.values()), sites, lost)
    _drop(connection, schema.queue, sorted(lost))
    decided = register_read.tied(connection, "claim", sorted(touched.decided))
    page_index.refresh_incidents(connection, sorted({*incidents, *decided}))


def _sites(connection: Connection, changed: Sequence[Site], incidents: Collection[Incident]) -> tuple[Site, ...]:
    """Sites that changed, and those whose period hangs on an incident that did."""
    ids = sorted({site for one in incidents for site in one.sites} - {site.id for site in changed})
    return (*changed, *register_read.by_ids(connection, schema.sites, ids, Site))


def _ties(connection: Connection, derived: Derived, gone: Gone) -> None:
    rows = schema.ties.c
    ids = {row.id for part in (derived.families, derived.origins, derived.incidents, derived.sites) for row in part}
    ids |= {id_ for name in ("families", "origins", "incidents", "sites") for id_ in gone.get(name, ())}
    held: set[Line] = set()
    for part in batched(sorted(ids)):
        query = select(rows.kind, rows.key, rows.id).where(rows.id.in_(part), rows.kind.in_(LINKED))
        held.update((row.kind, row.key, row.id) for row in connection.execute(query))
    wanted = set(page_index.ties_of(derived.families, derived.origins, derived.incidents, derived.sites))
    page_index.swap(connection, schema.ties, TIE, held, wanted)


def _facets(
    connection: Connection, incidents: dict[str, Incident], sites: dict[str, Site], lost: Collection[str]
) -> None:
    rows = schema.facets.c
    files = sorted({report for one in incidents.values() for report in one.reports})
    reports = register_read.by_ids(connection, schema.reports, files, Report)
    languages = {report.id: report.meta.language or "" for report in reports}
    wanted = {row for one in incidents.values() for row in page_index.facets_of(one, languages)}
    wanted |= {row for site in sites.values() for row in page_index.site_facets_of(site)}
    held: set[Line] = set()
    for part in batched(sorted({*incidents, *sites, *lost})):
        query = select(rows.kind, rows.value, rows.object).where(rows.object.in_(part))
        held.update((row.kind, row.value, row.object) for row in connection.execute(query))
    kept = {row for row in held if row[0] in DESK_FACETS and row[2] not in lost}  # refresh_incidents looks after them
    page_index.swap(connection, schema.facets, FACET, held - kept, wanted)


def _drop(connection: Connection, table: Table, ids: Sequence[str]) -> None:
    for part in batched(ids):
        connection.execute(delete(table).where(table.c.id.in_(part)))
