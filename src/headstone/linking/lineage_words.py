"""Words that lineage needs: furniture that no two reports are kin for, and what gives a sentence to a voice.

In a large case furniture is told by its spread (overlap.shared_pairs). In a case of two reports nothing but the words
can tell, hence the table data/lineage.yaml of the web's own phrases.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from headstone.model.spans import Span

_END = re.compile(r"[.!?…]['\"”’)]*\s|\n")
_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…]+(?!\s)[^.!?…\n]+)*[.!?…]*['\"”’)»]*")
_QUOTED = re.compile(r"“[^”]{1,1500}”|«[^»]{1,1500}»|\"[^\"\n]{1,1500}\"|„[^“”]{1,1500}[“”]")


@dataclass(frozen=True, slots=True)
class LineageWords:
    """The compiled table."""

    stock: re.Pattern[str]
    said: re.Pattern[str]


def lineage_words(table: Mapping[str, Any]) -> LineageWords:
    """Compile data/lineage.yaml."""
    stock = (phrase for phrases in table["stock"].values() for phrase in phrases)
    said = (rf"\b(?:{stems})" for stems in table["said"].values())
    return LineageWords(re.compile("|".join(stock), re.IGNORECASE), re.compile("|".join(said), re.IGNORECASE))


def without_stock(text: str, main: Sequence[Span], words: LineageWords) -> tuple[Span, ...]:
    """The spans `main` (the whole text where none is given) less every sentence that holds a stock phrase."""
    kept: list[Span] = []
    for span in main or (Span(0, len(text)),):
        kept += _less(text, span, words.stock)
    return tuple(kept)


def _less(text: str, span: Span, stock: re.Pattern[str]) -> list[Span]:
    kept, at = [], span.start
    for match in stock.finditer(text, span.start, span.end):
        if match.start() < at:
            continue
        start = max((end.end() for end in _END.finditer(text, at, match.start())), default=at)
        after = _END.search(text, match.end(), span.end)
        if start > at:
            kept.append(Span(at, start))
        at = after.end() if after else span.end
    if at < span.end:
        kept.append(Span(at, span.end))
    return kept


def quotations(text: str) -> tuple[Span, ...]:
    """What stands between quotation marks."""
    return tuple(Span(*match.span()) for match in _QUOTED.finditer(text))


def given_to_a_voice(text: str, words: LineageWords) -> tuple[Span, ...]:
    """Quotations, and sentences with a word that gives them to somebody."""
    told = [Span(*match.span()) for match in _SENTENCE.finditer(text) if words.said.search(match.group())]
    return tuple(sorted((*quotations(text), *told), key=lambda span: (span.start, span.end)))
