"""Which texts share words: candidate pairs by an inverted index of fingerprints.

Nothing compares every two texts. Fingerprints are sorted once over all texts; two texts meet only where one
fingerprint stands in both.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headstone.text.fingerprints import WORDS_IN_GRAM, Words, grams_of

HUB = 40  # a fingerprint in more texts pairs neighbours only: one wire story in 500 texts must not make 125,000 pairs
COPY = 0.5  # share of the shorter text from which two texts count as one when boilerplate is weighed
PUBLISHER_TEXTS = 4  # a passage in this many unlike texts of one publisher is that publisher's furniture
SHORT = 160  # words: a shorter text has too few fingerprints for one to outlive the change of half of its words
SHORT_GRAM, SHORT_SHARED = 3, 4  # such texts meet also where they share so many rows of three words
SHORT_HUB = 12  # that stand in at most so many of them
EVERYWHERE = 12  # a passage in this many unlike texts of anybody is boilerplate

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Shared:
    """Texts `a` < `b` (their indexes) share `grams` distinct fingerprints, boilerplate not counted."""

    a: int
    b: int
    grams: int


@dataclass(frozen=True, slots=True, eq=False)
class Overlaps:
    """`pairs` that share fingerprints; `texts` without boilerplate, the words that are left at their old offsets."""

    pairs: tuple[Shared, ...]
    texts: tuple[Words, ...]


def shared_pairs(texts: Sequence[Words], publishers: Sequence[str]) -> Overlaps:
    """Pairs of texts that share fingerprints, boilerplate left out of both.

    `publishers` names each text's publisher ("" where unknown). Boilerplate is told from a much-copied story by the
    texts around it: a passage is furniture when texts that are otherwise unlike hold it.
    """
    table = _Table.of(texts)
    keys, counts = table.pairs()
    furniture = table.grams[_furniture(table, _copies(table, keys, counts), publishers)]
    if len(furniture):
        texts = [without(words, furniture) for words in texts]
        table = _Table.of(texts)
        keys, counts = table.pairs()
    size = len(texts)
    found = dict(zip(keys.tolist(), counts.tolist(), strict=True))
    found |= {key: 0 for key in _short_pairs(texts) if key not in found}
    pairs = tuple(Shared(key // size, key % size, count) for key, count in sorted(found.items()))
    return Overlaps(pairs, tuple(texts))


def _short_pairs(texts: Sequence[Words]) -> list[int]:
    """Keys (see `_Table.pairs`) of short texts that share several rows of three words."""
    empty = np.zeros(0, dtype=np.uint64)
    grams = [grams_of(words.hashes, SHORT_GRAM) if len(words) < SHORT else empty for words in texts]
    keys, counts = _Table.of_grams(grams).rarest(SHORT_HUB).pairs()
    return [int(key) for key in keys[counts >= SHORT_SHARED]]


def without(words: Words, furniture: NDArray[np.uint64]) -> Words:
    """The words that stand in no fingerprint of `furniture`, with fingerprints of their own."""
    hits = np.flatnonzero(np.isin(words.grams, furniture))
    if not len(hits):
        return words
    kept = np.ones(len(words), dtype=bool)
    kept[np.unique(hits[:, None] + np.arange(WORDS_IN_GRAM))] = False
    hashes = words.hashes[kept]
    return Words(hashes, words.starts[kept], words.ends[kept], grams_of(hashes))


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """One row for each (fingerprint, text), sorted; `group` numbers the fingerprints, which `grams` holds."""

    group: Ints
    text: Ints
    texts: int
    grams: NDArray[np.uint64]

    @classmethod
    def of(cls, texts: Sequence[Words]) -> "_Table":
        return cls.of_grams([words.grams for words in texts])

    @classmethod
    def of_grams(cls, texts: Sequence[NDArray[np.uint64]]) -> "_Table":
        unique = [np.unique(grams) for grams in texts]
        grams = np.concatenate(unique) if unique else np.zeros(0, dtype=np.uint64)
        owner = np.repeat(np.arange(len(unique)), [len(one) for one in unique]).astype(np.int64)
        order = np.lexsort((owner, grams))
        values, group = np.unique(grams[order], return_inverse=True)
        return cls(group.astype(np.int64).reshape(-1), owner[order], len(texts), values)

    def rarest(self, most: int) -> "_Table":
        """Only the fingerprints that stand in at most so many texts."""
        kept = np.bincount(self.group, minlength=len(self.grams))[self.group] <= most
        return _Table(self.group[kept], self.text[kept], self.texts, self.grams)

    def sizes(self) -> Ints:
        return np.bincount(self.text, minlength=self.texts).astype(np.int64)

    def pairs(self) -> tuple[Ints, Ints]:
        """Keys a * texts + b of pairs that share a fingerprint, and how many they share."""
        if not len(self.group):
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        starts = np.flatnonzero(np.r_[True, self.group[1:] != self.group[:-1]])
        sizes = np.diff(np.r_[starts, len(self.group)])
        found = [self._of_size(starts[sizes == size], int(size)) for size in np.unique(sizes) if size > 1]
        if not found:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        keys, counts = np.unique(np.concatenate(found), return_counts=True)
        return keys.astype(np.int64), counts.astype(np.int64)

    def _of_size(self, starts: Ints, size: int) -> Ints:
        rows = self.text[starts[:, None] + np.arange(size)]
        if size > HUB:
            return np.asarray(rows[:, :-1] * self.texts + rows[:, 1:], dtype=np.int64).reshape(-1)
        first, second = np.triu_indices(size, 1)
        return np.asarray(rows[:, first] * self.texts + rows[:, second], dtype=np.int64).reshape(-1)


def _copies(table: _Table, keys: Ints, counts: Ints) -> Ints:
    """Label of each text: texts of which the shorter stands for half or more in the other share one."""
    sizes = table.sizes()
    forest = Forest(table.texts)
    for key, count in zip(keys.tolist(), counts.tolist(), strict=True):
        a, b = divmod(key, table.texts)
        if count >= COPY * min(sizes[a], sizes[b]):
            forest.join(a, b)
    return np.array([forest.root(text) for text in range(table.texts)], dtype=np.int64)


def _furniture(table: _Table, labels: Ints, publishers: Sequence[str]) -> NDArray[np.bool_]:
    """For each fingerprint: does it stand in many texts that are otherwise unlike?"""
    groups = int(table.group[-1]) + 1 if len(table.group) else 0
    unlike = np.unique(np.stack([table.group, labels[table.text]]), axis=1)[0] if groups else table.group
    spread = np.bincount(unlike, minlength=groups)
    house = _by_publisher(table, labels, publishers, groups)
    return np.asarray((spread >= EVERYWHERE) | (house >= PUBLISHER_TEXTS), dtype=np.bool_)


def _by_publisher(table: _Table, labels: Ints, publishers: Sequence[str], groups: int) -> Ints:
    """For each fingerprint: the most unlike texts of one publisher that hold it."""
    most = np.zeros(groups, dtype=np.int64)
    numbers = {name: number for number, name in enumerate(sorted({p for p in publishers if p}), start=1)}
    of_text = np.array([numbers.get(name, 0) for name in publishers], dtype=np.int64)
    known = of_text[table.text] > 0 if groups else np.zeros(0, dtype=bool)
    if not known.any():
        return most
    rows = np.stack([table.group[known], of_text[table.text[known]], labels[table.text[known]]])
    pairs = np.unique(rows, axis=1)[:2]
    each, counts = np.unique(pairs, axis=1, return_counts=True)
    np.maximum.at(most, each[0], counts)
    return most


class Forest:
    """Union-find whose answer does not depend on the order of joins: a set is named by its smallest member."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, item: int) -> int:
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, a: int, b: int) -> None:
        one, other = sorted((self.root(a), self.root(b)))
        self._parent[other] = one

    def sets(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for item in range(len(self._parent)):
            found.setdefault(self.root(item), []).append(item)
        return found
