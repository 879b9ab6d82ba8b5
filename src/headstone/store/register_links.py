"""Derived rows (families, incidents, sites, leads, origins): replaced as a whole, written only where they differ."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, Table, delete, insert, select, update

from headstone.model.incidents import CountEnvelope, Incident, Site, told_most
from headstone.model.lineage import Family, Origin
from headstone.store import link_marks, schema
from headstone.store.codec import decode, encode
from headstone.store.custody import Chain

Lead = tuple[str, str | None, str | None]  # report id, incident id, claim id
ClaimOrigin = tuple[str, str | None]  # claim id, origin id or None
Row = dict[str, object]
Gone = Mapping[str, Iterable[str]]  # table -> ids of rows that are no more
MANY = 5_000  # keys from which one pass over a table is quicker than asking for each

DATE_ORDER = ("act", "burial", "capture", "discovery", "exhumation", "statement", "publication")


@dataclass(frozen=True, slots=True)
class Derived:
    families: tuple[Family, ...] = ()
    incidents: tuple[Incident, ...] = ()
    sites: tuple[Site, ...] = ()
    leads: tuple[Lead, ...] = ()
    claim_origins: tuple[ClaimOrigin, ...] = ()
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """What was decided before, for `linking`: no id is given twice and none is lost.

    `incident_of`: the last incident id of every claim ever linked, claims that no longer exist included. `used`: every
    incident and site id and alias ever minted. `aliases`: alias to the id that it resolves to now.
    """

    incident_of: dict[str, str] = field(default_factory=dict)
    used: frozenset[str] = frozenset()
    aliases: dict[str, str] = field(default_factory=dict)
    incidents: tuple[Incident, ...] = ()
    sites: tuple[Site, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkChange:
    """Whether any derived row changed, and the hash of all of them now."""

    changed: bool
    sha256: str


def put(connection: Connection, chain: Chain, derived: Derived) -> LinkChange:
    """Put these rows in place of all; only those that differ are written. The ids are remembered, and it is logged
    when anything changed."""
    before = link_marks.digest(connection)
    for table, rows in _rows(derived).items():
        _write(connection, table, rows, _bodies(connection, table, None))
    _remember(connection, derived)
    return _logged(chain, before, link_marks.mark_all(connection))


def put_changes(connection: Connection, chain: Chain, derived: Derived, gone: Gone) -> LinkChange:
    """Write these rows beside the others, and take those of `gone` out. Nothing else is read, but for the
    hashes of a case that has no marks yet."""
    marked, touched = link_marks.marked(connection), dict[Table, Collection[str]]()
    before = link_marks.last(connection) if marked else link_marks.digest(connection)
    for table, rows in _rows(derived).items():
        touched[table] = rows.keys() | set(gone.get(table.name, ()))
        _write(connection, table, rows, _bodies(connection, table, touched[table]))
    _remember(connection, derived)
    return _logged(chain, before, link_marks.mark(connection, touched) if marked else link_marks.mark_all(connection))


def _logged(chain: Chain, before: str, after: str) -> LinkChange:
    if after != before:
        chain.append("link", "links", after)
    return LinkChange(after != before, after)


def _rows(derived: Derived) -> dict[Table, dict[str, Row]]:
    return {
        schema.families: {one.id: {"body": encode(one)} for one in derived.families},
        schema.origins: {one.id: {"body": encode(one)} for one in derived.origins},
        schema.sites: {one.id: {"body": encode(one)} for one in derived.sites},
        schema.leads: {one[0]: {"body": encode(one)} for one in derived.leads},
        schema.claim_origins: {one[0]: {"body": encode(one)} for one in derived.claim_origins},
        schema.incidents: {one.id: incident_row(one) for one in derived.incidents},
    }


def _bodies(connection: Connection, table: Table, ids: Collection[str] | None) -> dict[str, str]:
    """Bodies by id, of all rows (None) or of these."""
    query = select(table.c.id, table.c.body)
    if ids is None:
        return {row.id: row.body for row in connection.execute(query)}
    parts = (connection.execute(query.where(table.c.id.in_(part))) for part in batched(sorted(ids)))
    return {row.id: row.body for rows in parts for row in rows}


def _write(connection: Connection, table: Table, wanted: Mapping[str, Row], held: Mapping[str, str]) -> None:
    """Make the rows that are held the ones that are wanted."""
    for gone in held.keys() - wanted.keys():
        connection.execute(delete(table).where(table.c.id == gone))
    for id_ in wanted.keys() & held.keys():
        if wanted[id_]["body"] != held[id_]:
            connection.execute(update(table).where(table.c.id == id_).values(wanted[id_]))
    fresh = [{"id": id_, **wanted[id_]} for id_ in sorted(wanted.keys() - held.keys())]
    if fresh:
        connection.execute(insert(table), fresh)


def incident_row(incident: Incident) -> dict[str, object]:
    """The incident's columns that `headstone list` shows, and its body."""
    place, seen = incident.place, incident.corroboration
    return {
        "title": incident.title, "state": incident.state, "n_reports": len(incident.reports),
        "known_origins": seen.known_origins if seen else None,
        "place": ", ".join(filter(None, (place.name or place.wording, place.country))) if place else "",
        "first_date": first_date(incident),
        "counts": "; ".join(count_text(envelope) for envelope in incident.counts),
        "body": encode(incident),
    }


def first_date(incident: Incident) -> str:
    """EDTF of the role nearest to the act, that which most reports give; "" where every date is open."""
    first = told_most(incident.dates, DATE_ORDER)
    return first.edtf if first else ""


def count_text(envelope: CountEnvelope) -> str:
    """One kind of count in a line: "bodies_found_claimed 100+", "killed 12-30", "missing dozens".

    Without any bound the first wording stands for it, since "dozens" is no number.
    """
    words = [value.wording for value in envelope.values if value.wording]
    if envelope.low is None and envelope.high is None:
        figure = words[0] if words else "?"
    elif envelope.high is None:
        figure = f"{envelope.low}+"
    elif envelope.low is None:
        figure = f"up to {envelope.high}"
    else:
        figure = str(envelope.low) if envelope.low == envelope.high else f"{envelope.low}-{envelope.high}"
    return f"{envelope.kind} {figure}"


def _remember(connection: Connection, derived: Derived) -> None:
    ids = {one.id for one in derived.incidents} | {one.id for one in derived.sites}
    ids |= {alias for one in derived.incidents for alias in one.aliases}
    _add_missing(connection, schema.minted, "id", [{"id": id_} for id_ in sorted(ids)])
    _upsert(connection, schema.aliases, "alias", {a: {"id": one.id} for one in derived.incidents for a in one.aliases})
    _upsert(connection, schema.claim_history, "claim", {
        claim: {"incident": one.id} for one in derived.incidents for claim in one.claims
    })


def _add_missing(connection: Connection, table: Table, key: str, rows: Sequence[dict[str, str]]) -> None:
    held = {row[0] for row in _held(connection, table, (key,), {row[key] for row in rows})}
    fresh = [row for row in rows if row[key] not in held]
    if fresh:
        connection.execute(insert(table), fresh)


def _upsert(connection: Connection, table: Table, key: str, wanted: dict[str, dict[str, str]]) -> None:
    (column,) = next(iter(wanted.values()), {"": ""}).keys()
    held = {row[0]: row[1] for row in _held(connection, table, (key, column), wanted.keys())} if wanted else {}
    for id_ in sorted(wanted.keys() & held.keys()):
        if wanted[id_][column] != held[id_]:
            connection.execute(update(table).where(table.c[key] == id_).values(wanted[id_]))
    fresh = [{key: id_, **wanted[id_]} for id_ in sorted(wanted.keys() - held.keys())]
    if fresh:
        connection.execute(insert(table), fresh)


def _held(
    connection: Connection, table: Table, columns: Sequence[str], keys: Collection[str]
) -> Iterator[Sequence[str]]:
    """These columns of the rows whose first column is among the keys; many keys are looked for in one pass."""
    query = select(*(table.c[name] for name in columns))
    if len(keys) > MANY:
        yield from (tuple(row) for row in connection.execute(query) if row[0] in keys)
        return
    for part in batched(sorted(keys)):
        yield from (tuple(row) for row in connection.execute(query.where(table.c[columns[0]].in_(part))))


def batched(ids: Sequence[str], size: int = 500) -> Iterator[Sequence[str]]:
    """Parts that one statement takes: SQLite's limit of variables is 999 in older builds."""
    return (ids[start : start + size] for start in range(0, len(ids), size))


def history(connection: Connection) -> History:
    """Ids given so far."""
    past = connection.execute(select(schema.claim_history.c.claim, schema.claim_history.c.incident))
    names = connection.execute(select(schema.aliases.c.alias, schema.aliases.c.id))
    return History(
        {row.claim: row.incident for row in past},
        frozenset(connection.execute(select(schema.minted.c.id)).scalars()),
        {row.alias: row.id for row in names},
        tuple(
            decode(body, Incident)
            for body in connection.execute(select(schema.incidents.c.body).order_by(schema.incidents.c.id)).scalars()
        ),
        tuple(
            decode(body, Site)
            for body in connection.execute(select(schema.sites.c.body).order_by(schema.sites.c.id)).scalars()
        ),
    )
