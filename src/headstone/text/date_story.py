"""Readers of what histories are told in, beside the dates of news: years before Christ, centuries, seasons, feasts,
parts of a day, and words that name no date ("now", "former").
"""

from collections.abc import Sequence

from headstone.text import date_hijri
from headstone.text import date_words as words
from headstone.text.date_calendar import (
    DASHES,
    day_at,
    day_month,
    is_glued,
    is_small,
    is_year,
    month_day,
    of_that_year,
    word_at,
    year_after,
)
from headstone.text.date_values import (
    BeforeChrist,
    CalendarDate,
    Century,
    Elsewhere,
    Expression,
    Reference,
    Season,
)
from headstone.text.tokens import Token, word_set


def before_christ(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "321 BC", "the 310s BCE", the "321" of "321-319 B.C."; also behind a month or a season."""
    month, season, step = words.ENGLISH_MONTHS.get(word_at(tokens, at)), word_at(tokens, at), at
    if month or season in words.SEASONS:
        step += 2 if word_at(tokens, at + 1) in ("of", "in") else 1
    year = _bare_year(tokens, step)
    if year is None:
        return None
    decade = word_at(tokens, step + 1) == "s" and is_glued(tokens, step + 1)
    stop = step + 2 if decade else step + 1
    era = _era(tokens, stop) or _era_of_range(tokens, stop)
    if era is None:
        return None
    if decade:
        return Expression(at, era, BeforeChrist(year + 9, years=10))
    return Expression(at, era, BeforeChrist(year, month, "" if month or step == at else season))


def _bare_year(tokens: Sequence[Token], at: int) -> int | None:
    raw = tokens[at].raw if at < len(tokens) else ""
    return int(raw) if raw.isdecimal() and raw.isascii() and len(raw) <= 4 and int(raw) > 0 else None


def _era(tokens: Sequence[Token], at: int) -> int | None:
    """Index after "BC", "BCE" or "B.C."."""
    if word_at(tokens, at) in ("bc", "bce"):
        return at + 1
    dotted = [word_at(tokens, at + step) for step in range(4)] == ["b", ".", "c", "."]
    return at + 4 if dotted and is_glued(tokens, at + 1) else None


def _era_of_range(tokens: Sequence[Token], at: int) -> int | None:
    """The first year of "321-319 BC" ends where it stands: the era is behind the second."""
    linked = word_at(tokens, at) in (*DASHES, "to", "and", "or", "/") and _bare_year(tokens, at + 1) is not None
    return at if linked and _era(tokens, at + 2) is not None else None


CENTURY_WORDS = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
)  # fmt: skip
_CENTURIES = {name: number for number, name in enumerate(CENTURY_WORDS, 10)}


def century(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "the 19th century", "nineteenth-century", "the 4th century BC"."""
    start = at
    if word_at(tokens, at) == "the":
        at += 1
    number, stop = _CENTURIES.get(word_at(tokens, at)), at + 1
    if at < len(tokens) and is_small(tokens[at].raw) and word_at(tokens, stop) in ("st", "nd", "rd", "th"):
        number, stop = int(tokens[at].raw), stop + 1
    elif [word_at(tokens, at + step) for step in range(3)] == ["twenty", "-", "first"]:
        number, stop = 21, at + 3
    if word_at(tokens, stop) in DASHES:
        stop += 1
    if not number or number > 21 or word_at(tokens, stop) not in ("century", "centuries"):
        return None
    era = _era(tokens, stop + 1)
    time = BeforeChrist(number * 100, years=100) if era else Century(number)
    return Expression(start, era or stop + 1, time)


_BEFORE_SEASON = word_set("the in that by during until since early mid late next last same following and of all this")
_AFTER_SEASON = word_set("offensive offensives campaign campaigns season rains harvest fighting")


def season(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "summer of 1995", "spring 2015", "in the autumn", "that winter", "the summer of that year"."""
    start = at + 1 if word_at(tokens, at) in ("the", "that") else at
    name = word_at(tokens, start)
    if name not in words.SEASONS:
        return None
    year, stop = year_after(tokens, start + 1)
    if year is not None:
        return Expression(at, stop, Season(name, year))
    stop = of_that_year(tokens, start + 1)
    if stop > start + 1 or word_at(tokens, start + 1) in _AFTER_SEASON:
        return Expression(at, stop, Season(name))
    # A fall is of a town more often than a season, a spring may run with water.
    sure = word_at(tokens, start - 1) in _BEFORE_SEASON and word_at(tokens, stop) not in ("of", "water", "to", "from")
    if name == "fall" and word_at(tokens, start - 2) != "in":
        return None
    return Expression(at, start + 1, Season(name)) if sure else None


def feast(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "Christmas 1911", "Christmas Eve", "New Year's Day 1911"."""
    names = [word_at(tokens, at + step) for step in range(3)]
    if names[0] == "christmas":
        named = names[1] in ("day", "eve")
        date, stop = (12, 24 if names[1] == "eve" else 25), at + 2 if named else at + 1
    elif names[:2] == ["new", "year"] and names[2] in ("day", "eve"):
        date, stop, named = ((12, 31) if names[2] == "eve" else (1, 1)), at + 3, True
    else:
        return None
    year, stop = year_after(tokens, stop)
    return Expression(at, stop, CalendarDate(year, *date)) if named or year else None


def day_part(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "the night of 3 May", "early on the morning of May 4", "that afternoon"."""
    step = at
    while word_at(tokens, step) in ("the", "early", "late", "in", "on", "very") and step - at < 4:
        step += 1
    if word_at(tokens, step) == "morning" and word_at(tokens, step + 1) == "hours":
        step += 1
    named = word_at(tokens, step) in (*words.DAY_PARTS, "dawn", "hours")
    if not named or word_at(tokens, step + 1) not in ("of", "on"):
        return None
    inner = _day(tokens, step + 2)
    return None if inner is None else Expression(at, inner.stop, inner.time)


def _day(tokens: Sequence[Token], at: int) -> Expression | None:
    """A day, or the first of "3-4 May"."""
    if at >= len(tokens):
        return None
    found = day_month(tokens, at) or month_day(tokens, at)
    if found is None and is_small(tokens[at].raw) and word_at(tokens, at + 1) in (*DASHES, "to", "and"):
        second = day_month(tokens, at + 2) if at + 2 < len(tokens) else None
        if second is not None and isinstance(second.time, CalendarDate):
            date = second.time
            found = Expression(at, at + 1, CalendarDate(date.year, date.month, int(tokens[at].raw)))
    return found


_REFERENCES = {
    ("right", "now"): "present", ("by", "now"): "present", ("now",): "present", ("currently",): "present",
    ("current",): "present", ("nowadays",): "present", ("at", "present"): "present", ("present", "day"): "present",
    ("these", "days"): "present", ("the", "time", "being"): "present", ("at", "this", "time"): "present",
    ("to", "date"): "present",
    ("former",): "past", ("formerly",): "past", ("recent",): "past", ("recently",): "past", ("the", "past"): "past",
    ("the", "future"): "future", ("future",): "future",
}  # fmt: skip
REFERENCE_WORDS = frozenset(phrase[0] for phrase in _REFERENCES)
REFERENCE_ENDS = frozenset(phrase[-1] for phrase in _REFERENCES)


def reference(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "now", "former", "the future": a time that is no date."""
    for size in (3, 2, 1):
        when = _REFERENCES.get(tuple(word_at(tokens, at + step) for step in range(size)))
        if when is not None:
            after = word_at(tokens, at + size)
            either = word_at(tokens, at) == "former" and word_at(tokens, at - 1) == "the" and not after.isalpha()
            return None if either else Expression(at, at + size, Reference(when))
    return None


def hijri(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "10 Muharram 1436 AH", "Ramadan 1435", "1435 AH"."""
    day = day_at(tokens, at) if tokens[at].digit else None
    start = day[1] if day else at
    raws = [token.raw for token in tokens[start : start + _HIJRI_TOKENS]]
    found = date_hijri.read(raws, 0, day[0] if day else None) if raws else None
    return None if found is None else Expression(at, start + found[1], found[0])


HIJRI_OPENERS = word_set(
    "muharram muharam safar rabi rabi' rabiul jumada jumadal rajab shaban sha'ban sha’ban shaaban ramadan ramadhan "
    "shawwal dhu dhul zulkaidah zulhijjah zulqidah"
)
_HIJRI_TOKENS = 8  # the longest name, its year and its era


def year_of_story(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "the end of the year", "later in the month": the year or month that the text tells of, as parts of dates."""
    if word_at(tokens, at) in ("year", "month") and word_at(tokens, at - 1) in ("the", "that"):
        own = word_at(tokens, at - 1) == "the"
        return Expression(at, at + 1, Elsewhere(0, word_at(tokens, at), whole=True, own=own))
    return None


def old_year(tokens: Sequence[Token], at: int) -> Expression | None:
    """A year before 1900 that stands as a year does: "(1850)", "1821-1829"."""
    if not is_year(tokens[at].raw):
        return None
    before, after = word_at(tokens, at - 1), word_at(tokens, at + 1)
    linked = after in DASHES and is_glued(tokens, at + 1) and is_glued(tokens, at + 2)
    ranged = linked and at + 2 < len(tokens) and is_year(tokens[at + 2].raw)
    behind = before in DASHES and is_glued(tokens, at) and at > 1 and is_year(tokens[at - 2].raw)
    if ranged and not 0 < int(tokens[at + 2].raw) - int(tokens[at].raw) <= _LONGEST_SPAN:
        return None
    bracketed = before == "(" and after == ")"
    return Expression(at, at + 1, CalendarDate(int(tokens[at].raw))) if ranged or behind or bracketed else None


_LONGEST_SPAN = 60  # years; a longer stretch of figures is more often two amounts
