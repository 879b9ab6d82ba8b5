"""A pair is judged with less work where nobody asks for words, and comes to the same."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from benchmarks.speed.synthetic import case

from headstone.linking import pairs
from headstone.linking.incidents_profile import Episode
from headstone.linking.linker_told import Told
from headstone.linking.once import once
from headstone.linking.pairs import FAR, candidates, judge, points
from headstone.linking.pairs_context import Context
from headstone.linking.pairs_near import Neighbours
from headstone.linking.pairs_weights import Weights, shipped


def told(claims: int) -> list[Episode]:
    made = case(claims)
    rows = Told().update(made.claims, made.reports, made.families, made.layers, (), None)
    return sorted((episode for row in rows.values() for episode in row), key=lambda episode: episode.id)


@pytest.fixture(scope="module")
def crowd() -> list[Episode]:
    return told(600)


@contextmanager
def weighed(weights: Weights) -> Iterator[None]:
    try:
        pairs.shipped = lambda: weights
        yield
    finally:
        pairs.shipped = shipped


@pytest.mark.parametrize("least", [-50.0, -4.0, 1.0, 4.0])
def test_points_are_the_score_that_is_printed(crowd: list[Episode], least: float) -> None:
    """Wherever a conflict of what was read ends to be one."""
    context, weights = Context.of(crowd), shipped()
    moved = replace(weights, overrule=dict.fromkeys(weights.overrule, least))
    with weighed(moved):
        for a, b in sorted(candidates(crowd, context)):
            said = judge(crowd, a, b, context)
            assert points(crowd[a], crowd[b], context) == (None if said.parts else round(said.score * 1000))


@pytest.mark.parametrize("least", [-50.0, 1.0])
def test_a_pair_called_far_is_far_whatever_else_the_case_holds(crowd: list[Episode], least: float) -> None:
    contexts = [Context.of(crowd), Context.of(crowd[::7]), Context.of(crowd[:2])]
    moved = replace(shipped(), overrule=dict.fromkeys(shipped().overrule, least))
    with weighed(moved):
        met = sorted(candidates(crowd, contexts[0]))
        far = [two for two in met if points(*(crowd[at] for at in two), contexts[0], -3000) == FAR]
        assert len(far) > len(met) / 5
        for a, b in far:
            assert all((points(crowd[a], crowd[b], context) or 0) <= -3000 for context in contexts)
        for a, b in set(met).difference(far):
            one, other = crowd[a], crowd[b]
            assert points(one, other, contexts[0], -3000) == points(one, other, contexts[0])


@pytest.mark.parametrize(
    ("key", "most"),
    [("two:adrel+korin", 0), ("both:adrel+korin", 0), ("news:3100+quarry", 0), ("week:3100+korin", 2)],
)
def test_what_many_share_brings_few_of_them_together(crowd: list[Episode], key: str, most: int) -> None:
    main = [episode for episode in crowd if episode.number == 0]
    for number in (4, 41, 200):
        near = Neighbours()
        near.update((), main[:number], [(episode.id, [key]) for episode in main[:number]])
        assert max(map(len, near.met.values())) == (3 if number == 4 else most)


def test_what_is_kept_of_an_episode_goes_with_it(crowd: list[Episode]) -> None:
    asked: list[str] = []

    @once
    def length(episode: Episode) -> int:
        asked.append(episode.id)
        return len(episode.names)

    assert length(crowd[0]) == length(crowd[0]) and len(asked) == 1
    assert length(replace(crowd[0], names={})) == 0 and len(asked) == 2
