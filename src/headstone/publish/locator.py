"""A small map without a tile server: outlines around the area in which a place lies, as SVG paths.

Flat projection (equirectangular, true at the centre's latitude): good enough for a window of some hundred kilometres,
and honest, since the place is drawn as an area and the outlines are simplified.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headstone.model.places import Place
from headstone.publish import words
from headstone.publish.areas import EARTH_M, Outlines, Point, Ring, edge, outline, radius_of

WIDTH, HEIGHT = 640.0, 400.0
LEAST_HALF_M = 300_000  # half the height of the window: a country's border is mostly within it
AREA_SHARE = 0.3  # the area takes at most this share of the half window
SMALLEST = 6.0  # units: a smaller area is drawn as a ring of this radius, and the caption says so
LETTER = 14.0  # units that a letter takes on a telephone, where the lettering is largest
_METRES = math.pi * EARTH_M / 180  # metres in a degree of latitude


@dataclass(frozen=True, slots=True)
class Land:
    code: str
    path: str
    own: bool  # the country that the place lies in


@dataclass(frozen=True, slots=True)
class Name:
    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Locator:
    """`area` is a path, or None where the area is smaller than `ring` (x, y, radius), which then stands for it."""

    lands: tuple[Land, ...]
    names: tuple[Name, ...]
    area: str | None
    ring: tuple[float, float, float] | None
    scale_units: float
    scale_label: str
    caption: str


@dataclass(frozen=True, slots=True)
class _Window:
    lat: float
    lon: float
    half_m: float  # half the height, metres

    @property
    def unit(self) -> float:
        """Metres in one unit of the drawing."""
        return 2 * self.half_m / HEIGHT

    def project(self, point: Point) -> Point:
        lon = (point[0] - self.lon + 180) % 360 - 180  # the short way round the globe
        x = lon * _METRES * math.cos(math.radians(self.lat)) / self.unit
        y = (point[1] - self.lat) * _METRES / self.unit
        return WIDTH / 2 + x, HEIGHT / 2 - y


def locate(place: Place | None, outlines: Outlines, labels: Mapping[str, str] = words.NO_LABELS) -> Locator | None:
    """The map of a place; None where it was not resolved. `labels` may hold country names ("country.LY")."""
    if place is None or place.lat is None or place.lon is None:
        return None
    radius = radius_of(place)
    rings = outline(place, outlines)
    window = _window(place.lat, place.lon, radius, rings)
    lands, names = _countries(window, outlines, place.country, labels)
    ring, area = None, None
    if not rings and radius / window.unit < SMALLEST:
        ring = (WIDTH / 2, HEIGHT / 2, SMALLEST)
    else:
        area = _path([_projected(window, one) for one in (rings or [edge(place.lat, place.lon, radius)])])
    units, label = _scale(window)
    return Locator(lands, names, area, ring, units, label, _caption(place, radius, bool(rings), ring is not None))


def _caption(place: Place, radius: int, outlined: bool, enlarged: bool) -> str:
    name = place.name or place.wording
    if outlined:
        return f"Somewhere in {name} ({place.precision}). Outlines are simplified."
    larger = " The ring is drawn larger than that." if enlarged else ""
    within = f"Somewhere within {words.distance(radius)} of the centre of the area ({place.precision})."
    return f"{within}{larger} Outlines are simplified."


def _window(lat: float, lon: float, radius: float, rings: Sequence[Ring]) -> _Window:
    if not rings:
        return _Window(lat, lon, max(LEAST_HALF_M, radius / AREA_SHARE))
    lats = [y for ring in rings for _, y in ring]
    lons = [(x - lon + 180) % 360 - 180 for ring in rings for x, _ in ring]
    middle = (min(lats) + max(lats)) / 2
    tall = (max(lats) - min(lats)) * _METRES
    wide = (max(lons) - min(lons)) * _METRES * math.cos(math.radians(middle)) * HEIGHT / WIDTH
    centre = lon + (min(lons) + max(lons)) / 2
    return _Window(middle, centre, max(LEAST_HALF_M, 0.75 * max(tall, wide)))


def _countries(
    window: _Window, outlines: Outlines, own: str | None, labels: Mapping[str, str]
) -> tuple[tuple[Land, ...], tuple[Name, ...]]:
    lands: list[Land] = []
    sized: list[tuple[float, Name]] = []
    for code, rings in sorted(outlines.get("countries", {}).items()):
        near = [[(p[0], p[1]) for p in ring] for ring in rings if _near(window, ring)]
        seen = [part for ring in near if (part := _clipped(_projected(window, ring)))]
        if not seen:
            continue
        lands.append(Land(code, _path(seen), code == own))
        largest = max(seen, key=lambda part: abs(_area(part)))
        if abs(_area(largest)) > WIDTH * HEIGHT / 60:  # a smaller piece has no room for its name
            x, y = _centroid(largest)
            sized.append((abs(_area(largest)), Name(labels.get(f"country.{code}", code), round(x, 1), round(y, 1))))
    return tuple(lands), _apart(sized)


def _near(window: _Window, ring: Sequence[Sequence[float]]) -> bool:
    """Whether the box around a ring may reach the drawing. It spares the projection of most of the world, which took
    nine tenths of the time of a map."""
    lats, lons = [point[1] for point in ring], [point[0] for point in ring]
    south, north, west, east = min(lats), max(lats), min(lons), max(lons)
    tall = 1.1 * window.half_m / _METRES
    if south > window.lat + tall or north < window.lat - tall:
        return False
    wide = tall * WIDTH / HEIGHT / max(0.01, math.cos(math.radians(window.lat)))
    apart = abs(((west + east) / 2 - window.lon + 180) % 360 - 180)
    return east - west > 180 or apart <= (east - west) / 2 + wide


def _apart(sized: Sequence[tuple[float, Name]]) -> tuple[Name, ...]:
    """The names that do not run into one another or out of the drawing; the larger country's goes first."""
    kept: list[Name] = []
    for _, name in sorted(sized, key=lambda pair: (-pair[0], pair[1].text)):
        half = LETTER * len(name.text) / 2
        inside = half < name.x < WIDTH - half and 2 * LETTER < name.y < HEIGHT - LETTER
        clear = all(
            abs(name.x - other.x) > half + LETTER * len(other.text) / 2 or abs(name.y - other.y) > 2 * LETTER
            for other in kept
        )
        if inside and clear:
            kept.append(name)
    return tuple(kept)


def _projected(window: _Window, ring: Ring) -> Ring:
    """Projected as one piece: after the first point each longitude follows the one before the short way."""
    flat = [window.project(point) for point in ring]
    turn = 360 * _METRES * math.cos(math.radians(window.lat)) / window.unit
    run = flat[:1]
    for x, y in flat[1:]:
        run.append((x - turn * round((x - run[-1][0]) / turn), y))
    return run


def _clipped(ring: Ring) -> Ring:
    """The part of a ring inside the drawing and a margin around it (Sutherland-Hodgman, four sides)."""
    margin = 4.0
    for axis, bound, sign in ((0, -margin, 1), (0, WIDTH + margin, -1), (1, -margin, 1), (1, HEIGHT + margin, -1)):
        kept: Ring = []
        for here, there in zip(ring, [*ring[1:], *ring[:1]], strict=True):
            inside, next_inside = sign * (here[axis] - bound) >= 0, sign * (there[axis] - bound) >= 0
            if inside:
                kept.append(here)
            if inside != next_inside:
                share = (bound - here[axis]) / (there[axis] - here[axis])
                kept.append((here[0] + share * (there[0] - here[0]), here[1] + share * (there[1] - here[1])))
        ring = kept
    return ring


def _area(ring: Ring) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True)) / 2


def _centroid(ring: Ring) -> Point:
    area = _area(ring)
    pairs = list(zip(ring, [*ring[1:], *ring[:1]], strict=True))
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * area)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * area)
    return x, y


def _path(rings: Sequence[Ring]) -> str:
    return "".join("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in ring) + "Z" for ring in rings)


def _scale(window: _Window) -> tuple[float, str]:
    """A round distance of about a fifth of the width."""
    wanted = WIDTH / 5 * window.unit
    power = 10 ** math.floor(math.log10(wanted))
    metres = max(unit * power for unit in (1, 2, 5) if unit * power <= wanted)
    return round(metres / window.unit, 1), words.distance(int(metres))
