"""Words that lineage needs: furniture that no two reports are kin for, and what gives a sentence to a voice.

In a large case furniture is told by its spread (overlap.shared_pairs). In a case of two reports nothing but the words
can tell, hence the table data/lineage.yaml of the web's own phrases: `stock` takes the sentence that holds it along,
`marks`, which a page sets into a line of the story, nothing but themselves.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from headstone.model.spans import Span

# "At 6 p.m. and" goes on; elsewhere a small letter may begin a sentence, for not everybody writes capitals.
_END = re.compile(r"(?<![ap]\.m)[.!?…]['\"”’)]*\s|(?<=[ap]\.m)\.\s(?![a-z])|\n")
_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…]+(?!\s)[^.!?…\n]+)*[.!?…]*['\"”’)»]*")
# A quotation of several paragraphs has an opening mark before each and a closing mark after the last. A single mark
# opens one only after a space and closes it only before one, or it is an apostrophe.
_QUOTED = re.compile(
    r"“[^“”\"\n]{1,1500}(?:[”\"]|(?=\n)|$)|«[^»]{1,1500}»|\"[^\"\n]{1,1500}\"|„[^“”]{1,1500}[“”]"
    r"|(?<![\w’'])[‘'](?=[^\W_])[^\n‘\"“]{3,600}?(?<=[\w.,!?…])[’'](?!\w)"
)
REACH = 240  # code points on either side of a stock phrase that its sentence takes along, where no mark ends it
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class LineageWords:
    """The compiled table. In `stock` the group `mark` is what is furniture by itself, its sentence left."""

    stock: re.Pattern[str]
    said: re.Pattern[str]


def lineage_words(table: Mapping[str, Any]) -> LineageWords:
    """Compile data/lineage.yaml."""
    stock, marks = ("|".join(p for phrases in table[name].values() for p in phrases) for name in ("stock", "marks"))
    said = (rf"\b(?:{stems})" for stems in table["said"].values())
    return LineageWords(
        re.compile(rf"{stock}|(?P<mark>{marks})", re.IGNORECASE), re.compile("|".join(said), re.IGNORECASE)
    )


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
        start, end = match.span() if match["mark"] else _sentence_of(text, match, Span(at, span.end))
        if start > at:
            kept.append(Span(at, start))
        at = end
    if at < span.end:
        kept.append(Span(at, span.end))
    return kept


def _sentence_of(text: str, match: re.Match[str], within: Span) -> tuple[int, int]:
    """Where the sentence with the phrase starts and ends, at most REACH before and after it.

    A text without marks or lines is one sentence, and a plea in it takes no story along.
    """
    first, last = max(within.start, match.start() - REACH), min(within.end, match.end() + REACH)
    start = max((end.end() for end in _END.finditer(text, first, match.start())), default=None)
    if start is None:
        space = _SPACE.search(text, first, match.start()) if first > within.start else None
        start = space.end() if space else first
    after = _END.search(text, match.end(), last)
    if after:
        return start, after.end()
    return start, last if last == within.end else max(match.end(), text.rfind(" ", match.end(), last) + 1)


def quotations(text: str) -> tuple[Span, ...]:
    """What stands between quotation marks."""
    return tuple(Span(*match.span()) for match in _QUOTED.finditer(text))


def given_to_a_voice(text: str, words: LineageWords) -> tuple[Span, ...]:
    """Quotations, and sentences with a word that gives them to somebody."""
    told = [Span(*match.span()) for match in _SENTENCE.finditer(text) if words.said.search(match.group())]
    return tuple(sorted((*quotations(text), *told), key=lambda span: (span.start, span.end)))
