"""What stands beside and inside a marked place, in any of the languages: its class, a bearing, nearness, a preposition.

The same `Cue` as `places_cues` gives for English, from lists of words and without capitals: some scripts have none.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from headstone.model.spans import Span
from headstone.reading.places_bearing import Bearing
from headstone.reading.places_cues import Cue
from headstone.reading.places_languages import Languages, Words

TOKEN = re.compile(
    r"(?:[dl]|dell|nell|dall|all|sull|un)['’](?=\w|$)|\d+(?:[.,]\d+)?|[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*|[^\w\s]",
    re.IGNORECASE,
)
REACH = 12  # tokens before a name that are looked at
FILLERS = 3  # between a distance, a direction and the name
UNKNOWN = 1  # words between a preposition and its name that no list holds: "im befreiten X"
LONGEST_GAP = 70
DATELINE = re.compile(r"\s*(?:[,(]\s?[^\W\d_][^\n()]{1,24}\)?)?\s*(?:[-–—:.|/]|\(|,?\s\d{1,2}\b)")
DATELINES = 6  # sentences from the top in which a name that opens one may be a dateline


class Word(NamedTuple):
    start: int
    end: int
    lower: str


class Core(NamedTuple):
    """The name inside a mark. `names`: wordings to look up, the fullest first; `kind`, `site`: of words in the mark."""

    span: Span
    names: tuple[str, ...]
    kind: str
    site: str


def tokens(text: str, start: int, end: int) -> list[Word]:
    return [Word(m.start(), m.end(), m.group().casefold()) for m in TOKEN.finditer(text, start, end)]


def said(words: Words, row: Sequence[Word], at: int) -> tuple[str, int] | None:
    """What the words that end at `at` say, and how many they are; two words before one."""
    if at >= 1:
        pair = f"{row[at - 1].lower} {row[at].lower}"
        if (found := words.exact.get(pair)) is not None:
            return found, 2
    found = words.get(row[at].lower) if at >= 0 else None
    return None if found is None else (found, 1)


def core_of(text: str, span: Span, lists: Languages) -> Core:
    """Strips a bearing, prepositions, classes and site nouns from a mark, as long as a name is left."""
    row = tokens(text, span.start, span.end)
    first, kind, site = _opening(row, lists)
    last, end = len(row) - 1, span.end
    while last > first and (closing := _closing(row[last], lists)) and not row[last].lower[0].isdigit():
        if closing == "site":
            site = site or row[last].lower
        elif closing != "near":
            kind = kind or closing
        last -= 1
        end = row[last].end if closing == "near" else end
    if first > last:
        return Core(span, (text[span.start : span.end],), "", "")
    whole = Span(row[_after_bearing(row, lists)].start, end)
    inner = Span(row[first].start, row[last].end)
    rows = dict.fromkeys(text[s.start : s.end] for s in (whole, Span(inner.start, end), inner))
    return Core(inner, (*rows, *_before_hyphen(text, inner, lists)), kind, site)


def _opening(row: Sequence[Word], lists: Languages) -> tuple[int, str, str]:
    first, kind, site = _after_bearing(row, lists), "", ""
    while first < len(row) - 1:
        word = row[first].lower
        if (found := lists.types.get(word)) is not None:
            kind = kind or found
        elif lists.sites.get(word) is not None:
            site = site or word
        elif lists.cues.get(word) is None:
            break
        first += 1
    return first, kind, site


def _closing(word: Word, lists: Languages) -> str | None:
    """What a word at the end of a mark says of the name before it: its class, or that it lies near the next."""
    beside = "site" if lists.sites.get(word.lower) else lists.cues.get(word.lower)
    return lists.types.get(word.lower) or (beside if beside in ("site", "near") else None)


def _after_bearing(row: Sequence[Word], lists: Languages) -> int:
    """First token behind "ochenta kilómetros al sureste de"; 0 where the mark holds no bearing."""
    last = -1
    for at, word in enumerate(row[:-1]):
        unit = at > 0 and lists.units.get(word.lower) and number_of(row[at - 1].lower, lists) is not None
        if unit or (last >= 0 and said(lists.directions, row, at)):
            last = at
    first = last + 1
    while last >= 0 and first < len(row) - 1 and _small(row[first].lower, lists):
        first += 1
    return first


def _small(word: str, lists: Languages) -> bool:
    return lists.cues.get(word) is not None or lists.fillers.get(word) is not None


def _before_hyphen(text: str, inner: Span, lists: Languages) -> tuple[str, ...]:
    """ "Sindschar-Gebirge": the name before its class."""
    head, dash, tail = text[inner.start : inner.end].rpartition("-")
    known = dash and (lists.sites.get(tail.casefold()) or lists.types.get(tail.casefold()))
    return (head,) if known and len(head) > 2 else ()


def cue_of_mark(text: str, sentence: Span, number: int, core: Core, lists: Languages) -> Cue:
    """The cue of a marked name in its sentence; `number` is the sentence's."""
    row = tokens(text, sentence.start, core.span.start)[-REACH:]
    kind, site, at = _class_before(row, lists)
    kind, site = core.kind or kind or _class_after(text, core.span.end, sentence, lists), core.site or site
    bearing, direction = _bearing(row, at, lists)
    word = "bearing" if bearing is not None else _word(row, at, lists)
    if word == "bare" and not row:
        opens = number <= DATELINES and DATELINE.match(text, core.span.end)
        word = "dateline" if opens else "subject"
    start = bearing.start if bearing is not None else core.span.start
    return Cue(word, kind, site, bearing, start, core.span.end, opens=not row, direction=direction)


def _class_before(row: Sequence[Word], lists: Languages) -> tuple[str, str, int]:
    """Class and site noun before the name ("провінція X", "municipio de X"), and the token before them."""
    at = len(row) - 1
    below = at
    while below >= 0 and at - below < 2 and lists.cues.get(row[below].lower) == "of":
        below -= 1
    if below < 0:
        return "", "", at
    if (found := said(lists.types, row, below)) is not None:
        return found[0], "", below - found[1]
    if lists.sites.get(row[below].lower) is not None:
        return "", row[below].lower, below - 1
    return "", "", at


def _class_after(text: str, end: int, sentence: Span, lists: Languages) -> str:
    """ "в Харківській області": only Slavic languages put the class behind the name."""
    following = tokens(text, end, min(sentence.end, end + 24))[:1]
    if not following or text[end : following[0].start].strip(" ") or not following[0].lower[:1].isalpha():
        return ""
    word = following[0].lower
    slavic = "\u0400" <= word[0] <= "\u052f" or word.startswith(("powia", "obwo", "wojew"))
    return (lists.types.get(word) or "") if slavic else ""


def _bearing(row: Sequence[Word], at: int, lists: Languages) -> tuple[Bearing | None, int | None]:
    """The bearing whose words end at `at`, and the direction of an adjective ("у східній Сирії")."""
    part = said(lists.directions, row, at)
    if part is not None and part[1] == 1 and lists.adjectives.get(row[at].lower):
        return None, int(part[0])
    at = _filled(row, at, lists, of=True)
    degrees = None
    start = at
    if at >= 0 and (found := said(lists.directions, row, at)) is not None:
        degrees, start = int(found[0]), at - found[1] + 1
        at = _filled(row, at - found[1], lists, of=False)
    metres, begin = _distance(row, at, lists)
    if metres is None and degrees is None:
        return None, None
    start = begin if metres is not None else start
    return Bearing(metres, degrees, row[start].start, inside=metres is None), None


def _filled(row: Sequence[Word], at: int, lists: Languages, of: bool) -> int:
    """The token before small words that end at `at`."""
    for _ in range(FILLERS):
        if at < 0:
            break
        word = row[at].lower
        small = lists.fillers.get(word) or (lists.cues.get(word) in ("of", "from") if of else False)
        if not small or lists.units.get(word) == "1000":
            break
        at -= 1
    return at


def _distance(row: Sequence[Word], at: int, lists: Languages) -> tuple[float | None, int]:
    if at < 1 or (unit := lists.units.get(row[at].lower)) is None:
        return None, at
    back = at - 1
    if lists.cues.get(row[back].lower) == "of" and back:  # "une quinzaine de kilomètres"
        back -= 1
    number = number_of(row[back].lower, lists)
    return (None, at) if number is None else (number * float(unit), back)


def number_of(word: str, lists: Languages) -> float | None:
    if word[0].isdigit():
        return float(word.replace(",", ".")) if word.replace(",", ".").count(".") <= 1 else None
    found = lists.numbers.get(word)
    return None if found is None else float(found)


def _word(row: Sequence[Word], at: int, lists: Languages) -> str:
    """in | near | from | to | of | bare, by the words before; nearness outweighs the preposition around it."""
    chosen, unknown = "bare", 0
    for word in reversed(row[max(0, at - 3) : at + 1]):
        cue = lists.cues.get(word.lower)
        if cue == "near":
            return "near"
        if cue is None and lists.types.get(word.lower) is None:
            unknown += 1
            if unknown > UNKNOWN or not word.lower[0].isalpha() or chosen != "bare":
                break
        elif cue is not None and chosen in ("bare", "of"):
            chosen = cue
            if cue != "of" and unknown:
                break
    return chosen


def stand_beside(text: str, left: int, right: int, lists: Languages) -> bool:
    """Do only small words and classes stand between two names? "X, провінція Y", "X (Y)", "X en Y"."""
    if right - left > LONGEST_GAP:
        return False
    row = tokens(text, left, right)
    small = (_joins(word.lower, lists) or _near_from(row, n, lists) for n, word in enumerate(row))
    return 0 < len(row) <= 7 and all(small)


def _near_from(row: Sequence[Word], at: int, lists: Languages) -> bool:
    """ "القريبة من": near, and the preposition that goes with it."""
    cues = [lists.cues.get(word.lower) for word in row[max(0, at - 1) : at + 1]]
    return cues == ["near", "from"]


def _joins(word: str, lists: Languages) -> bool:
    return any(words.get(word) for words in (lists.joiners, lists.types)) or lists.cues.get(word) in (
        "in",
        "near",
        "of",
    )
