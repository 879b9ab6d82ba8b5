"""Codes and figures in words. One place, so that a table, a page and a citation say the same."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from headstone.model.claims import Count
from headstone.model.incidents import Corroboration, CountValue, Firmness
from headstone.model.places import Place

NO_LABELS: Mapping[str, str] = MappingProxyType({})

TWO = 2  # known origins make a fact corroborated
_OF_ONE = ("single_origin", "many_reports_one_origin")
# Scores of an origin, of labelled reports by strangers: firm ones are right 49 times in 50, weak ones 7 times in 10.
FIRM, WEAK = 0.95, 0.85

WORD_FORMS = frozenset({"vague", "unspecified", "fraction", "not_stated"})
"""Forms without a bound: the word stays a word, and no number is made of it."""

_SIGNS = {"at_least": "≥ {low}", "more_than": "> {low}", "up_to": "≤ {high}", "fewer_than": "< {high}"}

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

# The calendar's own qualifiers (EDTF), said in words.
_QUALIFIERS = {"?": "uncertain", "~": "about", "%": "about, uncertain"}


def labels(vocabulary: Mapping[str, Any], countries: Mapping[str, str] = NO_LABELS) -> dict[str, str]:
    """Code -> label, of every table of the vocabulary; `countries` (ISO 3166-1 code -> name) as "country.XX"."""
    tables = [table for table in vocabulary.values() if isinstance(table, Mapping)]
    named = {
        str(code): str(term["label"])
        for table in tables
        for code, term in table.items()
        if isinstance(term, Mapping) and "label" in term
    }
    return named | {f"country.{code}": name for code, name in countries.items()}


def label(code: str, labels: Mapping[str, str] = NO_LABELS) -> str:
    """The vocabulary's label; without one, the code read as words ("grave.discovery" -> "grave discovery")."""
    return labels.get(code) or code.replace(".", " ").replace("_", " ")


def number(value: int) -> str:
    """Thousands apart by a narrow no-break space: read alike in every country."""
    return f"{value:,}".replace(",", "\u202f")


def figure(value: Count | CountValue) -> str:
    """A figure as short words: "43", "≥ 43", "60–80", "about 150"; a vague one is its own wording in quotes."""
    low, high, point = value.low, value.high, value.point
    if value.form in WORD_FORMS or (low is None and high is None and point is None):
        return f"“{value.wording}”" if value.wording else "not stated"
    if value.form in _SIGNS:
        bound = low if "low" in _SIGNS[value.form] else high
        if bound is not None:
            return _SIGNS[value.form].format(low=number(bound), high=number(bound))
    if value.form == "approximately" and point is not None:
        return f"about {number(point)}"
    return interval(low if low is not None else point, high if high is not None else point)


def interval(low: int | None, high: int | None) -> str:
    """Two bounds in words; a missing one is unbounded."""
    if low is None and high is None:
        return "no bound stated"
    if low is None or high is None:
        return f"≥ {number(low)}" if low is not None else f"≤ {number(high or 0)}"
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def corroboration(value: Corroboration | None) -> str:
    """The computed state in words. Never "confirmed": that is a person's word."""
    if value is None:
        return "not computed"
    return _grade(value) + perhaps(value)


def _grade(value: Corroboration) -> str:
    return {
        "single_origin": "1 known origin",
        "many_reports_one_origin": f"{value.documents} reports, 1 known origin",
        "corroborated": "≥ 2 known independent origins",
        "cross_type": "≥ 2 known independent origins, of different kinds",
        "contested": "contested: affirmed and denied",
        "insufficient": "no known origin",
    }.get(value.state, label(value.state))


def perhaps(value: Corroboration) -> str:
    """What the lower bound of the number of origins takes from the grade: nothing is corroborated by a misread word."""
    if value.at_least is None:
        return ""
    if value.state in ("corroborated", "cross_type") and value.at_least < TWO:
        return ", perhaps fewer"
    return ", perhaps none" if value.state in _OF_ONE and value.at_least == 0 else ""


def three_numbers(value: Corroboration | None) -> str:
    """Documents / publishers / known independent origins, with their bounds, and the unknown ones that add nothing to
    them."""
    if value is None:
        return "not computed"
    return (
        f"{counted(value.documents, 'document')} · {counted(value.publishers, 'publisher')} · "
        f"{counted(value.known_origins, 'known independent origin')}{bounds(value)} (+ {value.unknown_origins} unknown)"
    )


def bounds(value: Corroboration) -> str:
    """Between what bounds the number of known origins lies; "" where that was not computed."""
    return "" if value.at_least is None or value.at_most is None else f" [{value.at_least} to {value.at_most}]"


def bounds_explained(value: Corroboration | None) -> str:
    """Why a number of origins has bounds, and what may be cited; "" where it has none."""
    if value is None or value.at_least is None or value.at_most is None:
        return ""
    cited = f"cite “at least {value.at_least}”" if value.at_least else "cite none of them as known"
    return f"between {value.at_least} and {value.at_most}: words may be misread, and origins go unseen; {cited}"


def firm(one: Firmness | None, labels: Mapping[str, str] = NO_LABELS) -> str:
    """How firmly an origin stands and why, where it stands more or less firmly than most; "" elsewhere."""
    how = how_firm(one)
    return f"{how}: {'; '.join(label(sign, labels) for sign in one.signs)}" if one is not None and how else ""


def how_firm(one: Firmness | None) -> str:
    """"firm", "weak", or "" for most."""
    if one is None or not one.signs or WEAK <= one.score < FIRM:
        return ""
    return "firm" if one.score >= FIRM else "weak"


def counted(amount: int, noun: str) -> str:
    return f"{amount} {noun}" if amount == 1 else f"{amount} {noun}s"


def date(edtf: str | None) -> str:
    """An EDTF date or interval in words, never more precise than it is: "2019-01" -> "January 2019"."""
    if not edtf:
        return "open"
    first, slash, second = edtf.partition("/")
    if not slash:
        return _day(first)
    if first == ".." or second == "..":
        return f"{_day(first)} or later" if second == ".." else f"not after {_day(second)}"
    start, end = _day(first) or "unknown start", _day(second) or "unknown end"
    return f"{_shortened(start, end)} – {end}"


def _shortened(start: str, end: str) -> str:
    """The start without the month and year that it shares with the end: "3 – 9 October 2017"."""
    here, there = start.split(" "), end.split(" ")
    if len(here) != len(there) or "(" in start + end:
        return start
    shared = next((i for i in range(len(here)) if here[i:] == there[i:]), len(here))
    return " ".join(here[:shared]) or start


def _day(text: str) -> str:
    bare = text.rstrip("?~%")
    qualifier = _QUALIFIERS.get(text[len(bare) :], "")
    parts = bare.split("-")
    known = all(part.isdigit() for part in parts) and len(parts) <= 3 and len(parts[0]) == 4
    if known and (len(parts) == 1 or 1 <= int(parts[1]) <= 12):
        month = [_MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
        day = [str(int(parts[2]))] if len(parts) > 2 else []
        bare = " ".join([*day, *month, parts[0]])
    return f"{bare} ({qualifier})" if qualifier else bare


def distance(metres: int) -> str:
    """Metres below one kilometre, whole kilometres from ten on."""
    if metres < 1000:
        return f"{metres} m"
    return f"{metres / 1000:.1f} km".replace(".0 ", " ") if metres < 10_000 else f"{number(round(metres / 1000))} km"


def place(value: Place | None) -> str:
    """Name and country with its uncertainty; never a name that looks like a point. A place that was misread for its
    namesake abroad shows by the country."""
    if value is None:
        return "not stated"
    name = value.name or value.wording
    name += f", {value.country}" if value.country else ""
    if value.lat is None or value.lon is None:
        return f"{name} (not located)"
    radius = f"within {distance(value.radius_m)}" if value.radius_m else "extent not known"
    return f"{name} ({radius}, {value.precision})"
