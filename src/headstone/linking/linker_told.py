"""What the reports of a case tell, kept while it grows: a change makes the episodes of its own reports anew."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from headstone.linking.incidents_profile import Episode, episodes
from headstone.linking.incidents_wishes import JOIN, PART
from headstone.model.claims import Claim
from headstone.model.lineage import Family
from headstone.model.sources import Layer, Report
from headstone.model.verdicts import Verdict

MOSTLY = 0.35  # share of a copy's text that stands in its source


class Told:
    """`reports` by id; `home`: the episode that a claim is in; `asked`: did the last change touch a claim that people
    joined or parted?"""

    def __init__(self) -> None:
        self.reports: dict[str, Report] = {}
        self.home: dict[str, Episode] = {}
        self.asked = False
        self._layers: dict[str, Layer] = {}
        self._claims: dict[str, list[Claim]] = {}
        self._kin: dict[str, frozenset[str]] = {}  # reports by family
        self._families: dict[str, set[str]] = {}  # families by report
        self._apart: Mapping[str, frozenset[str]] = {}
        self._said: set[str] = set()  # claims that people joined or parted

    def update(
        self,
        claims: Iterable[Claim],
        reports: Iterable[Report],
        families: Iterable[Family],
        layers: Mapping[str, Layer],
        gone: Collection[str],
        apart: Mapping[str, frozenset[str]] | None,
    ) -> dict[str, list[Episode]]:
        """By report id what it tells now, of all whose claims, words, families or splits changed.

        `apart`: for each claim those that people parted from it (None: as before).
        """
        touched = {*self._relate(families), *layers, *gone}
        self._layers.update(layers)
        by_report: dict[str, list[Claim]] = {}
        for report in reports:
            self.reports[report.id] = report
            touched.add(report.id)
            by_report[report.id] = []  # a report comes with all of its claims: without any, it has none
        before = [claim.id for id_ in touched for claim in self._claims.get(id_, ())]
        for id_ in gone:
            self._layers.pop(id_, None)
            self._claims.pop(id_, None)
            self.reports.pop(id_, None)
        for claim in claims:
            by_report.setdefault(claim.report, []).append(claim)
        before += [claim.id for id_ in by_report.keys() - touched for claim in self._claims.get(id_, ())]
        self._claims.update(by_report)
        if apart is not None:
            touched |= self._part(apart)
        return self._tell(touched | by_report.keys(), before)

    def _relate(self, families: Iterable[Family]) -> set[str]:
        """Reports that joined or left a family whose text they mostly are.

        A shared statement or paragraph does not make one event of two."""
        now: dict[str, set[str]] = {}
        for family in families:
            kin = now.setdefault(family.id, set())
            for link in family.links:
                if link.kind != "shared_statement" and link.overlap >= MOSTLY:
                    kin |= {link.from_report, link.to_report}
        changed: set[str] = set()
        for id_, kin in now.items():
            moved = kin ^ self._kin.get(id_, frozenset())
            self._kin[id_] = frozenset(kin)
            for report in moved:
                self._families.setdefault(report, set()).symmetric_difference_update({id_})
            changed |= moved
        return changed

    def _part(self, apart: Mapping[str, frozenset[str]]) -> set[str]:
        """Reports with a claim that is parted from others than before."""
        both = apart.keys() | self._apart.keys()
        changed = {claim for claim in both if apart.get(claim) != self._apart.get(claim)}
        self._apart = apart
        return {self.home[claim].report for claim in changed if claim in self.home}

    def _tell(self, touched: set[str], before: Sequence[str]) -> dict[str, list[Episode]]:
        texts = {id_: main_text(self._layers[id_]) for id_ in touched if id_ in self._layers and id_ in self.reports}
        families = {id_: frozenset(self._families[id_]) for id_ in touched if id_ in self._families}
        claims = [claim for id_ in touched for claim in self._claims.get(id_, ())]
        reports = {id_: self.reports[id_] for id_ in touched if id_ in self.reports}
        told: dict[str, list[Episode]] = {id_: [] for id_ in touched}
        for claim in before:
            self.home.pop(claim, None)
        for episode in episodes(claims, reports, families, self._apart, texts):
            told[episode.report].append(episode)
            self.home.update(dict.fromkeys((claim.id for claim in episode.claims), episode))
        self.asked = not self._said.isdisjoint((*before, *(claim.id for claim in claims)))
        return told

    def hear(self, verdicts: Iterable[Verdict]) -> None:
        """Remember of which claims people spoke."""
        self._said.update(claim for one in verdicts if one.kind in (JOIN, PART) for claim in one.claims)


def main_text(layer: Layer) -> str:
    """The words of the main content, a line for each span; all of the text where none is marked."""
    return "\n".join(layer.text[span.start : span.end] for span in layer.main) or layer.text
