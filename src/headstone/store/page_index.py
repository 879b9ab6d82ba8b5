"""What pages ask of a case, as narrow rows: facets, reverse ties and the queue of review. All of it is derived: it is
made anew whenever links or verdicts change, only rows that differ are written, and no custody entry speaks of it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, Table, and_, delete, insert, or_, select, update

from headstone.model.claims import Claim
from headstone.model.incidents import Incident, Site
from headstone.model.lineage import Family, Origin
from headstone.model.pages import Todo
from headstone.model.sources import Report
from headstone.model.verdicts import Verdict, standing
from headstone.store import mapped, schema
from headstone.store.codec import decode, encode

Value = TypeVar("Value")

MANY = 300  # rows in one DELETE: three variables each, and SQLite's limit is 999 in older builds
LONGEST = 200  # letters of a facet's value
UNSURE = 0.5  # a claim scored below is shown to a person early

OPEN, BEGUN, ACCEPTED, DISCOUNTED = "open", "begun", "accepted", "discounted"

# What a person should look at first. A contradiction between origins changes what may be said; a join made by machine
# may put two events into one; what is only incomplete comes last.
WEIGHTS: Mapping[str, int] = {
    "conflict": 100, "contested": 80, "joined": 60, "unsure": 50, "no_place": 40, "no_date": 30, "unjudged": 10,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """What standing verdicts say of claims."""

    last: Mapping[str, str]  # claim -> accept | reject
    touched: frozenset[str]  # claims that any verdict names


def judged_by(verdicts: Iterable[Verdict]) -> Judged:
    last: dict[str, str] = {}
    touched: set[str] = set()
    for verdict in standing(verdicts):
        touched.update(verdict.claims)
        if verdict.kind in ("accept", "reject"):
            last |= dict.fromkeys(verdict.claims, verdict.kind)
    return Judged(last, frozenset(touched))


def review_state(incident: Incident, judged: Judged) -> str:
    if incident.state == DISCOUNTED:
        return DISCOUNTED
    if incident.claims and all(judged.last.get(claim) == "accept" for claim in incident.claims):
        return ACCEPTED
    return BEGUN if judged.touched.intersection(incident.claims) else OPEN


def fill(connection: Connection) -> None:
    """Make all index rows agree with the derived rows and verdicts that stand."""
    incidents = _all(connection, schema.incidents, Incident)
    sites = _all(connection, schema.sites, Site)
    verdicts = [
        decode(body, Verdict)
        for body in connection.execute(select(schema.verdicts.c.body).order_by(schema.verdicts.c.n)).scalars()
    ]
    judged = judged_by(verdicts)
    languages = {one.id: one.meta.language or "" for one in _all(connection, schema.reports, Report)}
    wanted = {row for one in incidents for row in _facets(one, judged, languages)}
    wanted |= {row for site in sites for row in _site_facets(site)}
    _agree(connection, schema.facets, ("kind", "value", "object"), wanted)
    _agree(connection, schema.ties, ("kind", "key", "id"), set(_ties(connection, incidents, sites, verdicts)))
    mapped.fill(connection, incidents, sites)
    scores = {one.id: one.score for one in _all(connection, schema.claims, Claim)}
    _queue(connection, {one.id: todo for one in incidents if (todo := todo_of(one, judged, scores))})


def fill_map(connection: Connection) -> None:
    """The rows of the map alone."""
    mapped.fill(connection, _all(connection, schema.incidents, Incident), _all(connection, schema.sites, Site))


def _all(connection: Connection, table: Table, kind: type[Value]) -> list[Value]:
    return [decode(body, kind) for body in connection.execute(select(table.c.body).order_by(table.c.id)).scalars()]


def _facets(one: Incident, judged: Judged, languages: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    values: list[tuple[str, str | None]] = [("act", act) for act in one.acts]
    values += [("actor", actor.name) for actor in one.perpetrators]
    values += [("year", year) for year in years(one)]
    values += [("language", languages.get(report)) for report in one.reports]
    values += [("state", one.state), ("review", review_state(one, judged))]
    if one.place:
        values += [("country", one.place.country), ("place", one.place.name)]
    values.append(("corroboration", one.corroboration.state if one.corroboration else "insufficient"))
    return ((kind, value[:LONGEST], one.id) for kind, value in values if value)


def years(one: Incident) -> set[str]:
    """Years that any date of the incident names, of whatever role; a publication is no date of an incident."""
    parts = (part for date in one.dates if date.role != "publication" for part in date.edtf.split("/"))
    return {part[:4] for part in parts if part[:4].isdigit()}


def _site_facets(site: Site) -> Iterator[tuple[str, str, str]]:
    values: list[tuple[str, str | None]] = [("site.type", site.type)]
    values += [("site.state", state.value) for state in site.states]
    if site.place:
        values.append(("site.country", site.place.country))
    return ((kind, value[:LONGEST], site.id) for kind, value in values if value)


def _ties(
    connection: Connection, incidents: Sequence[Incident], sites: Sequence[Site], verdicts: Sequence[Verdict]
) -> Iterator[tuple[str, str, str]]:
    for family in _all(connection, schema.families, Family):
        yield from (("family", report, family.id) for report in family.reports)
    for origin in _all(connection, schema.origins, Origin):
        yield from (("origin", claim, origin.id) for claim in origin.claims)
    for one in incidents:
        yield from (("incident", report, one.id) for report in one.reports)
        yield from (("claim", claim, one.id) for claim in one.claims)
    for site in sites:
        yield from (("site", incident, site.id) for incident in site.incidents)
    for verdict in verdicts:
        yield from verdict_ties(verdict)


def verdict_ties(verdict: Verdict) -> Iterator[tuple[str, str, str]]:
    """Under which claims and report a verdict is found."""
    keys = {*verdict.claims, *([verdict.report] if verdict.report else [])}
    return (("verdict", key, verdict.id) for key in sorted(keys))


def add_verdict(connection: Connection, verdict: Verdict) -> None:
    """Tie a new verdict at once: whoever edits the same record next must find it before anything is linked anew."""
    rows = [{"kind": kind, "key": key, "id": id_} for kind, key, id_ in verdict_ties(verdict)]
    if rows:
        connection.execute(insert(schema.ties), rows)


def _agree(connection: Connection, table: Table, names: tuple[str, ...], wanted: set[tuple[str, str, str]]) -> None:
    """Write and delete only what differs."""
    columns = [table.c[name] for name in names]
    held = {(row[0], row[1], row[2]) for row in connection.execute(select(*columns))}
    gone, fresh = sorted(held - wanted), sorted(wanted - held)
    for start in range(0, len(gone), MANY):
        same = (and_(*(c == v for c, v in zip(columns, row, strict=True))) for row in gone[start : start + MANY])
        connection.execute(delete(table).where(or_(*same)))
    if fresh:
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in fresh])


def todo_of(one: Incident, judged: Judged, scores: Mapping[str, float]) -> Todo | None:
    """Why a person should look at an incident; None where every claim of it was judged or it stands for nothing."""
    if one.state != "live" or all(claim in judged.last for claim in one.claims):
        return None
    touched = bool(judged.touched.intersection(one.claims))
    reasons = [("conflict", text) for text in one.conflicts]
    contested = [
        envelope.kind
        for envelope in one.counts
        if envelope.corroboration and envelope.corroboration.state == "contested"
    ]
    reasons += [("contested", kind) for kind in contested]
    if len(one.reports) > 1 and one.reasons and not touched:
        reasons.append(("joined", str(len(one.reports))))
    unsure = sum(scores.get(claim, 1.0) < UNSURE for claim in one.claims if claim not in judged.last)
    reasons += [("unsure", str(unsure))] if unsure else []
    reasons += [("no_place", "")] if one.place is None or one.place.lat is None else []
    reasons += [("no_date", "")] if not years(one) else []
    return Todo(one.id, tuple(reasons or [("unjudged", "")]))


def weight(todo: Todo) -> int:
    """The weightiest reason leads; each further one adds one."""
    return max(WEIGHTS[kind] for kind, _ in todo.reasons) + min(9, len(todo.reasons) - 1)


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
