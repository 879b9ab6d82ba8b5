"""Distances and circles on the globe. Pure maths over `Place`; metres and degrees."""

import math
from collections.abc import Mapping

from headstone.model.places import Place

EARTH_M = 6_371_008.8  # mean radius, IUGG

# Where a place has no radius its precision still promises one (vocabulary: P0 ±10 m … P3 ≤ 25 km); from P4 on the sizes
# are our own round figures for an area of that order.
FLOOR_M: Mapping[str, int] = {
    "P0": 10, "P1": 100, "P2": 1_000, "P3": 25_000, "P4": 50_000, "P5": 150_000, "P6": 400_000, "P7": 800_000,
    "P9": 800_000,
}  # fmt: skip
SAME_NAME_SLACK = 1.1  # circles are round and provinces are not


def radius_of(place: Place) -> int:
    """Radius in metres; the precision's own where the place gives none (or zero)."""
    return place.radius_m or FLOOR_M.get(place.precision, FLOOR_M["P9"])


def metres(lat0: float, lon0: float, lat1: float, lon1: float) -> float:
    """Great-circle distance in metres (haversine)."""
    a = math.sin(math.radians(lat1 - lat0) / 2) ** 2
    a += math.cos(math.radians(lat0)) * math.cos(math.radians(lat1)) * math.sin(math.radians(lon1 - lon0) / 2) ** 2
    return 2 * EARTH_M * math.asin(min(1.0, math.sqrt(a)))


def distance_m(a: Place, b: Place) -> float:
    """Metres between two centres; infinite where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return metres(a.lat, a.lon, b.lat, b.lon)


def contains(outer: Place, inner: Place) -> bool:
    """Is the inner place in the outer area? By country and division where both are known, else by their circles.

    An area never lies in a smaller one: Peru is not in its Lima province though their circles meet.
    """
    if outer.lat is None or inner.lat is None or (outer.radius_m or 0) < (inner.radius_m or 0):
        return False
    if outer.country and inner.country and outer.country != inner.country:
        return False
    if outer.precision == "P7" and outer.country:
        return inner.country == outer.country
    if outer.precision == "P5" and outer.admin1 and inner.admin1 and outer.country:
        return (outer.country, outer.admin1) == (inner.country, inner.admin1)
    return distance_m(outer, inner) <= SAME_NAME_SLACK * (outer.radius_m or 0)


def moved(lat: float, lon: float, bearing_degrees: float, distance: float) -> tuple[float, float]:
    """The point `distance` metres from a point, in the direction given clockwise from north."""
    angle, arc = math.radians(bearing_degrees), distance / EARTH_M
    lat0, lon0 = math.radians(lat), math.radians(lon)
    lat1 = math.asin(math.sin(lat0) * math.cos(arc) + math.cos(lat0) * math.sin(arc) * math.cos(angle))
    east = math.sin(angle) * math.sin(arc) * math.cos(lat0)
    lon1 = lon0 + math.atan2(east, math.cos(arc) - math.sin(lat0) * math.sin(lat1))
    return math.degrees(lat1), (math.degrees(lon1) + 180) % 360 - 180
