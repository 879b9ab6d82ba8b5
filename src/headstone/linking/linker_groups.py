"""Groups of episodes, kept while a case grows: only what a change touches is grouped again, beside what stands next.

A component is what pairs above 0 and people's merges hold together; in a crowded city it holds thousands of episodes in
hundreds of groups. Where some groups of it change, they are grouped together with those that a pair above 0 ties to
them. If none of these joins them, the rest of the component stays as it is: groups join in the order of their means
(cluster.py), and no merge between two that have no such pair comes first. One that does join changes too, and its
neighbours are looked at. Pairs below 0 and conflicts between groups that no pair above 0 ties can change nothing.

What only hints at an event, or tells of one without a place and stays alone or among its like, comes last: it goes to
the group with which it has its best pair, where no other group comes near (BEST, AHEAD). It brings no two groups
together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from headstone.linking.cluster import Wishes, grouped
from headstone.linking.incidents_profile import Episode
from headstone.linking.linker_pairs import PARTED, Pairs, Stir
from headstone.linking.pairs_near import Pair
from headstone.linking.pairs_places import called, located
from headstone.linking.pairs_rules import is_copy

# Thousandths of a point, set on the bundles but for `test`: higher ones left more reports alone and kept none from an
# incident that is not theirs (decision 7).
BEST = 1000  # least of the best pair of a hint with a group to which it leads
PLACELESS = 2000  # the same of an event told without a place
AHEAD = 700  # how far that pair must lie before its best with any other group
NAMING = 4  # letters of a word of a place's name that names it
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
        self._cluster: dict[str, Group] = {}  # of an episode that is not alone, though it may found no incident
        self._joined: dict[str, set[str]] = {}  # by a person
        self._parted: dict[str, set[str]] = {}

    def update(self, pairs: Pairs, stir: Stir, asked: Asked) -> Regrouped:
        """Group again what was stirred, by changes of episodes and pairs or by what people asked."""
        dirty = {*stir.gone, *stir.come, *self._ask(asked), *self._stirred(pairs, stir)}
        reworded = {self.of(a) for a, b in stir.pairs if self.of(a) == self.of(b)}
        before, found = self._regrouped(pairs, {self._of(id_) for id_ in dirty})
        old = {group[0]: group for group in before if group[0] in self.groups}
        new = {group[0]: group for group in found if any(pairs.episodes[id_].founds for id_ in group)}
        same_still = {
            name for name, group in new.items() if old.get(name) == group and not stir.come.intersection(group)
        }
        gone = {name: group for name, group in old.items() if name not in same_still}
        made = {name: group for name, group in new.items() if name not in same_still}
        for name in gone:
            del self.groups[name]
        self.groups.update(made)
        self._keep(before, found)
        return Regrouped(gone, made, frozenset((reworded & self.groups.keys()) - made.keys()))

    def of(self, episode: str) -> str:
        """Name of the group that an episode is in; "" where that founds no incident."""
        name = self._of(episode)[0]
        return name if name in self.groups else ""

    def parted(self, a: str, b: str) -> bool:
        """Did a person part the groups of two episodes?"""
        ones, others = (set(self.groups.get(self.of(id_), (id_,))) for id_ in (a, b))
        return any(others & self._parted.get(id_, set()) for id_ in ones)

    def _of(self, episode: str) -> Group:
        return self._cluster.get(episode) or (episode,)

    def _keep(self, before: Iterable[Group], found: Iterable[Group]) -> None:
        for group in before:
            for id_ in group:
                self._cluster.pop(id_, None)
        for group in found:
            if len(group) > 1:
                self._cluster.update(dict.fromkeys(group, group))

    def _stirred(self, pairs: Pairs, stir: Stir) -> Iterator[str]:
        """Episodes with a pair that was judged otherwise and may tell: it joins or did, or two groups that another pair
        ties weigh it."""
        tied: dict[Group, set[Group]] = {}
        for (a, b), before in stir.pairs.items():
            now = pairs.beside(a).get(b) if a in pairs.episodes else None
            one, other = self._of(a), self._of(b)
            if not (_joins(before) or _joins(now) or one == other):
                if one not in tied:
                    tied[one] = self._tied(pairs, one)
                if other not in tied[one]:
                    continue
            yield from (a, b)

    def _tied(self, pairs: Pairs, ids: Iterable[str]) -> set[Group]:
        """Groups of the episodes that a pair above 0, or a person, ties to one of these."""
        there = (id_ for id_ in ids if id_ in pairs.episodes)
        return {self._of(other) for id_ in there for other in self._next(pairs, id_)}

    def _next(self, pairs: Pairs, id_: str) -> Iterator[str]:
        yield from (other for other, points in pairs.beside(id_).items() if _joins(points))
        yield from (other for other in self._joined.get(id_, ()) if other in pairs.episodes)

    def _regrouped(self, pairs: Pairs, touched: set[Group]) -> tuple[set[Group], list[Group]]:
        """The touched groups and all that these pull along, and what they are grouped to."""
        while True:
            inside = {id_ for group in touched for id_ in group} & pairs.episodes.keys()
            next_to = self._tied(pairs, inside) - touched
            torn = {group for group in next_to if any(self._follows(pairs.episodes[id_]) for id_ in group)}
            if torn:  # what follows weighs all groups that it is tied to
                touched |= torn
                continue
            beside = {id_ for group in next_to for id_ in group}
            found = [group for group in self._grouped(pairs, inside | beside) if not inside.isdisjoint(group)]
            pulled = {self._of(id_) for group in found for id_ in group if id_ not in inside}
            if not pulled:
                return touched, found
            touched |= pulled

    def _ask(self, asked: Asked) -> set[str]:
        """Episodes of which people ask something else than before."""
        if asked == self.asked:
            return set()
        changed = (asked.must ^ self.asked.must) | (asked.cannot ^ self.asked.cannot)
        self.asked, self._joined, self._parted = asked, _both_ways(asked.must), _both_ways(asked.cannot)
        return {id_ for pair in changed for id_ in pair}

    def _grouped(self, pairs: Pairs, ids: set[str]) -> Iterator[Group]:
        waiting = set(ids)
        while waiting:
            component = self._reach(pairs, waiting.pop(), waiting)
            waiting -= component
            yield from self._clustered(pairs, tuple(sorted(component)))

    def _reach(self, pairs: Pairs, start: str, among: set[str]) -> set[str]:
        reached, waiting = {start}, [start]
        while waiting:
            for other in self._next(pairs, waiting.pop()):
                if other in among and other not in reached:
                    reached.add(other)
                    waiting.append(other)
        return reached

    def _clustered(self, pairs: Pairs, members: Group) -> list[Group]:
        hints = [id_ for id_ in members if not pairs.episodes[id_].founds and self._follows(pairs.episodes[id_])]
        groups = self._joined_up(pairs, tuple(sorted({*members} - {*hints})))
        home = {id_: n for n, group in enumerate(groups) for id_ in group}
        lost = [group for group in groups if all(self._follows(pairs.episodes[id_]) for id_ in group)]
        waiting = [id_ for group in lost for id_ in group]
        settled = {id_: n for id_, n in home.items() if id_ not in waiting}
        self._settle(pairs, (*waiting, *hints), groups, settled)
        home |= settled
        rest = self._settle(pairs, [id_ for id_ in hints if id_ not in home], groups, home)
        gathered: dict[int, list[str]] = {}
        for id_ in sorted(home):
            gathered.setdefault(home[id_], []).append(id_)
        return [*map(tuple, gathered.values()), *((id_,) for id_ in rest)]

    def _follows(self, episode: Episode) -> bool:
        """Is this, the most of its report, only hinted at or told without a place, and did no person say where it
        belongs? It founds no incident of its own, or one that nobody can find, where another is close at hand."""
        asked = episode.id in self._joined or episode.id in self._parted
        placed = episode.founds and located(episode)
        return episode.number == 0 and not placed and not asked

    def _settle(
        self, pairs: Pairs, ids: Sequence[str], groups: Sequence[Group], home: dict[str, int]
    ) -> Sequence[str]:
        """Brings home those that have one, and says whom it left: one that found its group may show another the way."""
        while found := self._homes(pairs, ids, groups, home):
            home |= found
            ids = [id_ for id_ in ids if id_ not in found]
        return ids

    def _homes(
        self, pairs: Pairs, ids: Sequence[str], groups: Sequence[Group], home: Mapping[str, int]
    ) -> dict[str, int]:
        """Of those that have one, the group to which they lead, by its number."""
        found = {id_: self._home(pairs, id_, groups, home) for id_ in ids}
        return {id_: n for id_, n in found.items() if n is not None}

    def _home(self, pairs: Pairs, id_: str, groups: Sequence[Group], home: Mapping[str, int]) -> int | None:
        """The group with the best pair; None where that is too weak or another group comes near."""
        own, best = pairs.episodes[id_], dict[int, int]()
        for other, points in pairs.beside(id_).items():
            if points is not None and points > 0 and other in home and _may_lead(pairs.episodes[other], own):
                best[home[other]] = max(points, best.get(home[other], 0))
        ranked = sorted(best, key=lambda n: (-best[n], groups[n]))
        least = PLACELESS if own.founds else BEST
        founding = bool(ranked) and any(pairs.episodes[other].founds for other in groups[ranked[0]])
        if not founding or best[ranked[0]] < least:
            return None
        near = [n for n in ranked[1:] if not _abroad(pairs, id_, groups[n]) or _abroad(pairs, id_, groups[ranked[0]])]
        return ranked[0] if not near or best[ranked[0]] - best[near[0]] >= AHEAD else None

    def _joined_up(self, pairs: Pairs, members: Group) -> list[Group]:
        """Those that found an incident or are told beside one, by average link."""
        if len(members) < 2:
            return [members] if members else []
        place = {id_: number for number, id_ in enumerate(members)}
        weighed = {
            (number, place[other]): None if points == PARTED else points
            for id_, number in place.items()
            for other in pairs.beside(id_)
            if other in place and number < place[other] and (points := pairs.whole(id_, other)) is not None
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


def _may_lead(other: Episode, own: Episode) -> bool:
    """One that founds an incident at a place of which no more than the name is known follows who names that too."""
    if not own.founds:
        return True
    words = {word for place in own.localities for word in called(place).split() if len(word) >= NAMING}
    return not words or not words.isdisjoint(other.mentioned)


def _abroad(pairs: Pairs, id_: str, group: Group) -> bool:
    """Does a group tell of another country than the episode, and neither of the other's?"""
    own, theirs = pairs.episodes[id_].countries, {c for other in group for c in pairs.episodes[other].countries}
    return bool(own and theirs) and own.isdisjoint(theirs)


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
