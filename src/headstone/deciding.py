"""Use cases of review in the room: a decision is taken on what the person has seen, or not at all.

Each form carries the version of the record that its page showed. Under the writers' lock the version is computed anew;
where somebody decided meanwhile nothing is written, and both are shown what the other wants.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from headstone import review
from headstone.browsing import Desk, claim, incident
from headstone.errors import Refused, UsageError
from headstone.model.verdicts import Verdict
from headstone.review import Reviewer

VERBS = ("accept", "reject", "correct", "merge", "split", "withdraw")


@dataclass(frozen=True, slots=True)
class Decision:
    """What a form asks for. `target`: an incident, or a claim. `seen`: the version that its page showed.

    `slot` and `value` for a correction, `other` for a merge, `parts` (claims or reports) for a split, `verdict` for a
    withdrawal. `other_seen`: the version of the incident to merge with, "" where its page was not opened.
    """

    verb: str
    target: str
    seen: str
    reason: str
    slot: str = ""
    value: str = ""
    other: str = ""
    parts: tuple[str, ...] = ()
    verdict: str = ""


class Conflict(Refused):
    """Somebody else decided on this record since the page was opened. `since`: those decisions; `version`: the one to
    decide on now."""

    def __init__(self, decision: Decision, since: tuple[Verdict, ...], version: str) -> None:
        super().__init__(decision.target, "was changed by somebody else meanwhile", "see what they did, then decide")
        self.decision, self.since, self.version = decision, since, version


def decide(desk: Desk, decision: Decision, by: str) -> tuple[Verdict, ...]:
    """Take one decision and link anew. Raises Conflict, UsageError, NotFound, Refused; then nothing was written."""
    if decision.verb not in VERBS:
        raise UsageError(decision.verb, "is no verb of review", f"one of {', '.join(VERBS)}")
    reviewer = Reviewer(by or desk.settings.actor, desk.moment, decision.reason)
    with desk.store.locked():
        version, verdicts = state_of(desk, decision.target)
        if version != decision.seen:
            raise Conflict(decision, newest_first(verdicts), version)
        added = act_of(desk, decision, reviewer)()
        desk.link_anew()
    return added


def state_of(desk: Desk, target: str) -> tuple[str, tuple[Verdict, ...]]:
    """The version of a record and the verdicts on it."""
    if target.upper().startswith("C-"):
        one = claim(desk, target)
        return one.version, one.verdicts
    found = incident(desk, target)
    return found.version, found.verdicts


def newest_first(verdicts: Sequence[Verdict], most: int = 5) -> tuple[Verdict, ...]:
    return tuple(reversed(verdicts))[:most]


def act_of(desk: Desk, decision: Decision, who: Reviewer) -> Callable[[], tuple[Verdict, ...]]:
    store, target = desk.store, decision.target
    acts: dict[str, Callable[[], tuple[Verdict, ...]]] = {
        "accept": lambda: review.judge(store, "accept", target, who),
        "reject": lambda: review.judge(store, "reject", target, who),
        "correct": lambda: review.correct(
            store, f"{target}.{decision.slot}", decision.value, who, desk.settings.gazetteer
        ),
        "merge": lambda: review.merge(store, target, decision.other, who),
        "split": lambda: review.split(store, target, decision.parts, who),
        "withdraw": lambda: review.withdraw(store, decision.verdict, who),
    }
    return acts[decision.verb]
