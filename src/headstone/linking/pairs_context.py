"""What the case as a whole says of names, words and places: the rarer one is, the more it tells when two share it."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headstone.linking.incidents_profile import Episode
from headstone.linking.pairs_places import called
from headstone.model.places import Place

CROWD, CROWD_SHARE, CROWDED = 8, 0.1, 0.6
SMALL_CASE = 60  # reports: in a case of five, a word in all five is not yet a common word


@dataclass(frozen=True, slots=True)
class Context:
    """What the case as a whole says: in how many reports each name and each word stands, and how many there are."""

    spread: Mapping[str, int]
    words: Mapping[str, int]
    places: Mapping[str, int]
    reports: int

    @classmethod
    def of(cls, episodes: Sequence[Episode]) -> "Context":
        """Counts reports, not episodes: a report that tells of three events says a word once."""
        names: dict[str, set[str]] = {}
        words: dict[str, set[str]] = {}
        places: dict[str, set[str]] = {}
        for episode in episodes:
            places.setdefault(episode.report, set()).update(map(called, (*episode.localities, *episode.areas)))
            names.setdefault(episode.report, set()).update(episode.names)
            words.setdefault(episode.report, set()).update(episode.tokens)
        return cls(
            Counter(name for of in names.values() for name in of),
            Counter(word for of in words.values() for word in of),
            Counter(place for of in places.values() for place in of),
            max(SMALL_CASE, len(names)),
        )

    def weight(self, item: str, spread: Mapping[str, int]) -> float:
        """Inverse document frequency."""
        return math.log((self.reports + 1) / (spread.get(item, 0) + 0.5))

    def crowded(self, weight: float, places: Sequence[Place]) -> float:
        """A place that a tenth of the case's reports name says less of any one incident."""
        most = max(self.places.get(called(place), 0) for place in places)
        return weight if most <= max(CROWD, CROWD_SHARE * self.reports) else round(weight * CROWDED, 2)
