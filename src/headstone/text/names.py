"""Names of a table, found in a text as rows of word tokens: case and accents folded, the longest row wins.

One dictionary step a token; no regular expression of thousands of alternatives. Acronyms match in capitals only.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from headstone.model.spans import Span

Value = TypeVar("Value")

_TOKEN = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[ \t\u00a0]?[\s'’ʼ`´.\-‑–/&+,(:][ \t\u00a0(]{0,2}|")
_ACRONYM_LENGTH = 5
_ALSO_WORDS = frozenset({"IS", "US", "WHO", "AA", "MIT", "CAR", "AU"})  # in a line of capitals these are words
_LONG_ENOUGH = 12  # code points; a shorter line of capitals may be all names


@dataclass(frozen=True, slots=True)
class Token:
    """A word: `key` is what is compared, `start`/`end` its place in the text."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name(Generic[Value]):
    """One way to write one thing."""

    alias: str
    value: Value
    keys: tuple[str, ...]
    acronym: bool
    lower: bool


def name(alias: str, value: Value) -> Name[Value]:
    letters = alias.replace(".", "")
    acronym = letters.isupper() and letters.isalnum() and len(letters) <= _ACRONYM_LENGTH
    return Name(alias, value, keys(alias), acronym, alias.islower())


@dataclass(frozen=True, slots=True)
class NameIndex(Generic[Value]):
    """Names by first token, longest first. Of two tables that share a name, the one given first keeps it."""

    rows: dict[str, tuple[Name[Value], ...]] = field(repr=False)

    @classmethod
    def of(cls, names: Iterable[Name[Value]]) -> "NameIndex[Value]":
        seen: dict[tuple[tuple[str, ...], bool], Name[Value]] = {}
        for each in names:
            if each.keys:
                seen.setdefault((each.keys, each.acronym), each)
        index: dict[str, list[Name[Value]]] = {}
        for each in seen.values():
            index.setdefault(each.keys[0], []).append(each)
        return cls({key: tuple(sorted(row, key=lambda each: -len(each.keys))) for key, row in index.items()})

    def longest(self, text: str, words: Sequence[Token], at: int, loud: bool) -> Name[Value] | None:
        """The longest name that starts at token `at`."""
        for each in self.rows.get(words[at].key, ()):
            if _fits(each, text, words, at, loud):
                return each
        return None


def keys(words: str) -> tuple[str, ...]:
    """The tokens of a name as they are compared."""
    return tuple(_key(token) for token in _TOKEN.findall(words))


def tokens(text: str, span: Span) -> list[Token]:
    return [Token(_key(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text, span.start, span.end)]


def loud(text: str, span: Span) -> bool:
    """Whether the words are all capitals, as in a headline; then IS and US may be plain words."""
    words = text[span.start : span.end]
    return len(words) > _LONG_ENOUGH and sum(map(str.isupper, words)) > 3 * sum(map(str.islower, words))


def _key(token: str) -> str:
    if token.isascii():
        return token.lower()
    plain = unicodedata.normalize("NFKD", token.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _fits(row: "Name[Value]", text: str, words: Sequence[Token], at: int, shouting: bool) -> bool:
    stop = at + len(row.keys)
    if stop > len(words) or any(words[at + n].key != key for n, key in enumerate(row.keys)):
        return False
    if any(not _GAP.fullmatch(text, words[n].end, words[n + 1].start) for n in range(at, stop - 1)):
        return False
    written = text[words[at].start : words[stop - 1].end]
    if row.acronym:
        return written == row.alias.rstrip(".") and not (shouting and written in _ALSO_WORDS)
    return row.lower or any(letter.isupper() for letter in written) or not written.isascii()
