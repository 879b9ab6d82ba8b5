"""More passages out of those written: names, figures, neighbours exchanged. What comes out is marked `recombined`."""

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from headstone.text.passages import Passage

SWAPPED = ("place", "outlet")


class Recombiner:
    """Makes new passages from a set: swaps place and outlet names within a language, changes figures, joins two."""

    def __init__(self, passages: Sequence[Passage], seed: random.Random) -> None:
        self.passages, self.random = passages, seed
        self.names: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.by_language: dict[str, list[Passage]] = defaultdict(list)
        for passage in passages:
            self.by_language[passage.lang].append(passage)
            for mark in passage.marks:
                words = passage.text[mark.start : mark.end]
                if mark.label in SWAPPED and _a_name(words):
                    self.names[passage.lang, mark.label].append(words)

    def vary(self, passage: Passage) -> Passage:
        """One variation of a passage, or the passage itself (a third of the time)."""
        chance = self.random.random()
        if chance < 0.33:
            return passage
        made = self.swapped(passage)
        if chance > 0.75:
            made = self.joined(made, self.random.choice(self.by_language[passage.lang]))
        if chance > 0.96 and made.lang not in ("ar",):
            made = replace(made, text=made.text.upper() if len(made.text.upper()) == len(made.text) else made.text)
        return made

    def swapped(self, passage: Passage) -> Passage:
        """Names and figures replaced; the same name by the same other one throughout."""
        chosen: dict[str, str] = {}
        edits = []
        for mark in passage.marks:
            words = passage.text[mark.start : mark.end]
            pool = self.names.get((passage.lang, mark.label), [])
            if mark.label in SWAPPED and pool and _a_name(words) and self.random.random() < 0.7:
                edits.append((mark.start, mark.end, chosen.setdefault(words, self.random.choice(pool))))
            elif mark.label == "count" and (digits := re.search(r"(?<![\d.,])\d{1,3}(?![\d.,])", words)):
                start = mark.start + digits.start()
                figure = chosen.setdefault(
                    digits[0], str(self.random.choice((self.random.randint(2, 99), int(digits[0]))))
                )
                edits.append((start, start + len(digits[0]), figure))
        return replaced(passage, edits)

    def joined(self, one: Passage, other: Passage) -> Passage:
        """Two reports on one page: nothing of the one belongs to the other."""
        gap = self.random.choice((" ", "\n\n", "\n"))
        shift = len(one.text) + len(gap)
        renamed = tuple(
            replace(m, start=m.start + shift, end=m.end + shift, ids=tuple(i[0] + "9" + i[1:] for i in m.ids))
            for m in other.marks
        )
        scope = one.scope if one.scope == other.scope else "in" if "in" in (one.scope, other.scope) else one.scope
        made = replace(one, text=one.text + gap + other.text, marks=one.marks + renamed, scope=scope)
        return replace(made, made="recombined")


def replaced(passage: Passage, edits: Sequence[tuple[int, int, str]]) -> Passage:
    """The passage with stretches of its text replaced, its marks moved along. Overlapping edits: the first wins."""
    taken: list[tuple[int, int, str]] = []
    for start, end, words in sorted(set(edits)):
        if not taken or start >= taken[-1][1]:
            taken.append((start, end, words))
    out, at = [], 0
    for start, end, words in taken:
        out += [passage.text[at:start], words]
        at = end
    text = "".join([*out, passage.text[at:]])

    def moved(offset: int, closing: bool) -> int:
        shift = 0
        for start, end, words in taken:
            if offset >= end:
                shift += len(words) - (end - start)
            elif offset > start:
                return start + shift + (len(words) if closing else 0)
        return offset + shift

    marks = tuple(replace(m, start=moved(m.start, False), end=moved(m.end, True)) for m in passage.marks)
    return replace(passage, text=text, marks=marks, made="recombined") if taken else passage


def _a_name(words: str) -> bool:
    return len(words) < 40 and not any(sign.isdigit() for sign in words)
