"""Fixity: every original, layer, reading, verdict and link hashed again and held against the custody log.

The log is the measure, not the row: who changes a text and the hash beside it still has to rewrite the chain, and who
rewrites the chain changes the head that is printed elsewhere.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from headstone.model.custody import LogEntry
from headstone.store import custody, link_marks, merge, register_proposals, schema
from headstone.store.codec import sha256_bodies, sha256_text
from headstone.store.custody import Clock
from headstone.store.register import Store
from headstone.store.vault import sha256_of

Progress = Callable[[int, int], None]  # things checked, things to check

# Entries that say what an object's hash is from then on; the others (export, access, verify, ...) only mention it.
STATES = frozenset({
    "acquire", "copy", "extract", "ocr", "translate", "read", "link", "review", "merge", "split", "correct", "redact",
})
HASHED = ("original:", "layer:", "report:", "verdict:", "proposals:", "links")


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is not as it was. `object` is named as in the custody log; `file` where an original came from."""

    object: str
    what: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """`orphaned` are vault files that no row speaks of (a killed run left them; the next `add` adopts them)."""

    damaged: tuple[Damage, ...]
    orphaned: tuple[str, ...]
    checked: int
    chain_ok: bool
    head: str

    @property
    def ok(self) -> bool:
        return self.chain_ok and not self.damaged


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the log says: the hash of every object that should stand, and the objects that were purged."""

    hashes: Mapping[str, str]
    purged: frozenset[str]


def verify(store: Store, progress: Progress | None = None, last_head: str | None = None) -> VerifyReport:
    """Hash everything again and walk the chain. `last_head`: a head kept elsewhere; only it shows a cut tail."""
    with store.reading() as connection:
        log = custody.entries(connection)
        chain = custody.check(log, last_head)
        wanted = wanted_by(log)
        damaged = [Damage("custody", fault) for fault in (*chain.faults, *_other_hashes(connection, log))]
        damaged += [Damage("register.sqlite", fault) for fault in _integrity(connection)]
        damaged += _foreign_faults(connection, log)
        chain_ok, checked = not any(damage.object == "custody" for damage in damaged), 0
        files = _files(connection)
        for name, found in _found(connection, store):
            damaged += _compare(name, found, wanted, files)
            checked += 1
            if progress:
                progress(checked, max(checked, len(wanted.hashes)))
        damaged += [Damage(name, "is missing", files.get(name, "")) for name in _missing(connection, store, wanted)]
        orphaned = _orphans(connection, store)
    damaged.sort(key=lambda damage: (damage.object, damage.what))
    return VerifyReport(tuple(damaged), orphaned, checked, chain_ok, chain.head)


def record(store: Store, report: VerifyReport, actor: str, clock: Clock) -> None:
    """Write down that the case was verified, and with what result."""
    result = "whole" if report.ok else f"{len(report.damaged)} damaged"
    with store.writing(actor, clock) as tx:
        tx.log("verify", "case", report.head, f"{report.checked} checked: {result}")


def wanted_by(log: tuple[LogEntry, ...]) -> Wanted:
    """The last word of the log on each object."""
    hashes: dict[str, str] = {}
    purged: set[str] = set()
    for entry in log:
        if not entry.object.startswith(HASHED):
            continue
        if entry.action == "purge":
            hashes.pop(entry.object, None)
            purged.add(entry.object)
        elif entry.action in STATES and entry.sha256 is not None:
            hashes[entry.object] = entry.sha256
            purged.discard(entry.object)
    return Wanted(hashes, frozenset(purged))


def _other_hashes(connection: Connection, log: tuple[LogEntry, ...]) -> Iterator[str]:
    kept = connection.execute(select(schema.custody.c.hash).order_by(schema.custody.c.seq)).scalars()
    for entry, stored in zip(log, kept, strict=True):
        if entry.hash() != stored:
            yield f"entry {entry.seq} does not hash to the hash kept beside it: it was changed"
            return


def _integrity(connection: Connection) -> list[str]:
    lines = connection.exec_driver_sql("PRAGMA quick_check(20)").scalars().all()
    return [line for line in lines if line != "ok"]


def _foreign_faults(connection: Connection, log: tuple[LogEntry, ...]) -> list[Damage]:
    """Chains that came with merges, held against the heads that our own log wrote down when they came."""
    heads = {entry.object: entry.sha256 for entry in log if entry.object.startswith("case:")}
    chains = {name: merge.foreign(connection, name) for name in merge.foreign_heads(connection)}
    checks = {f"case:{name}": custody.check(chain, heads.get(f"case:{name}")) for name, chain in chains.items()}
    return [Damage(name, fault) for name, check in checks.items() for fault in check.faults]


def _files(connection: Connection) -> dict[str, str]:
    table = schema.locations
    rows = connection.execute(select(table.c.sha256, table.c.file).order_by(table.c.file.desc()))
    return {f"original:{row.sha256}": row.file for row in rows}


def _compare(name: str, found: str, wanted: Wanted, files: Mapping[str, str]) -> list[Damage]:
    file = files.get(name, "")
    if name in wanted.purged:
        return [Damage(name, "was purged and is still there", file)]
    if name not in wanted.hashes:
        return [] if name == "links" else [Damage(name, "has no entry in the custody log", file)]
    return [] if found == wanted.hashes[name] else [Damage(name, "was changed", file)]


def _found(connection: Connection, store: Store) -> Iterator[tuple[str, str]]:
    """Every object that stands, with the hash that it has now."""
    table = schema.originals
    for sha256 in connection.execute(select(table.c.sha256).order_by(table.c.sha256)).scalars().all():
        if store.vault.holds(sha256):
            yield f"original:{sha256}", sha256_of(store.vault.path(sha256))
    yield from _found_layers(connection)
    yield from _found_readings(connection)
    for id_, body in connection.execute(select(schema.verdicts.c.id, schema.verdicts.c.body)):
        yield f"verdict:{id_}", sha256_text(body)
    for run in register_proposals.runs(connection):
        yield f"proposals:{run}", register_proposals.hash_of(connection, run) or ""
    yield "links", link_marks.digest(connection)


def _found_layers(connection: Connection) -> Iterator[tuple[str, str]]:
    table = schema.layers
    for row in connection.execute(select(table.c.id, table.c.text, table.c.sha256).order_by(table.c.n)):
        now = sha256_text(row.text)
        yield f"layer:{row.id}", now if now == row.sha256 else f"{now} (its row says {row.sha256})"


def _found_readings(connection: Connection) -> Iterator[tuple[str, str]]:
    table, claims = schema.reports, schema.claims
    bodies: dict[str, list[str]] = {}
    for row in connection.execute(select(claims.c.report, claims.c.body).order_by(claims.c.report, claims.c.position)):
        bodies.setdefault(row.report, []).append(row.body)
    for row in connection.execute(select(table.c.id, table.c.body).where(table.c.reader != "").order_by(table.c.id)):
        yield f"report:{row.id}", sha256_bodies([row.body, *bodies.get(row.id, [])])


def _missing(connection: Connection, store: Store, wanted: Wanted) -> list[str]:
    present = {f"layer:{id_}" for id_ in connection.execute(select(schema.layers.c.id)).scalars()}
    present |= {f"report:{id_}" for id_ in connection.execute(select(schema.reports.c.id)).scalars()}
    present |= {f"verdict:{id_}" for id_ in connection.execute(select(schema.verdicts.c.id)).scalars()}
    present |= {f"proposals:{run}" for run in register_proposals.runs(connection)}
    present |= {
        f"original:{sha256}" for sha256 in connection.execute(select(schema.originals.c.sha256)).scalars()
        if store.vault.holds(sha256)
    } | {"links"}
    return sorted(wanted.hashes.keys() - present)


def _orphans(connection: Connection, store: Store) -> tuple[str, ...]:
    known = set(connection.execute(select(schema.originals.c.sha256)).scalars())
    return tuple(str(path.relative_to(store.case)) for path in store.vault.files() if path.name not in known)
