"""Outlets that a sentence credits and no register lists surely: "told X", "the newspaper X", "X reported".

A register's own names count wherever they stand. Here are names that are ordinary words, short forms of the case's
publishers, and names that nobody lists: each needs a verb or noun beside it that only an outlet has.
"""

import re
from collections.abc import Iterator

from headstone.linking.credit_lines import Line
from headstone.linking.outlets import OutletMention, Outlets
from headstone.model.spans import Span
from headstone.text.credit_words import CreditWords
from headstone.text.outlet_names import is_acronym, is_region, looks_like_outlet, name_after, name_before
from headstone.text.outlets import Outlet

_NEXT = re.compile(r"[\s\"”»]+")
_NEXT_TO = re.compile(r"\s*[«»“„\"‘']?")
_GERMAN_ARTICLE = re.compile(r"(?<!\w)(?:de[rmn]|die|das|eine[rm]?|beim|vom|lokale|örtliche)\s+$")
_WINDOW = 70  # code points before a name in which its verb or noun stands
_ACRONYM_LENGTH = 5


def in_prose(text: str, line: Line, outlets: Outlets, taken: list[Span]) -> Iterator[OutletMention]:
    """Mentions in one line that do not meet the spans that are `taken` already."""
    held = list(taken)
    for mention in (*_weak(text, line, outlets), *_unlisted(text, line, outlets)):
        if not any(mention.span.overlap(one) for one in held):
            held.append(mention.span)
            yield mention


def _weak(text: str, line: Line, outlets: Outlets) -> Iterator[OutletMention]:
    for mention in outlets.find(text, line.span, weak=True):
        if mention.weak and not _ambiguous(text, mention) and _is_spoken_of(text, line, mention.span, outlets.words):
            yield mention


def _ambiguous(text: str, mention: OutletMention) -> bool:
    """ "told the PA", "MENA reported": capitals of more bodies than one, unless the case has such a paper."""
    name = text[mention.span.start : mention.span.end]
    return mention.outlet.kind != "case" and name.isupper() and len(name) <= _ACRONYM_LENGTH


def _is_spoken_of(text: str, line: Line, span: Span, words: CreditWords) -> bool:
    before = text[max(line.start, span.start - _WINDOW) : span.start]
    after = _NEXT.match(text, span.end)
    if after is not None and words.reports.match(text, after.end()):
        return True
    offset = span.start - len(before)
    return any(
        (found := name_after(text, offset + match.end(), line.span.end, words)) is not None
        and found.start == span.start
        for pattern in (words.told, words.noun)
        for match in pattern.finditer(before)
    )


def _unlisted(text: str, line: Line, outlets: Outlets) -> Iterator[OutletMention]:
    for span, free in _named(text, line, outlets.words):
        mention = as_outlet(text, span, outlets, "free" if free else "hard")
        if mention is not None:
            yield mention


def _named(text: str, line: Line, words: CreditWords) -> Iterator[tuple[Span, bool]]:
    """Names beside a verb or noun of outlets, and whether any name will do there."""
    end = line.span.end
    for match in words.noun.finditer(text, line.start, end):
        before = text[max(line.start, match.start() - _WINDOW) : match.start()].split()[-1:]
        if before and words.this.fullmatch(before[0]):
            continue
        gap = _NEXT.match(text, match.end())
        adjective = words.adjective.match(text, gap.end()) if gap is not None else None
        at = adjective.end() if adjective is not None else match.end()
        found = name_after(text, at, end, words)
        if found is not None and _NEXT_TO.fullmatch(text, at, found.start) and not text[found.start].islower():
            small = (
                not match.group()[:1].isupper() or _GERMAN_ARTICLE.search(text, line.start, match.start()) is not None
            )
            yield found, small
    for match in words.told.finditer(text, line.start, end):
        found = name_after(text, match.end(), end, words)
        if found is not None:
            yield found, False
    for match in words.reports.finditer(text, line.start, end):
        found = name_before(text, line.start, match.start(), words)
        if found is not None:
            yield found, False


def as_outlet(text: str, span: Span, outlets: Outlets, mode: str) -> OutletMention | None:
    """The outlet that a name not in the register stands for; None where it need not be one.

    `mode`: "free" any name, "acronym" capitals or a name that holds a word of outlets, "worded" the latter, "hard" one
    that holds a word that hardly any other name holds.
    """
    name = " ".join(text[span.start : span.end].split())
    known = outlets.heard(name)
    if known is not None:
        return OutletMention(span, known)
    words = outlets.words
    free = mode == "free" and (any(map(str.islower, name)) or is_acronym(name) or not name.isascii())
    if len(name.split()[-1]) < 2:  # a person of whom no more than an initial is told
        return None
    if is_region(name, words) or words.bodies.search(name) or words.opener.fullmatch(name):
        return None
    if free or (mode == "acronym" and is_acronym(name)) or looks_like_outlet(name, words, mode != "hard"):
        return OutletMention(span, Outlet(name, "unlisted", ""))
    return None
