"""Use cases of review in the room: a decision is taken on what the person has seen, or not at all.

Each form carries the version of the record that its page showed. Under the writers' lock the version is computed anew;
where somebody decided meanwhile nothing is written, and both are shown what the other wants.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from headstone import review
from headstone.browsing import Desk, claim, incident
from headstone.errors import HeadstoneError, Refused, UsageError
from headstone.model.verdicts import Verdict
from headstone.review import Reviewer
from headstone.reviewing import verdict_state

VERBS = ("accept", "reject", "correct", "merge", "apart", "split", "grade", "sign", "assign", "withdraw")
MANY = ("accept", "reject", "assign")  # verbs that may be said of many records at once


@dataclass(frozen=True, slots=True)
class Decision:
    """What a form asks for. `target`: an incident, a claim, or the verdict that is taken back. `seen`: the version that
    its page showed.

    `slot` and `value` for a correction or a grade, `value` for an assignment, `other` for a merge or two that are kept
    apart, `parts` (claims or reports) for a split, `verdict` for a withdrawal. `other_seen`: the version of the other
    incident, "" where its page was not opened.
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
    other_seen: str = ""


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
        if decision.other_seen:
            beside, since = state_of(desk, decision.other)
            if beside != decision.other_seen:
                raise Conflict(decision, newest_first(since), version)
        added = act_of(desk, decision, reviewer)()
        link_anew(desk, added)
    return added


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record of many. `problem` None: it was done."""

    target: str
    added: tuple[Verdict, ...] = ()
    problem: HeadstoneError | None = None


def decide_many(desk: Desk, decisions: Sequence[Decision], by: str) -> tuple[Outcome, ...]:
    """Take the same decision on many records, each on what was seen of it, and link anew once for all of them. What
    somebody else changed meanwhile, or what a rule forbids, is told record by record; the rest goes on."""
    verbs = {one.verb for one in decisions}
    if not decisions:
        raise UsageError("nothing to decide", "no record was ticked", "tick one or more, then decide")
    if len(verbs) != 1 or not verbs <= set(MANY):
        raise UsageError(", ".join(sorted(verbs)), "is not for many records", f"one of {', '.join(MANY)}")
    if verbs != {"assign"} and not decisions[0].reason.strip():
        raise UsageError("no reason given", "every verdict needs one", "say why; it is kept with each record")
    with desk.store.locked():
        done = tuple(one_of_many(desk, decision, by) for decision in decisions)
        link_anew(desk, tuple(verdict for outcome in done for verdict in outcome.added))
    return done


def one_of_many(desk: Desk, decision: Decision, by: str) -> Outcome:
    reviewer = Reviewer(by or desk.settings.actor, desk.moment, decision.reason)
    try:
        version, verdicts = state_of(desk, decision.target)
        if version != decision.seen:
            raise Conflict(decision, newest_first(verdicts), version)
        return Outcome(decision.target, act_of(desk, decision, reviewer)())
    except HeadstoneError as error:
        return Outcome(decision.target, problem=error)


def link_anew(desk: Desk, added: Sequence[Verdict]) -> None:
    if review.links_anew(desk.store, added):
        desk.link_anew()


def state_of(desk: Desk, target: str) -> tuple[str, tuple[Verdict, ...]]:
    """The version of a record and the verdicts on it."""
    if target.upper().startswith("V-"):
        return verdict_state(desk, target)
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
        "apart": lambda: review.apart(store, target, decision.other, who),
        "grade": lambda: review.grade(store, f"{target}.{decision.slot}", decision.value, who),
        "sign": lambda: review.sign(store, target, who),
        "assign": lambda: review.assign(store, target, decision.value, who),
        "split": lambda: review.split(store, target, decision.parts, who),
        "withdraw": lambda: review.withdraw(store, decision.verdict, who),
    }
    return acts[decision.verb]
