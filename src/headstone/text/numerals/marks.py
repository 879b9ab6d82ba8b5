"""Tokens of the other languages: letters folded to a key, elided and prefixed words cut off; places stay the text's.

`Token.lower` holds the key. A French "d'une" is two tokens, an Arabic "وعشرين" ("and twenty") too.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from headstone.model.spans import Span
from headstone.text.tokens import Token

_MARK = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640"
_TOKEN = re.compile(
    r"\d+(?:[.,:٬٫\u00a0\u202f\u2009'’]\d+)*"
    rf"|[^\W\d_](?:[^\W\d_]|[{_MARK}])*(?:['’ʼ][^\W\d_][^\W\d_{_MARK}]*)*['’]?"
    r"|[^\w\s]|_"
)
_ACCENTS = re.compile("[\u0300-\u036f]")
_ARABIC_MARKS = re.compile(f"[{_MARK}]")
_ARABIC_LETTERS = str.maketrans("أإآٱىیة\u06a9", "ااااييهك")
_ELIDED = re.compile(r"[^\W\d_]{1,6}['’]")
_CLITICS = "وفبلك"


class Key(NamedTuple):
    """How a language's words are folded (`of`), and which of its prefixes are words: "elision", "arabic" or none."""

    of: Callable[[str], str]
    cut: str = ""


def plain(word: str) -> str:
    """Lower case, one apostrophe: for languages whose accents tell words apart."""
    return word.lower().replace("’", "'").replace("ʼ", "'").replace("ё", "е").replace("ß", "ss")


def bare(word: str) -> str:
    """`plain` without accents: "más" and "mas" are one word."""
    return _ACCENTS.sub("", unicodedata.normalize("NFD", plain(word)))


def arabic(word: str) -> str:
    """Without vowel signs and tatweel, forms of alif, ya and ta marbuta evened out, the article off."""
    spelt = _ARABIC_MARKS.sub("", word)
    if spelt.startswith(("لل", "ال")) and len(spelt) > 4:
        spelt = spelt[2:]
    return spelt.translate(_ARABIC_LETTERS)


PLAIN = Key(plain)
BARE = Key(bare)
ELIDED = Key(bare, "elision")
ARABIC = Key(arabic, "arabic")


def tokens_of(text: str, span: Span, key: Key, known: frozenset[str]) -> list[Token]:
    """Tokens of `text` inside `span`, in order. `known` words of Arabic are never cut."""
    made: list[Token] = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        raw = match.group()
        if raw[0].isalpha():
            made.extend(_cut(raw, match.start(), key, known))
        elif unicodedata.category(raw[0]) != "Cf":  # marks of writing direction are no signs
            made.append(Token(raw, raw, match.start(), match.end()))
    return made


def _cut(raw: str, start: int, key: Key, known: frozenset[str]) -> Iterator[Token]:
    if raw.endswith(("'", "’")) and not (key.cut == "elision" and _ELIDED.fullmatch(raw)):
        yield Token(key.of(raw[:-1]), raw[:-1], start, start + len(raw) - 1)
        yield Token(raw[-1], raw[-1], start + len(raw) - 1, start + len(raw))
        return
    size = _prefix(raw, key, known)
    if size:
        yield Token(key.of(raw[:size]), raw[:size], start, start + size)
        yield from _cut(raw[size:], start + size, key, known)
    else:
        yield Token(key.of(raw), raw, start, start + len(raw))


def _prefix(raw: str, key: Key, known: frozenset[str]) -> int:
    """Length of the elided word or clitic that opens `raw`; 0 for none."""
    if key.cut == "elision":
        found = _ELIDED.match(raw)
        return found.end() if found and found.end() < len(raw) and key.of(raw) not in known else 0
    if key.cut != "arabic" or raw[0] not in _CLITICS or key.of(raw) in known:
        return 0
    size = 1 + (raw[1:2] == "\u0640")
    rest = raw[size:]
    if not rest:
        return 0
    inner = rest[1:] if rest[0] in _CLITICS and key.of(rest) not in known else rest
    return size if key.of(rest) in known or (inner != rest and key.of(inner) in known) else 0
