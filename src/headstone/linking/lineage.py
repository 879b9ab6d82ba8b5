"""Who copied whom: reports that share words become links, links become families of one origin text or statement.

The rule comes from measured derivations (cut, shuffled, reworded, embedded texts): two texts are kin when a fifth of
the five-word fingerprints of one stand in the other, or twelve of them do, and at least one run of words is long enough
to show. A credit names an origin; without shared words it joins no two reports.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from headstone.linking.lineage_kinds import CreditLike, Pair, Side, judge, side_of
from headstone.linking.lineage_stock import without_stock
from headstone.linking.lineage_translation import translations
from headstone.linking.overlap import RUN, Forest, Run, in_order, runs, shared_pairs, spans_of
from headstone.model.claims import Claim
from headstone.model.lineage import Family, Link
from headstone.model.sources import Layer, Report, digest
from headstone.text.fingerprints import WORDS_IN_GRAM, Words, words

CONTAINED = 0.2  # share of one text's fingerprints that stand in the other
GRAMS = 12  # or so many shared fingerprints, whatever the share
FEWEST = 6  # a share of a very short text says little: fewer shared fingerprints than this are never kinship
SLIGHT = 0.1  # below this share of either text the words must stand together, or house style passes for copying
TOGETHER = 14  # words of the run that then shows it
REWORDED = 6  # short runs in the same order, over half of the shorter text: a copy with most phrases changed
REWORDED_SHARE = 0.035  # 45 % of words changed leave 0.55**5 = 5 % of the fingerprints

NO_CREDITS: Mapping[str, Sequence[CreditLike]] = {}


def trace(
    reports: Sequence[Report],
    layers: Mapping[str, Layer],
    credits: Mapping[str, Sequence[CreditLike]] = NO_CREDITS,
    claims: Sequence[Claim] = (),
) -> tuple[Family, ...]:
    """Families of the reports, every one of two or more; the same in whatever order the reports come.

    `layers` and `credits` go by report id. Reports without a layer have no text and no kin. Statement families stand
    before text families, so that a reader who keeps one family a report keeps the text's.
    """
    ordered = sorted((report for report in reports if report.id in layers), key=lambda report: report.id)
    voices = _voices(claims)
    sides = tuple(
        side_of(report, layers[report.id], credits.get(report.id, ()), voices.get(report.id, ())) for report in ordered
    )
    links = [judge(pair) for pair in _kin(sides)]
    links += translations(sides, {(link.from_report, link.to_report) for link in links})
    return _families(links)


def with_those_alone(families: Sequence[Family], reports: Sequence[Report]) -> tuple[Family, ...]:
    """The families, and one for each report that has no kin: every report is of some origin text."""
    kin = {id_ for family in families for id_ in family.reports}
    alone = sorted(report.id for report in reports if report.id not in kin)
    return (*families, *(Family("F-" + digest("family", id_)[:8], (id_,), ()) for id_ in alone))


def _voices(claims: Sequence[Claim]) -> dict[str, tuple[Claim, ...]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.voices:
            found.setdefault(claim.report, []).append(claim)
    return {report: tuple(sorted(of, key=lambda claim: claim.id)) for report, of in found.items()}


def _kin(sides: Sequence[Side]) -> list[Pair]:
    texts = [words(side.layer.text, without_stock(side.layer.text, side.main)) for side in sides]
    pairs, sizes = shared_pairs(texts, [side.publisher for side in sides])
    kin = []
    for pair in pairs:
        if pair.grams < FEWEST:
            continue
        of_a, of_b = pair.grams / max(1, sizes[pair.a]), pair.grams / max(1, sizes[pair.b])
        aligned = _shown(texts[pair.a], texts[pair.b], pair.grams, max(of_a, of_b))
        if aligned:
            spans = tuple(spans_of(run, texts[pair.a], texts[pair.b]) for run in aligned)
            kin.append(Pair(sides[pair.a], sides[pair.b], of_a, of_b, spans))
    return kin


def _shown(a: Words, b: Words, grams: int, share: float) -> tuple[Run, ...]:
    """The aligned runs that show the kinship; none where the two are no kin or nothing would show it."""
    every = runs(a, b, WORDS_IN_GRAM)
    long = tuple(run for run in every if run.length >= RUN)
    enough = share >= CONTAINED or grams >= GRAMS
    if long and enough and (share >= SLIGHT or max(run.length for run in long) >= TOGETHER):
        return long
    row = in_order(every) if share >= REWORDED_SHARE else ()
    if len(row) < REWORDED:
        return ()
    reach = row[-1].a - row[0].a if len(a) <= len(b) else row[-1].b - row[0].b
    return row if reach >= 0.5 * min(len(a), len(b)) else ()


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
