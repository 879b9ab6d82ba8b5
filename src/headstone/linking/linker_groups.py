"""Groups of episodes, kept while a case grows: only the components that a change touches are grouped again.

A component is what pairs above 0 and people's merges hold together. Pairs below 0 and conflicts between two components
can change nothing, since their episodes never come to be weighed against each other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from headstone.linking.cluster import Wishes, grouped
from headstone.linking.incidents_profile import Episode
from headstone.linking.linker_pairs import PARTED, Pairs, Stir
from headstone.linking.pairs_near import Pair
from headstone.linking.pairs_rules import is_copy

TOLD_APART = -4500  # thousandths of a point: two events of one report, as it was read
Group = tuple[str, ...]  # episode ids, sorted; a group is called by the first


@dataclass(frozen=True, slots=True)
class Asked:
    """People's merges and splits as pairs of episode ids, the smaller first."""

    must: frozenset[Pair] = frozenset()
    cannot: frozenset[Pair] = frozenset()


@dataclass(frozen=True, slots=True)
class Regrouped:
    """`gone`: groups that are no more, or no longer the same; `made`: those that stand in their stead, by name.
    `reworded`: groups that stay, with pairs inside that were judged anew."""

    gone: Mapping[str, Group]
    made: Mapping[str, Group]
    reworded: frozenset[str] = frozenset()


class Groups:
    """The groups that found an incident, by the id of their first episode."""

    def __init__(self) -> None:
        self.groups: dict[str, Group] = {}
        self.asked = Asked()
        self._home: dict[str, str] = {}  # name of the group of an episode
        self._joined: dict[str, set[str]] = {}  # by a person
        self._parted: dict[str, set[str]] = {}
        self._component: dict[str, Group] = {}

    def update(self, pairs: Pairs, stir: Stir, asked: Asked) -> Regrouped:
        """Group again what was stirred, by changes of episodes and pairs or by what people asked."""
        dirty = {*stir.gone, *stir.come, *self._ask(asked)}
        reworded: set[str] = set()
        for (a, b), before in stir.pairs.items():
            now = pairs.beside(a).get(b) if a in pairs.episodes else None
            same = b in self._component.get(a, ())
            if same or _joins(before) or _joins(now):
                dirty |= {a, b}
            if same and self._home.get(a) == self._home.get(b):
                reworded.add(self._home.get(a, ""))
        touched = {member for id_ in dirty for member in self._component.get(id_, (id_,))}
        old = {name: group for name in touched if (group := self.groups.get(name))}
        for id_ in stir.gone:
            self._component.pop(id_, None)
        new = dict(self._grouped(pairs, touched & pairs.episodes.keys()))
        same_still = {
            name for name, group in new.items() if old.get(name) == group and not stir.come.intersection(group)
        }
        gone = {name: group for name, group in old.items() if name not in same_still}
        made = {name: group for name, group in new.items() if name not in same_still}
        self._keep(gone, made)
        return Regrouped(gone, made, frozenset((reworded & self.groups.keys()) - made.keys()))

    def of(self, episode: str) -> str:
        """Name of the group that an episode is in; "" where that founds no incident."""
        return self._home.get(episode, "")

    def parted(self, a: str, b: str) -> bool:
        """Did a person part the groups of two episodes?"""
        ones, others = (set(self.groups.get(self.of(id_), (id_,))) for id_ in (a, b))
        return any(others & self._parted.get(id_, set()) for id_ in ones)

    def _keep(self, gone: Mapping[str, Group], made: Mapping[str, Group]) -> None:
        for name, group in gone.items():
            del self.groups[name]
            for id_ in group:
                del self._home[id_]
        for name, group in made.items():
            self.groups[name] = group
            self._home.update(dict.fromkeys(group, name))

    def _ask(self, asked: Asked) -> set[str]:
        """Episodes of which people ask something else than before."""
        if asked == self.asked:
            return set()
        changed = (asked.must ^ self.asked.must) | (asked.cannot ^ self.asked.cannot)
        self.asked, self._joined, self._parted = asked, _both_ways(asked.must), _both_ways(asked.cannot)
        return {id_ for pair in changed for id_ in pair}

    def _grouped(self, pairs: Pairs, ids: set[str]) -> Iterator[tuple[str, Group]]:
        waiting = set(ids)
        while waiting:
            component = self._reach(pairs, waiting.pop())
            waiting -= component
            members = tuple(sorted(component))
            self._component.update(dict.fromkeys(members, members))
            for group in self._clustered(pairs, members):
                if any(pairs.episodes[id_].founds for id_ in group):
                    yield group[0], group

    def _reach(self, pairs: Pairs, start: str) -> set[str]:
        reached, waiting = {start}, [start]
        while waiting:
            id_ = waiting.pop()
            near = [other for other, points in pairs.beside(id_).items() if _joins(points)]
            for other in (*near, *self._joined.get(id_, ())):
                if other not in reached:
                    reached.add(other)
                    waiting.append(other)
        return reached

    def _clustered(self, pairs: Pairs, members: Group) -> list[Group]:
        if len(members) == 1:
            return [members]
        place = {id_: number for number, id_ in enumerate(members)}
        weighed = {
            (number, place[other]): None if points == PARTED else points
            for id_, number in place.items()
            for other, points in pairs.beside(id_).items()
            if other in place and number < place[other] and points is not None
        }
        told = [pairs.episodes[id_] for id_ in members]
        weighed |= dict.fromkeys(self._told_apart(told), TOLD_APART)
        copies = [(a, b) for a, b in weighed if is_copy(told[a], told[b])]
        wishes = Wishes(_placed(self._joined, place), _placed(self._parted, place))
        return [tuple(members[number] for number in group) for group in grouped(len(members), weighed, wishes, copies)]

    def _told_apart(self, told: Sequence[Episode]) -> frozenset[tuple[int, int]]:
        """Places of episodes that one report tells as two events, unless a person joined one of them to another."""
        free: dict[str, list[int]] = {}
        for number, episode in enumerate(told):
            if not self._joined.get(episode.id):
                free.setdefault(episode.report, []).append(number)
        return frozenset(pair for numbers in free.values() for pair in combinations(numbers, 2))


def _joins(points: int | None) -> bool:
    return points is not None and points > 0


def _both_ways(asked: Iterable[Pair]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for a, b in asked:
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return found


def _placed(asked: Mapping[str, set[str]], place: Mapping[str, int]) -> frozenset[tuple[int, int]]:
    ends = ((place[id_], place[other]) for id_ in place.keys() & asked.keys() for other in asked[id_] if other in place)
    return frozenset((a, b) for a, b in ends if a < b)
