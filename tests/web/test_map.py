"""Map, timeline and table: one question, the same rows in all three, uncertainty as area, nothing of another host."""

import re
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest

from headstone.model.incidents import DatedRole
from headstone.model.places import Place
from headstone.store.register import Store
from headstone.web.environment import BUILT, served
from tests.store.factories import add, incident, link, made
from tests.web.asking import Page, Room, words
from tests.web.conftest import room_over

NAMES = ("map.js", "map_gl.js", "place.js", "map.css")
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7777*7777 }} </title></svg>'


def areas(page: Page) -> set[str]:
    return set(page.xpath("//svg[@class='paper']//a/@data-area"))


def drawn_over(folder: Path, gazetteer: Path, *places: Place | None, dates: tuple[str, ...] = ()) -> Room:
    """A room over a case with one incident a place, and on its day."""
    with Store(folder / "case", create=True) as store:
        found = []
        for number, place in enumerate(places):
            one = made(f"Report {number}. Workers opened a pit near Dunmere.", f"{number}.txt", trigger="opened a pit")
            add(store, one)
            edtf = dates[number] if number < len(dates) else "2014"
            whole = incident(f"I-{number}AAA", one)
            found.append(replace(whole, place=place, dates=(DatedRole("act", edtf),)))
        link(store, *found)
    room = room_over(folder / "case", gazetteer)
    room.enter()
    return room


def spot(lat: float, lon: float, radius: int = 1000, name: str = "Dunmere", precision: str = "P2") -> Place:
    return Place(name, name, lat, lon, radius, precision)


def test_map_table_and_json_hold_the_same_rows(looked_at: Room) -> None:
    page, values = looked_at.page("/map"), looked_at.json("/map.json")
    named = {row["id"] for row in values["rows"] + values["without_position"]}
    assert {one.removeprefix("i-") for one in page.xpath("//table//tr/@id")} == named
    assert areas(page) | {None} >= {row["area"] for row in values["rows"]}
    assert values["total"] + values["unplaced"] == looked_at.json("/register.json")["total"]
    assert "Documented reports, not incidence" in words(page) and "PRIVATE - NOT CLEARED" in words(page)


@pytest.mark.parametrize("query", ["country=SY", "since=2012&until=2016", "q=grave", "act=grave.exhumation&q=pit"])
def test_the_map_finds_what_the_register_finds(looked_at: Room, query: str) -> None:
    register, values = looked_at.json(f"/register.json?{query}"), looked_at.json(f"/map.json?{query}")
    ids = {row["id"] for row in values["rows"] + values["without_position"]}
    assert ids == {row["id"] for row in register["incidents"]}


def test_a_window_holds_what_lies_in_it_and_the_page_keeps_it(looked_at: Room) -> None:
    values = looked_at.json("/map.json?bbox=35,32,43,38")
    assert 0 < values["total"] < looked_at.json("/map.json")["total"]
    assert {row["place"]["country"] for row in values["rows"]} == {"SY"}
    page = looked_at.page("/map?bbox=35,32,43,38")
    assert page.xpath("//form[@id='period']/input[@name='bbox']/@value") == ["35.000,32.000,43.000,38.000"]
    assert {one.partition("bbox=")[0] for one in page.xpath("//nav[@id='moves']/a/@href")} == {"/map?"}


def test_a_window_may_cross_the_antimeridian(tmp_path: Path, gazetteer: Path) -> None:
    room = drawn_over(tmp_path, gazetteer, spot(-17, 179.9), spot(-17, -179.9), spot(-17, 100))
    for window in ("170,-30,-170,0", "170,-30,190,0", "-190,-30,-170,0"):
        assert {row["id"] for row in room.json(f"/map.json?bbox={window}")["rows"]} == {"I-0AAA", "I-1AAA"}, window
        assert len(areas(room.page(f"/map?bbox={window}"))) == 2
    room.desk.store.close()


@pytest.mark.parametrize(
    "window",
    ["1,2,3", "a,b,c,d", "nan,0,1,1", "1e999,0,1,1", "0,50,10,40", "0,-91,1,0", "0,0,0,1", "0,0,721,1", "'", "1," * 9],
)  # fmt: skip
def test_a_window_that_is_none_is_refused_in_one_line(looked_at: Room, window: str) -> None:
    for path in ("/map", "/map.json"):
        answer = looked_at.client.get(path, params={"bbox": window})
        assert answer.status_code == 400 and "west,south,east,north" in answer.text


def test_uncertainty_is_an_area_and_a_small_one_a_ring(tmp_path: Path, gazetteer: Path) -> None:
    room = drawn_over(
        tmp_path, gazetteer, spot(34, 40, 10), spot(34, 44, 90_000), spot(34, 60, 700_000), None,
        Place("Syria", "Syria", 35, 38, 400_000, "P7", country="SY"),
    )  # fmt: skip
    page = room.page("/map")
    kinds = {one.get("data-area"): (one.get("class"), [part.tag for part in one][1:]) for one in page.xpath("//svg//a")
             if "area" in one.get("class")}  # fmt: skip
    assert sorted(kinds.values()) == sorted([
        ("area enlarged", ["circle"]), ("area", ["circle"]), ("area", ["path"]), ("area", ["path"]),
    ])  # fmt: skip
    assert "1 without a position" in words(page) and page.xpath("//tbody[@id='lost']//tr[@id='i-I-3AAA']")
    assert not room.page("/map?bbox=34,30,35,31").xpath("//svg//a[contains(@class, 'enlarged')]")
    room.desk.store.close()


def test_areas_share_one_hatch_and_nothing_is_shaded_by_number() -> None:
    css = (Path(__file__).parents[2] / "src/headstone/web/static/map.css").read_text("utf-8")
    fills = set(re.findall(r"\.area[^{]*\{[^}]*?fill: ([^;]+);", css))
    assert fills <= {"url(#hatch)", "url(#hatch-site)", "none"} and fills
    assert ".paper .area { fill-opacity: 1; }" in css, "a hatch that lets another through adds up"


def test_dates_that_are_known_and_dates_that_are_not_are_drawn_differently(tmp_path: Path, gazetteer: Path) -> None:
    dates = ("2014-06-10", "2014-06", "2014~", "2014-06/..", "../2014-07-01")
    room = drawn_over(tmp_path, gazetteer, *[spot(30 + n, 40) for n in range(5)], dates=dates)
    page = room.page("/map")
    assert sorted(page.xpath("//div[@class='time']//a/@class")) == [
        "when day", "when from", "when range", "when range loose", "when upto",
    ]  # fmt: skip
    assert len(page.xpath("//div[@class='time']//a")) == 5
    room.desk.store.close()


def test_a_window_says_what_it_holds_back(tmp_path: Path, gazetteer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("headstone.mapping.ON_MAP", 2)
    room = drawn_over(tmp_path, gazetteer, *[spot(30 + n, 40) for n in range(5)])
    values = room.json("/map.json")
    assert (values["total"], values["shown"], values["held_back"]) == (5, 2, 3)
    assert "3 held back" in words(room.page("/map"))
    room.desk.store.close()


def test_sites_are_shown_by_the_same_question(looked_at: Room) -> None:
    values = looked_at.json("/map.json?show=sites")
    assert values["rows"] and {row["record"] for row in values["rows"]} == {"site"}
    both = looked_at.json("/map.json?show=both")
    assert both["total"] == values["total"] + looked_at.json("/map.json")["total"]
    narrowed = looked_at.json("/map.json?show=sites&country=SY")
    assert {row["place"]["country"] for row in narrowed["rows"]} == {"SY"}


def test_a_hostile_name_is_only_words(tmp_path: Path, gazetteer: Path) -> None:
    room = drawn_over(tmp_path, gazetteer, spot(34, 40, 5000, HOSTILE), None)
    for path in ("/map", "/map?bbox=39,33,41,35", f"/map?q={HOSTILE}", f"/map?place={HOSTILE}"):
        answer = room.client.get(path)
        tree = lxml.html.fromstring(answer.text)
        assert answer.status_code == 200, path
        assert not tree.xpath("//img") and not tree.xpath("//@onerror") and "60481729" not in words(tree), path
        assert {node.getparent().tag for node in tree.iter("script")} == {"head"}, path
    room.desk.store.close()


def test_nothing_of_the_map_names_another_host(looked_at: Room) -> None:
    static = Path(__file__).parents[2] / "src/headstone/web/static"
    for text in (looked_at.client.get("/map").text, *((static / n).read_text("utf-8") for n in NAMES)):
        assert re.findall(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}", text) == []
    assert "unsafe" not in looked_at.client.get("/map").headers["content-security-policy"]


def test_the_library_of_the_map_is_pinned_and_served_whole_or_not_at_all(looked_at: Room) -> None:
    built = [name for name in BUILT if name in served()]
    assert built in ([], list(BUILT))
    sources = looked_at.page("/map").xpath("//head/script/@src")
    assert any("maplibre" in one for one in sources) == bool(built) and any("/map.js" in one for one in sources)
    for name in BUILT:
        answer = looked_at.client.get(f"/static/{name}")
        assert answer.status_code == (200 if built else 404)
    assert "worker-src 'self'" in looked_at.client.get("/map").headers["content-security-policy"]
    assert looked_at.client.get("/static/package.txt").status_code == 404


def test_the_page_is_small_without_library_and_basemap(looked_at: Room) -> None:
    files = ("/map", "/static/room.css", "/static/room.js", "/static/map.css", "/static/map.js", "/static/map_gl.js")
    assert sum(len(looked_at.client.get(path).content) for path in files) < 300_000


def test_the_basemap_is_ours_and_no_other_file_is_served(looked_at: Room) -> None:
    assert looked_at.json("/basemap/outlines")["countries"]["SY"] and looked_at.json("/basemap/lakes")["lakes"]
    assert looked_at.client.get("/basemap/..%2Fvocabulary").status_code == 404
    assert looked_at.client.get("/basemap/vocabulary.yaml").status_code == 404


def test_a_case_of_before_the_map_gets_its_rows(tmp_path: Path, gazetteer: Path) -> None:
    room = drawn_over(tmp_path, gazetteer, spot(34, 40))
    with room.desk.store.writing("tester", lambda: "2026-01-31T09:00:00Z") as tx:
        tx.connection.exec_driver_sql("DROP TABLE mapped")
        tx.connection.exec_driver_sql("DELETE FROM schema_migrations WHERE version >= 3")
    room.desk.store.close()
    again = room_over(tmp_path / "case", gazetteer)
    again.enter()
    assert again.json("/map.json")["total"] == 1
    again.desk.store.close()
