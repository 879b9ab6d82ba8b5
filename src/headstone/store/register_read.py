"""The reading side of the register: queries over one connection, each giving model values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, Table, func, select

from headstone.errors import NotFound
from headstone.model.care import graphic_spans, graphic_wordings, tells
from headstone.model.claims import Claim
from headstone.model.incidents import Incident, Site
from headstone.model.lineage import Family, Origin
from headstone.model.proposals import ACCEPTED
from headstone.model.register import Dossier, Refusal, Register, Versions
from headstone.model.sources import CollectionRecord, Layer, Report
from headstone.model.spans import Span
from headstone.model.verdicts import Verdict
from headstone.store import custody, register_proposals, schema, search
from headstone.store.codec import decode
from headstone.store.register_links import ClaimOrigin, Lead
from headstone.store.search import SearchHit, Term

Value = TypeVar("Value")
Spans = tuple[tuple[Span, ...], tuple[int, ...]]
MANY = 500  # ids in one query: SQLite's limit on variables is 999 in older builds


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """One line of `headstone list`. `known_origins` None where origins were not resolved yet."""

    id: str
    title: str
    state: str
    reports: int
    known_origins: int | None
    place: str
    first_date: str
    counts: str


@dataclass(frozen=True, slots=True)
class Totals:
    """What the case holds. `unread` counts reports by why; it stands beside every total that leaves them out."""

    originals: int
    reports: int
    unread: dict[str, int] = field(default_factory=dict)
    claims: int = 0
    incidents: dict[str, int] = field(default_factory=dict)  # by state
    sites: int = 0
    families: int = 0
    refused: int = 0
    verdicts: int = 0
    log_entries: int = 0
    proposed: int = 0  # by a second reader, not judged yet: in no other total


def bodies(connection: Connection, query: Select[Any], kind: type[Value]) -> tuple[Value, ...]:
    """Decoded values of a query's first column."""
    return tuple(decode(body, kind) for body in connection.execute(query).scalars())


def all_of(connection: Connection, table: Table, kind: type[Value]) -> tuple[Value, ...]:
    return bodies(connection, select(table.c.body).order_by(table.c.id), kind)


def one_of(connection: Connection, table: Table, id_: str, kind: type[Value], noun: str) -> Value:
    """The row of that id. Raises NotFound."""
    found = connection.execute(select(table.c.body).where(table.c.id == id_)).scalar()
    if found is None:
        raise NotFound(f"{noun} {id_}", "no such id in this case", "`headstone list` and `search` show ids")
    return decode(found, kind)


def first_files(connection: Connection, shas: Sequence[str] | None = None) -> dict[str, str]:
    """The smallest location of each original: the same whatever order the files came in."""
    table = schema.locations
    query = select(table.c.sha256, func.min(table.c.file)).group_by(table.c.sha256)
    found = connection.execute(query if shas is None else query.where(table.c.sha256.in_(shas)))
    return {row[0]: row[1] for row in found}


def report_of(body: str, files: Mapping[str, str]) -> Report:
    report = decode(body, Report)
    file = files.get(report.original_sha256)
    return report if file is None else replace(report, file=file + report.part)


def reports(connection: Connection) -> tuple[Report, ...]:
    """All reports, by file and id."""
    files = first_files(connection)
    found = (report_of(body, files) for body in connection.execute(select(schema.reports.c.body)).scalars())
    return tuple(sorted(found, key=lambda report: (report.file, report.id)))


def report(connection: Connection, id_: str) -> Report:
    found = one_of(connection, schema.reports, id_, Report, "report")
    file = first_files(connection, [found.original_sha256]).get(found.original_sha256)
    return found if file is None else replace(found, file=file + found.part)


def reports_unread_by(connection: Connection, reader: str) -> tuple[Report, ...]:
    files, table = first_files(connection), schema.reports
    query = select(table.c.body).where(table.c.reader != reader).order_by(table.c.id)
    return tuple(report_of(body, files) for body in connection.execute(query).scalars())


def layer_of(row: Row[Any]) -> Layer:
    main, pages = decode(row.spans, tuple[tuple[Span, ...], tuple[int, ...]])
    return Layer(row.id, row.report, row.kind, row.tool, row.sha256, row.text, main, pages)


def layers(connection: Connection, of: Sequence[str] | None = None) -> tuple[Layer, ...]:
    """Layers of all reports, or of those named, in order of report and of their making."""
    table = schema.layers
    query = select(table).order_by(table.c.report, table.c.n)
    if of is None:
        return tuple(layer_of(row) for row in connection.execute(query))
    parts = (of[start : start + MANY] for start in range(0, len(of), MANY))
    return tuple(layer_of(row) for part in parts for row in connection.execute(query.where(table.c.report.in_(part))))


def claims(connection: Connection, of: Sequence[str] | None = None) -> tuple[Claim, ...]:
    """Claims of all reports, or of those named, as the reader gave them; behind them the proposals of a second reader
    that a person accepted."""
    table = schema.claims
    query = select(table.c.body).order_by(table.c.report, table.c.position)
    queries = [query] if of is None else [
        query.where(table.c.report.in_(of[start : start + MANY])) for start in range(0, len(of), MANY)
    ]
    read = tuple(claim for part in queries for claim in bodies(connection, part, Claim))
    return read + register_proposals.accepted(connection, of)


def claim(connection: Connection, id_: str, proposed: bool = False) -> Claim:
    """The claim of that id; with `proposed` also a proposal that no person accepted. Raises NotFound."""
    if not connection.execute(select(schema.claims.c.id).where(schema.claims.c.id == id_)).first():
        for one in register_proposals.proposals(connection):
            if one.claim.id == id_ and (proposed or one.state == ACCEPTED):
                return one.claim
            if one.claim.id == id_:
                raise NotFound(f"claim {id_}", f"it is only {one.state}, by a second reader", "`headstone accept` it")
    return one_of(connection, schema.claims, id_, Claim, "claim")


def claims_named(connection: Connection, ids: Sequence[str]) -> tuple[Claim, ...]:
    """The claims of these ids that exist, in the order of the ids."""
    table = schema.claims
    found: dict[str, Claim] = {}
    for start in range(0, len(ids), MANY):
        query = select(table.c.body).where(table.c.id.in_(ids[start : start + MANY]))
        found |= {claim.id: claim for claim in bodies(connection, query, Claim)}
    if len(found) < len(set(ids)):
        found |= {claim.id: claim for claim in register_proposals.accepted(connection)}
    return tuple(found[id_] for id_ in ids if id_ in found)


def resolve(connection: Connection, id_: str) -> str:
    """The id that an incident or site id, alias or other spelling of it stands for; itself where none is known."""
    table, name = schema.aliases, id_.strip().upper()
    for _ in range(MANY):  # aliases of aliases; the bound only guards against a damaged table
        if connection.execute(select(schema.incidents.c.id).where(schema.incidents.c.id == name)).first():
            return name
        further = connection.execute(select(table.c.id).where(table.c.alias == name)).scalar()
        if further is None or further == name:
            return name
        name = further
    return name


def incident(connection: Connection, id_: str) -> Incident:
    return one_of(connection, schema.incidents, resolve(connection, id_), Incident, "incident")


def incident_rows(connection: Connection) -> tuple[IncidentRow, ...]:
    table = schema.incidents
    columns = (table.c.id, table.c.title, table.c.state, table.c.n_reports, table.c.known_origins, table.c.place,
               table.c.first_date, table.c.counts)
    return tuple(IncidentRow(*row) for row in connection.execute(select(*columns).order_by(table.c.id)))


def verdicts(connection: Connection) -> tuple[Verdict, ...]:
    return bodies(connection, select(schema.verdicts.c.body).order_by(schema.verdicts.c.n), Verdict)


def refusals(connection: Connection) -> tuple[Refusal, ...]:
    table = schema.refusals
    return tuple(Refusal(*row) for row in connection.execute(select(table.c.file, table.c.why).order_by(table.c.file)))


def records(connection: Connection, sha256: str | None = None) -> tuple[CollectionRecord, ...]:
    """One collection record for each original, or for the one named: that of its smallest location."""
    table = schema.locations
    query = select(table.c.sha256, table.c.body).order_by(table.c.file, table.c.sha256)
    first: dict[str, CollectionRecord] = {}
    for row in connection.execute(query if sha256 is None else query.where(table.c.sha256 == sha256)):
        if row.sha256 not in first:
            first[row.sha256] = decode(row.body, CollectionRecord)
    return tuple(first.values())


def leads(connection: Connection) -> tuple[Lead, ...]:
    return all_of(connection, schema.leads, tuple[str, str | None, str | None])


def claim_origins(connection: Connection) -> tuple[ClaimOrigin, ...]:
    return all_of(connection, schema.claim_origins, tuple[str, str | None])


def versions(connection: Connection) -> Versions:
    table = schema.facts
    found = connection.execute(select(table.c.value).where(table.c.key == "versions")).scalar()
    return decode(found, Versions) if found else Versions("", "", "", "")


def register(connection: Connection) -> Register:
    """Everything, in orders that do not depend on when it came."""
    known = reports(connection)
    place = {one.id: number for number, one in enumerate(known)}
    return Register(
        versions=versions(connection),
        custody_head=custody.tail(connection)[1],
        custody=custody.entries(connection),
        refused=refusals(connection),
        verdicts=verdicts(connection),
        origins=all_of(connection, schema.origins, Origin),
        reports=known,
        layers=tuple(sorted(layers(connection), key=lambda layer: place[layer.report])),
        claims=tuple(sorted(claims(connection), key=lambda claim: place[claim.report])),
        incidents=all_of(connection, schema.incidents, Incident),
        sites=all_of(connection, schema.sites, Site),
        families=all_of(connection, schema.families, Family),
        claim_origins=claim_origins(connection),
        leads=leads(connection),
        records=records(connection),
    )


def dossier(connection: Connection, id_: str) -> Dossier:
    """One incident with the rows it touches; the whole custody log stays out but for its head."""
    one = incident(connection, id_)
    held = claims_named(connection, one.claims)
    files = sorted(set(one.reports) | {claim.report for claim in held})
    return Dossier(one, part(connection, files, held, (one,)))


def part(
    connection: Connection, files: Sequence[str], held: Sequence[Claim], incidents: tuple[Incident, ...] = (),
    texts: bool = True,
) -> Register:
    """The rows that a few claims and reports touch, found by their ids: nothing is decoded that is not shown.

    `texts` False leaves the text layers out.
    """
    known = tuple(sorted((report(connection, id_) for id_ in files), key=lambda r: (r.file, r.id)))
    ids = sorted({claim.id for claim in held})
    pairs = by_ids(connection, schema.claim_origins, ids, tuple[str, str | None])
    behind = {origin for _, origin in pairs if origin} | set(tied(connection, "origin", ids))
    of = sorted(one.id for one in incidents)
    shas = sorted({r.original_sha256 for r in known})
    return Register(
        versions=versions(connection), custody_head=custody.tail(connection)[1], custody=(), refused=(),
        verdicts=verdicts_named(connection, tied(connection, "verdict", [*ids, *files])),
        origins=by_ids(connection, schema.origins, sorted(behind), Origin),
        reports=known, layers=layers(connection, files) if texts else (), claims=tuple(held), incidents=incidents,
        sites=by_ids(connection, schema.sites, tied(connection, "site", of), Site),
        families=by_ids(connection, schema.families, tied(connection, "family", files), Family),
        claim_origins=pairs,
        leads=by_ids(connection, schema.leads, files, tuple[str, str | None, str | None]),
        records=tuple(record for sha in shas if (record := _record(connection, sha))),
    )


def _record(connection: Connection, sha256: str) -> CollectionRecord | None:
    return next(iter(records(connection, sha256)), None)


def tied(connection: Connection, kind: str, keys: Sequence[str]) -> list[str]:
    """Ids that stand behind any of the keys, each once, in order (see page_index)."""
    table, found = schema.ties, set[str]()
    for start in range(0, len(keys), MANY):
        query = select(table.c.id).where(table.c.kind == kind, table.c.key.in_(keys[start : start + MANY]))
        found.update(connection.execute(query).scalars())
    return sorted(found)


def by_ids(connection: Connection, table: Table, ids: Sequence[str], kind: type[Value]) -> tuple[Value, ...]:
    """The rows of these ids that exist, by id."""
    found: list[tuple[str, str]] = []
    for start in range(0, len(ids), MANY):
        query = select(table.c.id, table.c.body).where(table.c.id.in_(ids[start : start + MANY]))
        found += [(row.id, row.body) for row in connection.execute(query)]
    return tuple(decode(body, kind) for _, body in sorted(found))


def verdicts_named(connection: Connection, ids: Sequence[str]) -> tuple[Verdict, ...]:
    """The verdicts of these ids, oldest first."""
    table, found = schema.verdicts, list[tuple[int, str]]()
    for start in range(0, len(ids), MANY):
        query = select(table.c.n, table.c.body).where(table.c.id.in_(ids[start : start + MANY]))
        found += [(row.n, row.body) for row in connection.execute(query)]
    return tuple(decode(body, Verdict) for _, body in sorted(found))


def head(connection: Connection) -> str:
    """Hash of the last custody entry."""
    return custody.tail(connection)[1]


def totals(connection: Connection) -> Totals:
    return Totals(
        originals=_count(connection, schema.originals),
        reports=_count(connection, schema.reports),
        unread=_count_by(connection, schema.reports, "why_unread", (schema.reports.c.state == "unread",)),
        claims=_count(connection, schema.claims) + len(register_proposals.accepted(connection)),
        incidents=_count_by(connection, schema.incidents, "state"),
        sites=_count(connection, schema.sites),
        families=_count(connection, schema.families),
        refused=_count(connection, schema.refusals),
        verdicts=_count(connection, schema.verdicts),
        log_entries=_count(connection, schema.custody),
        proposed=register_proposals.waiting(connection),
    )


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar() or 0


def _count_by(connection: Connection, table: Table, column: str, where: Iterable[Any] = ()) -> dict[str, int]:
    query = select(table.c[column], func.count()).where(*where).group_by(table.c[column]).order_by(table.c[column])
    return {row[0] or "unknown": row[1] for row in connection.execute(query)}


def hits(connection: Connection, words: str, limit: int) -> tuple[SearchHit, ...]:
    """Where the words stand, best first; where their consonants stand if the words stand nowhere."""
    for terms in (search.terms_of(words), search.loose_terms_of(words)):
        found = tuple(hit(connection, n, terms) for n in search.ask(connection, terms, limit))
        if found:
            return found
    return ()


def hit(connection: Connection, n: int, terms: Sequence[Term]) -> SearchHit:
    """Where the words stand in one layer, and whether what stands around them is shown on request only."""
    row = connection.execute(select(schema.layers.c.id, schema.layers.c.report, schema.layers.c.text).where(
        schema.layers.c.n == n)).one()
    of = report(connection, row.report)
    span, marks = search.locate(row.text, terms)
    around, inside = search.snippet(row.text, span, marks)
    held, title = claims(connection, [row.report]), of.meta.title
    grim = any(one.start < around.end and around.start < one.end for one in graphic_spans(held, row.text))
    grim_title = tells(title or "", graphic_wordings(held))
    words = row.text[around.start : around.end]
    return SearchHit(row.report, row.id, of.file, title, span, words, inside, terms[0].loose, grim, grim_title)
