"""EDTF (ISO 8601-2, levels 0 and 1): days, months, years and intervals; what they span and how precise they are."""

import calendar
import re
from datetime import date, timedelta

_POINT = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?")
WEEK_DAYS = 10  # longest span, in days, that still counts as "week" precision: a week with its loose edges
MONTH_DAYS = 31


def bounds(edtf: str) -> tuple[date | None, date | None]:
    """First and last day of an EDTF value; None for an open or unreadable end.

    "2012-05" → (2012-05-01, 2012-05-31); "../2010-05-15" → (None, 2010-05-15).
    """
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return _point(first)[0], _point(last)[1]
    return _point(edtf)


def _point(value: str) -> tuple[date | None, date | None]:
    match = _POINT.fullmatch(value.split("T")[0])
    if match is None:
        return None, None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        if month:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:  # 31 February, month 13, year 0: not a date, so it bounds nothing
        return None, None


def interval(first: date | None, last: date | None) -> str:
    """EDTF of the days first..last; the shortest form that says the same: a day, a month, a year, else an interval."""
    if first is None or last is None:
        return f"{first or '..'}/{last or '..'}"
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year:04}" if first.year == last.year else f"{first.year:04}/{last.year:04}"
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        same = (first.year, first.month) == (last.year, last.month)
        return f"{first:%Y-%m}" if same else f"{first:%Y-%m}/{last:%Y-%m}"
    return f"{first}/{last}"


def precision(edtf: str | None) -> str:
    """D1 day · D2 2-6 days · D3 week · D4 month · D5 year(s) · D6 open on one side · D9 unknown."""
    if edtf is None:
        return "D9"
    first, last = bounds(edtf)
    if first is None or last is None:
        return "D9" if first is last else "D6"
    days = (last - first).days + 1
    return (
        "D1"
        if days <= 1
        else "D2"
        if days <= 6
        else "D3"
        if days <= WEEK_DAYS
        else "D4"
        if days <= MONTH_DAYS
        else "D5"
    )


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` away; the last day where that month is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_span(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def week_span(day: date) -> tuple[date, date]:
    """Monday to Sunday of the week of `day`."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)
