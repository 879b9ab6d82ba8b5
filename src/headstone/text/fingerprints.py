"""Word fingerprints: what makes a copied passage findable without comparing every two texts.

A text becomes a row of word hashes; five words in a row become one 64-bit fingerprint. Five words is the length at
which independent reports of one event almost never agree by chance, and a copy with a quarter of its words changed
still keeps about a quarter of its fingerprints (0.75**5). After Broder's shingles; the hashes are made with numpy.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from headstone.model.spans import Span

WORDS_IN_GRAM = 5
# A run of letters or digits; scripts written without spaces (kana, CJK ideographs) count one character as a word.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
_MULTIPLIER = 0x9E3779B97F4A7C15  # odd, so that multiplying loses nothing modulo 2**64
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_SHIFT = np.uint64(33)

Hashes = NDArray[np.uint64]
Offsets = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a text: word `hashes[i]` is at code points `starts[i]`..`ends[i]`; `grams[i]` begins with word i."""

    hashes: Hashes
    starts: Offsets
    ends: Offsets
    grams: Hashes

    def __len__(self) -> int:
        return len(self.hashes)


@lru_cache(maxsize=200_000)
def word_hash(word: str) -> int:
    """Stable 64-bit hash of a word, upper and lower case alike."""
    return int.from_bytes(blake2b(word.casefold().encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def words(text: str, within: Sequence[Span] = ()) -> Words:
    """Words of `text` inside the spans `within` (the whole text where none is given), in order, with fingerprints."""
    hashes: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for span in within or (Span(0, len(text)),):
        for match in _WORD.finditer(text, span.start, span.end):
            hashes.append(word_hash(match.group()))
            starts.append(match.start())
            ends.append(match.end())
    hashed = np.array(hashes, dtype=np.uint64)
    return Words(hashed, np.array(starts, dtype=np.int64), np.array(ends, dtype=np.int64), grams_of(hashed))


def grams_of(hashes: Hashes, size: int = WORDS_IN_GRAM) -> Hashes:
    """Fingerprints of every `size` words in a row; empty where there are fewer words than that."""
    if len(hashes) < size:
        return np.zeros(0, dtype=np.uint64)
    count = len(hashes) - size + 1
    total = np.zeros(count, dtype=np.uint64)
    for place in range(size):
        weight = np.uint64(pow(_MULTIPLIER, place + 1, 2**64))
        total += hashes[place : place + count] * weight
    total ^= total >> _SHIFT
    total *= _MIX
    total ^= total >> _SHIFT
    return total
