"""Map, timeline and table as one instrument, drawn by the server and by MapLibre GL."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from headstone.web.environment import BUILT, served
from tests.browser.hands import tab_to
from tests.browser.serving import Served, serving
from tests.browser.watching import Window
from tests.running import SOURCE, Case

Opened = Callable[..., Window]
WAYS = ("en", pytest.param("ar", marks=pytest.mark.slow))
BUILT_FOLDER = "headstone/web/static/built"


def without_maplibre(folder: Path) -> Path:
    """The package as it is before `make web`: links to all of it but what that fetches."""
    inside = Path()
    for part in Path(BUILT_FOLDER).parts[:-1]:
        inside /= part
        (folder / inside).mkdir(parents=True)
    skip = [inside, *inside.parents, Path(BUILT_FOLDER)]
    for level in (one for one in skip if one not in (Path(), Path(BUILT_FOLDER))):
        for entry in (SOURCE / level).iterdir():
            if level / entry.name not in skip:
                (folder / level / entry.name).symlink_to(entry)
    return folder


@pytest.fixture(scope="module")
def rooms(sample_case: Case, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Served]]:
    """The samples as the server draws them, and where it was built also with MapLibre GL."""
    case = sample_case.copy(tmp_path_factory.mktemp("mapped"))
    bare = replace(case, settings={"PYTHONPATH": str(without_maplibre(tmp_path_factory.mktemp("bare")))})
    with serving(bare) as drawn:
        if set(BUILT) <= set(served()):
            with serving(case) as built:
                yield {"drawn": drawn, "maplibre": built}
        else:
            yield {"drawn": drawn}


@pytest.fixture(params=["drawn", pytest.param("maplibre", marks=pytest.mark.slow)])
def mapped(request: pytest.FixtureRequest, rooms: dict[str, Served]) -> Served:
    if request.param not in rooms:
        pytest.skip("MapLibre GL is not built in: run `make web`")
    return rooms[request.param]


def at_the_map(opened: Opened, room: Served, path: str = "/map", **how: object) -> Page:
    """The map, ready: with MapLibre GL, when it has drawn its areas."""
    page = opened(room, **how).go(path)
    assert page.locator("#drawn[data-worker]").count() == int(served_with_maplibre(room))
    if served_with_maplibre(room):
        page.locator("#drawn .gl[data-areas]").wait_for()
        assert not page.locator("#drawn svg.paper").is_visible()
    else:
        assert page.locator("#drawn svg.paper").is_visible()
    return page


def served_with_maplibre(room: Served) -> bool:
    return "PYTHONPATH" not in room.case.settings


def rows(page: Page) -> set[str]:
    return set(page.locator("#rows tr[id^='i-']").evaluate_all("(all) => all.map((one) => one.id)"))


def areas(page: Page, room: Served) -> int:
    if served_with_maplibre(room):
        return int(page.locator("#drawn .gl").get_attribute("data-areas") or 0)
    return page.locator("#drawn svg.paper a[data-area]").count()


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def as_program(page: Page, room: Served) -> set[str]:
    """The rows that the server gives for the address that the page now has."""
    found = room.json(page.url.removeprefix(room.base).replace("/map", "/map.json", 1))
    return {f"i-{one['id']}" for one in (*found["rows"], *found["without_position"])}


def settled(page: Page, part: str) -> None:
    """Until the address says so and the table was put in its place."""
    page.wait_for_function("(part) => location.search.includes(part)", arg=part)
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("language", WAYS)
def test_a_period_brushed_with_the_mouse_narrows_table_and_map(
    mapped: Served, opened: Opened, language: str
) -> None:
    page = at_the_map(opened, mapped, language=language)
    before, drawn = rows(page), areas(page, mapped)
    page.locator("#time .time").scroll_into_view_if_needed()
    box = page.locator("#time .time").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.02, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + 8, steps=4)
    page.mouse.move(box["x"] + box["width"] * 0.45, box["y"] + 8, steps=4)
    page.mouse.up()
    settled(page, "since=")
    assert {"since", "until"} <= set(asked(page))
    assert rows(page) == as_program(page, mapped) and rows(page) < before
    assert areas(page, mapped) < drawn
    assert page.locator("#period [name=since]").input_value() == asked(page)["since"][0]


@pytest.mark.parametrize("language", WAYS)
def test_a_period_brushed_with_arrow_keys_narrows_table_and_map(
    mapped: Served, opened: Opened, language: str
) -> None:
    page = at_the_map(opened, mapped, language=language)
    before = rows(page)
    handle = page.locator("[data-handle=from]")
    tab_to(page, handle)
    for _ in range(2):
        page.keyboard.press("PageUp")
    page.keyboard.press("ArrowRight")
    settled(page, "since=")
    assert rows(page) == as_program(page, mapped) and rows(page) < before
    handle = page.locator("[data-handle=from]")
    assert handle.evaluate("(one) => one === document.activeElement")  # the new page keeps the place of the fingers
    assert handle.get_attribute("aria-valuetext") == asked(page)["since"][0]
    page.keyboard.press("Home")
    page.wait_for_function("() => !location.search.includes('since')")
    page.wait_for_load_state("networkidle")
    assert rows(page) == before


@pytest.mark.parametrize("mapped", ["drawn", "maplibre"], indirect=True)
@pytest.mark.parametrize("language", WAYS)
def test_moving_and_zooming_the_map_changes_the_rows(mapped: Served, opened: Opened, language: str) -> None:
    page = at_the_map(opened, mapped, language=language)
    before, moves = rows(page), page.locator("#moves a")
    moves.nth(0).click()
    settled(page, "bbox=")
    first = page.url
    assert rows(page) == as_program(page, mapped) <= before
    tab_to(page, moves.nth(0), back=True)
    page.keyboard.press("Enter")
    page.wait_for_function("(old) => location.href !== old", arg=first)
    page.wait_for_load_state("networkidle")
    nearer = rows(page)
    assert nearer == as_program(page, mapped) and nearer < before
    assert moves.nth(0).evaluate("(one) => one === document.activeElement")
    old = page.url
    moves.nth(2).click()
    page.wait_for_function("(old) => location.href !== old", arg=old)
    page.wait_for_load_state("networkidle")
    assert rows(page) == as_program(page, mapped)


def test_without_a_script_the_form_and_the_links_do_the_same(rooms: dict[str, Served], opened: Opened) -> None:
    room = rooms["drawn"]
    page = opened(room, java_script_enabled=False).go("/map")
    before = rows(page)
    page.locator("#period [name=since]").fill("2015")
    page.locator("#period [name=until]").fill("2016")
    with page.expect_navigation():
        page.locator("#period button").click()
    brushed = rows(page)
    assert brushed == as_program(page, room) and brushed < before
    with page.expect_navigation():
        page.locator("#moves a").first.click()
    assert {"since", "until", "bbox"} <= set(asked(page)) and rows(page) == as_program(page, room)


@pytest.mark.slow
def test_a_map_of_a_browser_without_webgl_is_drawn_by_the_server(rooms: dict[str, Served], opened: Opened) -> None:
    if "maplibre" not in rooms:
        pytest.skip("MapLibre GL is not built in: run `make web`")
    seen = opened(rooms["maplibre"])
    seen.context.add_init_script("HTMLCanvasElement.prototype.getContext = () => null;")
    page = seen.go("/map")
    page.wait_for_load_state("networkidle")
    assert page.locator("#drawn svg.paper").is_visible() and page.locator("#drawn .gl").count() == 0


@pytest.mark.slow
def test_a_row_lights_its_area_and_its_mark(rooms: dict[str, Served], opened: Opened) -> None:
    page = at_the_map(opened, rooms["drawn"])
    row = page.locator("#rows tr[data-area]:not([data-area='']) a").first
    row.focus()
    assert page.locator("#drawn a.lit").count() == 1 and page.locator("#time .when.lit").count() >= 1


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_both_maps_are_accessible(mapped: Served, opened: Opened, language: str, width: int) -> None:
    seen = opened(mapped, language=language, width=width)
    page = seen.go("/map")
    if served_with_maplibre(mapped):
        page.locator("#drawn .gl[data-areas]").wait_for()
    assert seen.axe() == []
