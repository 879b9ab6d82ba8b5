"""People's decisions: added, never overwritten."""

from dataclasses import dataclass

from headstone.model.spans import Span


@dataclass(frozen=True, slots=True)
class Verdict:
    """`kind`: accept | reject | correct | must_link | cannot_link. A merge or split is pairs of claims.

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
