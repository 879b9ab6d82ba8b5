"""People's decisions: added, never overwritten."""

from collections.abc import Iterable
from dataclasses import dataclass

from headstone.model.spans import Span


@dataclass(frozen=True, slots=True)
class Verdict:
    """`kind`: accept | reject | correct | must_link | cannot_link | grade | sign | assign | withdraw. A merge or split
    is pairs of claims. A withdrawal takes back the verdict that `value` names, and may be withdrawn itself.

    On all claims of an incident: a grade judges the property `slot` as `value`; a sign-off names the version of the
    record that was signed in `value`; an assignment names in `value` who looks at it (None: nobody).

    A correction sits on (report, layer, span, slot): `report`, `layer`, `span` are set for it, `value` is the new value
    as text.
    """

    id: str
    kind: str
    claims: tuple[str, ...]
    reason: str
    by: str
    at: str  # UTC, ISO 8601
    slot: str | None = None
    value: str | None = None
    report: str | None = None
    layer: str | None = None
    span: Span | None = None


def standing(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """The verdicts that nobody took back, oldest first as given, without the withdrawals themselves."""
    gone: set[str] = set()
    kept: list[Verdict] = []
    for verdict in reversed(tuple(verdicts)):
        if verdict.id in gone:
            continue
        if verdict.kind == "withdraw":
            gone.add(verdict.value or "")
        else:
            kept.append(verdict)
    return tuple(reversed(kept))


def gone_of(verdicts: Iterable[Verdict]) -> frozenset[str]:
    """Ids of verdicts that were taken back, withdrawals aside."""
    every = tuple(verdicts)
    kept = {one.id for one in standing(every)}
    return frozenset(one.id for one in every if one.id not in kept and one.kind != "withdraw")


def decision_of(verdict: Verdict, verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """The rows of one act of a person: a split adds a row for each pair, and is taken back as a whole."""
    key = (verdict.kind, verdict.by, verdict.at, verdict.reason)
    return tuple(one for one in verdicts if (one.kind, one.by, one.at, one.reason) == key)


def last_decision(verdicts: Iterable[Verdict]) -> Verdict | None:
    """The newest verdict that stands."""
    return max(standing(verdicts), key=lambda one: one.at, default=None)
