"""The patterns in which languages name a time, one table for all of them; a language fills in its words.

"{month}" is a slot or a class of words of the language's table, "?" marks what may be missing. A row of a class that a
language does not have is none of its rows. Order of words is where languages differ ("last week", "la semana pasada",
"minggu lalu"): so most meanings have a row for the word before and one for the word after (`…_after`).
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from headstone.text import date_values as values
from headstone.text.date_slots import OPENS, SLOTS
from headstone.text.date_table import Table

Slots = Mapping[str, Any]
FIGURE = "0"  # key of the rows that a figure may open

_ROWS = """
date: {the}? {weekday}? {comma}? {the}? {day} {of}? {month} {comma}? {of}? {year_noun}? {year} {year_after}?
date: {the}? {weekday}? {comma}? {the}? {day} {of}? {month} {comma}? {of}? {the}? {years}
date: {month_noun}? {of}? {month} {of}? {the}? {years}
date: {the}? {weekday}? {comma}? {the}? {day} {of}? {month}
date: {month} {comma}? {of}? {year_noun}? {year} {year_after}?
date: {month_noun} {of}? {month} {comma}? {of}? {year_noun}? {year} {year_after}?
date: {month_noun} {of}? {month}
date: {year_noun} {year} {year_after}?
date: {year} {year_after}
bare_month: {month}
the_year: {early} {the}? {unit}
the_year_mid: {mid} {the}? {unit}
the_year_late: {late} {the}? {unit}
bare_year: {year}
last: {the}? {last} {period}
last: {the}? {period} {last_after}
this: {the}? {this} {period}
this: {the}? {period} {this_after}
next: {the}? {next} {period}
next: {the}? {period} {next_after}
last_year: {last_year}
this_year: {this_year}
next_year: {next_year}
weekday: {the}? {weekday} {day_part}?
last_night: {last_night}
named: {the}? {named} {day_part}?
ago: {ago} {amount}
ago: {ago_open}? {amount} {ago_after}
later: {later} {amount}
later: {amount} {later_after}
earlier: {earlier} {amount}
earlier: {amount} {earlier_after}
same: {the}? {same} {unit}
same: {the}? {unit} {same_after}
following: {the}? {following} {unit}
following: {the}? {unit} {following_after}
following_day: {following_day}
previous: {the}? {previous} {unit}
previous: {the}? {unit} {previous_after}
previous_day: {previous_day}
window: {the}? {past} {amount}
window: {the}? {amount} {past_after}
window: {the}? {count} {past} {unit}
window: {the}? {unit} {count} {past_after}
coming: {the}? {coming} {amount}
coming: {the}? {amount} {coming_after}
season: {season} {of}? {year_noun}? {year} {year_after}?
decade: {the}? {decade_noun} {decade} {decade_suffix}?
decade: {the}? {decade} {decade_suffix} {decade_after}?
decade: {decade} {decade_after}
decade: {year_noun} {decade} {decade_suffix}
decade: {the}? {decade_alone} {decade_after}?
early: {early} {inner}
mid: {mid} {inner}
late: {late} {inner}
length: {lasting} {counted}
length: {counted} {lasting_after}
"""


class Element(NamedTuple):
    name: str
    optional: bool


class Row(NamedTuple):
    meaning: str
    elements: tuple[Element, ...]


def rows_of(table: Table) -> Mapping[str, tuple[Row, ...]]:
    """The rows that a language has words for, by the words that may open them."""
    index: dict[str, list[Row]] = {}
    for line in _ROWS.strip().splitlines():
        meaning, _, pattern = line.partition(": ")
        parts = [Element(part.strip("{}?"), part.endswith("?")) for part in pattern.split()]
        elements = tuple(part for part in parts if _known(table, part.name))
        if any(not part.optional and part not in elements for part in parts):
            continue
        for first in _openers(table, elements):
            index.setdefault(first, []).append(Row(meaning, elements))
    return {first: tuple(rows) for first, rows in index.items()}


def _known(table: Table, name: str) -> bool:
    return name in SLOTS or name in ("inner", "comma") or bool(table.of(name))


def _openers(table: Table, elements: tuple[Element, ...]) -> set[str]:
    out: set[str] = set()
    for element in elements:
        classes, figure = OPENS.get(element.name, ((element.name,), False))
        out.update(first for name in classes for first in table.of(name))
        if figure:
            out.add(FIGURE)
        if not element.optional:
            break
    return out


def _date(slots: Slots) -> values.Time:
    year, month, day = slots.get("year"), slots.get("month"), slots.get("day")
    return values.CalendarDate(year, month, day, slots.get("weekday"), years=slots.get("years"))


def _the_year(part: str) -> Callable[[Slots], values.Time | None]:
    """ "at the beginning of the year": the report's own year or month."""

    def build(slots: Slots) -> values.Time | None:
        whole = slots["unit"] in ("year", "month")
        return values.Elsewhere(0, slots["unit"], whole=True, part=part, own=True) if whole else None

    return build


def _shifted(shift: int) -> Callable[[Slots], values.Time | None]:
    def build(slots: Slots) -> values.Time | None:
        kind, value = slots["period"]
        if kind == "weekday":
            return values.Weekday(value, shift)
        if kind == "month":
            return values.CalendarDate(month=value, shift=shift)
        if kind == "season":
            return values.Season(value, None, shift)
        if value == "day":
            return None if shift else values.NamedDay(0)
        return None if value == "hour" else values.Unit(value, shift)

    return build


def _apart(sign: int) -> Callable[[Slots], values.Time]:
    def build(slots: Slots) -> values.Time:
        count, unit, hedge = slots["amount"]
        known = count is not None and hedge not in ("more", "less")
        return values.Elsewhere(sign * count, unit) if known else values.Elsewhere()

    return build


def _stepped(step: int) -> Callable[[Slots], values.Time]:
    return lambda slots: values.Elsewhere(step, slots.get("unit", "day"), whole=True)


def _window(shift: int) -> Callable[[Slots], values.Time]:
    def build(slots: Slots) -> values.Time:
        count, unit = slots["amount"][:2] if "amount" in slots else (slots["count"] or None, slots["unit"])
        return values.Window(count, unit, shift)

    return build


def _parted(part: str) -> Callable[[Slots], values.Time | None]:
    return lambda slots: values.with_part(slots["inner"], part)


# Meaning of a row → the value it makes of its slots; None where it makes none ("last day").
BUILD: dict[str, Callable[[Slots], values.Time | None]] = {
    "date": _date,
    "bare_month": _date,
    "the_year": _the_year("early"),
    "the_year_mid": _the_year("mid"),
    "the_year_late": _the_year("late"),
    "bare_year": _date,
    "last": _shifted(-1),
    "this": _shifted(0),
    "next": _shifted(1),
    "last_year": lambda slots: values.Unit("year", -1),
    "this_year": lambda slots: values.Unit("year", 0),
    "next_year": lambda slots: values.Unit("year", 1),
    "last_night": lambda slots: values.NamedDay(-1),
    "weekday": lambda slots: values.Weekday(slots["weekday"]),
    "named": lambda slots: values.NamedDay(slots["named"]),
    "ago": lambda slots: values.Ago(*slots["amount"]),
    "later": _apart(1),
    "earlier": _apart(-1),
    "same": _stepped(0),
    "following": _stepped(1),
    "following_day": _stepped(1),
    "previous": _stepped(-1),
    "previous_day": _stepped(-1),
    "window": _window(-1),
    "coming": _window(1),
    "season": lambda slots: values.Season(slots["season"], slots["year"]),
    "decade": lambda slots: values.Decade(slots["decade"] if "decade" in slots else slots["decade_alone"]),
    "early": _parted("early"),
    "mid": _parted("mid"),
    "late": _parted("late"),
    "length": lambda slots: values.length_of(slots["counted"]),
}
