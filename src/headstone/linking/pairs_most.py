"""The most that two texts can say for one incident, whatever the rest of the case says of their names and words.

More than half of the pairs of a large case meet by a place or a week and have hardly a word in common. They stay far
below the threshold however rare a name becomes, so that their texts need not be weighed, now or when a report is added.
"""

from headstone.linking.incidents_profile import Episode
from headstone.linking.pairs_context import CROWDED
from headstone.linking.pairs_text import few_words, in_title_too, share_of_names, share_of_words, told_elsewhere
from headstone.linking.pairs_time import timing
from headstone.linking.pairs_tongues import tongues
from headstone.linking.pairs_weights import Weights, on_scale


def uncrowded(weight: float) -> float:
    """The most that a sign of place may weigh when its place becomes crowded, or is no more."""
    return max(weight, weight * CROWDED, weight / CROWDED)


def most_of_texts(a: Episode, b: Episode, held: Weights) -> float:
    """Log-odds that the signs of the rules in CASED do not exceed."""
    return _names(a, b, held) + _full_names(a, b, held) + _words(a, b, held) + _titles(a, b, held)


def _names(a: Episode, b: Episode, held: Weights) -> float:
    share, when = share_of_names(a, b), timing(a, b)
    shared = a.names.keys() & b.names.keys()
    apart = not shared or shared <= told_elsewhere(a, b)
    tongue = tongues(a, b)
    alike = share * (_most(f"names{tongue}", held, apart) + (_most(f"names_{when}", held, apart) if when else 0.0))
    none = share * held.tops[f"no_name{tongue}"]
    if apart:
        return alike + none
    rare = held.tops["rare_names"] + held.tops["rare_names_number"]
    return alike + max(none, held.tops["rarest_name"]) + max(0.0, rare)


def _full_names(a: Episode, b: Episode, held: Weights) -> float:
    if not (a.full and b.full):
        return 0.0
    apart = a.full.keys().isdisjoint(b.full)
    tongue = tongues(a, b)
    return _most(f"full_names{tongue}", held, apart) + _most(f"full_names_first{tongue}", held, apart)


def _words(a: Episode, b: Episode, held: Weights) -> float:
    share = share_of_words(a, b)
    alike = share * _most(f"words{tongues(a, b)}", held, a.tokens.keys().isdisjoint(b.tokens)) if share else 0.0
    return alike + sum(map(held.of, few_words(a, b)))


def _titles(a: Episode, b: Episode, held: Weights) -> float:
    if not (a.title or b.title):
        return 0.0
    told = sorted(in_title_too(one, other) for one, other in ((a, b), (b, a)) if one.title)
    tongue = tongues(a, b)
    titles = _most(f"titles{tongue}", held, a.title.isdisjoint(b.title)) if len(told) > 1 else 0.0
    second = _most(f"titles_told{tongue}", held, not told[0]) if len(told) > 1 else 0.0
    return titles + second + _most(f"title_told{tongue}", held, not told[-1])


def _most(feature: str, held: Weights, nothing: bool) -> float:
    """What a feature weighs at 0 where two texts share `nothing`, else the most that it may weigh."""
    return on_scale(0.0, held.scales[feature]) if nothing else held.tops[feature]
