"""Word fingerprints: what makes a copied passage findable without comparing every two texts.

A text becomes a row of word hashes; five words in a row become one exact 64-bit fingerprint. Five words is the length
at which independent reports of one event almost never agree by chance, and a copy with a quarter of its words changed
still keeps about a quarter of its fingerprints (0.75**5). After Broder's shingles (1997).

Many texts are hashed in one pass of numpy over their code points: a word's hash is a polynomial of its letters modulo
2**64, a fingerprint one of five words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from headstone.model.spans import Span

WORDS_IN_GRAM = 5
CHUNK = 400_000  # code points hashed at once: the arrays of one pass then stay in the processor's cache
_BASE = 0x9E3779B97F4A7C15
_GRAM_BASE = 0xC2B2AE3D27D4EB4F
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_SHIFT = np.uint64(33)
_BLOCK = 256
_LONGEST = 128  # letters of a word that have a weight of their own
_CODES = 0x110000
_GAP = "\n"  # between two texts of a pass; no part of a word

Hashes = NDArray[np.uint64]
Offsets = NDArray[np.int64]
Codes = NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a text: word `hashes[i]` is at code points `starts[i]`..`ends[i]`; `grams[i]` begins with word i."""

    hashes: Hashes
    starts: Offsets
    ends: Offsets
    grams: Hashes

    def __len__(self) -> int:
        return len(self.hashes)


def words(text: str, within: Sequence[Span] = ()) -> Words:
    """Words of `text` inside the spans `within` (the whole text where none is given), in order, with fingerprints."""
    return words_of_all([(text, within)])[0]


def words_of_all(texts: Iterable[tuple[str, Sequence[Span]]]) -> list[Words]:
    """`words` of many texts, in their order: the same result, many times faster."""
    found: list[Words] = []
    held: list[tuple[str, Sequence[Span]]] = []
    size = 0
    for one in texts:
        held.append(one)
        size += len(one[0])
        if size >= CHUNK:
            found += _pass(held)
            held, size = [], 0
    return found + (_pass(held) if held else [])


def _pass(texts: Sequence[tuple[str, Sequence[Span]]]) -> list[Words]:
    """One pass over texts laid end to end. A word that opens in one text never ends in the next."""
    whole = _GAP.join(text for text, _ in texts)
    codes = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    first = np.cumsum([0, *(len(text) + len(_GAP) for text, _ in texts)]).astype(np.int64)
    letters = _Folding.shared().fold(codes)
    for (_, within), at, end in zip(texts, first[:-1].tolist(), (first[1:] - len(_GAP)).tolist(), strict=True):
        _blank(letters, within, at, end)
    starts, ends = _bounds(letters)
    hashes = _word_hashes(letters, starts, ends)
    grams = grams_of(hashes)
    cuts = np.searchsorted(starts, first)
    return [_slice(hashes, starts, ends, grams, int(a), int(b), int(at)) for a, b, at in _triples(cuts, first)]


def _triples(cuts: NDArray[np.intp], first: Offsets) -> Iterable[tuple[int, int, int]]:
    return zip(cuts[:-1].tolist(), cuts[1:].tolist(), first[:-1].tolist(), strict=True)


def _slice(hashes: Hashes, starts: Offsets, ends: Offsets, grams: Hashes, a: int, b: int, at: int) -> Words:
    """The words a..b of a pass as one text's own, its first code point being `at`."""
    last = max(a, b - WORDS_IN_GRAM + 1)
    return Words(hashes[a:b], starts[a:b] - at, ends[a:b] - at, grams[a:last])


def _blank(letters: Codes, within: Sequence[Span], at: int, end: int) -> None:
    """Blot out what lies outside the spans of a text that stands at at..end of the pass."""
    free = at if within else end
    for span in sorted(within, key=lambda span: span.start):
        letters[free : max(free, min(at + span.start, end))] = 0
        free = max(free, min(at + span.end, end))
    letters[free:end] = 0


def _bounds(letters: Codes) -> tuple[Offsets, Offsets]:
    """First code point of every word, and the one behind its last."""
    inside = np.concatenate(([False], letters != 0, [False]))
    alone = np.concatenate(([False], _stands_alone(letters), [False]))
    opens = inside[1:] & (~inside[:-1] | alone[1:] | alone[:-1])
    closes = inside[:-1] & (~inside[1:] | alone[1:] | alone[:-1])
    return np.flatnonzero(opens).astype(np.int64), np.flatnonzero(closes).astype(np.int64)


def _stands_alone(letters: Codes) -> NDArray[np.bool_]:
    """Scripts written without spaces (kana, CJK ideographs): each character counts as a word."""
    return ((letters >= 0x3040) & (letters <= 0x30FF)) | ((letters >= 0x3400) & (letters <= 0x9FFF))


def _word_hashes(letters: Codes, starts: Offsets, ends: Offsets) -> Hashes:
    """A polynomial of each word's letters. What lies between two words is 0, so that a sum may run to the next word."""
    if not len(starts):
        return np.zeros(0, dtype=np.uint64)
    first, last = int(starts[0]), int(ends[-1])
    lengths = np.diff(starts, append=last)
    place = np.arange(first, last) - np.repeat(starts, lengths)
    worth = letters[first:last].astype(np.uint64) * _powers()[np.minimum(place, _LONGEST - 1)]
    return _mixed(np.add.reduceat(worth, starts - first, dtype=np.uint64))


@lru_cache(maxsize=1)
def _powers() -> Hashes:
    return np.cumprod(np.full(_LONGEST, _BASE, dtype=np.uint64), dtype=np.uint64)


def _mixed(values: Hashes) -> Hashes:
    values ^= values >> _SHIFT
    values *= _MIX
    values ^= values >> _SHIFT
    return values


def grams_of(hashes: Hashes, size: int = WORDS_IN_GRAM) -> Hashes:
    """Fingerprints of every `size` words in a row; empty where there are fewer words than that."""
    if len(hashes) < size:
        return np.zeros(0, dtype=np.uint64)
    count = len(hashes) - size + 1
    total = np.zeros(count, dtype=np.uint64)
    for place in range(size):
        weight = np.uint64(pow(_GRAM_BASE, place + 1, 2**64))
        total += hashes[place : place + count] * weight
    return _mixed(total)


class _Folding:
    """Code point -> its letter or digit in one case, 0 for all others. Blocks of the table are made when first met."""

    def __init__(self) -> None:
        self._table = np.zeros(_CODES, dtype=np.uint32)
        self._made = np.zeros(_CODES // _BLOCK, dtype=np.bool_)

    @classmethod
    @lru_cache(maxsize=1)
    def shared(cls) -> "_Folding":
        """The one table of the process: what it holds depends on nothing but Unicode."""
        return cls()

    def fold(self, codes: Codes) -> Codes:
        met = np.flatnonzero(np.bincount(codes // _BLOCK, minlength=len(self._made)))
        for block in met[~self._made[met]].tolist():
            first = block * _BLOCK
            self._table[first : first + _BLOCK] = [_folded(code) for code in range(first, first + _BLOCK)]
            self._made[block] = True
        return self._table[codes]


def _folded(code: int) -> int:
    """One letter for one letter, so that offsets stay: what grows when folded (ß) stands for itself."""
    letter = chr(code)
    if not letter.isalnum():
        return 0
    folded = letter.casefold()
    return ord(folded) if len(folded) == 1 else code
