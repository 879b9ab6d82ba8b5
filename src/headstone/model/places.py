"""Places: what the gazetteer holds, what a text says, what was chosen. And the `Gazetteer` seam."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the gazetteer. `kind`: country | adm1 | adm2 | locality | site | region | feature."""

    id: str  # "geonames:99072", "wof:...", "ne:...", "headstone:region/..."
    name: str
    lat: float
    lon: float
    kind: str
    country: str  # ISO 3166-1 alpha-2, "" for regions that span countries
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    radius_m: int = 0  # of the area, 0 where not known
    matched: str = ""  # the stored name that matched
    match_kind: str = ""  # name | alternate | historic | demonym


class Gazetteer(Protocol):
    """The seam to the gazetteer."""

    @property
    def sha256(self) -> str:
        """Hash that names this build of the gazetteer."""

    def lookup(self, names: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """Entries by name as written (folded inside); names without any are absent from the answer."""

    def entry(self, gazetteer_id: str) -> Entry | None: ...


@dataclass(frozen=True, slots=True)
class Candidate:
    gazetteer_id: str
    name: str
    lat: float
    lon: float
    score: float
    why: str = ""  # the reason in words


@dataclass(frozen=True, slots=True)
class Place:
    """A place expression and what was made of it.

    `wording` stands in a quote. `lat`/`lon` are None where nothing was resolved. `radius_m` is the radius of the circle
    in which the place lies; `precision` is P0..P9 of the vocabulary. `relation`: in | near | bearing | of.
    """

    wording: str
    name: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_m: int | None = None
    precision: str = "P9"
    gazetteer_id: str | None = None
    country: str | None = None
    admin1: str | None = None
    relation: str = "in"
    candidates: tuple[Candidate, ...] = ()
    quotes: tuple[int, ...] = ()
    rule: str = ""
    score: float = 0.0
