"""Calendar dates → days: the year of a date written without one, seasons, decades, 08/12/2011."""

from datetime import date, timedelta

from headstone.text import date_hijri
from headstone.text import date_values as values
from headstone.text.date_clock import Clock, Open, Period, needs_year, part
from headstone.text.date_words import SEASONS
from headstone.text.edtf import interval, month_span

_YEARS_BACK = 9  # 29 February recurs within 8 years
# How far behind the date told before a date may lie and still be of that year: set on WikiWars, where 120 and 180 give
# .003 and .003 less value F1.
_BACKWARD_DAYS = 150
_LATE_DAYS = 3  # a day just after publication stands in a page that was updated, rather than in the year before


def calendar_date(time: values.CalendarDate, clock: Clock | None, future: bool) -> tuple[Period, str]:
    if time.year is not None:
        return part(_whole(time.year, time), time.part), ""
    if clock is None:
        raise Open("no publication date")
    if time.years is not None:
        rule = {-1: "the year before", 0: "that year", 1: "the year after"}[time.years]
        return part(_whole(needs_year(clock) + time.years, time), time.part), f"of {rule}"
    if clock.month is None and clock.name != "text":
        raise Open("publication known only to the year")
    year, rule = _nearest_year(time, clock, future)
    return part(_whole(year, time), time.part), rule


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
    if time.weekday is not None or clock.name == "text":
        return _year_beside(time, clock)
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


def _year_beside(time: values.CalendarDate, clock: Clock) -> tuple[int, str]:
    """The year in which the date lies nearest to the anchor, on its weekday if one is written: a page may have been
    updated since it was published, and a text goes on telling of the year it told of."""
    if clock.name == "text" and clock.month is None:
        return clock.first.year, "of that year"
    years = [year for year in (clock.first.year - 1, clock.first.year, clock.first.year + 1) if _falls(year, time)]
    if not years:
        raise Open("weekday and date do not agree in the years around publication")
    if clock.name == "text":
        # A story goes forward: the next such date, but for one that lies a little before ("2 May; since April").
        after = [year for year in years if _starts(year, time) >= clock.first - timedelta(days=_BACKWARD_DAYS)]
        return min(after or years), "next to it"
    nearest = min(years, key=lambda year: abs(_starts(year, time) - clock.first))
    return nearest, "nearest with that weekday"


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


def numeric(time: values.NumericDate, clock: Clock | None, future: bool) -> tuple[Period, str]:
    day, month = time.first, time.second
    if day <= 12 < month:
        day, month = month, day
    elif max(day, month) <= 12 and day != month and not time.dotted:
        raise Open("day and month cannot be told apart")
    found = date(time.year, month, day)
    return (found, found), ""


def season(time: values.Season, clock: Clock | None, future: bool) -> tuple[Period, str]:
    """Northern seasons: the press that says "summer of" without a hemisphere is read so, and `how` says it."""
    if time.year is not None:
        return _season_span(time.name, time.year), ""
    if clock is None:
        raise Open("no publication date")
    if clock.name == "text":
        if clock.year is None:
            raise Open("no year told")
        return _season_span(time.name, clock.year), "season of that year, northern"
    if clock.month is None:
        raise Open("publication known only to the year")
    shift = (1 if future else -1) if time.shift is None else time.shift
    years = range(clock.last.year + 1, clock.last.year - 3, -1)
    spans = [_season_span(time.name, year) for year in years]
    if shift > 0:
        return min(span for span in spans if span[0] > clock.last), "season to come, northern"
    if shift == 0:
        return next(span for span in spans if span[0].year == clock.last.year), "this year's season, northern"
    # "last summer" is over; "in the summer" may be the one that is going on.
    over = [span for span in spans if (span[0] if time.shift is None else span[1]) < clock.first]
    return max(over), "season before, northern"


def _season_span(name: str, year: int) -> tuple[date, date]:
    first, last = SEASONS[name]
    return date(year, first, 1), month_span(year + (last < first), last)[1]


def decade(time: values.Decade, clock: Clock | None, future: bool) -> tuple[Period, str]:
    low, high = {
        "": (0, 9),
        "early": (0, 3),
        "mid": (4, 6),
        "late": (7, 9),
        "half1": (0, 4),
        "half2": (5, 9),
    }[time.part]
    return (date(time.year + low, 1, 1), date(time.year + high, 12, 31)), ""


def century(time: values.Century, clock: Clock | None, future: bool) -> tuple[Period, str]:
    first = 100 * (time.number - 1) + 1
    return part((date(first, 1, 1), date(first + 99, 12, 31)), time.part), ""


def hijri(time: values.Hijri, clock: Clock | None, future: bool) -> tuple[Period, str]:
    """A day is known within one day each side: the calendar of a country goes by the moon that was seen."""
    first, last = date_hijri.days_of(time)
    loose = timedelta(days=0 if time.day is None else 1)
    return (first - loose, last + loose), "Hijri, by the tabular calendar, within a day"


def approximate(first: date | None, last: date | None) -> str:
    """EDTF of an interval whose ends are a day off at most: days apart as they are, longer ones with "~"."""
    if first is None or last is None:
        return interval(first, last)
    return f"{first}/{last}" if (last - first).days <= 2 else f"{first}~/{last}~"


_SEASON_CODES = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}  # EDTF level 1


def before_christ(time: values.BeforeChrist) -> str:
    """EDTF counts a year 0: 321 BC is "-0320". Python has no such dates, so this is written as it stands."""
    part = time.month or _SEASON_CODES.get(time.season, 0)
    first = f"-{time.year - 1:04}" + (f"-{part:02}" if part else "")
    return first if time.years == 1 else f"{first}/-{time.year - time.years:04}"
