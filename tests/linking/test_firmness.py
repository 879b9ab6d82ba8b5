import itertools
import math
from dataclasses import replace

import pytest

from headstone.linking.corroborating import Counting
from headstone.linking.firmness import Weights, bounds, shipped
from headstone.linking.origins import resolve
from headstone.model.claims import PASSED_ON, UNSURE, VIEW, Claim, Voice
from headstone.model.incidents import Corroboration, Firmness
from headstone.model.lineage import Family, Link
from headstone.tables import load
from tests.linking.test_origins import ARMY, HRW, RESIDENTS, TABLE, UN, claim, report

AMNESTY = Voice("Example Watch Group", "Example Watch Group", "ngo", side="Example Watch Group")


def counting(*claims: Claim, families: tuple[Family, ...] = ()) -> Counting:
    reports = [report(id_, f"Paper {id_}") for id_ in sorted({one.report for one in claims})]
    return Counting.of(resolve(claims, reports, families, {}, TABLE), reports, families, TABLE)


def whole(*claims: Claim, families: tuple[Family, ...] = ()) -> Corroboration:
    return counting(*claims, families=families).whole(claims)


def signs(*claims: Claim) -> dict[str, tuple[str, ...]]:
    """By the name of each origin."""
    held = counting(*claims)
    return {held.by_id[one.origin].name: one.signs for one in held.whole(claims).firmness}


def kinds(*claims: Claim, families: tuple[Family, ...] = ()) -> list[tuple[str, ...]]:
    return [one.signs for one in whole(*claims, families=families).firmness]


def test_what_is_surely_so_has_bounds_that_meet() -> None:
    sure = Weights(50.0, {}, 0.0, 0.1)
    assert bounds([sure.score(()), sure.score(())], sure) == (2, 2)


@pytest.mark.parametrize("scores", [(), (0.9,), (0.95, 0.7), (0.97, 0.9, 0.5), (0.6, 0.6, 0.6, 0.99)])
@pytest.mark.parametrize("tail", [0.05, 0.1, 0.2])
def test_each_bound_is_the_first_that_leaves_no_more_than_the_tail_beyond_it(
    scores: tuple[float, ...], tail: float
) -> None:
    """Against every outcome counted one by one."""
    unseen = 0.4
    share: dict[int, float] = {}
    for trial in itertools.product((0, 1), repeat=len(scores)):
        chance = math.prod(score if hit else 1 - score for score, hit in zip(scores, trial, strict=True))
        for more in range(9):
            number = sum(trial) + more
            share[number] = share.get(number, 0.0) + chance * math.exp(-unseen) * unseen**more / math.factorial(more)
    least, most = bounds(scores, Weights(0.0, {}, unseen, tail))
    fewer = [sum(p for n, p in share.items() if n < bound) for bound in range(len(scores) + 2)]
    assert least == max(bound for bound in range(len(scores) + 1) if fewer[bound] <= tail)
    upto = [sum(p for n, p in share.items() if n <= bound) for bound in range(len(scores) + 9)]
    assert most == max(len(scores), min(bound for bound, held in enumerate(upto) if held >= 1 - tail))


def test_an_origin_of_two_texts_stands_firmer_than_one_of_two_copies() -> None:
    first, second = claim(HRW), claim(HRW, by="R-2")
    kin = Family("F-1", ("R-1", "R-2"), (Link("R-2", "R-1", "republished_uncredited", "r", 0.9),))
    assert kinds(first, second) == [("two_texts",)]
    assert kinds(first, second, families=(kin,)) == [()]
    apart, copied = whole(first, second), whole(first, second, families=(kin,))
    assert apart.firmness[0].score > copied.firmness[0].score
    assert (apart.known_origins, copied.known_origins) == (1, 1)


def test_voices_of_one_report_alone_are_each_said_to_be_so() -> None:
    assert kinds(claim(ARMY, HRW)) == [("one_of_two",), ("one_of_two",)]
    assert signs(claim(ARMY, HRW, UN))["Human Rights Watch"] == ("one_of_many",)
    assert signs(claim(ARMY, HRW), claim(HRW, by="R-2"))["Human Rights Watch"] == ("two_texts",)


def test_two_bodies_of_a_kind_may_be_one_and_two_outlets_are_not() -> None:
    assert kinds(claim(HRW), claim(AMNESTY, by="R-2")) == [("another_of_kind",)] * 2
    ours, theirs = (Voice(f"Paper {id_}", "we", "own_reporter", side=f"Paper {id_}") for id_ in ("R-1", "R-2"))
    assert kinds(claim(ours), claim(theirs, by="R-2")) == [(), ()]


def test_a_body_of_the_united_nations_is_marked() -> None:
    assert kinds(claim(UN)) == [("international",)]


def test_what_all_claims_have_from_the_view_or_by_way_of_another_outlet_is_marked() -> None:
    seen = replace(HRW, rule=VIEW)
    assert kinds(claim(seen)) == [("by_view",)]
    assert kinds(claim(seen), claim(HRW)) == [()]
    heard = replace(RESIDENTS, rule=f"voices{PASSED_ON}")
    assert kinds(claim(heard)) == [("passed_on",)]


def test_a_voice_that_is_unsure_carries_nothing() -> None:
    half = replace(HRW, rule=f"voices{UNSURE}")
    assert kinds(claim(HRW), claim(half, by="R-2")) == [()]


def test_a_figure_has_a_lower_bound_alone_and_an_incident_has_both() -> None:
    claims = [claim(ARMY), claim(HRW, by="R-2")]
    held = counting(*claims)
    figure, every = held(claims), held.whole(claims)
    assert figure == replace(every, at_most=None)
    assert every.at_least is not None and every.at_most is not None
    assert every.at_least <= every.known_origins <= every.at_most
    assert {one.origin for one in every.firmness} == set(every.origins)


def test_weak_origins_lower_what_is_surely_there_and_nothing_else() -> None:
    firm = whole(claim(ARMY), claim(ARMY, by="R-2"), claim(HRW, by="R-3"), claim(HRW, by="R-4"))
    weak = whole(claim(AMNESTY), claim(HRW, by="R-2"))
    assert (firm.known_origins, weak.known_origins) == (2, 2)
    assert (firm.at_least, weak.at_least) == (2, 1)


def test_an_incident_of_which_nothing_is_known_may_have_one_unseen() -> None:
    nobody = whole(claim())
    assert (nobody.known_origins, nobody.at_least, nobody.at_most) == (0, 0, 1)


def test_every_sign_has_its_weight_and_its_words() -> None:
    assert shipped().signs.keys() == load("vocabulary.yaml")["firmness"].keys()
    assert shipped().signs["two_texts"] > 0 > max(
        weight for sign, weight in shipped().signs.items() if sign != "two_texts"
    )
    assert Firmness("O", shipped().score(("two_texts",))).score > shipped().score(())
