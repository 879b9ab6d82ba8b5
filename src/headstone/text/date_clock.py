"""The anchor of relative dates, taken apart; and why a date stays open."""

from dataclasses import dataclass
from datetime import date, timedelta

from headstone.text.edtf import add_months, bounds

Period = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Clock:
    """The anchor, taken apart. `name`: published | dateline | updated. `value` is its EDTF."""

    name: str
    value: str
    first: date
    last: date

    @property
    def day(self) -> date | None:
        return self.first if self.first == self.last else None

    @property
    def month(self) -> date | None:
        """First day of the anchor's month, None where the anchor is a year or more."""
        return self.first.replace(day=1) if (self.last - self.first).days <= 31 else None

    @property
    def year(self) -> int | None:
        return self.first.year if self.first.year == self.last.year else None


class Open(Exception):
    """A date that stays open; the message says why. Never leaves `date_resolve.resolve`."""


def clock_of(name: str, edtf: str | None) -> Clock | None:
    """The clock of an EDTF anchor, None where it has no two ends."""
    first, last = bounds(edtf) if edtf else (None, None)
    return Clock(name, edtf, first, last) if edtf and first and last else None


def needs_day(clock: Clock | None) -> date:
    if clock is None:
        raise Open("no publication date")
    if clock.day is None:
        raise Open("publication known only to the month" if clock.month else "publication known only to the year")
    return clock.day


def needs_month(clock: Clock | None) -> date:
    if clock is None:
        raise Open("no publication date")
    if clock.month is None:
        raise Open("publication known only to the year")
    return clock.month


def needs_year(clock: Clock | None) -> int:
    if clock is None:
        raise Open("no publication date")
    if clock.year is None:
        raise Open("publication year not known")
    return clock.year


def part(span: Period, part: str) -> Period:
    """ "early", "mid", "late": thirds of a month, of a year (four months each), of anything else by days. "half1" and
    "half2": six months of a year, half the days of anything else."""
    first, last = span
    if not part or first is None or last is None or first == last:
        return span
    if part.startswith("half"):
        whole = (first.month, last.month, last.year - first.year) == (1, 12, 0)
        middle = date(first.year, 7, 1) if whole else first + ((last - first) + timedelta(days=1)) // 2
        return (first, middle - timedelta(days=1)) if part == "half1" else (middle, last)
    third = {"early": 0, "mid": 1, "late": 2}[part]
    if (first.month, last.month, last.year - first.year) == (1, 12, 0):
        start = date(first.year, 1 + 4 * third, 1)
        return start, add_months(start, 4) - timedelta(days=1)
    days = (last - first).days + 1
    cuts = [0, days // 3, 2 * days // 3, days]
    return first + timedelta(days=cuts[third]), first + timedelta(days=cuts[third + 1] - 1)
