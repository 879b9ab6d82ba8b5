"""Queries of the review pages beside the queue itself: its lists, who looks at what, decisions by what they touch."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from headstone.model.pages import FacetValue
from headstone.model.verdicts import Verdict
from headstone.store import register_read, schema
from headstone.store.codec import decode
from headstone.store.page_todo import WEIGHTS


def waiting_values(connection: Connection) -> tuple[FacetValue, ...]:
    """How many incidents wait for each reason, the weightiest first, and for each person that any is assigned to."""
    rows = schema.facets
    query = (
        select(rows.c.kind, rows.c.value, func.count(schema.queue.c.id))
        .outerjoin(schema.queue, schema.queue.c.id == rows.c.object)
        .where(rows.c.kind.in_(("todo", "assignee")))
        .group_by(rows.c.kind, rows.c.value)
    )
    found = [FacetValue(*row) for row in connection.execute(query)]
    return tuple(sorted(found, key=lambda one: (-WEIGHTS.get(one.value, 0), one.kind, one.value)))


def assignees(connection: Connection, incidents: Sequence[str]) -> dict[str, str]:
    """Incident -> who is to look at it."""
    rows = schema.facets
    query = select(rows.c.object, rows.c.value).where(
        rows.c.kind == "assignee", rows.c.object.in_(incidents[: register_read.MANY])
    )
    return {row.object: row.value for row in connection.execute(query)}


def verdicts_of(connection: Connection, keys: Sequence[str]) -> dict[str, list[str]]:
    """Claim or report -> ids of the verdicts on it; what has none is left out."""
    ties, found = schema.ties, dict[str, list[str]]()
    for start in range(0, len(keys), register_read.MANY):
        part = keys[start : start + register_read.MANY]
        query = select(ties.c.key, ties.c.id).where(ties.c.kind == "verdict", ties.c.key.in_(part))
        for row in connection.execute(query):
            found.setdefault(row.key, []).append(row.id)
    return found


def corrections(connection: Connection) -> tuple[Verdict, ...]:
    """Every correction and withdrawal, oldest first: what may wait for a claim to sit on."""
    rows = schema.verdicts
    query = select(rows.c.body).where(rows.c.kind.in_(("correct", "withdraw"))).order_by(rows.c.n)
    return tuple(decode(body, Verdict) for body in connection.execute(query).scalars())
