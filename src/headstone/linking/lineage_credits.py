"""Who credits whom: which of two texts names the other's publisher, and whose words both say that they carry."""

import re
from collections.abc import Iterator

from headstone.linking.lineage_sides import Pair, Side
from headstone.model.spans import Span

SHORTEST = 4  # letters of a name that says whose it is
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d+/")
_HOST = re.compile(r"^(?:https?://)?(?:www\.)?([^/:?#]+\.[^/:?#]+)")


def credits_publisher(copy: Side, source: Side) -> bool:
    """The copy says that it carries the text of the source's publisher."""
    if not source.publisher or copy.publisher == source.publisher:
        return False
    return any(_names(outlet, source.publisher) for outlet in copy.credits)


def of_one_house(pair: Pair) -> bool:
    """One publisher's; or the rights of one text are, in its own words, the other's publisher's."""
    a, b = pair.a, pair.b
    if a.publisher and a.publisher == b.publisher:
        return True
    return _holds(a, b) or _holds(b, a)


def _holds(one: Side, other: Side) -> bool:
    return bool(other.publisher) and any(_names(name, other.publisher) for name in one.holders)


def named_source(pair: Pair) -> bool:
    """Either credits an outlet not its own publisher, both name one holder of rights, or one names the other."""
    one_holder = set(pair.a.holders) & set(pair.b.holders)
    return bool(foreign(pair.a) or foreign(pair.b) or one_holder) or _points(pair) or _points(pair.turned())


def foreign(side: Side) -> frozenset[str]:
    """Outlets whose text a report says that it carries, its own publisher left out."""
    return frozenset(name for name in side.credits if not _own(name, side))


def credits_differ(pair: Pair) -> bool:
    """One text credits another outlet, and the other text does not say the same."""
    return set(pair.a.credits) != set(pair.b.credits) and bool(foreign(pair.a) ^ foreign(pair.b))


def _own(name: str, side: Side) -> bool:
    return bool(side.publisher) and _names(name, side.publisher)


def _names(outlet: str, publisher: str) -> bool:
    """The outlet's words stand in the publisher's name, as the short form of an outlet does."""
    return bool(outlet) and (outlet == publisher or f" {outlet} " in f" {publisher} ")


def _points(pair: Pair) -> bool:
    """Text a names b's publisher or address, outside the words that it shares with b."""
    copy, source = pair.a, pair.b
    if copy.publisher == source.publisher:
        return False
    shared = [Span(a, b) for a, b, _, _ in pair.kin.spans]
    found = (match for name in _pointers(source) for match in name.finditer(copy.layer.text))
    return any(not any(span.start <= m.start() and m.end() <= span.end for span in shared) for m in found)


def _pointers(side: Side) -> Iterator[re.Pattern[str]]:
    """The publisher's name, its address, and the first word of the address in capitals ("WXYZ" of wxyz.example)."""
    host = _HOST.match(_ARCHIVED.sub("", side.report.meta.url or ""))
    for name in (side.report.meta.publisher or "", host.group(1) if host else ""):
        if len(name) >= SHORTEST:
            yield re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    label = host.group(1).split(".")[0].upper() if host else ""
    if len(label) >= SHORTEST:
        yield re.compile(rf"(?<!\w){re.escape(label)}(?!\w)")
