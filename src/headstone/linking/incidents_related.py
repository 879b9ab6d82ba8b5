"""How different incidents stand to each other: one site, before and after, a total and what it adds up."""

import heapq
import math
from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from headstone.linking.incidents_profile import PLACES_FOUND, exact
from headstone.linking.pairs_places import EARTH_KM, km, radius_km
from headstone.linking.when import Days, days
from headstone.model.incidents import Incident, Related
from headstone.model.places import Place

MOST = 50  # relations shown of one incident; incidents that a total adds up
GRAVE = ("grave.",)
AREA = ("P4", "P5", "P6")
DEGREE_KM = EARTH_KM * math.pi / 180
MANY = 64  # from so many new graves on every total is added up again
POLAR = 80.0  # degrees of latitude from which a circle may touch every meridian

Point = tuple[float, float, str]  # latitude, longitude, country


def at_one_site(a: Incident, b: Incident) -> Iterator[Related]:
    """How `b` stands to `a`, of one site with it."""
    yield Related(b.id, "same_site")
    one, other = _when(a), _when(b)
    if one and other and not one.overlaps(other):
        yield Related(b.id, "precedes" if one < other else "follows")


def beside(incidents: Sequence[str], incident_of: Callable[[str], Incident]) -> Mapping[str, Sequence[str]]:
    """For each incident of a site (by name) those that it is shown with: all, or at a crowded site the next in time."""
    if len(incidents) <= MOST:
        return {name: [other for other in incidents if other != name] for name in incidents}
    ordered = sorted(incidents, key=lambda name: (_when(incident_of(name)) or Days(0, 0), name))
    half = MOST // 2
    return {
        name: [*ordered[max(0, place - half) : place], *ordered[place + 1 : place + 1 + half]]
        for place, name in enumerate(ordered)
    }


def _when(incident: Incident) -> Days | None:
    spans = [span for row in incident.dates if (span := days(row.edtf)) is not None and span.bounded]
    return min(spans, default=None)


def is_total(incident: Incident) -> bool:
    """A number of graves or sites over an area, at no locality of its own: a sum, not one grave."""
    place = incident.place
    if place is None or exact(place) or place.precision not in AREA:
        return False
    figures = [value for envelope in incident.counts if envelope.kind in PLACES_FOUND for value in envelope.values]
    return any((value.low or value.point or 0) >= 2 for value in figures)


def is_part(incident: Incident) -> bool:
    """A grave at a locality, which a total may have counted."""
    place = incident.place
    if place is None or place.lat is None or place.lon is None or not exact(place) or is_total(incident):
        return False
    return any(act.startswith(GRAVE) for act in incident.acts)


class Totals:
    """Totals over an area and the graves inside it, nearest to its middle first and `MOST` of them at most.

    Kept while a case grows. Graves are found through cells of the map, and of those at one point only the first are
    looked at, so that a total over a crowded city costs no more than another.
    """

    def __init__(self) -> None:
        self.parts_of: dict[str, list[str]] = {}
        self.totals_of: dict[str, set[str]] = {}
        self._totals: dict[str, Place] = {}
        self._points: dict[str, Point] = {}
        self._cells: dict[tuple[int, int], dict[Point, list[str]]] = {}

    def update(self, gone: Iterable[str], made: Mapping[str, Incident]) -> set[str]:
        """Incidents leave or come, by name (a changed one does both). Gives those whose relations may have changed."""
        changed: set[str] = set()
        for name in gone:
            changed |= self._drop(name)
        again = changed & self._totals.keys()
        parts = {name for name, one in made.items() if is_part(one)}
        totals = {name: one.place for name, one in made.items() if one.place is not None and is_total(one)}
        self._totals.update(totals)
        again |= totals.keys()
        for name in parts:
            self._enter(name, made[name])
        again |= self._totals.keys() if len(parts) > MANY else {t for name in parts for t in self._around(name)}
        for total in again:
            changed |= {total, *self._add_up(total)}
        return changed

    def _drop(self, name: str) -> set[str]:
        changed = set(self._let_go(name)) | self.totals_of.get(name, set())
        self._totals.pop(name, None)
        point = self._points.pop(name, None)
        if point is not None:
            cell = self._cells[_cell(point[0], point[1])]
            cell[point].remove(name)
            if not cell[point]:
                del cell[point]
        return changed

    def _enter(self, name: str, one: Incident) -> None:
        place = one.place
        if place is None or place.lat is None or place.lon is None:
            return
        point = (place.lat, place.lon, place.country or "")
        self._points[name] = point
        insort(self._cells.setdefault(_cell(place.lat, place.lon), {}).setdefault(point, []), name)

    def _around(self, name: str) -> list[str]:
        return [total for total, place in self._totals.items() if _away(self._points[name], place) is not None]

    def _let_go(self, total: str) -> list[str]:
        parts = self.parts_of.pop(total, [])
        for part in parts:
            self.totals_of[part].discard(total)
            if not self.totals_of[part]:
                del self.totals_of[part]
        return parts

    def _add_up(self, total: str) -> set[str]:
        """The parts before and now."""
        before = self._let_go(total)
        place = self._totals[total]
        near = (
            (away, name)
            for cell in _cells_of(place)
            for point, names in self._cells.get(cell, {}).items()
            if (away := _away(point, place)) is not None
            for name in names[:MOST]
        )
        now = [name for _, name in heapq.nsmallest(MOST, near)]
        if now:
            self.parts_of[total] = now
        for name in now:
            self.totals_of.setdefault(name, set()).add(total)
        return {*before, *now}


def _away(point: Point, whole: Place) -> float | None:
    """Kilometres from the middle of the total's area; None outside."""
    lat, lon, country = point
    if country and country != whole.country:
        return None
    distance = km(Place("", lat=lat, lon=lon), whole)
    return distance if distance is not None and distance <= radius_km(whole) else None


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat), math.floor(lon) % 360


def _cells_of(place: Place) -> Iterator[tuple[int, int]]:
    """Cells that the circle of the place may touch."""
    if place.lat is None or place.lon is None:
        return
    reach = radius_km(place) / DEGREE_KM
    far = abs(place.lat) + reach
    wide = 180.0 if far > POLAR else reach / math.cos(math.radians(far))
    first, last = math.floor(place.lon - wide), math.floor(place.lon + wide)
    columns = range(360) if last - first >= 359 else {column % 360 for column in range(first, last + 1)}
    for row in range(math.floor(place.lat - reach), math.floor(place.lat + reach) + 1):
        for column in columns:
            yield row, column
