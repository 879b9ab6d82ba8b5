"""What stands beside a name: prepositions, kinds of place, bearings, the comma and the place after it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headstone.model.spans import Span
from headstone.reading.places_names import Line, Token, words
from headstone.reading.places_tables import PlaceTables

PREPOSITIONS = {
    **dict.fromkeys(("in", "inside", "within", "at", "across", "throughout", "on"), "in"),
    **dict.fromkeys(("near", "nearby", "outside", "around", "beside", "alongside", "between", "beyond"), "near"),
    **dict.fromkeys(("from", "leaving", "fled", "via"), "from"),
    **dict.fromkeys(("to", "into", "toward", "towards", "reached", "entered", "visited", "stormed"), "to"),
    **dict.fromkeys(("captured", "retook", "recaptured", "seized", "liberated", "overran", "besieged"), "in"),
    # The commonest of other languages, where they are no English word.
    **dict.fromkeys(("nel", "nella", "nei", "en", "em", "im", "dans", "w", "i", "à", "på", "ved", "na"), "in"),
    **dict.fromkeys(("vicino", "presso", "près", "cerca", "bei", "nahe", "koło", "pod", "nær", "bij"), "near"),
    **dict.fromkeys(("في", "داخل"), "in"),
    **dict.fromkeys(("قرب", "شمال", "جنوب", "شرق", "غرب"), "near"),
    "من": "from",
    "إلى": "to",
    "of": "of", "over": "of", "through": "in", "along": "near", "off": "near",
}  # fmt: skip
AREA_PREPOSITIONS = frozenset(("across", "throughout"))
MODIFIERS = words(
    """
    the a an northern southern eastern western north south east west northeastern northwestern southeastern
    southwestern north-eastern north-western south-eastern south-western northeast northwest southeast southwest
    central downtown rural upper lower nearby neighbouring neighboring coastal remote small tiny large largest
    biggest second second-largest third main mainly capital provincial port border ancient historic old own same
    besieged embattled war-torn occupied rebel-held government-held majority restive troubled embattled desert
    mountainous isolated strategic key its their his her present-day former modern then mostly predominantly
    ethnic most far new liberated recaptured de facto self-declared densely populated frontline front-line
    industrial mining farming fishing oil-rich whole entire parts part areas area outskirts
    """
)
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
BETWEEN_PARENT = words(
    """
    suburb suburbs outskirts neighbourhood neighborhood quarter capital on coast port just small
    , ( in of the a an village town city district township province region state county area northern southern
    eastern western central 's municipality settlement hamlet governorate department north south east west near
    nearby by area
    """
)
NEAR_RADIUS_M = 25_000  # P3 reaches this far
STATED_SHARE = 0.3  # of a stated distance: "nine miles south" is good to about three


@dataclass(frozen=True, slots=True)
class Bearing:
    """ "nine miles south of": metres and degrees from north, None where not said; `start` is where the words begin."""

    metres: float | None
    degrees: int | None
    start: int
    edge: bool = False  # from the edge of the place, not from its middle
    inside: bool = False  # "in the south of X": a part of X, where X is an area


@dataclass(frozen=True, slots=True)
class Cue:
    """What stands around a name.

    `word`: in | near | from | to | of | dateline | bearing | adjunct | subject | bare. `kind`: class of the noun beside
    the name ("province of X", "X city"), "" without. `site`: the site noun after it. `start`, `end`: the wording."""

    word: str
    kind: str
    site: str
    bearing: Bearing | None
    start: int
    end: int
    area: bool = False  # "across X"
    speech: bool = False
    opens: bool = False  # first word of its sentence
    direction: int | None = None  # "northern Iraq"


def cue_of(text: str, line: Line, first: int, last: int, tables: PlaceTables) -> Cue:
    """The cue of tokens first..last of a line."""
    tokens = line.tokens
    kind, site, end = _right(text, tokens, last, tables)
    at = first - 1
    left_kind, at = _left_kind(tokens, at, tables)
    bearing = _bearing(tokens, at)
    direction = DIRECTIONS.get(tokens[at].lower) if at >= 0 and not left_kind else None
    word, area = _preposition(tokens, at, tables)
    if bearing is not None:
        word = "bearing"
    elif _on_outskirts(tokens, at):
        word = "near"
    elif word == "bare" and _dateline(text, line, first, last):
        word = "dateline"
    elif word == "bare" and (first == 0 or _verb_follows(tokens, last)):
        word = "subject"
    speech = last + 1 < len(tokens) and tokens[last + 1].lower in tables.speech
    return Cue(
        word,
        kind or left_kind or _apposed(tokens, last, tables),
        site,
        bearing,
        tokens[first].start,
        end,
        area,
        speech,
        first == 0,
        direction,
    )


def _right(text: str, tokens: Sequence[Token], last: int, tables: PlaceTables) -> tuple[str, str, int]:
    """(class, site noun, end of the wording) by the word after the name."""
    own_end = tokens[last].end
    if last + 1 >= len(tokens) or tokens[last].full_end != own_end or text[own_end : tokens[last + 1].start].strip():
        return "", "", own_end
    after = tokens[last + 1]
    if after.lower in tables.types and not (after.lower == "state" and _state_actor(tokens, last)):
        return tables.types[after.lower], "", after.end
    for step in (1, 2):
        if last + step < len(tokens) and tokens[last + step].lower in tables.sites:
            return "", tokens[last + step].lower, tokens[last + step].end
        if last + step >= len(tokens) or tokens[last + step].lower not in {"war", "military", "central", "national"}:
            break
    return "", "", own_end


def _apposed(tokens: Sequence[Token], last: int, tables: PlaceTables) -> str:
    """ "X, a small village in Y": the class that the apposition gives."""
    if last + 3 >= len(tokens) or tokens[last + 1].lower != "," or tokens[last + 2].lower not in {"a", "an", "the"}:
        return ""
    for token in tokens[last + 3 : last + 7]:
        if token.lower in tables.types:
            return tables.types[token.lower]
        if token.lower not in MODIFIERS and token.lower not in tables.demonyms:
            return ""
    return ""


def _state_actor(tokens: Sequence[Token], last: int) -> bool:
    """ "Islamic State" is no state."""
    return tokens[last].lower in {"islamic", "deep", "police"}


def _left_kind(tokens: Sequence[Token], at: int, tables: PlaceTables) -> tuple[str, int]:
    """ "the town of X", "village X": the class and the token before it."""
    if at >= 1 and tokens[at].lower == "of" and tokens[at - 1].lower in tables.types:
        return tables.types[tokens[at - 1].lower], at - 2
    if (
        at >= 0
        and tokens[at].lower in tables.types
        and tokens[at].lower not in {"state", "country", "capital", "nation"}
    ):
        return tables.types[tokens[at].lower], at - 1
    if at >= 1 and tokens[at].lower == "called" and tokens[at - 1].lower in tables.types:
        return tables.types[tokens[at - 1].lower], at - 2
    return "", at


def _preposition(tokens: Sequence[Token], at: int, tables: PlaceTables) -> tuple[str, bool]:
    """The preposition that governs the name, over at most six modifiers and demonyms."""
    for step in range(7):
        if at - step < 0:
            break
        word = tokens[at - step].lower
        if word in PREPOSITIONS:
            if (
                word == "of"
                and at - step - 1 >= 0
                and tokens[at - step - 1].lower in {"outside", "inside", "out", "ahead"}
            ):
                return "near" if tokens[at - step - 1].lower == "outside" else "from", False
            if word == "to" and at - step - 1 >= 0 and tokens[at - step - 1].lower in {"close", "next", "adjacent"}:
                return "near", False
            return PREPOSITIONS[word], word in AREA_PREPOSITIONS
        if word not in MODIFIERS and word not in tables.demonyms and word not in tables.types and word != "of":
            break
        if word == "of" and step == 0:
            return "of", False
    return "bare", False


def _on_outskirts(tokens: Sequence[Token], at: int) -> bool:
    """ "on the outskirts of X", "the western suburbs of X"."""
    return (
        at >= 1
        and tokens[at].lower == "of"
        and tokens[at - 1].lower in {"outskirts", "outskirt", "suburbs", "edge", "vicinity"}
    )


def _bearing(tokens: Sequence[Token], at: int) -> Bearing | None:
    """ "about 30 km (19 miles) south of", "14 kilometres from the southern edge of", "south of", "five miles from"."""
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


def _dateline(text: str, line: Line, first: int, last: int) -> bool:
    """The name opens a line and a dash, a bracketed agency or a date follows."""
    if first > 0 or line.index > 6:
        return False
    rest = text[line.tokens[last].full_end : min(line.span.end, line.tokens[last].full_end + 60)]
    return bool(
        re.match(
            r"(?:,\s[^\W\d_]+\.?)?(?:,\s[^\W\d_]+\.?\s\d{1,2})?\s*(?:\((?:[^()]{2,30})\)|[-–—]{1,2}\s|/\s?[A-Z])", rest
        )
    )


def _verb_follows(tokens: Sequence[Token], last: int) -> bool:
    return last + 1 < len(tokens) and tokens[last + 1].lower[0].isalpha() and not tokens[last + 1].capital


def beside(text: str, line: Line, left_end: int, right_start: int) -> bool:
    """Do only commas and small words stand between two names? "X, a village in Y", "X, Y", "X in Y", "X (Y)"."""
    if right_start - left_end > 60:
        return False
    between = [token.lower for token in line.tokens if left_end <= token.start < right_start]
    return 0 < len(between) <= 7 and all(word in BETWEEN_PARENT for word in between)


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
