"""What the case as a whole says of names, words and places: the rarer one is, the more it tells when two share it.

All numbers are kept in classes, so that one more report changes the weights of few items: of names and places 1, 2, 3,
4, 6, 8, 12, 16, then 64, 256 and so on, of words 1, 2, 4, 8, then 32, 128 and so on, of reports powers of two.
`Statistics` keeps them while a case grows and says whom a change touches. Where classes lie a factor f apart, each item
of a new report asks on average for 1 / (f - 1) of the pairs of one report to be judged again, however common it is.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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
OCTAVES = 8  # classes of words; with 2 instead the labelled sets lose .015 of their B3


def fine(count: int) -> int:
    """The smallest class that is not below the count, so that "in at most 8 reports" stays exact."""
    octave = power_of_two(count)
    if octave > FINE:
        return coarse(count, FINE)
    half = octave * 3 // 4
    return half if count <= half else octave


def coarse(count: int, least: int = OCTAVES) -> int:
    """The same for words: every power of two up to `least`, then every second one."""
    size = power_of_two(count)
    return size if size <= least or (size // least).bit_length() % 2 else size * 2


def power_of_two(count: int) -> int:
    """The smallest power of two that is not below the count; 0 for none."""
    size: int = 1 << (count - 1).bit_length()
    return size if count else 0


@dataclass(frozen=True, slots=True)
class Context:
    """What the case as a whole says: in how many reports each name and each word stands (as a class), and how many
    reports there are (rounded up to a power of two)."""

    spread: Mapping[str, int]
    words: Mapping[str, int]
    places: Mapping[str, int]
    reports: int

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
        return math.log((self.reports + 1) / (spread.get(item, 0) + 0.5))

    def crowded(self, weight: float, places: Sequence[Place]) -> float:
        """A place that a tenth of the case's reports name says less of any one incident."""
        most = max(self.places.get(called(place), 0) for place in places)
        return weight if most <= max(CROWD, CROWD_SHARE * self.reports) else round(weight * CROWDED, 2)


@dataclass(frozen=True, slots=True)
class Shift:
    """What a change of reports did to the context. `reports`: those that hold an item of another weight now; None where
    the number of reports went into another class, which changes every weight. `renamed`: holders of names of another
    class (their keys may be others)."""

    reports: frozenset[str] | None
    renamed: frozenset[str]


class Statistics:
    """Who holds which name, word and place. The context is a view of it and changes with it."""

    def __init__(self) -> None:
        self._holders: Kinds[dict[str, list[str]]] = ({}, {}, {})
        self._classes: Kinds[dict[str, int]] = ({}, {}, {})
        self._reports = 0
        self.context = self._seen()

    def update(self, changes: Mapping[str, tuple[Sequence[Episode], Sequence[Episode]]]) -> Shift:
        """Take note of reports whose episodes changed: by report id the episodes before and now."""
        touched: Kinds[set[str]] = (set(), set(), set())
        for report, (before, now) in changes.items():
            self._reports += bool(now) - bool(before)
            for kind, (old, new) in enumerate(zip(_items(before), _items(now), strict=True)):
                holders = self._holders[kind]
                for item in old - new:
                    holders[item].remove(report)
                for item in new - old:
                    holders.setdefault(item, []).append(report)
                touched[kind].update(old ^ new)
        moved = [self._classify(kind, items) for kind, items in enumerate(touched)]
        size = self.context.reports
        self.context = self._seen()
        renamed = frozenset(report for name in moved[NAMES] for report in self._holders[NAMES].get(name, ()))
        if self.context.reports != size:
            return Shift(None, renamed)
        return Shift(renamed.union(*(self._held(kind, moved[kind]) for kind in (WORDS, PLACES))), renamed)

    def _held(self, kind: int, items: Iterable[str]) -> set[str]:
        return {report for item in items for report in self._holders[kind].get(item, ())}

    def _classify(self, kind: int, items: Iterable[str]) -> list[str]:
        """Items whose class changed."""
        holders, classes, moved = self._holders[kind], self._classes[kind], []
        classed = coarse if kind == WORDS else fine
        for item in items:
            now = classed(len(holders[item]))
            if now != classes.get(item, 0):
                classes[item] = now
                moved.append(item)
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
