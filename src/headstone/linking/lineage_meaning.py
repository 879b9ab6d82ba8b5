"""Texts of two languages whose sentences say the same: which pairs are worth a look, by their gists (`text.gists`).

A text as a whole is the mean of its sentences. Two texts of other languages are compared sentence by sentence where
these means lie near each other and the texts came out within some weeks; work grows with the reports of such weeks.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from headstone.linking.lineage_sides import Side
from headstone.text.gists import Gist, Rows, unpacked

POOLED = 0.2  # cosine of two texts as wholes; of translations that their sentences show, hardly one lies below
BLOCK = 1024  # texts that are held against all others of their weeks at once
UNDATED = 2**62  # day of a text without a date: it may be of any week


def gist_of(side: Side) -> Gist:
    return unpacked(side.report.gist)


def near(sides: Sequence[Side], days: int) -> Iterator[tuple[int, int]]:
    """Pairs of indexes, the smaller first: other languages, no more than so many days between them, alike as wholes."""
    held = [number for number, side in enumerate(sides) if len(gist_of(side))]
    if not held:
        return
    day = np.array([one.last if (one := sides[number].published) else UNDATED for number in held])
    order = np.argsort(day, kind="stable")
    numbers, day = np.array(held)[order], day[order]
    wholes, tongues = _wholes([gist_of(sides[n]) for n in numbers]), _numbered([_language(sides[n]) for n in numbers])
    undated = int(np.searchsorted(day, UNDATED))  # from there on they meet all
    for first in range(0, len(numbers), BLOCK):
        last = min(first + BLOCK, len(numbers))
        rows = slice(first, last)
        until = int(np.searchsorted(day, min(int(day[last - 1]), UNDATED - days) + days, side="right"))
        columns = np.unique(np.concatenate([np.arange(first, until), np.arange(undated, len(day))]))
        alike = (wholes[rows] @ wholes[columns].T >= POOLED) & (tongues[rows, None] != tongues[None, columns])
        for i, j in np.argwhere(alike):
            a, b = int(numbers[first + i]), int(numbers[columns[j]])
            if columns[j] >= last or a < b:
                yield min(a, b), max(a, b)


def _wholes(gists: Sequence[Gist]) -> Rows:
    sums = np.array([gist.rows.sum(axis=0) for gist in gists], dtype=np.float32)
    return np.asarray(sums / np.maximum(np.sqrt((sums**2).sum(axis=1, keepdims=True)), 1e-6), dtype=np.float32)


def _language(side: Side) -> str:
    return side.report.meta.language or ""


def _numbered(names: Sequence[str]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    known = {name: number for number, name in enumerate(sorted(set(names)))}
    return np.array([known[name] for name in names], dtype=np.int64)
