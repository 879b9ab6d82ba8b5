"""Linking that grows with its case: a `Linker` holds what was linked, and a change recomputes its neighbourhood only.

What is recomputed when:

- A report comes, changes or goes: its own episodes; the pairs that they form, and those between neighbours in time that
  they push apart or bring together at a crowded place (pairs_near); the pairs of those that hold a name, word or place
  whose class of frequency changed with it (pairs_context: a rare one often, a common one seldom). Then the groups of
  all pairs that were judged otherwise, with those that a pair above 0 ties to them (linker_groups), the incidents of
  groups that changed, the sites at their spots, the relations to what stands beside them.
- The number of reports passes a power of two: every pair is judged again, since all weights changed. That is the work
  of one whole run, at every doubling.
- A person joins or parts claims: the groups of these claims. A person rejects a claim: its incident.
- The origins of claims change: the incidents of the claims named in `redo`.

What it says is what `link()` says of everything, with the ids of the step before (`history`): the same incidents,
sites and leads, whatever came first.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from headstone.linking.ids import History, Previous
from headstone.linking.incidents_made import Said, claims_of, incident, reasons, rejected
from headstone.linking.incidents_profile import is_founding
from headstone.linking.incidents_related import MOST, Totals, at_one_site, beside
from headstone.linking.incidents_wishes import JOIN, PART, apart, asked
from headstone.linking.linker_asks import Asks
from headstone.linking.linker_groups import Group, Groups, Regrouped
from headstone.linking.linker_ids import Ids
from headstone.linking.linker_pairs import Pairs
from headstone.linking.linker_told import Told
from headstone.linking.reconcile import NO_NEWER, Corroborate
from headstone.linking.sites import Moved, Sites
from headstone.model.claims import Claim
from headstone.model.incidents import Asked, Incident, Related, Site
from headstone.model.lineage import Family
from headstone.model.sources import Layer, Report
from headstone.model.verdicts import Verdict

Lead = tuple[str, str | None, str | None]  # report, incident, claim


@dataclass(frozen=True, slots=True)
class Linked:
    """`leads`: for each report the incident that it mainly tells of, and the claim that says so best."""

    incidents: tuple[Incident, ...]
    sites: tuple[Site, ...]
    leads: tuple[Lead, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """What an update changed: incidents, sites and leads as they are now (each sorted by id), and the ids of incidents
    and sites that are no more."""

    incidents: tuple[Incident, ...]
    sites: tuple[Site, ...]
    leads: tuple[Lead, ...]
    gone: tuple[str, ...]


class Linker:
    """The linked state of one case. Not for two threads at once."""

    def __init__(
        self,
        previous: History | None = None,
        origin_of: Mapping[str, Sequence[str]] | None = None,
        corroborate: Corroborate | None = None,
        newer: Mapping[str, str] = NO_NEWER,
    ) -> None:
        """`previous`: what an earlier run gave, for its ids; `origin_of` and `corroborate` as for `link`; `newer`: the
        later version of each report that has one (lineage.later_versions)."""
        before = previous or Previous()
        self._told = Told()
        self._pairs = Pairs()
        self._groups = Groups()
        self._verdicts: list[tuple[str, str, Verdict]] = []
        self._said = Said(frozenset(), origin_of or {}, corroborate, newer)
        self._ids = Ids(before)
        self._sites = Sites(before.sites, self._ids.used)
        self._totals = Totals()
        self._asks = Asks()
        self._bare: dict[str, Incident] = {}  # by name of the group, without sites and relations
        self._whole: dict[str, Incident] = {}
        self._leads: dict[str, Lead] = {}
        self._near: dict[str, Mapping[str, Sequence[str]]] = {}  # by site

    def update(
        self,
        claims: Iterable[Claim] = (),
        reports: Iterable[Report] = (),
        families: Iterable[Family] = (),
        verdicts: Iterable[Verdict] = (),
        layers: Mapping[str, Layer] | None = None,
        gone: Iterable[str] = (),
        redo: Iterable[str] = (),
        withdrawn: Iterable[str] = (),
    ) -> Changed:
        """Take in what is new, in one step: one call with much costs less than many with little.

        A report comes with all of its claims; claims that come without it replace those that it had. A family replaces
        the one of its id; one without links is dissolved. `gone`: reports (ids) that leave. `redo`: claims (ids) whose
        origins changed (see `origins`).
        `withdrawn`: ids of verdicts that a person took back.
        """
        fresh = [*self._forget(frozenset(withdrawn)), *self._hear(verdicts)]
        pulled = apart(self._order()) if any(verdict.kind in (JOIN, PART) for verdict in fresh) else None
        told = self._told.update(claims, reports, families, layers or {}, tuple(gone), pulled)
        stir = self._pairs.update(told)
        wanted = before = self._groups.asked
        if pulled is not None or self._told.asked:
            wanted = asked(self._order(), self._told.home)
        regrouped = self._groups.update(self._pairs, stir, wanted)
        wishes = (before.must ^ wanted.must) | (before.cannot ^ wanted.cannot)
        self._asks.touch({self._groups.of(id_) for pair in (*stir.pairs, *wishes) for id_ in pair} - {""})
        return self._changed(self._with_redone(regrouped, {*redo, *self._reject(fresh)}), told)

    def origins(
        self,
        origin_of: Mapping[str, Sequence[str]],
        corroborate: Corroborate | None,
        newer: Mapping[str, str] = NO_NEWER,
    ) -> None:
        """From now on count origins and later versions so. Incidents made before stay: name their claims in `redo`."""
        self._said = replace(self._said, origin_of=origin_of, corroborate=corroborate, newer=newer)

    def linked(self) -> Linked:
        """Everything, as `link` gives it."""
        incidents = tuple(sorted(self._whole.values(), key=lambda one: one.id))
        sites = tuple(self._sites.sites[id_] for id_ in sorted(self._sites.sites))
        return Linked(incidents, sites, tuple(self._leads[report] for report in sorted(self._leads)))

    @property
    def pairs(self) -> Pairs:
        """Who was compared with whom."""
        return self._pairs

    def asks(self) -> dict[str, tuple[Asked, ...]]:
        """By incident id what a person is asked."""
        self._asks.update(self._pairs, self._groups)
        ids = self._ids.of
        return {ids[name]: self._asks.rows(name, ids) for name in self._asks.names() if name in ids}

    def with_questions(self, changed: Changed) -> Changed:
        """What an update changed, with what a person is asked of it, and the neighbours who are asked otherwise since
        this was called last."""
        names = self._asks.update(self._pairs, self._groups) & self._whole.keys()
        every = {one.id: one for one in (*changed.incidents, *(self._whole[name] for name in names))}
        asked = {id_: self._asks.rows(self._ids.bearer[id_], self._ids.of) for id_ in every}
        incidents = tuple(replace(every[id_], asked=asked[id_]) for id_ in sorted(every))
        return replace(changed, incidents=incidents)

    def history(self) -> Previous:
        """The ids given so far, for a later run."""
        return self._ids.history(tuple(self._sites.sites[id_] for id_ in sorted(self._sites.sites)))

    def _order(self) -> list[Verdict]:
        return [verdict for _, _, verdict in self._verdicts]

    def _hear(self, verdicts: Iterable[Verdict]) -> list[Verdict]:
        fresh = []
        for verdict in verdicts:
            row = (verdict.at, verdict.id, verdict)
            at = bisect_left(self._verdicts, row[:2], key=lambda known: known[:2])
            if not any(known == row for known in self._verdicts[at : at + 1]):
                insort(self._verdicts, row, key=lambda known: known[:2])
                fresh.append(verdict)
        self._told.hear(fresh)
        return fresh

    def _forget(self, withdrawn: frozenset[str]) -> list[Verdict]:
        gone = [verdict for _, id_, verdict in self._verdicts if id_ in withdrawn] if withdrawn else []
        if gone:
            self._verdicts = [row for row in self._verdicts if row[1] not in withdrawn]
        return gone

    def _reject(self, fresh: Sequence[Verdict]) -> frozenset[str]:
        """Claims that were rejected and are not, or the other way."""
        if not any(verdict.kind in ("accept", "reject") for verdict in fresh):
            return frozenset()
        now, before = rejected(self._order()), self._said.rejected
        self._said = replace(self._said, rejected=now)
        return now ^ before

    def _with_redone(self, regrouped: Regrouped, claims: Iterable[str]) -> Regrouped:
        """And the groups of these claims, which stay what they are but add up to something else."""
        known = (self._told.home[claim].id for claim in claims if claim in self._told.home)
        names = {self._groups.of(id_) for id_ in known} & self._bare.keys()
        again = {name: self._groups.groups[name] for name in names if name in self._groups.groups}
        return Regrouped({**again, **regrouped.gone}, {**again, **regrouped.made}, regrouped.reworded)

    def _changed(self, regrouped: Regrouped, told: Iterable[str]) -> Changed:
        gone, made = self._ids.rename(self._pairs, self._groups.groups, regrouped)
        self._asks.touch((*gone, *made))
        before = {self._bare.pop(name).id for name in gone}
        for name in gone:
            del self._whole[name]
        for name, named in made.items():
            self._bare[name] = incident(self._pairs, self._groups.groups[name], named, self._said)
        moved = self._sites.update(gone, {name: self._claims(name) for name in made}, self._ids.of)
        self._set_side_by_side(moved)
        shown = moved.incidents | self._totals.update(gone, {name: self._bare[name] for name in made})
        final = {*made, *self._reword(regrouped.reworded - made.keys()), *(shown & self._bare.keys())}
        for name in final:
            self._whole[name] = self._finished(name)
        leads = self._lead({*told, *self._reports((*gone.values(), *(self._groups.groups[name] for name in made)))})
        lost = [id_ for id_ in before if id_ not in self._ids.bearer]
        lost += [id_ for id_ in moved.gone if id_ not in self._sites.sites]
        incidents = sorted((self._whole[name] for name in final), key=lambda one: one.id)
        sites = tuple(self._sites.sites[id_] for id_ in sorted(moved.made))
        return Changed(tuple(incidents), sites, leads, tuple(sorted(lost)))

    def _reword(self, names: Iterable[str]) -> list[str]:
        """Groups whose reasons are told in other words than before."""
        told = {name: reasons(self._pairs, self._groups.groups[name]) for name in names}
        changed = [name for name, rows in told.items() if rows != self._bare[name].reasons]
        for name in changed:
            self._bare[name] = replace(self._bare[name], reasons=told[name])
        return changed

    def _claims(self, name: str) -> list[Claim]:
        return claims_of([self._pairs.episodes[id_] for id_ in self._groups.groups[name]])

    def _reports(self, groups: Iterable[Group]) -> set[str]:
        """Reports of groups; those of episodes that left are known to have changed."""
        there = self._pairs.episodes
        return {there[id_].report for group in groups for id_ in group if id_ in there}

    def _set_side_by_side(self, moved: Moved) -> None:
        for id_ in moved.gone:
            self._near.pop(id_, None)
        for id_ in moved.made:
            if len(self._sites.incidents[id_]) > 1:
                self._near[id_] = beside(self._sites.incidents[id_], self._bare.__getitem__)

    def _finished(self, name: str) -> Incident:
        """With its sites, and how it stands to others."""
        one, sites = self._bare[name], sorted(self._sites.of_incident.get(name, ()))
        rows: set[Related] = set()
        for site in sites:
            for other in self._near.get(site, {}).get(name, ()):
                rows.update(at_one_site(one, self._bare[other]))
        rows |= {Related(self._ids.of[part], "aggregate_of") for part in self._totals.parts_of.get(name, ())}
        rows |= {Related(self._ids.of[total], "part_of") for total in self._totals.totals_of.get(name, ())}
        shown = sorted(rows, key=lambda row: (row.relation, row.incident))[:MOST]
        return replace(one, sites=tuple(sites), related=tuple(shown))

    def _lead(self, reports: Iterable[str]) -> tuple[Lead, ...]:
        for report in reports:
            if report in self._told.reports:
                self._leads[report] = self._lead_of(report)
            else:
                self._leads.pop(report, None)
        return tuple(self._leads[report] for report in sorted(reports) if report in self._leads)

    def _lead_of(self, report: str) -> Lead:
        main = [episode for episode in self._pairs.of_report.get(report, ()) if episode.number == 0]
        for claim in sorted((claim for episode in main for claim in episode.claims), key=_first):
            one = self._bare.get(self._groups.of(self._told.home[claim.id].id))
            if one and one.state == "live":
                return report, one.id, claim.id
        return report, None, None


def _first(claim: Claim) -> tuple[bool, float, int, str]:
    return not is_founding(claim), -claim.score, claim.trigger.start, claim.id
