"""What a time expression says before it is resolved: one frozen value a kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from headstone.model.spans import Span


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """Year, month, day as far as written. `shift`: -1 "last August", 0 "this", 1 "next". `part`: early | mid | late.
    `years`: "March of last year" is -1, "this year" 0, counted from the year of the anchor."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    part: str = ""
    years: int | None = None


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
    given, or where the date that it hangs on is told by a clause ("two days after they left"). `own`: "the end of the
    year" is the year of a dated report, and the one told of in a story.
    """

    count: int | None = None
    unit: str = ""
    whole: bool = False
    part: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: "for two years". `iso`: ISO 8601, "P2Y"; "PXY" where the words give no number."""

    iso: str = ""


@dataclass(frozen=True, slots=True)
class Hijri:
    """A date of the Islamic calendar."""

    year: int
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class BeforeChrist:
    """ "321 BC", "the spring of 321 BC", "the 310s BC"; `year` counted back from Christ's birth, from 1."""

    year: int
    month: int | None = None
    season: str = ""
    years: int = 1


@dataclass(frozen=True, slots=True)
class Century:
    """ "the 20th century": 1901 to 2000."""

    number: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """ "now", "former", "the future": a word that names no date. `when`: present | past | future."""

    when: str


@dataclass(frozen=True, slots=True)
class Between:
    """A range. `cuts`: where the first end starts and stops, and where the second starts (token indices)."""

    first: "Time"
    last: "Time"
    cuts: tuple[int, int, int] = (0, 0, 0)


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
    | Hijri
    | BeforeChrist
    | Century
    | Reference
    | Between
)


class Expression(NamedTuple):
    """A time in the tokens start:stop."""

    start: int
    stop: int
    time: Time


class Found(NamedTuple):
    """A time in its sentence. `future`: the sentence speaks of what is to come. `ends`: the places of a range's two
    dates."""

    time: Time
    span: Span
    relation: str
    future: bool
    ends: tuple[Span, ...]


class Placed(Protocol):
    """A token, of whichever grammar."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def ends_of(found: Expression, tokens: Sequence[Placed]) -> tuple[Span, ...]:
    """The places of a range's two dates; none where the two are written in one."""
    if not isinstance(found.time, Between):
        return ()
    start, stop, second = found.time.cuts
    if not found.start <= start < stop <= second < found.stop:
        return ()
    return Span(tokens[start].start, tokens[stop - 1].end), Span(tokens[second].start, tokens[found.stop - 1].end)


def with_part(time: Time, part: str) -> Time | None:
    """ "early", "mid" or "late" in a month, a year, a decade, "last week"; None of what has no parts."""
    if isinstance(time, CalendarDate) and time.day is None:
        return CalendarDate(time.year, time.month, None, None, time.shift, part, time.years)
    if isinstance(time, Unit):
        return Unit(time.unit, time.shift, part)
    if isinstance(time, Decade):
        return Decade(time.year, part)
    if isinstance(time, Century):
        return Century(time.number, part)
    if isinstance(time, Elsewhere) and time.whole and time.unit in ("month", "year"):
        return Elsewhere(time.count, time.unit, True, part, time.own)
    if isinstance(time, Season | BeforeChrist):
        return time
    return None


_ISO = {"hour": "TH", "day": "D", "week": "W", "month": "M", "year": "Y", "minute": "TM"}
_IN = {"fortnight": ("W", 2), "decade": ("Y", 10), "century": ("Y", 100), "weekend": ("D", 2)}


def length_of(amount: tuple[int | None, str, str]) -> Length:
    """(count or None, unit, hedge) → a length of time."""
    count, unit, _ = amount
    sign, size = _IN.get(unit, (_ISO.get(unit, "D"), 1))
    number = "X" if count is None else str(count * size)
    return Length(f"PT{number}{sign[1]}" if sign.startswith("T") else f"P{number}{sign}")


def own_relation(time: Time) -> str:
    """The relation that an expression has by itself, whatever stands before it; "" for none."""
    if isinstance(time, Between):
        return "between"
    if isinstance(time, Ago) and time.hedge in ("more", "less"):
        return "before" if time.hedge == "more" else "during"
    return "during" if isinstance(time, Window | Length) else ""
