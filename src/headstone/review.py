"""Use cases of review: a person's decision becomes an added row, and the register is linked anew around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from headstone.errors import Refused, UsageError
from headstone.model.claims import Claim
from headstone.model.sources import digest
from headstone.model.verdicts import Verdict
from headstone.store.custody import Clock
from headstone.store.register import Store

SLOTS = ("act", "polarity", "modality", "place", "counts", "dates", "perpetrators", "finder")


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who decides, when, and why. The reason is mandatory: a verdict without one cannot be defended."""

    name: str
    clock: Clock
    reason: str

    def verdict(self, kind: str, claims: Sequence[str], slot: str | None = None, value: str | None = None, on: Claim | None = None) -> Verdict:
        if not self.reason.strip():
            raise UsageError("no reason given", "every verdict needs one", "say why with --reason")
        at = self.clock()
        id_ = "V-" + digest("verdict", kind, ",".join(claims), slot or "", value or "", at, self.name)[:12]
        return Verdict(
            id_, kind, tuple(claims), self.reason, self.name, at, slot, value,
            on.report if on else None, on.layer if on else None, on.trigger if on else None,
        )


def judge(store: Store, kind: str, target: str, reviewer: Reviewer) -> tuple[Verdict, ...]:
    """Accept or reject a claim, or every claim of an incident."""
    claims = [store.claim(target).id] if target.upper().startswith("C-") else [c.id for c in store.claims_of(target)]
    return keep(store, reviewer, [reviewer.verdict(kind, claims)])


def correct(store: Store, target: str, value: str, reviewer: Reviewer) -> tuple[Verdict, ...]:
    """Correct one slot of a claim: `C-….counts` to "at least 120". The machine's value is kept beside it."""
    id_, _, slot = target.partition(".")
    if slot not in SLOTS:
        raise UsageError(target, f"no slot {slot!r} can be corrected", f"name one of {', '.join(SLOTS)}, as in C-123abc.counts")
    claim = store.claim(id_)
    return keep(store, reviewer, [reviewer.verdict("correct", [claim.id], slot, value, claim)])


def merge(store: Store, first: str, second: str, reviewer: Reviewer) -> tuple[Verdict, ...]:
    """Two incidents are one: a must pair of claims."""
    one, other = store.incident(first), store.incident(second)
    if one.id == other.id:
        raise Refused(f"{first} and {second}", "are one incident already", "nothing to do")
    return keep(store, reviewer, [reviewer.verdict("must_link", [lead(store, one.claims), lead(store, other.claims)])])


def split(store: Store, incident: str, claims: Sequence[str], reviewer: Reviewer) -> tuple[Verdict, ...]:
    """The named claims are another incident than the rest: cannot pairs with a claim of every other report."""
    whole = store.claims_of(incident)
    named = {store.claim(c).id for c in claims}
    outside = named - {c.id for c in whole}
    if outside:
        raise Refused(", ".join(sorted(outside)), f"not of {incident}", f"see `headstone show {incident}`")
    rest = [c for c in whole if c.id not in named]
    if not rest:
        raise Refused(incident, "every claim was named, so nothing would stay behind", "name only those that go")
    pairs = sorted({(mine, other.id) for mine in named for other in rest})
    return keep(store, reviewer, [reviewer.verdict("cannot_link", pair) for pair in pairs])


def lead(store: Store, claims: Sequence[str]) -> str:
    """The surest claim of the report's own event."""
    found = [store.claim(c) for c in claims]
    return min(found, key=lambda c: (c.episode, -c.score, c.id)).id


def keep(store: Store, reviewer: Reviewer, verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    with store.writing(reviewer.name, reviewer.clock) as tx:
        for verdict in verdicts:
            tx.add_verdict(verdict)
    return tuple(verdicts)
