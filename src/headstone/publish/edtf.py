"""First and last day of an EDTF date (ISO 8601-2 levels 0 and 1), for drawing only."""

import re
from calendar import monthrange
from datetime import date

_DATE = re.compile(r"^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?$")
# Level 1 seasons as the quarters and meteorological seasons of the northern half: drawn wide, said in words.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}


def extent(edtf: str) -> tuple[date | None, date | None]:
    """(first day, last day); None on a side that is open, unknown or not understood."""
    first, slash, second = edtf.partition("/")
    if not slash:
        return _days(first)
    return _days(first)[0], _days(second)[1]


def _days(part: str) -> tuple[date | None, date | None]:
    match = _DATE.match(part.rstrip("?~%"))
    if not match:
        return None, None
    year, month, day = match.groups()
    years = int(year.replace("X", "0")) or 1, int(year.replace("X", "9"))
    if years[0] != years[1] or month in (None, "XX"):
        return date(years[0], 1, 1), date(years[1], 12, 31)
    return _within(years[0], int(month or 0), day)


def _within(year: int, month: int, day: str | None) -> tuple[date | None, date | None]:
    first, last = _SEASONS.get(month, (month, month))
    if not 1 <= first <= 12:
        return None, None
    if day in (None, "XX"):
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])
    if not 1 <= int(day or 0) <= monthrange(year, last)[1]:
        return None, None
    return date(year, first, int(day or 0)), date(year, last, int(day or 0))
