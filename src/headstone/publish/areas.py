"""Areas on the globe: circles as polygons, right-hand winding, cut at the antimeridian (RFC 7946)."""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from headstone.model.geo import EARTH_M as EARTH_M
from headstone.model.geo import radius_of as radius_of
from headstone.model.places import Place

Point = tuple[float, float]  # longitude, latitude
Ring = list[Point]

SHORE = 0.3  # degrees: the outlines cut off bays and capes of this size
POINTS = 64  # a 64-gon around a circle reaches 0.12 % beyond it

Outlines = Mapping[str, Mapping[str, Sequence[Sequence[Sequence[float]]]]]
"""{"countries": {ISO2: rings}, "adm1": {gazetteer id: rings}}; a ring is a list of [longitude, latitude]."""


def geometry(place: Place | None, outlines: Outlines | None = None) -> dict[str, Any] | None:
    """GeoJSON geometry: the outline where the place is a division that has one, else a circle; None if unresolved."""
    if place is None or place.lat is None or place.lon is None:
        return None
    rings = outline(place, outlines) if outlines else []
    return _multi(rings) if rings else _multi(circle(place.lat, place.lon, radius_of(place)))


def outline(place: Place, outlines: Outlines) -> list[Ring]:
    """Rings of the country (P7) or the first-order division (P5) that the place is; empty where none is known."""
    table, code = outline_key(place)
    rings = outlines.get(table, {}).get(code, ()) if table else ()
    return [wound([(point[0], point[1]) for point in ring]) for ring in rings]


def outline_key(place: Place) -> tuple[str, str]:
    """Where the outline of a place stands, if it has one: ("countries" | "adm1", code); two empty words for none."""
    if place.relation in ("in", "of") and place.precision == "P7" and place.country:
        return "countries", place.country
    if place.relation in ("in", "of") and place.precision == "P5" and place.gazetteer_id:
        return "adm1", place.gazetteer_id
    return "", ""


def country_at(lat: float, lon: float, outlines: Outlines) -> str:
    """Code of the country that a point lies in, by the coarse outlines; at a coast the nearest within SHORE degrees,
    on the high seas "". Of a country inside another the inner one."""
    held = [
        (abs(signed_area(ring)), code) for code, rings in outlines["countries"].items()
        for ring in ([(point[0], point[1]) for point in one] for one in rings) if holds(ring, lat, lon)
    ]  # fmt: skip
    return min(held)[1] if held else _shore(lat, lon, outlines)


def holds(ring: Ring, lat: float, lon: float) -> bool:
    """Whether a point lies inside a ring: an odd number of its sides lies east of it."""
    inside = False
    for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]):
        if (y0 > lat) != (y1 > lat) and lon < x0 + (lat - y0) * (x1 - x0) / (y1 - y0):
            inside = not inside
    return inside


def _shore(lat: float, lon: float, outlines: Outlines) -> str:
    shrink = math.cos(math.radians(lat))
    near = [
        (math.hypot((point[0] - lon) * shrink, point[1] - lat), code)
        for code, rings in outlines["countries"].items() for ring in rings for point in ring
    ]  # fmt: skip
    far, code = min(near, default=(math.inf, ""))
    return code if far <= SHORE else ""


def circle(lat: float, lon: float, radius_m: float) -> list[Ring]:
    """Closed rings of the circle on the sphere: one, or two where it crosses the antimeridian."""
    angle = _angle(radius_m)
    points = edge(lat, lon, radius_m)
    for pole in (90.0, -90.0):
        if math.radians(abs(pole - lat)) <= angle:
            return [_around_pole(points, pole)]
    return split([*points, points[0]])


def edge(lat: float, lon: float, radius_m: float) -> Ring:
    """The circle's corners, anticlockwise and open; longitudes may run past ±180."""
    return [_reach(lat, lon, _angle(radius_m), -2 * math.pi * step / POINTS) for step in range(POINTS)]


def split(ring: Ring) -> list[Ring]:
    """Cuts a closed ring whose longitudes may run past ±180 into rings that do not."""
    run = _unwrapped(ring)
    shift = 360.0 if min(lon for lon, _ in run) < -180 else 0.0
    run = [(lon + shift, lat) for lon, lat in run]  # now everything lies between -180 and 540
    if max(lon for lon, _ in run) <= 180:
        return [_rounded(run)]
    west, east = _clipped(run, 180.0, keep_below=True), _clipped(run, 180.0, keep_below=False)
    return [_rounded(part) for part in (west, [(lon - 360, lat) for lon, lat in east]) if len(part) > 3]


def wound(ring: Ring) -> Ring:
    """The ring closed and anticlockwise, as RFC 7946 asks of outer rings."""
    closed = ring if ring[0] == ring[-1] else [*ring, ring[0]]
    return closed if signed_area(closed) >= 0 else closed[::-1]


def signed_area(ring: Ring) -> float:
    """Twice the plane area in square degrees; positive when anticlockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


def _angle(radius_m: float) -> float:
    """The radius as an angle, made longer by so much that the polygon holds the whole circle."""
    return min(radius_m / EARTH_M / math.cos(math.pi / POINTS), math.pi / 2)


def _reach(lat: float, lon: float, angle: float, bearing: float) -> Point:
    """The point at an angular distance and bearing from the centre, in radians (direct geodesic on the sphere)."""
    phi = math.radians(lat)
    sine = math.sin(phi) * math.cos(angle) + math.cos(phi) * math.sin(angle) * math.cos(bearing)
    target = math.asin(max(-1.0, min(1.0, sine)))
    turn = math.atan2(math.sin(bearing) * math.sin(angle) * math.cos(phi), math.cos(angle) - math.sin(phi) * sine)
    return lon + math.degrees(turn), math.degrees(target)


def _around_pole(points: Ring, pole: float) -> Ring:
    """A circle that holds a pole is, on the plane, the band between its edge and the pole."""
    border = sorted(((lon + 180) % 360 - 180, lat) for lon, lat in points)
    seam = (border[0][1] + border[-1][1]) / 2
    border = [(-180.0, seam), *border, (180.0, seam)]
    band = [*border, (180.0, pole), (-180.0, pole), border[0]]
    return _rounded(wound(band))


def _unwrapped(ring: Ring) -> Ring:
    """Each longitude within half a turn of the one before."""
    run = [ring[0]]
    for lon, lat in ring[1:]:
        run.append((run[-1][0] + (lon - run[-1][0] + 180) % 360 - 180, lat))
    return run


def _clipped(ring: Ring, edge: float, keep_below: bool) -> Ring:
    """Sutherland-Hodgman against one meridian; closed."""
    kept: Ring = []
    for (lon, lat), (next_lon, next_lat) in pairwise(ring):
        inside, next_inside = (lon <= edge) == keep_below, (next_lon <= edge) == keep_below
        if inside:
            kept.append((lon, lat))
        if inside != next_inside:
            kept.append((edge, lat + (next_lat - lat) * (edge - lon) / (next_lon - lon)))
    return [*kept, kept[0]] if kept else []


def _rounded(ring: Ring) -> Ring:
    return [(round(lon, 6), round(lat, 6)) for lon, lat in ring]


def _multi(rings: Sequence[Ring]) -> dict[str, Any]:
    if len(rings) == 1:
        return {"type": "Polygon", "coordinates": [rings[0]]}
    return {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]}
