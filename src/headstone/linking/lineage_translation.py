"""Copies across languages: texts that give the same rare details in the same order, or whose sentences say the same.

Numbers, dates and names cross languages nearly unchanged. Two independent reports of one event share the place, the
toll, a name or two; a translation gives most of what its source gives, sentence by sentence. How much is enough depends
on what else is known: a text that credits the other's publisher, or copies what the other translates, needs less.
Measured on the invented bundles, reports in eleven languages and 77 real ones (benchmarks/quality): the likest of some
hundred pairs of independent reports in two languages reached a share of .49 and a score of 2.4.

What a sentence says, the trained reader keeps in numbers that are near each other in any two languages (`text.gists`).
That shows the translation of a text with few names and figures, and one that the translator wrote anew.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from headstone.linking.alignment import common_order
from headstone.linking.lineage_details import BONES, Detail, details, names_in, outline, same
from headstone.linking.lineage_kinds import judge
from headstone.linking.lineage_meaning import gist_of, near
from headstone.linking.lineage_pairs import Kinship
from headstone.linking.lineage_rarity import Index
from headstone.linking.lineage_sides import Pair, Side
from headstone.model.lineage import Link
from headstone.model.spans import Span
from headstone.text.gists import likeness, met

LENGTHS = 3.0  # the longer text at most so many times the shorter: a translation may be abridged
UNSURE = 0.7  # of a detail's weight, where one side's writing does not show a name


@dataclass(frozen=True, slots=True)
class Bar:
    """What a pair must reach: `share` and `score` of a Match, `days` between publication where both dates are known,
    and how alike the sentences are (`text.gists.likeness`)."""

    share: float
    score: float
    days: int
    meaning: float = 0.0


ALONE = Bar(0.5, 3.0, 7)
CREDITED = Bar(0.45, 2.0, 30)
THROUGH_KIN = Bar(0.33, 1.4, 30)
# Set on the bundles but for `test`, `seventh` and `eighth`, and on real and plain news in eleven languages, where two
# papers that tell of one statement lie nearer than in invented reportage: there no pair may be taken for a copy.
MEANT = Bar(0.1, 0.1, 30, 0.38)
MEANT_TOO = Bar(0.45, 1.0, 30, 0.27)
STRONG = (ALONE, CREDITED, MEANT, MEANT_TOO)
ONE_SENTENCE = MEANT_TOO.meaning  # cosine from which two sentences are shown as one: some of a linked pair are so near


@dataclass(frozen=True, slots=True)
class Match:
    """What two texts share in order: index pairs of their details, their weight, the share of either's sure details."""

    steps: tuple[tuple[int, int], ...]
    weight: float
    of_a: float
    of_b: float

    @property
    def share(self) -> float:
        """One share for both: their geometric mean, so that an abridged text is not judged by the longer one alone."""
        return math.sqrt(self.of_a * self.of_b)

    @property
    def score(self) -> float:
        """How much of the texts it is, times how much there is: neither a full share of three details nor ten details
        out of fifty show a translation."""
        return self.share * self.weight

    def reaches(self, bar: Bar) -> bool:
        return self.share >= bar.share and self.score >= bar.score


def translations(sides: Sequence[Side], links: Sequence[Link]) -> list[Link]:
    """Links of kind translation between reports of different languages that are not linked yet.

    `links`: the kin found by shared words. Copies of a text that was translated are linked to its translation too.
    """
    known = tuple(side for side in sides if side.report.meta.language)
    if len({side.report.meta.language for side in known}) < 2:
        return []
    case = Case(known, tuple(links))
    first = {pair: link for pair in case.worth_a_look if (link := case.link(*pair, STRONG))}
    more = {pair: link for pair in case.through_kin(first) if (link := case.link(*pair, (THROUGH_KIN,)))}
    found = {**more, **first}
    return [found[pair] for pair in sorted(found)]


@dataclass(frozen=True)
class Case:
    """The texts of a case, by index of `sides`, and the kin found by shared words."""

    sides: tuple[Side, ...]
    links: tuple[Link, ...]

    @cached_property
    def kin(self) -> frozenset[tuple[int, int]]:
        """Sides that hold each other's text, both ways; a shared statement is one voice's words and no text."""
        numbers = {side.report.id: number for number, side in enumerate(self.sides)}
        pairs = (
            (numbers.get(link.from_report), numbers.get(link.to_report))
            for link in self.links
            if link.kind != "shared_statement"
        )
        both = [(a, b) for a, b in pairs if a is not None and b is not None]
        return frozenset(both) | frozenset((b, a) for a, b in both)

    @cached_property
    def proposed(self) -> list[tuple[int, int]]:
        """Pairs worth a look, near enough in length and in time for the widest bar."""
        index = Index.of(self._outlines, self.kin)
        pairs = index.proposed([side.report.meta.language for side in self.sides]) - self.kin
        return sorted(pair for pair in pairs if self.gap(*pair) <= CREDITED.days and self._alike_long(*pair))

    @cached_property
    def worth_a_look(self) -> list[tuple[int, int]]:
        """Pairs proposed by their details, and those alike in what they say."""
        alike = {pair for pair in near(self.sides, MEANT.days) if pair not in self.kin and self._alike_long(*pair)}
        return sorted(alike.union(self.proposed))

    @cached_property
    def _outlines(self) -> list[tuple[Detail, ...]]:
        return [outline(side.report, side.layer) for side in self.sides]

    @cached_property
    def _read(self) -> dict[int, tuple[Detail, ...]]:
        """Details of the texts that were proposed, and of those that were asked for since."""
        near = sorted({number for pair in self.proposed for number in pair})
        return {number: details(self.sides[number].report, self.sides[number].layer) for number in near}

    @cached_property
    def index(self) -> Index:
        """What is rare: by the details of the texts that were proposed and the outlines of the others."""
        read = {number for pair in self.proposed for number in pair}
        texts = [self._read[n] if n in read else of for n, of in enumerate(self._outlines)]
        return Index.of(texts, self.kin)

    def details(self, number: int) -> tuple[Detail, ...]:
        if number not in self._read:
            self._read[number] = details(self.sides[number].report, self.sides[number].layer)
        return self._read[number]

    def gap(self, a: int, b: int) -> int:
        """Days between publication; 0 where one is unknown."""
        one, other = self.sides[a].published, self.sides[b].published
        return one.gap(other) if one and other else 0

    def through_kin(self, found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Copies of either text of a translation, each with the other text."""
        copies: dict[int, list[int]] = defaultdict(list)
        for a, b in self.kin:
            copies[a].append(b)
        both = [ends for a, b in found for ends in ((a, b), (b, a))]
        pairs = {(min(copy, other), max(copy, other)) for one, other in both for copy in copies[one] if copy != other}
        return sorted(p for p in pairs - self.kin if self._two_languages(*p) and self._alike_long(*p))

    def _two_languages(self, a: int, b: int) -> bool:
        return self.sides[a].report.meta.language != self.sides[b].report.meta.language

    def _alike_long(self, a: int, b: int) -> bool:
        short, long = sorted(sum(span.end - span.start for span in _main(self.sides[n])) for n in (a, b))
        return 0 < long <= LENGTHS * short

    def match(self, a: int, b: int) -> Match:
        """What two texts share in order."""
        of_a, of_b = self.details(a), self.details(b)
        steps = aligned(of_a, of_b)
        weight = sum(
            min(self.index.weight(of_a[i]), self.index.weight(of_b[j]))
            * (1.0 if of_a[i].sure and of_b[j].sure else UNSURE)
            for i, j in steps
        )
        shares = self._share(of_a, {i for i, _ in steps}), self._share(of_b, {j for _, j in steps})
        return Match(steps, weight, *shares)

    def _share(self, of: Sequence[Detail], matched: set[int]) -> float:
        whole = sum(self.index.weight(detail) for detail in of if detail.sure)
        return sum(self.index.weight(of[n]) for n in matched if of[n].sure) / whole if whole else 0.0

    def link(self, a: int, b: int, bars: Sequence[Bar]) -> Link | None:
        """The link of two texts, if they reach one of the bars."""
        one, other = self.sides[a], self.sides[b]
        alike = likeness(gist_of(one), gist_of(other)).both
        open_ = [bar for bar in bars if self.gap(a, b) <= bar.days and alike >= bar.meaning]
        if not open_:
            return None
        match = self.match(a, b)
        for bar in open_:
            if match.reaches(bar) and (bar is not CREDITED or credited(one, other)):
                if bar.meaning:
                    return _meant(one, other)
                return _told(one, other, match, self.details(a), self.details(b), bar is THROUGH_KIN)
        return None


def aligned(a: Sequence[Detail], b: Sequence[Detail]) -> tuple[tuple[int, int], ...]:
    """Details that stand in both texts in one order; inside sentences that so meet, in any order, since languages order
    their words differently."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for j, detail in enumerate(b):
        for entry in _loose(detail):
            index[entry].append(j)
    met = [sorted({j for entry in _loose(detail) for j in index.get(entry, ()) if same(detail, b[j])}) for detail in a]
    steps = dict(common_order(enumerate(met)))
    sentences = {(a[i].part, b[j].part) for i, j in steps.items()}
    taken = set(steps.values())
    for i, others in enumerate(met):
        if i not in steps:
            free = next((j for j in others if j not in taken and (a[i].part, b[j].part) in sentences), None)
            if free is not None:
                steps[i] = free
                taken.add(free)
    return tuple(sorted(steps.items()))


def _loose(detail: Detail) -> frozenset[tuple[str, str]]:
    """Under what a detail meets those that `same` may find the same."""
    size = {"name": BONES, "date": len("2003")}.get(detail.kind)
    return frozenset((detail.kind, key[:size]) for key in detail.keys)


def credited(a: Side, b: Side) -> bool:
    """Whether one tells the other's publisher, or both credit one outlet."""
    return tells(a, b) or tells(b, a) or bool(set(a.credits) & set(b.credits))


def tells(side: Side, other: Side) -> bool:
    """Whether a text names the other's publisher, credits it or carries its name in other letters."""
    name = other.report.meta.publisher
    if not name or side.publisher == other.publisher:
        return False
    languages = side.report.meta.language, other.report.meta.language
    return other.publisher in side.credits or names_in(_text(side), name, languages)


def _text(side: Side) -> str:
    return "\n".join(side.layer.text[span.start : span.end] for span in _main(side))


def _main(side: Side) -> tuple[Span, ...]:
    return side.main or (Span(0, len(side.layer.text)),)


def _told(a: Side, b: Side, match: Match, of_a: Sequence[Detail], of_b: Sequence[Detail], by_kin: bool) -> Link:
    """The link with its direction (by credit, then by date) and its reason in words."""
    a, b = _crediting(a, b)
    spans = tuple((of_a[i].start, of_a[i].end, of_b[j].start, of_b[j].end) for i, j in match.steps)
    link = judge(Pair(a, b, Kinship(0, match.of_a, match.of_b, 0, 0, True, spans)))
    shorter = min(
        sum(detail.sure or n in matched for n, detail in enumerate(of))
        for of, matched in ((of_a, {i for i, _ in match.steps}), (of_b, {j for _, j in match.steps}))
    )
    why = link.rule.partition("; ")[2]
    kin = "; a third text is linked to each by more" if by_kin else ""
    rule = f"{len(match.steps)} of {shorter} names, numbers and dates in the same order in two languages; {why}{kin}"
    return Link(link.from_report, link.to_report, "translation", rule, link.overlap, link.directed, link.spans)


def _meant(a: Side, b: Side) -> Link:
    """The link of two texts whose sentences say the same, these as its spans."""
    a, b = _crediting(a, b)
    one, other = gist_of(a), gist_of(b)
    pairs = met(one, other, ONE_SENTENCE)
    spans = tuple((one.spans[i].start, one.spans[i].end, other.spans[j].start, other.spans[j].end) for i, j in pairs)
    link = judge(Pair(a, b, Kinship(0, len(pairs) / len(one), len(pairs) / len(other), 0, 0, True, spans)))
    why = link.rule.partition("; ")[2]
    rule = f"{len(pairs)} of {min(len(one), len(other))} sentences say the same in two languages; {why}"
    return Link(link.from_report, link.to_report, "translation", rule, link.overlap, link.directed, link.spans)


def _crediting(a: Side, b: Side) -> tuple[Side, Side]:
    """The two, with a credit for the other's publisher where one names it in other letters."""
    one, other = (
        replace(side, credits=(*side.credits, of.publisher)) if tells(side, of) else side
        for side, of in ((a, b), (b, a))
    )
    return one, other
