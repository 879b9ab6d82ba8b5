"""Pages of what waits: the queue with its lists, what a decision on many did, and two incidents that may be one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from headstone.deciding import Conflict, Decision, Outcome
from headstone.model.care import graphic_wordings
from headstone.model.incidents import Asked, Incident
from headstone.model.pages import Todo, Waiting
from headstone.model.sources import Report
from headstone.model.verdicts import Verdict
from headstone.publish import json_values
from headstone.reviewing import PairRecord, QueueRows
from headstone.web import links
from headstone.web.register_view import Pages, pages_of

REASONS: Mapping[str, str] = {
    "conflict": "contradiction", "contested": "affirmed and denied", "asked": "may be one with another",
    "grown": "claims that joined after a decision", "joined": "joined by machine", "unsure": "claims with a low score",
    "no_place": "no place located", "no_date": "no date placed", "unjudged": "not yet judged",
    "to_sign": "waits for a second person", "waiting": "corrections that no claim holds",
}  # fmt: skip
WAITING = "waiting"  # the list of corrections: they belong to no incident


@dataclass(frozen=True, slots=True)
class List:
    """One list of the queue: all that wait for one reason, or for one person."""

    name: str
    amount: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class QueueView:
    """`typed`, `problem`, `since`: a decision that could not be taken, with what was written."""

    asked: Waiting
    rows: tuple[tuple[Todo, Incident], ...]
    pages: Pages
    kinds: tuple[List, ...]
    people: tuple[List, ...]
    found: QueueRows
    by: str
    reasons: Mapping[str, str]
    stamps: tuple[str, ...]
    typed: Decision | None = None
    problem: str = ""
    since: tuple[Verdict, ...] = ()
    template: str = "queue.html"
    here: str = "review"

    @property
    def withdrawn(self) -> frozenset[str]:
        return self.found.withdrawn

    def values(self) -> dict[str, Any]:
        found = self.found
        rows = [
            {
                "incident": one.id, "title": one.title, "reasons": todo.reasons, "version": found.versions[one.id],
                "assignee": found.assignees.get(one.id),
            }
            for todo, one in self.rows
        ]  # fmt: skip
        return {
            "stamps": self.stamps, "total": self.pages.total, "queue": rows,
            "recent": [json_values.verdict(one) for one in found.recent],
            "waiting": [json_values.verdict(one) for one in found.waiting],
            "last": {"id": found.last[0].id, "version": found.last[1]} if found.last else None,
            "lists": {one.name: one.amount for one in self.kinds},
            "assignees": {one.name: one.amount for one in self.people},
            "problem": self.problem or None, "since": [json_values.verdict(one) for one in self.since],
        }  # fmt: skip


def address(asked: Waiting, page: int = 1) -> str:
    pairs = [("kind", asked.kind), ("assignee", asked.assignee), ("page", str(page) if page > 1 else "")]
    return links.query("/review", pairs)


def queue_view(
    rows: QueueRows, asked: Waiting, number: int, by: str, stamps: tuple[str, ...], typed: Decision | None = None,
    problem: str = "", since: tuple[Verdict, ...] = (),
) -> QueueView:  # fmt: skip
    pages = pages_of(number, rows.total, lambda n: address(asked, n))
    return QueueView(
        asked, () if asked.kind == WAITING else rows.rows, pages, kinds_of(rows, asked), people_of(rows, asked), rows,
        by, REASONS, stamps, typed, problem, since,
    )  # fmt: skip


def kinds_of(rows: QueueRows, asked: Waiting) -> tuple[List, ...]:
    amounts = {one.value: one.amount for one in rows.values if one.kind == "todo"}
    amounts |= {WAITING: len(rows.waiting)} if rows.waiting else {}
    return tuple(
        List(kind, amounts[kind], address(Waiting(kind, asked.assignee)), kind == asked.kind)
        for kind in REASONS
        if kind in amounts
    )


def people_of(rows: QueueRows, asked: Waiting) -> tuple[List, ...]:
    return tuple(
        List(one.value, one.amount, address(Waiting(asked.kind, one.value)), one.value == asked.assignee)
        for one in rows.values
        if one.kind == "assignee"
    )


@dataclass(frozen=True, slots=True)
class PickView:
    """What a search of the register found, to be ticked. `back`: that search."""

    incidents: tuple[Incident, ...]
    pages: Pages
    versions: Mapping[str, str]
    by: str
    back: str
    stamps: tuple[str, ...]
    template: str = "pick.html"
    here: str = "review"

    def values(self) -> dict[str, Any]:
        return {"stamps": self.stamps, "total": self.pages.total, "versions": dict(self.versions)}


@dataclass(frozen=True, slots=True)
class ManyView:
    """What became of a decision on many records, one by one."""

    verb: str
    done: tuple[Outcome, ...]
    left: tuple[tuple[Outcome, tuple[Verdict, ...]], ...]  # what was not done, with what others decided
    stamps: tuple[str, ...]
    withdrawn: frozenset[str] = frozenset()
    template: str = "many.html"
    here: str = "review"

    def values(self) -> dict[str, Any]:
        return {
            "stamps": self.stamps, "done": {one.target: [row.id for row in one.added] for one in self.done},
            "left": {
                one.target: {"why": str(one.problem), "since": [json_values.verdict(row) for row in since]}
                for one, since in self.left
            },
        }  # fmt: skip


def many_view(verb: str, outcomes: Sequence[Outcome], stamps: tuple[str, ...]) -> ManyView:
    left = ((one, one.problem.since if isinstance(one.problem, Conflict) else ()) for one in outcomes if one.problem)
    return ManyView(verb, tuple(one for one in outcomes if not one.problem), tuple(left), stamps)


@dataclass(frozen=True, slots=True)
class Half:
    """One of two incidents that may be one."""

    incident: Incident
    reports: tuple[Report, ...]
    version: str
    remains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairView:
    halves: tuple[Half, Half]
    asked: Asked | None
    by: str
    stamps: tuple[str, ...]
    typed: Decision | None = None
    problem: str = ""
    since: tuple[Verdict, ...] = ()
    withdrawn: frozenset[str] = frozenset()
    template: str = "pair.html"
    here: str = "review"

    @property
    def remains(self) -> tuple[str, ...]:
        return tuple(wording for half in self.halves for wording in half.remains)

    def values(self) -> dict[str, Any]:
        return {
            "stamps": self.stamps, "incidents": [json_values.incident(half.incident) for half in self.halves],
            "versions": [half.version for half in self.halves], "problem": self.problem or None,
            "score": self.asked.score if self.asked else None, "why": self.asked.reasons if self.asked else (),
            "since": [json_values.verdict(one) for one in self.since],
        }  # fmt: skip


def pair_view(
    record: PairRecord, by: str, typed: Decision | None = None, problem: str = "", since: tuple[Verdict, ...] = ()
) -> PairView:
    one, other = (
        Half(
            half.cleared.incident,
            half.cleared.register.reports,
            half.version,
            graphic_wordings(half.cleared.register.claims),
        )
        for half in (record.one, record.other)
    )
    return PairView((one, other), record.asked, by, record.one.cleared.stamps, typed, problem, since)
