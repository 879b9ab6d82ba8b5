"""A browser window that notices everything a page must not do.

Whoever opens a window gets its faults checked when the test ends: a request to another host, an error in the console, a
broken rule of the content policy, an exception in a script, a dialog.
"""

from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.browser.serving import Served

HEIGHTS = {360: 740, 1440: 900}
LOCAL = ("data:", "blob:", "about:")
NOTICE = """
window.__broken = [];
document.addEventListener("securitypolicyviolation",
  (event) => window.__broken.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
AXE = """
async (tags) => {
  const found = await axe.run(document, {
    runOnly: { type: "tag", values: tags }, rules: { "target-size": { enabled: true } }, resultTypes: ["violations"],
  });
  return found.violations.map((one) => ({
    id: one.id, impact: one.impact, tags: one.tags,
    nodes: one.nodes.slice(0, 4).map((node) => {
      const why = [...node.any, ...node.all, ...node.none].map((check) => check.message);
      return `${node.html.slice(0, 160)} | ${why.slice(0, 2).join("; ")}`;
    }),
  }));
}
"""


@dataclass(frozen=True)
class Window:
    """One browser context with one page, its faults and what it has asked."""

    served: Served
    context: BrowserContext
    page: Page
    faults: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    allowed: set[int] = field(default_factory=set)  # statuses of error pages that the test wants to see

    def go(self, path: str, status: int = 200) -> Page:
        """Open a page of the room."""
        if status != 200:
            self.allowed.add(status)
        answer = self.page.goto(self.served.base + path)
        assert answer is not None and answer.status == status, f"{path}: {answer and answer.status}"
        return self.page

    def axe(self, *tags: str) -> list[dict[str, Any]]:
        """What axe finds fault with on the page as it stands."""
        if not self.page.evaluate("() => typeof axe !== 'undefined'"):
            self.page.evaluate(axe_source())
        found: list[dict[str, Any]] = self.page.evaluate(AXE, list(tags or TAGS))
        return found

    def check(self) -> None:
        """Raises AssertionError with everything that went wrong."""
        if not self.page.is_closed():
            self.faults.extend(f"policy: {one}" for one in self.page.evaluate("() => window.__broken || []"))
        assert self.faults == []


@cache
def axe_source() -> str:
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def window(
    browser: Browser, served: Served, width: int = 1440, language: str = "en", theme: str = "light", **more: Any
) -> Window:
    """A window that has entered the room. `more` goes to Playwright's `new_context`."""
    size = ViewportSize(width=width, height=HEIGHTS.get(width, 900))
    scheme: Any = theme
    context = browser.new_context(viewport=size, locale=language, color_scheme=scheme, reduced_motion="reduce", **more)
    context.set_default_timeout(15_000)
    name = f"headstone-{urlsplit(served.base).port}"
    context.add_cookies([{"name": name, "value": served.key, "url": served.base, "sameSite": "Strict"}])
    page = context.new_page()
    made = Window(served, context, page)
    watch(made)
    return made


def watch(seen: Window) -> None:
    """Note what every page of the window asks and complains of."""

    def asked(request: Any) -> None:
        seen.asked.append(request.url)
        if not request.url.startswith((seen.served.base + "/", *LOCAL)):
            seen.faults.append(f"asked another host: {request.url}")

    def said(message: Any) -> None:
        if message.type in ("error", "warning") and not expected(message.text):
            seen.faults.append(f"console: {message.text}")

    def expected(text: str) -> bool:
        # a driver without a graphics card complains of its own speed, not of the page
        return "GL Driver Message" in text or any(f"status of {status}" in text for status in seen.allowed)

    def dialog(shown: Any) -> None:
        seen.faults.append(f"dialog: {shown.message}")
        shown.dismiss()

    seen.context.add_init_script(NOTICE)
    seen.context.on("request", asked)
    seen.context.on("console", said)
    seen.context.on("weberror", lambda error: seen.faults.append(f"script: {error.error}"))
    seen.context.on("dialog", dialog)
