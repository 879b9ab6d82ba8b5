"""The gazetteer on disk: one read-only SQLite file outside the case. This module asks; `gazetteer_build` makes."""

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from headstone.errors import GazetteerError
from headstone.model.places import Entry
from headstone.text.fold import fold, skeleton

SCHEMA_VERSION = "1"
CACHED_NAMES = 20_000  # about 30 MB at most: the names of a few thousand reports
PER_NAME = 40  # entries kept for one name: "San José" alone has hundreds, and the ranker reads every one
SKELETON_SHORTEST = 4  # consonants: below this a skeleton meets too much
MATCH_KINDS = ("name", "alternate", "historic", "skeleton")
COLUMNS = "p.gid, p.name, p.lat, p.lon, p.kind, p.country, p.admin1, p.admin2, p.population, p.radius_m"
BATCH = 400  # bound parameters in one statement; SQLite's old limit is 999


class SqliteGazetteer:
    """The `Gazetteer` seam over the file that `build_builtin` made. Opens read-only and never writes.

    Entries of one name come best prior first: by class, population and number of alternate names.
    Raises GazetteerError where the file is missing, is not ours or is of another schema.
    """

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise GazetteerError(f"No gazetteer at {path}", todo="run: headstone gazetteer build")
        try:
            self._db = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self.meta: dict[str, str] = dict(self._db.execute("SELECT key, value FROM meta"))
        except sqlite3.DatabaseError as fault:
            raise GazetteerError(f"{path} is not a gazetteer", str(fault), "run: headstone gazetteer build") from fault
        if self.meta.get("schema") != SCHEMA_VERSION:
            raise GazetteerError(f"{path} is of another version", todo="run: headstone gazetteer build")
        self._cache: OrderedDict[str, tuple[Entry, ...]] = OrderedDict()

    @property
    def sha256(self) -> str:
        """Hash over all rows: the same for the same sources, on any machine."""
        return self.meta["sha256"]

    @property
    def attribution(self) -> str:
        """The lines that the licences of the sources ask for."""
        return self.meta["attribution"]

    @property
    def countries(self) -> tuple[str, ...]:
        """ISO codes of the country files that were added."""
        return tuple(code for code in self.meta.get("imported", "").split(",") if code)

    def lookup(self, names: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """Entries by name as written, in batches. A name whose fold no stored name has is tried by its consonants."""
        written = list(dict.fromkeys(names))
        fresh = [name for name in written if name not in self._cache]
        if fresh:
            self._fetch(fresh)
        found = {}
        for name in written:
            entries = self._cache.get(name, ())
            if entries:
                self._cache.move_to_end(name)
                found[name] = entries
        return found

    def entry(self, gazetteer_id: str) -> Entry | None:
        row = self._db.execute(f"SELECT {COLUMNS} FROM places p WHERE p.gid = ?", (gazetteer_id,)).fetchone()
        return _entry(row, row[1], 0) if row else None

    def divisions(self) -> dict[tuple[str, str], str]:
        """(country, first-order division) -> its name. Walks over the whole file: a tenth of a second."""
        query = "SELECT country, admin1, name FROM places WHERE kind = 'adm1' AND admin1 <> '' ORDER BY prior"
        return {(country, code): name for country, code, name in self._db.execute(query)}

    def close(self) -> None:
        self._db.close()

    def _fetch(self, names: Sequence[str]) -> None:
        keys = {name: fold(name) for name in names}
        found = self._rows("names", "folded", [key for key in keys.values() if key])
        missed = {name: skeleton(name) for name, key in keys.items() if key not in found}
        bones = [bone for bone in missed.values() if len(bone) >= SKELETON_SHORTEST]
        loose = self._rows("skeletons", "skeleton", bones)
        for name, key in keys.items():
            self._cache[name] = tuple(found.get(key, ()) or loose.get(missed.get(name, ""), ()))
        while len(self._cache) > max(CACHED_NAMES, len(names)):
            self._cache.popitem(last=False)

    def _rows(self, table: str, key: str, values: Sequence[str]) -> dict[str, list[Entry]]:
        wanted = list(dict.fromkeys(values))
        found: dict[str, list[Entry]] = {}
        for start in range(0, len(wanted), BATCH):
            part = wanted[start : start + BATCH]
            marks = ",".join("?" * len(part))
            query = (
                f"SELECT n.{key}, coalesce(n.surface, p.name), n.kind, {COLUMNS} FROM {table} n JOIN places p"
                f" ON p.id = n.place WHERE n.{key} IN ({marks}) ORDER BY n.{key}, p.prior DESC, p.id"
            )
            for row in self._db.execute(query, part):
                entries = found.setdefault(row[0], [])
                if len(entries) < PER_NAME:
                    entries.append(_entry(row[3:], row[1], row[2]))
        return found


def _entry(row: Sequence[Any], matched: str, kind: int) -> Entry:
    gid, name, lat, lon, place, country, admin1, admin2, population, radius_m = row
    return Entry(gid, name, lat, lon, place, country, admin1, admin2, population, radius_m, matched, MATCH_KINDS[kind])
