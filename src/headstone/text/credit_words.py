"""The words that credits are made of, compiled from data/credits.yaml: one pattern for all languages together.

A report rarely says which language it is in, and a translation keeps the credit of its source. What is a word of prose
in one language ("from", "por") is therefore told apart by where it stands, not by the language of the report.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

_NOTHING: Mapping[str, Any] = {"version": "", "languages": {}}


@dataclass(frozen=True, slots=True)
class SignOff:
    """A house's way to sign its stories without its name: `words` in one bracket, in this order."""

    outlet: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class CreditWords:
    """Patterns over the words of data/credits.yaml, whose head says what each is for; each finds whole words."""

    version: str
    label: re.Pattern[str]
    phrase: re.Pattern[str]
    signed: re.Pattern[str]
    by: re.Pattern[str]
    short: re.Pattern[str]
    photo: re.Pattern[str]
    beside: re.Pattern[str]
    told: re.Pattern[str]
    noun: re.Pattern[str]
    adjective: re.Pattern[str]
    reports: re.Pattern[str]
    last: re.Pattern[str]
    compound: re.Pattern[str]
    first: re.Pattern[str]
    soft: re.Pattern[str]
    generic: re.Pattern[str]
    opener: re.Pattern[str]
    stop: re.Pattern[str]
    articles: re.Pattern[str]
    this: re.Pattern[str]
    bodies: re.Pattern[str]
    taken: re.Pattern[str]
    regions: re.Pattern[str]
    sign_offs: tuple[SignOff, ...] = field(default=())


_BY_LANGUAGE = (
    "label", "phrase", "signed", "by", "short", "photo", "beside", "told", "noun", "adjective", "reports", "last",
    "first", "soft", "generic", "opener", "stop",
)  # fmt: skip
_TOP = ("articles", "this", "bodies", "taken", "regions")


def credit_words(table: Mapping[str, Any] = _NOTHING) -> CreditWords:
    """Compile the table; without one, no word is known, and only the register's own names and brackets count."""
    rows = table["languages"].values()
    patterns = {key: _any_of(part for row in rows for part in _parts(row.get(key, ""))) for key in _BY_LANGUAGE}
    patterns |= {key: _any_of(_parts(table.get(key, ""))) for key in _TOP}
    ends = [part for row in rows for part in _parts(row.get("last", "")) if part.startswith("*")]
    patterns["compound"] = (
        re.compile(r"\w{3,}(?:" + "|".join(re.escape(e[1:]) for e in ends) + r")", re.IGNORECASE)
        if ends
        else _any_of([])
    )
    signs = tuple(_sign_off(row) for row in table.get("sign_offs", ()))
    return CreditWords(version=str(table["version"]), sign_offs=signs, **patterns)


def _parts(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _any_of(parts: Iterable[str]) -> re.Pattern[str]:
    """Any of the words or rows of words; the longest first, so that "news agency" goes before "news"."""
    words = sorted(set(parts), key=lambda part: (-len(part), part))
    if not words:
        return re.compile(r"(?!)")
    return re.compile(r"(?<!\w)(?:" + "|".join(map(_one, words)) + r")(?!\w)", re.IGNORECASE)


def _one(part: str) -> str:
    """ "*" is any ending or beginning of a word; an apostrophe is any apostrophe."""
    escaped = re.escape(part).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    return re.sub(r"['’]", "['’]", escaped)


def _sign_off(row: Mapping[str, Any]) -> SignOff:
    inside = r"[^()\[\]]*".join(_one(words) for words in row["words"])
    return SignOff(row["outlet"], re.compile(r"[(\[][^()\[\]]*" + inside + r"[^()\[\]]*[)\]]", re.IGNORECASE))
