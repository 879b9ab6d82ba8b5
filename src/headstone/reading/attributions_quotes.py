"""Quotations: spans between quotation marks, over sentences and paragraphs."""

import re
from collections.abc import Iterator

from headstone.model.spans import Span

_MARKS = re.compile(r"[“”\"]|''|``|(?<![\w’'])‘(?=\w)|(?<=[.,!?\w])’(?!\w)|\n\s*\n")
_OPENING = ("“", '"', "‘", "''", "``")
_EITHER = ('"', "''")
_LONGEST = 6_000  # code points; a mark that closes only after them was never opened


def quotations(text: str) -> tuple[Span, ...]:
    """Quotations with their marks, in order. A paragraph that opens with a mark goes on with an unclosed quotation."""
    return tuple(span for span in _walk(text) if span.end - span.start <= _LONGEST)


def _walk(text: str) -> Iterator[Span]:
    start, single = -1, False
    for match in _MARKS.finditer(text):
        mark = match.group()
        if start < 0:
            start, single = (match.start(), mark == "‘") if mark in _OPENING else (-1, False)
        elif mark[0] == "\n":
            if single or text[match.end() : match.end() + 1] not in "“\"'":
                yield from () if single else (Span(start, match.start()),)  # what opens with ‘ may be an apostrophe
                start = -1
        elif (mark == "’") if single else _closes(text, mark, match.start()):
            yield Span(start, match.end())
            start = -1
    if start >= 0 and not single:
        yield Span(start, len(text))


def _closes(text: str, mark: str, offset: int) -> bool:
    return mark == "”" or (mark in _EITHER and not _reopens(text, offset))


def _reopens(text: str, offset: int) -> bool:
    """A straight mark at the head of a paragraph inside a quotation opens it anew."""
    return text[:offset].rstrip(" ").endswith("\n")
