"""Purge: a person at risk can be removed. Two people, a reason, and a tombstone in the chain; the rest is destroyed.

The transaction removes the rows and writes the tombstone; only then are bytes overwritten and the register rewritten
(`Store.erase_purged`), so that a kill in between leaves a purge to finish and never a row without its bytes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import Connection, delete, insert, select, update

from headstone.errors import Refused
from headstone.model.incidents import Incident, Site
from headstone.model.lineage import Family
from headstone.model.sources import CollectionRecord
from headstone.model.verdicts import Verdict
from headstone.store import link_marks, register_proposals, register_read, schema, search
from headstone.store.codec import decode, encode, sha256_text
from headstone.store.custody import Clock
from headstone.store.register import PURGING, Store
from headstone.store.register_write import Writing

Siblings = Literal["ask", "keep", "purge"]
BLANK = "[purged]"
# What these say is no report's word: a judgment of the vocabulary, a reviewer's name, a hash, the verdict taken back.
KEPT = frozenset({"grade", "assign", "sign", "withdraw"})
QUOTED = 4  # words in a row that are no chance


@dataclass(frozen=True, slots=True)
class PurgePlan:
    """What a purge of one report would touch; ids except `files` and `backups` (paths).

    `siblings` are the other reports of the same original (an archive, a list, a web archive). `copies` are reports of
    its families: the same words stand there and stay unless they are purged too. `backups` hold the report for ever.
    """

    report: str
    original_sha256: str
    files: tuple[str, ...]
    siblings: tuple[str, ...]
    copies: tuple[str, ...]
    incidents: tuple[str, ...]
    sites: tuple[str, ...]
    families: tuple[str, ...]
    verdicts: tuple[str, ...]
    backups: tuple[str, ...]


def plan(store: Store, report: str) -> PurgePlan:
    """What stands in the way and what else names the report, to show before the two people decide. Raises NotFound."""
    with store.reading() as connection:
        return _plan(connection, report)


def _plan(connection: Connection, report: str) -> PurgePlan:
    original = register_read.report(connection, report).original_sha256
    claims = _claims_of(connection, [report])
    incidents = _incidents_of(connection, {report}, claims)
    families = _families_of(connection, {report})
    table = schema.reports
    others = connection.execute(select(table.c.id).where(table.c.original_sha256 == original).order_by(table.c.id))
    files = connection.execute(select(schema.locations.c.file).where(schema.locations.c.sha256 == original))
    return PurgePlan(
        report, original, tuple(sorted(files.scalars())),
        siblings=tuple(id_ for id_ in others.scalars() if id_ != report),
        copies=tuple(sorted({other for family in families for other in family.reports} - {report})),
        incidents=tuple(one.id for one in incidents),
        sites=tuple(one.id for one in _sites_of(connection, {one.id for one in incidents})),
        families=tuple(family.id for family in families),
        verdicts=tuple(one.id for one in _verdicts_of(connection, {report}, claims)),
        backups=tuple(connection.execute(select(schema.backups.c.target).order_by(schema.backups.c.n)).scalars()),
    )


def purge(
    store: Store, report: str, reason: str, by: str, second_person: str, clock: Clock, siblings: Siblings = "ask"
) -> PurgePlan:
    """Destroy a report: bytes, layers, index lines, claims, derived rows, verdicts. Returns what else names it.

    The bytes of an original go as a whole. Where it holds other reports too, `siblings` must say whether their texts
    stay ("keep", without their original) or go ("purge"); "ask" raises Refused and names how many there are. The
    reason stays in the log for ever: it must not name the person. Link again afterwards: the derived rows that the
    report touched are gone.
    """
    _two_people(reason, by, second_person)
    with store.writing(by, clock) as tx:
        todo = _plan(tx.connection, report)
        if todo.siblings and siblings == "ask":
            raise Refused(
                f"report {report}", f"its original holds {len(todo.siblings)} other report(s), and goes as a whole",
                "say whether their texts stay or go (--siblings keep|purge)",
            )
        gone = (report, *todo.siblings) if siblings == "purge" else (report,)
        why = f"{reason.strip()} (second person: {second_person.strip()})"
        _remove(tx, todo, gone, bool(todo.siblings) and siblings == "keep", why)
    store.erase_purged()
    return todo


def _two_people(reason: str, by: str, second_person: str) -> None:
    if not reason.strip():
        raise Refused("purge", "no reason was given", "give --reason; it stays in the log, so it must name nobody")
    if not second_person.strip() or second_person.strip().casefold() == by.strip().casefold():
        raise Refused("purge", "it takes two people", "name a second person who agrees")


def _remove(tx: Writing, todo: PurgePlan, gone: tuple[str, ...], keep: bool, why: str) -> None:
    connection, links = tx.connection, link_marks.digest(tx.connection)
    claims = _claims_of(connection, gone)
    _remove_verdicts(tx, set(gone), claims, why)
    _remove_derived(connection, set(gone), claims)
    for report in gone:
        _remove_report(tx, report, why)
    _remove_original(tx, todo.original_sha256, keep, why)
    if (now := link_marks.mark_all(connection)) != links:
        tx.log("link", "links", now, "derived rows removed by a purge")
    rows = connection.execute(select(schema.layers.c.n, schema.layers.c.text).order_by(schema.layers.c.n)).all()
    search.rebuild(connection, ((row.n, row.text) for row in rows))
    tx.put_fact(PURGING, "1")


def _remove_report(tx: Writing, report: str, why: str) -> None:
    layers = schema.layers
    for row in tx.connection.execute(select(layers.c.id, layers.c.sha256).where(layers.c.report == report)).all():
        tx.log("purge", f"layer:{row.id}", row.sha256, why)
    tx.connection.execute(delete(schema.claims).where(schema.claims.c.report == report))
    register_proposals.remove(tx.connection, tx.chain, report, why)
    tx.connection.execute(delete(layers).where(layers.c.report == report))
    tx.connection.execute(delete(schema.reports).where(schema.reports.c.id == report))
    tx.log("purge", f"report:{report}", None, why)


def _remove_original(tx: Writing, sha256: str, keep: bool, why: str) -> None:
    """The row stays as an empty tombstone; its file names and record go, unless sibling reports still need a name."""
    place = schema.locations
    for row in tx.connection.execute(select(place).where(place.c.sha256 == sha256)).all():
        here = (place.c.sha256 == sha256) & (place.c.file == row.file) & (place.c.part == row.part)
        if keep:
            bare = CollectionRecord(decode(row.body, CollectionRecord).file_name, 0, "", sha256)
            tx.connection.execute(update(place).where(here).values(body=encode(bare)))
        else:
            tx.connection.execute(delete(place).where(here))
    tx.connection.execute(delete(schema.refusals).where(schema.refusals.c.sha256 == sha256))
    table = schema.originals
    tx.connection.execute(
        update(table).where(table.c.sha256 == sha256).values(state="purged", size=0, media_type="")
    )
    tx.log("purge", f"original:{sha256}", sha256, why)
    stones, name = schema.tombstones, f"original:{sha256}"
    if not tx.connection.execute(select(stones.c.seq).where(stones.c.object == name)).first():  # a sibling went before
        tx.connection.execute(insert(stones), {"object": name, "sha256": sha256, "seq": tx.chain.seq})


def _remove_derived(connection: Connection, reports: set[str], claims: set[str]) -> None:
    incidents = {one.id for one in _incidents_of(connection, reports, claims)}
    origins = {pair[1] for pair in register_read.claim_origins(connection) if pair[0] in claims and pair[1]}
    sites = [one.id for one in _sites_of(connection, incidents)]
    _delete(connection, schema.facets.c.object, {*incidents, *sites})
    _delete(connection, schema.queue.c.id, incidents)
    _delete(connection, schema.ties.c.key, {*reports, *claims, *incidents})
    _delete(connection, schema.sites.c.id, sites)
    _delete(connection, schema.incidents.c.id, incidents)
    _delete(connection, schema.families.c.id, (one.id for one in _families_of(connection, reports)))
    _delete(connection, schema.leads.c.id, reports)
    _delete(connection, schema.claim_origins.c.id, claims)
    _delete(connection, schema.origins.c.id, origins)
    _delete(connection, schema.claim_history.c.claim, claims)


def _delete(connection: Connection, column: schema.AnyColumn, ids: Iterable[str]) -> None:
    for id_ in sorted(ids):
        connection.execute(delete(column.table).where(column == id_))


def _remove_verdicts(tx: Writing, reports: set[str], claims: set[str], why: str) -> None:
    """Verdicts on nothing but the purged go; those that also bind other claims stay, without their words.

    The only place where a verdict row is touched: the guard is lifted inside this transaction.
    """
    touched = _verdicts_of(tx.connection, reports, claims)
    known = {verdict.id for verdict in touched}
    touched += [one for one in _verdicts_quoting(tx.connection, reports) if one.id not in known]
    if not touched:
        return
    table = schema.verdicts
    schema.unguard(tx.connection, table.name)
    for verdict in touched:
        if verdict.report in reports or (claims and set(verdict.claims) <= claims):
            tx.connection.execute(delete(table).where(table.c.id == verdict.id))
            tx.log("purge", f"verdict:{verdict.id}", None, why)
        else:
            kept = verdict.value if verdict.kind in KEPT else BLANK
            body = encode(replace(verdict, reason=BLANK, value=kept if verdict.value else None))
            tx.connection.execute(update(table).where(table.c.id == verdict.id).values(body=body))
            tx.log("redact", f"verdict:{verdict.id}", sha256_text(body), why)
    schema.guard(tx.connection, table.name)


def _claims_of(connection: Connection, reports: Sequence[str]) -> set[str]:
    """Ids of what was read and of what was proposed."""
    read = {claim.id for claim in register_read.claims(connection, reports)}
    return read | {one.claim.id for one in register_proposals.proposals(connection, reports)}


def _verdicts_of(connection: Connection, reports: set[str], claims: set[str]) -> list[Verdict]:
    return [one for one in register_read.verdicts(connection) if one.report in reports or claims & set(one.claims)]


def _verdicts_quoting(connection: Connection, reports: set[str]) -> list[Verdict]:
    """Verdicts on other claims whose words repeat QUOTED or more words in a row of the purged texts."""
    runs = {run for layer in register_read.layers(connection, sorted(reports)) for run in _runs(layer.text)}
    return [one for one in register_read.verdicts(connection) if runs & set(_runs(f"{one.reason} {one.value or ''}"))]


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [word for _, word in search.words_of(text)]
    return zip(*(words[step:] for step in range(QUOTED)), strict=False)


def _incidents_of(connection: Connection, reports: set[str], claims: set[str]) -> list[Incident]:
    every = register_read.all_of(connection, schema.incidents, Incident)
    return [one for one in every if reports & set(one.reports) or claims & set(one.claims)]


def _sites_of(connection: Connection, incidents: set[str]) -> list[Site]:
    return [one for one in register_read.all_of(connection, schema.sites, Site) if incidents & set(one.incidents)]


def _families_of(connection: Connection, reports: set[str]) -> list[Family]:
    return [one for one in register_read.all_of(connection, schema.families, Family) if reports & set(one.reports)]
