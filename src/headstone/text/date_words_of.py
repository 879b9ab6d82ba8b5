"""Words of a text as the tables of time compare them: folded, an Arabic clitic looked through, offsets kept."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from headstone.model.spans import Span
from headstone.text.date_table import Phrases, Table, Value, folded

_MARK = "\u0610-\u061a\u064b-\u065f\u0670\u200c-\u200f\u0300-\u036f"
_LETTERS = rf"[^\W\d_](?:[^\W\d_]|[{_MARK}])*"
_WORD = re.compile(rf"\d+|{_LETTERS}(?:['’ʼ]{_LETTERS})*|\S")
_ELIDED = re.compile(rf"\d+|(?:aujourd|oggi)['’]hui|{_LETTERS}['’](?=\w)|{_LETTERS}|\S", re.IGNORECASE)
_CLITICS = "وفبلك"
_FIGURES = 9  # longest figure that is read as a number; Python refuses to read thousands of them
_LONGEST_PHRASE = 4  # words of a preposition ("en el curso de")
_CLITIC_FORMS = 3  # letters that must be left of a word when a clitic is taken off


class Word(NamedTuple):
    """`forms`: how it may be looked up, as written first; `cuts`: how many code points of it each form leaves out."""

    forms: tuple[str, ...]
    cuts: tuple[int, ...]
    raw: str
    start: int
    end: int

    @property
    def number(self) -> int | None:
        return int(self.raw) if self.raw.isdecimal() and len(self.raw) <= _FIGURES else None


def words_of(text: str, span: Span, table: Table) -> list[Word]:
    """Words, figures and marks of `text` inside `span`, in order."""
    pattern = _ELIDED if "elides" in table.flags else _WORD
    clitics = "clitics" in table.flags
    out = []
    for match in pattern.finditer(text, span.start, span.end):
        raw = match.group()
        forms, cuts = _unclitic(raw) if clitics else ((folded(raw),), (0,))
        out.append(Word(forms, cuts, raw, match.start(), match.end()))
    return out


def _unclitic(raw: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """ "وبعام" is "وبعام", "بعام" or "عام"; "للعام" is also "العام"."""
    whole = folded(raw)
    forms, cuts = [whole], [0]
    for size in (1, 2):
        if len(whole) - size >= _CLITIC_FORMS - 1 and set(whole[:size]) <= set(_CLITICS):
            forms.append(whole[size:])
            cuts.append(_raw_length(raw, size))
            if whole[size - 1 : size + 1] == "لل":
                forms.append("ال" + whole[size + 1 :])
                cuts.append(_raw_length(raw, size - 1))
    return tuple(forms), tuple(cuts)


def _raw_length(raw: str, letters: int) -> int:
    """Code points of `raw` that hold its first `letters` letters with their signs."""
    at = seen = 0
    while at < len(raw) and (seen < letters or not folded(raw[at])):
        seen += bool(folded(raw[at]))
        at += 1
    return at


def _phrases_at(phrases: Phrases, words: list[Word], at: int) -> Iterator[tuple[Value, int]]:
    """Value and end of each phrase that starts at word `at`, the longest first."""
    for form in words[at].forms:
        for phrase in phrases.get(form, ()):
            stop = at + len(phrase.words)
            if stop <= len(words) and all(
                part in words[at + step].forms for step, part in enumerate(phrase.words) if step
            ):
                yield phrase.value, stop


def phrase_at(phrases: Phrases, words: list[Word], at: int) -> tuple[Value, int] | None:
    """Value of the longest phrase that starts at word `at`, and the index after it."""
    return next(_phrases_at(phrases, words, at), None) if at < len(words) else None


def phrase_before(phrases: Phrases, words: list[Word], at: int) -> Value | None:
    """Value of the longest phrase that ends just before word `at`."""
    for start in range(max(0, at - _LONGEST_PHRASE), at):
        for value, stop in _phrases_at(phrases, words, start):
            if stop == at:
                return value
    return None


def glued(words: list[Word], at: int) -> bool:
    return 0 < at < len(words) and words[at].start == words[at - 1].end


def form_at(words: list[Word], at: int) -> str:
    return words[at].forms[0] if 0 <= at < len(words) else ""
