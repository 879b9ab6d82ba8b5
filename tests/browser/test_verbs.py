"""Every decision, by mouse and by keys alone, in both directions of writing; two browsers on one record."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.hands import HANDS, by_mouse, form_of
from tests.browser.pages import Known
from tests.browser.serving import Served
from tests.browser.watching import Window

Opened = Callable[..., Window]
WHY = "checked against the photographs"
WAYS = [("en", "keys"), *(pytest.param(*way, marks=pytest.mark.slow) for way in
        (("en", "mouse"), ("ar", "keys"), ("ar", "mouse")))]  # fmt: skip


def verdicts(served: Served, record: str) -> list[tuple[str, str]]:
    path = f"/claim/{record}.json" if record.startswith("C-") else f"/review/{record}.json"
    return [(one["kind"], one["reason"]) for one in served.json(path)["verdicts"]]


def homes(served: Served, claims: list[str]) -> set[str]:
    """The incidents that some claims belong to now."""
    return {served.json(f"/claim/{one}.json")["incident"] for one in claims}


def record(served: Served, id_: str) -> Any:
    return served.json(f"/incident/{id_}.json")


@pytest.mark.parametrize(("language", "hand"), WAYS)
def test_accept_reject_and_taking_back(served: Served, facts: Known, opened: Opened, language: str, hand: str) -> None:
    page = opened(served, language=language).go(f"/review/{facts.incident}")
    act = HANDS[hand]
    act(page, "accept", WHY)
    act(page, "withdraw", "too early")
    assert facts.incident in {row["incident"] for row in served.json("/review.json")["queue"]}
    act(page, "reject", "the outlet took it back")
    assert served.json(f"/review/{facts.incident}.json")["incident"]["state"] == "discounted"
    act(page, "withdraw", "it did not")
    assert served.json(f"/review/{facts.incident}.json")["incident"]["state"] == "live"
    assert verdicts(served, facts.incident) == [
        ("accept", WHY), ("withdraw", "too early"), ("reject", "the outlet took it back"), ("withdraw", "it did not"),
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("language", "hand"), WAYS)
def test_a_value_is_corrected_and_the_machines_stays_beside_it(
    served: Served, facts: Known, opened: Opened, language: str, hand: str
) -> None:
    page = opened(served, language=language).go(f"/claim/{facts.claim}")
    HANDS[hand](page, "correct", WHY, slot="finder", value="the mayor of Dunmere")
    change = served.json(f"/claim/{facts.claim}.json")["changes"]["finder"]
    assert "Dunmere" in change["now"][0] and change["machine"] != change["now"]
    assert page.locator("ins", has_text="Dunmere").is_visible()
    HANDS[hand](page, "withdraw", "the mayor of another town")
    assert served.json(f"/claim/{facts.claim}.json")["changes"] == {}


@pytest.mark.slow
@pytest.mark.parametrize(("language", "hand"), WAYS)
def test_merge_split_and_taking_both_back(
    served: Served, facts: Known, opened: Opened, language: str, hand: str
) -> None:
    act = HANDS[hand]
    first, other = [row for row in served.json("/register.json")["incidents"] if row["id"] != facts.incident][:2]
    whole = [*first["claims"], *other["claims"]]
    page = opened(served, language=language).go(f"/review/{first['id']}")
    act(page, "merge", "one pit", other=other["id"])
    assert len(homes(served, whole)) == 1
    act(page, "withdraw", "two pits after all")
    assert len(homes(served, whole)) == 2
    page.goto(f"{served.base}/review/{facts.incident}")
    every = list(served.json(f"/review/{facts.incident}.json")["judged"])
    going = every[-1:]
    act(page, "split", "another village", parts=going)
    assert not homes(served, going) & homes(served, every[:1])


def test_two_browsers_on_one_record_and_nobodys_words_are_lost(served: Served, facts: Known, opened: Opened) -> None:
    mine, theirs = opened(served), opened(served, language="ar", width=360)
    theirs.allowed.add(409)
    path = f"/review/{facts.incident}"
    one, other = mine.go(path), theirs.go(path)
    by_mouse(one, "accept", "I read all of it", by="Amal")
    by_mouse(other, "reject", "my long and careful reason", by="Bela")
    assert [kind for kind, _ in verdicts(served, facts.incident)] == ["accept"]
    alert = other.locator("[role=alert]")
    assert alert.is_visible() and "I read all of it" in alert.inner_text() and "Amal" in alert.inner_text()
    kept = form_of(other, "reject").locator("[name=reason]")
    assert kept.is_visible() and kept.input_value() == "my long and careful reason"
    assert theirs.axe() == []
    by_mouse(other, "reject", kept.input_value(), by="Bela")  # now knowingly
    assert [kind for kind, _ in verdicts(served, facts.incident)] == ["accept", "reject"]


def test_without_a_reason_the_form_is_not_sent(looked_at: Served, facts: Known, opened: Opened) -> None:
    seen = opened(looked_at)
    page = seen.go(f"/review/{facts.incident}")
    page.keyboard.press("x")
    page.keyboard.press("Control+Enter")
    assert not [one for one in seen.asked if one.endswith("/decide")]
    assert page.evaluate("() => document.activeElement.name") == "reason"


def test_letters_typed_into_a_field_are_no_commands_and_can_be_turned_off(
    looked_at: Served, facts: Known, opened: Opened
) -> None:
    page = opened(looked_at).go(f"/review/{facts.incident}")
    page.locator("#find").click()
    page.keyboard.type("maxs")
    assert page.locator("#find").input_value() == "maxs" and page.locator(".desk details[open]").count() == 0
    page.locator("select[name=keys]").select_option("off")
    with page.expect_navigation():
        page.locator(".settings button").click()
    page.locator("h1").click()
    page.keyboard.press("x")
    assert page.locator(".desk details[open]").count() == 0


def test_the_queue_is_walked_by_keys(looked_at: Served, opened: Opened) -> None:
    page = opened(looked_at).go("/review")
    rows = page.locator("[data-row]")
    for key, row in (("j", 0), ("j", 1), ("k", 0)):
        page.keyboard.press(key)
        assert rows.nth(row).locator("a").first.evaluate("(one) => one === document.activeElement")
    wanted = rows.nth(0).locator("a").first.get_attribute("href")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith(str(wanted))
