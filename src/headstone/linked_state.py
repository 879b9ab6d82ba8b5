"""A case as it was linked last, and how it takes in what changed. It reads rows and writes none.

    texts, claims --trace--> credits, families --resolve--> origins --link--> incidents, sites, leads
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from headstone.linking.corroborating import Counting
from headstone.linking.credits import Credit, find_credits
from headstone.linking.lineage import later_versions, trace, with_those_alone
from headstone.linking.linker import Changed, Linker
from headstone.linking.origins import OriginMap, resolve
from headstone.model.claims import Claim
from headstone.model.lineage import Family, Origin
from headstone.model.sources import Layer, Report
from headstone.model.verdicts import Verdict, standing
from headstone.registers import load_lineage_words, load_organisations, load_outlets
from headstone.store.register import Store
from headstone.store.register_links import ClaimOrigin, Derived
from headstone.view import seen

Row = TypeVar("Row")

# Slots whose correction may change who stands behind a claim: those that `linking.origins` reads.
TELLING = frozenset({"act", "polarity", "modality", "place", "finder"})


@dataclass(frozen=True, slots=True)
class Told:
    """What was read, and what people said of it. By report id, but for the verdicts that stand."""

    reports: Mapping[str, Report]
    layers: Mapping[str, Layer]  # the newest of each report
    machine: Mapping[str, tuple[Claim, ...]]
    claims: Mapping[str, tuple[Claim, ...]]  # as corrected
    verdicts: tuple[Verdict, ...]
    waiting: tuple[Verdict, ...]  # corrections whose words no claim holds

    def every(self) -> list[Claim]:
        return [claim for report in sorted(self.claims) for claim in self.claims[report]]


@dataclass(frozen=True, slots=True)
class Traced:
    """Whose words the reports are, and who stands behind their claims."""

    publishers: frozenset[str]
    credits: Mapping[str, tuple[Credit, ...]]
    families: tuple[Family, ...]
    origins: OriginMap
    counting: Counting
    newer: Mapping[str, str]  # report -> its later version


@dataclass(slots=True)
class Held:
    """A linked case. `seq`: the last entry of the custody log that it knows of."""

    seq: int
    told: Told
    traced: Traced
    linker: Linker


def gathered(store: Store) -> Held:
    """Everything linked from the rows as they are."""
    seq, told = store.last_entry(), told_of(store)
    traced = traced_of(told)
    linker = Linker(store.previous(), traced.origins.of_claim, traced.counting, traced.newer)
    linker.update(told.every(), told.reports.values(), traced.families, told.verdicts, told.layers)
    return Held(seq, told, traced, linker)


def told_of(store: Store) -> Told:
    """What the rows say now."""
    verdicts, machine = standing(store.register_verdicts()), store.claims()
    view = seen(machine, verdicts)
    layers = newest_layers(store.layers())
    reports = {report.id: report for report in store.reports()}
    return Told(reports, layers, by_report(machine), by_report(view.claims), verdicts, view.waiting)


def told_since(store: Store, old: Told, read: Collection[str]) -> Told:
    """The same after more decisions, and after these reports were read."""
    verdicts = standing(store.register_verdicts())
    corrected = {one.report for one in unlike(old.verdicts, verdicts) if one.kind == "correct" and one.report}
    reports, layers, machine = dict(old.reports), dict(old.layers), dict(old.machine)
    for id_ in read:
        reports[id_] = store.report(id_)
        layers |= newest_layers(store.layers_of(id_))
        machine[id_] = store.claims([id_])
    changed = corrected | set(read)
    view = seen([claim for id_ in sorted(changed) for claim in machine.get(id_, ())], [
        one for one in verdicts if one.report in changed
    ])  # fmt: skip
    claims = {**old.claims, **dict.fromkeys(changed, ()), **by_report(view.claims)}
    waiting = [one for one in old.waiting if one in verdicts and one.report not in changed]
    return Told(reports, layers, machine, claims, verdicts, (*waiting, *view.waiting))


def traced_of(told: Told, old: Traced | None = None, read: Collection[str] = ()) -> Traced:
    """Credits, families and origins of all reports. `old` saves the credits of reports that were not read since: a new
    publisher's name may be a credit in any of them, and then nothing is saved."""
    reports, claims = list(told.reports.values()), told.every()
    publishers = frozenset(report.meta.publisher for report in reports if report.meta.publisher)
    outlets = load_outlets(sorted(publishers))
    known = old.credits if old is not None and old.publishers == publishers else {}
    credits = {
        id_: known[id_] if id_ in known and id_ not in read else find_credits(told.reports[id_], layer, outlets)
        for id_, layer in told.layers.items()
        if id_ in told.reports
    }
    families = trace(reports, told.layers, load_lineage_words(), credits, claims)
    origins = resolve(claims, reports, families, credits, outlets, load_organisations())
    counting = Counting.of(origins, reports, families, outlets)
    return Traced(publishers, credits, families, origins, counting, later_versions(families))


def voiced(told: Told, old: Traced) -> Traced:
    """The origins alone made anew: what claims say was corrected, and no text changed."""
    reports, outlets = list(told.reports.values()), load_outlets(sorted(old.publishers))
    origins = resolve(told.every(), reports, old.families, old.credits, outlets, load_organisations())
    return replace(old, origins=origins, counting=Counting.of(origins, reports, old.families, outlets))


def advanced(store: Store, held: Held, read: Collection[str]) -> tuple[Held, Changed]:
    """Take in the decisions since, and these reports. `held` is used up: its linker goes on in what is given back."""
    told, old = told_since(store, held.told, read), held.told
    changed = unlike(old.verdicts, told.verdicts)
    corrected = [one for one in changed if one.kind == "correct"]
    traced = held.traced
    if read:
        traced = traced_of(told, held.traced, read)
    elif any(one.slot in TELLING for one in corrected):
        traced = voiced(told, held.traced)
    if traced is not held.traced:
        held.linker.origins(traced.origins.of_claim, traced.counting, traced.newer)
    again = {*read, *(one.report for one in corrected if one.report)}
    done = held.linker.update(
        [claim for id_ in sorted(again) for claim in told.claims.get(id_, ())],
        [told.reports[id_] for id_ in sorted(read)],
        other_families(held.traced.families, traced.families),
        [one for one in told.verdicts if one in changed],
        {id_: told.layers[id_] for id_ in sorted(read) if id_ in told.layers},
        redo=told_otherwise(told, held.traced, traced),
        withdrawn=[one.id for one in old.verdicts if one in changed],
    )
    return Held(store.last_entry(), told, traced, held.linker), held.linker.with_questions(done)


def unlike(old: Iterable[Verdict], new: Iterable[Verdict]) -> frozenset[Verdict]:
    """Verdicts that came, and those that were taken back."""
    return frozenset(old) ^ frozenset(new)


def other_families(old: Iterable[Family], new: Iterable[Family]) -> list[Family]:
    """Families that are new or others now; those that are no more come without links, which dissolves them."""
    before, now = {one.id: one for one in old}, {one.id: one for one in new}
    gone = [replace(one, links=()) for id_, one in before.items() if id_ not in now]
    return [*gone, *(one for id_, one in now.items() if before.get(id_) != one)]


def told_otherwise(told: Told, old: Traced, new: Traced) -> set[str]:
    """Claims that other origins stand behind, or whose reports are counted otherwise."""
    if old is new:
        return set()
    tables = (
        (old.counting.publisher, new.counting.publisher), (old.counting.family, new.counting.family),
        (old.newer, new.newer),
    )  # fmt: skip
    reports = {id_ for a, b in tables for id_ in a.keys() | b.keys() if a.get(id_) != b.get(id_)}
    claims = {claim.id for id_ in reports for claim in told.claims.get(id_, ())}
    maps = ("of_claim", "manner")
    for a, b in ((getattr(old.origins, one), getattr(new.origins, one)) for one in maps):
        claims |= {id_ for id_ in a.keys() | b.keys() if a.get(id_, None) != b.get(id_, None)}
    return claims


def by_report(claims: Iterable[Claim]) -> dict[str, tuple[Claim, ...]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.report, []).append(claim)
    return {report: tuple(row) for report, row in found.items()}


def newest_layers(layers: Iterable[Layer]) -> dict[str, Layer]:
    """The layer each report is read from: the last one added."""
    return {layer.report: layer for layer in layers}


# What of it is written


def derived_of(held: Held) -> Derived:
    """Every derived row."""
    linked, asked = held.linker.linked(), held.linker.asks()
    incidents = tuple(replace(one, asked=asked.get(one.id, ())) for one in linked.incidents)
    families, first, behind = traced_rows(held)
    return Derived(families, incidents, linked.sites, linked.leads, first, behind)


def changed_rows(before: Held, now: Held, changed: Changed) -> tuple[Derived, dict[str, list[str]]]:
    """The rows that are new or others now, and the ids by table of those that are no more."""
    gone = {"incidents": [id_ for id_ in changed.gone if id_[0] == "I"]}
    gone["sites"] = [id_ for id_ in changed.gone if id_[0] == "S"]
    derived = Derived((), changed.incidents, changed.sites, changed.leads)
    if before.traced is now.traced:
        return derived, gone
    (kin, first, behind_), (kin_now, first_now, behind_now) = traced_rows(before), traced_rows(now)
    families, gone["families"] = difference({row.id: row for row in kin}, {row.id: row for row in kin_now})
    origins, gone["origins"] = difference({row.id: row for row in behind_}, {row.id: row for row in behind_now})
    firsts, gone["claim_origins"] = difference({row[0]: row for row in first}, {row[0]: row for row in first_now})
    return replace(derived, families=families, origins=origins, claim_origins=firsts), gone


def difference(old: Mapping[str, Row], new: Mapping[str, Row]) -> tuple[tuple[Row, ...], list[str]]:
    """Rows that are new or others, and ids of those that are no more."""
    return tuple(row for id_, row in new.items() if old.get(id_) != row), sorted(old.keys() - new.keys())


def traced_rows(held: Held) -> tuple[tuple[Family, ...], tuple[ClaimOrigin, ...], tuple[Origin, ...]]:
    """Families, the first origin of each claim, and origins with all claims that each stands behind."""
    of_claim, claims = held.traced.origins.of_claim, held.told.every()
    first = sorted((claim.id, next(iter(of_claim.get(claim.id) or ()), None)) for claim in claims)
    families = with_those_alone(held.traced.families, list(held.told.reports.values()))
    return families, tuple(first), behind(held.traced.origins)


def behind(origins: OriginMap) -> tuple[Origin, ...]:
    """The origins, each with every claim that it stands behind."""
    claims: dict[str, list[str]] = {}
    for claim, ids in sorted(origins.of_claim.items()):
        for id_ in ids:
            claims.setdefault(id_, []).append(claim)
    return tuple(replace(origin, claims=tuple(claims.get(origin.id, ()))) for origin in origins.origins)
