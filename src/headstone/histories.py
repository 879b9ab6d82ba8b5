"""Use case: the history of a record, decision by decision, with what each one changed.

Verdicts are replayed over the claims that the record holds today: before and after each one, what stands is written
down in words, and the difference is what it did. What linking made of merges and splits at the time is not stored; of
those the claims that were tied or parted are told.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from headstone.model.claims import Claim
from headstone.model.incidents import Incident
from headstone.model.judging import judgment
from headstone.model.verdicts import Verdict, decision_of, gone_of, standing
from headstone.publish.rows import Table
from headstone.publish.why import reasons
from headstone.reading.corrections import meant
from headstone.store import pages, register_read
from headstone.store.register import Store
from headstone.view import seen

Words = tuple[str, ...]
State = dict[tuple[str, str], Words]  # (claim id or "" for the incident, what) -> its values in words
LINKS = {"must_link": "tied together", "cannot_link": "kept apart"}
SHOWN = 6  # claims that are named of many


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that a decision changed, on all these claims alike (none: on the incident itself)."""

    what: str
    claims: Words
    before: Words
    after: Words


@dataclass(frozen=True, slots=True)
class Step:
    """One decision: several verdicts where a split or a withdrawal added several rows."""

    verdicts: tuple[Verdict, ...]
    taken_back: bool
    changes: tuple[Changed, ...]

    @property
    def first(self) -> Verdict:
        return self.verdicts[0]


@dataclass(frozen=True, slots=True)
class History:
    """Steps, oldest first. `incident` None: the claim belongs to none."""

    id: str
    title: str
    incident: str | None
    steps: tuple[Step, ...]


def history(store: Store, id_: str, labels: Mapping[str, str]) -> History:
    """The history of an incident or a claim. Raises NotFound."""
    if id_.strip().upper().startswith("C-"):
        return of_claim(store, id_, labels)
    with store.reading() as connection:
        found = register_read.incident(connection, id_)
        claims = register_read.claims_named(connection, found.claims)
        verdicts = pages.verdicts_on(connection, [*found.claims, *found.reports])
    return History(found.id, found.title, found.id, steps(found, claims, verdicts, labels))


def of_claim(store: Store, id_: str, labels: Mapping[str, str]) -> History:
    head, _, rest = id_.strip().partition("-")
    with store.reading() as connection:
        claim = register_read.claim(connection, f"{head.upper()}-{rest.lower()}", proposed=True)
        verdicts = pages.verdicts_on(connection, [claim.id, claim.report])
        home = pages.incidents_of_claims(connection, [claim.id]).get(claim.id)
    alone = Incident(home or "", "", "live", (claim.act,), (claim.id,), (claim.report,))
    return History(claim.id, claim.act, home, steps(alone, (claim,), verdicts, labels))


def steps(
    incident: Incident, claims: Sequence[Claim], verdicts: Sequence[Verdict], labels: Mapping[str, str]
) -> tuple[Step, ...]:
    """Each decision on the record with the difference it made. `verdicts`: all, withdrawn ones too, oldest first."""
    own = {claim.id for claim in claims}
    named = [one for one in verdicts if own.intersection(one.claims) or any(meant(c, one) for c in claims)]
    corrected = [c for c in claims if any(one.kind == "correct" and meant(c, one) for one in named)]
    gone, told, by_id = gone_of(named), set[str](), {one.id: one for one in named}
    before, found = state_of(incident, claims, corrected, (), labels), list[Step]()
    for at, verdict in enumerate(named):
        if verdict.id in told:
            continue
        rows = decision_of(verdict, named[at:])
        told |= {one.id for one in rows}
        so_far = [one for one in named if one.id in told]
        after = state_of(incident, claims, corrected, standing(so_far), labels)
        changes = (*difference(before, after), *links_of(rows, by_id))
        found.append(Step(rows, verdict.id in gone, changes))
        before = after
    return tuple(found)


def state_of(
    incident: Incident, claims: Sequence[Claim], corrected: Sequence[Claim], verdicts: Sequence[Verdict],
    labels: Mapping[str, str],
) -> State:  # fmt: skip
    """What stands after these verdicts, in words. Values are written down of the claims that anybody ever corrected."""
    judged = judgment(incident, claims, verdicts)
    state: State = {(claim, "judged"): (one.kind,) for claim, one in judged.last.items()}
    state |= {("", f"grade: {slot}"): (one.value or "",) for slot, one in judged.grades.items()}
    state |= {(claim, f"grade: {scale}"): (one.value or "",) for (claim, scale), one in judged.of_claims.items()}
    if judged.assignee:
        state["", "assigned to"] = (judged.assignee,)
    if judged.signature:
        void = "" if judged.signature.holds else " (void for the record as it is)"
        state["", "signed off by"] = (judged.signature.verdict.by + void,)
    for claim in seen(corrected, verdicts).claims:
        for reason in reasons(claim, labels):
            if reason.slot != "remains":
                key = (claim.id, reason.slot)
                state[key] = (*state.get(key, ()), reason.value)
    return state


def difference(before: State, after: State) -> Iterator[Changed]:
    """What differs, the same change of several claims told once."""
    same: dict[tuple[str, Words, Words], list[str]] = {}
    for key in sorted({*before, *after}):
        old, new = before.get(key, ()), after.get(key, ())
        if old != new:
            same.setdefault((key[1], old, new), []).append(key[0])
    for (what, old, new), claims in same.items():
        yield Changed(what, tuple(claim for claim in claims if claim), old, new)


def links_of(rows: Sequence[Verdict], by_id: Mapping[str, Verdict]) -> Iterator[Changed]:
    """The claims that a merge or a split tied or parted, or that its withdrawal let go."""
    for kind, what in LINKS.items():
        made = [one for one in rows if one.kind == kind]
        undone = [by_id[id_] for one in rows if one.kind == "withdraw" and (id_ := one.value or "") in by_id]
        lost = [one for one in undone if one.kind == kind]
        if made or lost:
            yield Changed(what, (), groups(lost), groups(made))


def groups(verdicts: Iterable[Verdict]) -> Words:
    """Each merge, or each pair of a split, as the claims it names."""
    return tuple(" · ".join(few(one.claims)) for one in verdicts)


def few(claims: Sequence[str]) -> Words:
    rest = len(claims) - SHOWN
    return (*claims[:SHOWN], f"+ {rest}") if rest > 0 else tuple(claims)


def history_rows(found: History) -> Table:
    """One line for each change; a decision that changed nothing has a line of its own."""
    headers = ("at", "by", "decision", "what", "claims", "before", "after", "reason", "taken_back")
    rows: list[tuple[str, ...]] = []
    for step in found.steps:
        one = step.first
        back = "yes" if step.taken_back else ""
        for change in step.changes or (Changed("nothing", (), (), ()),):
            said = (change.what, ", ".join(few(change.claims)), "; ".join(change.before), "; ".join(change.after))
            rows.append((one.at, one.by, one.kind, *said, one.reason, back))
    return Table(headers, tuple(rows))
