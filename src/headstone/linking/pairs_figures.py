"""The figures of an episode by what they count, gathered once."""

from functools import lru_cache

from headstone.linking.incidents_profile import DESTROYED, PLACES_FOUND, VICTIMS, Episode, leading, numbers
from headstone.linking.once import once

SITES = frozenset({"sites"})
KINDS = (VICTIMS, PLACES_FOUND, DESTROYED)
Figures = tuple[frozenset[int], ...]  # of the three kinds; most are empty, and all the empty ones are one


@lru_cache(maxsize=10_000)
def _shared(figures: frozenset[int]) -> frozenset[int]:
    """The same set for the same figures: a set of one takes 200 bytes, and every episode has five."""
    return figures


@once
def led(episode: Episode) -> Figures:
    """The numbers it leads with: of victims, of places found, of things destroyed."""
    return tuple(_shared(frozenset(leading(episode, kinds))) for kinds in KINDS)


@once
def given(episode: Episode) -> Figures:
    """Every number, by the same kinds."""
    return tuple(_shared(frozenset(numbers(episode, kinds))) for kinds in KINDS)


@once
def led_of_dead(episode: Episode) -> frozenset[int]:
    """The numbers of victims and places found that it leads with, both kinds together."""
    return _shared(frozenset(leading(episode, VICTIMS | PLACES_FOUND)))


@once
def most_sites(episode: Episode) -> int:
    """The largest number of sites that it leads with; 0 for none."""
    return max(leading(episode, SITES), default=0)
