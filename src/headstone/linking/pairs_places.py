"""How two places stand to each other: the same, near, one inside the other, apart."""

import math
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from headstone.linking.incidents_profile import NEAR, Episode, unlocated
from headstone.linking.incidents_words import key_of
from headstone.linking.once import once
from headstone.model.places import Place
from headstone.text.fold import fold

EARTH_KM = 6371.0
SAME_KM = 3.0  # two points of one locality: gazetteers differ by so much
SAME_DEGREES = 0.03  # of latitude: two points further apart are more than SAME_KM apart
ALIKE = 0.85  # share of letters that two spellings of one name have in common, in order
SHORTEST = 3
SOUNDS = (
    ("x", "ks"), ("ph", "f"), ("qu", "k"), ("ch", "h"), ("kh", "h"), ("c", "k"), ("q", "k"), ("w", "v"), ("y", "i"),
)  # fmt: skip
SMALL_AREA_KM = 45.0  # a district, a forest: what one report in many is about
VILLAGE_KM = 6.0
UNSURE_KM = 300.0  # two names without a gazetteer entry: their places are guesses
AT_HAND_KM = 40.0  # villages are named by a city so far away
ROUGH_KM = 20.0  # a place known by a bearing, or by what holds it, is this rough
LEAST_KM = 5.0  # a stated locality is never taken for sharper than this when two are held apart
COUNTRY, WIDE = "P7", ("P6", "P7")
DEFAULT_KM = {"P0": 0.1, "P1": 0.5, "P2": 3.0, "P3": 25.0, "P4": 45.0, "P5": 120.0, "P6": 250.0, "P7": 600.0}


def km(a: Place, b: Place) -> float | None:
    """Distance of two places' points (haversine); None where either has none."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    p, q = math.radians(a.lat), math.radians(b.lat)
    turn = math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * turn
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, h)))


def radius_km(place: Place) -> float:
    """Radius of the circle in which the place lies, by its own word or by its precision."""
    if place.radius_m:
        return place.radius_m / 1000
    return DEFAULT_KM.get(place.precision, 600.0)


def called(place: Place) -> str:
    """Its name, else its wording, folded."""
    return kept_fold(place.name or place.wording)


kept_fold = lru_cache(maxsize=50_000)(fold)  # a place meets many others: folding it anew was half of the work


def same_locality(a: Place, b: Place) -> bool:
    """One name, or as good as one point."""
    if alike(called(a), called(b)) or alike(kept_fold(a.wording), kept_fold(b.wording)):
        distance, located = km(a, b), not unlocated(a) and not unlocated(b)
        return distance is None or distance <= max(30.0 if located else UNSURE_KM, radius_km(a) + radius_km(b))
    if a.precision != b.precision or abs((a.lat or 0.0) - (b.lat or 0.0)) > SAME_DEGREES:
        return False
    distance = km(a, b)
    return distance is not None and distance <= SAME_KM and not unlocated(a) and not unlocated(b)


@lru_cache(maxsize=50_000)
def alike(a: str, b: str) -> bool:
    """Two folded names that are one: equal, the one with a word more ("X", "X forest"), or spellings of one."""
    if not a or not b:
        return False
    if f"{a} ".startswith(f"{b} ") or f"{b} ".startswith(f"{a} "):
        return min(len(a), len(b)) >= SHORTEST
    return _spelt_alike(a, b) or (" " not in a + b and a[0] == b[0] and sorted(a) == sorted(b))


def _spelt_alike(a: str, b: str) -> bool:
    if min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 2:
        return False
    return any(
        one[0] == other[0] and SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE
        for one, other in ((a, b), (_sounded(a), _sounded(b)))
    )


@lru_cache(maxsize=50_000)
def _sounded(name: str) -> str:
    """With one letter for each sound that languages write otherwise: Dixmude and Diksmuide, Wolyn and Volyn."""
    for written, sound in SOUNDS:
        name = name.replace(written, sound)
    return name


def nearest(ones: Sequence[Place], others: Sequence[Place]) -> tuple[float, Place, Place] | None:
    """The two places, one of each row, whose circles are nearest: (km between the circles, a, b)."""
    rows = [
        (0.0 if _in_country(a, b) else max(0.0, distance - max(LEAST_KM, radius_km(a) + radius_km(b))), a, b)
        for a in ones
        for b in others
        if (distance := km(a, b)) is not None
    ]
    return min(rows, key=lambda row: (row[0], row[1].wording, row[2].wording), default=None)


def _in_country(a: Place, b: Place) -> bool:
    """Is one no sharper than the country that both are in? A circle around its middle does not hold all of it."""
    return COUNTRY in (a.precision, b.precision) and a.country == b.country is not None


def bounded(episode: Episode) -> bool:
    """Does it give a place that bounds the event by more than a country or a part of the world?"""
    return bool(episode.localities) or any(place.precision not in WIDE for place in episode.areas)


def located(episode: Episode) -> bool:
    """Does it give such a place that is also known to lie somewhere? The name of a ranch alone is none."""
    return any(p.lat is not None and p.precision not in WIDE for p in (*episode.localities, *episode.areas))


def shared_locality(a: Episode, b: Episode) -> tuple[Place, Place] | None:
    """A locality that both name, as each gives it."""
    for one in a.localities:
        for other in b.localities:
            if same_locality(one, other):
                return one, other
    return None


def same_named_area(a: Episode, b: Episode) -> bool:
    """One small area by name: "X area" and "X", "X district" and "X district". Being near X is not being X."""
    ones, others = _small_areas(a), _small_areas(b)
    return any(
        p.gazetteer_id == q.gazetteer_id if p.gazetteer_id and q.gazetteer_id else called(p) == called(q)
        for p in ones
        for q in others
    )


def same_small_name(a: Episode, b: Episode) -> bool:
    """One name of a town or district in both, be it "in X" or "near X"."""
    return not _small_names(a).isdisjoint(_small_names(b))


@once
def _small_names(episode: Episode) -> set[str]:
    places = (*episode.localities, *episode.areas)
    return {called(place) for place in places if radius_km(place) <= SMALL_AREA_KM or unlocated(place)} - {""}


@once
def _small_areas(episode: Episode) -> list[Place]:
    places = (*episode.localities, *episode.areas)
    return [place for place in places if place.relation not in NEAR and radius_km(place) <= SMALL_AREA_KM]


@once
def names_of_places(episode: Episode) -> frozenset[str]:
    """The folded names of all its places."""
    return frozenset(called(place) for place in (*episode.localities, *episode.areas))


@once
def small_locality(episode: Episode) -> Place | None:
    """Its first village, small town or named spot; None where it gives only cities and areas."""
    return next((p for p in episode.localities if unlocated(p) or radius_km(p) <= VILLAGE_KM), None)


def named_at_head(a: Episode, b: Episode) -> Place | None:
    """The small locality of `a` where it stands at the head of `b`'s report, which gives none itself."""
    small = small_locality(a)
    if small is None or small_locality(b) is not None or not called(small):
        return None
    return small if _small_keys(a) <= b.lead else None


@once
def _small_keys(episode: Episode) -> set[str]:
    """The keys of the words in the name of its small locality."""
    small = small_locality(episode)
    return {key_of(word) for word in called(small).split()} if small else set()


def village_named(a: Episode, b: Episode) -> Place | None:
    """The small locality of `a` where `b`'s report names it somewhere, and itself gives only a city or area at hand."""
    small = small_locality(a)
    if small is None or small_locality(b) is not None or not all(w in b.mentioned for w in called(small).split()):
        return None
    wide = [place for place in (*b.localities, *b.areas) if radius_km(place) > VILLAGE_KM]
    return small if any((km(small, place) or 0.0) <= AT_HAND_KM + radius_km(place) for place in wide) else None


def own_village(a: Episode, b: Episode) -> Place | None:
    """A village that `a` gives beside a town that both give, and of which `b`'s report says nothing: the town may be no
    more than what all its villages are told by."""
    if len(a.localities) < 2:
        return None
    for place in a.localities:
        if set(called(place).split()) <= b.mentioned or any(same_locality(place, other) for other in b.localities):
            continue
        if unlocated(place) or radius_km(place) <= VILLAGE_KM:
            return place
    return None


def mentions(one: Episode, other: Episode) -> bool:
    """Does the report of `one` name a locality of `other`?"""
    return any(words <= one.mentioned for words in _locality_words(other))


@once
def _locality_words(episode: Episode) -> list[set[str]]:
    return [set(called(place).split()) for place in episode.localities]


def best_place(places: Sequence[Place]) -> Place | None:
    """The sharpest of the places."""
    return min(places, key=lambda place: (place.precision, place.lat is None, place.wording), default=None)
