"""Words of many languages as patterns: "prosecut*", "*sprecher", "human right*", found in a row of tokens."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from headstone.model.spans import Span
from headstone.text.names import Token, keys, tokens

Value = TypeVar("Value")
_GLUED = ("وال", "بال", "كال", "فال")  # Arabic conjunctions and prepositions that are written with the article
_ARTICLE, _TO_THE = "ال", "لل"
_APOSTROPHES = "'’ʼ`"


@dataclass(frozen=True, slots=True)
class Word:
    """A token and all the forms it is compared in: as written, and without the Arabic article."""

    start: int
    end: int
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern(Generic[Value]):
    """A row of words, each with any beginning ("*x") or any ending ("x*"). `weight`: letters that are given."""

    parts: tuple[str, ...]
    value: Value
    weight: int

    def fits(self, words: Sequence[Word], at: int) -> bool:
        stop = at + len(self.parts)
        return stop <= len(words) and all(_like(p, words[at + n].forms) for n, p in enumerate(self.parts))


@dataclass(frozen=True, slots=True)
class Patterns(Generic[Value]):
    """Patterns by the first letter of their first word; those with any beginning stand under ""."""

    rows: Mapping[str, tuple[Pattern[Value], ...]] = field(repr=False)

    @classmethod
    def of(cls, cells: Iterable[tuple[str, Value]]) -> "Patterns[Value]":
        """From cells as the tables write them, alternatives parted by "|". The first of equals keeps its place."""
        rows: dict[str, list[Pattern[Value]]] = {}
        for cell, value in cells:
            for given in filter(None, cell.split("|")):
                made = _pattern(given, value)
                rows.setdefault(made.parts[0][:1].strip("*"), []).append(made)
        return cls({letter: tuple(row) for letter, row in rows.items()})

    def at(self, words: Sequence[Word], at: int) -> Iterator[Pattern[Value]]:
        """Every pattern that begins at one word."""
        letters = dict.fromkeys((*(form[:1] for form in words[at].forms), ""))
        return (row for letter in letters for row in self.rows.get(letter, ()) if row.fits(words, at))

    def has(self, words: Sequence[Word]) -> bool:
        return any(True for at in range(len(words)) for _ in self.at(words, at))


def words_of(text: str) -> list[Word]:
    """The words of a phrase. Apostrophes inside Cyrillic words are letters; elsewhere they part words."""
    return [Word(t.start, t.end, _forms(text, t)) for t in _joined(text, tokens(text, Span(0, len(text))))]


def _joined(text: str, found: Sequence[Token]) -> Iterator[Token]:
    held: Token | None = None
    for token in found:
        between = text[held.end : token.start] if held else ""
        if held and between in _APOSTROPHES and between and _cyrillic(held.key) and _cyrillic(token.key):
            held = Token(held.key + token.key, held.start, token.end)
            continue
        if held:
            yield held
        held = token
    if held:
        yield held


def _cyrillic(key: str) -> bool:
    return "а" <= key[:1] <= "я" or key[:1] in "іїєґё"


def _forms(text: str, token: Token) -> tuple[str, ...]:
    written = text[token.start : token.end]
    key = _key(written, token.key)
    if written.startswith(_GLUED) and len(key) > 5:
        return (key, key[3:])
    if written.startswith((_ARTICLE, _TO_THE)) and len(key) > 3:
        return (key, key[2:])
    return (key,)


def _key(written: str, folded: str) -> str:
    """What is compared. Cyrillic keeps its marks: without them "й" is "и", and every adjective is a plural."""
    key = written.casefold().replace("ё", "е") if _cyrillic(folded) else folded
    return "".join(letter for letter in key if letter not in _APOSTROPHES)


def _pattern(given: str, value: Value) -> Pattern[Value]:
    parts = tuple(map(_part, given.split()))
    return Pattern(parts, value, sum(len(part.strip("*")) for part in parts))


def _part(given: str) -> str:
    bare = given.strip("*")
    if _cyrillic(bare.casefold()):
        key = _key(bare, bare.casefold())
    else:
        key = "".join(keys(bare.removeprefix(_ARTICLE) if len(bare) > 4 else bare))
    return "*" * given.startswith("*") + key + "*" * (given.endswith("*") and len(given) > 1)


def _like(part: str, forms: Sequence[str]) -> bool:
    if part.endswith("*"):
        return any(form.startswith(part[:-1]) for form in forms)
    if part.startswith("*"):
        return any(form.endswith(part[1:]) for form in forms)
    return part in forms
