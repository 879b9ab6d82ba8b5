"""What pages ask of a case, as narrow rows: facets, reverse ties and the queue of review. All of it is derived: it is
made anew whenever links or verdicts change, only rows that differ are written, and no custody entry speaks of it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import Connection, Table, and_, delete, insert, or_, select, update

from headstone.model.claims import Claim
from headstone.model.incidents import Incident, Site
from headstone.model.judging import TOUCHING, Judgment, judgment
from headstone.model.lineage import Family, Origin
from headstone.model.pages import Todo
from headstone.model.sources import Report
from headstone.model.verdicts import Verdict, standing
from headstone.store import mapped, register_read, schema
from headstone.store.codec import decode, encode
from headstone.store.page_todo import Judged, review_state, todo_of, weight

Value = TypeVar("Value")

MANY = 300  # rows in one DELETE: three variables each, and SQLite's limit is 999 in older builds
LONGEST = 200  # letters of a facet's value
Line = tuple[str, str, str]
FACET = ("kind", "value", "object")
TIE = ("kind", "key", "id")
DESK_FACETS = ("review", "todo", "assignee")  # what decisions that link nothing anew may change


def judged_by(verdicts: Iterable[Verdict]) -> Judged:
    last: dict[str, str] = {}
    touched: set[str] = set()
    for verdict in standing(verdicts):
        touched.update(verdict.claims if verdict.kind in TOUCHING else ())
        if verdict.kind in ("accept", "reject"):
            last |= dict.fromkeys(verdict.claims, verdict.kind)
    return Judged(last, frozenset(touched))


def fill(connection: Connection) -> None:
    """Make all index rows agree with the derived rows and verdicts that stand."""
    incidents = _all(connection, schema.incidents, Incident)
    sites = _all(connection, schema.sites, Site)
    verdicts = [
        decode(body, Verdict)
        for body in connection.execute(select(schema.verdicts.c.body).order_by(schema.verdicts.c.n)).scalars()
    ]
    judged, judgments = judged_by(verdicts), judgments_of(connection, incidents, verdicts)
    languages = {one.id: one.meta.language or "" for one in _all(connection, schema.reports, Report)}
    scores = {one.id: one.score for one in _all(connection, schema.claims, Claim)}
    todos = {
        one.id: todo
        for one in incidents
        if (todo := todo_of(one, judged, scores, bool(years(one)), judgments.get(one.id)))
    }
    wanted = {row for one in incidents for row in facets_of(one, languages)}
    wanted |= {row for one in incidents for row in _desk_facets(one, judged, judgments.get(one.id), todos.get(one.id))}
    wanted |= {row for site in sites for row in site_facets_of(site)}
    _agree(connection, schema.facets, FACET, wanted)
    families, origins = _all(connection, schema.families, Family), _all(connection, schema.origins, Origin)
    ties = {*ties_of(families, origins, incidents, sites), *(tie for one in verdicts for tie in verdict_ties(one))}
    _agree(connection, schema.ties, TIE, ties)
    mapped.fill(connection, incidents, sites)
    _queue(connection, todos)


def judgments_of(
    connection: Connection, incidents: Iterable[Incident], verdicts: Sequence[Verdict]
) -> dict[str, Judgment]:
    """What people decided of the incidents that any standing decision names; the others have none."""
    stand, on = standing(verdicts), dict[str, list[Verdict]]()
    for verdict in stand:
        for claim in verdict.claims:
            on.setdefault(claim, []).append(verdict)
    place = {verdict.id: number for number, verdict in enumerate(stand)}
    found: dict[str, Judgment] = {}
    for one in incidents:
        named = {verdict.id: verdict for claim in one.claims for verdict in on.get(claim, ())}
        ordered = sorted(named.values(), key=lambda verdict: place[verdict.id])
        signed = any(verdict.kind == "sign" for verdict in ordered)
        claims = register_read.claims_named(connection, one.claims) if signed else ()
        found |= {one.id: judgment(one, claims, ordered)} if ordered else {}
    return found


def refresh(connection: Connection, claims: Sequence[str]) -> None:
    """What pages show of the decisions on the incidents of these claims, made anew without linking anything."""
    refresh_incidents(connection, register_read.tied(connection, "claim", claims))


def refresh_incidents(connection: Connection, ids: Sequence[str]) -> None:
    """The same for incidents by id."""
    for one in register_read.by_ids(connection, schema.incidents, ids, Incident):
        verdicts = register_read.verdicts_named(connection, register_read.tied(connection, "verdict", one.claims))
        judged, own = judged_by(verdicts), judgments_of(connection, [one], verdicts).get(one.id)
        scores = {claim.id: claim.score for claim in register_read.claims_named(connection, one.claims)}
        todo = todo_of(one, judged, scores, bool(years(one)), own)
        old = and_(schema.facets.c.object == one.id, schema.facets.c.kind.in_(DESK_FACETS))
        connection.execute(delete(schema.facets).where(old))
        rows = sorted(set(_desk_facets(one, judged, own, todo)))
        connection.execute(insert(schema.facets), [dict(zip(FACET, row, strict=True)) for row in rows])
        connection.execute(delete(schema.queue).where(schema.queue.c.id == one.id))
        if todo:
            connection.execute(insert(schema.queue), {"id": one.id, "weight": weight(todo), "body": encode(todo)})


def _all(connection: Connection, table: Table, kind: type[Value]) -> list[Value]:
    return [decode(body, kind) for body in connection.execute(select(table.c.body).order_by(table.c.id)).scalars()]


def _desk_facets(
    one: Incident, judged: Judged, own: Judgment | None, todo: Todo | None
) -> Iterator[Line]:
    values = [("review", review_state(one, judged, own))]
    values += [("todo", kind) for kind, _ in todo.reasons] if todo else []
    values += [("assignee", own.assignee)] if own and own.assignee else []
    return ((kind, value[:LONGEST], one.id) for kind, value in values)


def facets_of(one: Incident, languages: Mapping[str, str]) -> Iterator[Line]:
    values: list[tuple[str, str | None]] = [("act", act) for act in one.acts]
    values += [("actor", actor.name) for actor in one.perpetrators]
    values += [("year", year) for year in years(one)]
    values += [("language", languages.get(report)) for report in one.reports]
    values += [("state", one.state)]
    if one.place:
        values += [("country", one.place.country), ("place", one.place.name)]
    values.append(("corroboration", one.corroboration.state if one.corroboration else "insufficient"))
    return ((kind, value[:LONGEST], one.id) for kind, value in values if value)


def years(one: Incident) -> set[str]:
    """Years that any date of the incident names, of whatever role; a publication is no date of an incident."""
    parts = (part for date in one.dates if date.role != "publication" for part in date.edtf.split("/"))
    return {part[:4] for part in parts if part[:4].isdigit()}


def site_facets_of(site: Site) -> Iterator[Line]:
    values: list[tuple[str, str | None]] = [("site.type", site.type)]
    values += [("site.state", state.value) for state in site.states]
    if site.place:
        values.append(("site.country", site.place.country))
    return ((kind, value[:LONGEST], site.id) for kind, value in values if value)


def ties_of(
    families: Sequence[Family], origins: Sequence[Origin], incidents: Sequence[Incident], sites: Sequence[Site]
) -> Iterator[Line]:
    """Under which reports, claims and incidents derived rows are found."""
    for family in families:
        yield from (("family", report, family.id) for report in family.reports)
    for origin in origins:
        yield from (("origin", claim, origin.id) for claim in origin.claims)
    for one in incidents:
        yield from (("incident", report, one.id) for report in one.reports)
        yield from (("claim", claim, one.id) for claim in one.claims)
    for site in sites:
        yield from (("site", incident, site.id) for incident in site.incidents)


def verdict_ties(verdict: Verdict) -> Iterator[Line]:
    """Under which claims and report a verdict is found."""
    keys = {*verdict.claims, *([verdict.report] if verdict.report else [])}
    return (("verdict", key, verdict.id) for key in sorted(keys))


def add_verdict(connection: Connection, verdict: Verdict) -> None:
    """Tie a new verdict at once: whoever edits the same record next must find it before anything is linked anew."""
    rows = [{"kind": kind, "key": key, "id": id_} for kind, key, id_ in verdict_ties(verdict)]
    if rows:
        connection.execute(insert(schema.ties), rows)


def _agree(connection: Connection, table: Table, names: tuple[str, ...], wanted: set[Line]) -> None:
    """Write and delete only what differs."""
    rows = connection.execute(select(*(table.c[name] for name in names)))
    swap(connection, table, names, {(row[0], row[1], row[2]) for row in rows}, wanted)


def swap(connection: Connection, table: Table, names: tuple[str, ...], held: set[Line], wanted: set[Line]) -> None:
    """Rows that are held become those that are wanted."""
    columns = [table.c[name] for name in names]
    gone, fresh = sorted(held - wanted), sorted(wanted - held)
    for start in range(0, len(gone), MANY):
        same = (and_(*(c == v for c, v in zip(columns, row, strict=True))) for row in gone[start : start + MANY])
        connection.execute(delete(table).where(or_(*same)))
    if fresh:
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in fresh])


def _queue(connection: Connection, wanted: Mapping[str, Todo]) -> None:
    table = schema.queue
    held = {row.id: row.body for row in connection.execute(select(table.c.id, table.c.body))}
    gone = sorted(held.keys() - wanted.keys())
    for start in range(0, len(gone), MANY):
        connection.execute(delete(table).where(table.c.id.in_(gone[start : start + MANY])))
    rows = {id_: {"weight": weight(todo), "body": encode(todo)} for id_, todo in wanted.items()}
    for id_ in sorted(wanted.keys() & held.keys()):
        if rows[id_]["body"] != held[id_]:
            connection.execute(update(table).where(table.c.id == id_).values(rows[id_]))
    fresh = [{"id": id_, **rows[id_]} for id_ in sorted(wanted.keys() - held.keys())]
    if fresh:
        connection.execute(insert(table), fresh)
