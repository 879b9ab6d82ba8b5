"""Who meets whom: episodes under their keys, kept while a case grows.

Under a key of at most so many episodes all meet (`HUB`, `LESS`). Under a crowded one of some kinds each meets its
neighbours in time, and under the name of a crowded place those too with which it shares a figure and a week, or a name
and a month, if these are few. Which pairs meet depends on the set of episodes alone, never on the order in which they
came. No cap depends on the size of the case, so that the number of those that one meets does not grow with it.

An episode has forty keys and more, most of them nobody else's: they are kept as numbers, and who stands alone under one
without a row, or the keys would take more memory than all that they lead to.
"""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import combinations

from headstone.linking.incidents_profile import PLACES_FOUND, VICTIMS, Episode, leading
from headstone.linking.pairs_places import bounded, called

HUB = 40  # episodes under one key: beyond it each meets only its neighbours in time, so that work stays linear
NEIGHBOURS = 4
FINE_HUB = 16  # what parts a crowd at one place: beyond it nobody meets
# The same under keys that say less of one incident, or of which an episode has many: how many all meet, and how many
# neighbours each way a crowd's member meets. In a case ten times as large most keys of two names are ten times as full:
# with 40 under each an episode met twice as many. Of rare names (both) 40 cost nothing, and 24 lost .03 of ecbplus' B3.
LESS = {
    "cell:": (16, 3), "adm1:": (16, 3), "title:": (16, 0), "news:": (5, 0), "week:": (8, 1),
    "two:": (4, 0), "both:": (40, 0), "days:": (16, 0),
}  # fmt: skip
BY_NAME = "name:"  # keys whose crowd is parted further
BY_DAYS = "days:"  # keys of reports of the same days: what only hints at an event meets there what tells of one
KINDS = (BY_NAME, *LESS, "")  # of keys; the last is any other
OTHER = len(KINDS) - 1
_NUMBER = {kind: number for number, kind in enumerate(KINDS)}
TELLING = 3  # a figure below says nothing
WEEK, MONTH = 7, 30
LATE = 2**31  # the day of an episode without any date

Entry = tuple[int, str]  # day, episode id
Pair = tuple[str, str]  # episode ids, the smaller first
Met = dict[str, dict[str, int | None]]
Key = int


class Moves:
    """By key who leaves and who comes; where one comes alone, without a row: in a new case that is the most of it."""

    def __init__(self) -> None:
        self.out: dict[Key, list[Entry]] = {}
        self._come: dict[Key, Entry | list[Entry]] = {}

    def leave(self, key: Key, entry: Entry) -> None:
        self.out.setdefault(key, []).append(entry)

    def come(self, key: Key, entry: Entry) -> None:
        held = self._come.setdefault(key, entry)
        if isinstance(held, list):
            held.append(entry)
        elif held is not entry:
            self._come[key] = [held, entry]

    def rows(self) -> Iterator[tuple[Key, list[Entry], list[Entry]]]:
        for key, held in self._come.items():
            yield key, self.out.get(key, []), held if isinstance(held, list) else [held]
        yield from ((key, out, []) for key, out in self.out.items() if key not in self._come)


class Neighbours:
    """`met`: for each episode those that it meets, both ways, with what the pair was judged (None: not yet)."""

    def __init__(self) -> None:
        self.met: Met = {}
        self._under: dict[Key, Entry | list[Entry]] = {}
        self._keys: dict[str, array[Key]] = {}
        self._entry: dict[str, Entry] = {}
        self._episodes: dict[str, Episode] = {}
        self._parts: dict[str, tuple[Key, ...]] = {}  # see _fine; of those who were in a crowd
        self._left: dict[str, tuple[Key, ...]] = {}  # the same of those who leave
        self._fresh: set[str] = set()
        self._doubtful: set[Pair] = set()

    def update(
        self, gone: Collection[str], come: Iterable[Episode], keys: Iterable[tuple[str, Iterable[str]]]
    ) -> tuple[set[str], dict[Pair, int | None]]:
        """Episodes leave, come, or have other keys now (`keys`, with ids: those of all that come or changed).

        Gives the episodes with a pair not yet judged, and the pairs that meet no more with what they were judged.
        """
        moves = Moves()
        self._fresh, self._doubtful, self._left, lost = set(), set(), {}, {}
        for id_ in gone:
            self._leave(id_, self._keys.pop(id_), moves)
            lost.update({_pair(id_, other): self._forget(id_, other) for other in list(self.met[id_])})
            del self.met[id_]
            if id_ in self._parts:
                self._left[id_] = self._parts.pop(id_)
        for episode in come:
            self._enter(episode)
        for id_, wanted in keys:
            self._rekey(id_, {number_of(key) for key in wanted}, moves)
        self._apply(moves)
        for a, b in self._doubtful:
            if b in self.met.get(a, ()) and not self._meet_still(a, b):
                lost[a, b] = self._forget(a, b)
        for id_ in gone:
            if id_ not in self.met:
                del self._entry[id_], self._episodes[id_]
        return self._fresh & self.met.keys(), lost

    def at(self, id_: str) -> Entry:
        """Where an episode stands in the order of time."""
        return self._entry[id_]

    def _enter(self, episode: Episode) -> None:
        self._entry[episode.id] = (_day(episode), episode.id)
        self._episodes[episode.id] = episode
        self.met[episode.id] = {}

    def _leave(self, id_: str, keys: Iterable[Key], moves: Moves) -> None:
        for key in keys:
            moves.leave(key, self._entry[id_])

    def _rekey(self, id_: str, wanted: set[Key], moves: Moves) -> None:
        had = set(self._keys.get(id_, ()))
        self._leave(id_, had - wanted, moves)
        for key in wanted - had:
            moves.come(key, self._entry[id_])
        self._keys[id_] = array("Q", wanted)

    def _fine(self, id_: str) -> tuple[Key, ...]:
        """What parts a crowd that it is in. Kept, but not before it is in one."""
        if id_ not in self._parts:
            self._parts[id_] = tuple(map(number_of, sorted(_finer(self._episodes[id_], self._entry[id_][0]))))
        return self._parts[id_]

    def _row(self, key: Key) -> list[Entry]:
        held = self._under.get(key, [])
        return held if isinstance(held, list) else [held]

    def _forget(self, a: str, b: str) -> int | None:
        del self.met[b][a]
        return self.met[a].pop(b)

    def _apply(self, moves: Moves) -> None:
        finer = Moves()
        for key, out, come in moves.rows():
            row, named = self._row(key), kind_of(key) == BY_NAME
            was = list(row) if named and len(row) <= HUB + len(out) else row
            crowd = len(row) > HUB
            self._move(key, row, out, come, _cap(key))
            if named:
                crowded = len(row) > HUB
                for entry in (was if not crowded else out) if crowd else []:
                    for part in self._left.get(entry[1]) or self._fine(entry[1]):
                        finer.leave(_within(key, part), entry)
                for entry in (row if not crowd else come) if crowded else []:
                    for part in self._fine(entry[1]):
                        finer.come(_within(key, part), entry)
        for key, out, come in finer.rows():
            self._move(key, self._row(key), out, come, (FINE_HUB, 0))

    def _move(self, key: Key, row: list[Entry], out: list[Entry], come: list[Entry], cap: tuple[int, int]) -> None:
        hub, window = cap
        crowd, after = len(row) > hub, len(row) - len(out) + len(come)
        if crowd == (after > hub) and 8 * (len(out) + len(come)) <= len(row):
            for entry in out:
                self._remove(key, row, entry, window if crowd else None)
            for entry in come:
                self._insert(key, row, entry, window if crowd else None)
        else:
            self._renew(key, row, out, come, cap)
        if row:
            self._under[key] = row if len(row) > 1 else row[0]
        else:
            self._under.pop(key, None)

    def _renew(self, key: Key, row: list[Entry], out: list[Entry], come: list[Entry], cap: tuple[int, int]) -> None:
        before = {_pair(a[1], b[1]) for a, b in _meeting(row, *cap)}
        row[:] = sorted({*row} - {*out} | {*come})
        for a, b in _meeting(row, *cap):
            self._meet(key, a[1], b[1])
            if before:
                before.discard(_pair(a[1], b[1]))
        self._doubtful |= before

    def _insert(self, key: Key, row: list[Entry], entry: Entry, window: int | None) -> None:
        """`window` is None where all meet."""
        at = bisect_left(row, entry)
        if window is not None:  # those that were just near enough are one further apart now
            for first in range(max(0, at - window), min(at, len(row) - window)):
                self._doubtful.add(_pair(row[first][1], row[first + window][1]))
        for other in row if window is None else row[max(0, at - window) : at + window]:
            self._meet(key, entry[1], other[1])
        row.insert(at, entry)

    def _remove(self, key: Key, row: list[Entry], entry: Entry, window: int | None) -> None:
        at = bisect_left(row, entry)
        near = row if window is None else row[max(0, at - window) : at + window + 1]
        self._doubtful |= {_pair(entry[1], other[1]) for other in near if other != entry}
        if window:
            for first in range(max(0, at - window), min(at, len(row) - window - 1)):
                self._meet(key, row[first][1], row[first + window + 1][1])
        del row[at]

    def _meet(self, key: Key, a: str, b: str) -> None:
        if b not in self.met[a] and self._may_meet(key, a, b):
            self.met[a][b] = self.met[b][a] = None
            self._fresh.add(min(a, b))

    def _may_meet(self, key: Key, a: str, b: str) -> bool:
        """Not two episodes of one report. By days alone one that hints at an event meets those that found one, and one
        without a place, or with no sharper one than a country, all."""
        one, other = self._episodes[a], self._episodes[b]
        lost = not bounded(one) or not bounded(other)
        return one.report != other.report and (kind_of(key) != BY_DAYS or one.founds != other.founds or lost)

    def _meet_still(self, a: str, b: str) -> bool:
        for key in set(self._keys[a]).intersection(self._keys[b]):
            if not self._may_meet(key, a, b):
                continue
            row = self._row(key)
            hub, window = _cap(key)
            if len(row) <= hub:
                return True
            one, other = (bisect_left(row, self._entry[id_]) for id_ in (a, b))
            if abs(one - other) <= window:
                return True
            if kind_of(key) == BY_NAME:
                fine = set(self._fine(a)).intersection(self._fine(b))
                if any(len(self._row(_within(key, part))) <= FINE_HUB for part in fine):
                    return True
        return False


def number_of(key: str) -> Key:
    """A key as a number of 60 bits, the last four of which say of which kind it is. In one case of a million claims out
    of some hundred two keys have one number, and then a few more are compared."""
    digest = int.from_bytes(blake2b(key.encode(), digest_size=7).digest(), "big")
    return digest << 4 | _NUMBER.get(key[: key.find(":") + 1], OTHER)


def kind_of(key: Key) -> str:
    """The head of the words of a key."""
    return KINDS[key & 15]


def _within(key: Key, part: Key) -> Key:
    """The key of a part of a crowd."""
    return number_of(f"{key}|{part}")


def _cap(key: Key) -> tuple[int, int]:
    """From how many episodes on a key is crowded, and how many neighbours each way one meets there."""
    return LESS.get(kind_of(key)) or (HUB, NEIGHBOURS)


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
