"""Merge: two laptops' cases come together. What the other case holds is added; nothing of ours is replaced.

Originals, reports, layers, claims and verdicts come side by side; the other custody log is kept whole, as a chain of
its own under the other case's id. Where both hold something different, ours stands and the conflict is named. Link
again afterwards.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, func, select

from headstone.errors import Damaged, Refused
from headstone.model.custody import LogEntry
from headstone.model.verdicts import Verdict
from headstone.store import custody, register_proposals, register_read, schema, search
from headstone.store.codec import decode, encode, sha256_bodies, sha256_text
from headstone.store.custody import Clock
from headstone.store.register import Store
from headstone.store.register_write import Writing

Progress = Callable[[int, int], None]  # originals taken over, originals there
Rows = list[dict[str, Any]]
COUNTED = ("originals", "reports", "claims", "verdicts")


@dataclass(frozen=True, slots=True)
class MergeConflict:
    """What both cases hold and see differently. `kind`: reading | verdicts | purged | verdict_id |
    proposal."""

    kind: str
    object: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What came over. `kept_out` are originals that were purged here and stay out."""

    case: str
    head: str
    originals: int
    reports: int
    claims: int
    verdicts: int
    kept_out: tuple[str, ...]
    conflicts: tuple[MergeConflict, ...]


@dataclass(slots=True)
class _Run:
    """One merge on its way."""

    tx: Writing
    theirs: Connection
    source: Store
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTED, 0))
    kept_out: list[str] = field(default_factory=list)
    conflicts: list[MergeConflict] = field(default_factory=list)


def merge(store: Store, other: Path, actor: str, clock: Clock, progress: Progress | None = None) -> MergeReport:
    """Bring the case in folder `other` into this one, in one transaction.

    Raises CaseMissing, Refused when both are the same folder, Damaged when the other's log or one of its originals does
    not hold: a broken case is not spread.
    """
    if other.resolve() == store.case.resolve():
        raise Refused(str(other), "is this case itself", "name another case")
    with Store(other) as source, source.reading() as theirs:
        log = custody.entries(theirs)
        chain = custody.check(log)
        if not chain.ok:
            raise Damaged(str(other), f"its log does not hold: {chain.faults[0]}", "run `headstone verify` on it")
        case = source.fact("case") or "unnamed"
        with store.writing(actor, clock) as tx:
            run = _Run(tx, theirs, source)
            _take_all(run, progress)
            name = _keep_chain(tx, case, log)
            for further in foreign_heads(theirs):
                _keep_chain(tx, further, foreign(theirs, further))
            tx.log("merge", f"case:{name}", chain.head, f"{run.counts['originals']} originals came in")
        return MergeReport(case, chain.head, **run.counts, kept_out=tuple(run.kept_out), conflicts=tuple(run.conflicts))


def _take_all(run: _Run, progress: Progress | None) -> None:
    originals = _rows(run.theirs, schema.originals)
    for done, row in enumerate(originals, 1):
        _take_original(run, row)
        if progress:
            progress(done, len(originals))
    _take_proposals(run)
    _take_verdicts(run)
    _take_ids(run)
    here = {row["file"] for row in _rows(run.tx.connection, schema.refusals)}
    run.tx.insert_rows(schema.refusals, [row for row in _rows(run.theirs, schema.refusals) if row["file"] not in here])


def _rows(connection: Connection, table: Table, *where: Any) -> Rows:
    query = select(table).where(*where).order_by(*table.primary_key.columns)
    return [dict(row) for row in connection.execute(query).mappings()]


def _take_original(run: _Run, row: dict[str, Any]) -> None:
    ours, sha256 = run.tx.connection, row["sha256"]
    held = _rows(ours, schema.originals, schema.originals.c.sha256 == sha256)
    if held and "purged" in (held[0]["state"], row["state"]):
        if held[0]["state"] != row["state"]:
            run.conflicts.append(MergeConflict("purged", f"original:{sha256}", held[0]["state"], row["state"]))
        if held[0]["state"] == "purged":
            run.kept_out.append(sha256)
        return
    if row["state"] == "purged":
        return
    if not held:
        _copy_original(run, row)
    _take_locations(run, sha256, bool(held))
    for report in _rows(run.theirs, schema.reports, schema.reports.c.original_sha256 == sha256):
        _take_report(run, report)
    if held and held[0]["state"] == "received":
        run.tx.put_state(sha256, row["state"])


def _copy_original(run: _Run, row: dict[str, Any]) -> None:
    kept = run.tx.vault.keep(run.source.vault.path(row["sha256"]))
    if kept.sha256 != row["sha256"]:
        raise Damaged(f"original {row['sha256']}", "was changed in the other case", "run `headstone verify` on it")
    run.tx.insert_rows(schema.originals, [row])
    run.tx.log("copy", f"original:{row['sha256']}", row["sha256"], "merged")
    run.counts["originals"] += 1


def _take_locations(run: _Run, sha256: str, known: bool) -> None:
    table = schema.locations
    here = {(row["file"], row["part"]) for row in _rows(run.tx.connection, table, table.c.sha256 == sha256)}
    there = _rows(run.theirs, table, table.c.sha256 == sha256)
    fresh = [row for row in there if (row["file"], row["part"]) not in here]
    run.tx.insert_rows(table, fresh)
    if known and fresh:
        run.tx.log("copy", f"original:{sha256}", sha256, "merged: the same bytes at another place")


def _take_report(run: _Run, theirs: dict[str, Any]) -> None:
    ours = _rows(run.tx.connection, schema.reports, schema.reports.c.id == theirs["id"])
    if not ours:
        run.tx.insert_rows(schema.reports, [theirs])
        run.counts["reports"] += 1
    _take_layers(run, theirs["id"])
    if not ours or not ours[0]["reader"]:
        _take_reading(run, theirs)
    elif theirs["reader"] and _reading(run.tx.connection, theirs["id"]) != _reading(run.theirs, theirs["id"]):
        run.conflicts.append(MergeConflict("reading", f"report:{theirs['id']}", ours[0]["reader"], theirs["reader"]))


def _reading(connection: Connection, report: str) -> list[str]:
    table = schema.claims
    query = select(table.c.body).where(table.c.report == report).order_by(table.c.position)
    return list(connection.execute(query).scalars())


def _take_layers(run: _Run, report: str) -> None:
    table = schema.layers
    here = {row["id"] for row in _rows(run.tx.connection, table, table.c.report == report)}
    for row in _rows(run.theirs, table, table.c.report == report):
        if row["id"] in here:
            continue
        if sha256_text(row["text"]) != row["sha256"]:
            raise Damaged(f"layer {row['id']}", "was changed in the other case", "run `headstone verify` on it")
        del row["n"]
        run.tx.insert_rows(table, [row])
        number = run.tx.connection.execute(select(table.c.n).where(table.c.id == row["id"])).scalar_one()
        search.index(run.tx.connection, number, row["text"])
        run.tx.log("copy", f"layer:{row['id']}", row["sha256"], "merged")


def _take_reading(run: _Run, theirs: dict[str, Any]) -> None:
    table = schema.claims
    rows = _rows(run.theirs, table, table.c.report == theirs["id"])
    rows.sort(key=lambda row: int(row["position"]))
    here = {row["id"] for row in _rows(run.tx.connection, table, table.c.report == theirs["id"])}
    if here or not theirs["reader"]:
        return
    run.tx.put_reader(theirs["id"], theirs["reader"], theirs["body"])
    run.tx.insert_rows(table, rows)
    run.counts["claims"] += len(rows)
    whole = sha256_bodies([theirs["body"], *(row["body"] for row in rows)])
    run.tx.log("copy", f"report:{theirs['id']}", whole, "merged")


def _take_proposals(run: _Run) -> None:
    """What a second reader proposed there, on texts that are here now; verdicts on it come with the others."""
    table, ours = schema.proposals, run.tx.connection
    layers = set(ours.execute(select(schema.layers.c.id)).scalars())
    here = {row["id"]: row["body"] for row in _rows(ours, table)}
    there = [row for row in _rows(run.theirs, table) if row["layer"] in layers]
    rows = [row for row in there if row["id"] not in here]
    run.conflicts += [
        MergeConflict("proposal", f"claim:{row['id']}", "ours stands", "the same words with other values")
        for row in there if here.get(row["id"], row["body"]) != row["body"]
    ]
    run.tx.insert_rows(table, [{key: row[key] for key in row if key != "n"} for row in rows])
    for name in sorted({row["run"] for row in rows}):
        run.tx.log("copy", f"proposals:{name}", register_proposals.hash_of(ours, name), "merged")
    done = {tuple(row.values()) for row in _rows(ours, schema.asked)}
    asked = [row for row in _rows(run.theirs, schema.asked) if row["layer"] in layers]
    run.tx.insert_rows(schema.asked, [row for row in asked if tuple(row.values()) not in done])


def _take_verdicts(run: _Run) -> None:
    ours = {row["id"]: row for row in _rows(run.tx.connection, schema.verdicts)}
    held = [decode(row["body"], Verdict) for row in ours.values()]
    for row in _rows(run.theirs, schema.verdicts):
        if row["id"] in ours:
            if row["body"] != ours[row["id"]]["body"]:
                run.conflicts.append(MergeConflict("verdict_id", f"verdict:{row['id']}", "ours stands", "another text"))
            continue
        verdict = decode(row["body"], Verdict)
        run.conflicts += [
            MergeConflict("verdicts", ", ".join(sorted(set(one.claims) & set(verdict.claims))), one.id, verdict.id)
            for one in held if contradict(one, verdict)
        ]
        run.tx.insert_rows(schema.verdicts, [{key: row[key] for key in ("id", "kind", "body")}])
        run.tx.log("copy", f"verdict:{row['id']}", sha256_text(row["body"]), "merged")
        run.counts["verdicts"] += 1


def contradict(one: Verdict, other: Verdict) -> bool:
    """Whether two people decided differently on the same thing."""
    kinds = {one.kind, other.kind}
    if kinds == {"accept", "reject"}:
        return one.slot == other.slot and bool(set(one.claims) & set(other.claims))
    if kinds == {"grade"}:
        return one.slot == other.slot and one.value != other.value and bool(set(one.claims) & set(other.claims))
    if kinds == {"must_link", "cannot_link"}:
        return bool(_pairs(one.claims) & _pairs(other.claims))
    if kinds == {"correct"} and one.span and other.span:
        same = (one.report, one.layer, one.slot) == (other.report, other.layer, other.slot)
        return same and one.value != other.value and one.span.overlap(other.span) > 0
    if kinds == {"correct"}:
        return one.slot == other.slot and one.value != other.value and bool(set(one.claims) & set(other.claims))
    return False


def _pairs(claims: Sequence[str]) -> set[tuple[str, str]]:
    return set(combinations(sorted(claims), 2))


def _take_ids(run: _Run) -> None:
    """Ids minted there are never minted here, and claims that only they knew keep their incident id."""
    _add(run, schema.minted, ("id",))
    _add(run, schema.aliases, ("alias",))
    _add(run, schema.claim_history, ("claim",))


def _add(run: _Run, table: Table, key: tuple[str, ...]) -> None:
    here = {tuple(row[name] for name in key) for row in _rows(run.tx.connection, table)}
    fresh = [row for row in _rows(run.theirs, table) if tuple(row[name] for name in key) not in here]
    run.tx.insert_rows(table, fresh)


def _keep_chain(tx: Writing, case: str, log: Sequence[LogEntry]) -> str:
    """Keep the other log under its case's id. A longer one continues the one we hold; a fork gets a name of its own."""
    bodies = [encode(entry) for entry in log]
    own = case == tx.fact("case")
    if own and custody.entries(tx.connection)[: len(bodies)] == tuple(log):
        return case  # an older backup of this very case: its log is the beginning of ours
    for number in range(2 if own else 1, 1000):
        name = case if number == 1 else f"{case}.{number}"
        held = foreign(tx.connection, name)
        if [encode(entry) for entry in held] == bodies[: len(held)]:
            rows = [{"chain": name, "seq": place, "body": body} for place, body in enumerate(bodies, 1)]
            tx.insert_rows(schema.custody_foreign, rows[len(held):])
            return name
    raise Refused(f"case {case}", "has a thousand different logs here", "begin a fresh case")


def foreign(connection: Connection, chain: str) -> tuple[LogEntry, ...]:
    """A log that came with a merge."""
    table = schema.custody_foreign
    query = select(table.c.body).where(table.c.chain == chain).order_by(table.c.seq)
    return register_read.bodies(connection, query, LogEntry)


def foreign_heads(connection: Connection) -> dict[str, tuple[int, str]]:
    """Each foreign chain's length and head."""
    table = schema.custody_foreign
    query = select(table.c.chain, func.count()).group_by(table.c.chain).order_by(table.c.chain)
    rows = connection.execute(query).all()
    return {row[0]: (row[1], custody.check(foreign(connection, row[0])).head) for row in rows}

