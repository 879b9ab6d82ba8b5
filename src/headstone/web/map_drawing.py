"""The map as a drawing: the basemap behind, and areas in which things lie. Never a bare point, never a sum of shades.

All areas share one hatch that is fixed to the paper, so that two that overlap are no darker than one: a shade that adds
up would be a heat map of how much was written.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from headstone.model.geo import radius_of
from headstone.model.pins import Pin, Window
from headstone.model.places import Place
from headstone.publish.areas import EARTH_M, Outlines, Ring, edge, outline
from headstone.web.map_base import NEAR, UNITS, WIDE, Shape, base, mercator

WIDTH, HEIGHT = 960.0, 520.0
RING = 7.0  # units: a smaller area is drawn as a ring of this radius
FLAT_M = 300_000  # a larger circle is drawn corner by corner, since it is none on this map
LETTER = 8.0  # units of a letter
LEAST = 0.25  # degrees: the narrowest window
TURNS = (0.0, 360.0, -360.0)


@dataclass(frozen=True, slots=True)
class Area:
    """One area with all rows that lie in it. `key` ties it to rows of the table and marks of the timeline.

    `path`, or `ring` (x, y, radius) where the area is too small to be seen; both None: it holds the whole window.
    """

    key: str
    place: Place
    pins: tuple[Pin, ...]
    paths: tuple[str, ...] = ()
    rings: tuple[tuple[float, float, float], ...] = ()
    enlarged: bool = False

    @property
    def drawn(self) -> bool:
        return bool(self.paths or self.rings)


@dataclass(frozen=True, slots=True)
class Layer:
    """Basemap paths under one transform."""

    transform: str
    lands: tuple[str, ...]
    divisions: tuple[str, ...]
    lakes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class MapDrawing:
    width: float
    height: float
    layers: tuple[Layer, ...]
    areas: tuple[Area, ...]
    names: tuple[Name, ...]
    window: Window


@dataclass(frozen=True, slots=True)
class Sheet:
    """A window on paper: its unit is `scale` to a degree of longitude."""

    window: Window

    @property
    def scale(self) -> float:
        return WIDTH / self.window.across

    @property
    def top(self) -> float:
        return mercator(self.window.north)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        return (lon - self.window.west) * self.scale, (self.top - mercator(lat)) * self.scale

    def transform(self, turn: float) -> str:
        x, y = (turn - self.window.west) * self.scale, self.top * self.scale
        return f"translate({x:.2f} {y:.2f}) scale({self.scale / UNITS:.6g})"


def fitted(window: Window) -> Window:
    """The window in the shape of the paper: what was asked for lies in its middle, nothing of it is cut off."""
    middle, across = (window.west + window.east) / 2, max(LEAST, window.across)
    top, bottom = mercator(window.north), mercator(window.south)
    across = min(360.0, max(across, (top - bottom) * WIDTH / HEIGHT))
    tall, level = across * HEIGHT / WIDTH, (top + bottom) / 2
    highest = mercator(84.0) - tall / 2
    level = max(-highest, min(highest, level)) if highest > 0 else 0.0
    west = (middle - across / 2 + 180) % 360 - 180
    return Window(west, unmercator(level - tall / 2), west + across, unmercator(level + tall / 2))


def unmercator(y: float) -> float:
    return math.degrees(2 * math.atan(math.exp(math.radians(y))) - math.pi / 2)


def drawing(window: Window, pins: Sequence[Pin], outlines: Outlines, names: Mapping[str, str]) -> MapDrawing:
    """`window` as `fitted` gives it; `names`: country code -> name."""
    sheet = Sheet(window)
    layers = tuple(layer for turn in TURNS if (layer := _layer(sheet, turn)).lands)
    areas = tuple(_area(sheet, key, held, outlines) for key, held in grouped(pins).items())
    return MapDrawing(WIDTH, HEIGHT, layers, areas, _names(sheet, names), window)


def grouped(pins: Sequence[Pin]) -> dict[str, list[Pin]]:
    """Rows of one area together, under a key that no name can reach into: a number."""
    found: dict[tuple[object, ...], list[Pin]] = {}
    for pin in pins:
        place = pin.place
        if place is not None and place.lat is not None:
            same = (place.lat, place.lon, radius_of(place), place.gazetteer_id, place.precision, place.relation)
            found.setdefault(same, []).append(pin)
    return {f"a{number}": held for number, held in enumerate(found.values(), 1)}


def _layer(sheet: Sheet, turn: float) -> Layer:
    across, known = sheet.window.across, base()
    lands = _seen(sheet, known.coarse if across > WIDE else known.fine, turn)
    divisions = _seen(sheet, known.divisions, turn) if across < NEAR else ()
    lakes = _seen(sheet, known.large_lakes if across > WIDE else known.lakes, turn)
    return Layer(sheet.transform(turn), lands, divisions, lakes)


def _seen(sheet: Sheet, held: Sequence[Shape], turn: float) -> tuple[str, ...]:
    return tuple(shape.path for shape in held if _meets(shape.box, sheet.window, turn))


def _meets(box: Window, window: Window, turn: float) -> bool:
    across = box.west + turn <= window.east and box.east + turn >= window.west
    return across and box.south <= window.north and box.north >= window.south


def _area(sheet: Sheet, key: str, held: Sequence[Pin], outlines: Outlines) -> Area:
    place = held[0].place
    assert place is not None and place.lat is not None and place.lon is not None  # `grouped` keeps no other
    rings, radius, pins = outline(place, outlines), radius_of(place), tuple(held)
    x, y = sheet.at(place.lon, place.lat)
    reach = math.degrees(radius / EARTH_M) / math.cos(math.radians(min(84.0, abs(place.lat)))) * sheet.scale
    if holds(sheet.window, place):
        return Area(key, place, pins)
    turns = [turn for turn in TURNS if -reach - RING < x + turn * sheet.scale < WIDTH + reach + RING]
    if rings or radius > FLAT_M:
        corners = rings or [edge(place.lat, place.lon, radius)]
        return Area(key, place, pins, tuple(_path(sheet, corners, turn) for turn in turns))
    spots = tuple((round(x + turn * sheet.scale, 1), round(y, 1), round(max(reach, RING), 1)) for turn in turns)
    return Area(key, place, pins, (), spots, reach < RING)


def holds(window: Window, place: Place) -> bool:
    """Whether the area reaches past every corner of the window: hatching all of it would say nothing."""
    if place.lat is None or place.lon is None or window.across > WIDE:
        return False
    middle = ((window.south + window.north) / 2, (window.west + window.east) / 2)
    away = math.hypot(middle[0] - place.lat, (middle[1] - place.lon + 180) % 360 - 180)
    return math.degrees(radius_of(place) / EARTH_M) > away + window.across


def _path(sheet: Sheet, rings: Sequence[Ring], turn: float) -> str:
    parts = []
    for ring in rings:
        corners = (sheet.at(lon + turn, lat) for lon, lat in ring)
        parts.append("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in corners) + "Z")
    return "".join(parts)


def _names(sheet: Sheet, names: Mapping[str, str]) -> tuple[Name, ...]:
    """Names of countries that have room for them and do not run into one another, the largest first."""
    kept: list[Name] = []
    for shape, turn in _by_size(sheet):
        x, y = sheet.at(shape.middle[0] + turn, shape.middle[1])
        text = names.get(shape.code, "")
        half = LETTER * len(text) / 2
        room = 2 * half < (shape.box.east - shape.box.west) * sheet.scale
        inside = half < x < WIDTH - half and 2 * LETTER < y < HEIGHT - 2 * LETTER
        clear = all(abs(x - o.x) > half + LETTER * len(o.text) / 2 or abs(y - o.y) > 2 * LETTER for o in kept)
        if text and room and inside and clear:
            kept.append(Name(text, round(x, 1), round(y, 1)))
    return tuple(kept)


def _by_size(sheet: Sheet) -> Iterator[tuple[Shape, float]]:
    for shape in sorted(base().coarse, key=lambda one: -one.size):
        for turn in TURNS:
            if _meets(shape.box, sheet.window, turn):
                yield shape, turn
