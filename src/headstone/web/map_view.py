"""The map page: one question, one window; a map, a timeline and a table that all hold the same rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from headstone.browsing import FACETS
from headstone.errors import UsageError
from headstone.mapping import RECORDS, MapRows
from headstone.model.geo import radius_of
from headstone.model.pages import Asked
from headstone.model.pins import WORLD, Pin, Pins, Window
from headstone.model.places import Place
from headstone.publish import words
from headstone.publish.areas import Outlines, outline_key
from headstone.web import links
from headstone.web.map_drawing import MapDrawing, drawing, fitted, grouped, holds
from headstone.web.map_time import TimeDrawing, timeline
from headstone.web.register_view import FACET_NAMES, Facet, facets_of, labeller
from headstone.web.tongues import Tongue

PATH = "/map"
NOTE = "Documented reports, not incidence."
SHOWS: Mapping[str, tuple[str, ...]] = {"incidents": ("incident",), "sites": ("site",), "both": RECORDS}
SHOW_NAMES: Mapping[str, str] = {"incidents": "Incidents", "sites": "Sites", "both": "Incidents and sites"}
MOVES: Mapping[str, str] = {"Nearer": "+", "Farther": "−", "West": "←", "East": "→", "North": "↑", "South": "↓"}
MARGIN = 0.08  # of the width around what was found
CLOSEST = 2.0  # degrees that a map opened without a window shows at least


@dataclass(frozen=True, slots=True)
class Query:
    """What a map is asked for. `window` None: wherever something lies."""

    asked: Asked
    show: str
    window: Window | None

    def pairs(self) -> list[tuple[str, str]]:
        """The query as its address writes it."""
        asked = self.asked
        show = self.show if self.show != "incidents" else ""
        period = [("since", asked.since), ("until", asked.until), ("show", show)]
        return [("q", asked.words), *asked.facets, *period, ("bbox", bbox(self.window))]

    def address(self, path: str = PATH) -> str:
        return links.query(path, self.pairs())


@dataclass(frozen=True, slots=True)
class MapView:
    query: Query
    pins: Pins
    drawing: MapDrawing
    time: TimeDrawing | None
    keys: Mapping[str, str]  # row -> its area
    facets: tuple[Facet, ...]
    moves: tuple[tuple[str, str, str], ...]  # name, sign, address
    shows: tuple[tuple[str, str, bool], ...]  # name, address, chosen
    everything: str
    json: str
    stamps: tuple[str, ...]
    template: str = "map.html"
    here: str = "map"
    facet_names: Mapping[str, str] = field(default_factory=lambda: FACET_NAMES)

    @property
    def asked(self) -> Asked:
        return self.query.asked

    @property
    def held_back(self) -> int:
        return self.pins.total - len(self.pins.rows)

    def values(self) -> dict[str, Any]:
        return values(self.pins, self.drawing.window, self.stamps)


def query_of(query: Sequence[tuple[str, str]], asked: Asked) -> Query:
    """What a query string asks a map for. Raises UsageError for a window that is none."""
    held = dict(query)
    show = held.get("show", "incidents")
    return Query(asked, show if show in SHOWS else "incidents", window_of(held.get("bbox", "")))


def window_of(written: str) -> Window | None:
    """west,south,east,north in degrees; a west beyond the east crosses the antimeridian. None for an empty text."""
    if not written.strip():
        return None
    try:
        west, south, east, north = (float(part) for part in written[:200].split(","))
        whole = all(abs(value) <= 540 for value in (west, south, east, north))
    except ValueError:
        whole = False
    if not whole or not -90 <= south < north <= 90 or abs(east - west) > 360 or east == west:
        raise UsageError("bbox", "is no window on a map", "write west,south,east,north in degrees: 40,33,46,37.5")
    while east <= west:
        east += 360
    shift = (west + 180) // 360 * 360  # west comes to lie between -180 and 180
    return Window(west - shift, south, east - shift, north)


def bbox(window: Window | None) -> str:
    """The window as an address writes it; past 180 degrees the east begins anew."""
    if window is None:
        return ""
    east = window.east - 360 if window.east > 180 and window.across < 360 else window.east
    return ",".join(f"{value:.3f}" for value in (window.west, window.south, east, window.north))


def map_view(
    rows: MapRows, query: Query, outlines: Outlines, tongue: Tongue, labels: Mapping[str, str], stamps: tuple[str, ...]
) -> MapView:
    found = rows.pins
    window = fitted(query.window or opening(found.around))
    label = labeller(tongue, labels)
    drawn = drawing(window, found.rows, outlines, CountryNames(tongue, labels))
    keys = {pin.id: key for key, held in grouped(found.rows).items() for pin in held}
    asked = query.asked
    time = timeline((*found.rows, *found.lost), keys, found.first, found.last, asked.since, asked.until)
    chosen = facets_of(rows.facets, asked, FACETS, label, PATH)
    return MapView(
        query, found, drawn, time, keys, tuple(showing(facet, query.show) for facet in chosen), moves(query, window),
        tuple((name, replace(query, show=code).address(), code == query.show) for code, name in SHOW_NAMES.items()),
        Query(Asked(), query.show, None).address(), replace(query, window=window).address(f"{PATH}.json"), stamps,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class CountryNames(Mapping[str, str]):
    """Names of countries as they are said in a language."""

    tongue: Tongue
    labels: Mapping[str, str]

    def __getitem__(self, code: str) -> str:
        return self.tongue.locale.territories.get(code) or self.labels[f"country.{code}"]

    def __iter__(self) -> Iterator[str]:
        return (name.removeprefix("country.") for name in self.labels if name.startswith("country."))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def opening(around: Window | None) -> Window:
    """The window that a map opens with: around everything that was found."""
    if around is None:
        return WORLD
    across = max(CLOSEST, around.across)
    middle, edge = (around.west + around.east) / 2, across * (0.5 + MARGIN)
    south, north = max(-80.0, around.south - across * MARGIN), min(84.0, around.north + across * MARGIN)
    return WORLD if edge * 2 >= 300 else Window(middle - edge, min(south, 80.0), middle + edge, max(north, -76.0))


def showing(facet: Facet, show: str) -> Facet:
    """The facet with addresses that keep what is shown."""
    if show == "incidents":
        return facet
    more = [replace(c, address=f"{c.address}{'&' if '?' in c.address else '?'}show={show}") for c in facet.choices]
    return replace(facet, choices=tuple(more))


def moves(query: Query, window: Window) -> tuple[tuple[str, str, str], ...]:
    """Steps over the map for who has no script."""
    return tuple((name, sign, replace(query, window=to).address()) for name, sign, to in steps(window))


def steps(window: Window) -> Iterator[tuple[str, str, Window]]:
    """Each button of a map with the window that it leads to: a half nearer or farther, a third of the window aside."""
    aside, tall = window.across / 3, (window.north - window.south) / 3
    windows = (
        nearer(window, 0.5), nearer(window, 2.0), moved(window, -aside, 0), moved(window, aside, 0),
        moved(window, 0, tall), moved(window, 0, -tall),
    )  # fmt: skip
    return ((name, sign, to) for (name, sign), to in zip(MOVES.items(), windows, strict=True))


def nearer(window: Window, factor: float) -> Window:
    middle, across = (window.west + window.east) / 2, min(360.0, window.across * factor)
    level, tall = (window.south + window.north) / 2, (window.north - window.south) * factor / 2
    return Window(middle - across / 2, max(-84.0, level - tall), middle + across / 2, min(84.0, level + tall))


def moved(window: Window, east: float, north: float) -> Window:
    south, top = window.south + north, window.north + north
    if south < -84 or top > 84:
        south, top = window.south, window.north
    return Window(window.west + east, south, window.east + east, top)


def values(pins: Pins, window: Window, stamps: tuple[str, ...]) -> dict[str, Any]:
    """The same for a program, and for the map that a script draws."""
    keys = {pin.id: key for key, held in grouped(pins.rows).items() for pin in held}
    return {
        "stamps": stamps, "note": NOTE, "window": [window.west, window.south, window.east, window.north],
        "total": pins.total, "shown": len(pins.rows), "held_back": pins.total - len(pins.rows),
        "unplaced": pins.unplaced, "undated": pins.undated, "first": pins.first or None, "last": pins.last or None,
        "rows": [row(pin, keys.get(pin.id), window) for pin in pins.rows],
        "without_position": [row(pin, None, window) for pin in pins.lost],
    }  # fmt: skip


def row(pin: Pin, key: str | None, window: Window) -> dict[str, Any]:
    return {
        "id": pin.id, "record": pin.record, "title": pin.title, "state": pin.state or None, "kinds": pin.kinds,
        "place": _place(pin.place, window) if pin.place else None, "area": key, "role": pin.role or None,
        "edtf": pin.edtf, "reports" if pin.record == "incident" else "incidents": pin.reports,
    }  # fmt: skip


def _place(place: Place, window: Window) -> dict[str, Any]:
    """`radius_m`: of the circle in which the place lies. `outline`: table and code of a shape that is nearer to it.
    `holds`: the area reaches past every corner of the window, so that a map draws nothing of it."""
    located = place.lat is not None
    return {
        "name": place.name or place.wording, "lat": place.lat, "lon": place.lon, "precision": place.precision,
        "radius_m": radius_of(place) if located else None, "country": place.country,
        "outline": list(outline_key(place)) if located and outline_key(place)[0] else None,
        "holds": holds(window, place), "extent": words.place(place),
    }  # fmt: skip
