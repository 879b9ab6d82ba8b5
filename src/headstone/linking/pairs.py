"""Pairs of episodes that may tell of one incident: found by shared keys, judged by a table of rules.

Nothing compares every two episodes: they meet through a place name, a cell of the map, a copied text or a rare name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from headstone.linking.incidents_profile import Episode
from headstone.linking.pairs_blocks import BLOCKS
from headstone.linking.pairs_context import Context
from headstone.linking.pairs_keys import keys_of
from headstone.linking.pairs_rules import RULES, copied

HUB = 40  # episodes under one key: beyond it each meets only its neighbours in time, so that work stays linear
NEIGHBOURS = 12
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
    """Pairs of indexes a < b that share a key."""
    keys: dict[str, list[int]] = {}
    for number, episode in enumerate(episodes):
        for key in keys_of(episode, context.spread):
            keys.setdefault(key, []).append(number)
    found: set[tuple[int, int]] = set()
    for numbers in keys.values():
        found |= _paired(numbers, episodes)
    return {(a, b) for a, b in found if episodes[a].report != episodes[b].report}


def _paired(numbers: list[int], episodes: Sequence[Episode]) -> set[tuple[int, int]]:
    if len(numbers) <= HUB:
        return {(a, b) for place, a in enumerate(numbers) for b in numbers[place + 1 :]}
    ordered = sorted(numbers, key=lambda number: (_time(episodes[number]), number))
    pairs = ((a, b) for place, a in enumerate(ordered) for b in ordered[place + 1 : place + 1 + NEIGHBOURS])
    return {(min(pair), max(pair)) for pair in pairs}


def _time(episode: Episode) -> int:
    """Day by which episodes of a crowded place are put in order: of the event, else of publication, else last."""
    firsts = [span.last for spans in episode.dates.values() for span in spans if span.bounded]
    return min(firsts, default=episode.published.first if episode.published else 2**31)
