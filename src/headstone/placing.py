"""Use cases of the place picker: where the place of a claim may be, and what a person's choice is written as."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from headstone import browsing
from headstone.browsing import ClaimRecord, Desk
from headstone.errors import UsageError
from headstone.model.geo import metres
from headstone.model.incidents import Incident
from headstone.model.places import Entry, Gazetteer, Place
from headstone.model.verdicts import Verdict, standing
from headstone.store.gazetteer import SqliteGazetteer
from headstone.tables import load
from headstone.text.fold import fold
from headstone.view import CURATED, GRADES, PRECISION, RADIUS_M, Pointed, placed

MOST = 24  # bearers of a name that are shown


@dataclass(frozen=True, slots=True)
class Choice:
    """A place that a claim may mean. `value` is what a correction writes; `container` is what it lies in; `away_m` from
    the place as it stands. `why` and `score` are the machine's, where it weighed this one."""

    value: str
    place: Place
    kind: str
    container: str
    away_m: int | None = None
    why: str = ""
    score: float | None = None
    curated: bool = False


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """`looked`: the name that was looked up."""

    claim: ClaimRecord
    choices: tuple[Choice, ...]
    looked: str


@dataclass(frozen=True, slots=True)
class IncidentPlaces:
    """The claims of an incident, each with its place."""

    incident: Incident
    claims: tuple[tuple[str, str, Place | None], ...]  # claim, act, place
    stamps: tuple[str, ...]


def of_claim(desk: Desk, id_: str, name: str = "") -> PlaceRecord:
    """The places that a claim may mean: those that the machine weighed, other bearers of the name (or of `name`), and
    sites that people added in this case. Raises NotFound."""
    record = browsing.claim(desk, id_)
    place = record.machine.place
    looked = name or ((place.name or place.wording) if place else "")
    gazetteer = SqliteGazetteer(desk.settings.gazetteer)
    try:
        named = divisions(desk.settings.gazetteer, gazetteer.sha256)
        found = [*weighed(place, gazetteer, named), *bearers(looked, gazetteer, named)]
    finally:
        gazetteer.close()
    verdicts = standing(desk.store.register_verdicts())
    every = {one.value: one for one in reversed([*found, *curated(verdicts, looked)])}
    here = record.claim.place
    near = [away(one, here) for one in reversed(every.values())]
    return PlaceRecord(record, tuple(near[:MOST]), looked)


def of_incident(desk: Desk, id_: str) -> IncidentPlaces:
    """Raises NotFound."""
    found = browsing.incident(desk, id_)
    claims = sorted(found.cleared.register.claims, key=lambda one: (one.report, one.trigger.start, one.id))
    held = tuple((one.id, one.act, one.place) for one in claims)
    return IncidentPlaces(found.cleared.incident, held, found.cleared.stamps)


@cache
def grades() -> dict[str, str]:
    """Precisions that a place with a position may have, in the vocabulary's words."""
    said = load("vocabulary.yaml")["precision_of_places"]
    return {code: said[code] for code in GRADES}


@lru_cache(maxsize=2)
def divisions(path: Path, sha256: str) -> dict[tuple[str, str], str]:
    """Names of first-order divisions, read once for each build of the gazetteer (`sha256`)."""
    held = SqliteGazetteer(path)
    try:
        return held.divisions()
    finally:
        held.close()


def weighed(place: Place | None, gazetteer: Gazetteer, named: dict[tuple[str, str], str]) -> Iterator[Choice]:
    """The candidates that the reader had, with its reasons."""
    for one in place.candidates if place else ():
        entry = gazetteer.entry(one.gazetteer_id)
        if entry is not None:
            yield choice(entry, named, one.why, one.score)


def bearers(name: str, gazetteer: Gazetteer, named: dict[tuple[str, str], str]) -> Iterator[Choice]:
    """What the gazetteer holds under a name, the best known first."""
    for entry in gazetteer.lookup([name]).get(name, ())[:MOST] if name else ():
        yield choice(entry, named)


def choice(entry: Entry, named: dict[tuple[str, str], str], why: str = "", score: float | None = None) -> Choice:
    grade = PRECISION.get(entry.kind, "P2")
    radius = entry.radius_m or RADIUS_M[grade]
    place = Place("", entry.name, entry.lat, entry.lon, radius, grade, entry.id, entry.country or None)
    division = named.get((entry.country, entry.admin1), "") if entry.kind not in ("adm1", "country") else ""
    return Choice(entry.id, place, entry.kind, division, None, why, score)


def curated(verdicts: Iterable[Verdict], name: str) -> Iterator[Choice]:
    """Sites that people added in this case; those of the name looked for go first."""
    lines = dict.fromkeys(v.value or "" for v in verdicts if v.kind == "correct" and v.slot == "place")
    found = [line for line in lines if f"; {CURATED}" in line]
    for line in sorted(found, key=lambda line: fold(name) not in map(fold, names_of(line))):
        place = placed(Place("", line))
        if place.lat is not None:
            others = [other for other in names_of(line) if other != place.name]
            yield Choice(line, place, "site", " · ".join(others), curated=True)


def names_of(line: str) -> Sequence[str]:
    parts = [part.strip() for part in line.split(";")]
    return [parts[0], *(other.strip() for other in "".join(parts[6:7]).split("|") if other.strip())]


def away(one: Choice, place: Place | None) -> Choice:
    """With its distance from the place as it stands."""
    there = one.place
    if place is None or place.lat is None or place.lon is None or there.lat is None or there.lon is None:
        return one
    far = round(metres(place.lat, place.lon, there.lat, there.lon))
    return Choice(one.value, there, one.kind, one.container, far, one.why, one.score, one.curated)


def pointed(fields: dict[str, str]) -> str:
    """The line for an area or a site that a person pointed at, of a form's fields. Raises UsageError. The country is
    found when it is written: it follows from the point, not from what the claim said before."""
    site = fields.get("choice") == "site"
    return Pointed(
        fields.get("name", ""), degrees(fields, "lat", 90), degrees(fields, "lon", 180), whole_metres(fields),
        fields.get("precision", "") or "P2", "", tuple(fields.get("others", "").split("|")) if site else (), site,
    ).line()  # fmt: skip


def degrees(fields: dict[str, str], name: str, most: int) -> float:
    written = fields.get(name, "").replace(",", ".").strip()
    try:
        value = float(written)
    except ValueError:
        value = most + 1.0
    if not -most <= value <= most:
        what = {"lat": "the latitude", "lon": "the longitude"}[name]
        raise UsageError(what, f"is no number from -{most} to {most}", "click on the map, or write degrees: 36.1")
    return value


def whole_metres(fields: dict[str, str]) -> int:
    written = fields.get("radius", "").strip()
    if not written.isdecimal():
        raise UsageError("the radius", "is no whole number of metres", "write 500 for half a kilometre around")
    return int(written[:9])
