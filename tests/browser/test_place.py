"""The place picker in a browser: a candidate, a circle drawn on the map, a site kept under its name."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.hands import tab_to
from tests.browser.pages import Known
from tests.browser.serving import Served
from tests.browser.watching import Window

Opened = Callable[..., Window]
WHY = "the report's own map shows it"
WAYS = ("en", pytest.param("ar", marks=pytest.mark.slow))


def place(served: Served, claim: str) -> Any:
    return served.json(f"/place/{claim}.json")["now"]


def decide(page: Page) -> None:
    page.locator("form.desk [name=reason]").fill(WHY)
    with page.expect_navigation():
        page.locator("form.desk button.main").click()
    assert "/claim/" in page.url


@pytest.mark.parametrize("language", WAYS)
def test_a_candidate_is_chosen_by_keys(served: Served, facts: Known, opened: Opened, language: str) -> None:
    seen = opened(served, language=language)
    page = seen.go(f"/place/{facts.claim}?name=Mosul")
    first = page.locator("form.desk input[name=choice]").first
    tab_to(page, first)
    page.keyboard.press("Space")
    wanted = str(first.get_attribute("value"))
    tab_to(page, page.locator("form.desk [name=reason]"))
    page.keyboard.type(WHY)
    tab_to(page, page.locator("form.desk button.main"))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith(f"/claim/{facts.claim}")
    assert wanted in (place(served, facts.claim)["gazetteer_id"], wanted if ";" in wanted else None)
    assert served.json(f"/claim/{facts.claim}.json")["verdicts"][-1]["reason"] == WHY


@pytest.mark.parametrize("language", WAYS)
def test_a_circle_is_drawn_with_two_clicks(served: Served, facts: Known, opened: Opened, language: str) -> None:
    page = opened(served, language=language).go(f"/place/{facts.claim}")
    page.locator("form.desk input[value=area]").check()
    sheet = page.locator("#drawn svg")
    sheet.scroll_into_view_if_needed()
    box = sheet.bounding_box()
    assert box
    middle, edge = (box["width"] * 0.4, box["height"] * 0.4), (box["width"] * 0.45, box["height"] * 0.4)
    for x, y in (middle, edge):
        sheet.click(position={"x": x, "y": y})
    drawn = page.locator("#drawn .chosen-area")
    assert drawn.is_visible() and float(drawn.get_attribute("r") or 0) > 4
    radius = int(page.locator("[name=radius]").input_value())
    lat, lon = (float(page.locator(f"[name={name}]").input_value()) for name in ("lat", "lon"))
    west, south, east, north = map(float, str(page.locator("#drawn").get_attribute("data-window")).split(","))
    assert lon == pytest.approx(west + 0.4 * (east - west), abs=(east - west) / 100) and south < lat < north
    decide(page)
    now = place(served, facts.claim)
    assert (now["lat"], now["lon"], now["radius_m"]) == (lat, lon, radius) and not now["gazetteer_id"]


@pytest.mark.parametrize("language", WAYS)
def test_a_curated_site_is_kept_and_offered_again(
    served: Served, facts: Known, opened: Opened, language: str
) -> None:
    seen = opened(served, language=language, width=360)
    page = seen.go(f"/place/{facts.claim}")
    page.locator("form.desk input[value=site]").check()
    site = {"name": "Bir Dunmere", "lat": "36.1", "lon": "43.2", "radius": "150", "others": "بئر دنمير"}
    for name, value in site.items():
        page.locator(f"form.desk [name={name}]").fill(value)
    assert seen.axe() == []
    decide(page)
    assert place(served, facts.claim)["gazetteer_id"].startswith("curated:")
    page = seen.go(f"/place/{facts.claim}?name=بئر دنمير")
    assert page.locator("ul.candidates li", has_text="Bir Dunmere").first.locator("em").is_visible()


@pytest.mark.slow
def test_a_moved_picker_keeps_what_was_typed(looked_at: Served, facts: Known, opened: Opened) -> None:
    page = opened(looked_at).go(f"/place/{facts.claim}")
    page.locator("form.desk [name=reason]").fill(WHY)
    window = page.locator("#drawn").get_attribute("data-window")
    page.locator("#moves a").first.click()
    page.wait_for_function("(old) => document.getElementById('drawn').dataset.window !== old", arg=window)
    assert page.locator("form.desk [name=reason]").input_value() == WHY
