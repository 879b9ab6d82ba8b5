"""The figures of an episode by what they count, gathered once."""

from headstone.linking.incidents_profile import DESTROYED, PLACES_FOUND, VICTIMS, Episode, leading, numbers
from headstone.linking.once import once

SITES = frozenset({"sites"})


@once
def led(episode: Episode) -> tuple[set[int], set[int], set[int]]:
    """The numbers it leads with: of victims, of places found, of things destroyed."""
    return leading(episode, VICTIMS), leading(episode, PLACES_FOUND), leading(episode, DESTROYED)


@once
def given(episode: Episode) -> tuple[set[int], set[int], set[int]]:
    """Every number, by the same kinds."""
    return numbers(episode, VICTIMS), numbers(episode, PLACES_FOUND), numbers(episode, DESTROYED)


@once
def led_of_dead(episode: Episode) -> set[int]:
    """The numbers of victims and places found that it leads with, both kinds together."""
    return leading(episode, VICTIMS | PLACES_FOUND)


@once
def most_sites(episode: Episode) -> int:
    """The largest number of sites that it leads with; 0 for none."""
    return max(leading(episode, SITES), default=0)
