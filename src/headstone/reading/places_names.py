"""Capitalised runs of words, and the n-grams in them that may be names of places."""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from headstone.model.spans import Span

LONGEST = 6  # words in a name
_UPPER = "".join(chr(point) for point in range(0x250) if chr(point).isupper())
_UPPER += "".join(chr(point) for point in (*range(0x370, 0x590), *range(0x1E00, 0x1F00)) if chr(point).isupper())
# "U.S.", numbers, words with inner hyphens and apostrophes, single marks.
_LOWER = frozenset(_UPPER.lower())
_TOKEN = re.compile(
    rf"W\. ?Va\.|(?:[{_UPPER}]\.){{2,}}"
    rf"|(?<=, )[{_UPPER}][a-z]{{1,4}}\.(?=[ ,)\n])"  # ", La." and its like
    r"|\d+(?:[.,]\d+)*|['ʿʻ‘]?[^\W\d_]+(?:['’ʿʻ‘`´‑-][^\W\d_]+)*['’]?|[^\w\s]"
)
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
_ARTICLED = re.compile(rf"(?:[ae][ldnrstz]|e[sz]|a[sd]h|ul|d|l|n)[-‑'’][ʿʻ‘'{_UPPER}]")


def words(listed: str) -> frozenset[str]:
    """The words of a list that is wrapped for reading."""
    return frozenset(listed.split())


CONNECTORS = words(
    """
    al el an ar as ad az ash at ul of the and de del do da dos das di du des des la las los le les y e en sur
    sous den der van von am an bei upon under le san bin
    """
)
ARTICLES = frozenset(["al", "el", "an", "ar", "as", "ad", "az", "ash", "ul", "the", "la", "las", "los", "le"])


class Token(NamedTuple):
    """`lower` is case-folded and without the possessive; `end` leaves the possessive out."""

    start: int
    end: int
    lower: str
    capital: bool  # opens with a capital, or with an article joined to one (al-Bab)
    full_end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as tokens. `shout`: a headline in capitals, or with a capital on nearly every word."""

    index: int
    span: Span
    tokens: tuple[Token, ...]
    shout: bool
    cased: bool = True  # False: most words are of a script without capitals


@dataclass(frozen=True, slots=True)
class Gram:
    """Tokens first..last (inclusive) of a line, with the text they stand for."""

    line: int
    first: int
    last: int
    text: str


def line_of(text: str, span: Span, index: int) -> Line:
    tokens = tuple(_tokens(text, span))
    words = [token for token in tokens if token.end - token.start > 3 and token.lower[0].isalpha()]
    capitals = sum(token.capital for token in words)
    uncased = sum(token.lower[0] not in _LOWER for token in words)
    shout = len(words) >= 3 and capitals >= 0.75 * len(words)
    return Line(index, span, tokens, shout, uncased < 0.5 * len(words) or not words)


def _tokens(text: str, span: Span) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, span.start, span.end):
        raw = match.group()
        start, end = match.span()
        full_end = end
        if raw[-1] in "'’sS" and (tail := _POSSESSIVE.search(raw)) and len(raw) > 2:
            end = start + tail.start()
            raw = raw[: tail.start()]
        capital = _may_open(raw)
        yield Token(start, end, sys.intern(raw.casefold()), capital, full_end)


def _may_open(raw: str) -> bool:
    """A capital, an article joined to one (al-Bab), or a letter of a script that has no capitals."""
    first = raw[0]
    if not first.isalpha():
        return len(raw) > 2 and raw[1] in _UPPER
    if first in _UPPER:
        return True
    if first.isascii():
        return len(raw) > 3 and bool(_ARTICLED.match(raw))
    return first.upper() == first.lower() and len(raw) > 2


def runs(text: str, line: Line) -> Iterator[tuple[int, int]]:
    """(first, last) tokens of each row of capitalised words, connectors allowed inside, spaces only between."""
    tokens = line.tokens
    at = 0
    while at < len(tokens):
        if not tokens[at].capital:
            at += 1
            continue
        last = at
        ahead = at + 1
        while ahead < len(tokens) and ahead - last <= 3 and _joined(text, tokens[ahead - 1], tokens[ahead]):
            if tokens[ahead].capital:
                last = ahead
            elif tokens[ahead].lower not in CONNECTORS:
                break
            ahead += 1
        yield at, last
        at = last + 1


def _joined(text: str, left: Token, right: Token) -> bool:
    """Only blanks between, or the full stop of St., Mt., Ft."""
    between = text[left.end : right.start]
    return (len(between) <= 2 and not between.strip() and left.end == left.full_end) or (
        between == ". " and left.lower in {"st", "mt", "ft"}
    )


def grams(text: str, line: Line, run: tuple[int, int]) -> Iterator[Gram]:
    """N-grams that open and close with a capital, longest first at each opening word."""
    tokens = line.tokens
    first, last = run
    for start in range(first, last + 1):
        if not tokens[start].capital:
            continue
        for end in range(min(last, start + LONGEST - 1), start - 1, -1):
            if tokens[end].capital:
                yield Gram(line.index, start, end, text[tokens[start].start : tokens[end].end])


def half_of_compound(gram: str) -> str | None:
    """The first part of "Lisbon-based" or "Peru-Chile"; None for a name with an article or a short part."""
    head, mark, tail = gram.partition("-")
    if not mark or " " in gram or len(head) < 4 or len(tail) < 3:
        return None
    return head


def lookups(lines: Sequence[Line], text: str) -> tuple[list[Gram], set[str]]:
    """Every gram of a document, and the names to ask the gazetteer for in one go."""
    found: list[Gram] = []
    names: set[str] = set()
    for line in lines:
        for run in runs(text, line):
            for gram in grams(text, line, run):
                found.append(gram)
                names.add(gram.text)
                if "-" in gram.text and (head := half_of_compound(gram.text)):
                    names.add(head)
    return found, names
