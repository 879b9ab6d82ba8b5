"""What is worked out of an episode once, though it is compared with many others."""

from collections.abc import Callable
from typing import Any, TypeVar

from headstone.linking.incidents_profile import Episode

T = TypeVar("T")


def once(make: Callable[[Episode], T]) -> Callable[[Episode], T]:
    """A function of one episode that keeps what it made with the episode, and goes with it. An episode of a large case
    is judged against forty others; a third of the time went into gathering its places, days and figures anew."""

    def kept(episode: Episode) -> T:
        known: dict[object, Any] = episode.kept
        if make not in known:
            known[make] = make(episode)
        made: T = known[make]
        return made

    kept.__name__, kept.__doc__ = make.__name__, make.__doc__
    return kept
