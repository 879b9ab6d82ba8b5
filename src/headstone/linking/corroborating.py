"""The three numbers and the word for what some claims stand on: documents, publishers, known independent origins, how
firmly each of these stands and between what bounds their number lies."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from headstone.linking.firmness import bounds, carriers_of, firmness
from headstone.linking.origins import BESIDE, OriginMap
from headstone.linking.origins_keys import SILENT, Key
from headstone.linking.origins_outlets import publisher_of
from headstone.linking.origins_sides import known_apart
from headstone.linking.outlets import Outlets
from headstone.linking.reconcile_conflicts import denies
from headstone.model.claims import Claim
from headstone.model.incidents import Corroboration
from headstone.model.lineage import Family, Origin
from headstone.model.sources import Report


@dataclass(frozen=True, slots=True)
class Counting:
    """Counts origins of claims. What it looks up is gathered once for a case, since every incident is counted by it."""

    origins: OriginMap
    by_id: Mapping[str, Origin]
    publisher: Mapping[str, str]  # by report
    family: Mapping[str, str]  # by report, the first of its families

    @classmethod
    def of(
        cls, origins: OriginMap, reports: Sequence[Report], families: Sequence[Family], outlets: Outlets
    ) -> "Counting":
        family: dict[str, str] = {}
        for one in families:
            for report in one.reports:
                family[report] = min(one.id, family.get(report, one.id))
        publisher = {report.id: publisher_of(report, outlets) for report in reports}
        return cls(origins, {origin.id: origin for origin in origins.origins}, publisher, family)

    def __call__(self, claims: Iterable[Claim]) -> Corroboration:
        """What the claims of one figure or name stand on. How many go unseen is known of incidents alone."""
        return replace(self.whole(claims), at_most=None)

    def whole(self, claims: Iterable[Claim]) -> Corroboration:
        """The same of all claims of an incident."""
        some = tuple(claims)
        affirmed = affirmed_of(some)
        of_claim = self.origins.of_claim
        ids = {id_ for claim in affirmed for id_ in of_claim.get(claim.id, ())}
        sure = _sure(affirmed, self.origins)
        known = known_apart(at_home(ids & sure, affirmed, self.origins), self.by_id)
        told = {self._family(claim.report) for claim in affirmed if sure.intersection(of_claim.get(claim.id, ()))}
        firm = firmness(known, self.by_id, carriers_of(affirmed, self.origins, self.family))
        least, most = bounds([one.score for one in firm])
        documents = {claim.report for claim in some}
        contested = any(map(denies, some))
        return Corroboration(
            documents=len(documents),
            publishers=len({self.publisher[id_] for id_ in documents if id_ in self.publisher}),
            known_origins=len(known),
            unknown_origins=len({self._family(claim.report) for claim in affirmed} - told),
            state=_state([self.by_id[id_] for id_ in known], len(documents), contested),
            origins=tuple(sorted(known)),
            at_least=least,
            at_most=most,
            firmness=firm,
        )

    def _family(self, report: str) -> str:
        return self.family.get(report, report)


def affirmed_of(claims: Iterable[Claim]) -> list[Claim]:
    """Those that say of the event that it was: origins stand behind these alone."""
    spoken = (claim for claim in claims if not claim.act.startswith(BESIDE))
    return [claim for claim in spoken if claim.polarity != "denied" and claim.modality not in SILENT]


def _sure(claims: Sequence[Claim], origins: OriginMap) -> set[str]:
    """The origins of which at least one of the claims is sure."""
    return {
        id_
        for claim in claims
        for id_ in origins.of_claim.get(claim.id, ())
        if not origins.how(claim.id, id_).unsure
    }


def at_home(ids: Iterable[str], claims: Sequence[Claim], origins: OriginMap) -> set[str]:
    """The origins with states that no words name as the one state where the incident is: its places may be misread."""
    told = {
        id_
        for claim in claims
        for id_ in origins.of_claim.get(claim.id, ())
        if not origins.how(claim.id, id_).guessed
    }
    held = set(ids)
    guessed = {
        id_
        for claim in claims
        for id_ in origins.of_claim.get(claim.id, ())
        if origins.how(claim.id, id_).guessed
    }
    nameless = sorted((held & guessed) - told)
    if not nameless:
        return held
    if len(nameless) == 1 and _reports(claims, nameless[0], origins) >= _AGREED:
        return held  # several reports agree whose police speaks
    home = _home(claims)
    here = Key("state", home).id if home is not None else nameless[0]
    return (held - set(nameless)) | {here if here in held else nameless[0]}


_AGREED = 2  # reports


def _reports(claims: Sequence[Claim], origin: str, origins: OriginMap) -> int:
    return len({claim.report for claim in claims if origin in origins.of_claim.get(claim.id, ())})


def _home(claims: Sequence[Claim]) -> str | None:
    """The country that most reports of the claims place them in."""
    reports: dict[str, set[str]] = {}
    for claim in claims:
        if claim.place is not None and claim.place.country:
            reports.setdefault(claim.place.country, set()).add(claim.report)
    return min(reports, key=lambda country: (-len(reports[country]), country), default=None)


def _state(known: Sequence[Origin], documents: int, contested: bool) -> str:
    if contested and known:
        return "contested"
    if len(known) >= 2:
        return "cross_type" if len({origin.kind for origin in known}) > 1 else "corroborated"
    if len(known) == 1:
        return "many_reports_one_origin" if documents > 1 else "single_origin"
    return "insufficient"
