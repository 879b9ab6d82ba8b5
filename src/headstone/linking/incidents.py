"""Claims of one act or one place become an incident: compare, cluster (a person's verdict always wins), reconcile.

A pure function of the claims and verdicts: the order in which reports arrived changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence

from headstone.linking.ids import History
from headstone.linking.lineage import later_versions
from headstone.linking.linker import Lead, Linked, Linker
from headstone.linking.reconcile import Corroborate
from headstone.model.claims import Claim
from headstone.model.lineage import Family
from headstone.model.sources import Layer, Report
from headstone.model.verdicts import Verdict

NO_LAYERS: Mapping[str, Layer] = {}
NO_ORIGINS: Mapping[str, Sequence[str]] = {}

__all__ = ["Lead", "Linked", "link"]


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
    inherited from it. A process that lives longer than one run keeps a `Linker` instead.
    """
    kin = tuple(families)
    linker = Linker(previous, origin_of, corroborate, later_versions(kin))
    linker.update(claims, reports, kin, verdicts, layers)
    return linker.linked()
