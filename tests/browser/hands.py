"""How a reviewer works: with the mouse, or with keys alone."""

from collections.abc import Callable, Mapping
from typing import Any

from playwright.sync_api import Locator, Page

KEYS = {
    "accept": "a", "reject": "x", "merge": "m", "split": "s", "correct": "c", "withdraw": "u",
    "grade": "g", "sign": "o",
}  # fmt: skip
FAR = 200  # presses of Tab: more means that it cannot be reached
Hand = Callable[..., None]


def form_of(page: Page, verb: str) -> Locator:
    """The newest form that decides so."""
    return page.locator(f"form:has(input[name=verb][value={verb}])").first


def by_mouse(page: Page, verb: str, reason: str, **fields: Any) -> None:
    """Open the form, fill it in, send it: clicks, and letters into fields."""
    form = form_of(page, verb)
    part = form.locator("xpath=ancestor::details[1]")
    if part.get_attribute("open") is None:
        part.locator("summary").first.click()
    for name, value in fields.items():
        for one in value if isinstance(value, list) else [value]:
            fill(form, name, one)
    form.locator("[name=reason]").fill(reason)
    with page.expect_navigation():
        form.locator("button:not([type=button])").last.click()


def fill(form: Locator, name: str, value: str) -> None:
    if name == "parts":
        form.locator(f"[name=parts][value={value}]").check()
    elif is_list(form, name):
        form.locator(f"[name={name}]").select_option(value)
    else:
        form.locator(f"[name={name}]").fill(value)


def by_keys(page: Page, verb: str, reason: str, **fields: Any) -> None:
    """The same with no pointer at all."""
    page.keyboard.press(KEYS[verb])
    form = form_of(page, verb)
    by = fields.pop("by", None)
    for name, value in fields.items():
        for one in value if isinstance(value, list) else [value]:
            if name == "parts":
                tab_to(page, form.locator(f"[name=parts][value={one}]"))
                page.keyboard.press("Space")
            elif is_list(form, name):
                tab_to(page, form.locator(f"[name={name}]"))
                choose(page, form.locator(f"[name={name}]"), one)
            else:
                tab_to(page, form.locator(f"[name={name}]"))
                page.keyboard.press("Control+a")
                page.keyboard.type(one)
    tab_to(page, form.locator("[name=reason]"))
    page.keyboard.type(reason)
    if by:
        tab_to(page, form.locator("[name=by]"))
        page.keyboard.press("Control+a")
        page.keyboard.type(by)
    tab_to(page, form.locator("button:not([type=button])").last)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def is_list(form: Locator, name: str) -> bool:
    return bool(form.locator(f"[name={name}]").evaluate("(one) => one.tagName === 'SELECT'"))


def choose(page: Page, box: Locator, value: str) -> None:
    """Arrow down a list until it stands on the value."""
    for _ in range(FAR):
        if box.input_value() == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{value} cannot be chosen by key")


def tab_to(page: Page, wanted: Locator, back: bool = False) -> None:
    """Press Tab until the element has the focus."""
    for _ in range(FAR):
        if wanted.evaluate("(one) => one === document.activeElement"):
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"no way by key to {wanted}")


HANDS: Mapping[str, Hand] = {"mouse": by_mouse, "keys": by_keys}
