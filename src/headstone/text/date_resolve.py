"""Time expressions → EDTF, against an anchor. Nothing is guessed: what the anchor cannot settle stays open, and says
why.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from headstone.text import date_values as values
from headstone.text import resolve_calendar, resolve_relative
from headstone.text.date_clock import Clock, Open, Period
from headstone.text.edtf import interval


@dataclass(frozen=True, slots=True)
class Clocks:
    """All that a date may hang on. `told` is the last date of the text (for a missing year), `near` the last day told
    (for "two days later"), `around` the last date of any size (for "the following month")."""

    report: Clock | None = None
    told: Clock | None = None
    near: Clock | None = None
    around: Clock | None = None

    def of(self, time: values.Time) -> Clock | None:
        """The clock that settles `time`."""
        if isinstance(time, values.Elsewhere):
            if time.own and self.report:
                return self.report
            return self.around if time.unit in ("month", "year", "decade") else self.near
        end = time.last if isinstance(time, values.Between) else time
        bare = (isinstance(end, values.CalendarDate) and end.year is end.shift is end.years is end.weekday is None) or (
            isinstance(end, values.Season) and end.year is end.shift is None
        )
        return self.told if bare and self.told else self.report


def resolve(time: values.Time, clocks: Clocks, future: bool) -> tuple[str | None, str]:
    """(EDTF or None, how). `future`: the sentence speaks of what is to come."""
    if isinstance(time, values.BeforeChrist):
        return resolve_calendar.before_christ(time), "stated"
    clock = clocks.of(time)
    try:
        return _told(_period(time, clock, future), time, clock)
    except Open as reason:
        return None, f"open: {reason}"
    except (ValueError, OverflowError):  # 31 February, year 0: written so, and no day of any calendar
        return None, "open: no such date"


def resolve_ends(time: values.Between, clocks: Clocks, future: bool) -> tuple[tuple[str | None, str], ...]:
    """(EDTF or None, how) of each end of a range."""
    clock = clocks.of(time)
    try:
        first, last = _both(time, clock, future)
        return _told(first, time.first, clock), _told(last, time.last, clock)
    except Open as reason:
        return ((None, f"open: {reason}"),) * 2
    except (ValueError, OverflowError):
        return ((None, "open: no such date"),) * 2


def _told(found: tuple[Period, str], time: values.Time, clock: Clock | None) -> tuple[str, str]:
    period, rule = found
    if isinstance(time, values.Hijri):
        return resolve_calendar.approximate(*period), f"stated: {rule}"
    how = f"resolved from {clock.name} {clock.value}: {rule}" if rule and clock else "stated"
    return interval(*period), how


def _period(time: values.Time, clock: Clock | None, future: bool) -> tuple[Period, str]:
    if isinstance(time, values.Between):
        return _between(time, clock, future)
    return _RULES[type(time)](time, clock, future)


def _between(time: values.Between, clock: Clock | None, future: bool) -> tuple[Period, str]:
    (first, first_rule), (last, rule) = _both(time, clock, future)
    return (first[0], last[1]), rule or first_rule


def _both(time: values.Between, clock: Clock | None, future: bool) -> tuple[tuple[Period, str], tuple[Period, str]]:
    """The last end first; the first end is the nearest one before it."""
    last, rule = _period(time.last, clock, future)
    inner = clock
    if rule and clock and last[1]:
        inner = Clock("range", clock.value, last[1], last[1])
    first, first_rule = _period(time.first, inner, False)
    if first[0] and last[1] and first[0] > last[1]:
        raise Open("its end lies before its start")
    return (first, first_rule), (last, rule)


# One rule a kind of expression. Any: each rule takes the kind it stands beside, which the table cannot say.
_RULES: dict[type, Callable[[Any, Clock | None, bool], tuple[Period, str]]] = {
    values.CalendarDate: resolve_calendar.calendar_date,
    values.NumericDate: resolve_calendar.numeric,
    values.Season: resolve_calendar.season,
    values.Decade: resolve_calendar.decade,
    values.Century: resolve_calendar.century,
    values.Hijri: resolve_calendar.hijri,
    values.Weekday: resolve_relative.weekday,
    values.NamedDay: resolve_relative.named_day,
    values.Unit: resolve_relative.unit,
    values.Ago: resolve_relative.ago,
    values.Window: resolve_relative.window,
    values.Elsewhere: resolve_relative.elsewhere,
    values.Length: resolve_relative.length,
    values.Reference: resolve_relative.reference,
}
