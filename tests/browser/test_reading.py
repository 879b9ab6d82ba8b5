"""Finding and reading: search, facets, saved searches, language and light, and everything without a script."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.pages import PAGES, STATUS, Known
from tests.browser.serving import Served
from tests.browser.watching import Window

Opened = Callable[..., Window]


@pytest.mark.parametrize("words", ["kesh qala", "KESH-QALA", "Késh Qalá"])
def test_a_search_folds_spelling(looked_at: Served, opened: Opened, words: str) -> None:
    page = opened(looked_at).go("/")
    page.locator("#find").fill(words)
    page.locator("#find").press("Enter")
    page.wait_for_url("**/?q=*")
    assert page.locator(".incidents h2", has_text="Kesh Qala").count() >= 1
    assert page.locator(".incidents blockquote mark").count() >= 1


def test_a_search_in_arabic_finds_what_stands_there_in_another_spelling(looked_at: Served, opened: Opened) -> None:
    page = opened(looked_at, language="ar", width=360).go("/")
    page.locator("#find").fill("خَنْدَقٌ")  # with every vowel sign; reports write none
    page.locator("#find").press("Enter")
    page.wait_for_url("**/?q=*")
    marked = page.locator(".incidents blockquote mark").first
    assert "خندق" in marked.inner_text()
    assert marked.evaluate("(one) => getComputedStyle(one.closest('blockquote')).direction") == "rtl"


@pytest.mark.parametrize(
    ("words", "written", "direction"), [("Okopysku", "Окописьк", "ltr"), ("khandaq", "خندق", "rtl")]
)
def test_a_name_in_latin_letters_finds_its_spelling_in_another_script(
    looked_at: Served, opened: Opened, words: str, written: str, direction: str
) -> None:
    page = opened(looked_at).go("/")
    page.locator("#find").fill(words)
    page.locator("#find").press("Enter")
    page.wait_for_url("**/?q=*")
    marked = page.locator(".incidents blockquote mark").first
    assert written in marked.inner_text()
    assert marked.evaluate("(one) => getComputedStyle(one.closest('blockquote')).direction") == direction
    assert "same consonants" in page.locator(".note").first.inner_text()  # a person must look


def test_a_facet_narrows_and_is_let_go_of(looked_at: Served, opened: Opened) -> None:
    page = opened(looked_at).go("/")
    before = page.locator(".incidents > li").count()
    choice = page.locator(".facet a").first
    name = choice.inner_text()
    choice.click()
    page.wait_for_url("**/?*")
    assert 0 < page.locator(".incidents > li").count() <= before
    chosen = page.locator(".facet a.chosen")
    assert chosen.inner_text() == name and chosen.get_attribute("aria-current") == "true"
    page.locator("a.chip").first.click()
    page.wait_for_url(looked_at.base + "/")
    assert page.locator(".incidents > li").count() == before


def test_a_search_is_saved_opened_again_and_let_go_of(served: Served, opened: Opened) -> None:
    page = opened(served).go("/?q=trench")
    form = page.locator("form[action='/searches']:has([name=query])")
    form.locator("xpath=ancestor::details[1]/summary").click()
    form.locator("[name=name]").fill("خنادق <b>")
    with page.expect_navigation():
        form.locator("button").click()
    page.goto(served.base + "/")
    with page.expect_navigation():
        page.get_by_role("link", name="خنادق <b>").click()
    assert page.locator("#find").input_value() == "trench"
    with page.expect_navigation():
        page.locator("form:has([name=drop]) button").click()
    assert page.get_by_role("link", name="خنادق <b>").count() == 0


def test_language_and_light_are_switched_and_kept(looked_at: Served, facts: Known, opened: Opened) -> None:
    seen = opened(looked_at, theme="light")
    page = seen.go(f"/incident/{facts.incident}")
    light = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    page.locator("select[name=language]").select_option("ar")
    page.locator("select[name=theme]").select_option("dark")
    assert page.locator("html").get_attribute("lang") == "en"  # choosing alone sends nothing (WCAG 3.2.2)
    with page.expect_navigation():
        page.locator(".settings button").click()
    assert page.url == f"{looked_at.base}/incident/{facts.incident}"
    page = seen.go("/sites")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") != light


def told(page: Page) -> str:
    """Its words, without the free space of the disk, which other programs change meanwhile."""
    return re.sub(r"disk [\d\s]+ MB", "", page.locator("main").inner_text())


@pytest.mark.slow
def test_every_page_says_the_same_without_a_script(looked_at: Served, facts: Known, opened: Opened) -> None:
    with_script, without = opened(looked_at), opened(looked_at, java_script_enabled=False)
    for name, path in PAGES.items():
        status = STATUS.get(name, 200)
        one, other = with_script.go(path(facts), status), without.go(path(facts), status)
        assert told(other) == told(one), name
        assert other.locator("main a").count() == one.locator("main a").count(), name


@pytest.mark.slow
def test_no_link_leads_nowhere(looked_at: Served, facts: Known, opened: Opened) -> None:
    """Up to three links of each shape (numbers and ids aside) are followed."""
    seen, shapes = opened(looked_at), dict[str, set[str]]()
    for name, path in PAGES.items():
        page = seen.go(path(facts), STATUS.get(name, 200))
        for link in page.locator("a[href]").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))"):
            assert link.startswith(("/", "#")), (name, link)
            if link.startswith("#"):
                assert page.locator(f"[id='{link[1:]}']").count() == 1, (name, link)
            else:
                shapes.setdefault(re.sub(r"[A-Z]-\w+|\d+", "*", link.partition("?")[0]), set()).add(link)
    for links in shapes.values():
        for link in sorted(links)[:3]:
            answer = seen.context.request.get(looked_at.base + link)
            assert answer.status == 200, link


def test_on_a_small_screen_what_is_found_comes_before_what_narrows_it(looked_at: Served, opened: Opened) -> None:
    page = opened(looked_at, width=360).go("/")
    assert page.locator(".narrow-by").get_attribute("open") is None
    page.locator(".narrow-by > summary").click()
    assert page.locator(".facet a").first.is_visible()


def test_a_claim_and_its_words_point_at_each_other(looked_at: Served, facts: Known, opened: Opened) -> None:
    page = opened(looked_at).go(f"/report/{facts.report}")
    page.locator("mark[data-claims]").first.hover()
    assert page.locator(".claim.lit").count() >= 1
