"""What a pattern of time is filled with: a day, a month, a year, an amount of time, … One small reader a slot.

A reader takes the words and an index and answers with (value, index after it), or None.
"""

from collections.abc import Callable
from typing import Any

from headstone.text.date_table import Table
from headstone.text.date_words_of import Word, form_at, glued, phrase_at, phrase_before

Read = tuple[Any, int] | None
_MONTH_MARKS = {"(": ")", "/": "", "-": ""}


def day(table: Table, words: list[Word], at: int) -> Read:
    """ "7", "7.", "1er", "12-го", "primero"."""
    named = phrase_at(table.of("days"), words, at)
    if named is not None or at >= len(words):
        return named
    number = words[at].number
    if (
        number is None
        or not 1 <= number <= 31
        or len(words[at].raw) > 2
        or (glued(words, at) and _in_number(words, at))
    ):
        return None
    stop = at + 1
    if "dotted_days" in table.flags and form_at(words, stop) == "." and glued(words, stop):
        stop += 1
    suffix = stop + 1 if form_at(words, stop) in ("-", "\u2011", ".") and glued(words, stop) else stop
    if glued(words, suffix) and phrase_at(table.of("suffixes"), words, suffix):
        stop = suffix + 1
    return number, stop


def _in_number(words: list[Word], at: int) -> bool:
    """A figure glued to a figure by a mark: "7,5", "12.05"."""
    return words[at - 1].raw in ".,:" and at > 1 and words[at - 2].number is not None


def month(table: Table, words: list[Word], at: int) -> Read:
    """ "мая", "окт.", "أيار/مايو", "أيار (مايو)"."""
    found = phrase_at(table.of("months"), words, at)
    if found is None:
        return None
    value, stop = found
    if form_at(words, stop) == "." and glued(words, stop) and is_short_month(table, words, at):
        stop += 1
    closing = _MONTH_MARKS.get(form_at(words, stop))
    if closing is not None:
        second = phrase_at(table.of("months"), words, stop + 1)
        if second and second[0] == value and (not closing or form_at(words, second[1]) == closing):
            stop = second[1] + bool(closing)
    return value, stop


def is_short_month(table: Table, words: list[Word], at: int) -> bool:
    """ "jan", "mar": also names and words, so they need a day or a year beside them."""
    form = form_at(words, at)
    months = [row for rows in table.of("months").values() for row in rows]
    values = {row.value for row in months if row.words == (form,)}
    return len(form) <= _SHORT and any(
        row.value in values and row.words[0].startswith(form) and len(row.words[0]) > len(form) + 1 for row in months
    )


_SHORT = 4  # letters of a short month ("sept")


def year(table: Table, words: list[Word], at: int) -> Read:
    if at >= len(words) or len(words[at].raw) != 4:
        return None
    number = words[at].number
    marked = form_at(words, at + 1) in (".", ",", ":") and glued(words, at + 1) and glued(words, at + 2)
    if number is None or not 1000 <= number <= 2100 or (marked and words[at + 2].number is not None):
        return None
    return number, at + 1


def amount(table: Table, words: list[Word], at: int) -> Read:
    """((count or None, unit, hedge), stop): "más de dos años", "يومين", "kilka dni", "tydzień"."""
    return _amount(table, words, at, bare=True)


def counted(table: Table, words: list[Word], at: int) -> Read:
    """An amount whose number is written, a vague one included."""
    return _amount(table, words, at, bare=False)


def _amount(table: Table, words: list[Word], at: int, bare: bool) -> Read:
    hedge, start = "", at
    for name in ("more", "less", "about"):
        found = phrase_at(table.of(name), words, at)
        if found is not None:
            hedge, start = name, found[1]
            break
    dual = phrase_at(table.of("duals"), words, start)
    if dual is not None and isinstance(dual[0], tuple):
        return (*dual[0], hedge), dual[1]
    count, stop = _count(table, words, start)
    unit = phrase_at(table.of("unit"), words, stop)
    if unit is None or not isinstance(unit[0], tuple):
        return None
    one, name = unit[0]
    if count is None and (not bare or (one is not None and _names_a_date(table, words, unit[1]))):
        return None
    return ((one if count is None else count or None), name, hedge), unit[1]


def _names_a_date(table: Table, words: list[Word], at: int) -> bool:
    """What makes of "قبل عام" (a year ago) "قبل عام 2014": a figure, month or weekday behind the unit."""
    figure = at < len(words) and words[at].number is not None
    return figure or any(phrase_at(table.of(name), words, at) is not None for name in ("months", "weekdays"))


def _count(table: Table, words: list[Word], at: int) -> tuple[int | None, int]:
    """A number (0 where it is vague: "some"), None where none is written, and the index after it."""
    if at < len(words) and words[at].number is not None:
        return words[at].number, at + 1
    for name in ("numbers", "more_numbers"):
        found = phrase_at(table.of(name), words, at)
        if found is not None and isinstance(found[0], int):
            return found[0], found[1]
    vague = phrase_at(table.of("vague"), words, at)
    return (0, vague[1]) if vague else (None, at)


def count(table: Table, words: list[Word], at: int) -> Read:
    """A number, 0 where it is vague."""
    found, stop = _count(table, words, at)
    return None if found is None else (found, stop)


def unit(table: Table, words: list[Word], at: int) -> Read:
    found = phrase_at(table.of("unit"), words, at)
    return (found[0][1], found[1]) if found and isinstance(found[0], tuple) else None


def period(table: Table, words: list[Word], at: int) -> Read:
    """What can be the last or the next one: ("unit", "week"), ("weekday", 0), ("month", 5), ("season", "summer")."""
    for kind, read in (("unit", unit), ("month", month), ("weekday", weekday), ("season", season)):
        found = read(table, words, at)
        if found is not None:
            return (kind, found[0]), found[1]
    return None


def weekday(table: Table, words: list[Word], at: int) -> Read:
    return phrase_at(table.of("weekdays"), words, at)


def years(table: Table, words: list[Word], at: int) -> Read:
    """ "last year" beside a month: -1, 0 or 1."""
    for name, shift in (("last", -1), ("this", 0), ("next", 1)):
        found = phrase_at(table.of(f"{name}_year"), words, at)
        if found is not None:
            return shift, found[1]
        before = phrase_at(table.of(name), words, at)
        noun = unit(table, words, before[1] if before else at)
        if noun is None or noun[0] != "year":
            continue
        if before is not None:
            return shift, noun[1]
        after = phrase_at(table.of(f"{name}_after"), words, noun[1])
        if after is not None:
            return shift, after[1]
    return None


def season(table: Table, words: list[Word], at: int) -> Read:
    return phrase_at(table.of("seasons"), words, at)


def named(table: Table, words: list[Word], at: int) -> Read:
    """ "ayer"; "la mañana" is the morning, "اليوم الأول" the first day."""
    found = phrase_at(table.of("named"), words, at)
    if found is None or found[1] > at + 1:
        return found
    other = phrase_before(table.of("not_after"), words, at) is not None or phrase_at(
        table.of("not_before"), words, found[1]
    )
    return None if other else found


def decade(table: Table, words: list[Word], at: int) -> Read:
    """ "1980", "80", or a word: the first year of the ten."""
    if at < len(words) and (number := words[at].number) is not None:
        if number % 10 or len(words[at].raw) not in (2, 4) or not (10 <= number <= 90 or 1000 <= number <= 2100):
            return None
        return (number if number >= 1000 else 1900 + number), at + 1
    return _decade_word(table, words, at, "decades")


def decade_alone(table: Table, words: list[Word], at: int) -> Read:
    """A word that is a decade without "years" beside it: "восьмидесятые"."""
    return _decade_word(table, words, at, "decade_alone")


def _decade_word(table: Table, words: list[Word], at: int, name: str) -> Read:
    found = phrase_at(table.of(name), words, at)
    return (1900 + found[0], found[1]) if found and isinstance(found[0], int) else None


SLOTS: dict[str, Callable[[Table, list[Word], int], Read]] = {
    "day": day,
    "month": month,
    "year": year,
    "amount": amount,
    "counted": counted,
    "count": count,
    "unit": unit,
    "period": period,
    "weekday": weekday,
    "years": years,
    "season": season,
    "named": named,
    "decade": decade,
    "decade_alone": decade_alone,
}
_NUMBERS = ("numbers", "more_numbers", "vague")
_AMOUNTS = ("more", "less", "about", "duals", *_NUMBERS)
# The classes whose words may open a slot, and whether a figure may.
OPENS: dict[str, tuple[tuple[str, ...], bool]] = {
    "day": (("days",), True),
    "month": (("months",), False),
    "year": ((), True),
    "amount": ((*_AMOUNTS, "unit"), True),
    "counted": (_AMOUNTS, True),
    "count": (_NUMBERS, True),
    "unit": (("unit",), False),
    "period": (("unit", "months", "weekdays", "seasons"), False),
    "weekday": (("weekdays",), False),
    "years": ((), False),
    "season": (("seasons",), False),
    "named": (("named",), False),
    "decade": (("decades",), True),
    "decade_alone": (("decade_alone",), False),
}
