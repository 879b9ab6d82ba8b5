"""The place picker: where the place of a claim may be, on a map and as a list, and the form that decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from headstone.mapping import RECORDS
from headstone.model.pins import WORLD, Pin, Window
from headstone.model.places import Place
from headstone.model.verdicts import Verdict
from headstone.placing import Choice, IncidentPlaces, PlaceRecord, grades
from headstone.publish import json_values
from headstone.publish.areas import Outlines
from headstone.web import links
from headstone.web.map_drawing import MapDrawing, drawing, fitted
from headstone.web.map_view import CountryNames, bbox, steps
from headstone.web.tongues import Tongue

KINDS: Mapping[str, str] = {
    "country": "country", "region": "region", "adm1": "first-order division", "adm2": "second-order division",
    "locality": "locality", "site": "site", "feature": "natural feature",
}  # fmt: skip
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CLOSE = 1.5  # degrees around a single candidate
FAR = 120.0  # degrees: candidates on several continents are drawn on the whole world


@dataclass(frozen=True, slots=True)
class Option:
    """One choice with the letter that it has on the map."""

    letter: str
    choice: Choice
    area: str


@dataclass(frozen=True, slots=True)
class PlaceView:
    record: PlaceRecord
    options: tuple[Option, ...]
    drawing: MapDrawing
    moves: tuple[tuple[str, str, str], ...]
    by: str
    typed: Mapping[str, str]
    problem: str
    since: tuple[Verdict, ...]
    stamps: tuple[str, ...]
    precisions: Mapping[str, str] = field(default_factory=grades)
    kinds: Mapping[str, str] = field(default_factory=lambda: KINDS)
    withdrawn: frozenset[str] = frozenset()
    template: str = "place.html"
    here: str = "review"

    @property
    def version(self) -> str:
        return self.record.claim.version

    @property
    def now(self) -> Place | None:
        return self.record.claim.claim.place

    def values(self) -> dict[str, Any]:
        record = self.record.claim
        return {
            "stamps": self.stamps, "claim": record.claim.id, "version": record.version, "incident": record.incident,
            "machine": record.machine.place, "now": record.claim.place, "looked_up": self.record.looked,
            "problem": self.problem or None, "since": [json_values.verdict(one) for one in self.since],
            "choices": [
                {"value": one.choice.value, "name": one.choice.place.name, "kind": one.choice.kind,
                 "lies_in": one.choice.container or None, "country": one.choice.place.country,
                 "lat": one.choice.place.lat, "lon": one.choice.place.lon, "radius_m": one.choice.place.radius_m,
                 "precision": one.choice.place.precision, "away_m": one.choice.away_m, "why": one.choice.why or None,
                 "score": one.choice.score, "curated": one.choice.curated}
                for one in self.options
            ],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlacesView:
    """The claims of an incident, each with a way to its picker."""

    found: IncidentPlaces
    template: str = "places.html"
    here: str = "review"

    @property
    def stamps(self) -> tuple[str, ...]:
        return self.found.stamps

    def values(self) -> dict[str, Any]:
        claims = [{"claim": id_, "act": act, "place": place} for id_, act, place in self.found.claims]
        return {"stamps": self.stamps, "incident": self.found.incident.id, "claims": claims}


def place_view(
    record: PlaceRecord, window: Window | None, outlines: Outlines, tongue: Tongue, labels: Mapping[str, str], by: str,
    typed: Mapping[str, str], problem: str = "", since: tuple[Verdict, ...] = (),
) -> PlaceView:  # fmt: skip
    now = record.claim.claim.place
    choices = record.choices[: len(LETTERS)]
    pins = [Pin(one.value, RECORDS[0], "", "", (), one.place) for one in choices]
    standing = [Pin("now", RECORDS[1], "", "", (), now)] if now and now.lat is not None else []
    shown = fitted(window or around([pin.place for pin in (*pins, *standing) if pin.place]))
    drawn = drawing(shown, (*pins, *standing), outlines, CountryNames(tongue, labels))
    keys = {pin.id: area.key for area in drawn.areas for pin in area.pins}
    options = tuple(
        Option(letter, one, keys.get(one.value, "")) for letter, one in zip(LETTERS, choices, strict=False)
    )
    path, looked = links.place(record.claim.claim.id), ("name", record.looked)
    ways = ((name, sign, links.query(path, [looked, ("bbox", bbox(to))])) for name, sign, to in steps(shown))
    return PlaceView(
        record, options, drawn, tuple(ways), by, typed, problem, since, record.claim.cleared.stamps
    )  # fmt: skip


def around(places: Sequence[Place]) -> Window:
    """A window around all of them; the whole world where they lie far apart."""
    spots = [(one.lat, one.lon) for one in places if one.lat is not None and one.lon is not None]
    if not spots:
        return WORLD
    lats, lons = [lat for lat, _ in spots], [lon for _, lon in spots]
    if max(lons) - min(lons) > FAR:
        return WORLD
    rim = max(CLOSE, (max(lons) - min(lons)) / 5)
    south, north = max(-80.0, min(lats) - rim / 2), min(82.0, max(lats) + rim / 2)
    return Window(min(lons) - rim, south, max(lons) + rim, max(north, south + 0.1))
