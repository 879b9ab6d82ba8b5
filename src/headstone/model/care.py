"""Which words of a text tell the condition of remains: they wait for a click wherever they would be shown."""

import re
from collections.abc import Iterable, Iterator, Sequence

from headstone.model.claims import Claim
from headstone.model.spans import Span


def graphic_wordings(claims: Iterable[Claim]) -> tuple[str, ...]:
    """How some claims tell the condition of remains."""
    return tuple(sorted({value.wording for claim in claims for value in claim.remains if value.wording}))


def graphic_spans(claims: Iterable[Claim], text: str) -> tuple[Span, ...]:
    """The quotes that tell it, whole, and its words wherever else they stand in the text."""
    held = tuple(claims)
    wordings = graphic_wordings(held)
    quotes = (
        Span(quote.start, quote.end) for claim in held for quote in claim.quotes
        if quote.stands_in(text) and tells(quote.exact, wordings)
    )  # fmt: skip
    alone = (Span(*match.span()) for wording in wordings for match in _found(wording, text))
    return tuple(sorted({*quotes, *alone}))


def tells(text: str, wordings: Sequence[str]) -> bool:
    """Whether a text holds any of these wordings, in large letters or small ones."""
    return any(next(_found(wording, text), None) is not None for wording in wordings if wording)


def _found(wording: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(re.escape(wording), text, re.IGNORECASE)
