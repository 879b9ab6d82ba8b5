"""What the case as a whole says of names, words and places: the rarer one is, the more it tells when two share it.

All numbers are kept in classes (1, 2, 3, 4, 6, 8, 12, 16, then powers of two; of reports powers of two), so that one
more report changes the weights of few items. `Statistics` keeps them while a case grows and says whom a change touches.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headstone.linking.incidents_profile import Episode
from headstone.linking.pairs_places import called
from headstone.model.places import Place

CROWD, CROWD_SHARE, CROWDED = 8, 0.1, 0.6
SMALL_CASE = 64  # reports: in a case of five, a word in all five is not yet a common word
FINE = 16  # up to here classes come in halves of an octave; rare names and words are told apart by them


def classed(count: int) -> int:
    """The smallest class that is not below the count, so that "in at most 8 reports" stays exact."""
    if count <= 4:
        return count
    octave: int = 1 << (count - 1).bit_length()
    half = octave * 3 // 4
    return half if octave <= FINE and count <= half else octave


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
        self._holders: tuple[dict[str, list[str]], ...] = ({}, {}, {})
        self._classes: tuple[dict[str, int], ...] = ({}, {}, {})
        self._reports = 0
        self.context = self._seen()

    def update(self, changes: Mapping[str, tuple[Sequence[Episode], Sequence[Episode]]]) -> Shift:
        """Take note of reports whose episodes changed: by report id the episodes before and now."""
        touched: tuple[set[str], ...] = (set(), set(), set())
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
        renamed = frozenset(report for name in moved[0] for report in self._holders[0].get(name, ()))
        if self.context.reports != size:
            return Shift(None, renamed)
        return Shift(renamed.union(*(self._held(kind, moved[kind]) for kind in (1, 2))), renamed)

    def _held(self, kind: int, items: Iterable[str]) -> set[str]:
        return {report for item in items for report in self._holders[kind].get(item, ())}

    def _classify(self, kind: int, items: Iterable[str]) -> list[str]:
        """Items whose class changed."""
        holders, classes, moved = self._holders[kind], self._classes[kind], []
        for item in items:
            now = classed(len(holders[item]))
            if now != classes.get(item, 0):
                classes[item] = now
                moved.append(item)
            if not now:
                del holders[item], classes[item]
        return moved

    def _seen(self) -> Context:
        size = 1 << (max(SMALL_CASE, self._reports) - 1).bit_length()
        return Context(self._classes[0], self._classes[1], self._classes[2], size)


def _items(told: Sequence[Episode]) -> tuple[set[str], set[str], set[str]]:
    """Names, words and places of one report."""
    names = {name for episode in told for name in episode.names}
    words = {word for episode in told for word in episode.tokens}
    places = {called(place) for episode in told for place in (*episode.localities, *episode.areas)}
    return names, words, places
