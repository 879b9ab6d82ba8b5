from datetime import date

import pytest

from headstone.model.incidents import CountEnvelope, CountValue, DatedRole
from headstone.model.places import Place
from headstone.publish import charts, locator
from headstone.publish.edtf import extent

SQUARE = {"countries": {"XA": [[[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0], [0.0, 0.0]]]}}


def value(low: int | None, high: int | None, form: str, point: int | None = None, origin: str = "O-1") -> CountValue:
    return CountValue(low, high, point, form, "words", origin, f"C-{low}{high}")


def test_one_figure_of_one_origin_is_one_mark_however_often_it_is_told() -> None:
    scale = charts.counts(CountEnvelope("killed", 40, 40, (value(40, 40, "exact"), value(40, 40, "exact"))))
    assert [(mark.shape, len(mark.claims)) for mark in scale.marks] == [("point", 2)]


def test_an_open_side_reaches_the_edge_of_the_scale() -> None:
    scale = charts.counts(CountEnvelope("killed", None, None, (value(100, None, "at_least"), value(None, 20, "up_to"))))
    first, second = scale.marks
    assert (first.shape, first.left, first.right) == ("from", 80.0, 100.0)
    assert (second.shape, second.left, second.right) == ("upto", 0.0, 16.0)


@pytest.mark.parametrize("form", ["vague", "unspecified", "not_stated"])
def test_a_word_has_no_place_on_a_scale(form: str) -> None:
    scale = charts.counts(CountEnvelope("killed", None, None, (value(None, None, form),)))
    assert scale.marks[0].shape == "word"
    assert scale.ticks == ()


def test_an_approximate_figure_is_drawn_apart_from_an_exact_one() -> None:
    scale = charts.counts(CountEnvelope("killed", None, None, (value(None, None, "approximately", 150),)))
    assert scale.marks[0].shape == "about"


def test_ticks_are_few_and_round() -> None:
    scale = charts.counts(CountEnvelope("killed", 1517, 1517, (value(1517, 1517, "exact"),)))
    assert [tick.label for tick in scale.ticks] == ["0", "500", "1\u202f000", "1\u202f500"]


def test_a_month_is_a_bar_and_a_day_a_point() -> None:
    scale = charts.timeline([DatedRole("act", "2016-08"), DatedRole("discovery", "2016-11-07")], [])
    assert [mark.shape for mark in scale.marks] == ["range", "point"]
    assert scale.marks[0].left < scale.marks[0].right < scale.marks[1].left


def test_an_open_date_is_listed_and_not_placed() -> None:
    scale = charts.timeline([], [("act", "at night", "C-1")])
    assert [(mark.shape, mark.label, mark.wording) for mark in scale.marks] == [("word", "open", "at night")]
    assert scale.ticks == ()


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2016", (date(2016, 1, 1), date(2016, 12, 31))),
        ("2016-02", (date(2016, 2, 1), date(2016, 2, 29))),
        ("2016-02-03~", (date(2016, 2, 3), date(2016, 2, 3))),
        ("2014-06/2016-11", (date(2014, 6, 1), date(2016, 11, 30))),
        ("2014/..", (date(2014, 1, 1), None)),
        ("/2014", (None, date(2014, 12, 31))),
        ("199X", (date(1990, 1, 1), date(1999, 12, 31))),
        ("2016-22", (date(2016, 6, 1), date(2016, 8, 31))),
        ("2016-02-30", (None, None)),
        ("unknown", (None, None)),
    ],
)
def test_a_date_spans_its_first_to_its_last_day(edtf: str, days: tuple[date | None, date | None]) -> None:
    assert extent(edtf) == days


def test_an_unresolved_place_has_no_map() -> None:
    assert locator.locate(Place("the valley"), SQUARE) is None


def test_a_small_area_is_a_ring_and_the_caption_says_so() -> None:
    found = locator.locate(Place("a farm", "A farm", 5.0, 5.0, 100, "P1", country="XA"), SQUARE)
    assert found is not None
    assert found.area is None
    assert found.ring == (320.0, 200.0, locator.SMALLEST)
    assert "drawn larger" in found.caption
    assert "within 100 m" in found.caption


def test_a_wide_area_is_drawn_to_scale() -> None:
    found = locator.locate(Place("a district", "A district", 5.0, 5.0, 150_000, "P4", country="XA"), SQUARE)
    assert found is not None
    assert found.area is not None
    xs = [float(pair.split(",")[0]) for pair in found.area.strip("MZ").split("L")]
    assert (max(xs) - min(xs)) / 2 == pytest.approx(150_000 / (2 * 500_000 / locator.HEIGHT), rel=0.01)


def test_a_country_is_drawn_as_its_outline_within_the_window() -> None:
    found = locator.locate(Place("Xanadu", "Xanadu", 5.0, 5.0, 600_000, "P7", country="XA"), SQUARE)
    assert found is not None
    assert found.area is not None
    assert found.area.count("L") == 4
    assert [land.own for land in found.lands] == [True]


def test_a_map_at_the_antimeridian_takes_the_short_way_round() -> None:
    islands = {
        "countries": {"XB": [[[178.0, -19.0], [-178.0, -19.0], [-178.0, -15.0], [178.0, -15.0], [178.0, -19.0]]]}
    }
    found = locator.locate(Place("the islands", "Islands", -17.0, 179.9, 20_000, "P3", country="XB"), islands)
    assert found is not None
    xs = [float(pair.split(",")[0]) for pair in found.lands[0].path.strip("MZ").split("L")]
    assert max(xs) - min(xs) < 400


def test_names_that_would_run_into_one_another_give_way_to_the_larger_country() -> None:
    ring = [[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0], [0.0, 0.0]]
    inner = [[2.0, 2.5], [8.0, 2.5], [8.0, 7.5], [2.0, 7.5], [2.0, 2.5]]
    both = {"countries": {"XA": [ring], "XB": [inner]}}
    found = locator.locate(Place("a town", "A town", 5.0, 5.0, 150_000, "P4", country="XA"), both)
    assert found is not None
    assert [name.text for name in found.names] == ["XA"]


def test_names_come_from_the_labels() -> None:
    found = locator.locate(
        Place("a town", "A town", 5.0, 5.0, 5000, "P2", country="XA"), SQUARE, {"country.XA": "Xanadu"}
    )
    assert found is not None
    assert [name.text for name in found.names] == ["Xanadu"]
