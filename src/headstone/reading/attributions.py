"""Attributions: who is said to say, think, feel or want what, in any sentence, from its tree and quotation marks.

General where voices.py keeps to the voices of acts. The notion of source, cue and content is that of PolNeAR (Newell,
Margolin and Ruths 2018); the rules and words are our own, English only.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from headstone.model.spans import Span
from headstone.model.trees import Tree
from headstone.reading.attributions_cues import AttributionLexicon
from headstone.reading.attributions_marks import signed, spoken_lines
from headstone.reading.attributions_quotes import quotations
from headstone.reading.attributions_rules import SCORES, Attribution, of_sentence

LIKELY = 0.5


def find_attributions(
    text: str, trees: Sequence[Tree], lexicon: AttributionLexicon, least: float = LIKELY
) -> tuple[Attribution, ...]:
    """Attributions with a score of `least` or more in order of their cues. The trees are those of one frozen text."""
    quoted = quotations(text)
    found = [*_by_marks(text, quoted), *(one for tree in trees for one in of_sentence(text, tree, lexicon, quoted))]
    found = sorted((one for one in found if one.score >= least), key=lambda one: one.cue)
    found = _grown(text, found, quoted)
    return tuple(replace(one, nested=_nested(one, found, quoted)) for one in found)


def outermost(found: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Attributions that the text itself makes: none of those that stand in the words of another."""
    return tuple(one for one in found if not one.nested)


def _by_marks(text: str, quoted: Sequence[Span]) -> Iterator[Attribution]:
    for rule, found in (("signed", signed(text, quoted)), ("speaker", spoken_lines(text))):
        for cue, source, content in found:
            yield Attribution((cue,), source, (content,), SCORES["marks"], f"marks {rule}")


def _grown(text: str, found: list[Attribution], quoted: Sequence[Span]) -> list[Attribution]:
    """Contents with the whole of the quotations that they touch, and with those that go on in the paragraph."""
    grown = [replace(one, content=_merged((*one.content, *_touched(one, quoted)))) for one in found]
    outer = [i for i, one in enumerate(grown) if not _nested(one, grown, quoted)]
    quoting = [i for i in outer if any(q.overlap(c) for q in quoted for c in grown[i].content)]
    claimed = {q for i in quoting for q in quoted if any(q.overlap(c) for c in grown[i].content)}
    for quote in quoted:
        before = [i for i in quoting if quote not in claimed and _goes_on(text, grown[i], quote)]
        if before:
            one = grown[before[-1]]
            grown[before[-1]] = replace(one, content=_merged((*one.content, quote)))
    return grown


def _touched(one: Attribution, quoted: Sequence[Span]) -> Iterator[Span]:
    for quote in quoted:
        if any(quote.overlap(c) for c in one.content) and not any(quote.overlap(c) for c in one.cue):
            yield quote


def _goes_on(text: str, one: Attribution, quote: Span) -> bool:
    """Whether a quotation follows in the paragraph of words that are already quoted."""
    start = one.cue[0].start
    return start < quote.start and "\n" not in text[start : quote.start].strip()


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end + 1:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def _nested(one: Attribution, found: Sequence[Attribution], quoted: Sequence[Span]) -> bool:
    """Whether a cue stands in a quotation or in the content of another; a transcript's speaker may open with a mark."""
    start = one.cue[0].start
    holding = [] if one.rule == "marks speaker" else list(quoted)
    holding += [span for other in found if other is not one for span in other.content]
    return any(span.start <= start < span.end for span in holding)
