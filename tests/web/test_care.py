"""Words on the condition of remains are on no page and in no list before a person asks for them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from headstone.model.care import graphic_spans
from tests.running import Case
from tests.web.asking import Page, Room
from tests.web.conftest import room_over

GRIM = (
    "Title: Decapitated bodies in a well near Kesh Qala\nPublished: 2016-11-08\nPublisher: Valley Post\n\n"
    "Workers said on Monday they had found a mass grave at Kesh Qala, Iraq. "
    "At least 30 bodies lay in the well, many of them decapitated, said the mayor. "
    "The decapitated remains were taken to Mosul.\n"
)
CLICKED = "//details[contains(@class, 'graphic')]"


@pytest.fixture(scope="module")
def grim(tmp_path_factory: pytest.TempPathFactory, gazetteer: Path) -> Iterator[Room]:
    folder = tmp_path_factory.mktemp("grim")
    (folder / "grim.txt").write_text(GRIM, encoding="utf-8")
    case = Case(folder / "case", gazetteer)
    case.ok("add", folder / "grim.txt")
    room = room_over(case.folder, gazetteer)
    room.enter()
    yield room
    room.desk.store.close()


def before_a_click(page: Page) -> str:
    """What stands on a page whose folded parts are not opened."""
    for part in page.xpath(CLICKED):
        for child in part:
            if child.tag != "summary":
                part.remove(child)
    return page.text_content().casefold()


def test_no_page_and_no_list_shows_them_unasked(grim: Room) -> None:
    store = grim.desk.store
    report, incident = store.reports()[0].id, grim.incident()
    claims = [one.id for one in store.claims()]
    assert any(one.remains for one in store.claims())
    paths = [
        "/", "/?q=mayor", "/?q=bodies+well", "/?q=decap*", "/reports", f"/report/{report}", f"/incident/{incident}",
        f"/review/{incident}", "/review", "/sites", "/map", f"/history/{incident}", f"/original/{report}",
        "/decide/many", "/health", *(f"/claim/{one}" for one in claims), *(f"/place/{one}" for one in claims),
        *(f"/site/{one.id}" for one in store.sites()),
    ]  # fmt: skip
    for path in paths:
        assert "decapitated" not in before_a_click(grim.page(path)), path


def test_a_snippet_with_them_opens_on_a_click(grim: Room) -> None:
    page = grim.page("/?q=mayor")
    (part,) = page.xpath(f"//ol[@class='incidents']{CLICKED}")
    assert "decapitated" in part.text_content() and part.get("open") is None


def test_the_terminal_shows_them_with_an_option_only(tmp_path: Path, gazetteer: Path) -> None:
    (tmp_path / "grim.txt").write_text(GRIM, encoding="utf-8")
    case = Case(tmp_path / "case", gazetteer)
    case.ok("add", tmp_path / "grim.txt")
    assert "ecapitated" not in case.ok("search", "mayor").out
    assert "decapitated" in case.ok("search", "mayor", "--graphic").out


def test_their_whole_sentence_and_every_other_place_of_theirs_is_graphic(grim: Room) -> None:
    store = grim.desk.store
    (layer,) = store.layers_of(store.reports()[0].id)
    spans = graphic_spans(store.claims(), layer.text)
    said = [layer.text[span.start : span.end] for span in spans]
    assert any(words.startswith("At least 30 bodies") for words in said)
    assert layer.text.count("decapitated") == sum("decapitated" in words and len(words) < 40 for words in said)
