"""Claims as they stand after people's corrections, with what the machine read kept beside them.

Stored claims are the machine's and are never changed; every table, export and dossier shows this view of them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from headstone.errors import UsageError
from headstone.model.claims import Claim, Rejected
from headstone.model.places import Entry, Gazetteer, Place
from headstone.model.sources import digest
from headstone.model.spans import Span
from headstone.model.verdicts import Verdict
from headstone.reading import corrections
from headstone.reading.corrections import RULE
from headstone.text.edtf import precision

PRECISION = {"country": "P7", "region": "P6", "adm1": "P5", "adm2": "P4", "locality": "P2", "site": "P1"}
RADIUS_M = {"P7": 500_000, "P6": 200_000, "P5": 100_000, "P4": 30_000, "P2": 5_000, "P1": 500}  # where none is known
OPEN = "P9"


@dataclass(frozen=True, slots=True)
class Seen:
    """`waiting`: corrections whose words no claim holds any more."""

    claims: tuple[Claim, ...]
    waiting: tuple[Verdict, ...]


def seen(claims: Iterable[Claim], verdicts: Iterable[Verdict]) -> Seen:
    """Claims with every correction applied; the machine's value is among `rejected`, with who changed it and why."""
    machine, said = tuple(claims), [v for v in verdicts if v.kind == "correct"]
    if not said:
        return Seen(machine, ())
    done = corrections.corrected(machine, said)
    pairs = zip(machine, done.claims, strict=True)
    return Seen(tuple(old if old == new else shown(old, new, said) for old, new in pairs), done.waiting)


def shown(old: Claim, new: Claim, verdicts: Sequence[Verdict]) -> Claim:
    kept = tuple(machines(old, verdict) for verdict in verdicts if corrections.meant(old, verdict))
    place = placed(new.place) if new.place and new.place.rule == RULE else new.place
    dates = tuple(replace(when, precision=precision(when.edtf)) if when.rule == RULE else when for when in new.dates)
    return replace(new, place=place, dates=dates, rejected=(*new.rejected, *kept))


def machines(claim: Claim, verdict: Verdict) -> Rejected:
    """What the machine read where a person corrected it."""
    value, wording, at = held(claim, verdict.slot or "")
    by = f"{verdict.by} corrected {value} to {verdict.value} on {verdict.at[:10]}: {verdict.reason} ({verdict.id})"
    return Rejected(verdict.slot or "", wording, at.start, at.end, RULE, by)


def held(claim: Claim, slot: str) -> tuple[str, str, Span]:
    """The machine's value of a slot in words, its wording, and where that stands."""
    if slot in ("act", "polarity", "modality"):
        return str(getattr(claim, slot)), "", claim.trigger
    value = getattr(claim, slot)
    first = (value[0] if value else None) if isinstance(value, tuple) else value
    if first is None:
        return "nothing", "", claim.trigger
    return f"“{first.wording}”" if first.wording else in_words(first), first.wording, stands(claim, first)


def in_words(value: Any) -> str:
    return str(getattr(value, "name", None) or getattr(value, "edtf", None) or "nothing")


def stands(claim: Claim, value: Any) -> Span:
    """Where the wording of a value stands; the words that name the act, where it stands nowhere."""
    for index in value.quotes:
        quote = claim.quotes[index]
        at = quote.exact.find(value.wording)
        if at >= 0:
            return Span(quote.start + at, quote.start + at + len(value.wording))
    return claim.trigger


# A corrected place is a line that explains itself without a gazetteer:
# NAME; ID; LAT,LON; PRECISION; RADIUS m; COUNTRY; OTHER NAME | OTHER NAME
# The id is of the gazetteer, or "curated:…" for a site that people added, or empty for an area that they drew.
CURATED = "curated:"
LARGEST_M = 3_000_000
GRADES = ("P0", "P1", "P2", "P3", "P4", "P5", "P6", "P7")
COMPLETE = 5  # parts that a whole line has at least


@dataclass(frozen=True, slots=True)
class Pointed:
    """A place that a person pointed at: an area, or with `curated` a site to be found again by its name."""

    name: str
    lat: float
    lon: float
    radius_m: int
    precision: str
    country: str = ""
    others: tuple[str, ...] = ()  # the name in other scripts and spellings
    curated: bool = False

    def line(self) -> str:
        """The line of it. Raises UsageError for what is no place."""
        said = f"{self.lat:.5f},{self.lon:.5f}"
        id_ = CURATED + digest("curated", said, self.name)[:8] if self.curated else ""
        others = " | ".join(plain(name).replace("|", ",") for name in self.others)
        parts = (plain(self.name), id_, said, self.precision, f"{self.radius_m} m", self.country, others)
        return complete("; ".join(parts).rstrip("; "))


def plain(name: str) -> str:
    """A name that cannot be read as another part of the line."""
    return " ".join(name.replace(";", ",").split())


def complete(written: str) -> str:
    """A whole line, as it is stored. Raises UsageError where a part of it is none."""
    parts = [part.strip() for part in written.split(";")]
    name, id_, point, grade, radius = parts[:COMPLETE]
    coordinates(point)
    metres = radius.removesuffix("m").strip()
    if not name:
        raise UsageError("the place", "has no name", "call it as the report does")
    if grade not in GRADES:
        raise UsageError(grade, "is no precision", f"one of {', '.join(GRADES)}")
    if not metres.isdecimal() or not 1 <= int(metres) <= LARGEST_M:
        raise UsageError(radius, "is no radius", f"write whole metres from 1 to {LARGEST_M}")
    return "; ".join((name, id_, point, grade, f"{int(metres)} m", *parts[COMPLETE:]))


def place_value(
    written: str, gazetteer: Gazetteer, country: str | None, country_at: Callable[[float, float], str]
) -> str:
    """The line for what a person wrote: a name, a gazetteer id, "Name; LAT,LON" or a whole line. A name means its
    best-known bearer, in the claim's own country where there is one; a point lies in the country that `country_at`
    says. Raises UsageError for a place that is not known.
    """
    if written.count(";") >= COMPLETE - 1:
        id_ = written.split(";")[1].strip()
        if id_ and not id_.startswith(CURATED) and gazetteer.entry(id_) is None:
            raise UsageError(id_, "the gazetteer knows no such place", "leave the id empty for an area of your own")
        return in_country(complete(written), country_at)
    name, _, point = (part.strip() for part in written.partition(";"))
    if point:
        lat, lon = coordinates(point)
        return in_country(f"{name}; ; {lat},{lon}; P2; {RADIUS_M['P2']} m", country_at)
    entry = gazetteer.entry(name) if ":" in name else best(gazetteer.lookup([name]).get(name, ()), country)
    if entry is None:
        todo = 'add the country file, or give the point: "Name; 36.1,43.2"'
        raise UsageError(name, "the gazetteer knows no such place", todo)
    grade = PRECISION.get(entry.kind, "P2")
    radius = entry.radius_m or RADIUS_M[grade]
    return f"{entry.name}; {entry.id}; {entry.lat},{entry.lon}; {grade}; {radius} m; {entry.country}"


def in_country(line: str, country_at: Callable[[float, float], str]) -> str:
    """The line of a place that people pointed at, with the country it lies in where they named none."""
    parts = [part.strip() for part in line.split(";")]
    if not pointed_at(parts[1]) or "".join(parts[COMPLETE : COMPLETE + 1]):
        return line
    code = country_at(*coordinates(parts[2]))
    return "; ".join((*parts[:COMPLETE], code, *parts[COMPLETE + 1 :])).rstrip("; ")


def pointed_at(id_: str) -> bool:
    """Whether people drew the place or added it; the gazetteer knows nothing of it."""
    return not id_ or id_.startswith(CURATED)


def best(entries: Sequence[Entry], country: str | None) -> Entry | None:
    """The gazetteer gives the best known first; one in the country at hand goes before all others."""
    return next((entry for entry in entries if entry.country == country), next(iter(entries), None))


def coordinates(written: str) -> tuple[float, float]:
    try:
        lat, lon = (float(part) for part in written.split(","))
    except ValueError:
        raise UsageError(written, "is no point", 'write degrees as LAT,LON, e.g. "Name; 36.1,43.2"') from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise UsageError(written, "lies outside the globe", "latitude comes first, then longitude")
    return lat, lon


def placed(place: Place) -> Place:
    """The place that a corrected line names; what cannot be read keeps the name alone."""
    parts = [part.strip() for part in (place.name or "").split(";")]
    if len(parts) < 5:
        return replace(place, candidates=())
    lat, lon = coordinates(parts[2])
    country = parts[5] if len(parts) > 5 else ""
    return replace(
        place, name=parts[0], gazetteer_id=parts[1] or None, lat=lat, lon=lon, precision=parts[3] or OPEN,
        radius_m=int(parts[4].removesuffix(" m")), country=country or (None if pointed_at(parts[1]) else place.country),
        admin1=None, relation="in", candidates=(),
    )  # fmt: skip
