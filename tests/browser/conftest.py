"""A browser and rooms for it: one that is only looked at, and fresh ones to write to."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from tests.browser.chromium import TODO, arguments, executable, missing
from tests.browser.pages import Known, known
from tests.browser.serving import Served, serving
from tests.running import Case

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.watching import Window

if missing():  # asked for by name where it cannot run: one clear line, and no test counts as passed
    collect_ignore_glob = ["test_*.py"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if missing():
        terminalreporter.write_line(f"browser tests NOT run: {missing()}; {TODO}")


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=executable(), headless=True, args=arguments())
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def looked_at(sample_case: Case, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A room over the samples and a picture that no test writes to."""
    folder = tmp_path_factory.mktemp("looked-at")
    case = sample_case.copy(folder)
    Image.new("RGB", (60, 40), (180, 160, 120)).save(folder / "ditch.jpg")
    case.inside("add", folder / "ditch.jpg")  # it is preserved, and says that it gave no report
    with serving(case) as served:
        yield served


@pytest.fixture(scope="session")
def facts(looked_at: Served) -> Known:
    """Records of the samples; a copy of a case has the same ids."""
    return known(looked_at)


@pytest.fixture
def served(sample_case: Case, tmp_path: Path) -> Iterator[Served]:
    """A room over a fresh copy of the samples, to write to."""
    with serving(sample_case.copy(tmp_path)) as opened:
        yield opened


@pytest.fixture
def opened(browser: "Browser") -> Iterator[Callable[..., "Window"]]:
    """Opens windows, and when the test ends fails it for anything they noticed."""
    from tests.browser.watching import Window, window

    windows: list[Window] = []

    def open_one(served: Served, **how: Any) -> Window:
        windows.append(window(browser, served, **how))
        return windows[-1]

    yield open_one
    try:
        for one in windows:
            one.check()
    finally:
        for one in windows:
            one.context.close()
