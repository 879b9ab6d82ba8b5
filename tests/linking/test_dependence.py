"""Reports of different origins that share a detail which others contradict."""

from dataclasses import replace

import pytest

from headstone.linking.dependence import dependence, misspelt
from headstone.linking.incidents_profile import Episode, episodes
from headstone.model.claims import Claim
from headstone.model.sources import Meta, Report
from headstone.model.spans import Span

TOLD = {"R-1": "Bahim", "R-2": "Bahim", "R-3": "Rahim", "R-4": "Rahim"}
ORIGINS = {f"C-{report}": (f"O-{report}",) for report in TOLD}


def told() -> tuple[Episode, ...]:
    reports = {id_: Report(id_, "", f"{id_}.txt", "", Meta(published="2009-04-14"), "read") for id_ in TOLD}
    claims = [Claim(f"C-{id_}", id_, "L", "grave.discovery", Span(0, 5)) for id_ in TOLD]
    texts = {id_: f"A grave was found near the wells of {name} in the desert." for id_, name in TOLD.items()}
    return episodes(claims, reports, {}, {}, texts)


@pytest.mark.parametrize(("a", "b"), [("rahim", "bahim"), ("lakoga", "lagoka"), ("zelemani", "zelemai")])
def test_a_slip_is_one_letter_or_two_that_changed_places(a: str, b: str) -> None:
    assert misspelt(a, b)


@pytest.mark.parametrize(("a", "b"), [("syria", "syrian"), ("rahim", "rahim"), ("serpa", "moura")])
def test_an_ending_or_another_name_is_no_slip(a: str, b: str) -> None:
    assert not misspelt(a, b)


def test_two_reports_with_a_misspelt_name_of_their_own_are_flagged_with_it() -> None:
    (flag,) = dependence(told(), ORIGINS)
    assert "“Bahim”" in flag
    assert "“Rahim”" in flag


def test_reports_of_one_known_origin_or_text_need_no_flag() -> None:
    assert dependence(told(), dict.fromkeys(ORIGINS, ("O-1",))) == ()
    assert dependence([replace(one, families=frozenset({"F-1"})) for one in told()], ORIGINS) == ()


def test_the_order_of_reports_changes_nothing() -> None:
    assert dependence(told()[::-1], ORIGINS) == dependence(told(), ORIGINS)
