"""The timeline: a mark for each date that is shown on the map. A day is a full mark; what is only known to lie within a
month, a year or between two days is an empty bar over all of it; an open side is an open end. Nothing is counted by
year: a curve of what was written is no curve of what happened.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from headstone.mapping import bounds
from headstone.model.pins import Pin

LANES = 44  # marks one above the other; what has no room is not drawn, and the caption says so
LANE = 9  # units of height of one lane
ROOM = 0.55  # percent that the smallest mark takes
STUB = 4.0  # percent: the length of a bar whose other end is not known
YEARS = (1, 2, 5, 10, 20, 50)
TICKS = 9


@dataclass(frozen=True, slots=True)
class Mark:
    """`left` and `right` in percent. `shape`: day | range | from | upto. `loose`: said to be about or uncertain."""

    pin: Pin
    key: str
    lane: int
    left: float
    right: float
    shape: str
    loose: bool

    @property
    def y(self) -> float:
        return self.lane * LANE + LANE / 2


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class TimeDrawing:
    """`left`/`right`: the chosen period in percent. `first`/`last`: the days at the ends of the axis."""

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    height: int
    first: str
    last: str
    left: float
    right: float
    missing: int


@dataclass(frozen=True, slots=True)
class Axis:
    first: date
    last: date

    def at(self, day: date) -> float:
        """Percent of the way, never outside."""
        whole = max(1, (self.last - self.first).days)
        return round(max(0.0, min(100.0, 100 * (day - self.first).days / whole)), 3)


def timeline(
    pins: Sequence[Pin], keys: dict[str, str], first: str, last: str, since: str, until: str
) -> TimeDrawing | None:
    """None where nothing has a date. `keys`: pin -> its area on the map; `first`/`last` are ISO days."""
    if not first or not last:
        return None
    axis = axis_of(date.fromisoformat(first), date.fromisoformat(last))
    dated = [(mark, pin) for pin in pins if pin.edtf and (mark := span(axis, pin.edtf))]
    dated.sort(key=lambda pair: (pair[0][0], pair[0][1], pair[1].id))
    marks, missing = packed(dated, keys)
    start, end = bounds(since)[0] if since else None, bounds(until)[1] if until else None
    height = LANE * (max((mark.lane for mark in marks), default=0) + 1)
    return TimeDrawing(
        marks, ticks_of(axis), height, axis.first.isoformat(), axis.last.isoformat(),
        axis.at(start) if start else 0.0, axis.at(end) if end else 100.0, missing,
    )  # fmt: skip


def axis_of(first: date, last: date) -> Axis:
    """Whole years, and never less than one."""
    return Axis(date(first.year, 1, 1), date(last.year, 12, 31))


def span(axis: Axis, edtf: str) -> tuple[float, float, str, bool] | None:
    """Left, right, shape, and whether the date is said to be about or uncertain."""
    start, end = bounds(edtf)
    loose = any(sign in edtf for sign in "~?%")
    if start and end:
        left, right = axis.at(start), axis.at(end + timedelta(days=1) if end < date.max else end)
        return left, right, "day" if start == end else "range", loose
    if start:
        return axis.at(start), min(100.0, axis.at(start) + STUB), "from", loose
    if end:
        return max(0.0, axis.at(end) - STUB), axis.at(end), "upto", loose
    return None


def packed(
    dated: Sequence[tuple[tuple[float, float, str, bool], Pin]], keys: dict[str, str]
) -> tuple[tuple[Mark, ...], int]:
    """Each mark in the lowest lane that is free where it begins."""
    ends: list[float] = []
    marks, missing = [], 0
    for (left, right, shape, loose), pin in dated:
        lane = next((number for number, end in enumerate(ends) if end <= left), len(ends))
        if lane >= LANES:
            missing += 1
            continue
        if lane == len(ends):
            ends.append(0.0)
        ends[lane] = max(right, left + ROOM) + ROOM / 2
        marks.append(Mark(pin, keys.get(pin.id, ""), lane, left, right, shape, loose))
    return tuple(marks), missing


def ticks_of(axis: Axis) -> tuple[Tick, ...]:
    years = axis.last.year - axis.first.year + 1
    step = next((one for one in YEARS if years / one <= TICKS), YEARS[-1])
    wanted = [year for year in range(axis.first.year, axis.last.year + 1) if year % step == 0 or years < TICKS]
    return tuple(Tick(axis.at(date(year, 1, 1)), str(year)) for year in wanted)
