"""EDTF dates as ranges of days, so that two dates can be compared."""

import re
from dataclasses import dataclass
from datetime import date

_PART = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_DECADE = re.compile(r"^(\d{3})X$")
OPEN_PAST, OPEN_FUTURE = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """First and last day, as proleptic ordinals. An open end is the end of the calendar."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1

    @property
    def bounded(self) -> bool:
        return self.first > OPEN_PAST and self.last < OPEN_FUTURE

    def gap(self, other: "Days") -> int:
        """Days between the two ranges; 0 where they touch or overlap."""
        return max(0, max(self.first, other.first) - min(self.last, other.last))

    def overlaps(self, other: "Days") -> bool:
        return self.first <= other.last and other.first <= self.last


def days(edtf: str | None) -> Days | None:
    """Range of days of an EDTF date or interval (levels 0 and 1, and decades); None for an open or unreadable one."""
    if not edtf:
        return None
    first, slash, second = edtf.strip("[]{}").partition("/")
    begin = _end(first, last=False)
    finish = _end(second if slash else first, last=True)
    if begin is None and finish is None:
        return None
    start = OPEN_PAST if begin is None else begin
    stop = OPEN_FUTURE if finish is None else finish
    return Days(start, stop) if start <= stop else None


def _end(part: str, last: bool) -> int | None:
    decade = _DECADE.match(part)
    if decade:
        part = decade[1] + ("9" if last else "0")
    match = _PART.match(part)
    if not match or int(match[1]) < 1:
        return None
    year, month, day = int(match[1]), int(match[2] or (12 if last else 1)), match[3]
    if not 1 <= month <= 12:  # seasons (21..24) and the like: the year is what is sure
        month, day = (12 if last else 1), None
    if day:
        return _safe(year, month, int(day))
    if not last:
        return date(year, month, 1).toordinal()
    return date(year, 12, 31).toordinal() if month == 12 else date(year, month + 1, 1).toordinal() - 1


def _safe(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None
