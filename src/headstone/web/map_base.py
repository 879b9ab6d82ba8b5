"""The drawn basemap: outlines of countries, divisions and lakes as paths, cut once and kept, in Mercator's projection.

A path is written in hundredths of a degree as steps from point to point: a third of the length of absolute
coordinates. The whole world is drawn from points on a grid of a fifth of a degree, half a pixel there; neighbours are
put on the same grid, so that no gap opens between them.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from headstone import mapping, release
from headstone.model.pins import LATEST, Window

Rings = Sequence[Sequence[Sequence[float]]]
GRID = 0.2  # degrees
UNITS = 100  # of a path in one degree
WIDE = 60.0  # degrees of longitude: a wider window is drawn from the grid
NEAR = 28.0  # a narrower one shows first-order divisions


def mercator(lat: float) -> float:
    """Degrees of Mercator's map above the equator."""
    lat = max(-LATEST, min(LATEST, lat))
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


@dataclass(frozen=True, slots=True)
class Shape:
    code: str
    box: Window
    path: str
    middle: tuple[float, float]  # of the largest ring, degrees
    size: float  # of the largest ring, square degrees


@dataclass(frozen=True, slots=True)
class Base:
    coarse: tuple[Shape, ...]
    fine: tuple[Shape, ...]
    divisions: tuple[Shape, ...]
    lakes: tuple[Shape, ...]
    large_lakes: tuple[Shape, ...]


@cache
def base() -> Base:
    """All of it, cut on first use: about half a second."""
    tables = release.outlines()
    lakes = {str(number): rings for number, rings in enumerate(mapping.lakes())}
    all_lakes = tuple(shapes(lakes, 0.0))
    return Base(
        tuple(shapes(tables["countries"], GRID)), tuple(shapes(tables["countries"], 0.0)),
        tuple(shapes(tables["adm1"], 0.0)), all_lakes,
        tuple(one for one in shapes(lakes, GRID) if one.size > 1),
    )  # fmt: skip


def shapes(table: Mapping[str, Rings], grid: float) -> Iterator[Shape]:
    for code, rings in sorted(table.items()):
        kept = [ring for one in rings if len(ring := snapped(one, grid)) > 2]
        if not kept:
            continue
        lons, lats = [p[0] for ring in kept for p in ring], [p[1] for ring in kept for p in ring]
        largest = max(kept, key=extent)
        box = Window(min(lons), min(lats), max(lons), max(lats))
        yield Shape(code, box, "".join(map(path, kept)), centre(largest), extent(largest))


def snapped(ring: Sequence[Sequence[float]], grid: float) -> list[tuple[float, float]]:
    """The ring on the grid, each point once."""
    found: list[tuple[float, float]] = []
    for lon, lat in ring:
        point = (round(lon / grid) * grid, round(lat / grid) * grid) if grid else (lon, lat)
        if not found or point != found[-1]:
            found.append(point)
    return found


def extent(ring: Sequence[Sequence[float]]) -> float:
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def centre(ring: Sequence[Sequence[float]]) -> tuple[float, float]:
    """Middle of the ring's box: a place for its name."""
    lons, lats = [p[0] for p in ring], [p[1] for p in ring]
    return (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2


def path(ring: Sequence[Sequence[float]]) -> str:
    """Steps between whole units, so that no rounding adds up."""
    points = [(round(lon * UNITS), round(-mercator(lat) * UNITS)) for lon, lat in ring]
    steps = [f"M{points[0][0]},{points[0][1]}l"]
    for (x0, y0), (x1, y1) in pairwise(points):
        if (x0, y0) != (x1, y1):
            steps.append(f"{x1 - x0},{y1 - y0} ")
    return "".join(steps) + "z"
