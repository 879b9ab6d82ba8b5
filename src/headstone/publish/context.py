"""Cited words in their context: one sentence before, one after."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from headstone.model.spans import Span

Cut = Callable[[str, Sequence[Span]], Sequence[Span]]
"""Cuts text into sentence spans, as `headstone.text.sentences.sentences` does."""

_ENDS = re.compile(r"[.!?؟。！？।…]+[\"'”’»)\]]*(?=\s)|\n\s*\n|(?<=[。！？])")
_SPACE = re.compile(r"\s+")
REACH = 400  # code points on either side that are searched for a sentence: longer ones are cut there


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a passage; `marked` where they are the cited ones."""

    words: str
    marked: bool


Passage = tuple[Piece, ...]


def plain_sentences(text: str, within: Sequence[Span]) -> tuple[Span, ...]:
    """Sentences by their end marks alone: what is used where no better cutter is handed in."""
    found: list[Span] = []
    for area in within:
        start = area.start
        for end in [match.end() for match in _ENDS.finditer(text, area.start, area.end)] + [area.end]:
            if text[start:end].strip():
                found.append(Span(start, end))
            start = end
    return tuple(found)


def passages(
    text: str, spans: Iterable[Span], cut: Cut = plain_sentences, within: Sequence[Span] = ()
) -> tuple[Passage, ...]:
    """The cited spans with a sentence on either side; spans whose contexts meet share one passage.

    `within`: the main content, which a context does not leave (a file's header is no context); empty = all of the text.
    """
    groups: list[tuple[Span, list[Span]]] = []
    for span in widest(spans):
        area = clipped(reach(text, span, cut), span, within)
        if groups and area.start <= groups[-1][0].end:
            last, held = groups.pop()
            groups.append((Span(last.start, max(last.end, area.end)), [*held, span]))
        else:
            groups.append((area, [span]))
    return tuple(_pieces(text, area, held) for area, held in groups)


def clipped(area: Span, span: Span, within: Sequence[Span]) -> Span:
    """The area cut to the part of the main content that holds the cited span; as it is where none does."""
    holder = next((part for part in within if part.holds(span)), area)
    return Span(max(area.start, holder.start), min(area.end, holder.end))


def widest(spans: Iterable[Span]) -> list[Span]:
    """The spans that lie in no other, in order of the text."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda item: (item.start, -item.end)):
        if not kept or not kept[-1].holds(span):
            kept.append(span)
    return kept


def reach(text: str, span: Span, cut: Cut = plain_sentences) -> Span:
    """`span` and one sentence on either side."""
    window = Span(max(0, span.start - REACH), min(len(text), span.end + REACH))
    sentences = cut(text, [window])
    starts = [item.start for item in sentences if text[item.start : min(item.end, span.start)].strip()]
    ends = [item.end for item in sentences if text[max(item.start, span.end) : item.end].strip()]
    return Span(
        max((start for start in starts if start < span.start), default=span.start),
        min((end for end in ends if end > span.end), default=span.end),
    )


def line(text: str, span: Span) -> str:
    """`span` in its context, as one line."""
    return _squeeze("".join(piece.words for piece in passages(text, [span])[0])).strip()


def _pieces(text: str, area: Span, marked: Sequence[Span]) -> Passage:
    """The area cut at the edges of the marked spans, which stay as they are; spaces around them are squeezed."""
    pieces: list[Piece] = []
    at = area.start
    for span in marked:
        pieces += [Piece(_squeeze(text[at : span.start]), False), Piece(text[max(at, span.start) : span.end], True)]
        at = max(at, span.end)
    pieces.append(Piece(_squeeze(text[at : area.end]), False))
    return tuple(piece for piece in pieces if piece.words)


def _squeeze(words: str) -> str:
    """Runs of whitespace as one space; a space beside the cited words stays, and none is put where none was."""
    return _SPACE.sub(" ", words)
