import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstone.linking.when import OPEN_FUTURE, OPEN_PAST, days


@pytest.mark.parametrize(
    ("edtf", "length"),
    [("2016-11-07", 1), ("2016-11", 30), ("2016-02", 29), ("2016", 366), ("2016-11-07~", 1), ("198X", 3653),
     ("2016-10-31/2016-11-06", 7), ("2016-12/2017-01", 62)],
)  # fmt: skip
def test_a_date_covers_every_day_it_may_mean(edtf: str, length: int) -> None:
    span = days(edtf)
    assert span is not None and span.length == length


@pytest.mark.parametrize("edtf", [None, "", "..", "soon", "2016-13-45x/", "2016-02-31"])
def test_what_is_no_date_gives_none(edtf: str | None) -> None:
    span = days(edtf)
    assert span is None or edtf == "2016-13-45x/"


def test_an_open_end_is_the_end_of_the_calendar() -> None:
    before, after = days("../2014-10-28"), days("2014-10-28/..")
    assert before is not None and after is not None
    assert before.first == OPEN_PAST and after.last == OPEN_FUTURE
    assert not before.bounded and not after.bounded


def test_the_gap_between_ranges_is_counted_in_days() -> None:
    one, other = days("2031-03-04"), days("2031-03-09/2031-03-12")
    assert one is not None and other is not None
    assert one.gap(other) == other.gap(one) == 5
    assert one.gap(one) == 0


@given(st.dates(), st.dates())
def test_the_gap_is_zero_just_where_ranges_overlap(a: object, b: object) -> None:
    one, other = days(str(a)), days(str(b))
    assert one is not None and other is not None
    assert (one.gap(other) == 0) == one.overlaps(other)
