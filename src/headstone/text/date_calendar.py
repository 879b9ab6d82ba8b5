"""Readers of calendar dates: days, months, years, seasons, decades, in figures and in words."""

from collections.abc import Sequence

from headstone.text import date_words as words
from headstone.text.date_values import CalendarDate, Decade, Expression, NumericDate
from headstone.text.number_role_words import COUNTED
from headstone.text.number_roles import role_of
from headstone.text.number_site import Site
from headstone.text.number_words import Core
from headstone.text.tokens import Token, word_set

DASHES = frozenset("-‐‑–—")


def word_at(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def is_small(raw: str) -> bool:
    return len(raw) <= 2 and raw.isdecimal()


def is_glued(tokens: Sequence[Token], at: int) -> bool:
    return 0 < at < len(tokens) and tokens[at].start == tokens[at - 1].end


def day_at(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Day of the month and the index after it: "7", "7th", "the 7th"."""
    if word_at(tokens, at) == "the":
        at += 1
    if at >= len(tokens) or not is_small(tokens[at].raw) or not 1 <= int(tokens[at].raw) <= 31:
        return None
    day, stop = int(tokens[at].raw), at + 1
    if word_at(tokens, stop) in ("st", "nd", "rd", "th", "º", "er") and is_glued(tokens, stop):
        stop += 1
    return day, stop


def year_after(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    """A year at `at`, a comma or "of" before it looked through; not where it counts something ("March 1500 men")."""
    step = at
    while word_at(tokens, step) in (",", "of", "de", "del", ".") and step - at < 2:
        step += 1
    if step >= len(tokens) or not is_year(tokens[step].raw):
        return None, at
    if word_at(tokens, step + 1) in COUNTED and counts(tokens, step):
        return None, at
    return int(tokens[step].raw), step + 1


def is_year(raw: str) -> bool:
    return len(raw) == 4 and raw.isdecimal() and 1000 <= int(raw) <= 2100


def counts(tokens: Sequence[Token], at: int) -> bool:
    core = Core(at + 1, int(tokens[at].raw), "digits")
    return role_of(Site(tokens, at, at + 1, core, "", "")) == ""


def month_at(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Month and the index after it (the full stop of "Oct." included)."""
    if at >= len(tokens):
        return None
    found = words.MONTHS.get(tokens[at].lower)
    # "may", "march" in lower case are verbs, "august" an adjective; other languages write their months small.
    if found is None or (tokens[at].lower in words.CAPITAL_MONTHS and not tokens[at].raw[0].isupper()):
        return None
    short = len(tokens[at].raw) <= 4 and word_at(tokens, at + 1) == "." and is_glued(tokens, at + 1)
    return found, at + 2 if short else at + 1


def of_that_year(tokens: Sequence[Token], at: int) -> int:
    """The index after "of that year", "in the same year"; `at` where no such words stand."""
    if word_at(tokens, at) not in ("of", "in") or word_at(tokens, at + 1) not in ("the", "that"):
        return at
    same = 1 if word_at(tokens, at + 2) == "same" else 0
    that = word_at(tokens, at + 1) == "that" or same
    return at + 3 + same if that and word_at(tokens, at + 2 + same) == "year" else at


def _year_beside(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """ "last year", "of this year" behind a month or a day: years from the anchor's, and the index after it."""
    step = at + 1 if word_at(tokens, at) in ("of", ",") else at
    shift = {"last": -1, "this": 0, "next": 1}.get(word_at(tokens, step))
    return (shift, step + 2) if shift is not None and word_at(tokens, step + 1) == "year" else None


def _dated(tokens: Sequence[Token], at: int, after: int, month: int, day: int | None) -> Expression:
    """The date with the year behind it, if there is one; "of that year" belongs to it as well."""
    year, stop = year_after(tokens, after)
    if year is not None:
        return Expression(at, stop, CalendarDate(year, month, day))
    years = _year_beside(tokens, after)
    if years is not None:
        return Expression(at, years[1], CalendarDate(None, month, day, years=years[0]))
    that = of_that_year(tokens, after)
    return Expression(at, undotted(tokens, after) if that == after else that, CalendarDate(None, month, day))


def day_month(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "14 May 2012", "7th of November", "14 de mayo de 2013"."""
    day = day_at(tokens, at)
    if day is None:
        return None
    stop = day[1]
    if word_at(tokens, stop) in ("of", "de", ".", "d"):
        stop += 1
    found = month_at(tokens, stop)
    if found is None:
        return None
    return _dated(tokens, at, found[1], found[0], day[0])


_AND = word_set("and & und et y e en og och i и")


def paired_day(tokens: Sequence[Token], at: int) -> Expression | None:
    """The "3" of "3 and 9 May"."""
    day = day_at(tokens, at)
    if day is None or word_at(tokens, day[1]) not in _AND:
        return None
    second = day_month(tokens, day[1] + 1)
    if second is None or not isinstance(second.time, CalendarDate):
        return None
    return Expression(at, day[1], CalendarDate(second.time.year, second.time.month, day[0]))


def second_day(tokens: Sequence[Token], at: int) -> Expression | None:
    """The "6" of "July 4 and 6"."""
    if at < 3 or word_at(tokens, at - 1) not in ("and", "&") or not is_small(tokens[at].raw):
        return None
    found = month_at(tokens, at - 3)
    first = day_at(tokens, at - 2)
    second = day_at(tokens, at)
    if found is None or found[1] != at - 2 or first is None or second is None or word_at(tokens, second[1]).isalpha():
        return None
    year, stop = year_after(tokens, second[1])
    return Expression(at, stop, CalendarDate(year, found[0], second[0])) if second[0] > first[0] else None


def undotted(tokens: Sequence[Token], stop: int) -> int:
    """Without the full stop, where it may close the sentence as well as the short month."""
    return stop - 1 if stop == len(tokens) and tokens[stop - 1].raw == "." else stop


def month_day(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "May 14, 2012", "November 7th", "March the 3rd"."""
    found = month_at(tokens, at)
    if found is None:
        return None
    day = day_at(tokens, found[1])
    if day is None or word_at(tokens, day[1]) in ("people", "%", "percent", "million", "years"):
        return None
    if word_at(tokens, day[1]) in ("and", "&") and (second := day_at(tokens, day[1] + 1)) is not None:
        year, _ = year_after(tokens, second[1])  # "July 4 and 6, 1941": the year is of both
        return Expression(at, day[1], CalendarDate(year, found[0], day[0]))
    return _dated(tokens, at, day[1], found[0], day[0])


_BEFORE_MONTH = word_set(
    "in of since until till by during before after from between through early mid late last this next to end start "
    "beginning and around"
)


def month(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "March 2017", "in May", "October"."""
    found = month_at(tokens, at)
    if found is None:
        return None
    year, stop = year_after(tokens, found[1])
    if year is not None:
        return Expression(at, stop, CalendarDate(year, found[0]))
    if word_at(tokens, found[1]) in ("and", "or") and (second := month_at(tokens, found[1] + 1)) is not None:
        year, _ = year_after(tokens, second[1])  # "January and February 2011": the year is of both
        if year is not None:
            return Expression(at, found[1], CalendarDate(year, found[0]))
    name = tokens[at].lower
    if name not in words.ENGLISH_MONTHS and name not in words.SHY_MONTHS:
        return None
    sure = word_at(tokens, at - 1) in _BEFORE_MONTH | DASHES or (
        word_at(tokens, at + 1) in DASHES and word_at(tokens, at + 2) in words.ENGLISH_MONTHS
    )
    if not tokens[at].raw[0].isupper() or (name in words.SHY_MONTHS and not sure):
        return None
    return _dated(tokens, at, found[1], found[0], None)


def iso(tokens: Sequence[Token], at: int) -> Expression | None:
    """2012-05-14 and 2016/11/07."""
    if (
        not is_year(tokens[at].raw)
        or at + 4 >= len(tokens)
        or not all(is_glued(tokens, at + step) for step in (1, 2, 3, 4))
    ):
        return None
    marks = {tokens[at + 1].raw, tokens[at + 3].raw}
    month, day = tokens[at + 2].raw, tokens[at + 4].raw
    if marks not in ({"-"}, {"/"}) or not (is_small(month) and is_small(day)) or not 1 <= int(month) <= 12:
        return None
    return Expression(at, at + 5, CalendarDate(int(tokens[at].raw), int(month), int(day)))


def numeric(tokens: Sequence[Token], at: int) -> Expression | None:
    """08/12/2011, 8-12-2016, 8.12.2016."""
    dotted = tokens[at].raw.split(".")
    if (
        len(dotted) == 3
        and all(part.isdecimal() for part in dotted)
        and is_year(dotted[2])
        and max(map(int, dotted[:2])) <= 31
    ):
        return Expression(at, at + 1, NumericDate(int(dotted[0]), int(dotted[1]), int(dotted[2]), dotted=True))
    if at + 4 >= len(tokens) or not all(is_glued(tokens, at + step) for step in (1, 2, 3, 4)):
        return None
    first, second, year = (tokens[at + step].raw for step in (0, 2, 4))
    marks = {tokens[at + 1].raw, tokens[at + 3].raw}
    if marks not in ({"/"}, {"-"}) or not (is_small(first) and is_small(second) and is_year(year)):
        return None
    return Expression(at, at + 5, NumericDate(int(first), int(second), int(year)))


def year_alone(text: str, tokens: Sequence[Token], at: int) -> Expression | None:
    if not is_year(tokens[at].raw):
        return None
    core = Core(at + 1, int(tokens[at].raw), "digits")
    if role_of(Site(tokens, at, at + 1, core, "", text)) != "year":
        return None
    return Expression(at, at + 1, CalendarDate(year=int(tokens[at].raw)))


def decade(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "1980s", "'90s"."""
    short = tokens[at].raw in "'’‘" and at + 1 < len(tokens) and is_small(tokens[at + 1].raw)
    number = at + 1 if short else at
    if word_at(tokens, number + 1) != "s" or not is_glued(tokens, number + 1) or not tokens[number].raw.isdecimal():
        return None
    if short and int(tokens[number].raw) % 10 == 0:
        return Expression(at, number + 2, Decade(1900 + int(tokens[number].raw)))
    year = int(tokens[number].raw)
    return Expression(at, number + 2, Decade(year)) if is_year(tokens[number].raw) and year % 10 == 0 else None
