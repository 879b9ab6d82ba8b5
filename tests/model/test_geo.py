import math

import pytest

from headstone.model.geo import contains, distance_m, metres, moved
from headstone.model.places import Place


def test_a_degree_of_latitude_is_111_km() -> None:
    assert metres(10.0, 20.0, 11.0, 20.0) == pytest.approx(111_195, rel=1e-4)


def test_a_place_without_coordinates_is_infinitely_far() -> None:
    assert distance_m(Place("a"), Place("b", lat=1.0, lon=1.0)) == math.inf


def test_moving_and_measuring_agree_across_the_date_line() -> None:
    lat, lon = moved(60.0, 179.9, 90, 50_000)
    assert lon < -179
    assert metres(60.0, 179.9, lat, lon) == pytest.approx(50_000, rel=1e-6)


def test_a_province_holds_its_town_by_code_and_never_the_country() -> None:
    country = Place("x", lat=0.0, lon=0.0, radius_m=500_000, precision="P7", country="XA")
    province = Place("y", lat=1.0, lon=1.0, radius_m=80_000, precision="P5", country="XA", admin1="1")
    town = Place("z", lat=1.9, lon=1.9, radius_m=2_000, precision="P2", country="XA", admin1="1")
    abroad = Place("w", lat=1.0, lon=1.0, radius_m=2_000, precision="P2", country="XB", admin1="1")
    assert contains(country, province) and contains(province, town) and contains(country, town)
    assert not contains(province, country) and not contains(country, abroad) and not contains(province, abroad)
