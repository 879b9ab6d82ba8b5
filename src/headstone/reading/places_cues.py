"""What stands beside a name: prepositions, kinds of place, bearings, the comma and the place after it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headstone.reading.places_bearing import DIRECTIONS, Bearing, bearing_of
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
BETWEEN_PARENT = words(
    """
    suburb suburbs outskirts neighbourhood neighborhood quarter capital on coast port just small
    , ( in of the a an village town city district township province region state county area northern southern
    eastern western central 's municipality settlement hamlet governorate department north south east west near
    nearby by area
    """
)
SITE_QUALIFIERS = words(
    """
    war military central national municipal commonwealth jewish christian muslim orthodox catholic old new main general
    state
    """
)
TITLE_OPENERS = words("islamic liberation salvation people's democratic national united revolutionary resistance")


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
    direction: int | None = None  # "northern Peru"


def cue_of(text: str, line: Line, first: int, last: int, tables: PlaceTables) -> Cue:
    """The cue of tokens first..last of a line."""
    tokens = line.tokens
    kind, site, end = _right(text, tokens, last, tables)
    if _in_a_title(tokens, first):
        return Cue("adjunct", "", "", None, tokens[first].start, tokens[last].end)
    at = first - 1
    left_kind, at = _left_kind(tokens, at, tables)
    bearing = bearing_of(tokens, at)
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


def _in_a_title(tokens: Sequence[Token], first: int) -> bool:
    """Is it part of the name of a body: "Liberation Front of X and Y", "Islamic State in X"?"""
    for at in range(first - 1, max(-1, first - 7), -1):
        if tokens[at].lower in ("state", "emirate", "army", "front", "party", "government") and at + 1 < first:
            return at >= 1 and tokens[at].capital and tokens[at - 1].capital and tokens[at - 1].lower in TITLE_OPENERS
        if tokens[at].lower not in ("of", "in", "and", "the", "&") and not tokens[at].capital:
            return False
    return False


def _right(text: str, tokens: Sequence[Token], last: int, tables: PlaceTables) -> tuple[str, str, int]:
    """(class, site noun, end of the wording) by the word after the name."""
    own_end = tokens[last].end
    if last + 1 >= len(tokens) or tokens[last].full_end != own_end or text[own_end : tokens[last + 1].start].strip():
        return "", "", own_end
    after = tokens[last + 1]
    if after.lower in tables.types and not (after.lower == "state" and _state_actor(tokens, last)):
        return tables.types[after.lower], "", after.end
    for step in (1, 2, 3):
        word = tokens[last + step].lower if last + step < len(tokens) else ""
        if word in tables.sites:
            return "", word, tokens[last + step].end
        if word not in SITE_QUALIFIERS and word not in tables.demonyms:
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
