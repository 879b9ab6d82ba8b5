"""Dates of publication as people write them → EDTF. The day as written counts: a time zone never moves it."""

import re
from datetime import date
from email.utils import parsedate_to_datetime

UNKNOWN = frozenset(("", "unknown", "n/a", "na", "none", "null", "-", "n.d.", "nd", "undated", "not stated", "?"))

# Month names of the languages that dated files most often carry, first letters folded to what tells them apart.
# Source: Unicode CLDR, gregorian calendar, wide and abbreviated formats.
_MONTHS = (
    "jan january januar janvier enero gennaio janeiro januari января ocak يناير",
    "feb february februar février fevrier febrero febbraio fevereiro februari февраля şubat فبراير",
    "mar march märz mars marzo março maart марта mart مارس",
    "apr april avril abril aprile апреля nisan أبريل ابريل",
    "may mai mayo maggio maio mei мая mayıs مايو",
    "jun june juni juin junio giugno junho июня haziran يونيو",
    "jul july juli juillet julio luglio julho июля temmuz يوليو",
    "aug august août aout agosto augustus августа ağustos أغسطس",
    "sep sept september septembre septiembre settembre setembro сентября eylül سبتمبر",
    "oct october oktober octobre octubre ottobre outubro октября ekim أكتوبر",
    "nov november novembre noviembre novembro ноября kasım نوفمبر",
    "dec december dezember décembre decembre diciembre dicembre dezembro декабря aralık ديسمبر",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_YEAR = r"(?P<y>(?:19|20)\d\d)"

_EDTF_DATE = r"(?:(?:19|20)[0-9X]{2}(?:-(?:0[1-9]|1[0-2]|2[1-4]|XX)(?:-(?:0[1-9]|[12]\d|3[01]|XX))?)?[~?%]?)"
_EDTF = re.compile(rf"{_EDTF_DATE}(?:/(?:{_EDTF_DATE}|\.\.)?)?|\.\./{_EDTF_DATE}")
_ISO = re.compile(rf"{_YEAR}-?(?P<m>\d\d)-?(?P<d>\d\d)(?:[T ]?\d\d:?\d\d.*)?")
_YMD = re.compile(rf"{_YEAR}[./](?P<m>\d\d?)[./](?P<d>\d\d?)(?:\D.*)?")
_NUMERIC = re.compile(rf"(?P<a>\d\d?)[./-](?P<b>\d\d?)[./-]{_YEAR}(?:\D.*)?")
_DAY_MONTH = re.compile(
    rf"(?:\D*\W)??(?P<d>\d\d?)(?:st|nd|rd|th|er|º|ª)?\.?\s*(?:de\s+)?(?P<n>[^\W\d]+)\.?,?\s*(?:de\s+)?{_YEAR}(?:\D.*)?"
)
_MONTH_DAY = re.compile(rf"(?:[^\W\d]+,\s*)?(?P<n>[^\W\d]+)\.?\s*(?P<d>\d\d?)(?:st|nd|rd|th)?,?\s*{_YEAR}(?:\D.*)?")
_MONTH_YEAR = re.compile(rf"(?P<n>[^\W\d]+)\.?,?\s*(?:de\s+)?{_YEAR}")


def to_edtf(written: str) -> str | None:
    """`7 November 2016`, `2016-11-07T14:00+03:00`, `Mon, 07 Nov 2016 …`, `2016-11`, or EDTF → EDTF, else None.

    `03/04/2016` is none: which is the month is not known, and a guess would be a false date.
    """
    text = " ".join(written.split()).strip(" .;")
    if _EDTF.fullmatch(text) and _possible(text):
        return text
    for pattern in (_ISO, _YMD, _DAY_MONTH, _MONTH_DAY):
        found = pattern.fullmatch(text)
        if found and (day := _day(found.groupdict())):
            return day
    return _numeric(text) or _month_year(text) or _mail(text)


def is_unknown(written: str) -> bool:
    """True when the words say that the date is not known."""
    return written.strip().casefold() in UNKNOWN


def _day(parts: dict[str, str]) -> str | None:
    month = int(parts["m"]) if "m" in parts else _MONTH.get(parts["n"].casefold(), 0)
    try:
        return date(int(parts["y"]), month, int(parts["d"])).isoformat()
    except ValueError:
        return None


def _numeric(text: str) -> str | None:
    found = _NUMERIC.fullmatch(text)
    if not found:
        return None
    first, second = int(found["a"]), int(found["b"])
    dots = "." in text[:6]  # with dots the day stands first in every country that writes so
    if first != second and first <= 12 and second <= 12 and not dots:
        return None
    day, month = (second, first) if second > 12 and not dots else (first, second)
    return _day({"y": found["y"], "m": str(month), "d": str(day)})


def _month_year(text: str) -> str | None:
    found = _MONTH_YEAR.fullmatch(text)
    month = _MONTH.get(found["n"].casefold()) if found else None
    return f"{found['y']}-{month:02d}" if found and month else None


def _mail(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _possible(text: str) -> bool:
    """Days that exist: 2016-02-30 has the form of EDTF and is no day."""
    for year, month, day in re.findall(r"(\d{4})-(\d\d)-(\d\d)", text):
        if not _day({"y": year, "m": month, "d": day}):
            return False
    return True
