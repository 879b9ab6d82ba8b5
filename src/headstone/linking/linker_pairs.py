"""The judged pairs of a case, kept while it grows: what a change makes new, and what it leaves alone.

A pair is judged anew when it meets for the first time, when one of its episodes changed, or when a name or word that
both hold, or a word in the title of one, went into another class of frequency: a conflict of what was read may be
outweighed, so that it hangs on the rest of the case like any other sign. Not so a pair in conflict, and one that stays
far below the threshold whatever the case says (FAR): that is weighed as a whole once it lies inside one component.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from headstone.linking.incidents_profile import Episode
from headstone.linking.pairs import FAR, judge, points
from headstone.linking.pairs_context import Context, Shift, Statistics
from headstone.linking.pairs_keys import keys_of
from headstone.linking.pairs_near import Entry, Neighbours, Pair
from headstone.linking.pairs_places import called

PARTED = -(10**9)  # what a pair in conflict is judged, in thousandths of a point
FLOOR = -3000  # of pairs below it, in thousandths of a point, nobody is asked
LASTING = (None, PARTED, FAR)  # what no other report changes


@dataclass(frozen=True, slots=True)
class Stir:
    """What an update changed: episodes that left, episodes that came or are others now, and pairs that were judged anew
    or meet no more, with what they were before (None: not a pair)."""

    gone: frozenset[str]
    come: frozenset[str]
    pairs: Mapping[Pair, int | None]


class Pairs:
    """Episodes by id, who meets whom, and what the pairs were judged (thousandths of a point, PARTED or FAR)."""

    def __init__(self) -> None:
        self.episodes: dict[str, Episode] = {}
        self.of_report: dict[str, tuple[Episode, ...]] = {}
        self._statistics = Statistics()
        self._near = Neighbours()
        self._reasons: dict[Pair, str] = {}  # of pairs that were asked for, until they are judged again

    @property
    def context(self) -> Context:
        """What the case as a whole says of names and words."""
        return self._statistics.context

    def beside(self, id_: str) -> Mapping[str, int | None]:
        """What the pairs of an episode were judged, by the id of the other."""
        return self._near.met[id_]

    def reason(self, a: str, b: str) -> str:
        """Why the two are one or two incidents, in words. Written anew only where the pair was judged again."""
        if (a, b) not in self._reasons:
            pair = judge((self.episodes[a], self.episodes[b]), 0, 1, self._statistics.context)
            reports = f"{self.episodes[a].report} + {self.episodes[b].report}"
            self._reasons[a, b] = f"{reports} ({pair.score:+.1f}): {'; '.join(pair.reasons)}"
        return self._reasons[a, b]

    def whole(self, a: str, b: str) -> int | None:
        """What a pair that meets was judged, also where it lies far below."""
        known = self._near.met[a][b]
        return self._weigh(a, b, floor=None) if known == FAR else known

    def update(self, told: Mapping[str, Sequence[Episode]]) -> Stir:
        """By report id the episodes that it tells of now."""
        before = {report: self.of_report.get(report, ()) for report in told}
        old = {episode.id: episode for row in before.values() for episode in row}
        new = {episode.id: episode for row in told.values() for episode in row}
        gone = frozenset(id_ for id_, episode in old.items() if new.get(id_) != episode)
        come = frozenset(id_ for id_, episode in new.items() if old.get(id_) != episode)
        shift = self._statistics.update({r: (before[r], row) for r, row in told.items() if tuple(row) != before[r]})
        self._keep(told, gone, {id_: new[id_] for id_ in come})
        spread = self._statistics.context.spread
        other = come.union(self._told_by(shift.renamed))
        keys = ((id_, keys_of(self.episodes[id_], spread)) for id_ in other)
        fresh, lost = self._near.update(gone, (new[id_] for id_ in come), keys)
        anew = self._reweigh(shift)
        for pair in lost:
            self._reasons.pop(pair, None)
        return Stir(gone, come, {**lost, **anew, **self._judge(fresh, come)})

    def _keep(self, told: Mapping[str, Sequence[Episode]], gone: Iterable[str], come: Mapping[str, Episode]) -> None:
        for id_ in gone:
            del self.episodes[id_]
        self.episodes.update(come)
        for report, row in told.items():
            self.of_report[report] = tuple(row)
            if not row:
                del self.of_report[report]

    def _told_by(self, reports: Iterable[str]) -> list[str]:
        return [episode.id for report in reports for episode in self.of_report.get(report, ())]

    def _reweigh(self, shift: Shift) -> dict[Pair, int | None]:
        """Judge again the pairs whose weights changed."""
        done: dict[Pair, int | None] = {}
        for pair in self._shifted(shift):
            before = self._near.met[pair[0]][pair[1]]
            if before not in LASTING and pair not in done:
                done[pair] = before
                self._weigh(*pair, floor=None)
        return done

    def _shifted(self, shift: Shift) -> Iterator[Pair]:
        alone = self.episodes.keys() if shift.shared is None else self._told_by(shift.alone)
        for id_ in alone:
            for other in self._near.met[id_]:
                yield min(id_, other), max(id_, other)
        for reports in shift.shared or ():
            holders = {*self._told_by(reports)}
            for id_ in holders:
                for other in self._near.met[id_].keys() & holders:
                    if id_ < other:
                        yield id_, other

    def _judge(self, fresh: Iterable[str], come: frozenset[str]) -> dict[Pair, int | None]:
        """Of the pairs judged for the first time those that join, and those between two that were there before: what
        else a newcomer meets is told by its coming. Those of one place and time in a row, while what they compare is at
        hand for the processor."""
        done: dict[Pair, int | None] = {}
        for id_ in sorted(fresh, key=self._spot):
            for other, said in self._near.met[id_].items():
                if said is None and id_ < other:
                    known = id_ not in come and other not in come
                    if self._weigh(id_, other) > 0 or known:
                        done[id_, other] = None
        return done

    def _spot(self, id_: str) -> tuple[str, Entry]:
        episode = self.episodes[id_]
        first = next(iter((*episode.localities, *episode.areas)), None)
        return called(first) if first else "", self._near.at(id_)

    def _weigh(self, a: str, b: str, floor: int | None = FLOOR) -> int:
        score = points(self.episodes[a], self.episodes[b], self._statistics.context, floor)
        self._reasons.pop((a, b), None)
        said = PARTED if score is None else score
        self._near.met[a][b] = self._near.met[b][a] = said
        return said
