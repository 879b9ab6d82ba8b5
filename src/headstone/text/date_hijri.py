"""Dates of the Islamic calendar: names of its months in Arabic, English and Indonesian spellings, and their days.

The months are those of the tabular calendar: odd months have 30 days, even ones 29, and the twelfth has 30 in the
leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of each thirty; day 1 of the year 1 is Friday 16 July 622 (Julian),
19 July 622 Gregorian. Method: E. M. Reingold and N. Dershowitz, "Calendrical Calculations", the chapter on the
Islamic calendar. The observed calendar of a country may differ from it by a day, hence the loose ends of `days_of`.
"""

import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache, lru_cache

from headstone.text.date_table import folded
from headstone.text.date_values import Hijri

_EPOCH = date(622, 7, 19)
_CYCLE_DAYS = 10_631  # days of thirty years
_LEAP = frozenset({2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29})
FIRST_YEAR, LAST_YEAR = 1200, 1500  # 1785 to 2077; a year outside is more often of another calendar
# Twelve groups; an article or a hyphen inside a name may be written or not, so names are compared by letters only.
_NAMES = """
محرم المحرم muharram muharam moharram | صفر safar
| ربيع_الأول rabialawwal rabialawal rabiulawwal rabiulawal rabii
| ربيع_الآخر ربيع_الثاني rabialthani rabialakhir rabiulthani rabiulakhir rabithani rabiii
| جمادى_الأولى جمادى_الأول jumadaalawwal jumadaalula jumadalawwal jumadilawal jumadai
| جمادى_الآخرة جمادى_الآخر جمادى_الثانية جمادى_الثاني jumadaalthani jumadaalakhirah jumadaalakhira jumadilakhir jumadaii
| رجب rajab | شعبان shaaban shaban syakban syaban | رمضان ramadan ramadhan ramazan | شوال shawwal shawal syawal
| ذو_القعدة ذي_القعدة dhualqidah dhualqadah dhulqidah dhulqadah zulqidah zulkaidah zulqaidah zulkaedah
| ذو_الحجة ذي_الحجة dhualhijjah dhualhijja dhulhijjah dhulhijja zulhijah zulhijjah dzulhijjah
"""
_ERAS = frozenset(["ه", "هجريه", "هجري", "للهجره", "ah", "hijri", "h", "hijriah", "hijriyah"])
_YEAR_NOUNS = frozenset(["من", "عام", "العام", "لعام", "سنه", "السنه", "لسنه", "tahun"])
_LONGEST = 5  # tokens of a name: "Dhu al - Hijjah", "Rabi ' al - Awwal" less one


@cache
def _months() -> dict[str, int]:
    groups = enumerate(_NAMES.split("|"), 1)
    return {letters(name): month for month, group in groups for name in group.split()}


@cache
def _openers() -> frozenset[str]:
    """Every beginning of a name: what its first word may be."""
    return frozenset(name[:size] for name in _months() for size in range(2, len(name) + 1))


@lru_cache(maxsize=20_000)
def letters(word: str) -> str:
    """The letters of a word, folded: "Sha'ban" and "Shaban" are one."""
    return "".join(letter for letter in folded(word) if unicodedata.category(letter).startswith("L"))


def month_at(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Month of the longest name that starts at word `at`, and the index after it."""
    found, name = None, ""
    if at < len(words) and letters(words[at]) not in _openers():
        return None
    for stop in range(at, min(at + _LONGEST + 1, len(words))):
        name += letters(words[stop])
        if name in _months() and letters(words[stop]):
            found = (_months()[name], stop + 1)
    return found


def read(words: Sequence[str], at: int, day: int | None) -> tuple[Hijri, int] | None:
    """A date at word `at` ("محرم 1436 هـ", "1436 AH") and the index after it. `day` is the number before it."""
    month = month_at(words, at)
    step = month[1] if month else at
    while step < len(words) and letters(words[step]) in _YEAR_NOUNS:
        step += 1
    if (
        step >= len(words)
        or not words[step].isdecimal()
        or len(words[step]) != 4
        or not FIRST_YEAR <= int(words[step]) <= LAST_YEAR
    ):
        return None
    era = step + 1 < len(words) and letters(words[step + 1]) in _ERAS
    if not era and (month is None or (day is None and not words[at][0].isupper() and words[at].isascii())):
        return None
    return Hijri(int(words[step]), month[0] if month else None, day if month else None), step + 1 + era


def days_of(time: Hijri) -> tuple[date, date]:
    """First and last day, Gregorian, of a tabular day, month or year. ValueError where the calendar has no such day."""
    if time.month is None:
        return _day(time.year, 1, 1), _day(time.year + 1, 1, 1) - timedelta(days=1)
    length = _length(time.year, time.month)
    if time.day is None:
        first = _day(time.year, time.month, 1)
        return first, first + timedelta(days=length - 1)
    if not 1 <= time.day <= length:
        raise ValueError("no such day")
    day = _day(time.year, time.month, time.day)
    return day, day


def _length(year: int, month: int) -> int:
    return 30 if month % 2 or (month == 12 and _leap(year)) else 29


def _leap(year: int) -> bool:
    return (year - 1) % 30 + 1 in _LEAP


def _day(year: int, month: int, day: int) -> date:
    cycles, years = divmod(year - 1, 30)
    days = cycles * _CYCLE_DAYS + years * 354 + sum(leap <= years for leap in _LEAP)
    days += sum(30 if earlier % 2 else 29 for earlier in range(1, month)) + day - 1
    return _EPOCH + timedelta(days=days)
