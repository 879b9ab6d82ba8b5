"""Round-ups: a report of several items, each headed by its place. What stands under one head is at no other's place."""

import re
from collections.abc import Sequence

from headstone.model.reading import Act
from headstone.model.spans import Span
from headstone.reading.places import PlaceMention

# "UGANDA. Again the north.", "- Petrinja: human bones", "Niger - Two wells"; at most four words, then a stop.
_HEAD = re.compile(
    r"(?:^|\n)[ \t]*(?:[-–—•*][ \t]+)?(?P<head>[^\W\d_a-z][\w'’/-]*(?:[ /–-]+[^\W\d_a-z][\w'’/-]*){0,3})"
    r"(?:[.:]| [-–—]+)[ \t]+(?=\S)"
)
FEW = 2  # heads that make a round-up: one is a dateline


def items(text: str, body: Span) -> tuple[Span, ...]:
    """The items of a round-up, each from its head to the next one; nothing where the report is no round-up."""
    found = list(_HEAD.finditer(text, body.start, body.end))
    if len({m.group("head").casefold() for m in found}) < FEW:
        return ()
    starts = [m.start("head") for m in found]
    return tuple(Span(a, b) for a, b in zip(starts, [*starts[1:], body.end], strict=True))


def told_in(
    cut: Sequence[Span], acts: Sequence[Act], places: Sequence[PlaceMention]
) -> tuple[tuple[PlaceMention, ...], frozenset[int]]:
    """The places of the items that hold acts, all where none does; and the offsets of those that head an item."""
    told = [item for item in cut if any(item.start <= a.trigger.start < item.end for a in acts)]
    kept = tuple(m for m in places if any(item.start <= m.span.start < item.end for item in told))
    heads = frozenset(m.span.start for m in kept if any(m.span.start == item.start for item in told))
    return (kept, heads) if kept and heads else (tuple(places), frozenset())
