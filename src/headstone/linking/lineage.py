"""Who copied whom: reports that share words become links, links become families of one origin text or statement.

The rules come from measured derivations (cut, shuffled, reworded, embedded texts) and from labelled pairs of reports:
benchmarks/quality has both. A credit names an origin; without shared words it joins no two reports.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from headstone.linking.lineage_furniture import less, site_names
from headstone.linking.lineage_kinds import LITTLE, NO_KIN, judge
from headstone.linking.lineage_pairs import Compared, Kinship
from headstone.linking.lineage_sides import CreditLike, Pair, Side, side_of
from headstone.linking.lineage_translation import translations
from headstone.linking.lineage_words import LineageWords, without_stock
from headstone.linking.overlap import Forest, shared_pairs
from headstone.model.claims import Claim
from headstone.model.lineage import Family, Link
from headstone.model.sources import Layer, Report, digest
from headstone.model.spans import Span
from headstone.text.fingerprints import words_of_all

NO_CREDITS: Mapping[str, Sequence[CreditLike]] = {}


def trace(
    reports: Sequence[Report],
    layers: Mapping[str, Layer],
    words: LineageWords,
    credits: Mapping[str, Sequence[CreditLike]] = NO_CREDITS,
    claims: Sequence[Claim] = (),
) -> tuple[Family, ...]:
    """Families of the reports, every one of two or more; the same in whatever order the reports come.

    `layers` and `credits` go by report id. Reports without a layer have no text and no kin. Statement families stand
    before text families, so that a reader who keeps one family a report keeps the text's.
    """
    return Tracing.of(reports, layers, words, credits, claims).families()


@dataclass(frozen=True)
class Tracing:
    """All texts of a case, ready to be compared."""

    sides: tuple[Side, ...]
    words: LineageWords

    @classmethod
    def of(
        cls,
        reports: Sequence[Report],
        layers: Mapping[str, Layer],
        words: LineageWords,
        credits: Mapping[str, Sequence[CreditLike]] = NO_CREDITS,
        claims: Sequence[Claim] = (),
    ) -> "Tracing":
        ordered = sorted((report for report in reports if report.id in layers), key=lambda report: report.id)
        voices = _voices(claims)
        return cls(
            tuple(
                side_of(report, layers[report.id], credits.get(report.id, ()), voices.get(report.id, ()), words)
                for report in ordered
            ),
            words,
        )

    def families(self) -> tuple[Family, ...]:
        """Families of every two reports that are kin."""
        judged = (judge(self._pair(a, b, kin, whole=False)) for a, b, kin in self._compared.kinships())
        links = [link for link in judged if link.kind not in NO_KIN]
        links += translations(self.sides, links)
        return _families(links)

    def link(self, a: str, b: str) -> Link:
        """How two reports (by id) stand to each other, boilerplate and independent wording included."""
        one, other = self._numbers[a], self._numbers[b]
        kin = self._compared.kinship(one, other)
        return judge(self._pair(one, other, kin))

    def _pair(self, a: int, b: int, kin: Kinship, whole: bool = True) -> Pair:
        """The pair with the boilerplate that both hold; `whole` False leaves that out where it would change nothing."""
        one, other = self.sides[a], self.sides[b]
        left = max(len(self._compared.overlaps.texts[number]) for number in (a, b))
        if not whole and left > LITTLE:
            return Pair(one, other, kin, left=left)
        full = words_of_all((side.layer.text, side.main) for side in (one, other))
        bare = words_of_all((self.sides[number].layer.text, self._bare(number)) for number in (a, b))
        shared = [len(np.intersect1d(x.grams, y.grams)) for x, y in (full, bare)]
        return Pair(one, other, kin, max(0, shared[0] - kin.grams), max(0, shared[0] - shared[1]), left)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {side.report.id: number for number, side in enumerate(self.sides)}

    @cached_property
    def _sites(self) -> list[tuple[Span, ...]]:
        return site_names(self.sides)

    def _bare(self, number: int) -> tuple[Span, ...]:
        """The main text of a side without its site's name and without stock phrases."""
        side = self.sides[number]
        return without_stock(side.layer.text, less(side.spans, self._sites[number]), self.words)

    @cached_property
    def _compared(self) -> Compared:
        texts = words_of_all((side.layer.text, self._bare(number)) for number, side in enumerate(self.sides))
        return Compared(shared_pairs(texts, [side.publisher for side in self.sides]))


def with_those_alone(families: Sequence[Family], reports: Sequence[Report]) -> tuple[Family, ...]:
    """The families, and one for each report that has no kin: every report is of some origin text."""
    kin = {id_ for family in families for id_ in family.reports}
    alone = sorted(report.id for report in reports if report.id not in kin)
    return (*families, *(Family("F-" + digest("family", id_)[:8], (id_,), ()) for id_ in alone))


def later_versions(families: Sequence[Family]) -> dict[str, str]:
    """Report -> the later version of it by the same publisher that shares most of its words."""
    best: dict[str, Link] = {}
    for link in (link for family in families for link in family.links if link.kind == "update" and link.directed):
        held = best.get(link.to_report)
        if held is None or (-link.overlap, link.from_report) < (-held.overlap, held.from_report):
            best[link.to_report] = link
    return {older: link.from_report for older, link in best.items()}


def _voices(claims: Sequence[Claim]) -> dict[str, tuple[Claim, ...]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.voices:
            found.setdefault(claim.report, []).append(claim)
    return {report: tuple(sorted(of, key=lambda claim: claim.id)) for report, of in found.items()}


def _families(links: Sequence[Link]) -> tuple[Family, ...]:
    texts = _joined([link for link in links if link.kind != "shared_statement"])
    statements = _joined([link for link in links if link.kind == "shared_statement"])
    known = {family.reports: family for family in texts}
    apart = [family for family in statements if family.reports not in known]
    for family in statements:
        if family.reports in known:
            both = known[family.reports].links + family.links
            known[family.reports] = replace(known[family.reports], links=tuple(sorted(both, key=_by_reports)))
    return tuple(apart) + tuple(known.values())


def _by_reports(link: Link) -> tuple[str, str]:
    return link.from_report, link.to_report


def _joined(links: Sequence[Link]) -> list[Family]:
    ids = sorted({report for link in links for report in (link.from_report, link.to_report)})
    number = {report: place for place, report in enumerate(ids)}
    forest = Forest(len(ids))
    for link in links:
        forest.join(number[link.from_report], number[link.to_report])
    of_set: dict[int, list[Link]] = {}
    for link in sorted(links, key=_by_reports):
        of_set.setdefault(forest.root(number[link.from_report]), []).append(link)
    families = []
    for root, members in forest.sets().items():
        reports = tuple(ids[member] for member in members)
        families.append(Family("F-" + digest("family", *reports)[:8], reports, tuple(of_set[root])))
    return families
