"""What claims add up to: incidents and sites."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headstone.model.places import Place


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firmly a known origin is one. `score`: how often one with these signs was, on labelled reports; no measure of
    truth. `signs`: codes of the vocabulary, what speaks for it first."""

    origin: str
    score: float
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corroboration:
    """Three numbers and a word. Unknown origins add nothing to `known_origins`.

    `at_least`, `at_most`: between what bounds the number of known origins lies (linking.firmness), and `firmness` of
    each. `at_most` of an incident as a whole alone; None and empty in a case that was linked before.
    """

    documents: int
    publishers: int
    known_origins: int
    unknown_origins: int
    state: str  # single_origin | many_reports_one_origin | corroborated | cross_type | contested | insufficient
    origins: tuple[str, ...] = ()  # origin ids
    at_least: int | None = None
    at_most: int | None = None
    firmness: tuple[Firmness, ...] = ()


@dataclass(frozen=True, slots=True)
class CountValue:
    """One figure as one claim gives it. `superseded_by`: the claim of the same publisher's later version that gives
    another figure of the kind; it stands in no bound any more."""

    low: int | None
    high: int | None
    point: int | None
    form: str
    wording: str
    origin: str | None
    claim: str
    part_of: str | None = None
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class CountEnvelope:
    """All figures of one kind, side by side. The envelope holds every value; there is no best one."""

    kind: str
    low: int | None
    high: int | None
    values: tuple[CountValue, ...]
    corroboration: Corroboration | None = None


@dataclass(frozen=True, slots=True)
class DatedRole:
    """`reports`: how many reports give a date of the role in the same month (or year, where no month is told)."""

    role: str
    edtf: str
    wording: str = ""
    claim: str = ""
    reports: int = 1

    @property
    def month(self) -> str:
        """Year and month in which it begins, or what is known of them; "" where that is open."""
        return next((part for part in self.edtf.split("/") if part not in ("", "..")), "")[:7]


def told_most(dates: Iterable[DatedRole], roles: Sequence[str]) -> DatedRole | None:
    """The date by which an incident is known: of the first of the roles that has any, that in whose month most reports
    put it; a date without a month where there is no other. What one report tells of an earlier event is no date of this
    one."""
    for role in roles:
        rows = [row for row in dates if row.role == role and row.month]
        if rows:
            return min(rows, key=lambda row: (len(row.month) < MONTH, -row.reports, len(row.edtf) != DAY, row.edtf))
    return None


MONTH, DAY = len("2031-05"), len("2031-05-02")


@dataclass(frozen=True, slots=True)
class NamedActor:
    name: str
    basis: str
    status: str = "asserted"
    claims: tuple[str, ...] = ()
    corroboration: Corroboration | None = None


@dataclass(frozen=True, slots=True)
class Related:
    incident: str
    relation: str  # precedes | follows | part_of | causes | consequence_of | parallel | same_site | aggregate_of


@dataclass(frozen=True, slots=True)
class Asked:
    """Another incident that may be this one: a person is to say. `score`: log-odds over the threshold of joining, of
    the best pair of their reports; `reasons` in words."""

    incident: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    id: str
    title: str
    state: str  # live | discounted | out_of_scope
    acts: tuple[str, ...]
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    sites: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    place: Place | None = None
    dates: tuple[DatedRole, ...] = ()
    counts: tuple[CountEnvelope, ...] = ()
    perpetrators: tuple[NamedActor, ...] = ()
    corroboration: Corroboration | None = None
    related: tuple[Related, ...] = ()
    conflicts: tuple[str, ...] = ()  # contradictions in words
    reasons: tuple[str, ...] = ()  # why its claims were joined, in words
    asked: tuple[Asked, ...] = ()  # what a person should look at


@dataclass(frozen=True, slots=True)
class SiteState:
    axis: str  # existence | handling | integrity
    value: str
    edtf: str | None
    claim: str


@dataclass(frozen=True, slots=True)
class Site:
    id: str
    type: str
    names: tuple[str, ...]
    place: Place | None
    states: tuple[SiteState, ...]
    incidents: tuple[str, ...]
    claims: tuple[str, ...] = ()  # ids; all that show it, with and without a state
