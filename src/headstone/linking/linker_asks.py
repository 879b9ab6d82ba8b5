"""What a person is asked: two incidents that a pair of reports speaks for joining, but not surely enough.

Kept while a case grows: only the groups that a change touched are looked at again, beside those that they meet.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from headstone.linking.linker_groups import Groups
from headstone.linking.linker_pairs import FLOOR, Pairs
from headstone.linking.pairs import judge
from headstone.model.incidents import Asked

MOST = 12  # questions shown of one incident

Two = tuple[str, str]  # names of two groups, the smaller first
Best = dict[Two, tuple[int, str, str]]  # points and the episodes of the best pair, in the order of the names


class Asks:
    """The open questions of a case, by the names of the two groups."""

    def __init__(self) -> None:
        self._rows: dict[Two, tuple[float, tuple[str, ...]]] = {}
        self._of: dict[str, set[Two]] = {}
        self._stale: set[str] = set()

    def touch(self, names: Iterable[str]) -> None:
        """Groups that are new or no more, that stand to others otherwise, or that bear another id."""
        self._stale.update(names)

    def update(self, pairs: Pairs, groups: Groups) -> frozenset[str]:
        """Look again at what was touched; the names of all groups whose questions may be others now."""
        changed = set(self._stale)
        for two in {two for name in self._stale for two in self._of.get(name, ())}:
            del self._rows[two]
            for name in two:
                self._of[name].discard(two)
            changed.update(two)
        for two, (points, a, b) in sorted(_best(pairs, groups, self._stale).items()):
            verdict = judge((pairs.episodes[a], pairs.episodes[b]), 0, 1, pairs.context)
            if verdict.asks and verdict.conflict is None:
                self._rows[two] = round(points / 1000, 2), verdict.reasons
                for name in two:
                    self._of.setdefault(name, set()).add(two)
                changed.update(two)
        self._stale = set()
        return frozenset(changed)

    def names(self) -> frozenset[str]:
        """Groups with a question."""
        return frozenset(name for name, rows in self._of.items() if rows)

    def rows(self, name: str, ids: Mapping[str, str]) -> tuple[Asked, ...]:
        """The other incidents that a group may be one with, the likeliest first. `ids`: incident ids by group."""
        found = [Asked(ids[two[0] if two[1] == name else two[1]], *self._rows[two]) for two in self._of.get(name, ())]
        return tuple(sorted(found, key=lambda row: (-row.score, row.incident))[:MOST])


def _best(pairs: Pairs, groups: Groups, names: Collection[str]) -> Best:
    """The best pair between these groups and every other that has one near the threshold. Groups that a person parted
    are not asked about."""
    best: Best = {}
    for name in names:
        for other, points, mine, its in _meetings(pairs, groups, name):
            two = (min(name, other), max(name, other))
            row = (points, mine, its) if name < other else (points, its, mine)
            held = best.get(two)
            if held is None or (-row[0], row[1], row[2]) < (-held[0], held[1], held[2]):
                best[two] = row
    return best


def _meetings(pairs: Pairs, groups: Groups, name: str) -> Iterator[tuple[str, int, str, str]]:
    """Name of the other group, points, and the two episodes."""
    for mine in groups.groups.get(name, ()):
        for its, points in pairs.beside(mine).items():
            other = groups.of(its)
            if points is None or points < FLOOR or not other or other == name:
                continue
            if not groups.parted(mine, its):
                yield other, points, mine, its
