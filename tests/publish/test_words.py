from dataclasses import replace

import pytest

from headstone.model.claims import Count
from headstone.model.incidents import Corroboration, Firmness
from headstone.publish import words


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (Count("killed", "exact", "forty", 40, 40, 40), "40"),
        (Count("killed", "at_least", "at least 100", 100, None), "≥ 100"),
        (Count("killed", "more_than", "more than 300", 300, None), "> 300"),
        (Count("killed", "up_to", "up to 20", None, 20), "≤ 20"),
        (Count("killed", "fewer_than", "fewer than 9", None, 9), "< 9"),
        (Count("killed", "approximately", "about 1,500", None, None, 1500), "about 1\u202f500"),
        (Count("killed", "range", "between 80 and 100", 80, 100), "80–100"),
        (Count("killed", "vague", "dozens"), "“dozens”"),
        (Count("killed", "not_stated", ""), "not stated"),
        (Count("killed", "none", "no one", 0, 0, 0), "0"),
    ],
)
def test_a_figure_says_no_more_than_was_written(count: Count, said: str) -> None:
    assert words.figure(count) == said


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2016-11-07", "7 November 2016"),
        ("2016-11", "November 2016"),
        ("2016", "2016"),
        ("2016~", "2016 (about)"),
        ("2016-08/2016-11", "August – November 2016"),
        ("2016-10-03/2016-10-09", "3 – 9 October 2016"),
        ("2015-12/2016-01", "December 2015 – January 2016"),
        ("2016-08-01~/2016-08-09", "1 August 2016 (about) – 9 August 2016"),
        ("2016/..", "2016 or later"),
        ("../2016-10-05", "not after 5 October 2016"),
        ("/2016", "unknown start – 2016"),
        ("2016-13", "2016-13"),
        ("199X", "199X"),
        (None, "open"),
    ],
)
def test_a_date_keeps_its_precision(edtf: str | None, said: str) -> None:
    assert words.date(edtf) == said


def test_two_known_origins_are_never_called_confirmed() -> None:
    assert words.corroboration(Corroboration(3, 3, 2, 1, "corroborated")) == "≥ 2 known independent origins"
    assert words.three_numbers(Corroboration(1, 1, 1, 2, "single_origin")) == (
        "1 document · 1 publisher · 1 known independent origin (+ 2 unknown)"
    )


def test_the_bounds_of_origins_stand_beside_their_number_and_lower_the_grade() -> None:
    held = Corroboration(3, 3, 2, 1, "corroborated", ("O-1", "O-2"), 2, 3)
    assert words.three_numbers(held).endswith(" · 2 known independent origins [2 to 3] (+ 1 unknown)")
    assert words.corroboration(held) == "≥ 2 known independent origins"
    assert words.corroboration(replace(held, at_least=1)) == "≥ 2 known independent origins, perhaps fewer"
    assert words.bounds_explained(replace(held, at_least=0)).endswith("cite none of them as known")
    one = replace(held, known_origins=1, state="single_origin", at_least=1)
    assert words.corroboration(one) == "1 known origin"
    assert words.corroboration(replace(one, at_least=0)) == "1 known origin, perhaps none"


def test_an_origin_is_said_to_be_firm_or_weak_and_why() -> None:
    labels = {"two_texts": "in two texts", "international": "a body", "another_of_kind": "another"}
    assert words.firm(Firmness("O", 0.97, ("two_texts",)), labels) == "firm: in two texts"
    assert words.firm(Firmness("O", 0.5, ("another_of_kind", "international")), labels) == "weak: another; a body"
    for one in (Firmness("O", 0.9, ("by_view",)), Firmness("O", 0.99), None):
        assert words.firm(one, labels) == ""


def test_a_code_without_a_label_is_read_as_words() -> None:
    assert words.label("cem.grave_destruction") == "cem grave destruction"
    assert words.label("cem.grave_destruction", {"cem.grave_destruction": "Graves smashed"}) == "Graves smashed"
