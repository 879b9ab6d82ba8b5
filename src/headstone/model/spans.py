"""A place in a frozen text, and the words that stand there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of Unicode code points in one text layer."""

    start: int
    end: int

    def overlap(self, other: "Span") -> int:
        """Number of code points both spans hold."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def holds(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Quote:
    """Words with their place: W3C quote selector (exact, prefix, suffix) and position selector in one.

    `role` says what the quote is for (sentence, count, place, ...). `page` is 1-based, for PDF only.
    """

    role: str
    layer: str
    start: int
    end: int
    exact: str
    page: int | None = None
    prefix: str = ""
    suffix: str = ""

    def stands_in(self, text: str) -> bool:
        """True when the exact words stand at the offsets, code point for code point."""
        return bool(self.exact) and text[self.start : self.end] == self.exact


CONTEXT = 32  # code points of prefix and suffix: what the W3C examples use


def quote(role: str, layer: str, text: str, span: Span, page: int | None = None) -> Quote:
    """The quote of `span` in `text`, with its surroundings."""
    return Quote(
        role, layer, span.start, span.end, text[span.start : span.end], page,
        text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT],
    )
