"""What a person is asked: two incidents that a pair of reports speaks for joining, but not surely enough."""

from collections.abc import Mapping

from headstone.linking.linker_groups import Groups
from headstone.linking.linker_pairs import PARTED, Pairs
from headstone.linking.pairs import judge
from headstone.model.incidents import Asked

FLOOR = -3000  # thousandths of a point: pairs far below are not judged again for this
MOST = 12  # questions shown of one incident

Best = dict[tuple[str, str], tuple[int, str, str]]  # names of two groups: points and the episodes of their best pair


def asks(pairs: Pairs, groups: Groups, ids: Mapping[str, str]) -> dict[str, tuple[Asked, ...]]:
    """By name of the group, the other incidents that it may be one with, the likeliest first.

    `ids`: incident ids by name of the group. Groups that a person parted are not asked about again.
    """
    found: dict[str, list[Asked]] = {}
    for (one, other), (points, a, b) in sorted(_best(pairs, groups).items()):
        verdict = judge((pairs.episodes[a], pairs.episodes[b]), 0, 1, pairs.context)
        if verdict.asks and verdict.conflict is None:
            for here, there in ((one, other), (other, one)):
                found.setdefault(here, []).append(Asked(ids[there], round(points / 1000, 2), verdict.reasons))
    return {
        name: tuple(sorted(rows, key=lambda row: (-row.score, row.incident))[:MOST]) for name, rows in found.items()
    }


def _best(pairs: Pairs, groups: Groups) -> Best:
    """The best pair between every two groups that have one near the threshold."""
    best: Best = {}
    for name, group in groups.groups.items():
        for a in group:
            for b, points in pairs.beside(a).items():
                other = groups.of(b)
                if points is None or points == PARTED or points < FLOOR or not other or name >= other:
                    continue
                if groups.parted(a, b):
                    continue
                row = (-points, a, b)
                held = best.get((name, other))
                if held is None or row < (-held[0], held[1], held[2]):
                    best[name, other] = (points, a, b)
    return best
