"""Words of a language other than English → time expressions, not yet resolved.

One engine for all of them: `date_patterns` has the patterns, `date_tables` the words of each language. The longest
expression that starts at a word wins; of two as long, the one whose row stands first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from headstone.model.spans import Span
from headstone.text import date_hijri
from headstone.text import date_slots as slots
from headstone.text.date_grammar import shared
from headstone.text.date_patterns import BUILD, FIGURE, Element, Row, rows_of
from headstone.text.date_table import RELATIONS, Table, read_table
from headstone.text.date_tables import TABLES
from headstone.text.date_values import (
    CalendarDate,
    Elsewhere,
    Expression,
    Found,
    NumericDate,
    Time,
    ends_of,
    own_relation,
)
from headstone.text.date_words_of import Word, form_at, glued, phrase_at, phrase_before, words_of

_DASHES = frozenset("-‐‑–—")
_MARKS = ({"-"}, {"/"}, {"."})
SAME_AS = {"nb": "no", "nn": "no"}  # languages read with the words of another


@dataclass(frozen=True, slots=True)
class Language:
    table: Table
    rows: Mapping[str, tuple[Row, ...]]


@cache
def language_of(code: str) -> Language:
    """The grammar of a language of `TABLES`, made when first asked for."""
    table = read_table(TABLES[code])
    return Language(table, rows_of(table))


def expressions(text: str, span: Span, code: str) -> Iterator[Found]:
    """Each time expression inside `span`, in order. Tense is not read: a bare weekday is the last one."""
    language = language_of(code)
    words = words_of(text, span, language.table)
    at = 0
    while at < len(words):
        found = _range(language, words, at) or _point(language, words, at, loose=False)
        if found is None:
            at += 1
            continue
        start = words[found.start].start + _cut(language, words, found.start)
        place = Span(start, words[found.stop - 1].end)
        ends = ends_of(found, words)
        yield Found(found.time, place, _relation(language, words, found), False, ends)
        at = found.stop


def _cut(language: Language, words: list[Word], at: int) -> int:
    """Code points of a clitic in front of the word that opens an expression."""
    named = zip(words[at].forms, words[at].cuts, strict=True)
    return next((cut for form, cut in named if form in language.rows or date_hijri.month_at([form], 0)), 0)


def _point(language: Language, words: list[Word], at: int, loose: bool, plain: bool = False) -> Expression | None:
    """The longest expression at `at`. `loose`: words around it vouch for a bare month or year. `plain`: it is read
    inside another one, and holds none itself ("early early early …" must not go down without end)."""
    best = _hijri(language, words, at) or _figures(language, words, at)
    if best is None and not plain:
        best = _paired(language, words, at)
    for key in (*words[at].forms, FIGURE) if words[at].number is not None else words[at].forms:
        for row in language.rows.get(key, ()):
            if plain and row.elements[-1].name == "inner":
                continue
            if row.meaning.startswith("bare_") and not (loose or _vouched(language, words, at, row)):
                continue
            found = _matched(language, words, at, row)
            if found is not None and (best is None or found.stop > best.stop):
                best = found
    return best


def _paired(language: Language, words: list[Word], at: int) -> Expression | None:
    """The "3" of "3 y 9 de mayo", the "enero" of "enero y febrero de 2011"."""
    table = language.table
    day = slots.day(table, words, at) if words[at].number is not None else None
    first = day or slots.month(table, words, at)
    link = phrase_at(table.of("range_and"), words, first[1]) if first else None
    # The Arabic "and" is written in one with the word behind it.
    start = link[1] if link else first[1] if first and first[1] < len(words) and words[first[1]].cuts[1:] else None
    second = (
        _point(language, words, start, loose=False, plain=True) if start is not None and start < len(words) else None
    )
    if first is None or second is None or not isinstance(second.time, CalendarDate) or second.time.month is None:
        return None
    date = second.time
    if day is not None:
        return Expression(at, day[1], CalendarDate(date.year, date.month, day[0])) if date.day else None
    return Expression(at, first[1], CalendarDate(date.year, first[0])) if date.year and not date.day else None


def _matched(language: Language, words: list[Word], at: int, row: Row) -> Expression | None:
    for stop, filled in _fill(language, words, at, row.elements, {}):
        time = BUILD[row.meaning](filled)
        if row.meaning in ("later", "earlier") and _points_on(language.table, words, stop):
            time = Elsewhere()
        if time is not None and stop > at:
            return Expression(at, stop, time)
    return None


def _points_on(table: Table, words: list[Word], stop: int) -> bool:
    """ "deux ans après l'attaque", "tras dos años de guerra": what is counted from stands behind."""
    pointing = phrase_before(table.of("points"), words, stop) is not None and form_at(words, stop).isalpha()
    return pointing or any(phrase_at(table.of(name), words, stop) is not None for name in ("of", "the"))


def _fill(
    language: Language, words: list[Word], at: int, elements: tuple[Element, ...], filled: dict[str, Any]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Every way in which the elements fit the words from `at` on, the fullest first."""
    if not elements:
        yield at, filled
        return
    first, rest = elements[0], elements[1:]
    found = _element(language, words, at, first.name) if at < len(words) else None
    if found is not None:
        yield from _fill(language, words, found[1], rest, {**filled, first.name: found[0]})
    if first.optional:
        yield from _fill(language, words, at, rest, filled)


def _element(language: Language, words: list[Word], at: int, name: str) -> tuple[Any, int] | None:
    if name == "comma":
        return ("", at + 1) if words[at].raw in (",", "،") else None
    if name == "inner":
        inner = _point(language, words, at, loose=True, plain=True)
        return None if inner is None else (inner.time, inner.stop)
    reader = slots.SLOTS.get(name)
    return reader(language.table, words, at) if reader else phrase_at(language.table.of(name), words, at)


def _vouched(language: Language, words: list[Word], at: int, row: Row) -> bool:
    """A preposition of time before a bare month or year: "en mayo", "nel 1994", "desde 1994"."""
    if row.meaning == "bare_year" and _counts(words, at):
        return False
    if row.meaning == "bare_month" and slots.is_short_month(language.table, words, at):
        return False
    names = ("month_in" if row.meaning == "bare_month" else "year_in", *RELATIONS)
    return any(_before(language.table, words, at, name) for name in names)


def _counts(words: list[Word], at: int) -> bool:
    """ "en 1500 casas": a round or an early figure before a word is more often a number of things."""
    number = words[at].number or 0
    return (number % 100 == 0 or number < _SURE_YEAR) and form_at(words, at + 1).isalpha()


_SURE_YEAR = 1900


def _before(table: Table, words: list[Word], at: int, name: str) -> bool:
    """Whether a phrase of a class stands before word `at`, articles between them looked through."""
    while True:
        if phrase_before(table.of(name), words, at) is not None:
            return True
        if not at or phrase_at(table.of("the"), words, at - 1) != (0, at):
            return False
        at -= 1


def _figures(language: Language, words: list[Word], at: int) -> Expression | None:
    """2015-05-12, 2015/5/12, 12.05.2015, 12/05/2015."""
    if at + 4 >= len(words) or not all(glued(words, at + step) for step in (1, 2, 3, 4)):
        return None
    first, second, third = (words[at + step].number for step in (0, 2, 4))
    marks = {words[at + 1].raw, words[at + 3].raw}
    if first is None or second is None or third is None or marks not in _MARKS or _runs_on(words, at):
        return None
    if len(words[at].raw) == 4 and 1000 <= first <= 2100 and len(words[at + 4].raw) <= 2 and 1 <= second <= 12:
        return Expression(at, at + 5, CalendarDate(first, second, third))
    if len(words[at + 4].raw) != 4 or not 1000 <= third <= 2100 or max(len(words[at].raw), len(words[at + 2].raw)) > 2:
        return None
    # Where custom knows one order only, a stroke is read like a dot; elsewhere 05/06/2015 stays open.
    dotted = marks == {"."} or "day_first" in language.table.flags
    return Expression(at, at + 5, NumericDate(first, second, third, dotted)) if max(first, second) <= 31 else None


def _runs_on(words: list[Word], at: int) -> bool:
    """Part of a longer row of figures, as a version or a telephone number is."""
    before = at > 1 and glued(words, at) and words[at - 1].raw in "./-" and words[at - 2].number is not None
    return before or (glued(words, at + 5) and glued(words, at + 6) and words[at + 6].number is not None)


def _hijri(language: Language, words: list[Word], at: int) -> Expression | None:
    """ "10 محرم 1436 هـ", "رمضان من عام 1435 هـ", "عام 1435 هـ"."""
    if "hijri" not in language.table.flags:
        return None
    day = slots.day(language.table, words, at)
    start = day[1] if day else at
    rest = [word.raw for word in words[start + 1 : start + _HIJRI_WORDS]]
    for form in words[start].forms if start < len(words) else ():
        found = date_hijri.read([form, *rest], 0, day[0] if day else None)
        if found is not None:
            return Expression(at if found[0].day else start, start + found[1], found[0])
    return None


_HIJRI_WORDS = 12  # tokens of the longest such date behind its day


def _range(language: Language, words: list[Word], at: int) -> Expression | None:
    """ "del 3 al 9 de mayo", "между 2014 и 2016 годами", "12-14 мая 2015"."""
    table = language.table
    opened = phrase_at(table.of("range_from"), words, at)
    between = phrase_at(table.of("between"), words, at)
    opened = between or opened
    start = opened[1] if opened else at
    first = _end(language, words, start, loose=opened is not None)
    if first is None:
        return None
    names = ["range_to"] * (opened is not None or words[at].number is not None) + ["range_and"] * (between is not None)
    link = _link(table, words, first.stop, names)
    last = _end(language, words, link, loose=True) if link is not None else None
    if link is None or last is None:
        return None
    years = (_is_year(first.time), _is_year(last.time))
    if years == (True, False) or (years == (True, True) and last.stop == link + 1 and _counts(words, link)):
        return None  # "2022-08", "de 1200 a 1500 casas"
    time = shared(first.time, last.time)
    return None if time is None else Expression(at, last.stop, replace(time, cuts=(first.start, first.stop, link)))


def _is_year(time: Time) -> bool:
    return isinstance(time, CalendarDate) and time.year is not None and time.month is None


def _link(table: Table, words: list[Word], at: int, names: list[str]) -> int | None:
    """The index after the word between the two ends; `names`: the classes of such words that will do here."""
    if at >= len(words):
        return None
    if words[at].raw in _DASHES:
        return at + 1 if names and (glued(words, at) or words[at].raw != "-") else None
    found = next((found for name in names if (found := phrase_at(table.of(name), words, at))), None)
    return found[1] if found else None


def _end(language: Language, words: list[Word], at: int, loose: bool) -> Expression | None:
    """A date, or the bare day or year of a range; an article before it is looked through."""
    article = phrase_at(language.table.of("the"), words, at)
    at = article[1] if article and loose else at
    if at >= len(words):
        return None
    found = _point(language, words, at, loose) if loose or words[at].number is not None else None
    if found is not None:
        return found
    day = slots.day(language.table, words, at)
    if day is not None:
        return Expression(at, day[1], CalendarDate(day=day[0]))
    year = slots.year(language.table, words, at)
    return None if year is None else Expression(at, year[1], CalendarDate(year[0]))


def _relation(language: Language, words: list[Word], found: Expression) -> str:
    own = own_relation(found.time)
    if own or phrase_before(language.table.of("on"), words, found.start) is not None:
        return own or "on"
    # "prima del 4 aprile": the article that opens the date ends the preposition.
    opened = phrase_at(language.table.of("the"), words, found.start) is not None
    places = (found.start, found.start + 1) if opened else (found.start,)
    return next((name for name in RELATIONS for at in places if _before(language.table, words, at, name)), "on")
