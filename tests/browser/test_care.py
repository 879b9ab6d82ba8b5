"""Care for who reads: graphic words wait for a click, words only, print, motion, strong colours, keys, sizes."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest

from tests.browser.pages import PAGES, STATUS, Known
from tests.browser.serving import Served
from tests.browser.watching import Window

Opened = Callable[..., Window]
FIRST_LOAD = 300_000  # bytes
HEADINGS = "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((one) => Number(one.tagName[1]))"
# Exempt after WCAG 2.5.8: links within a line of words, and those of a drawing, which its table has again.
SMALL = """
() => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, summary, textarea")].filter((one) => {
  const box = one.getBoundingClientRect(), style = getComputedStyle(one);
  if (!box.width || one.closest(".sr, .skip, svg")) return false;
  if (one.tagName === "A" && style.display === "inline") return false;
  return box.height < 24 || box.width < 24;
}).map((one) => one.outerHTML.slice(0, 100))
"""


def grim(served: Served, facts: Known) -> tuple[Any, list[str]]:
    """A claim on the condition of remains, and the words that tell it."""
    claims = served.json(f"/report/{facts.graphic}.json")["claims"]
    one = next(claim for claim in claims if claim["remains"])
    return one, [value["wording"] for value in one["remains"]]


def test_graphic_words_are_on_no_page_before_a_click(looked_at: Served, facts: Known, opened: Opened) -> None:
    claim, words = grim(looked_at, facts)
    assert words
    report = looked_at.json(f"/report/{facts.graphic}.json")
    incident = report["incidents"][claim["id"]]
    paths = [
        f"/report/{facts.graphic}", f"/report/{facts.graphic}?claim={claim['id']}", f"/claim/{claim['id']}",
        f"/original/{facts.graphic}",
        *(f"/compare/{facts.graphic}/{kin}" for kin in report["kin"]),
        *((f"/incident/{incident}", f"/review/{incident}") if incident else ()),
    ]  # fmt: skip
    page = opened(looked_at)
    for path in paths:
        seen = page.go(path).locator("main").inner_text()
        assert [one for one in words if one in seen] == [], path


def test_graphic_words_come_when_they_are_asked_for(looked_at: Served, facts: Known, opened: Opened) -> None:
    claim, words = grim(looked_at, facts)
    incident = looked_at.json(f"/report/{facts.graphic}.json")["incidents"][claim["id"]]
    page = opened(looked_at).go(f"/incident/{incident}")
    for part in page.locator("#words details.graphic > summary").all():
        part.click()
    assert words[0] in page.locator("#words").inner_text()
    for path in (f"/report/{facts.graphic}", f"/original/{facts.graphic}"):
        page.goto(looked_at.base + path)
        page.locator("main a[href*='graphic=show']").first.click()
        page.wait_for_url("**graphic=show*")
        assert words[0] in page.locator("main").inner_text()


@pytest.mark.slow
def test_text_only_sends_no_drawing_and_no_picture(looked_at: Served, facts: Known, opened: Opened) -> None:
    seen = opened(looked_at, width=360)
    page = seen.go(f"/incident/{facts.incident}")
    assert page.locator("main svg").count() > 0
    page.locator("select[name=plain]").select_option("on")
    with page.expect_navigation():
        page.locator(".settings button").click()
    for name, path in PAGES.items():
        page = seen.go(path(facts), STATUS.get(name, 200))
        drawn = page.locator("main :is(svg, img, canvas, picture)")
        assert drawn.count() == 0 or not drawn.first.is_visible(), name
    assert seen.go(f"/incident/{facts.incident}").locator("main svg").count() == 0
    assert seen.axe() == []


@pytest.mark.parametrize(
    "name",
    ["incident", *(pytest.param(one, marks=pytest.mark.slow) for one in ("register", "report", "compare", "claim"))],
)
def test_paper_carries_the_stamp_on_every_sheet_and_no_controls(
    looked_at: Served, facts: Known, opened: Opened, name: str
) -> None:
    page = opened(looked_at, theme="dark").go(PAGES[name](facts))
    page.emulate_media(media="print")
    assert page.evaluate("() => getComputedStyle(document.body).color") == "rgb(0, 0, 0)"  # also out of the dark
    for control in (".top nav", ".search", ".settings", ".skip"):
        assert not page.locator(control).first.is_visible(), control
    assert page.locator("main form:visible").count() == 0 and page.locator("main button:visible").count() == 0
    sheets = pypdfium2.PdfDocument(page.pdf(format="A4"))
    try:
        for sheet in sheets:
            assert "PRIVATE - NOT CLEARED" in sheet.get_textpage().get_text_range(), name
    finally:
        sheets.close()


def test_nothing_moves_for_who_asked_for_that(looked_at: Served, facts: Known, opened: Opened) -> None:
    page = opened(looked_at).go(f"/incident/{facts.incident}")
    moving = "() => document.getAnimations().length"
    assert page.evaluate(moving) == 0
    assert page.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.parametrize(
    "name", ["incident", *(pytest.param(one, marks=pytest.mark.slow) for one in ("register", "report", "desk"))]
)
def test_with_the_systems_own_colours_nothing_is_lost(
    looked_at: Served, facts: Known, opened: Opened, name: str
) -> None:
    seen = opened(looked_at, forced_colors="active")
    page = seen.go(PAGES[name](facts))
    assert page.evaluate("() => matchMedia('(forced-colors: active)').matches")
    # axe reads colours as the sheet says them, not as the system paints them
    assert [one for one in seen.axe() if one["id"] != "color-contrast"] == []
    for line in page.locator(".plot .reach, .graph .told").all()[:3]:
        assert line.evaluate("(one) => getComputedStyle(one).stroke") != "none"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_first_tab_skips_to_the_contents_and_the_order_is_that_of_the_page(
    looked_at: Served, facts: Known, opened: Opened, language: str
) -> None:
    page = opened(looked_at, language=language).go(f"/incident/{facts.incident}")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    box = skip.bounding_box()
    assert skip.evaluate("(one) => one === document.activeElement") and box is not None and box["height"] >= 24
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "main"
    tops = []
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"
        tops.append(page.evaluate("() => [...document.querySelectorAll('*')].indexOf(document.activeElement)"))
    assert tops == sorted(tops) and len(set(tops)) == len(tops)


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 1440])
def test_headings_are_in_order_and_targets_large_enough(
    looked_at: Served, facts: Known, opened: Opened, width: int
) -> None:
    seen = opened(looked_at, width=width)
    for name, path in PAGES.items():
        page = seen.go(path(facts), STATUS.get(name, 200))
        levels = page.evaluate(HEADINGS)
        assert levels[0] == 1 and all(b - a <= 1 for a, b in pairwise(levels)), (name, levels)
        assert page.evaluate(SMALL) == [], name


def test_the_first_page_is_light(looked_at: Served, opened: Opened) -> None:
    seen = opened(looked_at)
    sizes: list[int] = []
    seen.page.on("requestfinished", lambda one: sizes.append(sum(one.sizes()[k] for k in
                 ("responseBodySize", "responseHeadersSize"))))  # fmt: skip
    seen.go("/")
    seen.page.wait_for_load_state("networkidle")
    print(f"first load of the register: {sum(sizes)} bytes in {len(sizes)} answers")
    assert len(sizes) >= 3 and sum(sizes) < FIRST_LOAD


def test_every_page_comes_with_the_headers_that_protect_it(looked_at: Served, facts: Known, opened: Opened) -> None:
    seen = opened(looked_at)
    for name, path in PAGES.items():
        answer = seen.page.goto(looked_at.base + path(facts)) if name not in STATUS else None
        if answer is None:
            continue
        headers = answer.headers
        assert "default-src 'none'" in headers["content-security-policy"], name
        assert "unsafe" not in headers["content-security-policy"], name
        assert headers["x-content-type-options"] == "nosniff" and headers["x-frame-options"] == "DENY", name
        assert headers["cache-control"] == "no-store" and "server" not in headers, name
        assert headers["cross-origin-opener-policy"] == "same-origin", name
    kept = {one["name"]: one for one in seen.context.cookies()}
    assert all(one["sameSite"] == "Strict" for one in kept.values())
