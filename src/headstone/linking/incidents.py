"""Claims of one act or one place become an incident: compare, cluster (a person's verdict always wins), reconcile.

A pure function of the claims and verdicts: the order in which reports arrived changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from headstone.linking.cluster import clusters
from headstone.linking.dependence import dependence
from headstone.linking.ids import History, Named, Previous, named
from headstone.linking.incidents_profile import Episode, episodes, is_founding
from headstone.linking.incidents_related import related
from headstone.linking.incidents_wishes import apart, wishes
from headstone.linking.pairs import Judged, judged_pairs
from headstone.linking.reconcile import Corroborate, dates, envelopes, perpetrators, place_of, title
from headstone.linking.reconcile_conflicts import conflicts
from headstone.linking.sites import sites
from headstone.model.claims import Claim
from headstone.model.incidents import Incident, Site
from headstone.model.lineage import Family
from headstone.model.sources import Layer, Report
from headstone.model.verdicts import Verdict

Lead = tuple[str, str | None, str | None]  # report, incident, claim
NO_LAYERS: Mapping[str, Layer] = {}
NO_ORIGINS: Mapping[str, Sequence[str]] = {}
SHOWN_REASONS = 12
MOSTLY = 0.35  # share of a copy's text that stands in its source


@dataclass(frozen=True, slots=True)
class Linked:
    """`leads`: for each report the incident that it mainly tells of, and the claim that says so best."""

    incidents: tuple[Incident, ...]
    sites: tuple[Site, ...]
    leads: tuple[Lead, ...]


def link(
    claims: Iterable[Claim],
    reports: Iterable[Report],
    families: Iterable[Family] = (),
    previous: History | None = None,
    verdicts: Iterable[Verdict] = (),
    origin_of: Mapping[str, Sequence[str]] = NO_ORIGINS,
    corroborate: Corroborate | None = None,
    layers: Mapping[str, Layer] = NO_LAYERS,
) -> Linked:
    """Incidents, sites and leads of all claims.

    `layers` (by report id) lend their words to the comparison. `origin_of` gives the origins of each claim
    (linking.origins), `corroborate` counts those of some claims. `previous` is what the last run gave; ids are
    inherited from it.
    """
    by_id = {report.id: report for report in reports}
    said = tuple(sorted(verdicts, key=lambda verdict: (verdict.at, verdict.id)))
    texts = {report: main_text(layer) for report, layer in layers.items() if report in by_id}
    told = episodes(claims, by_id, _families_of(families), apart(said), texts)
    pairs = judged_pairs(told)
    groups = [
        members for members in clusters(len(told), pairs, wishes(said, told)) if any(told[m].founds for m in members)
    ]
    before = previous or Previous()
    names = named([_claims(told, group) for group in groups], "I", before.incident_of, before.used, before.aliases)
    work = _Work(told, _within(pairs, groups), _rejected(said), origin_of, corroborate)
    made = [_incident(work, number, group, names[number]) for number, group in enumerate(groups)]
    found = sites([_sorted_claims(told, group) for group in groups], [one.id for one in made], before)
    seen = _seen_at(found)
    placed = [replace(one, sites=seen.get(one.id, ())) for one in made]
    bound = related(placed, found)
    final = tuple(sorted((replace(one, related=bound.get(one.id, ())) for one in placed), key=lambda one: one.id))
    return Linked(final, found, _leads(by_id.values(), told, final))


@dataclass(frozen=True, slots=True)
class _Work:
    """`pairs`: for each group the judged pairs inside it."""

    told: tuple[Episode, ...]
    pairs: Mapping[int, Sequence[Judged]]
    rejected: frozenset[str]
    origin_of: Mapping[str, Sequence[str]]
    corroborate: Corroborate | None


def main_text(layer: Layer) -> str:
    """The words of the main content, a line for each span; all of the text where none is marked."""
    return "\n".join(layer.text[span.start : span.end] for span in layer.main) or layer.text


def _families_of(families: Iterable[Family]) -> dict[str, frozenset[str]]:
    """By report the family whose text it mostly is. A shared statement or paragraph does not make one event of two."""
    found: dict[str, set[str]] = {}
    for family in families:
        for link in family.links:
            if link.kind != "shared_statement" and link.overlap >= MOSTLY:
                found.setdefault(link.from_report, set()).add(family.id)
                found.setdefault(link.to_report, set()).add(family.id)
    return {report: frozenset(ids) for report, ids in found.items()}


def _claims(told: Sequence[Episode], group: Sequence[int]) -> frozenset[str]:
    return frozenset(claim.id for member in group for claim in told[member].claims)


def _sorted_claims(told: Sequence[Episode], group: Sequence[int]) -> list[Claim]:
    every = [claim for member in group for claim in told[member].claims]
    return sorted(every, key=lambda claim: (claim.report, claim.trigger, claim.id))


def _within(pairs: Sequence[Judged], groups: Sequence[Sequence[int]]) -> dict[int, list[Judged]]:
    home = {member: number for number, group in enumerate(groups) for member in group}
    found: dict[int, list[Judged]] = {}
    for pair in pairs:
        number = home.get(pair.a)
        if number is not None and number == home.get(pair.b) and not pair.conflict:
            found.setdefault(number, []).append(pair)
    return found


def _seen_at(found: Sequence[Site]) -> dict[str, tuple[str, ...]]:
    """Site ids by incident id."""
    seen: dict[str, tuple[str, ...]] = {}
    for site in found:
        for incident in site.incidents:
            seen[incident] = (*seen.get(incident, ()), site.id)
    return seen


def _rejected(verdicts: Sequence[Verdict]) -> frozenset[str]:
    """Claims whose last accept or reject is a reject."""
    said = [verdict for verdict in verdicts if verdict.kind in ("accept", "reject")]
    last = {claim: verdict.kind for verdict in said for claim in verdict.claims}
    return frozenset(claim for claim, kind in last.items() if kind == "reject")


def _incident(work: _Work, number: int, group: Sequence[int], name: Named) -> Incident:
    every = _sorted_claims(work.told, group)
    kept = [claim for claim in every if claim.id not in work.rejected] or every
    real = [claim for claim in kept if claim.modality not in ("expected", "conditional")]
    acts = [claim.act for claim in real if is_founding(claim)]
    published = {work.told[member].report: work.told[member].published for member in group}
    counted, dated, place = envelopes(kept, work.origin_of, work.corroborate), dates(real), place_of(real)
    return Incident(
        name.id, title(acts, place, dated), _state(work, group, every), tuple(sorted(set(acts))),
        tuple(sorted(claim.id for claim in every)), tuple(sorted({claim.report for claim in every})), (), name.aliases,
        place, dated, counted, perpetrators(kept, work.corroborate),
        work.corroborate(tuple(kept)) if work.corroborate else None, (),
        (*conflicts(kept, dated, published), *dependence([work.told[member] for member in group], work.origin_of)),
        _reasons(work.told, work.pairs.get(number, ())),
    )  # fmt: skip


def _state(work: _Work, group: Sequence[int], claims: Sequence[Claim]) -> str:
    founders = [work.told[member] for member in group if work.told[member].founds]
    if all(claim.id in work.rejected for claim in claims) or all(episode.denied for episode in founders):
        return "discounted"
    return "live"


def _reasons(told: Sequence[Episode], pairs: Sequence[Judged]) -> tuple[str, ...]:
    """Why its reports were joined: the best pair of each, in words."""
    best: dict[int, Judged] = {}
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.a, pair.b)):
        best.setdefault(pair.b, pair)
    rows = sorted(best.values(), key=lambda pair: (told[pair.a].id, told[pair.b].id))
    return tuple(
        f"{told[pair.a].report} + {told[pair.b].report} ({pair.score:+.1f}): {'; '.join(pair.reasons)}" for pair in rows
    )[:SHOWN_REASONS]


def _leads(reports: Iterable[Report], told: Sequence[Episode], incidents: Sequence[Incident]) -> tuple[Lead, ...]:
    home = {claim: one.id for one in incidents if one.state == "live" for claim in one.claims}
    main: dict[str, list[Claim]] = {}
    for episode in told:
        if episode.number == 0:
            main.setdefault(episode.report, []).extend(episode.claims)
    leads = []
    for report in sorted(reports, key=lambda report: report.id):
        ranked = sorted(main.get(report.id, ()), key=_first)
        best = next((claim for claim in ranked if claim.id in home), None)
        leads.append((report.id, home[best.id] if best else None, best.id if best else None))
    return tuple(leads)


def _first(claim: Claim) -> tuple[bool, float, int, str]:
    return not is_founding(claim), -claim.score, claim.trigger.start, claim.id
