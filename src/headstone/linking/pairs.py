"""Pairs of episodes that may tell of one incident: found by shared keys, judged by a table of rules.

Nothing compares every two episodes: they meet through a place name, a cell of the map, a copied text or a rare name.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from headstone.linking.incidents_profile import Episode
from headstone.linking.pairs_blocks import HARD, OF_PLACE, READ, doubt
from headstone.linking.pairs_context import Context
from headstone.linking.pairs_keys import keys_of
from headstone.linking.pairs_most import most_of_texts, uncrowded
from headstone.linking.pairs_near import Neighbours
from headstone.linking.pairs_rules import ALL, OWN, is_copy, place
from headstone.linking.pairs_text import CASED, slight
from headstone.linking.pairs_time import subject, timing
from headstone.linking.pairs_weights import Sign, Weights, shipped

SAID = 0.05  # a reason of less weight is not printed
FAR = -(10**8)  # said of a pair that nothing in the case brings above the floor asked for
SLACK = 0.001  # of a bound over the sum that it bounds: sums of floats


@dataclass(frozen=True, slots=True)
class Judged:
    """Two episodes (indexes a < b), their score and why, and the conflict that speaks against them.

    `score` is in log-odds over the threshold of linking: above 0 they are linked. `parts`: they are never linked for
    the sake of others, whatever the score. `copy`: their texts are of one origin. `asks`: linked or not, it is not
    sure, and a person should look; a pair of gva that is linked and does not ask is right 98 times in 100.
    """

    a: int
    b: int
    score: float
    reasons: tuple[str, ...]
    conflict: str | None = None
    asks: bool = False
    parts: bool = False
    copy: bool = False


def judged_pairs(episodes: Sequence[Episode]) -> tuple[Judged, ...]:
    """Every pair worth judging, judged; in order of the indexes."""
    context = Context.of(episodes)
    return tuple(judge(episodes, a, b, context) for a, b in sorted(candidates(episodes, context)))


def judge(episodes: Sequence[Episode], a: int, b: int, context: Context, weights: Weights | None = None) -> Judged:
    """The pair (a, b): hard conflicts first, then the sum of what the signs of all rules are worth.

    What conflicts in copies was read wrongly in one. A place or day may be read wrongly: such a conflict is a sign
    like others. Unless both are told at some length and all together outweighs it, it also holds the pair far below the
    threshold, so that they are one only where many other reports say so.
    """
    one, other, held = episodes[a], episodes[b], weights or shipped()
    copy = is_copy(one, other)
    conflict = None if copy else next(filter(None, (block(one, other) for block in HARD)), None)
    if conflict:
        return Judged(a, b, 0.0, (), conflict, parts=True)
    doubts = [] if copy else doubts_of(one, other)
    found = [(held.of(sign), sign.words) for sign in signs(one, other, context, doubts)]
    odds = math.fsum([held.start, *(weight for weight, _ in found)])
    asks = held.ask <= odds < held.sure
    if holds(one, other, doubts) and (slight(one, other) or odds <= held.overrule[subject(one, other)]):
        conflict, least = doubts[0].words, held.link - held.doubted
        if odds > least:
            found.append((least - odds, "this is not outweighed"))
            odds = least
    if copy and slight(one, other) and odds < held.link + held.copied:  # longer texts speak for themselves
        found.append((held.link + held.copied - odds, "texts of one origin tell of one incident"))
        odds = held.link + held.copied
    said = tuple(f"{weight:+.1f} {words}" for weight, words in found if abs(weight) >= SAID)
    return Judged(a, b, round(odds - held.link, 3), said, conflict, asks, copy=copy)


def points(a: Episode, b: Episode, context: Context, floor: int | None = None) -> int | None:
    """The score of `judge` in thousandths, None for a conflict that parts the two, and no words.

    With a `floor`, FAR for most pairs that come to no more than it: those that would whatever the case as a whole says
    of names and words, so that no other report changes it. It costs half as much to know.
    """
    held = shipped()
    if is_copy(a, b):
        return round(judge((a, b), 0, 1, context, held).score * 1000)
    if any(block(a, b) for block in HARD):
        return None
    doubts = doubts_of(a, b)
    own = [held.start, *(held.of(sign) for rule in OWN for sign in rule(a, b, context)), *map(held.of, doubts)]
    where = [held.of(sign) for sign in place(a, b, context)]
    if floor is not None:
        most = math.fsum([*own, *map(uncrowded, where), most_of_texts(a, b, held)]) + SLACK
        if _held(a, b, most, doubts, held) <= held.link + floor / 1000:
            return FAR
    told = (held.of(sign) for rule in CASED for sign in rule(a, b, context))
    return round(round(_held(a, b, math.fsum([*own, *where, *told]), doubts, held) - held.link, 3) * 1000)


def _held(a: Episode, b: Episode, odds: float, doubts: Sequence[Sign], held: Weights) -> float:
    """What is left of the odds where what was read is in conflict."""
    if holds(a, b, doubts) and (odds <= held.overrule[subject(a, b)] or slight(a, b)):
        return min(odds, held.link - held.doubted)
    return odds


def holds(a: Episode, b: Episode, doubts: Sequence[Sign]) -> bool:
    """Is there a conflict that holds the two apart where it is not outweighed? Of what no more than hints at an event
    the place is the one named nearest: in conflict that speaks against the two, and no more."""
    where = OF_PLACE if not (a.founds and b.founds) else ()
    return any(sign.feature not in where for sign in doubts)


def doubts_of(a: Episode, b: Episode) -> list[Sign]:
    """The conflicts of what was read; between killings that are told of at one time they say less."""
    found = [sign for block in READ if (sign := doubt(block, a, b))]
    if found and timing(a, b) == "near":
        found.append(Sign("in_doubt_at_once", 1, "though both are told of at one time"))
    return found


def signs(a: Episode, b: Episode, context: Context, doubts: Sequence[Sign] = ()) -> list[Sign]:
    """All that the rules say of two episodes, and the conflicts of what was read."""
    return [*(sign for rule in ALL for sign in rule(a, b, context)), *doubts]


def candidates(episodes: Sequence[Episode], context: Context) -> set[tuple[int, int]]:
    """Pairs of indexes a < b that meet under a key."""
    place = {episode.id: number for number, episode in enumerate(episodes)}
    near = Neighbours()
    near.update((), episodes, ((episode.id, keys_of(episode, context.spread)) for episode in episodes))
    return {(place[a], place[b]) for a, others in near.met.items() for b in others if place[a] < place[b]}
