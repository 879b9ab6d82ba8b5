"""Relative dates → days, each as exact as its words: days name a day, weeks a week, months a month, years a year."""

from datetime import date, timedelta

from headstone.text import date_values as values
from headstone.text.date_clock import Clock, Open, Period, needs_day, needs_month, needs_year, part
from headstone.text.edtf import add_months, month_span, week_span

_LOOSE_WEEK = 3  # days each side of "three weeks ago": a week is named, not a day
_DATABLE_YEARS = 50  # "500 years ago" is no date


def weekday(time: values.Weekday, clock: Clock | None, future: bool) -> tuple[Period, str]:
    anchor = needs_day(clock)
    if time.week is not None:
        day = week_span(anchor)[0] + timedelta(days=7 * time.week + time.weekday)
        return (day, day), "weekday of " + {-1: "the week before", 0: "that week", 1: "the week after"}[time.week]
    if time.shift == 0:
        day = week_span(anchor)[0] + timedelta(days=time.weekday)
        return (day, day), "weekday of that week"
    back = (anchor.weekday() - time.weekday) % 7
    if time.shift == 1 or (future and time.shift != -1):
        ahead = (7 - back) if back or time.shift == 1 else 0
        day = anchor + timedelta(days=ahead)
        return (day, day), "weekday after"
    if time.shift == -1 and back == 0:
        back = 7
    day = anchor - timedelta(days=back)
    return (day, day), "weekday before" if back else "same day"


_NAMED = {-2: "two days before", -1: "day before", 0: "same day", 1: "day after", 2: "two days after"}


def named_day(time: values.NamedDay, clock: Clock | None, future: bool) -> tuple[Period, str]:
    day = needs_day(clock) + timedelta(days=time.offset)
    return (day, day), _NAMED[time.offset]


def unit(time: values.Unit, clock: Clock | None, future: bool) -> tuple[Period, str]:
    rule = f"{time.unit} " + {-1: "before", 0: "of publication", 1: "after"}[time.shift]
    if time.unit == "year":
        year = needs_year(clock) + time.shift
        return part((date(year, 1, 1), date(year, 12, 31)), time.part), rule
    if time.unit == "month":
        first = add_months(needs_month(clock), time.shift)
        return part(month_span(first.year, first.month), time.part), rule
    anchor = needs_day(clock)
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


def ago(time: values.Ago, clock: Clock | None, future: bool) -> tuple[Period, str]:
    if time.count is None:
        raise Open("no number of " + time.unit + "s given")
    if time.count * _MONTHS_IN.get(time.unit, 0) > _DATABLE_YEARS * 12:
        raise Open("too long ago to date")
    rule = f"{time.count} {time.unit}{'s' if time.count != 1 else ''} before"
    if time.hedge in ("more", "less"):
        anchor = needs_day(clock)
        limit = _back(anchor, time.count, time.unit)
        return ((None, limit) if time.hedge == "more" else (limit, anchor)), f"{time.hedge} than {rule}"
    return _ago_plain(time, time.count, clock), rule


def _ago_plain(time: values.Ago, count: int, clock: Clock | None) -> Period:
    """As exact as the unit: days name a day, weeks a week, months a month, years a year."""
    if time.unit in ("year", "decade", "century"):
        year = needs_year(clock) - count * _MONTHS_IN[time.unit] // 12
        loose = 0 if time.unit == "year" else 1
        return date(year - loose, 1, 1), date(year + loose, 12, 31)
    if time.unit == "month":
        first = add_months(needs_month(clock), -count)
        return month_span(first.year, first.month)
    anchor = needs_day(clock)
    if time.unit == "hour":
        return anchor - timedelta(days=1 + count // 24), anchor
    day = _back(anchor, count, time.unit)
    loose = 0 if time.unit == "day" and not time.hedge else _LOOSE_WEEK
    return day - timedelta(days=loose), day + timedelta(days=loose)


def window(time: values.Window, clock: Clock | None, future: bool) -> tuple[Period, str]:
    anchor = needs_day(clock)
    if time.shift > 0:
        return (anchor, None if time.count is None else _back(anchor, -time.count, time.unit)), f"{time.unit}s after"
    if time.count is None:
        return (None, anchor), f"{time.unit}s up to it"
    days = max(1, -(-time.count // 24)) if time.unit == "hour" else 0
    first = anchor - timedelta(days=days) if days else _back(anchor, time.count, time.unit)
    return (first, anchor), f"the {time.count} {time.unit}{'s' if time.count != 1 else ''} up to it"


def elsewhere(time: values.Elsewhere, clock: Clock | None, future: bool) -> tuple[Period, str]:
    """Days and weeks hang on a day; months on a date as fine as a month; years on any date of one year."""
    if clock is None or time.count is None or not _fine_enough(clock, time.unit):
        raise Open("relative to another date in the text")
    if not time.whole:
        plural = "s" if abs(time.count) != 1 else ""
        rule = f"{abs(time.count)} {time.unit}{plural} {'later' if time.count > 0 else 'earlier'}"
        return _ago_plain(values.Ago(-time.count, time.unit), -time.count, clock), rule
    rule = f"{time.unit} " + {-1: "before", 0: "of that date", 1: "after"}[time.count]
    if time.unit == "day":
        day = clock.first + timedelta(days=time.count)
        return (day, day), rule
    whole = unit(values.Unit(time.unit, time.count), clock, False)[0] if time.count else None
    return part(whole or _whole_unit(time.unit, clock.first), time.part), rule


def _fine_enough(clock: Clock, unit: str) -> bool:
    known = {"day": clock.day, "week": clock.day, "month": clock.month, "year": clock.year, "decade": clock.year}
    return known.get(unit) is not None


def _whole_unit(unit: str, day: date) -> Period:
    """The week, month or year that holds `day`."""
    if unit == "week":
        return week_span(day)
    return month_span(day.year, day.month) if unit == "month" else (date(day.year, 1, 1), date(day.year, 12, 31))


def length(time: values.Length, clock: Clock | None, future: bool) -> tuple[Period, str]:
    raise Open("a length of time")


def reference(time: values.Reference, clock: Clock | None, future: bool) -> tuple[Period, str]:
    raise Open(time.when)
