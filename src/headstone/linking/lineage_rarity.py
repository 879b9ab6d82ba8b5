"""How rare a detail is in a case, and which reports of two languages share enough rare ones to be compared."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from headstone.linking.lineage_details import BONES, Detail
from headstone.linking.overlap import Forest

CROWD = 3_000  # pairs that one detail may propose: more is the event's place or its toll
PROPOSED = 2.0  # weight of shared details from which a pair is compared
LEAST_RARE = 0.2  # weight of a detail that every text of the case has
FEW, MANY = 10, 30  # texts of a case: below the first rarity says nothing more, from the second on it is known
UNKNOWN = (
    0.7  # what a rare detail weighs where the case is too small to tell: the mean of those that translations share
)
SHORT = 0.5  # of the weight, for figures below four and names of two bones

Entry = tuple[str, str]


@dataclass(frozen=True)
class Index:
    """Texts by the details that they hold, words that are a name in no text left out; and the weight of each detail."""

    holders: dict[Entry, list[int]]
    rarity: dict[Entry, float]

    @classmethod
    def of(cls, texts: Sequence[Sequence[Detail]], kin: Iterable[tuple[int, int]]) -> "Index":
        """`kin`: copies of one text, which count as one text that has its details."""
        holders = _holders(texts)
        forest = Forest(len(texts))
        for a, b in kin:
            forest.join(a, b)
        roots = [forest.root(number) for number in range(len(texts))]
        whole = math.log(max(FEW, len(set(roots))))
        rare = UNKNOWN + (1 - UNKNOWN) * min(1.0, len(set(roots)) / MANY)
        held = {entry: len({roots[number] for number in numbers}) for entry, numbers in holders.items()}
        # A translation and its source have every detail that they share; what a third text has too is worth less.
        weights = {entry: max(LEAST_RARE, 1 - math.log(max(1, n - 1)) / whole) for entry, n in held.items()}
        return cls(holders, {entry: rare * weight for entry, weight in weights.items()})

    def weight(self, detail: Detail) -> float:
        """More than 0, at most 1."""
        weight = max((self.rarity.get(entry, 1.0) for entry in detail.entries), default=1.0)
        few = detail.kind == "number" and detail.keys[0] in ("2", "3")
        return weight * (SHORT if few or (detail.kind == "name" and len(detail.keys[0]) < BONES) else 1.0)

    def proposed(self, languages: Sequence[str | None]) -> set[tuple[int, int]]:
        """Pairs of different languages that share enough rare details to be worth a look."""
        shared: dict[tuple[int, int], float] = defaultdict(float)
        for entry, numbers in self.holders.items():
            of: dict[str | None, list[int]] = defaultdict(list)
            for number in numbers:
                of[languages[number]].append(number)
            both = list(combinations(of.values(), 2))
            if sum(len(one) * len(other) for one, other in both) <= CROWD:
                for one, other in both:
                    for pair in ((min(a, b), max(a, b)) for a in one for b in other):
                        shared[pair] += self.rarity[entry]
        return {pair for pair, weight in shared.items() if weight >= PROPOSED}


def _holders(texts: Sequence[Sequence[Detail]]) -> dict[Entry, list[int]]:
    found: dict[Entry, list[int]] = defaultdict(list)
    sure: set[Entry] = set()
    for number, of in enumerate(texts):
        for entry in {entry for detail in of for entry in detail.entries}:
            found[entry].append(number)
        sure |= {entry for detail in of if detail.sure for entry in detail.entries}
    return {entry: numbers for entry, numbers in found.items() if entry in sure}
