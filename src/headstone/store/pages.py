"""Queries of the reviewer's room: each asks for one page of rows, with limits, over the narrow rows of page_index."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, column, func, insert, or_, select, table, text

from headstone.model.custody import LogEntry
from headstone.model.incidents import Incident, Site
from headstone.model.pages import EVERYTHING, Asked, FacetValue, Found, Place, Saved, Todo, Waiting
from headstone.model.sources import Report
from headstone.model.verdicts import Verdict
from headstone.store import custody, register_read, schema, search
from headstone.store.codec import decode
from headstone.store.page_todo import WEIGHTS

Row = tuple[Todo, Incident]
MATCHED = table("matched", column("id"))
CHOSEN = table("chosen", column("id"), schema="temp")
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
    """How many of what was asked for have each value, most first. A kind that is filtered shows its alternatives.

    Kinds without a filter are counted in one walk over what was found; alone they would each walk it again.
    """
    match, _ = matching(connection, asked.words)
    filtered = [kind for kind in kinds if kind in {name for name, _ in asked.facets}]
    free = [kind for kind in kinds if kind not in filtered]
    found = _counted(connection, asked.facets, asked, match, free)
    for kind in filtered:
        others = tuple(pair for pair in asked.facets if pair[0] != kind)
        found += _counted(connection, others, asked, match, [kind])
    return tuple(found)


def _counted(
    connection: Connection, facets: tuple[tuple[str, str], ...], asked: Asked, match: str | None, kinds: Sequence[str]
) -> list[FacetValue]:
    """Every value of these kinds with its number; the whole table is walked along its key, a part of it by object."""
    rows, amount, found = schema.facets, func.count().label("amount"), list[FacetValue]()
    source = schema.sites if any(kind.startswith("site.") for kind in kinds) else schema.incidents
    where = _where(Asked(facets, "", asked.since, asked.until), match, source.c.id)
    if where:
        _choose(connection, select(source.c.id).where(*where))
        query = text(
            "SELECT kind, value, count(*) AS amount FROM temp.chosen CROSS JOIN facets ON facets.object = chosen.id "
            "WHERE kind IN :kinds GROUP BY kind, value"
        ).bindparams(bindparam("kinds", expanding=True))
        found += [FacetValue(*row) for row in connection.execute(query, {"kinds": list(kinds)})]
    else:
        for kind in kinds:
            one = select(rows.c.kind, rows.c.value, amount).where(rows.c.kind == kind).group_by(rows.c.value)
            found += [FacetValue(*row) for row in connection.execute(one)]
    found.sort(key=lambda one: (kinds.index(one.kind), -one.amount, one.value))
    return [one for kind in kinds for one in [two for two in found if two.kind == kind][:FACET_VALUES]]


def _choose(connection: Connection, query: Select[Any]) -> None:
    """Put what a query finds into CHOSEN, so that each of it is looked at once and in order."""
    connection.exec_driver_sql("CREATE TEMP TABLE IF NOT EXISTS chosen (id TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.exec_driver_sql("DELETE FROM temp.chosen")
    connection.execute(insert(CHOSEN).from_select(["id"], query))


def narrowed(asked: Asked, match: str | None, of: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    """The conditions that a question puts on an incident's id, for other tables of incidents."""
    return _where(asked, match, of)


def _where(asked: Asked, match: str | None, of: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    where = [_has(of, kind, values) for kind, values in _grouped(asked.facets).items()]
    dated = [asked.since <= DATED] if asked.since else []
    dated += [or_(asked.until >= DATED, DATED.startswith(asked.until, autoescape=True))] if asked.until else []
    if dated:
        inside = select(schema.incidents.c.id).where(DATED != "", *dated)
        where.append(of.in_(inside))
    if match is not None:
        where.append(of.in_(select(MATCHED.c.id)))
    return where


def _grouped(facets: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for kind, value in facets:
        groups.setdefault(kind, []).append(value)
    return groups


def _has(of: ColumnElement[Any], kind: str, values: Sequence[str]) -> ColumnElement[bool]:
    held = schema.facets.alias()  # beside the facets that the query itself may count
    return of.in_(select(held.c.object).where(held.c.kind == kind, held.c.value.in_(values)))


def matching(connection: Connection, words: str) -> tuple[str | None, bool]:
    """The question to the index ("" finds nothing), and whether only consonants are asked for; None: not asked.

    Consonants are tried only where the words themselves stand nowhere. What is found waits in the connection's own
    table MATCHED, so that a page with its facets asks the index once and not ten times.
    """
    if not words.strip():
        return None, False
    question, loose = "", False
    for terms in (search.terms_of(words), search.loose_terms_of(words)):
        if terms:
            question, loose = search.question_of(terms), terms[0].loose
            if _stands(connection, question):
                break
    _collect(connection, question)
    return question, loose


def _stands(connection: Connection, question: str) -> bool:
    query = text("SELECT 1 FROM search WHERE search MATCH :words LIMIT 1")
    return connection.execute(query, {"words": question}).first() is not None


def _collect(connection: Connection, question: str) -> None:
    """Put the incidents of the reports in which the words stand into MATCHED."""
    connection.exec_driver_sql("CREATE TEMP TABLE IF NOT EXISTS matched (id TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.exec_driver_sql("DELETE FROM temp.matched")
    if question:
        connection.execute(
            text(
                "INSERT OR IGNORE INTO temp.matched SELECT ties.id FROM search JOIN layers ON layers.n = search.rowid "
                "JOIN ties ON ties.kind = 'incident' AND ties.key = layers.report WHERE search MATCH :words"
            ),
            {"words": question},
        )


def _hits(
    connection: Connection, rows: Sequence[Incident], words: str, match: str | None, loose: bool
) -> dict[str, Place]:
    """For each incident shown, the first report of it in which the words stand."""
    terms = search.loose_terms_of(words) if loose else search.terms_of(words)
    if not match or not rows:
        return {}
    reports = sorted({report for one in rows for report in one.reports})[: register_read.MANY]
    layers = schema.layers
    query = select(layers.c.n, layers.c.report).where(layers.c.report.in_(reports))
    of_row = {row.n: row.report for row in connection.execute(query)}
    # the rows are named to the index, so that it looks into these texts alone and not into all that hold the words
    marks = ", ".join(str(int(n)) for n in sorted(of_row))
    asked = text(f"SELECT rowid FROM search WHERE search MATCH :words AND rowid IN ({marks})")
    found = {of_row[n]: n for n in connection.execute(asked, {"words": match}).scalars()}
    hits: dict[str, Place] = {}
    for one in rows:
        n = next((found[report] for report in one.reports if report in found), None)
        if n is not None:
            hit = register_read.hit(connection, n, terms)
            hits[one.id] = Place(hit.report, hit.snippet, hit.marks, hit.graphic)
    return hits


# One record


def queue(
    connection: Connection, limit: int, offset: int, asked: Waiting = EVERYTHING
) -> tuple[tuple[Row, ...], int]:
    """What waits for a person, the weightiest first, each with its incident; and how many there are."""
    waits, source = schema.queue, schema.incidents
    where = [_has(waits.c.id, "todo", [asked.kind])] if asked.kind else [waits.c.weight > WEIGHTS["to_sign"]]
    where += [_has(waits.c.id, "assignee", [asked.assignee])] if asked.assignee else []
    total = connection.execute(select(func.count()).select_from(waits).where(*where)).scalar() or 0
    query = (
        select(waits.c.body, source.c.body.label("incident"))
        .join(source, source.c.id == waits.c.id)
        .where(*where)
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
