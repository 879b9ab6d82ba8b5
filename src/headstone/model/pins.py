"""What a map and its timeline show of a register: one narrow row an incident or a site, and the window they lie in."""

from dataclasses import dataclass

from headstone.model.places import Place

LATEST = 85.0  # degrees: a Mercator map ends there


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the globe in degrees. `east` may run past 180: then the window crosses the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    @property
    def across(self) -> float:
        return self.east - self.west


WORLD = Window(-180.0, -60.0, 180.0, 78.0)


@dataclass(frozen=True, slots=True)
class Pin:
    """An incident or a site with the area in which it lies and its leading date. `place` holds no candidates.

    `edtf` None: no date but one of publication is known. `role`: of the date of an incident; "" for a site, whose
    date spans its states.
    """

    id: str
    record: str  # incident | site
    title: str  # of a site: its type's code where it has no name
    state: str
    kinds: tuple[str, ...]  # acts of an incident, the type of a site
    place: Place | None = None
    role: str = ""
    edtf: str | None = None
    reports: int = 0


@dataclass(frozen=True, slots=True)
class Pins:
    """The rows shown of `total` in the window, and what no map can show: `unplaced` of the same question have no
    position, `undated` of `total` no date. `first`/`last`: days between which all that was asked for lies, whatever
    the period; `around` holds every position, whatever the window."""

    rows: tuple[Pin, ...]
    lost: tuple[Pin, ...]
    total: int
    unplaced: int
    undated: int
    first: str
    last: str
    around: Window | None
    loose: bool = False
