"""People's decisions: added, never overwritten."""

from collections.abc import Iterable
from dataclasses import dataclass

from headstone.model.spans import Span


@dataclass(frozen=True, slots=True)
class Verdict:
    """`kind`: accept | reject | correct | must_link | cannot_link | withdraw. A merge or split is pairs of claims.
    A withdrawal takes back the verdict that `value` names, and may be withdrawn itself.

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
