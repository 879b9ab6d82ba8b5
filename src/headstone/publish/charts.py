"""The two drawings of a dossier as plain positions, in percent of the width; the template draws them.

Percent, not pixels: the drawing then fits a telephone and a page of paper without its lettering shrinking.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from headstone.model.incidents import CountEnvelope, CountValue, DatedRole
from headstone.publish import words
from headstone.publish.edtf import extent

_NICE = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure or date on its scale. `shape`: point | about | range | from | upto | word."""

    label: str
    shape: str
    left: float
    right: float
    claims: tuple[str, ...]
    origin: str | None = None
    part_of: str | None = None
    role: str = ""
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """One kind of count, or one timeline: its marks on one scale. Kinds never share one."""

    name: str
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]


def counts(envelope: CountEnvelope) -> Scale:
    """Every different figure of one kind. Unbounded sides are open, words have no length."""
    numbers = [n for value in envelope.values for n in (value.low, value.high, value.point) if n is not None]
    top = max(numbers, default=0)
    full = top * 1.25 or 1.0
    groups: dict[tuple[str, str | None, str | None], list[CountValue]] = {}
    for value in envelope.values:
        groups.setdefault((words.figure(value), value.origin, value.part_of), []).append(value)
    marks = tuple(_figure(label, values, full) for (label, _, _), values in groups.items())
    return Scale(envelope.kind, marks, _number_ticks(top, full) if top else ())


def _figure(label: str, values: Sequence[CountValue], full: float) -> Mark:
    value = values[0]
    low = value.low if value.low is not None else value.point
    high = value.high if value.high is not None else value.point
    left, right = (_percent(low or 0, full), _percent(high if high is not None else full, full))
    claims = tuple(item.claim for item in values)
    return Mark(label, _shape(value, low, high), left, right, claims, value.origin, value.part_of)


def _shape(value: CountValue, low: int | None, high: int | None) -> str:
    if value.form in words.WORD_FORMS or (low is None and high is None):
        return "word"
    if high is None:
        return "from"
    if low is None:
        return "upto"
    if low != high:
        return "range"
    return "about" if value.form == "approximately" else "point"


def _number_ticks(top: int, full: float) -> tuple[Tick, ...]:
    """Zero and two to five round numbers."""
    step = next((unit * 10**power for power in range(12) for unit in _NICE if top / (unit * 10**power) <= 4), 10**12)
    return tuple(Tick(_percent(n, full), words.number(n)) for n in range(0, top + 1, step))


def timeline(dates: Iterable[DatedRole], undated: Iterable[tuple[str, str, str]]) -> Scale:
    """Dates by role, earliest first. `undated`: (role, wording, claim) of open dates; they are listed, not placed."""
    groups: dict[tuple[str, str], list[DatedRole]] = {}
    for item in sorted(dates, key=lambda row: (row.edtf, row.role)):
        groups.setdefault((item.role, item.edtf), []).append(item)
    placed = {key: extent(key[1]) for key in groups}
    days = [day for pair in placed.values() for day in pair if day is not None]
    first, last = _padded(days)
    marks = [_dated(key, placed[key], rows, first, last) for key, rows in groups.items()]
    marks += [Mark("open", "word", 0, 0, (claim,), role=role, wording=wording) for role, wording, claim in undated]
    return Scale("dates", tuple(marks), _date_ticks(first, last) if days else ())


def _dated(
    key: tuple[str, str], pair: tuple[date | None, date | None], rows: Sequence[DatedRole], first: date, last: date
) -> Mark:
    start, end = pair
    wording = " / ".join(dict.fromkeys(row.wording for row in rows if row.wording))
    shape = "word" if start is None and end is None else "upto" if start is None else "from" if end is None else "range"
    if start is not None and start == end:
        shape = "point"
    left = _day(start or first, first, last)
    right = _day(end or last, first, last)
    claims = tuple(dict.fromkeys(row.claim for row in rows if row.claim))
    return Mark(words.date(key[1]), shape, left, right, claims, role=key[0], wording=wording)


def _padded(days: Sequence[date]) -> tuple[date, date]:
    """The span of the dates with a twelfth of air on each side, at least two weeks."""
    if not days:
        return date.min, date.max
    first, last = min(days), max(days)
    air = timedelta(days=max(14, (last - first).days // 12))
    return max(date.min + air, first) - air, min(date.max - air, last) + air


def _date_ticks(first: date, last: date) -> tuple[Tick, ...]:
    """Starts of years, or of months within two years; at most six, labelled no finer than they are."""
    yearly = (last - first).days > 730
    starts = [
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in ((1,) if yearly else range(1, 13))
    ]
    inside = [day for day in starts if first <= day <= last]
    thinned = inside[:: max(1, -(-len(inside) // 5))]
    name = "%Y" if yearly else "%Y-%m"
    return tuple(Tick(_day(day, first, last), day.strftime(name)) for day in thinned)


def _day(day: date, first: date, last: date) -> float:
    return _percent((day - first).days, (last - first).days or 1)


def _percent(value: float, full: float) -> float:
    return round(100 * value / full, 2)
