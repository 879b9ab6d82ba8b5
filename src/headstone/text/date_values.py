"""What a time expression says before it is resolved: one frozen value a kind."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """Year, month, day as far as written. `shift`: -1 "last August", 0 "this", 1 "next". `part`: early | mid | late."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class NumericDate:
    """08/12/2011: which is the day is for the resolver to say. `dotted` dates put the day first everywhere."""

    first: int
    second: int
    year: int
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Weekday:
    """`shift` as in CalendarDate; `week` -1 for "Monday last week"."""

    weekday: int
    shift: int | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """ "last week", "this month", "late next year"."""

    unit: str
    shift: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class NamedDay:
    offset: int


@dataclass(frozen=True, slots=True)
class Ago:
    """`count` None for "months ago". `hedge`: more | less | about | ""."""

    count: int | None
    unit: str
    hedge: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """ "in the past three weeks" (shift -1), "in the coming days" (shift 1); `count` None where no number is given."""

    count: int | None
    unit: str
    shift: int = -1


@dataclass(frozen=True, slots=True)
class Season:
    name: str
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Decade:
    year: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """ "the following night" (count 1), "two weeks earlier" (count -2), "that day" (0): hangs on another date told.

    `whole` where a calendar unit is meant ("the following week"), not a distance. `count` None where no number is
    given, or where the date that it hangs on is told by a clause ("two days after they left").
    """

    count: int | None = None
    unit: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: "for two years"."""


@dataclass(frozen=True, slots=True)
class Between:
    first: "Time"
    last: "Time"


Time = (
    CalendarDate
    | NumericDate
    | Weekday
    | Unit
    | NamedDay
    | Ago
    | Window
    | Season
    | Decade
    | Elsewhere
    | Length
    | Between
)


class Expression(NamedTuple):
    start: int
    stop: int
    time: Time
