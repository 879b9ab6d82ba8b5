"""What the case as a whole says of names, words and places: the rarer one is, the more it tells when two share it.

All numbers are kept in classes, so that one more report changes the weights of few items: of names and places 1, 2, 3,
4, 6, 8, 12, 16, then 64, 256, 4096 and so on, of words 1, 2, 4, 8, then 32, 128, 2048 and so on, of reports powers of
two.
`Statistics` keeps them while a case grows and says whom a change touches. Where classes lie a factor f apart, each item
of a new report asks on average for 1 / (f - 1) of the pairs of one report to be judged again, however common it is.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from headstone.linking.incidents_profile import Episode
from headstone.linking.pairs_places import called
from headstone.model.places import Place

T = TypeVar("T")
Kinds = tuple[T, T, T]  # of names, words and places

CROWD, CROWD_SHARE, CROWDED = 8, 0.1, 0.6
NAMES, WORDS, PLACES = range(3)
SMALL_CASE = 64  # reports: in a case of five, a word in all five is not yet a common word
FINE = 16  # up to here names and places are told apart by halves of an octave: rare names bring reports together
TITLED = (8, 128, 2048, 32_768)
OCTAVES = 8  # classes of words; with 2 instead the labelled sets lose .015 of their B3


def fine(count: int) -> int:
    """The smallest class that is not below the count, so that "in at most 8 reports" stays exact."""
    octave = power_of_two(count)
    if octave > FINE:
        return coarse(count, FINE)
    half = octave * 3 // 4
    return half if count <= half else octave


def coarse(count: int, least: int = OCTAVES) -> int:
    """The same for words: every power of two up to `least`, then two steps of four, then steps of sixteen: of common
    items only the order of magnitude tells, and each step that is passed costs a look at all who hold one."""
    if count <= least:
        return power_of_two(count)
    for step in (least * 4, least * 16):
        if count <= step:
            return step
    size = least * 16
    while size < count:
        size *= 16
    return size


def in_title(count: int) -> int:
    """The same for words of titles, in three steps: such a word counts though only one of two reports has it, so that
    each step asks for all pairs of the reports that have it in their titles."""
    return next((step for step in TITLED if count <= step), count)


def power_of_two(count: int) -> int:
    """The smallest power of two that is not below the count; 0 for none."""
    size: int = 1 << (count - 1).bit_length()
    return size if count else 0


@lru_cache(maxsize=1000)
def rarity(reports: int, holders: int) -> float:
    """Inverse document frequency: both numbers are classes, so that few are ever asked for."""
    return math.log((reports + 1) / (min(holders, reports) + 0.5))


@dataclass(frozen=True, slots=True)
class Context:
    """What the case as a whole says: in how many reports each name and each word stands (as a class), and how many
    reports there are (rounded up to a power of two)."""

    spread: Mapping[str, int]
    words: Mapping[str, int]
    places: Mapping[str, int]
    reports: int
    titled: dict[tuple[str, str], float] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, episodes: Iterable[Episode]) -> "Context":
        """Counts reports, not episodes: a report that tells of three events says a word once."""
        by_report: dict[str, list[Episode]] = {}
        for episode in episodes:
            by_report.setdefault(episode.report, []).append(episode)
        statistics = Statistics()
        statistics.update({report: ((), told) for report, told in by_report.items()})
        return statistics.context

    def weight(self, item: str, spread: Mapping[str, int]) -> float:
        """Inverse document frequency."""
        return rarity(self.reports, spread.get(item, 0))

    @property
    def top(self) -> float:
        """Weight of what one report alone holds."""
        return rarity(self.reports, 1)

    def in_title(self, word: tuple[str, str]) -> float:
        """Weight of a word of a title, with the key that it has as a name: the more frequent of the two says how rare
        it is. Kept, as the context holds for one change of the case."""
        found = self.titled.get(word)
        if found is None:
            spread = max(self.words.get(word[0], 0), self.spread.get(word[1], 0))
            found = self.titled[word] = rarity(self.reports, in_title(spread))
        return found

    def crowded(self, weight: float, places: Sequence[Place]) -> float:
        """A place that a tenth of the case's reports name says less of any one incident."""
        crowd = any(self.is_crowd(called(place)) for place in places)
        return round(weight * CROWDED, 2) if crowd else weight

    def is_crowd(self, place: str) -> bool:
        """Is a place (by its folded name) named by more than a tenth of the reports?"""
        return self.places.get(place, 0) > max(CROWD, CROWD_SHARE * self.reports)


@dataclass(frozen=True, slots=True)
class Shift:
    """What a change of reports did to the context.

    `shared`: for each name or word of another weight now, the reports that hold it: pairs among these are to be judged
    again. None where the number of reports went into another class, which changes every weight. `alone`: reports all
    of whose pairs are to be judged again, for what changed counts though only one of the two holds it: words of titles,
    and places that are crowded now, or no more. `renamed`: holders of names of another class (their keys may be
    others)."""

    shared: tuple[tuple[str, ...], ...] | None
    alone: frozenset[str]
    renamed: frozenset[str]


class Statistics:
    """Who holds which name, word, place and word of a title. The context is a view of it and changes with it."""

    def __init__(self) -> None:
        self._holders: Kinds[dict[str, list[str]]] = ({}, {}, {})
        self._classes: Kinds[dict[str, int]] = ({}, {}, {})
        self._titled: dict[str, set[str]] = {}
        self._reports = 0
        self.context = self._seen()

    def update(self, changes: Mapping[str, tuple[Sequence[Episode], Sequence[Episode]]]) -> Shift:
        """Take note of reports whose episodes changed: by report id the episodes before and now."""
        touched: Kinds[set[str]] = (set(), set(), set())
        for report, (before, now) in changes.items():
            self._reports += bool(now) - bool(before)
            self._entitle(report, before, now)
            for kind, (old, new) in enumerate(zip(_items(before), _items(now), strict=True)):
                holders = self._holders[kind]
                for item in old - new:
                    holders[item].remove(report)
                for item in new - old:
                    holders.setdefault(item, []).append(report)
                touched[kind].update(old ^ new)
        crowds = {place: self.context.is_crowd(place) for place in touched[PLACES]}
        moved = [self._classify(kind, items) for kind, items in enumerate(touched)]
        size = self.context.reports
        self.context = self._seen()
        renamed = frozenset(report for name in moved[NAMES] for report in self._holders[NAMES].get(name, ()))
        if self.context.reports != size:
            return Shift(None, frozenset(), renamed)
        shared = [self._holders[kind].get(item, []) for kind in (NAMES, WORDS) for item in moved[kind]]
        alone = {
            report
            for kind in (NAMES, WORDS)
            for item, before in moved[kind].items()
            if in_title(before) != in_title(self._classes[kind].get(item, 0))
            for report in self._titled.get(item, ())
        }
        for place in moved[PLACES]:
            if crowds[place] != self.context.is_crowd(place):
                alone.update(self._holders[PLACES].get(place, ()))
        return Shift(tuple(tuple(row) for row in shared if len(row) > 1), frozenset(alone), renamed)

    def _entitle(self, report: str, before: Sequence[Episode], now: Sequence[Episode]) -> None:
        for told, there in ((before, False), (now, True)):
            for item in {item for episode in told for word in episode.title for item in word}:
                held = self._titled.setdefault(item, set())
                if there:
                    held.add(report)
                else:
                    held.discard(report)

    def _classify(self, kind: int, items: Iterable[str]) -> dict[str, int]:
        """Items whose class changed, with the class before."""
        holders, classes, moved = self._holders[kind], self._classes[kind], dict[str, int]()
        classed = coarse if kind == WORDS else fine
        for item in items:
            now = classed(len(holders[item]))
            if now != classes.get(item, 0):
                moved[item] = classes.get(item, 0)
                classes[item] = now
            if not now:
                del holders[item], classes[item]
        return moved

    def _seen(self) -> Context:
        return Context(*self._classes, power_of_two(max(SMALL_CASE, self._reports)))


def _items(told: Sequence[Episode]) -> Kinds[set[str]]:
    """Names, words and places of one report."""
    names = {name for episode in told for name in episode.names}
    words = {word for episode in told for word in episode.tokens}
    places = {called(place) for episode in told for place in (*episode.localities, *episode.areas)}
    return names, words, places
