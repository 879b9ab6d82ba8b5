"""What the claims of one incident add up to: figures side by side by kind, dates by role, actors, contradictions.

Nothing is averaged and no figure wins. Parts stand beside totals and do not widen the range; a vague word has no
bounds.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from headstone.linking.incidents_profile import exact, is_founding, unlocated
from headstone.linking.pairs_places import VILLAGE_KM, called, radius_km
from headstone.linking.when import days
from headstone.model.claims import Claim, Count, Perpetrator
from headstone.model.incidents import Corroboration, CountEnvelope, CountValue, DatedRole, NamedActor, told_most
from headstone.model.places import Place
from headstone.text.fold import fold

ROLES = ("act", "burial", "discovery", "exhumation")
BOUNDLESS = frozenset({"vague", "not_stated", "unspecified", "fraction"})
HEARD = 0.3  # share of the most named place's reports from which another name is weighed
_BASES = (
    "judicial_finding", "official_investigation", "ngo_un_finding", "evidence", "acknowledged", "self_claimed",
    "eyewitness", "relative", "opposing_party", "territorial_control", "media_assertion", "denied", "none_stated",
)  # fmt: skip
MASS_GRAVE, EVENT, _ATTACK = "Mass grave", "Event", "Attack"
_LABELS = (
    ("grave.", MASS_GRAVE), ("kill.massacre", "Massacre"), ("kill.execution", "Execution"), ("kill.", "Killing"),
    ("cem.tomb", "Attack on a tomb"), ("cem.", "Attack on a cemetery"),
    ("her.religious", "Attack on a place of worship"), ("her.", "Attack on heritage"),
    ("body.", "Acts against the dead"),
)  # fmt: skip


NO_NEWER: Mapping[str, str] = {}


class Corroborate(Protocol):
    """Counts what claims stand on (corroborating.Counting)."""

    @property
    def publisher(self) -> Mapping[str, str]:
        """By report."""

    def __call__(self, claims: Iterable[Claim], /) -> Corroboration:
        """Of one figure or name."""

    def whole(self, claims: Iterable[Claim], /) -> Corroboration:
        """Of an incident: with both bounds of the number of its origins."""


def envelopes(
    claims: Sequence[Claim],
    origin_of: Mapping[str, Sequence[str]],
    corroborate: Corroborate | None = None,
    newer: Mapping[str, str] = NO_NEWER,
) -> tuple[CountEnvelope, ...]:
    """Figures by kind, each with its claim; populations left out. Bounds hold every whole figure; None is unbounded.

    `newer` gives the report that is another's later version by the same publisher: where it tells a figure of a kind,
    the earlier version's figures of that kind are shown but bound nothing. No other report supersedes anything.
    """
    found: dict[str, list[tuple[Claim, Count]]] = {}
    for claim in claims:
        for count in claim.counts:
            if count.of != "population":
                found.setdefault(count.kind, []).append((claim, count))
    return tuple(_envelope(kind, found[kind], origin_of, corroborate, newer) for kind in sorted(found))


def _envelope(
    kind: str, rows: Sequence[tuple[Claim, Count]], origin_of: Mapping[str, Sequence[str]],
    corroborate: Corroborate | None, newer: Mapping[str, str],
) -> CountEnvelope:
    later = superseded(rows, newer)
    whole = [count for claim, count in rows if is_whole(count) and claim.report not in later]
    lows, highs = [bounds(count)[0] for count in whole], [bounds(count)[1] for count in whole]
    values = tuple(
        CountValue(
            count.low, count.high, count.point, count.form, count.wording,
            next(iter(origin_of.get(claim.id, ())), None), claim.id, count.part_of,
            later.get(claim.report) if is_whole(count) else None,
        )
        for claim, count in rows
    )  # fmt: skip
    holders = {claim.id: claim for claim, _ in rows}
    return CountEnvelope(
        kind, _least(lows), _most(highs), tuple(dict.fromkeys(values)),
        corroborate(tuple(holders.values())) if corroborate else None,
    )  # fmt: skip


def is_whole(count: Count) -> bool:
    """Does the figure count the whole, in numbers?"""
    return not count.part_of and count.form not in BOUNDLESS


def superseded(rows: Sequence[tuple[Claim, Count]], newer: Mapping[str, str]) -> dict[str, str]:
    """For each report whose later version gives whole figures among `rows`, the first claim of that version."""
    holders: dict[str, str] = {}
    for claim, count in rows:
        if is_whole(count):
            holders[claim.report] = min(claim.id, holders.get(claim.report, claim.id))
    found = {}
    for report in holders:
        last = _last_version(report, newer, holders)
        if last is not None:
            found[report] = holders[last]
    return found


def _last_version(report: str, newer: Mapping[str, str], holders: Mapping[str, str]) -> str | None:
    """The latest of its later versions that holds figures; None where none does."""
    seen, last = {report}, None
    while (report := newer.get(report, "")) and report not in seen:
        seen.add(report)
        last = report if report in holders else last
    return last


def bounds(count: Count) -> tuple[int | None, int | None]:
    """Lowest and highest number that the figure allows, as written; a point stands for itself."""
    if count.low is None and count.high is None:
        return count.point, count.point
    return count.low, count.high


def _least(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return min(known) if known and len(known) == len(numbers) else None


def _most(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return max(known) if known and len(known) == len(numbers) else None


def dates(claims: Sequence[Claim]) -> tuple[DatedRole, ...]:
    """Every known date of the event by role, earliest first; one row for a role and a date."""
    found: dict[tuple[str, str], DatedRole] = {}
    told: dict[tuple[str, str], set[str]] = {}
    for claim in claims:
        for when in claim.dates:
            if when.edtf and when.role in ROLES:
                row = DatedRole(when.role, when.edtf, when.wording, claim.id)
                found.setdefault((when.role, when.edtf), row)
                told.setdefault((when.role, row.month), set()).add(claim.report)
    rows = (replace(row, reports=len(told[row.role, row.month])) for row in found.values())
    return tuple(sorted(rows, key=lambda row: (ROLES.index(row.role), row.edtf)))


def perpetrators(claims: Sequence[Claim], corroborate: Corroborate | None = None) -> tuple[NamedActor, ...]:
    """Actors blamed, by canonical name; most often named first."""
    found: dict[str, list[tuple[Claim, Perpetrator]]] = {}
    for claim in claims:
        for actor in claim.perpetrators:
            found.setdefault(fold(actor.name).removeprefix("the "), []).append((claim, actor))
    rows = [_actor(pairs, corroborate) for pairs in found.values()]
    return tuple(sorted(rows, key=lambda row: (-len(row.claims), row.name)))


def _actor(pairs: Sequence[tuple[Claim, Perpetrator]], corroborate: Corroborate | None) -> NamedActor:
    """The basis is the strongest of those who put it so; of who denies it only where nobody says it."""
    held = {claim.id: claim for claim, _ in pairs}
    status = _commonest(actor.status for _, actor in pairs)
    saying = [actor.basis for _, actor in pairs if actor.status == status]
    basis = min(saying, key=lambda b: _BASES.index(b) if b in _BASES else len(_BASES))
    return NamedActor(
        _commonest(actor.name for _, actor in pairs), basis, status,
        tuple(sorted(held)), corroborate(tuple(held.values())) if corroborate else None,
    )  # fmt: skip


def _commonest(items: Iterable[str]) -> str:
    counted = Counter(items)
    return min(counted, key=lambda item: (-counted[item], item))


def place_of(claims: Sequence[Claim]) -> Place | None:
    """The place of the acts: a named locality before an area, a village before the city given in its stead."""
    acting = [claim for claim in claims if is_founding(claim) and claim.place] or [c for c in claims if c.place]
    held: dict[str, list[tuple[str, Place]]] = {}
    for claim in acting:
        if claim.place is not None:
            held.setdefault(called(claim.place), []).append((claim.report, claim.place))
    if not held:
        return None
    votes = {name: len({report for report, _ in rows}) for name, rows in held.items()}
    heard = [held[name] for name in sorted(held) if votes[name] >= HEARD * max(votes.values())]
    best = min(heard, key=_rank)
    return min((place for _, place in best), key=lambda place: (not exact(place), place.precision, place.wording))


def _rank(rows: Sequence[tuple[str, Place]]) -> tuple[bool, bool, int, str]:
    places = [place for _, place in rows]
    small = any(exact(place) and (unlocated(place) or radius_km(place) <= VILLAGE_KM) for place in places)
    return not any(map(exact, places)), not small, -len({report for report, _ in rows}), called(places[0])


def label(claims: Sequence[Claim]) -> str:
    """What the incident is called: what most of its reports tell of, in case of a tie what stands first in the list.

    A report tells of an attack where it has more acts against graves or heritage than against people; else of a grave
    where it tells of one; else of what most of its acts (one for a claim) are.
    """
    by_report: dict[str, list[str]] = {}
    for claim in claims:
        name = next((name for start, name in _LABELS if claim.act.startswith(start)), EVENT)
        by_report.setdefault(claim.report, []).append(name)
    return _foremost([_told_of(names) for names in by_report.values()]) if by_report else EVENT


def _told_of(names: Sequence[str]) -> str:
    attacks = [name for name in names if name.startswith(_ATTACK)]
    if 2 * len(attacks) > len(names):
        return _foremost(attacks)
    return MASS_GRAVE if MASS_GRAVE in names else _foremost(names)


def _foremost(names: Sequence[str]) -> str:
    order = [*(name for _, name in _LABELS), EVENT]
    counted = Counter(names)
    return min(counted, key=lambda name: (-counted[name], order.index(name)))


def title(claims: Sequence[Claim], place: Place | None, dated: Sequence[DatedRole], sites: int = 0) -> str:
    """Kind, place and month in words of the vocabulary, never a quotation. `sites`: of a sum over many, how many: a
    locality is then one of them, and no place of the sum."""
    kind = label(claims)
    wanted = ("discovery", "exhumation", "act") if kind == MASS_GRAVE else ("act", "discovery")
    first = told_most([row for row in dated if days(row.edtf)], wanted)
    when = first.month if first else None
    where = (place.name or place.wording) if place and not (sites and exact(place)) else None
    return ", ".join(part for part in (f"Total over {sites} sites" if sites else kind, where, when) if part)
