"""One group of episodes becomes one incident: what its claims add up to, and why they were joined."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from headstone.linking.dependence import dependence
from headstone.linking.ids import Named
from headstone.linking.incidents_profile import Episode, is_founding
from headstone.linking.linker_pairs import Pairs
from headstone.linking.pairs_blocks import MANY_GRAVES
from headstone.linking.pairs_figures import most_sites
from headstone.linking.reconcile import Corroborate, dates, envelopes, perpetrators, place_of, title
from headstone.linking.reconcile_conflicts import conflicts
from headstone.linking.reconcile_updates import stated_updates
from headstone.model.claims import Claim
from headstone.model.incidents import Incident
from headstone.model.verdicts import Verdict

SHOWN_REASONS = 12


@dataclass(frozen=True, slots=True)
class Said:
    """What stands outside the groups: claims that people rejected, the origins of claims, how origins are counted, and
    the later version of each report that has one (lineage.later_versions)."""

    rejected: frozenset[str]
    origin_of: Mapping[str, Sequence[str]]
    corroborate: Corroborate | None
    newer: Mapping[str, str] = field(default_factory=dict)


def rejected(verdicts: Iterable[Verdict]) -> frozenset[str]:
    """Claims whose last accept or reject is a reject. Verdicts in order."""
    said = (verdict for verdict in verdicts if verdict.kind in ("accept", "reject"))
    last = {claim: verdict.kind for verdict in said for claim in verdict.claims}
    return frozenset(claim for claim, kind in last.items() if kind == "reject")


def claims_of(told: Sequence[Episode]) -> list[Claim]:
    """The claims of a group, in the order of their reports and words."""
    every = [claim for episode in told for claim in episode.claims]
    return sorted(every, key=lambda claim: (claim.report, claim.trigger, claim.id))


def incident(pairs: Pairs, group: Sequence[str], name: Named, said: Said) -> Incident:
    """The incident of a group of episode ids; its sites and relations are added later."""
    told = [pairs.episodes[id_] for id_ in group]
    every = claims_of(told)
    kept = [claim for claim in every if claim.id not in said.rejected] or every
    real = [claim for claim in kept if claim.modality not in ("expected", "conditional")]
    founding = [claim for claim in real if is_founding(claim)]
    published = {episode.report: episode.published for episode in told}
    houses = said.corroborate.publisher if said.corroborate else {}
    newer = {**stated_updates(kept, houses, published), **said.newer}
    counted, dated, place = envelopes(kept, said.origin_of, said.corroborate, newer), dates(real), place_of(real)
    return Incident(
        name.id, title(founding, place, dated, _sites_summed(told)), _state(told, every, said.rejected),
        tuple(sorted({claim.act for claim in founding})),
        tuple(sorted(claim.id for claim in every)), tuple(sorted({claim.report for claim in every})), (), name.aliases,
        place, dated, counted, perpetrators(kept, said.corroborate),
        said.corroborate.whole(kept) if said.corroborate else None, (),
        (*conflicts(kept, dated, published), *dependence(told, said.origin_of)),
        reasons(pairs, group),
    )  # fmt: skip


def _sites_summed(told: Sequence[Episode]) -> int:
    """Over how many sites the sum goes that most of its episodes lead with; 0 where they tell of one case."""
    found = [sites for episode in told if (sites := most_sites(episode)) >= MANY_GRAVES]
    return max(found) if 2 * len(found) > len(told) else 0


def _state(told: Sequence[Episode], claims: Sequence[Claim], out: frozenset[str]) -> str:
    founders = [episode for episode in told if episode.founds]
    if all(claim.id in out for claim in claims) or all(episode.denied for episode in founders):
        return "discounted"
    return "live"


def reasons(pairs: Pairs, group: Sequence[str]) -> tuple[str, ...]:
    """Why its reports were joined: the best pair of each that speaks for it, in words."""
    inside = set(group)
    best: dict[str, tuple[int, str]] = {}
    for a in group:
        for b, points in pairs.beside(a).items():
            if a < b and b in inside and points is not None and points > 0:
                best[b] = min(best.get(b, (-points, a)), (-points, a))
    rows = sorted((a, b) for b, (_, a) in best.items())
    return tuple(pairs.reason(a, b) for a, b in rows[:SHOWN_REASONS])
