"""Adding through the browser, and the health of the case."""

from pathlib import Path

import pytest

from headstone.store.register import Store
from headstone.uploading import Upload, laid_out, plain_name
from tests.web.asking import Room, words
from tests.web.conftest import room_over

REPORT = b"""publisher: Hill Courier
published: 2031-05-02
invented: true

Workers opened a mass grave near the old dairy on Monday and found at least 12 bodies, the mayor said.
"""


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\a.txt", "a.txt"),
        ("", "file"),
        ("..", "file"),
        ("a\x00\u202eb.txt", "a__b.txt"),
        ("/abs/olute.pdf", "olute.pdf"),
        ("x" * 400 + ".html", "x" * 145 + ".html"),
        ("<svg>.txt", "_svg_.txt"),
    ],
)
def test_a_name_from_a_browser_names_nothing_outside(written: str, wanted: str) -> None:
    assert plain_name(written) == wanted


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    paths = laid_out(tmp_path / "uploads", [Upload("a.txt", b"1"), Upload("x/a.txt", b"2")])
    assert [path.name for path in paths] == ["a.txt", "a 2.txt"] and paths[1].read_bytes() == b"2"
    assert all(path.stat().st_mode & 0o077 == 0 for path in paths)


def upload(room: Room, *files: tuple[str, bytes], **fields: str) -> int:
    parts = [("files", (name, data, "text/html")) for name, data in files]
    answer = room.client.post("/add", data={"token": room.door.token(), **fields}, files=parts, follow_redirects=False)
    return answer.status_code


def test_what_is_uploaded_is_preserved_and_told(room: Room) -> None:
    uploads = room.client.app.state.room.uploads
    before = room.desk.store.totals()
    assert (
        upload(room, ("valley.txt", REPORT), ("empty.pdf", b"%PDF-1.4 broken"), ("run.html", b"<script>x</script>"))
        == 303
    )
    told = uploads.wait(240)
    assert told.state == "done", told.fault
    assert room.desk.store.totals().originals == before.originals + 2  # the broken file is refused and named
    assert "/" not in next(one.file for one in room.desk.store.reports() if one.meta.publisher == "Hill Courier")
    said = words(room.page("/add"))
    assert "3 files" in said and "empty.pdf" in said
    assert not (room.desk.store.case / "uploads").exists()


def test_without_a_file_nothing_begins(room: Room) -> None:
    assert upload(room) == 400
    assert upload(room, ("a.txt", REPORT), published="the day before") == 400
    assert room.json("/add.json")["state"] == "none"


def test_an_upload_past_the_limit_is_refused_before_it_is_kept(
    sample_case: object, tmp_path: Path, gazetteer: Path
) -> None:
    Store(tmp_path / "case", create=True).close()
    room = room_over(tmp_path / "case", gazetteer, upload_bytes=100_000)
    room.enter()
    assert upload(room, ("big.txt", b"x" * 200_000)) == 413
    assert room.desk.store.totals().originals == 0


def test_health_says_what_is_unread_and_verifies_on_request(room: Room) -> None:
    said = words(room.page("/health"))
    assert "needs OCR" in said and room.desk.store.head() in said and "never, as far as the log says" in said
    answer = room.send("/health", room.page("/health"))
    assert answer.status_code == 200 and "All is whole" in answer.text
    assert room.desk.store.log()[-1].action == "verify"


def test_health_names_what_is_damaged(room: Room) -> None:
    report = room.desk.store.reports()[0]
    path = room.desk.store.vault.path(report.original_sha256)
    path.chmod(0o600)
    path.write_bytes(b"changed")
    answer = room.send("/health", room.page("/health"))
    assert "Something preserved is damaged" in answer.text and report.original_sha256[:12] in answer.text


def test_a_read_only_case_is_shown_and_takes_no_decision(room: Room) -> None:
    room.desk.store.close()
    reading = Store(room.desk.store.case, read_only=True)
    room.desk.store = reading
    id_ = room.incident()
    page = room.page(f"/review/{id_}")
    assert not [form for form in page.forms if form.get("action") == "/decide"]
    sent = room.client.post(
        "/decide", data={"token": room.door.token(), "verb": "accept", "target": id_, "reason": "x"}
    )
    assert sent.status_code == 503 and "read-only" in sent.text
