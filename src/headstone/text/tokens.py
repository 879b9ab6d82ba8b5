"""Words, digit groups and marks of a stretch of text, with their places: what the number and date grammars read."""

import re
from typing import NamedTuple

from headstone.model.spans import Span

# Digits with inner separators stay one token ("7,45,000", "1.3", "10:30", "1'200"); letters keep their inner
# apostrophes.
_TOKEN = re.compile(r"\d+(?:[.,:٬٫\u00a0\u202f\u2009'’]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|_")


class Token(NamedTuple):
    """`lower` is case-folded; `start`, `end` are code points of the text."""

    lower: str
    raw: str
    start: int
    end: int

    @property
    def digit(self) -> bool:
        return self.raw[0].isdigit() or self.raw[0].isdecimal()

    @property
    def word(self) -> bool:
        return self.raw[0].isalpha()


def tokenise(text: str, span: Span) -> list[Token]:
    """Tokens of `text` inside `span`, in order."""
    return [
        Token((raw := match.group()).lower(), raw, match.start(), match.end())
        for match in _TOKEN.finditer(text, span.start, span.end)
    ]


def word_set(words: str) -> frozenset[str]:
    """The words of a space-separated list: how the tables of the grammars are written."""
    return frozenset(words.split())
