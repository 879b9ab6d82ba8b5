"""The places in a line where a credit may stand: datelines, source lines, bylines, brackets that close a text.

Each place says which words may name the outlet, what the credit is then worth, and what the words must look like when
no register knows them. The positional rule for wire credits is confirmed by the hand-entered ones of PolNeAR.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headstone.linking.credit_lines import HEAD_LINES, Line
from headstone.model.spans import Span
from headstone.text.credit_words import CreditWords
from headstone.text.date_words import MONTHS

_REACH = 80  # code points that a source line may take up after its word
_BRACKET = re.compile(r"\((?P<name>[^()\n]{2,40})\)")
_AFTER_BRACKET = re.compile(r"\s*(?:[-–—:.،,]+|\s(?=[A-ZÀ-Þ]))")
_COMMA = re.compile(r"^[^\n]{0,60}?,\s*(?P<name>[^,\n–—-]{2,40}?)\s*[–—-]{1,2}\s")
_AFTER_DASH = re.compile(r"^[^\n(]{2,40}?\s*[-–—/]{1,2}\s*(?P<name>[^\n.:/,]{2,30}?)\s*(?:[./:]|$)")
_SLASHES = re.compile(r"(?:^|\s)/(?P<name>[^/\n]{2,30})/")
_CLOSING = re.compile(r"(?:^|[.!?…][\"”»’']?\s+|[\"”»]\s+)[(\[](?P<name>[^()\[\]]{2,80})[)\]]\W*$")
_ANY_CLOSING = re.compile(r"[(\[](?P<name>[^()\[\]]{2,80})[)\]]\W*$")
_SIGNED = re.compile(r"^\s*[-–—©*•/]+\s*(?P<name>[^\n]{2,60}?)\s*/?\s*$")
_SENTENCE_END = re.compile(r"[.!?]\s|[)\]\n]|[.!?]$")
_OPENS = re.compile(r"(?:^\W*|[(\[|•—–*©/-]\s*|[.!?][\"”»]?\s+|\s)$")
_BREAK = re.compile(r"(?:^\W*|[(\[|•—–*-]\s*|[.!?][\"”»]?\s+)$")


@dataclass(frozen=True, slots=True)
class Place:
    """Words, in the line's own offsets, that may name an outlet.

    `unlisted`: what a name that no register knows must be: "free" any name, "worded" one that holds a word of outlets,
    "acronym" either that or capitals; "" none.
    """

    span: Span
    position: str
    unlisted: str


def places(line: Line, words: CreditWords) -> tuple[Place, ...]:
    """Places of republication in a line, the surest first."""
    return (
        *_datelines(line, words), *_labels(line, words), *_phrases(line, words), *_bylines(line, words),
        *_closings(line), *_signatures(line),
    )  # fmt: skip


def _datelines(line: Line, words: CreditWords) -> Iterator[Place]:
    """ "CITY (AP) —", "CITY, Month 1, AGENCY –", "CITY - Agency": the name stands before the story begins."""
    if line.before >= HEAD_LINES or line.prose_before > 1:
        return
    match = _BRACKET.search(line.text, 0, 110)
    if match is not None and _AFTER_BRACKET.match(line.text, match.end()) and line.text[match.end() :].strip(" .-–—:"):
        before = line.text[: match.start()]
        if _is_place_and_date(before):
            dashed = re.match(r"\s*[-–—]", line.text[match.end() :]) is not None or not before.strip()
            stopped = re.match(r"\s*[:.]", line.text[match.end() :]) is not None  # "TOWN (Province)." names none
            yield Place(Span(*match.span("name")), "dateline", "free" if dashed else "acronym" if stopped else "")
        elif len(before) <= 60:
            yield Place(Span(*match.span("name")), "dateline", "")
    for pattern in (_COMMA, _SLASHES, _AFTER_DASH):
        found = pattern.match(line.text) if pattern is not _SLASHES else pattern.search(line.text, 0, 60)
        if found is not None and _is_place_and_date(line.text[: found.start("name")].rstrip(" -–—/")):
            yield Place(Span(*found.span("name")), "dateline", "worded" if line.short else "")


def _is_place_and_date(before: str) -> bool:
    """Nothing but names, days and months: "BUNIA, 23 nov. 2021", not "He told the court"."""
    tokens = re.findall(r"[^\W\d_][\w'’]*", before)
    small = [t for t in tokens if t[0].islower() and t.casefold().rstrip(".") not in MONTHS and len(t) > 3]
    return len(before) <= 60 and len(tokens) <= 8 and not small and not re.search(r"[!?]|[a-zà-þа-я]{4,}\.\s", before)


def _labels(line: Line, words: CreditWords) -> Iterator[Place]:
    """ "Source: X", "(Information: X, Thursday)": what stands after the colon, to the end of bracket or sentence."""
    for match in words.label.finditer(line.text):
        colon = re.compile(r"\s?[:：]\s*").match(line.text, match.end())
        if colon is not None and _BREAK.search(line.text[: match.start()]):
            yield Place(_rest(line.text, colon.end()), "source_line", "worded")


def _phrases(line: Line, words: CreditWords) -> Iterator[Place]:
    """ "First published by X", "(reporting by X", "© X": a longer phrase anywhere, a single word where a line or
    bracket opens.
    """
    for pattern, unlisted in ((words.phrase, "free"), (words.signed, "worded")):
        for match in pattern.finditer(line.text):
            before, several = line.text[: match.start()], " " in match.group().strip()
            if several and (line.short or line.foot or _BREAK.search(before)) and _OPENS.search(before):
                mode = unlisted if line.short else "worded"
                yield Place(_rest(line.text, match.end()), "source_line", mode)
            elif not several and _BREAK.search(before) and (line.short or before.rstrip()[-1:] in ("(", "[")):
                yield Place(_rest(line.text, match.end()), "source_line", "worded")


def _bylines(line: Line, words: CreditWords) -> Iterator[Place]:
    """ "By X", "From X": a short line at the head or foot."""
    if not (line.short and (line.head or line.foot)):
        return
    begin = len(line.text) - len(re.sub(r"^\W+", "", line.text))
    for pattern, position in ((words.by, "byline"), (words.short, "source_line")):
        match = pattern.match(line.text, begin)
        if match is not None:
            where = position if line.head else "source_line"
            yield Place(Span(match.end(), len(line.text)), where, "worded")


def _closings(line: Line) -> Iterator[Place]:
    """A bracket that closes the text, "(Example Post, May 2)", "(TLA)": only in the last lines."""
    if line.after >= 2 and not line.foot:
        return
    match = _CLOSING.search(line.text) if line.after < 2 else None
    if match is not None:
        yield Place(Span(*match.span("name")), "source_line", "acronym")
    elif line.after < 2 and (other := _ANY_CLOSING.search(line.text)) is not None:
        yield Place(Span(*other.span("name")), "source_line", "")


def _signatures(line: Line) -> Iterator[Place]:
    """ "- X", "© X" as a line of its own below the story."""
    match = _SIGNED.match(line.text)
    if match is not None and line.foot and line.short:
        yield Place(Span(*match.span("name")), "footer", "worded")


def _rest(text: str, at: int) -> Span:
    """From `at` to what ends a source line: a bracket, a full stop before a space, or too many words."""
    ends = _SENTENCE_END.search(text, at)
    end = min(ends.start() if ends is not None else len(text), at + _REACH, len(text))
    return Span(min(at, end), end)
