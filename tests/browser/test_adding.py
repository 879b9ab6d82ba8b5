"""Adding in the browser: by the form, by dropping, with progress that moves and every refusal explained."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload

from tests.browser.serving import Served
from tests.browser.watching import Window

Opened = Callable[..., Window]
REPORT = b"""publisher: Hill Courier
published: 2031-05-02
invented: true

Workers opened a mass grave near the old dairy of Dunmere on Monday and found at least 12 bodies, the mayor said.
"""
OTHER = REPORT.replace(b"Hill Courier", b"Valley Post").replace(b"at least 12", b"about 30")
BROKEN: FilePayload = {"name": "../../broken.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 broken"}
DROPPED = """
(text) => {
  const carried = new DataTransfer();
  carried.items.add(new File([text], "dropped.txt", { type: "text/plain" }));
  return carried;
}
"""


@pytest.mark.slow
def test_files_are_chosen_or_dropped_and_what_happens_is_told(served: Served, opened: Opened) -> None:
    seen = opened(served)
    page = seen.go("/add")
    files: list[FilePayload] = [{"name": "valley.txt", "mimeType": "text/plain", "buffer": REPORT}, BROKEN]
    page.locator("input[type=file]").set_input_files(files)
    page.locator("form[enctype] button").click()
    progress = page.locator("[data-progress]")
    progress.wait_for()
    assert progress.locator("[role=status]").is_visible()
    told = page.locator(".conflict[role=status]")
    told.wait_for(timeout=120_000)  # the page went on by itself
    assert [one for one in seen.asked if one.endswith("/add.json")]
    row = page.locator("tbody tr", has_text="broken.pdf")
    assert row.is_visible() and len(row.locator("td").inner_text()) > 5 and ".." not in row.inner_text()
    assert seen.axe() == []

    carried = page.evaluate_handle(DROPPED, OTHER.decode())
    page.dispatch_event("h1", "drop", {"dataTransfer": carried})  # beside the form: nothing is opened, nothing taken
    assert page.locator("input[type=file]").evaluate("(one) => one.files.length") == 0
    page.dispatch_event(".drop .note", "dragover", {"dataTransfer": carried})
    assert page.locator(".drop.over").count() == 1
    page.dispatch_event(".drop .note", "drop", {"dataTransfer": carried})
    assert page.locator("input[type=file]").evaluate("(one) => one.files[0].name") == "dropped.txt"
    page.locator("form[enctype] button").click()
    served.until("/add.json", lambda told: told["state"] == "done" and told["total"] == 1, 120)
    publishers = {row["publisher"] for row in rows(served)}
    assert {"Hill Courier", "Valley Post"} <= publishers


def rows(served: Served) -> list[dict[str, object]]:
    pages = [served.json(f"/reports.json?page={number}")["reports"] for number in (1, 2)]
    return [row for page in pages for row in page]


def test_a_date_that_cannot_be_read_is_refused_in_one_line(looked_at: Served, opened: Opened) -> None:
    seen = opened(looked_at)
    seen.allowed.add(400)
    page = seen.go("/add")
    page.locator("input[type=file]").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": REPORT})
    page.locator("summary").first.click()
    page.locator("[name=published]").fill("the day before")
    with page.expect_navigation():
        page.locator("form[enctype] button").click()
    assert "is no date that can be read" in page.locator("h1").inner_text()
    assert page.locator(".lead").inner_text().startswith("What to do next")
    assert looked_at.json("/add.json")["state"] == "none"


def test_an_upload_without_a_file_is_not_sent(looked_at: Served, opened: Opened) -> None:
    seen = opened(looked_at)
    page = seen.go("/add")
    page.locator("form[enctype] button").click()
    assert page.locator("input[type=file]:invalid").count() == 1
