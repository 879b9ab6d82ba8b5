"""A language's words of time: a table of text → an index of phrases.

A table is lines of `class: words`. Words of one class stand between spaces, a phrase is joined by "_"; where a class
has members that differ in value they stand in groups between "|" (months from January, weekdays from Monday, seasons
from spring, numbers from one), or with their value before them ("named: -1 ayer | 0 hoy"). A unit ("week: semana |
semanas") gives before the bar the forms that alone mean one of it. "#" opens a comment.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

UNITS = ("hour", "day", "week", "fortnight", "month", "year", "decade", "century", "weekend")
SEASONS = ("spring", "summer", "autumn", "winter")
RELATIONS = ("since", "until", "before", "after", "during", "between")
_NUMBERED = {"months": 1, "weekdays": 0, "numbers": 1}
_VALUED = ("named", "decades", "decade_alone", "duals", "days", "more_numbers")
# The ogonek stays: without it "mają" (they have) would be "maja" (of May).
_MARKS = re.compile("[\u0300-\u0327\u0329-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f]")
_SAME = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "’": "'", "ʼ": "'", "`": "'", "ß": "ss"}
)

Value = int | str | tuple[int | None, str]


class Phrase(NamedTuple):
    words: tuple[str, ...]
    value: Value


Phrases = Mapping[str, tuple[Phrase, ...]]


@dataclass(frozen=True, slots=True)
class Table:
    """`classes`: phrases of each class by their first word, longest first."""

    classes: Mapping[str, Phrases]
    flags: frozenset[str]

    def of(self, name: str) -> Phrases:
        return self.classes.get(name, {})


def folded(word: str) -> str:
    """Case, accents, Arabic vowel signs and tatweel away: how words of a table and of a text are compared."""
    lower = word.lower().translate(_SAME)
    return lower if lower.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", lower))


def read_table(text: str) -> Table:
    """The table that the lines of `text` lay out."""
    classes: dict[str, list[Phrase]] = {}
    flags: frozenset[str] = frozenset()
    for line in text.splitlines():
        name, _, rest = line.partition("#")[0].partition(":")
        if name.strip() == "flags":
            flags = frozenset(rest.split())
        elif rest:
            classes.setdefault(name.strip(), []).extend(_phrases(name.strip(), rest))
    classes["unit"] = [phrase for unit in UNITS for phrase in classes.pop(unit, ())]
    return Table({name: _indexed(rows) for name, rows in classes.items()}, flags)


def _phrases(name: str, rest: str) -> Iterable[Phrase]:
    for at, group in enumerate(rest.split("|")):
        words = group.split()
        if not words:
            continue
        value: Value = 0
        if name in UNITS:
            value = (1 if at == 0 else None, name)
        elif name in _VALUED:
            value = _value(words.pop(0))
        elif name == "seasons":
            value = SEASONS[at]
        elif name in RELATIONS:
            value = name
        elif name in _NUMBERED:
            value = at + _NUMBERED[name]
        for word in words:
            yield Phrase(tuple(folded(part) for part in word.split("_")), value)


def _value(word: str) -> Value:
    """ "-1", or "2/day" for a word that holds both ("يومين")."""
    number, _, unit = word.partition("/")
    return (int(number), unit) if unit else int(number)


def _indexed(rows: Iterable[Phrase]) -> Phrases:
    index: dict[str, list[Phrase]] = {}
    for row in rows:
        index.setdefault(row.words[0], []).append(row)
    return {first: tuple(sorted(found, key=lambda row: -len(row.words))) for first, found in index.items()}
