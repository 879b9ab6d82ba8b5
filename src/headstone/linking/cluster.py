"""From judged pairs to groups: average link on each connected component, people's verdicts first.

Copies of one text come together before all else and then speak with one voice: eight papers that carry an agency's
text are one witness to what it tells, and what was misread in one of them is read right in another.

The answer depends on the set of episodes, pairs and verdicts, never on their order: everything is sorted, sums are
whole numbers (thousandths of a point), and ties go to the smaller index.
"""

import heapq
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from headstone.linking.pairs import Judged

Two = tuple[int, int]  # indexes, the smaller first

UNSEEN = -500  # thousandths of a point for two episodes that no key brought together: a little against them


@dataclass(frozen=True, slots=True)
class Wishes:
    """Pairs of episode indexes that people joined (must) or parted (cannot). They win over every score and conflict."""

    must: frozenset[Two] = frozenset()
    cannot: frozenset[Two] = frozenset()


NOTHING = Wishes()


def clusters(size: int, pairs: Sequence[Judged], wishes: Wishes) -> tuple[tuple[int, ...], ...]:
    """Groups of the episodes 0..size-1, each sorted, in the order of their smallest member."""
    weighed = {(pair.a, pair.b): None if pair.parts else round(pair.score * 1000) for pair in pairs}
    return grouped(size, weighed, wishes, [(pair.a, pair.b) for pair in pairs if pair.copy])


def grouped(
    size: int, pairs: Mapping[Two, int | None], wishes: Wishes = NOTHING, copies: Collection[Two] = ()
) -> tuple[tuple[int, ...], ...]:
    """The same from thousandths of a point; None for a conflict. `copies`: the pairs whose texts are of one origin.

    Nothing outside a component changes what happens inside: only pairs above 0 and wishes of "one" ever join, so that
    the components of these two may be grouped one at a time.
    """
    home = _texts(size, pairs, wishes, copies)
    work = _Work(sorted(set(home)))
    for (a, b), points in _between(pairs, home).items():
        if points is None:
            work.part(a, b)
        else:
            work.weigh(a, b, points)
    for a, b in sorted(wishes.must):
        work.unite(home[a], home[b])
    for a, b in wishes.cannot:
        work.part(*work.homes(home[a], home[b]))
    work.run()
    told: dict[int, list[int]] = {}
    for item in range(size):
        told.setdefault(home[item], []).append(item)
    return tuple(sorted(tuple(sorted(item for text in group for item in told[text])) for group in work.groups()))


def _texts(size: int, pairs: Mapping[Two, int | None], wishes: Wishes, copies: Collection[Two]) -> list[int]:
    """Of each episode, the first of those that tell one text with it. Copies that rather speak of two incidents (a text
    that was taken over for another event) stay apart, and so do those that a conflict or a person parts."""
    home = list(range(size))
    members: dict[int, list[int]] = {item: [item] for item in home}
    apart = {pair for pair, points in pairs.items() if points is None} | wishes.cannot
    likely = sorted((-points, pair) for pair in copies if (points := pairs.get(pair)) is not None and points > 0)
    for _, (a, b) in likely:
        one, other = sorted((home[a], home[b]))
        if one != other and not any((min(x, y), max(x, y)) in apart for x in members[one] for y in members[other]):
            for item in members[other]:
                home[item] = one
            members[one] += members.pop(other)
    return home


def _between(pairs: Mapping[Two, int | None], home: Sequence[int]) -> dict[Two, int | None]:
    """What two texts are judged: half the best of their pairs, half the mean; None where most are in conflict."""
    found: dict[Two, list[int | None]] = {}
    for (a, b), points in pairs.items():
        one, other = sorted((home[a], home[b]))
        if one != other:
            found.setdefault((one, other), []).append(points)
    return {two: _one_voice(judged) for two, judged in sorted(found.items())}


def _one_voice(judged: Sequence[int | None]) -> int | None:
    good = [points for points in judged if points is not None]
    if 2 * len(good) < len(judged):
        return None
    return (max(good) * len(good) + sum(good)) // (2 * len(good))


class _Work:
    """Average-link agglomeration with a heap; entries that a merge made stale are skipped when they come up."""

    def __init__(self, items: Sequence[int]) -> None:
        self._members: dict[int, list[int]] = {item: [item] for item in items}
        self._home = {item: item for item in items}
        self._sums: dict[int, dict[int, Two]] = {item: {} for item in items}  # neighbour: (sum, pairs judged)
        self._apart: dict[int, set[int]] = {item: set() for item in items}
        self._heap: list[tuple[float, int, int, int]] = []

    def weigh(self, a: int, b: int, points: int) -> None:
        self._sums[a][b] = self._sums[b][a] = (points, 1)

    def part(self, a: int, b: int) -> None:
        self._apart[a].add(b)
        self._apart[b].add(a)

    def homes(self, a: int, b: int) -> Two:
        return self._home[a], self._home[b]

    def unite(self, a: int, b: int) -> None:
        """A person's merge: what speaks for one half speaks for both, and what conflicts with one half may still join
        for the sake of the other half."""
        one, other = sorted(self.homes(a, b))
        if one == other:
            return
        sums = self._sums[one], self._sums[other]
        forgiven = {
            third
            for half, rest in ((one, other), (other, one))
            for third in self._apart[half] - self._apart[rest]
            if self._sums[rest].get(third, (0, 0))[0] > 0
        }
        best = {third: _better(sums[0][third], sums[1][third]) for third in sums[0].keys() & sums[1].keys()}
        self._merge(one, other)
        for third, (points, judged) in best.items():
            self._sums[one][third] = self._sums[third][one] = (points, judged)
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


def _better(one: Two, other: Two) -> Two:
    """Two sums of points with their numbers of pairs: all pairs at the mean of the better one."""
    (_, judged), (more, further) = sorted((one, other), key=lambda row: (row[0] / row[1], row))
    return (more * (judged + further)) // further, judged + further
