"""People's merges and splits, as pairs of claims, turned into wishes about episodes. The later word wins."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from headstone.linking.cluster import Wishes
from headstone.linking.incidents_profile import Episode
from headstone.linking.overlap import Forest
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


def wishes(verdicts: Sequence[Verdict], told: Sequence[Episode]) -> Wishes:
    """Must and cannot pairs of episodes. Newest first: an older word that contradicts newer ones is passed over."""
    home = {claim.id: number for number, episode in enumerate(told) for claim in episode.claims}
    forest = Forest(len(told))
    must: set[tuple[int, int]] = set()
    cannot: set[tuple[int, int]] = set()
    for verdict in reversed(verdicts):
        known = [home[claim] for claim in verdict.claims if claim in home]
        for a, b in ((min(pair), max(pair)) for pair in pairwise(known)):
            if a == b:
                continue
            if verdict.kind == JOIN and not _parted(forest, cannot, a, b):
                forest.join(a, b)
                must.add((a, b))
            elif verdict.kind == PART and forest.root(a) != forest.root(b):
                cannot.add((a, b))
    return Wishes(frozenset(must), frozenset(cannot))


def _parted(forest: Forest, cannot: set[tuple[int, int]], a: int, b: int) -> bool:
    ends = {forest.root(a), forest.root(b)}
    return len(ends) == 2 and any({forest.root(x), forest.root(y)} == ends for x, y in cannot)
