"""Readers of relative dates: weekdays, "last week", "three days ago", "the following night", lengths of time."""

from collections.abc import Sequence

from headstone.text import date_words as words
from headstone.text.date_calendar import (
    DASHES,
    counts,
    day_month,
    decade,
    is_year,
    month,
    month_at,
    month_day,
    undotted,
    word_at,
)
from headstone.text.date_story import century, season, year_of_story
from headstone.text.date_values import (
    Ago,
    CalendarDate,
    Elsewhere,
    Expression,
    NamedDay,
    Season,
    Unit,
    Weekday,
    Window,
    length_of,
    with_part,
)
from headstone.text.number_words import read_core
from headstone.text.tokens import Token


def weekday(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "Monday", "Monday night", "Monday, May 14, 2012", "Monday last week"."""
    name = tokens[at].lower
    full, short = words.WEEKDAYS.get(name), words.SHORT_WEEKDAYS.get(name)
    weekday = full if full is not None else short
    if weekday is None or not tokens[at].raw[0].isupper() or word_at(tokens, at - 1) in words.NOT_BEFORE_WEEKDAY:
        return None
    stop = at + 1
    while word_at(tokens, stop) in (",", ".", "the", "morning", "evening", "night", "afternoon") and stop - at < 4:
        stop += 1
    dated = (day_month(tokens, stop) or month_day(tokens, stop)) if stop < len(tokens) else None
    if dated is not None and isinstance(dated.time, CalendarDate):
        date = dated.time
        return Expression(at, dated.stop, CalendarDate(date.year, date.month, date.day, weekday))
    if full is None:
        return None
    stop = at + 2 if word_at(tokens, at + 1) in words.DAY_PARTS else at + 1
    step = stop + 1 if word_at(tokens, stop) == "of" else stop
    if word_at(tokens, step) in words.DETERMINERS and word_at(tokens, step + 1) == "week":
        return Expression(at, step + 2, Weekday(weekday, week=words.DETERMINERS[word_at(tokens, step)]))
    return Expression(at, stop, Weekday(weekday))


_HALVES = {"first": "half1", "former": "half1", "second": "half2", "latter": "half2", "early": "early", "late": "late",
           "later": "late"}  # fmt: skip
_PARTS = {"first": "early", "former": "early", "second": "late", "latter": "late", "early": "early", "late": "late",
          "later": "late"}  # fmt: skip


def parted(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "late August", "mid-February 2017", "early 2015", "the end of March", "earlier this week", "late last year"."""
    word = tokens[at].lower
    part, stop = words.PARTS.get(word), at + 1
    if word == "the":
        # The article opens "the latter half of 1911" and "the end of the year"; before a date it stays outside.
        inner = parted(tokens, at + 1) if word_at(tokens, at + 1) in _HALVES else None
        return inner and Expression(at, inner.stop, inner.time)
    half = word in _HALVES and word_at(tokens, at + 1) in ("half", "part") and word_at(tokens, at + 2) == "of"
    if half:
        part, stop = (_HALVES[word] if word_at(tokens, at + 1) == "half" else _PARTS[word]), at + 3
    if part is None and word in words.EDGE_NOUNS and word_at(tokens, at + 1) == "of":
        part, stop = words.EDGE_NOUNS[word], at + 2
    if part is None or stop >= len(tokens):
        return None
    skipped = (*DASHES, "in", "the", "on")
    while word_at(tokens, stop) in skipped and word_at(tokens, stop + 1) not in _STEPS and stop < at + 4:
        stop += 1
    if stop >= len(tokens):
        return None
    for reader in (century, season, month, determined, decade, elsewhere, year_of_story):
        inner = reader(tokens, stop)
        if inner is not None:
            timed = with_part(inner.time, part)
            return None if timed is None else Expression(at, inner.stop, timed)
    if is_year(tokens[stop].raw) and not counts(tokens, stop):
        return Expression(at, stop + 1, CalendarDate(year=int(tokens[stop].raw), part=part))
    return None


def determined(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "last week", "this August", "next Monday", "the past three days", "recent weeks", "the weekend", "last
    night".
    """
    start, definite = at, tokens[at].lower == "the"
    if definite:
        at += 1
    word = word_at(tokens, at)
    if word == "weekend" and definite:
        return None if word_at(tokens, at + 1) == "of" else Expression(start, at + 1, Unit("weekend", 0))
    if word in ("recent", "coming") and words.UNITS.get(word_at(tokens, at + 1)):
        return Expression(
            start, at + 2, Window(None, words.UNITS[word_at(tokens, at + 1)], 1 if word == "coming" else -1)
        )
    if word not in words.DETERMINERS or at + 1 >= len(tokens):
        return None
    shift = words.DETERMINERS[word]
    if definite and word in ("previous", "next"):
        return None
    found = _window(tokens, start, at, shift) or _shifted(
        tokens, start, at, shift, definite or word in ("past", "coming")
    )
    # "the last week of June" is a week of June, whenever it is written.
    return None if found and word_at(tokens, found.stop) == "of" else found


def _window(tokens: Sequence[Token], start: int, at: int, shift: int) -> Expression | None:
    """ "last few days", "past 24 hours"."""
    stop, count = at + 1, None
    if word_at(tokens, stop) in words.VAGUE_AMOUNTS:
        stop += 2 if word_at(tokens, stop + 1) == "of" else 1
    else:
        core = read_core(tokens, stop)
        if core is None or core.value is None:
            return None
        stop, count = core.stop, core.value
    unit = words.UNITS.get(word_at(tokens, stop))
    if unit is None or shift == 0:
        return None
    return Expression(start, stop + 1, Window(count, unit, shift))


def _shifted(tokens: Sequence[Token], start: int, at: int, shift: int, window: bool) -> Expression | None:
    name = word_at(tokens, at + 1)
    if name in words.WEEKDAYS:
        inner = weekday(tokens, at + 1)
        return inner and Expression(start, inner.stop, Weekday(words.WEEKDAYS[name], shift))
    month = month_at(tokens, at + 1)
    if month is not None and tokens[at + 1].raw[0].isupper():
        dated = month_day(tokens, at + 1) or Expression(at, undotted(tokens, month[1]), CalendarDate(month=month[0]))
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


def named_day(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "yesterday", "yesterday evening", "the day before yesterday"."""
    further = _FURTHER_DAYS.get(tuple(word_at(tokens, at + step) for step in range(4)))
    if further is not None:
        return Expression(at, at + 4, NamedDay(further))
    offset = words.NAMED_DAYS.get(tokens[at].lower)
    if offset is None:
        return None
    return Expression(at, at + 2 if word_at(tokens, at + 1) in words.DAY_PARTS else at + 1, NamedDay(offset))


_FURTHER_DAYS: dict[tuple[str, ...], int] = {
    ("the", "day", "before", "yesterday"): -2,
    ("the", "day", "after", "tomorrow"): 2,
}


_HEDGES = {
    ("more", "than"): "more",
    ("over",): "more",
    ("at", "least"): "more",
    ("well", "over"): "more",
    ("less", "than"): "less",
    ("under",): "less",
    ("about",): "about",
    ("around",): "about",
    ("some",): "about",
    ("nearly",): "about",
    ("almost",): "about",
    ("roughly",): "about",
    ("approximately",): "about",
    ("up", "to"): "less",
    ("just", "over"): "about",
}


def amount(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "three weeks ago", "more than two years ago", "16 days later", "for two years", "months ago"."""
    hedge, stop = "", at
    for size in (2, 1):
        found = _HEDGES.get(tuple(word_at(tokens, at + step) for step in range(size)))
        if found:
            hedge, stop = found, at + size
            break
    count, stop, counted = _count(tokens, stop)
    if word_at(tokens, stop) in DASHES and count is not None:
        stop += 1
    unit = words.UNITS.get(word_at(tokens, stop))
    if unit is None:
        return None
    return _amount_end(tokens, at, stop, Ago(count, unit, hedge), counted)


def _count(tokens: Sequence[Token], at: int) -> tuple[int | None, int, str]:
    """Amount, the index after it, and what kind: number | article | vague | none."""
    word = word_at(tokens, at)
    core = read_core(tokens, at) if at < len(tokens) else None
    if core is not None and core.value is not None and core.kind in ("digits", "words"):
        return core.value, core.stop, "number"
    if word in ("a", "an") and word_at(tokens, at + 1) in words.UNITS:
        return 1, at + 1, "article"
    if core is not None and core.kind == "vague":
        return None, core.stop, "vague"
    if word == "some" and word_at(tokens, at + 1) in words.UNITS:
        return None, at + 1, "vague"
    return None, at, "none"


def _amount_end(tokens: Sequence[Token], at: int, unit_at: int, ago: Ago, counted: str) -> Expression | None:
    stop = unit_at + 1
    if word_at(tokens, stop) == "or" and word_at(tokens, stop + 1) in ("so", "more"):
        stop += 2
    ending = word_at(tokens, stop)
    if ending == "ago":
        return Expression(at, stop + 1, ago)
    if ending in ("later", "earlier") or (ending in ("before", "after", "prior") and counted != "none"):
        return Expression(at, stop + 1, _apart(ago, ending))
    if "old" in (ending, word_at(tokens, stop + 1)) or "olds" in (ending, word_at(tokens, stop + 1)):
        return None
    name = word_at(tokens, unit_at)
    bare = name in words.PLURAL_UNITS and not (is_year(ending) or ending in DASHES)
    if counted != "none" or bare:
        unit = "minute" if name.startswith("minute") else ago.unit
        return Expression(at, unit_at + 1, length_of((ago.count, unit, "")))
    return None


def _apart(ago: Ago, ending: str) -> Elsewhere:
    """ "two weeks earlier" as a distance; before and after point at words that follow, so they carry none."""
    if ago.count is None or ago.hedge in ("more", "less") or ending not in ("later", "earlier"):
        return Elsewhere()
    return Elsewhere(ago.count if ending == "later" else -ago.count, ago.unit)


_STEPS = {"following": 1, "next": 1, "same": 0, "previous": -1, "preceding": -1, "succeeding": 1, "intervening": 0}


def _following_units(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "the following days", "the next few months": a length that follows a date of the text."""
    unit_at = at + 3 if word_at(tokens, at + 2) in words.VAGUE_AMOUNTS else at + 2
    unit = words.PLURAL_UNITS.get(word_at(tokens, unit_at))
    return None if unit is None else Expression(at, unit_at + 1, length_of((None, unit, "")))


def elsewhere(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "the following night", "the next day", "the same day", "that week"."""
    word = tokens[at].lower
    if word == "the" and word_at(tokens, at + 1) in _STEPS:
        name = word_at(tokens, at + 2)
        if name in words.WEEKDAYS:
            return Expression(at, at + 3, Elsewhere())
        if name in words.PLURAL_UNITS or name in words.VAGUE_AMOUNTS:
            return _following_units(tokens, at)
        step = Elsewhere(_STEPS[word_at(tokens, at + 1)], words.UNITS.get(name, ""), whole=True)
        return Expression(at, at + 3, step) if name in words.UNITS else None
    if (
        word == "the"
        and word_at(tokens, at + 1) in ("day", "night", "week", "month", "year")
        and word_at(tokens, at + 2) in ("before", "after")
        and word_at(tokens, at + 3) not in ("yesterday", "tomorrow")
    ):
        return Expression(at, at + 3, Elsewhere())
    if word == "that":
        at_unit = at + 2 if word_at(tokens, at + 1) == "same" else at + 1
        unit = words.UNITS.get(name := word_at(tokens, at_unit), "day" if name in words.DAY_PARTS else "")
        if unit and name not in words.PLURAL_UNITS and unit != "hour":
            return Expression(at, at_unit + 1, Elsewhere(0, unit, whole=True))
    return None
