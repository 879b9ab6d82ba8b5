"""Is the best candidate of a marked place good enough to be taken, and how surely? A no-match is an answer too."""

import math
from collections.abc import Sequence
from difflib import SequenceMatcher

from headstone.model.geo import metres
from headstone.model.places import Entry
from headstone.reading.marks_places_forms import latin
from headstone.reading.places_accept import AGREES, CUED_TOWN, FUZZY_AGREES, FUZZY_LIKENESS, STRONG_TOWN, Hit
from headstone.reading.places_rank import Context, Ranked, same_letters, within
from headstone.text.fold import fold, skeleton

ALONE = 1_000  # inhabitants of a town that is taken where the text names no country at all
LOOSE_ALONE = 20_000  # of one that only its consonants name
LONG_NAME = 6  # letters of a name that is hardly another word as well
LOOSE_LETTERS = 5  # consonants that may speak for a town in a text that names no country
SAME_M = 161_000  # nearer than this two candidates are one answer, as in the field's accuracy@161
RIVAL_FREE = 8.0  # margin where there is no rival
HIGHEST = 15.0  # the ranker's points beyond which more say nothing
# A logistic fitted to every second article of LGL and GeoVirus ("within 161 km, or in the area named"); on the other
# half the score is off by .027 (ECE, ten bins), by .045 with the margin alone.
INTERCEPT, BY_MARGIN, BY_SCORE = -2.16, 0.371, 0.178


def loosely(names: Sequence[str], entries: Sequence[Entry], context: Context) -> tuple[Entry, ...]:
    """Of entries that share only consonants with a name, those in a country of the text that also look alike.

    Arabic script writes no short vowels, so there likeness says nothing.
    """
    agreeing = tuple(e for e in entries if context.countries.get(e.country, 0.0) >= FUZZY_AGREES and alike(names, e))
    if agreeing or spoken_of(context):
        return agreeing
    large = tuple(e for e in entries if e.population >= LOOSE_ALONE and alike(names, e))
    long = len(skeleton(names[0])) >= LOOSE_LETTERS
    return large if len(large) == 1 and (long or large[0].population >= STRONG_TOWN) else ()


def alike(names: Sequence[str], entry: Entry) -> bool:
    stored = fold(latin(entry.matched))
    return any(
        "\u0600" <= name[:1] <= "\u06ff"
        or SequenceMatcher(None, fold(latin(name)), stored, autojunk=False).ratio() >= FUZZY_LIKENESS
        for name in names
    )


def plausible(hit: Hit, rows: Sequence[Ranked], context: Context, above: Sequence[Entry]) -> bool:
    """May the best candidate be meant? A village abroad is not, unless the place that holds it is named beside it or
    nothing else in the world has its name."""
    best = rows[0].entry
    if best.kind in ("country", "region", "adm1") or any(within(best, parent) for parent in above):
        return True
    weight = context.countries.get(best.country, 0.0)
    if weight >= AGREES or best.population >= STRONG_TOWN or (not above and only_one(hit.name, rows)):
        return True
    if spoken_of(context) or hit.cue.site:
        return False
    return best.population >= ALONE or weight > 0


def only_one(name: str, rows: Sequence[Ranked]) -> bool:
    """Is it a name, spelt so, of one country alone, and too long or its town too large to be anything else?"""
    best = rows[0].entry
    same = all(row.entry.country == best.country for row in rows) and same_letters(name, best.matched)
    respelt = name[:1].islower()  # see `marks_places_forms`: made by us, not read
    return same and not respelt and (len(name) >= LONG_NAME or best.population >= CUED_TOWN)


def spoken_of(context: Context) -> bool:
    """Does the text name any country? Its language alone names none."""
    return max(context.countries.values(), default=0.0) >= AGREES


def margin(rows: Sequence[Ranked]) -> float:
    """The ranker's points between the best candidate and the best one elsewhere."""
    best = rows[0].entry
    rivals = (r.score for r in rows[1:] if metres(best.lat, best.lon, r.entry.lat, r.entry.lon) > SAME_M)
    return min(RIVAL_FREE, rows[0].score - max(rivals, default=-math.inf))


def calibrated(rows: Sequence[Ranked]) -> float:
    """How likely the place meant is within 161 km of the best candidate, or in the area that it is."""
    odds = INTERCEPT + BY_MARGIN * margin(rows) + BY_SCORE * min(rows[0].score, HIGHEST)
    return round(1 / (1 + math.exp(-odds)), 3)
