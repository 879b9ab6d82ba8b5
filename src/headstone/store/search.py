"""Full-text search over every layer, read or unread: SQLite FTS5 over folded words, so that spelling variants meet.

Where nothing is found, the consonants of the words are tried, so that a name asked for in Latin letters is found in a
report in Arabic or Cyrillic script that the reader could not read.

The index keeps no text of its own (a contentless table). The words found are located in the frozen text when a hit is
shown, so a hit always stands on real offsets.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, text

from headstone.model.spans import Span
from headstone.text.fold import fold, skeleton

# What parts words, by Unicode block, instead of what words are made of: Python's \w leaves out the combining vowel
# signs of Indic and Burmese scripts and would cut their words to pieces.
_PARTS = (
    r"\s!-/:-@\[-`{-~\u0080-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3"
    r"\u05f3\u05f4\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u0f08-\u0f14\u104a-\u104f\u10fb\u1361-\u1368"
    r"\u17d4-\u17da\u2000-\u206f\u2190-\u2bff\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
_WORD = re.compile(rf"[^{_PARTS}]+(?:['’‘ʼ\-‐‑][^{_PARTS}]+)*")
# Scripts written without spaces: each sign is a word, and a run of them a phrase.
_SIGNS = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_UNSPACED_SIGN = re.compile(rf"[{_SIGNS}]")
_JOINT = re.compile(r"[\-‐‑]")
_UNSPACED = re.compile(rf"[{_SIGNS}]|[^{_SIGNS}]+")
_ASK = re.compile(r'"([^"]*)"|(\S+)')
_ARTICLES = frozenset({"al"})  # written apart from its name by some papers and left out by others
PREFIX_FROM = 4  # letters from which a word also finds its longer forms (grave: graves)
WINDOW = 40  # words in which the most different search words should stand
BONES = 3  # consonants that a word needs to be looked for by them alone: with two it would meet everything
AROUND = 120  # code points of context on each side of a hit


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Where words were found. `span` is the best place in the layer; `marks` are words found, relative to `snippet`.

    `loose`: only the consonants agree, perhaps across scripts; a person must look. `graphic`, `graphic_title`: the
    snippet or the title tells the condition of remains.
    """

    report: str
    layer: str
    file: str
    title: str | None
    span: Span
    snippet: str
    marks: tuple[Span, ...]
    loose: bool = False
    graphic: bool = False
    graphic_title: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked for: folded words (or, when `loose`, their consonants) in a row; the last may be a prefix."""

    words: tuple[str, ...]
    prefix: bool
    loose: bool = False

    def expression(self) -> str:
        phrase = '"' + " ".join(word.replace('"', "") for word in self.words) + '"'
        return phrase + ("*" if self.prefix else "")


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> tuple[str, ...]:
    parts = (fold(part) for part in _UNSPACED.findall(word))
    return tuple(token for part in parts for token in part.split() if token not in _ARTICLES)


@lru_cache(maxsize=1 << 16)
def _boned(word: str) -> tuple[str, ...]:
    parts = (skeleton(part) for part in _JOINT.split(word) if not _UNSPACED_SIGN.match(part))
    return tuple(bones for bones in parts if len(bones) >= BONES and " " not in bones)


def words_of(text_: str, loose: bool = False) -> Iterator[tuple[Span, str]]:
    """Folded words of a text (`loose`: their consonants) with the span of the written word each comes from."""
    key = _boned if loose else _folded
    for match in _WORD.finditer(text_):
        for token in key(match.group()):
            yield Span(match.start(), match.end()), token


def terms_of(question: str) -> tuple[Term, ...]:
    """Search words of a question; "quoted words" are a phrase, and a star at the end finds longer words."""
    terms = []
    for match in _ASK.finditer(question):
        written = match.group(1) if match.group(1) is not None else match.group(2)
        words = tuple(token for _, token in words_of(written))
        if words:
            exact = match.group(1) is not None
            terms.append(Term(words, not exact and (written.endswith("*") or len(words[-1]) >= PREFIX_FROM)))
    return tuple(terms)


def loose_terms_of(question: str) -> tuple[Term, ...]:
    """The question by consonants; empty when a word of it has too few, since it would then find too much."""
    written = [match.group() for match in _WORD.finditer(question)]
    bones = [_boned(word) for word in written]
    if any(not one and _folded(word) for one, word in zip(bones, written, strict=True)):
        return ()
    return tuple(Term(one, False, True) for one in bones if one)


def index(connection: Connection, n: int, text_: str) -> None:
    """Add one layer's words under its row number."""
    words = _WORD.findall(text_)
    body = " ".join(token for word in words for token in _folded(word))
    bones = " ".join(token for word in words for token in _boned(word))
    row = {"n": n, "body": body, "bones": bones}
    connection.execute(text("INSERT INTO search(rowid, body, bones) VALUES (:n, :body, :bones)"), row)


def rebuild(connection: Connection, layers: Iterable[tuple[int, str]]) -> None:
    """Make the index anew from (row number, text), so that nothing of removed layers stays in it."""
    connection.execute(text("INSERT INTO search(search) VALUES ('delete-all')"))
    for n, text_ in layers:
        index(connection, n, text_)


def question_of(terms: Sequence[Term]) -> str:
    """The question to the index: all terms, in the column that holds what they are."""
    column = "bones" if terms[0].loose else "body"
    return " AND ".join(f"{column} : {term.expression()}" for term in terms)


def ask(connection: Connection, terms: Sequence[Term], limit: int) -> list[int]:
    """Row numbers of the layers that hold all terms, best first."""
    if not terms:
        return []
    question = question_of(terms)
    found = connection.execute(
        text("SELECT rowid FROM search WHERE search MATCH :question ORDER BY rank, rowid LIMIT :limit"),
        {"question": question, "limit": limit},
    )
    return [row[0] for row in found]


def locate(text_: str, terms: Sequence[Term]) -> tuple[Span, tuple[Span, ...]]:
    """The best place of the terms in a text, and every word of theirs in it, in order."""
    words = list(words_of(text_, bool(terms) and terms[0].loose))
    found = [(place, which) for which, term in enumerate(terms) for place in _places(words, term)]
    if not found:
        return Span(0, 0), ()
    found.sort()
    best = max(found, key=lambda one: (len({w for p, w in found if one[0] <= p < one[0] + WINDOW}), -one[0]))
    marks = {words[place + step][0] for place, which in found for step in range(len(terms[which].words))}
    return words[best[0]][0], tuple(sorted(marks))


def _places(words: Sequence[tuple[Span, str]], term: Term) -> Iterator[int]:
    size, last = len(term.words), term.words[-1]
    for place in range(len(words) - size + 1):
        final = words[place + size - 1][1]
        if not (final == last or (term.prefix and final.startswith(last))):
            continue
        if all(words[place + step][1] == term.words[step] for step in range(size - 1)):
            yield place


def snippet(text_: str, span: Span, marks: Sequence[Span]) -> tuple[Span, tuple[Span, ...]]:
    """The span around a place, cut at spaces, and the marks that stand in it, relative to it."""
    start, end = max(0, span.start - AROUND), min(len(text_), span.end + AROUND)
    if start > 0:
        start = max(start, text_.find(" ", start, span.start) + 1)
    if end < len(text_):
        cut = text_.rfind(" ", span.end, end)
        end = cut if cut > 0 else end
    inside = (mark for mark in marks if start <= mark.start and mark.end <= end)
    return Span(start, end), tuple(Span(mark.start - start, mark.end - start) for mark in inside)
