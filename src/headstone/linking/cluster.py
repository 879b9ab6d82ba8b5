"""From judged pairs to groups: average link on each connected component, people's verdicts first.

The answer depends on the set of episodes, pairs and verdicts, never on their order: everything is sorted, sums are
whole numbers (thousandths of a point), and ties go to the smaller index.
"""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headstone.linking.pairs import Judged

UNSEEN = -500  # thousandths of a point for two episodes that no key brought together: a little against them


@dataclass(frozen=True, slots=True)
class Wishes:
    """Pairs of episode indexes that people joined (must) or parted (cannot). They win over every score and conflict."""

    must: frozenset[tuple[int, int]] = frozenset()
    cannot: frozenset[tuple[int, int]] = frozenset()


NOTHING = Wishes()


def clusters(size: int, pairs: Sequence[Judged], wishes: Wishes) -> tuple[tuple[int, ...], ...]:
    """Groups of the episodes 0..size-1, each sorted, in the order of their smallest member."""
    weighed = [(pair.a, pair.b, None if pair.conflict else round(pair.score * 1000)) for pair in pairs]
    return grouped(size, weighed, wishes)


def grouped(
    size: int, pairs: Iterable[tuple[int, int, int | None]], wishes: Wishes = NOTHING
) -> tuple[tuple[int, ...], ...]:
    """The same from thousandths of a point; None for a conflict.

    Nothing outside a component changes what happens inside: only pairs above 0 and wishes of "one" ever join, so that
    the components of these two may be grouped one at a time.
    """
    work = _Work(size)
    for a, b, points in pairs:
        if points is None:
            work.part(a, b)
        else:
            work.weigh(a, b, points)
    for a, b in sorted(wishes.must):
        work.unite(a, b)
    for a, b in wishes.cannot:
        work.part(*work.homes(a, b))
    work.run()
    return tuple(sorted(tuple(sorted(members)) for members in work.groups()))


class _Work:
    """Average-link agglomeration with a heap; entries that a merge made stale are skipped when they come up."""

    def __init__(self, size: int) -> None:
        self._members: dict[int, list[int]] = {item: [item] for item in range(size)}
        self._home = list(range(size))
        self._sums: list[dict[int, tuple[int, int]]] = [{} for _ in range(size)]  # neighbour: (sum, pairs judged)
        self._apart: list[set[int]] = [set() for _ in range(size)]
        self._heap: list[tuple[float, int, int, int]] = []

    def weigh(self, a: int, b: int, points: int) -> None:
        self._sums[a][b] = self._sums[b][a] = (points, 1)

    def part(self, a: int, b: int) -> None:
        self._apart[a].add(b)
        self._apart[b].add(a)

    def homes(self, a: int, b: int) -> tuple[int, int]:
        return self._home[a], self._home[b]

    def unite(self, a: int, b: int) -> None:
        """A person's merge. What conflicts with one half may still join for the sake of the other half."""
        one, other = sorted(self.homes(a, b))
        if one == other:
            return
        forgiven = {
            third
            for half, rest in ((one, other), (other, one))
            for third in self._apart[half] - self._apart[rest]
            if self._sums[rest].get(third, (0, 0))[0] > 0
        }
        self._merge(one, other)
        for third in forgiven:
            self._apart[one].discard(third)
            self._apart[third].discard(one)

    def run(self) -> None:
        for a in sorted(self._members):
            for b in self._sums[a]:
                if a < b:
                    self._offer(a, b)
        while self._heap:
            _, a, b, size = heapq.heappop(self._heap)
            current = a in self._members and b in self._members
            if current and size == len(self._members[a]) + len(self._members[b]) and b not in self._apart[a]:
                self._merge(a, b)
                for other in sorted(self._sums[a]):
                    self._offer(*sorted((a, other)))

    def groups(self) -> Iterable[list[int]]:
        return self._members.values()

    def _offer(self, a: int, b: int) -> None:
        mean = self._mean(a, b)
        if mean > 0 and b not in self._apart[a]:
            heapq.heappush(self._heap, (-mean, a, b, len(self._members[a]) + len(self._members[b])))

    def _mean(self, a: int, b: int) -> float:
        total, judged = self._sums[a][b]
        possible = len(self._members[a]) * len(self._members[b])
        return (total + UNSEEN * (possible - judged)) / possible

    def _merge(self, a: int, b: int) -> None:
        """Take cluster `b` into `a` (a < b)."""
        for item in self._members[b]:
            self._home[item] = a
        self._members[a] += self._members.pop(b)
        for other, (points, judged) in self._sums[b].items():
            self._sums[other].pop(b, None)
            if other != a:
                before = self._sums[a].get(other, (0, 0))
                self._sums[a][other] = self._sums[other][a] = (before[0] + points, before[1] + judged)
        self._sums[b] = {}
        self._apart[a] |= self._apart[b]
        for other in self._apart[b]:
            self._apart[other].discard(b)
            self._apart[other].add(a)
        self._apart[a] -= {a, b}
