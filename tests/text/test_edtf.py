from datetime import date

import pytest

from headstone.text.edtf import add_months, bounds, interval, precision


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-02-03/2016-03", date(2016, 2, 3), date(2016, 3, 31)),
        ("../2014", None, date(2014, 12, 31)),
        ("2014-13", None, None),
        ("soon", None, None),
    ],
)
def test_bounds_are_the_first_and_last_day(edtf, first, last):
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize(
    "edtf", ["2016", "2016-02", "2016-02-03", "2016-02-03/2016-03-01", "2014/2016", "../2010-05-15"]
)
def test_an_interval_of_its_bounds_is_written_the_same_way(edtf):
    assert interval(*bounds(edtf)) == edtf


@pytest.mark.parametrize(
    ("edtf", "code"),
    [
        ("2012-05-14", "D1"),
        ("2012-05-14/2012-05-15", "D2"),
        ("2012-05-07/2012-05-13", "D3"),
        ("2016-11", "D4"),
        ("2016", "D5"),
        ("../2016", "D6"),
        (None, "D9"),
    ],
)
def test_precision_follows_the_vocabulary(edtf, code):
    assert precision(edtf) == code


def test_a_month_added_to_the_31st_ends_at_the_shorter_month():
    assert add_months(date(2016, 1, 31), 1) == date(2016, 2, 29)
