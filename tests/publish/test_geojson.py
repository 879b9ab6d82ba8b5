import dataclasses
import json
import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstone.model.places import Place
from headstone.publish import areas, geojson
from headstone.safety.clear import clear
from tests.publish.factories import register


def collection() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(geojson.render(clear(register())))
    return loaded


def metres(a: areas.Point, b: areas.Point) -> float:
    p, q = math.radians(a[1]), math.radians(b[1])
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b[0] - a[0]) / 2) ** 2
    return 2 * areas.EARTH_M * math.asin(math.sqrt(h))


def test_every_feature_is_an_area_and_carries_the_stamp() -> None:
    document = collection()
    assert document["stamp"] == "PRIVATE - NOT CLEARED | SAMPLE"
    assert [feature["id"] for feature in document["features"]] == ["I-7K3F", "I-9QX2", "S-4TTW", "S-7M2P"]
    for feature in document["features"]:
        assert feature["geometry"]["type"] in ("Polygon", "MultiPolygon")
        assert feature["properties"]["stamp"] == document["stamp"]
        assert feature["properties"]["radius_m"] > 0


def test_the_polygon_holds_the_whole_circle() -> None:
    ring = areas.circle(31.0, 13.0, 8000)[0]
    edge = [metres((13.0, 31.0), ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)) for a, b in pairwise(ring)]
    assert len(ring) == 65
    assert min(edge) >= 7990
    assert max(metres((13.0, 31.0), point) for point in ring) <= 8020


def test_an_unresolved_place_has_no_geometry() -> None:
    whole = register()
    bare = dataclasses.replace(whole.incidents[0], place=Place("the valley"))
    features = geojson.collection(clear(dataclasses.replace(whole, incidents=(bare,), sites=())))["features"]
    assert features[0]["geometry"] is None
    assert features[0]["properties"]["radius_m"] is None


def test_a_place_without_a_radius_is_still_an_area() -> None:
    shape = areas.geometry(Place("a town", "A town", 10.0, 10.0, None, "P2"))
    assert shape is not None
    assert shape["type"] == "Polygon"


def test_a_country_takes_its_outline_and_a_place_near_it_does_not() -> None:
    outlines = {"countries": {"XA": [[[0.0, 0.0], [0.0, 1.0], [1.0, 1.0], [1.0, 0.0], [0.0, 0.0]]]}}
    inside = Place("Xanadu", "Xanadu", 0.5, 0.5, 50000, "P7", country="XA")
    shape = areas.geometry(inside, outlines)
    assert shape is not None
    assert len(shape["coordinates"][0]) == 5
    assert areas.signed_area(shape["coordinates"][0]) > 0  # clockwise as given, turned round
    near = areas.geometry(dataclasses.replace(inside, precision="P3"), outlines)
    assert near is not None
    assert len(near["coordinates"][0]) == 65


def test_a_circle_across_the_antimeridian_is_cut_in_two() -> None:
    shape = areas.geometry(Place("the islands", "Islands", -17.0, 179.9, 100_000, "P5"))
    assert shape is not None
    assert shape["type"] == "MultiPolygon"
    west, east = (part[0] for part in shape["coordinates"])
    assert max(lon for lon, _ in west) == 180
    assert min(lon for lon, _ in east) == -180


def test_a_circle_around_a_pole_reaches_it() -> None:
    ring = areas.circle(85.0, 30.0, 2_000_000)[0]
    assert max(lat for _, lat in ring) == 90
    assert {min(lon for lon, _ in ring), max(lon for lon, _ in ring)} == {-180, 180}


@given(
    lat=st.floats(-89.9, 89.9),
    lon=st.floats(-180, 180),
    radius=st.integers(10, 3_000_000),
)
def test_every_ring_is_closed_anticlockwise_and_on_the_map(lat: float, lon: float, radius: int) -> None:
    for ring in areas.circle(lat, lon, radius):
        assert ring[0] == ring[-1]
        assert len(ring) >= 4
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
        assert areas.signed_area(ring) >= 0


@pytest.mark.parametrize("kind", ["killed", "missing"])
def test_counts_stand_by_kind_with_their_figures_as_words(kind: str) -> None:
    counts = collection()["features"][0]["properties"]["counts"]
    assert counts[kind]["figures"] == {"killed": ["60–80", "≤ 15"], "missing": ["“Dozens”"]}[kind]
