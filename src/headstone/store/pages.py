"""Queries of the reviewer's room: each asks for one page of rows, with limits, over the narrow rows of page_index."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal_column, or_, select, table, text

from headstone.model.custody import LogEntry
from headstone.model.incidents import Incident, Site
from headstone.model.pages import Asked, FacetValue, Found, Place, Saved, Todo
from headstone.model.sources import Report
from headstone.model.verdicts import Verdict
from headstone.store import custody, register_read, schema, search
from headstone.store.codec import decode

DATED = schema.incidents.c.first_date
ORDERS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "date": ((DATED == "").asc(), DATED.asc(), schema.incidents.c.id),
    "newest": ((DATED == "").asc(), DATED.desc(), schema.incidents.c.id),
    "reports": (schema.incidents.c.n_reports.desc(), schema.incidents.c.id),
    "origins": (func.coalesce(schema.incidents.c.known_origins, 0).desc(), schema.incidents.c.id),
    "title": (schema.incidents.c.title.asc(), schema.incidents.c.id),
    "id": (schema.incidents.c.id.asc(),),
}
FACET_VALUES = 12  # values of one facet that a page shows


def incidents(connection: Connection, asked: Asked, limit: int, offset: int) -> Found:
    """One page of the incidents asked for."""
    match, loose = matching(connection, asked.words)
    where = _where(asked, match, schema.incidents.c.id)
    source = schema.incidents
    total = connection.execute(select(func.count()).select_from(source).where(*where)).scalar() or 0
    order = ORDERS.get(asked.order, ORDERS["reports"])
    query = select(source.c.body).where(*where).order_by(*order).limit(limit).offset(offset)
    rows = tuple(decode(body, Incident) for body in connection.execute(query).scalars())
    return Found(rows, total, loose, _hits(connection, rows, asked.words, match, loose) if match else {})


def sites(connection: Connection, asked: Asked, limit: int, offset: int) -> tuple[tuple[Site, ...], int]:
    """One page of the sites with these facets, and how many there are."""
    source = schema.sites
    where = [_has(source.c.id, kind, values) for kind, values in _grouped(asked.facets).items()]
    total = connection.execute(select(func.count()).select_from(source).where(*where)).scalar() or 0
    query = select(source.c.body).where(*where).order_by(source.c.id).limit(limit).offset(offset)
    return tuple(decode(body, Site) for body in connection.execute(query).scalars()), total


def facet_values(connection: Connection, asked: Asked, kinds: Sequence[str]) -> tuple[FacetValue, ...]:
    """How many of what was asked for have each value, most first. A kind that is filtered shows its alternatives."""
    match, _ = matching(connection, asked.words)
    found: list[FacetValue] = []
    for kind in kinds:
        others = tuple(pair for pair in asked.facets if pair[0] != kind)
        column = schema.facets.c.object
        where = _where(Asked(others, "", asked.since, asked.until), match, column)
        amount = func.count().label("amount")
        query = (
            select(schema.facets.c.value, amount)
            .where(schema.facets.c.kind == kind, *where)
            .group_by(schema.facets.c.value)
            .order_by(amount.desc(), schema.facets.c.value)
            .limit(FACET_VALUES)
        )
        found += [FacetValue(kind, row.value, row.amount) for row in connection.execute(query)]
    return tuple(found)


def _where(asked: Asked, match: str | None, column: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    where = [_has(column, kind, values) for kind, values in _grouped(asked.facets).items()]
    dated = [asked.since <= DATED] if asked.since else []
    dated += [or_(asked.until >= DATED, DATED.startswith(asked.until, autoescape=True))] if asked.until else []
    if dated:
        inside = select(schema.incidents.c.id).where(DATED != "", *dated)
        where.append(column.in_(inside))
    if match is not None:
        where.append(column.in_(_tied_to_words(match)))
    return where


def _grouped(facets: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for kind, value in facets:
        groups.setdefault(kind, []).append(value)
    return groups


def _has(column: ColumnElement[Any], kind: str, values: Sequence[str]) -> ColumnElement[bool]:
    of = schema.facets.alias()  # beside the facets that the query itself may count
    return column.in_(select(of.c.object).where(of.c.kind == kind, of.c.value.in_(values)))


def matching(connection: Connection, words: str) -> tuple[str | None, bool]:
    """The question to the index ("" finds nothing), and whether only consonants are asked for; None: not asked.

    Consonants are tried only where the words themselves stand nowhere.
    """
    if not words.strip():
        return None, False
    question = ""
    for terms in (search.terms_of(words), search.loose_terms_of(words)):
        if terms:
            question = search.question_of(terms)
            if search.ask(connection, terms, 1):
                return question, terms[0].loose
    return question, False


def _tied_to_words(match: str) -> Select[Any]:
    """Incidents of the reports in which the words stand."""
    if not match:
        return select(schema.ties.c.id).where(schema.ties.c.key == "")
    found = table("search")
    rowid: ColumnElement[Any] = literal_column("search.rowid")
    condition = text("search MATCH :words").bindparams(words=match)
    return (
        select(schema.ties.c.id)
        .select_from(found)
        .join(schema.layers, schema.layers.c.n == rowid)
        .join(schema.ties, and_(schema.ties.c.kind == "incident", schema.ties.c.key == schema.layers.c.report))
        .where(condition)
    )


def _hits(
    connection: Connection, rows: Sequence[Incident], words: str, match: str | None, loose: bool
) -> dict[str, Place]:
    """For each incident shown, the best report of it in which the words stand."""
    terms = search.loose_terms_of(words) if loose else search.terms_of(words)
    found: dict[str, Place] = {}
    if not match:
        return found
    query = text(
        "SELECT layers.n FROM search JOIN layers ON layers.n = search.rowid JOIN ties ON ties.kind = 'incident' "
        "AND ties.key = layers.report WHERE search MATCH :words AND ties.id = :id ORDER BY rank, layers.n LIMIT 1"
    )
    for one in rows:
        n = connection.execute(query, {"words": match, "id": one.id}).scalar()
        if n is not None:
            hit = register_read.hit(connection, n, terms)
            found[one.id] = Place(hit.report, hit.snippet, hit.marks)
    return found


# One record


def queue(connection: Connection, limit: int, offset: int) -> tuple[tuple[tuple[Todo, Incident], ...], int]:
    """What waits for a person, the weightiest first, each with its incident; and how many there are."""
    waits, source = schema.queue, schema.incidents
    total = connection.execute(select(func.count()).select_from(waits)).scalar() or 0
    query = (
        select(waits.c.body, source.c.body.label("incident"))
        .join(source, source.c.id == waits.c.id)
        .order_by(waits.c.weight.desc(), source.c.n_reports.desc(), waits.c.id)
        .limit(limit)
        .offset(offset)
    )
    rows = connection.execute(query)
    return tuple((decode(row.body, Todo), decode(row.incident, Incident)) for row in rows), total


def verdicts_on(connection: Connection, keys: Sequence[str]) -> tuple[Verdict, ...]:
    """Every verdict on these claims or reports, withdrawn ones and withdrawals included, oldest first."""
    return register_read.verdicts_named(connection, register_read.tied(connection, "verdict", keys))


def recent_verdicts(connection: Connection, limit: int) -> tuple[Verdict, ...]:
    """The last decisions, newest first."""
    rows = schema.verdicts
    query = select(rows.c.body).order_by(rows.c.n.desc()).limit(limit)
    return tuple(decode(body, Verdict) for body in connection.execute(query).scalars())


def incidents_of_claims(connection: Connection, claims: Sequence[str]) -> dict[str, str]:
    """Claim -> incident."""
    ties, found = schema.ties, dict[str, str]()
    for start in range(0, len(claims), register_read.MANY):
        part = claims[start : start + register_read.MANY]
        query = select(ties.c.key, ties.c.id).where(ties.c.kind == "claim", ties.c.key.in_(part))
        found |= {row.key: row.id for row in connection.execute(query)}
    return found


def titles(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Incident -> title."""
    rows = schema.incidents
    query = select(rows.c.id, rows.c.title).where(rows.c.id.in_(ids[: register_read.MANY]))
    return {row.id: row.title for row in connection.execute(query)}


def reports(connection: Connection, limit: int, offset: int) -> tuple[tuple[Report, ...], int]:
    """One page of reports by id, and how many there are."""
    rows = schema.reports
    total = connection.execute(select(func.count()).select_from(rows)).scalar() or 0
    query = select(rows.c.id).order_by(rows.c.id).limit(limit).offset(offset)
    ids = connection.execute(query).scalars().all()
    return tuple(register_read.report(connection, id_) for id_ in ids), total


def log_of(connection: Connection, objects: Sequence[str]) -> tuple[LogEntry, ...]:
    """Custody entries that speak of these objects, oldest first."""
    return custody.entries_of(connection, objects)


def last_log(connection: Connection, limit: int) -> tuple[LogEntry, ...]:
    """The last custody entries, newest first."""
    rows = connection.execute(select(schema.custody).order_by(schema.custody.c.seq.desc()).limit(limit)).mappings()
    return tuple(custody.entry_of(row) for row in rows)


def unread_languages(connection: Connection) -> dict[tuple[str, str], int]:
    """(language, why) -> preserved reports that nothing was read out of."""
    rows = connection.execute(select(schema.reports.c.body).where(schema.reports.c.state == "unread")).scalars()
    counts: dict[tuple[str, str], int] = {}
    for report in (decode(body, Report) for body in rows):
        key = (report.meta.language or "", report.why_unread or "")
        counts[key] = counts.get(key, 0) + 1
    return counts


def saved(connection: Connection) -> tuple[Saved, ...]:
    rows = schema.saved
    query = select(rows.c.name, rows.c.query, rows.c.made_by, rows.c.at).where(rows.c.gone == 0).order_by(rows.c.name)
    return tuple(Saved(row.name, row.query, row.made_by, row.at) for row in connection.execute(query))
