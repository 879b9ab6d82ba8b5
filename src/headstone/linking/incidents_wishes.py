"""People's merges and splits, as pairs of claims, turned into wishes about episodes. The later word wins."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from headstone.linking.incidents_profile import Episode
from headstone.linking.linker_groups import Asked
from headstone.linking.pairs_near import Pair
from headstone.model.verdicts import Verdict

JOIN, PART = "must_link", "cannot_link"


def apart(verdicts: Sequence[Verdict]) -> Mapping[str, frozenset[str]]:
    """For each claim the claims that a person parted from it, unless a later word joined the two. Verdicts in order."""
    last: dict[tuple[str, str], str] = {}
    for verdict in verdicts:
        if verdict.kind in (JOIN, PART):
            for a, b in pairwise(verdict.claims):
                last[(min(a, b), max(a, b))] = verdict.kind
    found: dict[str, set[str]] = {}
    for (a, b), kind in last.items():
        if kind == PART:
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
    return {claim: frozenset(others) for claim, others in found.items()}


def asked(verdicts: Sequence[Verdict], home: Mapping[str, Episode]) -> Asked:
    """Must and cannot pairs of episodes. Newest first: an older word that contradicts newer ones is passed over.

    `verdicts` in order; `home` gives the episode of each claim.
    """
    tree = _Tree()
    must: set[Pair] = set()
    cannot: set[Pair] = set()
    for verdict in reversed(verdicts):
        if verdict.kind not in (JOIN, PART):
            continue
        known = [home[claim].id for claim in verdict.claims if claim in home]
        for a, b in ((min(pair), max(pair)) for pair in pairwise(known)):
            if a == b:
                continue
            if verdict.kind == JOIN and not tree.parted(a, b):
                tree.join(a, b)
                must.add((a, b))
            elif verdict.kind == PART and tree.root(a) != tree.root(b):
                tree.part(a, b)
                cannot.add((a, b))
    return Asked(frozenset(must), frozenset(cannot))


class _Tree:
    """Sets that merges make, by their root, and which of them are parted: every step looks at two sets only."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._against: dict[str, set[str]] = {}

    def root(self, item: str) -> str:
        while (parent := self._parent.get(item, item)) != item:
            self._parent[item] = self._parent.get(parent, parent)
            item = parent
        return item

    def parted(self, a: str, b: str) -> bool:
        return self.root(b) in self._against.get(self.root(a), ())

    def part(self, a: str, b: str) -> None:
        one, other = self.root(a), self.root(b)
        self._against.setdefault(one, set()).add(other)
        self._against.setdefault(other, set()).add(one)

    def join(self, a: str, b: str) -> None:
        one, other = sorted((self.root(a), self.root(b)))
        if one == other:
            return
        self._parent[other] = one
        for third in self._against.pop(other, set()):
            self._against[third].discard(other)
            self._against[third].add(one)
            self._against.setdefault(one, set()).add(third)
