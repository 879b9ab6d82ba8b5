"""Our EDTF → the values of TIMEX3 (TimeML 1.2.1), so that both can be compared as strings.

TIMEX3 names a calendar unit where EDTF names its days: "late April 1941" is 1941-04 there, the summer 1941-SU, the
1940s 194. What is no date there is a length (P3D) or PRESENT_REF, PAST_REF, FUTURE_REF.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from headstone.model.spans import Span
from headstone.text.dates import TimeMention
from headstone.text.edtf import add_months, bounds

_SEASONS = {(3, 5): "SP", (6, 8): "SU", (9, 11): "FA", (12, 2): "WI"}
_DAY_PARTS = ((r"\bmorning|\bdawn", "TMO"), (r"\bafternoon", "TAF"), (r"\bevening", "TEV"), (r"\bnight", "TNI"))
_HALF_YEAR = 183  # days; a longer part of a year is named by its year


class Timex(NamedTuple):
    """An expression and its TIMEX3 value, "null" where it names none."""

    span: Span
    value: str


def timexes(text: str, mention: TimeMention) -> Sequence[Timex]:
    """One expression a mention; the two ends of a range are two."""
    if mention.ends:
        return [Timex(end.span, _value(text, end)) for end in mention.ends]
    return [Timex(mention.span, _value(text, mention))]


def _value(text: str, mention: TimeMention) -> str:
    if mention.kind == "duration":
        return mention.length or "null"
    if mention.kind == "reference":
        return mention.how.rpartition(" ")[2].upper() + "_REF"
    wording = text[mention.span.start : mention.span.end].lower()
    value = _of_edtf(mention.edtf)
    if value == "null" and mention.length == "" and wording.endswith(("later", "earlier")):
        return "FUTURE_REF" if wording.endswith("later") else "PAST_REF"
    if len(value) == len("1941-06-22"):
        value += next((code for pattern, code in _DAY_PARTS if re.search(pattern, wording)), "")
    return value


def _of_edtf(edtf: str | None) -> str:
    if edtf is None:
        return "null"
    if edtf.startswith("-"):
        return _before_christ(edtf)
    first, last = bounds(edtf)
    if first is None or last is None:
        return "null"
    return _of_days(first, last) if "/" in edtf else edtf


def _of_days(first: date, last: date) -> str:
    """The unit that the days first..last are, or are a part of."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    days = (last - first).days + 1
    if first.weekday() == 0 and days == 7:
        return f"{first.isocalendar().year}-W{first.isocalendar().week:02}"
    season = _SEASONS.get((first.month, last.month))
    if season and days < 100:
        return f"{first.year}-{season}"
    if first.year == last.year:
        return _part_of_year(first, last)
    if first.year // 10 == last.year // 10 and days > 366:
        return f"{first.year // 10}"
    century = (first.year - 1) // 100 if (last.year - first.year) > 10 else None
    return f"{century}" if century else f"{first}/{last}"


def _part_of_year(first: date, last: date) -> str:
    if (first, last) in (
        (date(first.year, 1, 1), date(first.year, 6, 30)),
        (date(first.year, 7, 1), date(first.year, 12, 31)),
    ):
        return f"{first.year}-H{1 if first.month == 1 else 2}"
    return f"{first.year}" if last == add_months(first, 4) - (date(2, 1, 2) - date(2, 1, 1)) else f"{first}/{last}"


def _before_christ(edtf: str) -> str:
    """ "-0320" is 321 BC: EDTF has a year 0. A season is written with its EDTF code (21 spring … 24 winter)."""
    first, _, last = edtf.partition("/")
    match = re.fullmatch(r"-(\d{4})(?:-(\d\d))?(?:-\d\d)?", first)
    if match is None:
        return "null"
    year = int(match.group(1)) + 1
    if last:
        other = int(last[1:5]) + 1
        return f"BC{other // 10:03}" if year - other < 10 else f"BC{year // 100 - 1:02}"
    part = match.group(2)
    return f"BC{year:04}" + (f"-{_SEASON_CODES.get(part, part)}" if part else "")


_SEASON_CODES = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
