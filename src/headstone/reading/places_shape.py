"""From a chosen entry and its cue to a `Place`: centre, radius, precision, and the rule that gave them."""

from dataclasses import replace

from headstone.model.geo import moved
from headstone.model.places import Entry, Place
from headstone.reading.places_bearing import NEAR_RADIUS_M, STATED_SHARE, Bearing
from headstone.reading.places_cues import Cue
from headstone.reading.places_rank import Ranked, candidates, squashed

PRECISION = {
    "country": "P7",
    "region": "P6",
    "adm1": "P5",
    "adm2": "P4",
    "locality": "P2",
    "site": "P1",
    "feature": "P3",
}
UNKNOWN_OFFSET_M = 12_000  # "south of X" without a distance: half of what P3 allows
SEAT_RADIUS_M = {"adm2": 25_000, "adm1": 80_000}  # a district known only by the town it is named after
AREAS = ("country", "region", "adm1", "adm2")
SITE_RADIUS_M = 3_000


def place_of(wording: str, ranked: tuple[Ranked, ...], cue: Cue) -> Place:
    """The place that the first of the ranked entries gives under the cue."""
    best = ranked[0]
    entry = best.entry
    place = Place(
        wording=wording, name=entry.name, lat=entry.lat, lon=entry.lon, radius_m=entry.radius_m or 1000,
        precision=PRECISION.get(entry.kind, "P9"), gazetteer_id=entry.id, country=entry.country or None,
        admin1=entry.admin1 or None, relation="of" if cue.word == "of" else "in",
        candidates=candidates(ranked), rule=f"places:gazetteer ({best.why})", score=squashed(best.score),
    )  # fmt: skip
    if entry.kind == "locality" and cue.kind in SEAT_RADIUS_M:
        place = replace(
            place,
            radius_m=max(place.radius_m or 0, SEAT_RADIUS_M[cue.kind]),
            precision=PRECISION[cue.kind],
            rule=f"places:named as {cue.kind}, known only by its seat",
        )
    if cue.kind == "area" and entry.kind in ("locality", "site", "feature"):
        place = replace(
            place, radius_m=max(15_000, entry.radius_m), precision="P3", rule="places:the area of a locality"
        )
    if cue.site and entry.kind == "locality":
        place = replace(
            place, radius_m=max(SITE_RADIUS_M, entry.radius_m), rule=f"places:{cue.site} named after a locality"
        )
    return shifted(place, entry, cue)


def shifted(place: Place, entry: Entry, cue: Cue) -> Place:
    """Bearings and nearness move or widen the place; a division or a country is no point to measure from."""
    if cue.bearing is not None and cue.bearing.inside and entry.kind in AREAS and cue.bearing.degrees is not None:
        return part(place, entry, cue.bearing.degrees)
    if cue.bearing is not None and entry.kind in ("locality", "site", "feature", "adm2", "adm1"):
        return offset(place, cue.bearing)
    if cue.word == "near" and entry.kind in ("locality", "site", "feature"):
        radius = min(NEAR_RADIUS_M, (place.radius_m or 0) + 15_000)  # from the edge of the town, not from its middle
        return replace(place, radius_m=radius, precision="P3", relation="near", rule="places:near a known place")
    if cue.direction is not None and entry.kind in ("country", "region", "adm1") and cue.word not in ("bearing",):
        return part(place, entry, cue.direction)
    return place


def part(place: Place, entry: Entry, degrees: int) -> Place:
    """ "northern X", "the south of X": the half of an area that a direction names."""
    radius = place.radius_m or 0
    lat, lon = moved(entry.lat, entry.lon, degrees, 0.45 * radius)
    precision = {"adm1": "P5", "adm2": "P4"}.get(entry.kind, "P6")
    return replace(place, lat=round(lat, 4), lon=round(lon, 4), radius_m=int(0.65 * radius), precision=precision,
                   gazetteer_id=None, rule=f"places:part of {entry.name} by direction")  # fmt: skip


def offset(place: Place, bearing: Bearing) -> Place:
    """The area that a bearing gives. Without a direction it is a ring, drawn as the circle that holds it."""
    if place.lat is None or place.lon is None:
        return place
    if bearing.degrees is None:
        radius = int((bearing.metres or NEAR_RADIUS_M) * (1 + STATED_SHARE) + 1000)
        return replace(place, radius_m=max(3000, radius), precision=_near_precision(radius), relation="bearing",
                       gazetteer_id=None, rule="places:distance from a known place, direction not said")  # fmt: skip
    distance = bearing.metres if bearing.metres is not None else UNKNOWN_OFFSET_M
    if bearing.edge:
        distance += min(place.radius_m or 0, 10_000) / 2
    # An edge or a large town's limits lie a good way from its centre: the radius of the town is part of the doubt.
    radius = int(max(3000, STATED_SHARE * distance + min(place.radius_m or 0, 10_000) / 2))
    if bearing.metres is None:
        radius = NEAR_RADIUS_M
    lat, lon = moved(place.lat, place.lon, bearing.degrees, distance)
    return replace(place, lat=round(lat, 4), lon=round(lon, 4), radius_m=radius, precision=_near_precision(radius),
                   relation="bearing", gazetteer_id=None, rule="places:bearing from a known place")  # fmt: skip


def _near_precision(radius: int) -> str:
    return "P3" if radius <= NEAR_RADIUS_M else "P5"


def inherited(wording: str, name: str, parent: Place, near: bool, score: float, site: bool = False) -> Place:
    """A place that no gazetteer row names: it lies somewhere in, or near, the place beside it."""
    radius = parent.radius_m or NEAR_RADIUS_M
    precision = parent.precision
    if site and not near and precision == "P2":
        pass  # a cemetery in a town is somewhere in the town
    elif near or precision in ("P0", "P1", "P2", "P3"):
        # A village named beside a town is not the town: it lies around it.
        radius, precision = min(NEAR_RADIUS_M, max(15_000, radius)), "P3"
    return Place(
        wording=wording, name=name, lat=parent.lat, lon=parent.lon, radius_m=radius, precision=precision,
        country=parent.country, admin1=parent.admin1, relation="near" if near else "in", candidates=parent.candidates,
        rule=f"places:not in the gazetteer, {'near' if near else 'in'} {parent.name or parent.wording}", score=score,
    )  # fmt: skip
