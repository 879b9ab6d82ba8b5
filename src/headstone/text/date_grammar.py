"""Tokens → time expressions, not yet resolved. English; month names of other languages are read too.

Each reader takes the tokens and an index and answers with an `Expression` or None. Nothing here knows a calendar or an
anchor: that is `date_resolve`.
"""

from collections.abc import Sequence
from dataclasses import replace

from headstone.text.date_calendar import (
    DASHES,
    day_at,
    day_month,
    decade,
    is_small,
    iso,
    month,
    month_day,
    numeric,
    paired_day,
    second_day,
    year_after,
    year_alone,
)
from headstone.text.date_relative import amount, determined, elsewhere, named_day, parted, weekday
from headstone.text.date_story import (
    before_christ,
    century,
    day_part,
    feast,
    hijri,
    old_year,
    reference,
    season,
)
from headstone.text.date_values import Between, CalendarDate, Expression, NamedDay, Time, Weekday
from headstone.text.tokens import Token


def read_time(text: str, tokens: Sequence[Token], at: int) -> Expression | None:
    """The time expression that starts at token `at`, ranges first; None where none does."""
    opener = tokens[at].lower
    if opener in ("between", "from") and at + 1 < len(tokens):
        ranged = _range(text, tokens, at + 1, opener)
        return None if ranged is None else Expression(at, ranged.stop, ranged.time)
    return _range(text, tokens, at, "") or _point(text, tokens, at)


def _range(text: str, tokens: Sequence[Token], at: int, opener: str) -> Expression | None:
    """ "March 11th and 16th" after "between", "11-16 March", "from 2014 to 2017", "Friday to Wednesday"."""
    first = _point(text, tokens, at) or _bare_day(tokens, at)
    if first is None or not _links(tokens, first.stop, opener):
        return None
    after = first.stop + 1
    last = _point(text, tokens, after) or _short_year(tokens, first) or _bare_day(tokens, after)
    if last is None or isinstance(last.time, Between):
        return None
    both = shared(first.time, last.time)
    return None if both is None else Expression(at, last.stop, replace(both, cuts=(at, first.stop, after)))


def _links(tokens: Sequence[Token], at: int, opener: str) -> bool:
    if at + 1 >= len(tokens):
        return False
    link = tokens[at].lower
    if link in DASHES:
        return (opener == "" and tokens[at].end == tokens[at + 1].start) or link != "-"
    return link in ("to", "through", "until", "till") or (link == "and" and opener == "between")


def shared(first: Time, last: Time) -> Between | None:
    """Both ends, each given what only the other one says (month, year). None where the two make no range."""
    if isinstance(first, CalendarDate) and isinstance(last, CalendarDate):
        if first.month is None and first.year is None and last.month is None:
            return None
        if first.day is not None and last.day is None and last.month is not None:
            return None
        month = first.month or last.month
        year = first.year or last.year
        low = CalendarDate(
            first.year or last.year,
            first.month or (last.month if first.day else None),
            first.day,
            first.weekday,
            None,
            first.part,
        )
        high = CalendarDate(
            last.year or year, last.month or (month if last.day else None), last.day, last.weekday, None, last.part
        )
        return Between(low, high)
    if type(first) is type(last) and isinstance(first, Weekday | NamedDay):
        return Between(first, last)
    if (
        isinstance(first, CalendarDate | Weekday)
        and isinstance(last, CalendarDate | Weekday | NamedDay)
        and not isinstance(first, type(last))
    ):
        return (
            None
            if isinstance(first, CalendarDate) and first.month is None and first.year is None
            else Between(first, last)
        )
    return None


def _bare_day(tokens: Sequence[Token], at: int) -> Expression | None:
    day = day_at(tokens, at)
    if day is None:
        return None
    year, stop = year_after(tokens, day[1])
    return Expression(at, stop, CalendarDate(year, None, day[0]))


def _short_year(tokens: Sequence[Token], first: Expression) -> Expression | None:
    """The "15" of "2014-15"."""
    at = first.stop + 1
    whole = isinstance(first.time, CalendarDate) and first.time.year and not first.time.month
    if not whole or not isinstance(first.time, CalendarDate) or at >= len(tokens) or not is_small(tokens[at].raw):
        return None
    year = (first.time.year or 0) // 100 * 100 + int(tokens[at].raw)
    return Expression(at, at + 1, CalendarDate(year=year)) if year > (first.time.year or 0) else None


def _point(text: str, tokens: Sequence[Token], at: int) -> Expression | None:
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.digit:
        return (
            iso(tokens, at)
            or hijri(tokens, at)
            or numeric(tokens, at)
            or before_christ(tokens, at)
            or century(tokens, at)
            or day_month(tokens, at)
            or paired_day(tokens, at)
            or second_day(tokens, at)
            or amount(tokens, at)
            or decade(tokens, at)
            or year_alone(text, tokens, at)
            or old_year(tokens, at)
        )
    if not token.word:
        return decade(tokens, at)
    for reader in _READERS:
        found = reader(tokens, at)
        if found is not None:
            return found
    return None


_READERS = (
    hijri, weekday, before_christ, month_day, month, day_part, parted, determined, named_day, season, century, feast,
    amount, elsewhere, reference,
)  # fmt: skip
