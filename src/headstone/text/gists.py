"""The gist of a text: for each sentence its place and a short row of numbers that lies near those of sentences which
say the same, in whatever language. The trained reader makes them (`reading.marks_gist`), lineage compares them.

Kept as text: for each sentence its start and length (unsigned 32 and 16 bits) and WIDTH numbers of 8 bits, in base85.
"""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from headstone.model.spans import Span

WIDTH = 96  # numbers of a sentence
SCALE = 127  # of a number of length 1, in 8 bits
_ROW = np.dtype([("start", "<u4"), ("length", "<u2"), ("numbers", "i1", (WIDTH,))])
Rows = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Gist:
    """`spans` of the sentences and their `rows` [sentences, WIDTH], each of length 1."""

    spans: tuple[Span, ...]
    rows: Rows

    def __len__(self) -> int:
        return len(self.spans)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How well the sentences of each of two texts are met by the other's: the mean of their best cosines."""

    of_a: float
    of_b: float

    @property
    def both(self) -> float:
        """One figure: the better met text counts more, since a translation may be abridged or have more to say."""
        return BETTER * max(self.of_a, self.of_b) + (1 - BETTER) * min(self.of_a, self.of_b)


BETTER = 0.6
NO_GIST = Gist((), np.zeros((0, WIDTH), dtype=np.float32))


def packed(spans: Sequence[Span], rows: Rows) -> str:
    """`rows` need not be of length 1; "" where there is no sentence."""
    if not spans:
        return ""
    table: Any = np.zeros(len(spans), dtype=_ROW)
    table["start"] = [span.start for span in spans]
    table["length"] = [min(span.end - span.start, 0xFFFF) for span in spans]
    table["numbers"] = np.round(_unit(rows) * SCALE)
    return base64.b85encode(table.tobytes()).decode("ascii")


@lru_cache(maxsize=20_000)
def unpacked(kept: str) -> Gist:
    """NO_GIST for what is none: a report's row may come from another case and another version."""
    try:
        table: Any = np.frombuffer(base64.b85decode(kept), dtype=_ROW)
    except (ValueError, binascii.Error):
        return NO_GIST
    places = zip(table["start"].tolist(), table["length"].tolist(), strict=True)
    spans = tuple(Span(start, start + length) for start, length in places)
    return Gist(spans, _unit(table["numbers"].astype(np.float32)))


def likeness(a: Gist, b: Gist) -> Likeness:
    """0 on both sides where one has no sentence."""
    if not len(a) or not len(b):
        return Likeness(0.0, 0.0)
    cosines = a.rows @ b.rows.T
    return Likeness(float(cosines.max(axis=1).mean()), float(cosines.max(axis=0).mean()))


def met(a: Gist, b: Gist, least: float) -> tuple[tuple[int, int], ...]:
    """Sentences of two texts that are each other's nearest, and as near as that."""
    if not len(a) or not len(b):
        return ()
    cosines = a.rows @ b.rows.T
    of_a, of_b = cosines.argmax(axis=1), cosines.argmax(axis=0)
    return tuple((i, int(j)) for i, j in enumerate(of_a) if of_b[j] == i and cosines[i, j] >= least)


def _unit(rows: Rows) -> Rows:
    lengths = np.sqrt((rows**2).sum(axis=1, keepdims=True))
    return np.asarray(rows / np.maximum(lengths, 1e-6), dtype=np.float32)
