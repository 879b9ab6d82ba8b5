"""Who meets whom: episodes under their keys, kept while a case grows.

Under a key of at most so many episodes all meet (`HUB`, `LESS`). Under a crowded one of some kinds each meets its
neighbours in time, and under the name of a crowded place those too with which it shares a figure and a week, or a name
and a month, if these are few. Which pairs meet depends on the set of episodes alone, never on the order in which they
came. No cap depends on the size of the case, so that the number of those that one meets does not grow with it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from headstone.linking.incidents_profile import PLACES_FOUND, VICTIMS, Episode, leading
from headstone.linking.pairs_places import called

HUB = 40  # episodes under one key: beyond it each meets only its neighbours in time, so that work stays linear
NEIGHBOURS = 6
FINE_HUB = 16  # what parts a crowd at one place: beyond it nobody meets
# The same under keys that say less of one incident, or of which an episode has many: how many all meet, and how many
# neighbours each way a crowd's member meets. In a case ten times as large most keys of two names are ten times as full:
# with 40 under each an episode met twice as many. Of rare names (both) 40 cost nothing, and 24 lost .03 of ecbplus' B3.
LESS = {
    "cell:": (16, 3), "adm1:": (16, 3), "title:": (16, 0), "news:": (8, 0), "week:": (12, 1),
    "two:": (4, 0), "both:": (40, 0),
}  # fmt: skip
BY_NAME = "name:"  # keys whose crowd is parted further
TELLING = 3  # a figure below says nothing
WEEK, MONTH = 7, 30
LATE = 2**31  # the day of an episode without any date

Entry = tuple[int, str]  # day, episode id
Pair = tuple[str, str]  # episode ids, the smaller first
Met = dict[str, dict[str, int | None]]
Moves = dict[str, tuple[list[Entry], list[Entry]]]  # by key: who leaves, who comes


class Neighbours:
    """`met`: for each episode those that it meets, both ways, with what the pair was judged (None: not yet)."""

    def __init__(self) -> None:
        self.met: Met = {}
        self._under: dict[str, list[Entry]] = {}
        self._keys: dict[str, frozenset[str]] = {}
        self._entry: dict[str, Entry] = {}
        self._report: dict[str, str] = {}
        self._fine: dict[str, tuple[str, ...]] = {}
        self._fresh: set[str] = set()
        self._doubtful: set[Pair] = set()

    def update(
        self, gone: Iterable[str], come: Iterable[Episode], keys: Mapping[str, Iterable[str]]
    ) -> tuple[set[str], dict[Pair, int | None]]:
        """Episodes leave, come, or have other keys now (`keys`, by id: those of all that come or changed).

        Gives the episodes with a pair not yet judged, and the pairs that meet no more with what they were judged.
        """
        moves: Moves = {}
        self._fresh, self._doubtful, lost = set(), set(), {}
        for id_ in gone:
            self._leave(id_, self._keys.pop(id_), moves)
            lost.update({_pair(id_, other): self._forget(id_, other) for other in list(self.met[id_])})
            del self.met[id_]
        for episode in come:
            self._enter(episode)
        for id_, wanted in keys.items():
            self._rekey(id_, frozenset(wanted), moves)
        self._apply(moves)
        for a, b in self._doubtful:
            if b in self.met.get(a, ()) and not self._meet_still(a, b):
                lost[a, b] = self._forget(a, b)
        return self._fresh & self.met.keys(), lost

    def _enter(self, episode: Episode) -> None:
        self._entry[episode.id] = (_day(episode), episode.id)
        self._report[episode.id] = episode.report
        self._fine[episode.id] = tuple(sorted(_finer(episode, self._entry[episode.id][0])))
        self.met[episode.id] = {}

    def _leave(self, id_: str, keys: Iterable[str], moves: Moves) -> None:
        for key in keys:
            moves.setdefault(key, ([], []))[0].append(self._entry[id_])

    def _rekey(self, id_: str, wanted: frozenset[str], moves: Moves) -> None:
        had = self._keys.get(id_, frozenset())
        self._leave(id_, had - wanted, moves)
        for key in wanted - had:
            moves.setdefault(key, ([], []))[1].append(self._entry[id_])
        self._keys[id_] = wanted

    def _forget(self, a: str, b: str) -> int | None:
        del self.met[b][a]
        return self.met[a].pop(b)

    def _apply(self, moves: Moves) -> None:
        finer: Moves = {}
        for key, (out, come) in moves.items():
            row = self._under.setdefault(key, [])
            was = list(row) if key.startswith(BY_NAME) and len(row) <= HUB + len(out) else row
            crowd = len(row) > HUB
            self._move(key, row, out, come, _cap(key))
            if key.startswith(BY_NAME):
                crowded = len(row) > HUB
                self._refine(key, (was if not crowded else out) if crowd else [], 0, finer)
                self._refine(key, (row if not crowd else come) if crowded else [], 1, finer)
        for key, (out, come) in finer.items():
            self._move(key, self._under.setdefault(key, []), out, come, (FINE_HUB, 0))

    def _refine(self, key: str, entries: Sequence[Entry], way: int, finer: Moves) -> None:
        for entry in entries:
            for part in self._fine[entry[1]]:
                finer.setdefault(f"{key}|{part}", ([], []))[way].append(entry)

    def _move(self, key: str, row: list[Entry], out: list[Entry], come: list[Entry], cap: tuple[int, int]) -> None:
        hub, window = cap
        crowd, after = len(row) > hub, len(row) - len(out) + len(come)
        if crowd == (after > hub) and 8 * (len(out) + len(come)) <= len(row):
            for entry in out:
                self._remove(row, entry, window if crowd else None)
            for entry in come:
                self._insert(row, entry, window if crowd else None)
        else:
            self._renew(row, out, come, cap)
        if not row:
            del self._under[key]

    def _renew(self, row: list[Entry], out: list[Entry], come: list[Entry], cap: tuple[int, int]) -> None:
        before = {_pair(a[1], b[1]) for a, b in _meeting(row, *cap)}
        row[:] = sorted({*row} - {*out} | {*come})
        for a, b in _meeting(row, *cap):
            self._meet(a[1], b[1])
            if before:
                before.discard(_pair(a[1], b[1]))
        self._doubtful |= before

    def _insert(self, row: list[Entry], entry: Entry, window: int | None) -> None:
        """`window` is None where all meet."""
        at = bisect_left(row, entry)
        if window is not None:  # those that were just near enough are one further apart now
            for first in range(max(0, at - window), min(at, len(row) - window)):
                self._doubtful.add(_pair(row[first][1], row[first + window][1]))
        for other in row if window is None else row[max(0, at - window) : at + window]:
            self._meet(entry[1], other[1])
        row.insert(at, entry)

    def _remove(self, row: list[Entry], entry: Entry, window: int | None) -> None:
        at = bisect_left(row, entry)
        near = row if window is None else row[max(0, at - window) : at + window + 1]
        self._doubtful |= {_pair(entry[1], other[1]) for other in near if other != entry}
        if window:
            for first in range(max(0, at - window), min(at, len(row) - window - 1)):
                self._meet(row[first][1], row[first + window + 1][1])
        del row[at]

    def _meet(self, a: str, b: str) -> None:
        if b not in self.met[a] and self._report[a] != self._report[b]:
            self.met[a][b] = self.met[b][a] = None
            self._fresh.add(min(a, b))

    def _meet_still(self, a: str, b: str) -> bool:
        fine = [part for part in self._fine[a] if part in self._fine[b]]
        for key in self._keys[a] & self._keys[b]:
            row = self._under[key]
            hub, window = _cap(key)
            if len(row) <= hub:
                return True
            one, other = (bisect_left(row, self._entry[id_]) for id_ in (a, b))
            if abs(one - other) <= window:
                return True
            if key.startswith(BY_NAME) and any(len(self._under[f"{key}|{part}"]) <= FINE_HUB for part in fine):
                return True
        return False


def _cap(key: str) -> tuple[int, int]:
    """From how many episodes on a key is crowded, and how many neighbours each way one meets there."""
    return LESS.get(key[: key.index(":") + 1]) or (HUB, NEIGHBOURS)


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _meeting(row: Sequence[Entry], hub: int, window: int) -> Iterator[tuple[Entry, Entry]]:
    if len(row) <= hub:
        yield from combinations(row, 2)
    elif window:
        for at, entry in enumerate(row):
            for other in row[at + 1 : at + 1 + window]:
                yield entry, other


def _day(episode: Episode) -> int:
    """Day by which episodes of a crowded place are put in order: of the event, else of publication, else last."""
    firsts = [span.last for spans in episode.dates.values() for span in spans if span.bounded]
    return min(firsts, default=episode.published.first if episode.published else LATE)


def _finer(episode: Episode, day: int) -> set[str]:
    """What parts a crowd at one place: leading figures by week, names at the head by month. Each week and month stands
    beside the next, so that two near days share one."""
    if day == LATE:
        return set()
    own = {word for place in (*episode.localities, *episode.areas) for word in called(place).split()}
    figures = {figure for figure in leading(episode, VICTIMS | PLACES_FOUND) if figure >= TELLING}
    weeks, months = ({day // length, day // length + 1} for length in (WEEK, MONTH))
    found = {f"{figure}@{week}" for figure in figures for week in weeks}
    return found | {f"{name}@{month}" for name in episode.lead - own for month in months if name in episode.names}
