"""A document in windows that the network can hold, and the marks of the windows put together again."""

from collections.abc import Sequence

from headstone.model.marks import Mark, Marked, Network
from headstone.model.spans import Span

WINDOW = 224  # tokens: three to six sentences, the length of the passages that it learned from
HEAD = 2  # sentences that are read whatever the gate says
SHARED = 1  # sentences that two windows share, so that a link may reach over the border


def windows(sentences: Sequence[Span], weights: Sequence[tuple[int, bool]]) -> tuple[Span, ...]:
    """Runs of whole sentences of at most WINDOW tokens; a longer sentence stands alone. `weights`: the tokens of each
    sentence, and whether it can matter; one that cannot is read only beside one that can, and at the head of the text,
    which says what a report is about."""
    worth = {n for i, (_, matters) in enumerate(weights) if matters for n in (i - 1, i, i + 1)} | set(range(HEAD))
    out: list[tuple[int, int]] = []
    first = 0
    while first < len(sentences):
        if first not in worth:
            first += 1
            continue
        last, held = first, weights[first][0]
        while last + 1 < len(sentences) and last + 1 in worth and held + weights[last + 1][0] <= WINDOW:
            last, held = last + 1, held + weights[last][0]
        out.append((first, last))
        if last + 1 >= len(sentences):
            break
        first = max(first + 1, last + 1 - SHARED) if last + 1 in worth else last + 1
    return tuple(Span(sentences[a].start, sentences[b].end) for a, b in out)


def marked(text: str, sentences: Sequence[Span], network: Network) -> Marked:
    """The marks of a whole document."""
    if not sentences:
        return Marked()
    cut = windows(sentences, network.weigh(text, tuple(sentences)))
    return together(network.mark(text, cut), cut)


def together(parts: Sequence[Marked], cut: Sequence[Span]) -> Marked:
    """One set of marks: of two that overlap with one label the likelier; links by the likeliest telling."""
    rows = [mark for part in parts for mark in part.marks]
    kept: list[Mark] = []
    for mark in sorted(rows, key=lambda m: (-m.score, m.span)):
        if not any(k.label == mark.label and k.span.overlap(mark.span) for k in kept):
            kept.append(mark)
    kept.sort(key=lambda m: (m.span, m.label))
    return Marked(tuple(kept), _joined(parts, kept, "links"), _joined(parts, kept, "voices"), _scope(parts, cut))


def _joined(parts: Sequence[Marked], kept: Sequence[Mark], which: str) -> tuple[tuple[int, int, float], ...]:
    best: dict[tuple[int, int], float] = {}
    for part in parts:
        place = [_standing_for(mark, kept) for mark in part.marks]
        rows = part.links if which == "links" else part.voices
        for a, b, odds in rows:
            pair = (place[a], place[b])
            best[pair] = max(odds, best.get(pair, 0.0))
    return tuple((a, b, odds) for (a, b), odds in sorted(best.items()))


def _standing_for(mark: Mark, kept: Sequence[Mark]) -> int:
    """Index of the mark that was kept in this one's stead: itself, or the one it overlaps most."""
    same = [i for i, k in enumerate(kept) if k.label == mark.label and k.span.overlap(mark.span)]
    return max(same, key=lambda i: kept[i].span.overlap(mark.span))


def _scope(parts: Sequence[Marked], cut: Sequence[Span]) -> dict[str, float]:
    """The mean over the windows; the first counts double, as a report says at its head what it is about."""
    weights = [2.0 if n == 0 else 1.0 for n in range(len(cut))]
    total = sum(weights)
    names = parts[0].scope if parts else {}
    return {n: sum(w * p.scope.get(n, 0.0) for w, p in zip(weights, parts, strict=True)) / total for n in names}
