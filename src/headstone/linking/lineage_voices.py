"""Whether what two texts share is the words of a voice: quoted, given to somebody, or of one speaker in both."""

from collections.abc import Sequence

from headstone.linking.lineage_sides import Pair, Side
from headstone.model.spans import Span

VOICED = 0.6  # share of the shared words that stand in quotations and sentences given to a voice
NEARLY = 0.8  # of a run that stands in a sentence: its ends may hold a word or two of the frame


def voiced(pair: Pair) -> bool:
    """One speaker's in both texts, or for the most part given to somebody in both."""
    return one_voice(pair) or given_share(pair) >= VOICED


def quoted_share(pair: Pair) -> float:
    """Share of what they share that stands in quotation marks in the text that quotes more of it.

    A statement that one prints between marks stands in the other as a block without any.
    """
    return max(_shares(pair, pair.a.quoted, pair.b.quoted))


def quoted_by_both(pair: Pair) -> bool:
    """Both have nearly all of what they share between quotation marks."""
    return min(_shares(pair, pair.a.quoted, pair.b.quoted)) >= NEARLY


def given_share(pair: Pair) -> float:
    """Share of what they share in quotations and in sentences given to somebody, of the text with less."""
    return min(_shares(pair, pair.a.told, pair.b.told))


def _shares(pair: Pair, of_a: Sequence[Span], of_b: Sequence[Span]) -> tuple[float, float]:
    one = _given([Span(a, b) for a, b, _, _ in pair.kin.spans], of_a)
    return one, _given([Span(c, d) for _, _, c, d in pair.kin.spans], of_b)


def _given(runs: Sequence[Span], spans: Sequence[Span]) -> float:
    whole = sum(run.end - run.start for run in runs)
    return sum(_within(run, spans) for run in runs) / max(1, whole)


def _within(run: Span, spans: Sequence[Span]) -> int:
    """Code points of the run that stand in any of the spans (sorted by their start)."""
    found, free = 0, run.start
    for span in spans:
        start, end = max(free, span.start), min(run.end, span.end)
        if start < end:
            found, free = found + end - start, end
    return found


def one_voice(pair: Pair) -> bool:
    """One speaker has all the sentences that hold what they share."""
    names: set[frozenset[str]] = set()
    for a, b, c, d in pair.kin.spans:
        names |= {_speakers(Span(a, b), pair.a) & _speakers(Span(c, d), pair.b)}
    return bool(names) and bool(frozenset.intersection(*names))


def _speakers(run: Span, side: Side) -> frozenset[str]:
    return frozenset(name for span, names in side.voiced if _inside(run, span) for name in names)


def _inside(run: Span, span: Span) -> bool:
    return run.overlap(span) >= NEARLY * (run.end - run.start)
