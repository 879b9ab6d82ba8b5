"""Pictures for the docs, taken of the samples by the browser that the tests drive: `make screenshots`.

`python -m tests.browser.screenshots FOLDER` writes one PNG a line of the table below. A picture is of the page as it
is: nothing is hidden or put right for it.
"""

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import arguments, executable, missing
from tests.browser.pages import PAGES, Known, known
from tests.browser.serving import Served, serving
from tests.browser.watching import window
from tests.running import EXAMPLES, Case

LIMIT = 200_000  # bytes of one picture
COLOURS = 128  # of its palette: text and flat grounds need no more


@dataclass(frozen=True, slots=True)
class Shot:
    """`page`: a line of pages.PAGES. `part`: what is scrolled to the top."""

    name: str
    page: str
    width: int = 1280
    height: int = 900
    language: str = "en"
    theme: str = "light"
    part: str = ""


SHOTS = (
    Shot("room-register", "register"),
    Shot("room-incident", "incident"),
    Shot("room-origins", "incident", part="#origins"),
    Shot("room-report", "report, one claim"),
    Shot("room-review", "desk"),
    Shot("room-arabic", "register", language="ar"),
    Shot("room-dark", "incident", theme="dark", part="#counts"),
    Shot("room-small", "register", width=390, height=844),
    Shot("room-map", "map"),
)


def taken(browser: Browser, served: Served, facts: Known, shot: Shot, folder: Path) -> Path:
    """Write one picture. Raises AssertionError where the page complains or the picture is too large."""
    seen = window(browser, served, width=shot.width, language=shot.language, theme=shot.theme)
    try:
        seen.page.set_viewport_size({"width": shot.width, "height": shot.height})
        page = seen.go(PAGES[shot.page](facts))
        if shot.part:
            page.locator(shot.part).evaluate("(one) => one.scrollIntoView({ block: 'start' })")
        target = folder / f"{shot.name}.png"
        page.screenshot(path=target)
        seen.check()
    finally:
        seen.context.close()
    return made_small(target)


def of_dossier(browser: Browser, case: Case, incident: str, folder: Path, work: Path) -> Path:
    """The dossier is a file of its own and needs no room."""
    done = case.run("dossier", incident, "--out", work / "dossier.html")
    assert done.status == 0, done.said
    page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme="light")
    page.goto((work / "dossier.html").as_uri())
    target = folder / "dossier.png"
    page.screenshot(path=target)
    page.close()
    return made_small(target)


def made_small(target: Path) -> Path:
    with Image.open(target) as picture:
        picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=COLOURS).save(target, optimize=True)
    assert target.stat().st_size < LIMIT, f"{target.name}: {target.stat().st_size} bytes"
    return target


def main(folder: Path) -> None:
    if missing():
        sys.exit(f"no screenshots: {missing()}")
    gazetteer = Path(os.environ["HEADSTONE_GAZETTEER"])
    work = Path(tempfile.mkdtemp())
    try:
        case = Case(work / "case", gazetteer)
        case.run("add", EXAMPLES)
        with serving(case) as served, sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=executable(), args=arguments())
            facts = known(served)
            shots = [taken(browser, served, facts, shot, folder) for shot in SHOTS if shot.page in PAGES]
            for target in (*shots, of_dossier(browser, case, facts.incident, folder, work)):
                print(f"{target.name} {target.stat().st_size // 1000} kB")
            browser.close()
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
