"""The rest of the desk: many at once, a grade, a second person's sign-off, the list of keys."""

from collections.abc import Callable

import pytest

from tests.browser.hands import HANDS
from tests.browser.pages import Known
from tests.browser.serving import Served
from tests.browser.watching import Window

Opened = Callable[..., Window]
WAYS = [("en", "keys"), ("ar", "mouse")]


@pytest.mark.slow
@pytest.mark.parametrize(("language", "hand"), WAYS)
def test_a_grade_and_a_second_persons_sign_off(
    served: Served, facts: Known, opened: Opened, language: str, hand: str
) -> None:
    page, act = opened(served, language=language).go(f"/review/{facts.incident}"), HANDS[hand]
    slot = page.locator("form:has(input[value=grade]) [name=slot] option").nth(1).get_attribute("value")
    act(page, "grade", "two of them were seen by our own people", slot=slot, value="likely", by="Amal")
    act(page, "accept", "read all of it", by="Amal")
    act(page, "sign", "read all of it again", by="Bela")
    said = served.json(f"/review/{facts.incident}.json")["verdicts"]
    assert [(one["kind"], one["by"]) for one in said] == [("grade", "Amal"), ("accept", "Amal"), ("sign", "Bela")]
    page.goto(f"{served.base}/incident/{facts.incident}")
    assert page.locator(".judged", has_text="two of them were seen").first.is_visible()


@pytest.mark.slow
def test_who_accepted_cannot_sign_off_and_keeps_the_words(served: Served, facts: Known, opened: Opened) -> None:
    seen = opened(served)
    page = seen.go(f"/review/{facts.incident}")
    HANDS["mouse"](page, "accept", "read all of it", by="Amal")
    seen.allowed.update((400, 409))
    HANDS["mouse"](page, "sign", "and I sign my own", by="Amal")
    assert page.locator("[role=alert]").is_visible()
    assert page.locator("form:has(input[value=sign]) [name=reason]").input_value() == "and I sign my own"


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ar"])
def test_many_are_ticked_by_key_and_decided_at_once(served: Served, opened: Opened, language: str) -> None:
    seen = opened(served, language=language)
    page = seen.go("/review")
    for _ in range(2):
        page.keyboard.press("j")
        page.keyboard.press("Space")
    ticked = [one.split()[0] for one in page.locator("[name=pick]:checked").evaluate_all(
        "(all) => all.map((one) => one.value)")]  # fmt: skip
    assert len(ticked) == 2
    page.locator("#many [name=reason]").fill("two copies of one list, read against it")
    with page.expect_navigation():
        page.locator("#many button[value=accept]").click()
    assert seen.axe() == []
    for id_ in ticked:
        assert [one["kind"] for one in served.json(f"/review/{id_}.json")["verdicts"]] == ["accept"]


def test_the_list_of_keys_opens_and_closes_by_key(looked_at: Served, facts: Known, opened: Opened) -> None:
    seen = opened(looked_at)
    page = seen.go(f"/review/{facts.incident}")
    page.keyboard.press("?")
    shown = page.locator("dialog[open]")
    assert shown.is_visible() and seen.axe() == []
    page.keyboard.press("Escape")
    assert shown.count() == 0
