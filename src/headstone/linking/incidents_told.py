"""What a report's text tells beside its claims: the days it names, ages, full names, hours and numbers, its title."""

import re
from sys import intern

from headstone.linking.incidents_words import folded, key_of
from headstone.linking.when import days
from headstone.model.sources import Report
from headstone.model.spans import Span
from headstone.text.dates import Anchor, find_times_in_order
from headstone.text.sentences import sentences

TOP = 1200  # code points in which a report says whom it is about: names further on may stand in lists of other news
HEAD = 3000  # code points in which a report says when it happened: reading on adds the days of trials and of memories
_DATED = re.compile(r"\d|day|night|morning|evening|[^\x00-\x7f]", re.IGNORECASE)
_AGE = re.compile(r"\b(\d{1,2})[- ]years?[- ]old\b|, (\d{1,2}),|\baged? (\d{1,2})\b")
_WORD = re.compile(r"[^\W\d_]{4,}")
_TWO_WORDS = re.compile(
    r"(?<![^\W\d_])(?=([^\W\d_]{2,}(?:[-'’][^\W\d_]+)*)(?: [^\W\d_]\.)? ([^\W\d_]{2,}(?:[-'’][^\W\d_]+)*))"
)
_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.](\d\d))? ?([ap])\.?m\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\d,.$€£])\d{3,5}(?![\d,])")
_YEARS = range(1900, 2051)


def days_told(text: str, report: Report) -> tuple[int, ...]:
    """The single days (as ordinals) that the head of a text names, "on Monday" resolved by its date of publication."""
    head = text[:HEAD]
    spans = [span for span in sentences(head, (Span(0, len(head)),)) if _DATED.search(head, span.start, span.end)]
    anchor = Anchor(report.meta.published, report.meta.updated)
    rows = find_times_in_order(head, spans, anchor, report.meta.language)
    found = (days(mention.edtf) for row in rows for mention in row if mention.precision == "D1")
    return tuple(sorted({span.first for span in found if span is not None}))


def ages_told(text: str) -> frozenset[int]:
    """Ages of persons: "17-year-old", "Name, 17,", "aged 17"."""
    return frozenset(int(next(filter(None, match.groups()))) for match in _AGE.finditer(text))


def title_words(report: Report) -> frozenset[tuple[str, str]]:
    """Words of its title in small letters, with their keys as names: a title may set every word in capitals."""
    return frozenset((intern(word.lower()), key_of(folded(word))) for word in _WORD.findall(report.meta.title or ""))


def full_names_told(text: str) -> dict[str, bool]:
    """Two capitalised words side by side, as the keys of both: does the pair stand in the first lines?"""
    found: dict[str, bool] = {}
    for match in _TWO_WORDS.finditer(text):
        one, other = match[1], match[2]
        if one[0].isupper() and other[0].isupper() and not (one.isupper() and other.isupper()):
            key = f"{key_of(folded(one))} {key_of(folded(other))}"
            found[key] = found.get(key, False) or match.start() < TOP
    return found


def details_told(text: str) -> frozenset[str]:
    """Hours of the day and numbers of three to five digits that are no years: blocks of streets, houses, roads, units.
    Two reports seldom share one by chance."""
    head = text[:HEAD]
    hours = {f"{int(hour)}:{minutes or '00'} {half.lower()}m" for hour, minutes, half in _CLOCK.findall(head)}
    return frozenset(hours | {number for number in _NUMBER.findall(head) if int(number) not in _YEARS})
