"""Time expressions → EDTF, against an anchor. Nothing is guessed: what the anchor cannot settle stays open, and says
why.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from headstone.text import date_values as values
from headstone.text.date_words import SEASONS
from headstone.text.edtf import add_months, bounds, interval, month_span, week_span

Period = tuple[date | None, date | None]
_LOOSE_WEEK = 3  # days each side of "three weeks ago": a week is named, not a day
_DATABLE_YEARS = 50  # "500 years ago" is no date
_YEARS_BACK = 9  # 29 February recurs within 8 years
_LATE_DAYS = 3  # a day just after publication stands in a page that was updated, rather than in the year before


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
    """A date that stays open; the message says why. Never leaves this module."""


def clock_of(name: str, edtf: str | None) -> Clock | None:
    """The clock of an EDTF anchor, None where it has no two ends."""
    first, last = bounds(edtf) if edtf else (None, None)
    return Clock(name, edtf, first, last) if edtf and first and last else None


def resolve(time: values.Time, clock: Clock | None, future: bool) -> tuple[str | None, str]:
    """(EDTF or None, how). `future`: the sentence speaks of what is to come."""
    try:
        period, rule = _period(time, clock, future)
    except Open as reason:
        return None, f"open: {reason}"
    except (ValueError, OverflowError):  # 31 February, year 0: written so, and no day of any calendar
        return None, "open: no such date"
    how = "stated" if not rule else f"resolved from {clock.name} {clock.value}: {rule}" if clock else "stated"
    return interval(*period), how


def _period(time: values.Time, clock: Clock | None, future: bool) -> tuple[Period, str]:
    if isinstance(time, values.Between):
        return _between(time, clock, future)
    return _RULES[type(time)](time, clock, future)


def _between(time: values.Between, clock: Clock | None, future: bool) -> tuple[Period, str]:
    """The last end first; the first end is the nearest one before it."""
    last, rule = _period(time.last, clock, future)
    inner = clock
    if rule and clock and last[1]:
        inner = Clock(clock.name, clock.value, last[1], last[1])
    first, first_rule = _period(time.first, inner, False)
    if first[0] and last[1] and first[0] > last[1]:
        raise Open("its end lies before its start")
    return (first[0], last[1]), rule or first_rule


# --- calendar ---------------------------------------------------------------------------------------------------


def _calendar(time: values.CalendarDate, clock: Clock | None, future: bool) -> tuple[Period, str]:
    if time.year is not None:
        return _part(_whole(time.year, time), time.part), ""
    if clock is None:
        raise Open("no publication date")
    if clock.month is None:
        raise Open("publication known only to the year")
    year, rule = _nearest_year(time, clock, future)
    return _part(_whole(year, time), time.part), rule


def _whole(year: int, time: values.CalendarDate) -> tuple[date, date]:
    if time.month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if time.day is None:
        return month_span(year, time.month)
    day = date(year, time.month, time.day)
    return day, day


def _nearest_year(time: values.CalendarDate, clock: Clock, future: bool) -> tuple[int, str]:
    """The year of a date written without one: nearest past by default, nearest to come in a future sentence."""
    base = clock.last.year
    if time.weekday is not None:
        return _weekday_year(time, clock)
    if time.shift == 0:
        return base, "this year's"
    if future or time.shift == 1:
        years = range(base, base + _YEARS_BACK)
        fits = [year for year in years if _falls(year, time) and _ends(year, time) >= clock.first]
        rule = "nearest to come"
    else:
        before = time.shift == -1 and time.day is None
        limit = (
            clock.first.replace(day=1) if before else clock.last + timedelta(days=1 + (_LATE_DAYS if time.day else 0))
        )
        years = range(base + 1, base - _YEARS_BACK, -1)
        fits = [year for year in years if _falls(year, time) and _starts(year, time) < limit]
        rule = "nearest past"
    if not fits:
        raise Open("no year fits")
    return fits[0], rule


def _weekday_year(time: values.CalendarDate, clock: Clock) -> tuple[int, str]:
    """The year beside publication whose date falls on the weekday written: a page may have been updated since."""
    years = [year for year in (clock.first.year - 1, clock.first.year, clock.first.year + 1) if _falls(year, time)]
    if not years:
        raise Open("weekday and date do not agree in the years around publication")
    return min(years, key=lambda year: abs(_starts(year, time) - clock.first)), "nearest with that weekday"


def _falls(year: int, time: values.CalendarDate) -> bool:
    """Whether the date exists that year, on its weekday if one is written."""
    try:
        start = _whole(year, time)[0]
    except ValueError:
        return False
    return time.weekday is None or start.weekday() == time.weekday


def _starts(year: int, time: values.CalendarDate) -> date:
    return _whole(year, time)[0]


def _ends(year: int, time: values.CalendarDate) -> date:
    return _whole(year, time)[1]


def _part(span: Period, part: str) -> Period:
    """ "early", "mid", "late": thirds of a month, of a year (four months each), of anything else by days."""
    first, last = span
    if not part or first is None or last is None or first == last:
        return span
    third = {"early": 0, "mid": 1, "late": 2}[part]
    if (first.month, last.month, last.year - first.year) == (1, 12, 0):
        start = date(first.year, 1 + 4 * third, 1)
        return start, add_months(start, 4) - timedelta(days=1)
    days = (last - first).days + 1
    cuts = [0, days // 3, 2 * days // 3, days]
    return first + timedelta(days=cuts[third]), first + timedelta(days=cuts[third + 1] - 1)


def _numeric(time: values.NumericDate, clock: Clock | None, future: bool) -> tuple[Period, str]:
    day, month = time.first, time.second
    if day <= 12 < month:
        day, month = month, day
    elif max(day, month) <= 12 and day != month and not time.dotted:
        raise Open("day and month cannot be told apart")
    found = date(time.year, month, day)
    return (found, found), ""


def _season(time: values.Season, clock: Clock | None, future: bool) -> tuple[Period, str]:
    """Northern seasons: the press that says "summer of" without a hemisphere is read so, and `how` says it."""
    if time.year is not None:
        return _season_span(time.name, time.year), ""
    if clock is None:
        raise Open("no publication date")
    if clock.month is None:
        raise Open("publication known only to the year")
    shift = time.shift or 0
    years = range(clock.last.year + 1, clock.last.year - 3, -1)
    spans = [_season_span(time.name, year) for year in years]
    if shift > 0:
        return min(span for span in spans if span[0] > clock.last), "season to come, northern"
    if shift == 0:
        return next(span for span in spans if span[0].year == clock.last.year), "this year's season, northern"
    return max(span for span in spans if span[1] < clock.first), "season before, northern"


def _season_span(name: str, year: int) -> tuple[date, date]:
    first, last = SEASONS[name]
    return date(year, first, 1), month_span(year + (last < first), last)[1]


def _decade(time: values.Decade, clock: Clock | None, future: bool) -> tuple[Period, str]:
    low, high = {"": (0, 9), "early": (0, 3), "mid": (4, 6), "late": (7, 9)}[time.part]
    return (date(time.year + low, 1, 1), date(time.year + high, 12, 31)), ""


# --- relative ---------------------------------------------------------------------------------------------------


def _needs_day(clock: Clock | None) -> date:
    if clock is None:
        raise Open("no publication date")
    if clock.day is None:
        raise Open("publication known only to the month" if clock.month else "publication known only to the year")
    return clock.day


def _needs_month(clock: Clock | None) -> date:
    if clock is None:
        raise Open("no publication date")
    if clock.month is None:
        raise Open("publication known only to the year")
    return clock.month


def _needs_year(clock: Clock | None) -> int:
    if clock is None:
        raise Open("no publication date")
    if clock.year is None:
        raise Open("publication year not known")
    return clock.year


def _weekday(time: values.Weekday, clock: Clock | None, future: bool) -> tuple[Period, str]:
    anchor = _needs_day(clock)
    if time.week is not None:
        day = week_span(anchor)[0] + timedelta(days=7 * time.week + time.weekday)
        return (day, day), "weekday of " + {-1: "the week before", 0: "that week", 1: "the week after"}[time.week]
    back = (anchor.weekday() - time.weekday) % 7
    if time.shift == 1 or (future and time.shift != -1):
        ahead = (7 - back) if back or time.shift == 1 else 0
        day = anchor + timedelta(days=ahead)
        return (day, day), "weekday after"
    if time.shift == -1 and back == 0:
        back = 7
    day = anchor - timedelta(days=back)
    return (day, day), "weekday before" if back else "same day"


def _named(time: values.NamedDay, clock: Clock | None, future: bool) -> tuple[Period, str]:
    day = _needs_day(clock) + timedelta(days=time.offset)
    return (day, day), {-1: "day before", 0: "same day", 1: "day after"}[time.offset]


def _unit(time: values.Unit, clock: Clock | None, future: bool) -> tuple[Period, str]:
    rule = f"{time.unit} " + {-1: "before", 0: "of publication", 1: "after"}[time.shift]
    if time.unit == "year":
        year = _needs_year(clock) + time.shift
        return _part((date(year, 1, 1), date(year, 12, 31)), time.part), rule
    if time.unit == "month":
        first = add_months(_needs_month(clock), time.shift)
        return _part(month_span(first.year, first.month), time.part), rule
    anchor = _needs_day(clock)
    if time.unit == "weekend":
        return _weekend(anchor, time.shift, future), rule
    if time.unit != "week":
        raise Open(f"no rule for {time.unit}")
    first, last = week_span(anchor + timedelta(days=7 * time.shift))
    if time.shift == 0:
        first, last = (anchor, last) if future else (first, anchor)
    return (first, last), rule


def _weekend(anchor: date, shift: int, future: bool) -> Period:
    """ "over the weekend": the last one begun by publication; "last weekend" on a weekend: the one before."""
    saturday = anchor - timedelta(days=(anchor.weekday() - 5) % 7)
    if shift == -1 and anchor.weekday() >= 5:
        saturday -= timedelta(days=7)
    if shift == 1 or (future and anchor.weekday() < 5):
        saturday += timedelta(days=7)
    return saturday, saturday + timedelta(days=1)


_MONTHS_IN = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN = {"hour": 0, "day": 1, "week": 7, "fortnight": 14, "weekend": 7}


def _back(day: date, count: int, unit: str) -> date:
    """`count` units before `day` (after it, where count is negative)."""
    if unit in _DAYS_IN:
        return day - timedelta(days=count * _DAYS_IN[unit])
    return add_months(day, -count * _MONTHS_IN[unit])


def _ago(time: values.Ago, clock: Clock | None, future: bool) -> tuple[Period, str]:
    if time.count is None:
        raise Open("no number of " + time.unit + "s given")
    if time.count * _MONTHS_IN.get(time.unit, 0) > _DATABLE_YEARS * 12:
        raise Open("too long ago to date")
    rule = f"{time.count} {time.unit}{'s' if time.count != 1 else ''} before"
    if time.hedge in ("more", "less"):
        anchor = _needs_day(clock)
        limit = _back(anchor, time.count, time.unit)
        return ((None, limit) if time.hedge == "more" else (limit, anchor)), f"{time.hedge} than {rule}"
    return _ago_plain(time, time.count, clock), rule


def _ago_plain(time: values.Ago, count: int, clock: Clock | None) -> Period:
    """As exact as the unit: days name a day, weeks a week, months a month, years a year."""
    if time.unit in ("year", "decade", "century"):
        year = _needs_year(clock) - count * _MONTHS_IN[time.unit] // 12
        loose = 0 if time.unit == "year" else 1
        return date(year - loose, 1, 1), date(year + loose, 12, 31)
    if time.unit == "month":
        first = add_months(_needs_month(clock), -count)
        return month_span(first.year, first.month)
    anchor = _needs_day(clock)
    if time.unit == "hour":
        return anchor - timedelta(days=1 + count // 24), anchor
    day = _back(anchor, count, time.unit)
    loose = 0 if time.unit == "day" and not time.hedge else _LOOSE_WEEK
    return day - timedelta(days=loose), day + timedelta(days=loose)


def _window(time: values.Window, clock: Clock | None, future: bool) -> tuple[Period, str]:
    anchor = _needs_day(clock)
    if time.shift > 0:
        return (anchor, None if time.count is None else _back(anchor, -time.count, time.unit)), f"{time.unit}s after"
    if time.count is None:
        return (None, anchor), f"{time.unit}s up to it"
    days = max(1, -(-time.count // 24)) if time.unit == "hour" else 0
    first = anchor - timedelta(days=days) if days else _back(anchor, time.count, time.unit)
    return (first, anchor), f"the {time.count} {time.unit}{'s' if time.count != 1 else ''} up to it"


def _elsewhere(time: values.Elsewhere, clock: Clock | None, future: bool) -> tuple[Period, str]:
    raise Open("relative to another date in the text")


def _length(time: values.Length, clock: Clock | None, future: bool) -> tuple[Period, str]:
    raise Open("a length of time")


# One rule a kind of expression. Any: each rule takes the kind it stands beside, which the table cannot say.
_RULES: dict[type, Callable[[Any, Clock | None, bool], tuple[Period, str]]] = {
    values.CalendarDate: _calendar,
    values.NumericDate: _numeric,
    values.Season: _season,
    values.Decade: _decade,
    values.Weekday: _weekday,
    values.NamedDay: _named,
    values.Unit: _unit,
    values.Ago: _ago,
    values.Window: _window,
    values.Elsewhere: _elsewhere,
    values.Length: _length,
}
