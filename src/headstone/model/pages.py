"""What pages of the reviewer's room ask a case for, and the page of rows that they get."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from headstone.model.incidents import Incident
from headstone.model.spans import Span


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page of the register is asked for. `facets`: (kind, value); values of one kind are alternatives.

    `since`/`until` are compared with the first date as text, so a year, a month or a day will do.
    """

    facets: tuple[tuple[str, str], ...] = ()
    words: str = ""
    since: str = ""
    until: str = ""
    order: str = "reports"


@dataclass(frozen=True, slots=True)
class FacetValue:
    """How many of what was asked for have this value."""

    kind: str
    value: str
    amount: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where words were found: `marks` are the words, relative to `snippet`. `graphic`: it tells the condition of
    remains."""

    report: str
    snippet: str
    marks: tuple[Span, ...]
    graphic: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One page of incidents of `total`. `loose`: only the consonants of the words agree. `hits`: by incident."""

    incidents: tuple[Incident, ...]
    total: int
    loose: bool = False
    hits: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Todo:
    """Why an incident waits for a person: (kind, detail) pairs, the weightiest first."""

    incident: str
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Saved:
    """A search that somebody kept."""

    name: str
    query: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the queue of review is asked for: "" is everything. `kind`: one reason; `assignee`: one person."""

    kind: str = ""
    assignee: str = ""


EVERYTHING = Waiting()
