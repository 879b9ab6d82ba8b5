"""How two places stand to each other: the same, near, one inside the other, apart."""

import math
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from headstone.linking.incidents_profile import Episode, unlocated
from headstone.model.places import Place
from headstone.text.fold import fold

EARTH_KM = 6371.0
SAME_KM = 3.0  # two points of one locality: gazetteers differ by so much
ALIKE = 0.85  # share of letters that two spellings of one name have in common, in order
SHORTEST = 3
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


def best_place(places: Sequence[Place]) -> Place | None:
    """The sharpest of the places."""
    return min(places, key=lambda place: (place.precision, place.lat is None, place.wording), default=None)
