"""What two texts share, in numbers: how much of each stands in the other, in what runs, with or without changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from headstone.linking.alignment import PAIR, RUN, Run, Spans, covered, in_step, runs, spans_of, standing_in
from headstone.linking.overlap import Overlaps
from headstone.text.fingerprints import WORDS_IN_GRAM, Hashes, Words, grams_of

FEWEST = 6  # shared fingerprints from which strict runs are looked at
PAIRED = 0.17  # share of the shorter text's pairs of words from which passages in step are looked for
IN_STEP = 0.3  # share of the shorter text that such passages cover in a reworded copy


@dataclass(frozen=True, slots=True)
class Kinship:
    """What texts a and b share. `grams`: fingerprints; `of_a`: share of a's words that stand in b; `longest`: words of
    the longest run; `words`: words of all runs; `reworded`: the passages have some of their words changed."""

    grams: int
    of_a: float
    of_b: float
    longest: int
    words: int
    reworded: bool
    spans: Spans

    def turned(self) -> "Kinship":
        """The same, seen from the other text."""
        spans = tuple((c, d, a, b) for a, b, c, d in self.spans)
        return Kinship(self.grams, self.of_b, self.of_a, self.longest, self.words, self.reworded, spans)


@dataclass(frozen=True)
class Compared:
    """Texts ready to be compared in pairs, boilerplate left out (overlap.shared_pairs)."""

    overlaps: Overlaps

    @cached_property
    def _pairs_of_words(self) -> list[Hashes]:
        return [np.unique(grams_of(words.hashes, PAIR)) for words in self.overlaps.texts]

    def kinships(self) -> Iterator[tuple[int, int, Kinship]]:
        """Every pair of texts that may be kin, by their indexes: lineage_kinds judges."""
        for pair in self.overlaps.pairs:
            if pair.grams < FEWEST and self._paired(pair.a, pair.b) < PAIRED:
                continue
            found = self.kinship(pair.a, pair.b, pair.grams)
            if found.reworded or found.longest >= RUN:
                yield pair.a, pair.b, found

    def kinship(self, a: int, b: int, grams: int | None = None) -> Kinship:
        """What two texts share, whatever it is. `grams`: their shared fingerprints, where they are counted already."""
        left, right = self.overlaps.texts[a], self.overlaps.texts[b]
        if grams is None:
            grams = len(np.intersect1d(left.grams, right.grams))
        strict = runs(left, right, WORDS_IN_GRAM)
        of_a, of_b = standing_in(left, right), standing_in(right, left)
        long = [run for run in strict if run.length >= RUN]
        longest, words = max((run.length for run in strict), default=0), sum(run.length for run in strict)
        changed = in_step(left, right) if self._paired(a, b) >= PAIRED else ()
        more = covered(changed, left, right)
        if more >= IN_STEP and more > 1.2 * covered(strict, left, right):
            of_a, of_b = _share(changed, left, right)
            return Kinship(grams, of_a, of_b, longest, words, True, _spans(changed, left, right))
        return Kinship(grams, of_a, of_b, longest, words, False, _spans(long, left, right))

    def _paired(self, a: int, b: int) -> float:
        one, other = self._pairs_of_words[a], self._pairs_of_words[b]
        shared = len(np.intersect1d(one, other, assume_unique=True))
        return shared / max(1, min(len(one), len(other)))


def _share(found: Sequence[Run], a: Words, b: Words) -> tuple[float, float]:
    of_a, of_b = sum(run.of_a for run in found), sum(run.of_b for run in found)
    return min(1.0, of_a / max(1, len(a))), min(1.0, of_b / max(1, len(b)))


def _spans(found: Sequence[Run], a: Words, b: Words) -> Spans:
    return tuple(spans_of(run, a, b) for run in found)
