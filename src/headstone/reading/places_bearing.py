"""Bearings: so many miles south of X, so far from its western limits, east of the town."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headstone.model.spans import Span
from headstone.reading.places_names import Token, words

_POINTS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
_HYPHENED = {"northeast": "north-east", "southeast": "south-east", "southwest": "south-west", "northwest": "north-west"}
DIRECTIONS = {
    word + ending: 45 * step
    for step, point in enumerate(_POINTS)
    for word in (point, _HYPHENED.get(point, point))
    for ending in ("", "ern")
}
UNITS = {
    **dict.fromkeys(("km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "klicks"), 1000.0),
    **dict.fromkeys(("mile", "miles", "mi"), 1609.344),
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters", "yards", "yard"), 1.0),
}
NUMBERS = {
    word: value
    for value, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
    )
} | {"a": 1, "an": 1, "half": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
     "ninety": 90, "hundred": 100, "dozen": 12, "dozens": 30, "several": 5, "few": 4, "couple": 2}  # fmt: skip
EDGES = words(
    """
    edge edges outskirts outskirt suburbs side centre center limits boundary tip end border banks bank shore
    """
)
NEAR_RADIUS_M = 25_000  # P3 reaches this far
STATED_SHARE = 0.3  # of a stated distance: ten miles is good to about three


@dataclass(frozen=True, slots=True)
class Bearing:
    """Metres and degrees from north, None where not said; `start` is where the words begin."""

    metres: float | None
    degrees: int | None
    start: int
    edge: bool = False  # from the edge of the place, not from its middle
    inside: bool = False  # "in the south of X": a part of X, where X is an area


def bearing_of(tokens: Sequence[Token], at: int) -> Bearing | None:
    """The bearing whose words end at token `at`: a distance (twice told, perhaps), a direction, or both."""
    while at >= 0 and tokens[at].lower in {"the", "city", "town", "village", "centre", "center", "capital"}:
        at -= 1
    if at < 1 or tokens[at].lower not in {"of", "from", "outside", "off"}:
        return None
    opener = tokens[at].lower
    at -= 1
    degrees = None
    edge = False
    if tokens[at].lower in EDGES:
        edge, at = True, at - 1
    while at >= 0 and (
        tokens[at].lower in DIRECTIONS or tokens[at].lower in {"the", "to", "of", "from", "due", "just"}
    ):
        degrees = DIRECTIONS.get(tokens[at].lower, degrees)
        at -= 1
    distance, start = _distance(tokens, at)
    if distance is None and (degrees is None or edge or opener == "from"):
        return None
    inside = (
        distance is None and opener == "of" and any(token.lower == "in" for token in tokens[max(0, at) : start + 1])
    )
    return Bearing(distance, degrees, tokens[start].start, edge, inside)


def _distance(tokens: Sequence[Token], at: int) -> tuple[float | None, int]:
    """Metres that end at token `at`, and the token where they begin (at + 1 without any)."""
    begin, found = at + 1, None
    if at >= 1 and tokens[at].lower == "so" and tokens[at - 1].lower == "or":
        at, begin = at - 2, at - 1
    if at >= 0 and tokens[at].lower in (")", "]"):
        opening = next((i for i in range(at, max(-1, at - 8), -1) if tokens[i].lower in ("(", "[")), -1)
        if opening < 0:
            return None, begin
        inner, _ = _distance(tokens, at - 1)
        outer, start = _distance(tokens, opening - 1)
        return (outer, start) if outer is not None else (inner, opening)
    if at >= 1 and tokens[at].lower in UNITS:
        number = _number(tokens[at - 1].lower)
        if number is not None:
            return number * UNITS[tokens[at].lower], at - 1
        return found, begin
    if at >= 0 and (glued := re.fullmatch(r"(\d+)-?(km|miles?|kilomet(?:er|re)s?)", tokens[at].lower)):
        return float(glued[1]) * UNITS[glued[2]], at
    return found, begin


def _number(word: str) -> float | None:
    if word[0].isdigit():
        plain = re.sub(r",(?=\d{3})", "", word).replace(",", ".")
        return float(plain) if plain.count(".") <= 1 else None
    parts = [NUMBERS.get(part) for part in word.split("-")]
    known = [part for part in parts if part is not None]
    return float(sum(known)) if known and len(known) == len(parts) else None


TOWN_AGAIN = re.compile(
    r"\b(?:(?P<distance>\S+)\s(?P<unit>km|kilomet(?:er|re)s?|miles?)\s)?(?:to\s)?(?:the\s)?(?P<direction>"
    + "|".join(sorted(DIRECTIONS, key=len, reverse=True))
    + r")\s(?:of|from)\s(?:the|this)\s(?:city|town|village|settlement|capital)\b(?!\sof\b)",
    re.IGNORECASE,
)


def bearings_from_the_town(text: str, span: Span) -> list[tuple[Span, Bearing]]:
    """ "two miles east of the town": bearings whose town was named before."""
    found = []
    for match in TOWN_AGAIN.finditer(text, span.start, span.end):
        number = _number(match["distance"].casefold()) if match["distance"] else None
        distance = number * UNITS[match["unit"].casefold()] if number is not None else None
        bearing = Bearing(distance, DIRECTIONS[match["direction"].casefold()], match.start())
        found.append((Span(match.start(), match.end()), bearing))
    return found
