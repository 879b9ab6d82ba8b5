"""Pairs of episodes that may tell of one incident: found by shared keys, judged by a table of rules.

Nothing compares every two episodes: they meet through a place name, a cell of the map, a copied text or a rare name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from headstone.linking.incidents_profile import Episode
from headstone.linking.pairs_blocks import BLOCKS
from headstone.linking.pairs_context import Context
from headstone.linking.pairs_keys import keys_of
from headstone.linking.pairs_near import Neighbours
from headstone.linking.pairs_rules import RULES, copied

START = -1.5  # before any evidence two episodes are two incidents; the labelled sets are flat from -2 to -0.5


@dataclass(frozen=True, slots=True)
class Judged:
    """Two episodes (indexes a < b), their score (above 0: one incident) and why, or the conflict that parts them."""

    a: int
    b: int
    score: float
    reasons: tuple[str, ...]
    conflict: str | None = None


def judged_pairs(episodes: Sequence[Episode]) -> tuple[Judged, ...]:
    """Every pair worth judging, judged; in order of the indexes."""
    context = Context.of(episodes)
    return tuple(judge(episodes, a, b, context) for a, b in sorted(candidates(episodes, context)))


def judge(episodes: Sequence[Episode], a: int, b: int, context: Context) -> Judged:
    """The pair (a, b): conflicts first, then the sum of the rules that have something to say."""
    one, other = episodes[a], episodes[b]
    conflict = next(filter(None, (block(one, other) for block in BLOCKS)), None)
    if conflict and not copied(one, other, context):  # places of copies may be read differently; their event is one
        return Judged(a, b, 0.0, (), conflict)
    found = [hit for rule in RULES if (hit := rule(one, other, context)) is not None]
    score = START + sum(hit[0] for hit in found)
    return Judged(a, b, round(score, 3), tuple(f"{weight:+.1f} {reason}" for weight, reason in found))


def candidates(episodes: Sequence[Episode], context: Context) -> set[tuple[int, int]]:
    """Pairs of indexes a < b that meet under a key."""
    place = {episode.id: number for number, episode in enumerate(episodes)}
    near = Neighbours()
    near.update((), episodes, {episode.id: keys_of(episode, context.spread) for episode in episodes})
    return {(place[a], place[b]) for a, others in near.met.items() for b in others if place[a] < place[b]}
