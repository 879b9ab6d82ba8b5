"""How two places stand to each other: the same, near, one inside the other, apart."""

import math
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from headstone.linking.incidents_profile import NEAR, Episode, unlocated
from headstone.linking.incidents_words import key_of
from headstone.model.places import Place
from headstone.text.fold import fold

EARTH_KM = 6371.0
SAME_KM = 3.0  # two points of one locality: gazetteers differ by so much
ALIKE = 0.85  # share of letters that two spellings of one name have in common, in order
SHORTEST = 3
SMALL_AREA_KM = 45.0  # a district, a forest: what one report in many is about
VILLAGE_KM = 6.0
AT_HAND_KM = 40.0  # villages are named by a city so far away
ROUGH_KM = 20.0  # a place known by a bearing, or by what holds it, is this rough
LEAST_KM = 5.0  # a stated locality is never taken for sharper than this when two are held apart
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
    return fold(place.name or place.wording)


def same_locality(a: Place, b: Place) -> bool:
    """One name, or as good as one point."""
    distance = km(a, b)
    if alike(called(a), called(b)) or alike(fold(a.wording), fold(b.wording)):
        return distance is None or distance <= max(30.0, radius_km(a) + radius_km(b))
    located = not unlocated(a) and not unlocated(b)
    return located and distance is not None and distance <= SAME_KM and a.precision == b.precision


@lru_cache(maxsize=50_000)
def alike(a: str, b: str) -> bool:
    """Two folded names that are one: equal, the one with a word more ("X", "X forest"), or spellings of one."""
    if not a or not b:
        return False
    ones, others = set(a.split()), set(b.split())
    if ones <= others or others <= ones:
        return len(min(a, b, key=len)) >= SHORTEST
    return _spelt_alike(a, b) or (len(ones) == len(others) == 1 and sorted(a) == sorted(b) and a[0] == b[0])


def _spelt_alike(a: str, b: str) -> bool:
    if min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 2 or a[0] != b[0]:
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE


def nearest(ones: Sequence[Place], others: Sequence[Place]) -> tuple[float, Place, Place] | None:
    """The two places, one of each row, whose circles are nearest: (km between the circles, a, b)."""
    rows = [
        (max(0.0, distance - max(LEAST_KM, radius_km(a) + radius_km(b))), a, b)
        for a in ones
        for b in others
        if (distance := km(a, b)) is not None
    ]
    return min(rows, key=lambda row: (row[0], row[1].wording, row[2].wording), default=None)


def shared_locality(a: Episode, b: Episode) -> tuple[Place, Place] | None:
    for one in a.localities:
        for other in b.localities:
            if same_locality(one, other):
                return one, other
    return None


def same_named_area(a: Episode, b: Episode) -> bool:
    """One small area by name: "X area" and "X", "X district" and "X district". Being near X is not being X."""
    ones, others = ([p for p in (*e.localities, *e.areas) if _small_area(p)] for e in (a, b))
    return any(
        p.gazetteer_id == q.gazetteer_id if p.gazetteer_id and q.gazetteer_id else called(p) == called(q)
        for p in ones
        for q in others
    )


def _small_area(place: Place) -> bool:
    return place.relation not in NEAR and radius_km(place) <= SMALL_AREA_KM


def named_at_head(a: Episode, b: Episode) -> Place | None:
    """A small locality of `a` that stands in the title or the first sentences of `b`'s report."""
    small = (place for place in a.localities if unlocated(place) or radius_km(place) <= VILLAGE_KM)
    return next((p for p in small if called(p) and {key_of(word) for word in called(p).split()} <= b.lead), None)


def village_named(a: Episode, b: Episode) -> Place | None:
    """A small locality of `a` that `b`'s report names somewhere while it gives only a city, or an area, at hand."""
    wide = [p for p in (*b.localities, *b.areas) if not unlocated(p) and radius_km(p) > VILLAGE_KM]
    if not wide or len(wide) < len(b.localities):
        return None
    small = (place for place in a.localities if unlocated(place) or radius_km(place) <= VILLAGE_KM)
    named = (place for place in small if all(word in b.mentioned for word in called(place).split()))
    return next((p for p in named if any((km(p, q) or 0.0) <= AT_HAND_KM + radius_km(q) for q in wide)), None)


def mentions(one: Episode, other: Episode) -> bool:
    """Does the report of `one` name a locality of `other`?"""
    return any(all(word in one.mentioned for word in called(place).split()) for place in other.localities)


def best_place(places: Sequence[Place]) -> Place | None:
    """The sharpest of the places."""
    return min(places, key=lambda place: (place.precision, place.lat is None, place.wording), default=None)
