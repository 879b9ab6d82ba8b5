"""Rows of a second reader: kept apart from the claims that were read, and joined to them only by a person's verdict.

The state of a proposal is in no row: the last accept or reject that names it decides, as everywhere.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Select, delete, func, insert, select

from headstone.model.claims import Claim
from headstone.model.proposals import ACCEPTED, PROPOSED, REJECTED, Proposal, ProposalRun
from headstone.model.verdicts import Verdict, standing
from headstone.store import schema
from headstone.store.codec import decode, encode, sha256_bodies
from headstone.store.custody import Chain

MANY = 500  # as register_read: ids in one query
STATES = {"accept": ACCEPTED, "reject": REJECTED}


def put(connection: Connection, chain: Chain, run: ProposalRun) -> tuple[str, ...]:
    """Keep a run with its one custody entry; returns the ids kept. A claim whose report was purged meanwhile is left
    out, and so is one that is there already."""
    layers = set(connection.execute(select(schema.layers.c.id)).scalars())
    known = set(connection.execute(select(schema.proposals.c.id)).scalars())
    fresh = [claim for claim in run.claims if claim.layer in layers and claim.id not in known]
    rows = [
        {"id": claim.id, "report": claim.report, "layer": claim.layer, "run": run.id, "body": encode(claim)}
        for claim in fresh
    ]
    if rows:
        connection.execute(insert(schema.proposals), rows)
    _mark(connection, run.reader, (pair for pair in run.asked if pair[1] in layers))
    chain.append("read", f"proposals:{run.id}", hash_of(connection, run.id), run.said, tool=run.reader)
    return tuple(claim.id for claim in fresh)


def _mark(connection: Connection, reader: str, pairs: Iterable[tuple[str, str]]) -> None:
    fresh = sorted(set(pairs) - asked(connection, reader))
    if fresh:
        rows = [{"reader": reader, "report": report, "layer": layer} for report, layer in fresh]
        connection.execute(insert(schema.asked), rows)


def asked(connection: Connection, reader: str) -> frozenset[tuple[str, str]]:
    """The (report, layer) pairs that this reader has answered in whole."""
    table = schema.asked
    found = connection.execute(select(table.c.report, table.c.layer).where(table.c.reader == reader))
    return frozenset((row.report, row.layer) for row in found)


def hash_of(connection: Connection, run: str) -> str | None:
    """One hash over what stands of a run; None where nothing does."""
    table = schema.proposals
    query = select(table.c.body).where(table.c.run == run).order_by(table.c.id)
    bodies = connection.execute(query).scalars().all()
    return sha256_bodies(bodies) if bodies else None


def runs(connection: Connection) -> tuple[str, ...]:
    """Runs of which something stands."""
    table = schema.proposals
    return tuple(connection.execute(select(table.c.run).distinct().order_by(table.c.run)).scalars())


def judged(connection: Connection) -> dict[str, str]:
    """Claim id -> state, by the last accept or reject of each."""
    table = schema.verdicts
    query = select(table.c.body).where(table.c.kind.in_((*STATES, "withdraw"))).order_by(table.c.n)
    verdicts = standing(decode(body, Verdict) for body in connection.execute(query).scalars())
    return {claim: STATES[verdict.kind] for verdict in verdicts for claim in verdict.claims}


def proposals(connection: Connection, reports: Sequence[str] | None = None) -> tuple[Proposal, ...]:
    """Every proposal, or those on the reports named, by report and as they came."""
    table = schema.proposals
    query = select(table.c.run, table.c.body).order_by(table.c.report, table.c.n)
    rows = [row for part in _parts(query, reports) for row in connection.execute(part)]
    states = judged(connection) if rows else {}
    claims = [(decode(row.body, Claim), row.run) for row in rows]
    return tuple(Proposal(claim, run, states.get(claim.id, PROPOSED)) for claim, run in claims)


def _parts(query: Select[tuple[str, str]], reports: Sequence[str] | None) -> list[Select[tuple[str, str]]]:
    if reports is None:
        return [query]
    column = schema.proposals.c.report
    return [query.where(column.in_(reports[start : start + MANY])) for start in range(0, len(reports), MANY)]


def accepted(connection: Connection, reports: Sequence[str] | None = None) -> tuple[Claim, ...]:
    """The claims among them that a person accepted: from then on they are claims like any other."""
    return tuple(one.claim for one in proposals(connection, reports) if one.state == ACCEPTED)


def waiting(connection: Connection) -> int:
    """How many wait for a person."""
    table = schema.proposals
    if not connection.execute(select(func.count()).select_from(table)).scalar():
        return 0
    return sum(one.state == PROPOSED for one in proposals(connection))


def remove(connection: Connection, chain: Chain, report: str, why: str) -> None:
    """Take a purged report's proposals out; the runs that they came with hash to less from now on."""
    table = schema.proposals
    query = select(table.c.run).where(table.c.report == report).distinct().order_by(table.c.run)
    touched = connection.execute(query).scalars().all()
    connection.execute(delete(table).where(table.c.report == report))
    connection.execute(delete(schema.asked).where(schema.asked.c.report == report))
    for run in touched:
        left = hash_of(connection, run)
        chain.append("redact" if left else "purge", f"proposals:{run}", left, why)
