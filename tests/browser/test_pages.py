"""Every page, in both directions of writing, small and wide, light and dark: axe finds nothing, nothing is cut off."""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules

import pytest
from starlette.routing import Route

from headstone import web
from headstone.web.tongues import NAMES, tongue
from tests.browser.pages import NO_PAGE, PAGES, STATUS, Known
from tests.browser.serving import Served
from tests.browser.watching import Window

Opened = Callable[..., Window]
# Language, width, light. What `make test` leaves to `make test-web` is marked slow.
QUICK = (("en", 360, "light"),)
REST = (
    ("ar", 1440, "dark"), ("en", 1440, "dark"), ("ar", 360, "light"), ("ar", 360, "dark"),
    ("en", 1440, "light"), ("uk", 360, "light"), ("es", 360, "dark"), ("fr", 1440, "light"),
)  # fmt: skip
WAYS = [*QUICK, *(pytest.param(*way, marks=pytest.mark.slow) for way in REST)]
WIDER = """
() => {
  const room = document.documentElement.clientWidth;
  return [document.documentElement.scrollWidth - room, [...document.querySelectorAll("body *")].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width && (box.right > room + 1 || box.left < -1) && getComputedStyle(one).position !== "absolute";
  }).slice(0, 5).map((one) => one.outerHTML.slice(0, 120))];
}
"""


@pytest.mark.parametrize(("language", "width", "theme"), WAYS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_and_fits(
    looked_at: Served, facts: Known, opened: Opened, name: str, language: str, width: int, theme: str
) -> None:
    seen = opened(looked_at, width=width, language=language, theme=theme)
    page = seen.go(PAGES[name](facts), STATUS.get(name, 200))
    root = page.locator("html")
    assert root.get_attribute("lang") == language and root.get_attribute("dir") == tongue(language).direction
    assert page.locator("h1").count() == 1
    assert seen.axe() == []
    over, which = page.evaluate(WIDER)
    assert over <= 0, which


@pytest.mark.slow
def test_every_page_has_a_title_of_its_own_that_says_where_it_is(
    looked_at: Served, facts: Known, opened: Opened
) -> None:
    seen = opened(looked_at)
    same = {"report, one claim": "report", "search": "register", "nothing found": "register", "map, narrowed": "map"}
    titles: dict[str, str] = {}
    for name, path in PAGES.items():
        title = seen.go(path(facts), STATUS.get(name, 200)).title()
        assert title.endswith("Headstone") and len(title) > len(" – Headstone"), name
        if name not in same and facts.report not in title:
            assert title not in titles.values(), name
        titles[name] = title


def test_every_route_is_looked_at(facts: Known) -> None:
    """A new page needs a line in pages.py."""
    seen = [path(facts).partition("?")[0] for path in PAGES.values()]
    parts = [import_module(f"headstone.web.{one.name}") for one in iter_modules(web.__path__) if "routes_" in one.name]
    routes = [route for part in parts for route in part.ROUTES]
    wanted = [Route(path, run, methods=["GET"]) for path, run, methods in routes if "GET" in methods]
    missed = [
        route.path for route in wanted
        if route.path not in NO_PAGE and not any(route.path_regex.match(path) for path in seen)
    ]  # fmt: skip
    assert missed == []


def test_every_language_of_the_room_is_looked_at() -> None:
    assert {way[0] for way in (*QUICK, *REST)} == set(NAMES)
