"""Which browser the tests drive, and how it is started. `python -m tests.browser.chromium` says whether they can run.

The Chromium of the machine is taken where there is one, else the one that `playwright install chromium` has put into
the user's folder. HEADSTONE_BROWSER names another.
"""

import importlib.util
import os
import shutil
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = {"playwright": "playwright", "axe_playwright_python": "axe-playwright-python"}
TODO = "run `make test-web`, which installs what is missing"
# Nothing of the browser's own may ask the network: what a test then sees asked, a page has asked.
ARGUMENTS = (
    "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-quic",
    "--disable-sync", "--no-first-run", "--no-default-browser-check", "--disable-domain-reliability",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--font-render-hinting=none",
)  # fmt: skip


def executable() -> Path | None:
    """The browser, or None where there is none."""
    named = os.environ.get("HEADSTONE_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    if named:
        return Path(named)
    return max(folder().glob("chromium-*/chrome-*/chrome"), default=None)


def folder() -> Path:
    """Where Playwright keeps the browsers that it has installed."""
    given = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    return Path(given) if given else Path.home() / ".cache" / "ms-playwright"


def arguments() -> list[str]:
    """Chromium refuses its sandbox to root, and only then it is left out."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*ARGUMENTS, *(["--no-sandbox"] if root else [])]


def missing() -> str:
    """Why the tests in a browser cannot run here, or "" where they can."""
    lacking = [name for module, name in PACKAGES.items() if importlib.util.find_spec(module) is None]
    if lacking:
        return f"{' and '.join(lacking)} not installed"
    return "" if executable() else "no Chromium found"


if __name__ == "__main__":
    why = missing()
    print(f"browser tests NOT run: {why}; {TODO}" if why else f"browser tests: {executable()}")
    sys.exit(1 if why else 0)
