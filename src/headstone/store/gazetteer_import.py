"""Adding country files in GeoNames' dump format to the gazetteer: what is known already is merged, not repeated."""

import gzip
import io
import math
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from headstone.errors import GazetteerError
from headstone.model.geo import metres
from headstone.store.gazetteer_build import Writer
from headstone.store.gazetteer_rows import ALTERNATE, SKELETON, Row, folded_names, town_radius, words
from headstone.text.fold import fold, skeleton

COLUMNS = 19
SAME_PLACE_M = 5_000  # two rows of one kind and name nearer than this are one place
NEAR_DIVISION_M = 150_000
# Sites that reports of this field name; the other thousand kinds of building only add false names.
SITES = words(
    """
    CMTY GRVE TMB TMPL MSQE CH CTRR MSTY SHRN PRN CMPRF SCH SCHA SCHC UNIV COLL FRM FRMT FRMS MILB INSM FT HSP
    HSPC MNMT RUIN ANS ANSL AIRB AIRP DAM MN MNQ MNC WLL CAVE PAL BLDG FCL MUS STDM
    """
)
CLASSES = {"H": "feature", "T": "feature", "V": "feature", "L": "feature"}
FOREIGN_DIVISION = 1_000_000  # a division code above this is a Who's On First id, not one of GeoNames


def import_countries(target: Path, sources: Sequence[Path], progress: Callable[[str], None]) -> None:
    """Add country dumps (.txt, .txt.gz, .zip; 19 columns) to the gazetteer at `target`, in one rename for all.

    A country added before is replaced. Raises GazetteerError, and leaves `target` as it was, when a file is not a dump.
    """
    if not target.is_file():
        raise GazetteerError(f"No gazetteer at {target}", todo="run: headstone gazetteer build")
    with Writer(target, base=target) as writer:
        meta = dict(writer.db.execute("SELECT key, value FROM meta"))
        added = {code for code in meta.get("imported", "").split(",") if code}
        for path in sources:
            for country, rows in sorted(by_country(path).items()):
                fresh, merged = Merge(writer, country).add(rows)
                added.add(country)
                progress(f"{path.name}: {country}, {fresh} places added, {merged} merged with places known before")
        writer.finish({**meta, "imported": ",".join(sorted(added))})


def by_country(path: Path) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in dump_rows(path):
        found[row.country].append(row)
    if not found:
        raise GazetteerError(
            f"{path.name} is not a GeoNames country file", "it holds no place", "give a file such as XX.zip"
        )
    return found


def dump_rows(path: Path) -> Iterator[Row]:
    """Rows worth keeping of a dump. Raises GazetteerError with the line number at the first that is not one."""
    read = 0
    try:
        for line in lines_of(path):
            row = parse(line)
            read += 1
            if row is not None:
                yield row
    except (OSError, EOFError, ValueError, zipfile.BadZipFile, zlib.error) as fault:
        raise GazetteerError(
            f"{path.name} is not a GeoNames country file", f"line {read + 1}: {fault}", "give a file such as XX.zip"
        ) from fault


def lines_of(path: Path) -> Iterator[str]:
    """Lines of a .txt, .txt.gz or .zip, never all in memory."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            members = [name for name in archive.namelist() if name.endswith(".txt") and "readme" not in name.lower()]
            if not members:
                raise ValueError("the archive holds no .txt")
            with archive.open(members[0]) as raw:
                yield from io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
    elif path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as text:
            yield from text
    else:
        with path.open(encoding="utf-8", newline="\n") as text:
            yield from text


def parse(line: str) -> Row | None:
    """One line of a dump; None for classes that are left out."""
    cells = line.rstrip("\n").split("\t")
    if len(cells) != COLUMNS:
        raise ValueError(f"{len(cells)} columns where {COLUMNS} are due")
    kind = kind_of(cells[6], cells[7])
    if kind is None or not cells[1]:
        return None
    population = int(cells[14] or 0)
    number = int(cells[0])
    return Row(
        gid=f"geonames:{number}" if number < 10**10 else f"wof:{number - 10**10}", name=cells[1],
        lat=float(cells[4]), lon=float(cells[5]), kind=kind, feature=cells[7], country=cells[8].upper(),
        admin1=cells[10], admin2=cells[11], population=population, radius_m=radius_of(kind, cells[7], population),
        names=(cells[2],) if cells[2] else (), alternates=tuple(name for name in cells[3].split(",") if name),
        source=cells[8].upper(),
    )  # fmt: skip


def kind_of(feature_class: str, code: str) -> str | None:
    if feature_class == "P":
        return "locality"
    if feature_class == "A":
        return {"ADM1": "adm1", "ADM2": "adm2", "ADM3": "adm2", "ADM4": "adm2", "ADMD": "adm2"}.get(code)
    if feature_class == "S":
        return "site" if code in SITES else None
    return CLASSES.get(feature_class)


def radius_of(kind: str, code: str, population: int) -> int:
    """Metres; districts are measured by their villages afterwards."""
    if kind == "locality":
        return town_radius(population)
    sizes = {"adm1": 100_000, "adm2": 30_000 if code == "ADM2" else 15_000, "site": 500, "feature": 5_000}
    return sizes[kind]


@dataclass(slots=True)
class Known:
    """A place that is in the file already."""

    id: int
    lat: float
    lon: float
    kind: str


class Merge:
    """One country's rows going into the file."""

    def __init__(self, writer: Writer, country: str) -> None:
        self.writer, self.country = writer, country
        self._forget()
        self.by_gid: dict[str, Known] = {}
        self.by_name: dict[str, list[Known]] = defaultdict(list)
        self._read_known()

    def add(self, rows: Sequence[Row]) -> tuple[int, int]:
        """(places added, places merged)."""
        codes = self._division_codes(rows)
        spread = district_radii(rows)
        fresh: list[Row] = []
        pending: dict[str, list[Row]] = defaultdict(list)
        merged = 0
        # Better-known rows first, so that a duplicate merges into the one that has the size and the names.
        for row in sorted(rows, key=lambda row: -row.prior):
            row = replace(row, admin1=codes.get(row.admin1, row.admin1))
            if row.kind == "adm2" and row.feature == "ADM2" and row.admin2 in spread:
                row = replace(row, radius_m=spread[row.admin2])
            known = self._same(row)
            if known is not None:
                self._extend(known, row)
                merged += 1
            elif any(twin(row, other) for key in {fold(row.name)} for other in pending[key]):
                merged += 1
            else:
                fresh.append(row)
                pending[fold(row.name)].append(row)
        self.writer.add(fresh)
        return len(fresh), merged

    def _forget(self) -> None:
        """A country added before is taken out again."""
        for table in ("names", "skeletons", "places"):
            self.writer.db.execute(f"DELETE FROM {table} WHERE source = ?", (self.country,))
        self.writer.db.commit()

    def _read_known(self) -> None:
        db = self.writer.db
        query = "SELECT id, lat, lon, kind, gid FROM places WHERE country = ?"
        places = {row[0]: Known(*row[:4]) for row in db.execute(query, (self.country,))}
        self.by_gid = {row[4]: places[row[0]] for row in db.execute(query, (self.country,))}
        # The country is on the place, so the whole name index is read once; a second for a million names.
        query = (
            "SELECT n.folded, n.place FROM places p JOIN names n ON n.place = p.id WHERE p.country = ? AND n.kind <= 1"
        )
        for key, place in db.execute(query, (self.country,)):
            self.by_name[key].append(places[place])

    def _same(self, row: Row) -> Known | None:
        known = self.by_gid.get(row.gid)
        if known is not None:
            return known
        reach = NEAR_DIVISION_M if row.kind == "adm1" else SAME_PLACE_M
        for key in dict.fromkeys(fold(name) for name in (row.name, *row.names)):
            for other in self.by_name.get(key, ()):
                if other.kind == row.kind and metres(other.lat, other.lon, row.lat, row.lon) <= reach:
                    return other
        return None

    def _extend(self, known: Known, row: Row) -> None:
        """Give a known place the spellings that this row brings."""
        names = [
            (key, known.id, max(kind, ALTERNATE), surface, self.country) for key, kind, surface in folded_names(row)
        ]
        self.writer.db.executemany("INSERT OR IGNORE INTO names VALUES (?,?,?,?,?)", names)
        bone = (skeleton(row.name), known.id, SKELETON, row.name, self.country)
        self.writer.db.execute("INSERT OR IGNORE INTO skeletons VALUES (?,?,?,?,?)", bone)

    def _division_codes(self, rows: Iterable[Row]) -> dict[str, str]:
        """The file's division codes -> GeoNames' own, where the file uses others (Who's On First ids)."""
        codes = {}
        for row in rows:
            if row.kind != "adm1" or not row.admin1.isdigit() or int(row.admin1) < FOREIGN_DIVISION:
                continue
            known = self._same(row)
            if known is not None:
                found = self.writer.db.execute("SELECT admin1 FROM places WHERE id = ?", (known.id,)).fetchone()
                codes[row.admin1] = found[0]
        return codes


def twin(row: Row, other: Row) -> bool:
    return row.kind == other.kind and metres(row.lat, row.lon, other.lat, other.lon) <= SAME_PLACE_M


def district_radii(rows: Iterable[Row]) -> dict[str, int]:
    """Metres per second-order division, by the villages in it: nine in ten lie nearer to its middle."""
    centres = {row.admin2: (row.lat, row.lon) for row in rows if row.feature == "ADM2" and row.admin2}
    away: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        if row.kind == "locality" and row.admin2 in centres:
            away[row.admin2].append(metres(*centres[row.admin2], row.lat, row.lon))
    radii = {}
    for code, distances in away.items():
        if len(distances) >= 5:
            distances.sort()
            radii[code] = min(150_000, max(3_000, math.ceil(distances[int(len(distances) * 0.9)] / 1000) * 1000))
    return radii
