"""Use cases of the review pages: what waits for a person, two incidents side by side, the last decision."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from headstone.browsing import Desk, IncidentRecord, incident, version_of
from headstone.errors import NotFound, Refused
from headstone.model.incidents import Asked, Incident
from headstone.model.pages import FacetValue, Todo, Waiting
from headstone.model.sources import digest
from headstone.model.verdicts import Verdict, gone_of, last_decision, standing
from headstone.review import claim_scales as claim_scales
from headstone.store import page_desk, pages, register_read
from headstone.tables import load

RECENT = 10  # decisions that the queue shows
BACK = 300  # decisions among which the last that stands is looked for


@dataclass(frozen=True, slots=True)
class QueueRows:
    """`versions`: incident -> what the page shows of it, for a decision on many. `last`: what an undo takes back, and
    its version. `waiting`: corrections that no claim holds any more."""

    rows: tuple[tuple[Todo, Incident], ...]
    total: int
    values: tuple[FacetValue, ...]
    assignees: dict[str, str]
    versions: dict[str, str]
    recent: tuple[Verdict, ...]
    withdrawn: frozenset[str]
    last: tuple[Verdict, str] | None
    waiting: tuple[Verdict, ...]
    proposed: int


def queue(desk: Desk, asked: Waiting, limit: int, offset: int) -> QueueRows:
    """What waits for a person, and the last decisions."""
    with desk.store.reading() as connection:
        rows, total = pages.queue(connection, limit, offset, asked)
        every, head = pages.recent_verdicts(connection, BACK)[::-1], register_read.head(connection)
        incidents = [one for _, one in rows]
        last = last_decision(every)
        return QueueRows(
            rows, total, desk.waiting_values(connection, head),
            page_desk.assignees(connection, [one.id for one in incidents]), versions(connection, incidents),
            tuple(reversed(every[-RECENT:])), gone_of(every),
            (last, state_of_verdict(last, every)) if last else None, desk.waiting(connection, head),
            desk.totals(connection, head).proposed,
        )  # fmt: skip


def versions(connection: Connection, incidents: Sequence[Incident]) -> dict[str, str]:
    """Incident -> its version, as its own page gives it."""
    on = page_desk.verdicts_of(connection, [key for one in incidents for key in (*one.claims, *one.reports)])
    named = {one.id: {id_ for key in (*one.claims, *one.reports) for id_ in on.get(key, ())} for one in incidents}
    every = register_read.verdicts_named(connection, sorted(set().union(*named.values())))
    return {one.id: version_of(one, [verdict for verdict in every if verdict.id in named[one.id]]) for one in incidents}


def state_of_verdict(verdict: Verdict, verdicts: Sequence[Verdict]) -> str:
    """Changes when somebody takes the verdict back, or decides anything after it."""
    stands = verdict in standing(verdicts)
    return digest("version", verdict.id, str(stands))[:16]


def verdict_state(desk: Desk, id_: str) -> tuple[str, tuple[Verdict, ...]]:
    """The version of one decision, and what was decided on it since. Raises NotFound."""
    every = desk.store.register_verdicts()
    found = next((one for one in every if one.id == id_), None)
    if found is None:
        raise NotFound(f"verdict {id_}", "no such id in this case", "`headstone verdicts` shows them")
    return state_of_verdict(found, every), tuple(one for one in every if one.value == id_)


def picked(desk: Desk, incidents: Sequence[Incident]) -> dict[str, str]:
    """The versions of what a page of the register shows, for a decision on many."""
    with desk.store.reading() as connection:
        return versions(connection, incidents)


@dataclass(frozen=True, slots=True)
class PairRecord:
    """Two incidents that may be one. `asked` None: nobody asked, a person looks at them all the same."""

    one: IncidentRecord
    other: IncidentRecord
    asked: Asked | None


def pair(desk: Desk, first: str, second: str) -> PairRecord:
    """Two incidents side by side. Raises NotFound, and Refused where both are one incident now."""
    one, other = incident(desk, first), incident(desk, second)
    if one.cleared.incident.id == other.cleared.incident.id:
        raise Refused(f"{first} and {second}", "are one incident", f"see `headstone show {first}`")
    asked = next((row for row in one.cleared.incident.asked if row.incident == other.cleared.incident.id), None)
    return PairRecord(one, other, asked)


def judgments() -> tuple[str, ...]:
    """The words in which a person grades a property."""
    return tuple(load("vocabulary.yaml")["judgment"])


def properties(one: Incident) -> tuple[str, ...]:
    """What of an incident can be graded: the general properties and each kind of count that it has."""
    return (*load("vocabulary.yaml")["properties"], *(f"counts.{envelope.kind}" for envelope in one.counts))
