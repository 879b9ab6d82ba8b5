"""Where extracted paragraphs stand in the whole text. Extractors change white space, so none is compared."""

import re
from collections.abc import Iterable

from headstone.model.spans import Span

ENOUGH = 24  # code points without blanks: shorter openings occur twice on one page


def spans_of(text: str, paragraphs: Iterable[str]) -> tuple[Span, ...]:
    """Spans of the paragraphs, in order, joined where only white space lies between. Those not found are left out."""
    squeezed, places = _squeeze(text)
    spans: list[Span] = []
    cursor = 0
    for paragraph in paragraphs:
        needle = "".join(paragraph.split())
        at, length = _find(squeezed, needle, cursor)
        if at < 0:
            continue
        spans.append(Span(places[at], places[at + length - 1] + 1))
        cursor = max(cursor, at + length)
    return _joined(text, spans)


def _squeeze(text: str) -> tuple[str, list[int]]:
    places = [found.start() for found in re.finditer(r"\S", text)]
    return "".join(text[place] for place in places), places


def _find(hay: str, needle: str, cursor: int) -> tuple[int, int]:
    """Place and length of the needle after the cursor, else anywhere; where only its two ends stand, what they hold."""
    if not needle:
        return -1, 0
    at = hay.find(needle, cursor)
    at = at if at >= 0 else hay.find(needle)
    if at >= 0 or len(needle) < 2 * ENOUGH:
        return at, len(needle)
    start = hay.find(needle[:ENOUGH], cursor)
    end = hay.find(needle[-ENOUGH:], start) if start >= 0 else -1
    near = 0 <= end - start <= 2 * len(needle)
    return (start, end + ENOUGH - start) if near else (-1, 0)


def _joined(text: str, spans: list[Span]) -> tuple[Span, ...]:
    result: list[Span] = []
    for span in sorted(spans):
        last = result[-1] if result else None
        if last and (span.start <= last.end or not text[last.end : span.start].strip()):
            result[-1] = Span(last.start, max(last.end, span.end))
        else:
            result.append(span)
    return tuple(result)
