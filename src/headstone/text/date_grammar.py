"""Tokens → time expressions, not yet resolved. What stands here is English; month names of other languages are read too.

Each reader takes the tokens and an index and answers with an `Expression` or None. Nothing here knows a calendar or an
anchor: that is `date_resolve`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from headstone.text import date_words as words
from headstone.text.number_roles import Site, role_of
from headstone.text.number_words import Core, read_core
from headstone.text.tokens import Token, word_set

_DASHES = frozenset("-‐‑–—")


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
    """08/12/2016: which is the day is for the resolver to say. `dotted` dates put the day first everywhere."""

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
    """ "the following night", "two days later": hangs on another date of the text."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: "for two years"."""


@dataclass(frozen=True, slots=True)
class Between:
    first: "Time"
    last: "Time"


Time = (
    CalendarDate | NumericDate | Weekday | Unit | NamedDay | Ago | Window | Season | Decade | Elsewhere | Length | Between
)


class Expression(NamedTuple):
    start: int
    stop: int
    time: Time


def read_time(text: str, tokens: Sequence[Token], at: int) -> Expression | None:
    """The time expression that starts at token `at`, ranges first; None where none does."""
    opener = tokens[at].lower
    if opener in ("between", "from") and at + 1 < len(tokens):
        ranged = _range(text, tokens, at + 1, opener)
        return None if ranged is None else Expression(at, ranged.stop, ranged.time)
    return _range(text, tokens, at, "") or _point(text, tokens, at)


# --- ranges -----------------------------------------------------------------------------------------------------


def _range(text: str, tokens: Sequence[Token], at: int, opener: str) -> Expression | None:
    """ "March 24th and 29th" after "between", "24-29 March", "from 2014 to 2017", "Friday to Wednesday"."""
    first = _point(text, tokens, at) or _bare_day(tokens, at)
    if first is None or not _links(tokens, first.stop, opener):
        return None
    after = first.stop + 1
    last = _point(text, tokens, after) or _short_year(tokens, first) or _bare_day(tokens, after)
    if last is None or isinstance(last.time, Between):
        return None
    shared = _shared(first.time, last.time)
    return None if shared is None else Expression(at, last.stop, shared)


def _links(tokens: Sequence[Token], at: int, opener: str) -> bool:
    if at + 1 >= len(tokens):
        return False
    link = tokens[at].lower
    if link in _DASHES:
        return (opener == "" and tokens[at].end == tokens[at + 1].start) or link != "-"
    return link in ("to", "through", "until", "till") or (link == "and" and opener == "between")


def _shared(first: Time, last: Time) -> Between | None:
    """Both ends, each given what only the other one says (month, year). None where the two make no range."""
    if isinstance(first, CalendarDate) and isinstance(last, CalendarDate):
        if first.month is None and first.year is None and last.month is None:
            return None
        if first.day is not None and last.day is None and last.month is not None:
            return None
        month = first.month or last.month
        year = first.year or last.year
        low = CalendarDate(first.year or last.year, first.month or (last.month if first.day else None), first.day, first.weekday, None, first.part)
        high = CalendarDate(last.year or year, last.month or (month if last.day else None), last.day, last.weekday, None, last.part)
        return Between(low, high)
    if type(first) is type(last) and isinstance(first, Weekday | NamedDay):
        return Between(first, last)
    if isinstance(first, CalendarDate | Weekday) and isinstance(last, CalendarDate | Weekday | NamedDay) and not isinstance(first, type(last)):
        return None if isinstance(first, CalendarDate) and first.month is None and first.year is None else Between(first, last)
    return None


def _bare_day(tokens: Sequence[Token], at: int) -> Expression | None:
    day = _day(tokens, at)
    return None if day is None else Expression(at, day[1], CalendarDate(day=day[0]))


def _short_year(tokens: Sequence[Token], first: Expression) -> Expression | None:
    """The "15" of "2014-15"."""
    at = first.stop + 1
    whole = isinstance(first.time, CalendarDate) and first.time.year and not first.time.month
    if not whole or not isinstance(first.time, CalendarDate) or at >= len(tokens) or not _small(tokens[at].raw):
        return None
    year = (first.time.year or 0) // 100 * 100 + int(tokens[at].raw)
    return Expression(at, at + 1, CalendarDate(year=year)) if year > (first.time.year or 0) else None


# --- points -----------------------------------------------------------------------------------------------------


def _point(text: str, tokens: Sequence[Token], at: int) -> Expression | None:
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.digit:
        return (
            _iso(tokens, at) or _numeric(tokens, at) or _day_month(tokens, at) or _paired_day(tokens, at) or _amount(tokens, at)
            or _decade(tokens, at) or _year(text, tokens, at)
        )
    if not token.word:
        return _decade(tokens, at)
    for reader in (_weekday, _month_day, _month, _parted, _determined, _named_day, _season, _amount, _elsewhere):
        found = reader(tokens, at)
        if found is not None:
            return found
    return None


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _small(raw: str) -> bool:
    return len(raw) <= 2 and raw.isdecimal()


def _glued(tokens: Sequence[Token], at: int) -> bool:
    return 0 < at < len(tokens) and tokens[at].start == tokens[at - 1].end


def _day(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Day of the month and the index after it: "7", "7th", "the 7th"."""
    if _word(tokens, at) == "the":
        at += 1
    if at >= len(tokens) or not _small(tokens[at].raw) or not 1 <= int(tokens[at].raw) <= 31:
        return None
    day, stop = int(tokens[at].raw), at + 1
    if _word(tokens, stop) in ("st", "nd", "rd", "th", "º", "er") and _glued(tokens, stop):
        stop += 1
    return day, stop


def _year_after(tokens: Sequence[Token], at: int, strict: bool) -> tuple[int | None, int]:
    """A year at `at`, a comma or "of" before it looked through. `strict`: the number may count something instead."""
    step = at
    while _word(tokens, step) in (",", "of", "de", "del", ".") and step - at < 2:
        step += 1
    if step >= len(tokens) or not _is_year(tokens[step].raw):
        return None, at
    if strict and step + 1 < len(tokens) and _counted(tokens, step):
        return None, at
    return int(tokens[step].raw), step + 1


def _is_year(raw: str) -> bool:
    return len(raw) == 4 and raw.isdecimal() and 1000 <= int(raw) <= 2100


def _counted(tokens: Sequence[Token], at: int) -> bool:
    core = Core(at + 1, int(tokens[at].raw), "digits")
    return role_of(Site(tokens, at, at + 1, core, "", "")) == ""


def _month_number(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Month and the index after it (the full stop of "Oct." included)."""
    if at >= len(tokens):
        return None
    month = words.MONTHS.get(tokens[at].lower)
    if month is None or (tokens[at].lower in words.ENGLISH_MONTHS and not tokens[at].raw[0].isupper()):
        # "may", "march" in lower case are verbs; other languages write months small.
        if month is None or tokens[at].lower in ("may", "march", "june", "august"):
            return None
    short = len(tokens[at].raw) <= 4 and _word(tokens, at + 1) == "." and _glued(tokens, at + 1)
    return month, at + 2 if short else at + 1


def _day_month(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "7 November 2016", "7th of November", "26 de agosto de 2010"."""
    day = _day(tokens, at)
    if day is None:
        return None
    stop = day[1]
    if _word(tokens, stop) in ("of", "de", ".", "d"):
        stop += 1
    month = _month_number(tokens, stop)
    if month is None:
        return None
    year, stop = _year_after(tokens, month[1], strict=True)
    return Expression(at, stop if year else _undotted(tokens, month[1]), CalendarDate(year, month[0], day[0]))


_AND = word_set("and & und et y e en og och i и")


def _paired_day(tokens: Sequence[Token], at: int) -> Expression | None:
    """The "4" of "4 and 7 July"."""
    day = _day(tokens, at)
    if day is None or _word(tokens, day[1]) not in _AND:
        return None
    second = _day_month(tokens, day[1] + 1)
    if second is None or not isinstance(second.time, CalendarDate):
        return None
    return Expression(at, day[1], CalendarDate(second.time.year, second.time.month, day[0]))


def _undotted(tokens: Sequence[Token], stop: int) -> int:
    """Without the full stop, where it may close the sentence as well as the short month."""
    return stop - 1 if stop == len(tokens) and tokens[stop - 1].raw == "." else stop


def _month_day(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "Nov. 7, 2016", "November 7th", "March the 3rd"."""
    month = _month_number(tokens, at)
    if month is None:
        return None
    day = _day(tokens, month[1])
    if day is None or _word(tokens, day[1]) in ("people", "%", "percent", "million", "years"):
        return None
    year, stop = _year_after(tokens, day[1], strict=True)
    return Expression(at, stop, CalendarDate(year, month[0], day[0]))


_BEFORE_MONTH = word_set(
    "in of since until till by during before after from between through early mid late last this next to end start "
    "beginning and around"
)


def _month(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "March 2017", "in May", "October"."""
    month = _month_number(tokens, at)
    if month is None:
        return None
    year, stop = _year_after(tokens, month[1], strict=True)
    if year is not None:
        return Expression(at, stop, CalendarDate(year, month[0]))
    name = tokens[at].lower
    if name not in words.ENGLISH_MONTHS and name not in words.SHY_MONTHS:
        return None
    if not tokens[at].raw[0].isupper() or (name in words.SHY_MONTHS and _word(tokens, at - 1) not in _BEFORE_MONTH | _DASHES):
        return None
    return Expression(at, _undotted(tokens, month[1]), CalendarDate(month=month[0]))


def _iso(tokens: Sequence[Token], at: int) -> Expression | None:
    """2016-11-07 and 2016/11/07."""
    if not _is_year(tokens[at].raw) or at + 4 >= len(tokens) or not all(_glued(tokens, at + step) for step in (1, 2, 3, 4)):
        return None
    marks = {tokens[at + 1].raw, tokens[at + 3].raw}
    month, day = tokens[at + 2].raw, tokens[at + 4].raw
    if marks not in ({"-"}, {"/"}) or not (_small(month) and _small(day)) or not 1 <= int(month) <= 12:
        return None
    return Expression(at, at + 5, CalendarDate(int(tokens[at].raw), int(month), int(day)))


def _numeric(tokens: Sequence[Token], at: int) -> Expression | None:
    """08/12/2016, 8-12-2016, 8.12.2016."""
    dotted = tokens[at].raw.split(".")
    if len(dotted) == 3 and all(part.isdecimal() for part in dotted) and _is_year(dotted[2]) and max(map(int, dotted[:2])) <= 31:
        return Expression(at, at + 1, NumericDate(int(dotted[0]), int(dotted[1]), int(dotted[2]), dotted=True))
    if at + 4 >= len(tokens) or not all(_glued(tokens, at + step) for step in (1, 2, 3, 4)):
        return None
    first, second, year = (tokens[at + step].raw for step in (0, 2, 4))
    marks = {tokens[at + 1].raw, tokens[at + 3].raw}
    if marks not in ({"/"}, {"-"}) or not (_small(first) and _small(second) and _is_year(year)):
        return None
    return Expression(at, at + 5, NumericDate(int(first), int(second), int(year)))


def _year(text: str, tokens: Sequence[Token], at: int) -> Expression | None:
    if not _is_year(tokens[at].raw):
        return None
    core = Core(at + 1, int(tokens[at].raw), "digits")
    if role_of(Site(tokens, at, at + 1, core, "", text)) != "year":
        return None
    return Expression(at, at + 1, CalendarDate(year=int(tokens[at].raw)))


def _decade(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "1980s", "'90s"."""
    short = tokens[at].raw in "'’‘" and at + 1 < len(tokens) and _small(tokens[at + 1].raw)
    number = at + 1 if short else at
    if _word(tokens, number + 1) != "s" or not _glued(tokens, number + 1) or not tokens[number].raw.isdecimal():
        return None
    if short and int(tokens[number].raw) % 10 == 0:
        return Expression(at, number + 2, Decade(1900 + int(tokens[number].raw)))
    year = int(tokens[number].raw)
    return Expression(at, number + 2, Decade(year)) if _is_year(tokens[number].raw) and year % 10 == 0 else None


# --- relative ---------------------------------------------------------------------------------------------------


def _weekday(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "Monday", "Monday night", "Monday, November 7, 2016", "Monday last week"."""
    name = tokens[at].lower
    full, short = words.WEEKDAYS.get(name), words.SHORT_WEEKDAYS.get(name)
    weekday = full if full is not None else short
    if weekday is None or not tokens[at].raw[0].isupper() or _word(tokens, at - 1) in words.NOT_BEFORE_WEEKDAY:
        return None
    stop = at + 1
    while _word(tokens, stop) in (",", ".", "the", "morning", "evening", "night", "afternoon") and stop - at < 4:
        stop += 1
    dated = (_day_month(tokens, stop) or _month_day(tokens, stop)) if stop < len(tokens) else None
    if dated is not None and isinstance(dated.time, CalendarDate):
        date = dated.time
        return Expression(at, dated.stop, CalendarDate(date.year, date.month, date.day, weekday))
    if full is None:
        return None
    stop = at + 2 if _word(tokens, at + 1) in words.DAY_PARTS else at + 1
    step = stop + 1 if _word(tokens, stop) == "of" else stop
    if _word(tokens, step) in words.DETERMINERS and _word(tokens, step + 1) == "week":
        return Expression(at, step + 2, Weekday(weekday, week=words.DETERMINERS[_word(tokens, step)]))
    return Expression(at, stop, Weekday(weekday))


def _parted(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "late August", "mid-February 2017", "early 2015", "the end of March", "earlier this week", "late last year"."""
    word = tokens[at].lower
    part, stop = words.PARTS.get(word), at + 1
    if part is None and word in words.EDGE_NOUNS and _word(tokens, at + 1) == "of":
        part, stop = words.EDGE_NOUNS[word], at + 2
    if part is None or stop >= len(tokens):
        return None
    while _word(tokens, stop) in (*_DASHES, "in", "the", "on") and stop < at + 4:
        stop += 1
    if stop >= len(tokens):
        return None
    for reader in (_month, _determined, _decade):
        inner = reader(tokens, stop)
        if inner is not None:
            return _with_part(at, inner, part)
    if _is_year(tokens[stop].raw) and not _counted(tokens, stop):
        return Expression(at, stop + 1, CalendarDate(year=int(tokens[stop].raw), part=part))
    return None


def _with_part(at: int, inner: Expression, part: str) -> Expression | None:
    time = inner.time
    if isinstance(time, CalendarDate) and time.day is None:
        return Expression(at, inner.stop, CalendarDate(time.year, time.month, None, None, time.shift, part))
    if isinstance(time, Unit):
        return Expression(at, inner.stop, Unit(time.unit, time.shift, part))
    if isinstance(time, Decade):
        return Expression(at, inner.stop, Decade(time.year, part))
    return None


def _determined(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "last week", "this August", "next Monday", "the past three days", "recent weeks", "the weekend", "last night"."""
    start, definite = at, tokens[at].lower == "the"
    if definite:
        at += 1
    word = _word(tokens, at)
    if word in ("weekend",) and definite:
        return Expression(start, at + 1, Unit("weekend", 0))
    if word in ("recent", "coming") and words.UNITS.get(_word(tokens, at + 1)):
        return Expression(start, at + 2, Window(None, words.UNITS[_word(tokens, at + 1)], 1 if word == "coming" else -1))
    if word not in words.DETERMINERS or at + 1 >= len(tokens):
        return None
    shift = words.DETERMINERS[word]
    if definite and word in ("previous", "next"):
        return None
    return _window(tokens, start, at, shift) or _shifted(tokens, start, at, shift, definite or word in ("past", "coming"))


def _window(tokens: Sequence[Token], start: int, at: int, shift: int) -> Expression | None:
    """ "last few days", "past 24 hours"."""
    stop, count = at + 1, None
    if _word(tokens, stop) in words.VAGUE_AMOUNTS:
        stop += 2 if _word(tokens, stop + 1) == "of" else 1
    else:
        core = read_core(tokens, stop)
        if core is None or core.value is None:
            return None
        stop, count = core.stop, core.value
    unit = words.UNITS.get(_word(tokens, stop))
    if unit is None or shift == 0:
        return None
    return Expression(start, stop + 1, Window(count, unit, shift))


def _shifted(tokens: Sequence[Token], start: int, at: int, shift: int, window: bool) -> Expression | None:
    name = _word(tokens, at + 1)
    if name in words.WEEKDAYS:
        inner = _weekday(tokens, at + 1)
        return inner and Expression(start, inner.stop, Weekday(words.WEEKDAYS[name], shift))
    month = _month_number(tokens, at + 1)
    if month is not None and tokens[at + 1].raw[0].isupper():
        dated = _month_day(tokens, at + 1) or Expression(at, _undotted(tokens, month[1]), CalendarDate(month=month[0]))
        if isinstance(dated.time, CalendarDate):
            return Expression(start, dated.stop, CalendarDate(None, month[0], dated.time.day, None, shift))
    if name in words.SEASONS:
        return Expression(start, at + 2, Season(name, None, shift))
    if name in words.DAY_PARTS and not window:
        return Expression(start, at + 2, NamedDay(shift)) if (name == "night") or shift == 0 else None
    unit = words.UNITS.get(name)
    if unit in (None, "day", "hour") or name.endswith("s"):
        return None
    if window and shift:
        return Expression(start, at + 2, Window(1, unit or "", shift))
    return Expression(start, at + 2, Unit(unit or "", shift))


def _named_day(tokens: Sequence[Token], at: int) -> Expression | None:
    offset = words.NAMED_DAYS.get(tokens[at].lower)
    if offset is None:
        return None
    return Expression(at, at + 2 if _word(tokens, at + 1) in words.DAY_PARTS else at + 1, NamedDay(offset))


def _season(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "summer of 1995", "spring 2015"."""
    name = tokens[at].lower
    if name not in words.SEASONS:
        return None
    year, stop = _year_after(tokens, at + 1, strict=True)
    return None if year is None else Expression(at, stop, Season(name, year))


_HEDGES = {
    ("more", "than"): "more", ("over",): "more", ("at", "least"): "more", ("well", "over"): "more", ("less", "than"): "less",
    ("under",): "less", ("about",): "about", ("around",): "about", ("some",): "about", ("nearly",): "about",
    ("almost",): "about", ("roughly",): "about", ("approximately",): "about", ("up", "to"): "less", ("just", "over"): "about",
}


def _amount(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "three weeks ago", "more than two years ago", "16 days later", "for two years", "months ago"."""
    hedge, stop = "", at
    for size in (2, 1):
        found = _HEDGES.get(tuple(_word(tokens, at + step) for step in range(size)))
        if found:
            hedge, stop = found, at + size
            break
    count, stop, counted = _count(tokens, stop)
    if _word(tokens, stop) in _DASHES and count is not None:
        stop += 1
    unit = words.UNITS.get(_word(tokens, stop))
    if unit is None:
        return None
    return _amount_end(tokens, at, stop, Ago(count, unit, hedge), counted)


def _count(tokens: Sequence[Token], at: int) -> tuple[int | None, int, str]:
    """Amount, the index after it, and what kind: number | article | vague | none."""
    word = _word(tokens, at)
    core = read_core(tokens, at) if at < len(tokens) else None
    if core is not None and core.value is not None and core.kind in ("digits", "words"):
        return core.value, core.stop, "number"
    if word in ("a", "an") and _word(tokens, at + 1) in words.UNITS:
        return 1, at + 1, "article"
    if core is not None and core.kind == "vague":
        return None, core.stop, "vague"
    if word == "some" and _word(tokens, at + 1) in words.UNITS:
        return None, at + 1, "vague"
    return None, at, "none"


def _amount_end(tokens: Sequence[Token], at: int, unit_at: int, ago: Ago, counted: str) -> Expression | None:
    stop = unit_at + 1
    if _word(tokens, stop) == "or" and _word(tokens, stop + 1) in ("so", "more"):
        stop += 2
    ending = _word(tokens, stop)
    if ending == "ago":
        return Expression(at, stop + 1, ago)
    if ending in ("later", "earlier") or (ending in ("before", "after", "prior") and counted != "none"):
        return Expression(at, stop + 1, Elsewhere())
    if "old" in (ending, _word(tokens, stop + 1)) or "olds" in (ending, _word(tokens, stop + 1)):
        return None
    lasting = _word(tokens, at - 1) in ("for", "over", "after", "within", "during", "in")
    if counted == "number" or (lasting and counted in ("vague", "article")) or (_word(tokens, at - 1) == "for" and counted == "none"):
        return Expression(at, unit_at + 1, Length())
    return None


def _elsewhere(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "the following night", "the next day", "the same day", "that week"."""
    word = tokens[at].lower
    if word == "the" and _word(tokens, at + 1) in ("following", "next", "previous", "same", "preceding"):
        name = _word(tokens, at + 2)
        return Expression(at, at + 3, Elsewhere()) if name in words.UNITS or name in words.WEEKDAYS else None
    if word == "the" and _word(tokens, at + 1) in ("day", "night", "week", "month", "year") and _word(tokens, at + 2) in ("before", "after"):
        return Expression(at, at + 3, Elsewhere())
    if word == "that" and _word(tokens, at + 1) in ("day", "night", "week", "weekend", "month", "year", "morning", "evening"):
        return Expression(at, at + 2, Elsewhere())
    return None
