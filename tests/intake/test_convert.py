"""Each format as a real file: the text, what is known of it, and the part it is named by."""

import gzip
import json
from pathlib import Path

import pytest

from headstone.errors import UnreadableFile
from headstone.intake.context import Converted, Limits
from headstone.intake.convert import convert
from headstone.model.sources import Draft, Meta
from tests.intake import making
from tests.intake.making import CREDIT, FIRST, HEADLINE, SECOND


def converted(data: bytes, name: str, **hints: str) -> Converted:
    return convert(data, name, Meta(**hints), Limits())  # type: ignore[arg-type]


def only(data: bytes, name: str, **hints: str) -> Draft:
    found = converted(data, name, **hints)
    assert not found.refused
    (draft,) = found.drafts
    return draft


def main_text(draft: Draft) -> str:
    return "\n".join(draft.text[span.start : span.end] for span in draft.main)


HEADED = f"publisher: Upper Valley Post\npublished: 14 March 2019\ntext: retold\n\n{HEADLINE}\n\n{FIRST}\n"


def test_a_text_keeps_its_header_and_leaves_it_out_of_the_main_part() -> None:
    draft = only(HEADED.encode(), "a/report.txt")
    assert (draft.meta.publisher, draft.meta.published) == ("Upper Valley Post", "2019-03-14")
    assert draft.meta.language == "en"
    assert draft.text.startswith("publisher: Upper Valley Post\n") and "text: retold" in draft.text
    assert main_text(draft) == f"{HEADLINE}\n\n{FIRST}"
    assert draft.part == "" and draft.state == "read"


def test_markdown_front_matter_is_a_header() -> None:
    head = f"---\ntitle: {HEADLINE}\npublished: 2016-11\ninvented: true\nauthor: [A. One, B. Two]\n---\n"
    text = f"{head}# Head\n\n{FIRST}\n"
    draft = only(text.encode(), "report.md")
    assert (draft.meta.title, draft.meta.published, draft.meta.invented) == (HEADLINE, "2016-11", True)
    assert draft.meta.author == "A. One, B. Two"
    assert main_text(draft).startswith("# Head")


def test_a_first_paragraph_with_a_colon_is_no_header() -> None:
    draft = only(f"Breaking: {FIRST}\n\n{SECOND}".encode(), "report.txt")
    assert main_text(draft).startswith("Breaking:")


def test_hints_win_over_the_header_and_the_header_over_detection() -> None:
    draft = only(HEADED.encode(), "r.txt", publisher="Given", published="8 Nov 2016", language="de-AT")
    assert (draft.meta.publisher, draft.meta.published, draft.meta.language) == ("Given", "2016-11-08", "de")


def test_a_language_that_is_not_read_is_kept_and_marked() -> None:
    words = "Mieszkańcy odkryli płytki grób za starą mleczarnią i policzyli ciała."
    found = convert(words.encode(), "r.txt", Meta(), Limits(), readable=frozenset({"en"}))
    (draft,) = found.drafts
    assert (draft.state, draft.why_unread, draft.meta.language) == ("unread", "language: pl", "pl")
    assert draft.text == words


def test_a_name_alone_has_no_language_and_is_read() -> None:
    assert only(b"Qarat Sumaya", "r.txt").meta.language is None


def test_a_page_gives_all_it_shows_and_knows_its_article() -> None:
    draft = only(making.PAGE.encode(), "page.html")
    assert draft.meta == Meta(
        publisher="Upper Valley Post", author="Ilse Marrow", title=HEADLINE, published="2019-03-14",
        updated="2019-03-16", url="https://upper-valley.example/2019/dairy-grave", language="en",
        rights="Upper Valley Post 2019",
    )
    assert CREDIT in draft.text and "hidden words" not in draft.text and "unseen" not in draft.text
    assert main_text(draft).startswith(HEADLINE) and "Sport" not in main_text(draft) and CREDIT not in main_text(draft)
    assert FIRST in main_text(draft)


def test_a_pdf_knows_where_its_pages_start() -> None:
    draft = only(making.pdf([FIRST, SECOND], keywords="invented: true"), "r.pdf")
    assert draft.text[draft.pages[1] :].startswith(SECOND[:40])
    assert draft.meta.title == HEADLINE and draft.meta.invented and draft.meta.published is None


def test_a_page_without_text_among_others_is_told() -> None:
    draft = only(making.pdf([FIRST, "", SECOND]), "r.pdf")
    assert draft.state == "read" and draft.notes == ("page 2 without text: needs OCR",) and len(draft.pages) == 3


def test_a_pdf_of_pictures_needs_ocr_and_is_read_where_ocr_is_at_hand() -> None:
    data = making.pdf(["", ""])
    assert only(data, "scan.pdf").why_unread == "needs OCR"
    pictures: list[bytes] = []

    def read(picture: bytes) -> str:
        pictures.append(picture)
        return FIRST

    (draft,) = convert(data, "scan.pdf", Meta(), Limits(), ocr=read).drafts
    assert (draft.kind, draft.state) == ("ocr", "read") and draft.text.count(FIRST) == 2
    width, height = map(int, pictures[0].split(b" ", 3)[1:3])
    assert len(pictures[0]) == len(f"P5 {width} {height} 255\n") + width * height


def test_running_heads_are_no_main_content() -> None:
    pages = [f"Valley Papers No. 7\n{FIRST}\nbody line {n}\nPage {n}" for n in "abcd"]
    pages = [page.replace(f"Page {n}", f"Page {i}") for i, (n, page) in enumerate(zip("abcd", pages, strict=True))]
    draft = only(making.pdf(pages), "r.pdf")
    assert "Valley Papers" in draft.text
    assert "Valley Papers" not in main_text(draft) and "Page 2" not in main_text(draft)


def test_a_word_document_gives_body_table_and_foot() -> None:
    draft = only(making.docx(), "r.docx")
    assert draft.text.split("\n\n") == [HEADLINE, FIRST, "bodies\t14", SECOND, CREDIT]
    assert CREDIT not in main_text(draft)
    assert (draft.meta.publisher, draft.meta.published) == ("Upper Valley Post", "2019-03-14")
    assert draft.meta.invented


def test_an_opendocument_text_puts_its_notes_at_the_end() -> None:
    draft = only(making.odt(), "r.odt")
    assert draft.text.split("\n\n") == [HEADLINE, f"{FIRST} Then  silence.", SECOND, CREDIT]
    assert draft.meta.title == HEADLINE and draft.meta.invented


def test_rich_text_is_read_in_its_own_code_page() -> None:
    draft = only(making.rtf(), "r.rtf")
    assert draft.text.split("\n") == [FIRST, "Могила", SECOND]
    assert draft.meta.title == "Grave at the dairy" and draft.meta.author == "Ilse Marrow"


def test_a_mail_is_dated_by_the_day_as_written_and_names_no_recipient() -> None:
    message, attached = converted(making.eml(attachment=making.pdf([FIRST])), "m.eml").drafts
    assert (message.meta.published, message.meta.publisher) == ("2019-03-14", "Upper Valley Post")
    assert "Somebody Private" not in message.text and main_text(message).startswith(HEADLINE)
    assert attached.part == "!/statement.pdf" and FIRST in attached.text


def test_an_attachment_that_fails_leaves_the_mail() -> None:
    found = converted(making.eml(attachment=b"\x00\x01\x02\x03" * 99, name="odd.bin"), "m.eml")
    assert [draft.part for draft in found.drafts] == [""]
    assert found.refused[0].file == "m.eml!/odd.bin" and found.refused[0].why.startswith("not a text")


def test_every_message_of_a_mailbox_is_a_report(tmp_path: Path) -> None:
    found = converted(making.mbox(tmp_path), "box.mbox")
    assert [(draft.part, draft.meta.title) for draft in found.drafts] == [
        ("#message 1", HEADLINE), ("#message 2", "Second"),
    ]
    assert "\nFrom the dairy" in found.drafts[1].text


@pytest.mark.parametrize("packed", [True, False])
def test_each_captured_page_is_a_report_with_its_capture(packed: bool) -> None:
    found = converted(making.warc(packed=packed), "w.warc.gz" if packed else "w.warc")
    assert [draft.part for draft in found.drafts] == [
        "#https://upper-valley.example/a?x=1",
        "#https://lowland.example/wire.txt",
        "#https://lowland.example/wire.txt (2)",
    ]
    meta = found.drafts[0].meta
    assert (meta.captured_at, meta.http_status, meta.capturing_tool) == (
        "2019-03-15T06:00:00Z", 200, "valley-crawler 1.2",
    )
    assert meta.url == "https://upper-valley.example/2019/dairy-grave"
    assert meta.requested_url == "https://upper-valley.example/a?x=1"
    assert "Content-Type: text/html" in (meta.http_headers or "")
    assert found.drafts[0].notes == ("also in the archive, not read: 1 image/png, 1 answers with status 404",)


def test_a_capture_packed_as_one_piece_is_read_like_one_packed_by_record() -> None:
    one_piece = gzip.compress(making.warc(packed=False))
    assert [draft.text for draft in converted(one_piece, "w.warc.gz").drafts] == [
        draft.text for draft in converted(making.warc(), "w.warc.gz").drafts
    ]


def test_a_wacz_is_checked_against_its_own_list() -> None:
    assert not converted(making.wacz(), "w.wacz").refused
    found = converted(making.wacz(honest=False), "w.wacz")
    assert len(found.drafts) == 3 and found.refused[0].why.startswith("changed since capture")
    assert found.drafts[1].part == "!/archive/data.warc.gz#https://lowland.example/wire.txt"


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_members_of_a_tar_are_reports(mode: str) -> None:
    data = making.tarred({"d/a.txt": FIRST.encode(), "b.pdf": making.pdf([SECOND])}, mode)
    found = converted(data, "t.tar")
    assert [draft.part for draft in found.drafts] == ["!/d/a.txt", "!/b.pdf"] and not found.refused


def test_a_sidecar_in_a_zip_describes_its_neighbour() -> None:
    files = {"a.txt": FIRST.encode(), "a.txt.meta.yaml": b"publisher: Lowland Wire\npublished: 2016-11-08\n"}
    (draft,) = converted(making.zipped(files | {"__MACOSX/a.txt": b"x", ".DS_Store": b"x"}), "z.zip").drafts
    assert (draft.meta.publisher, draft.meta.published) == ("Lowland Wire", "2016-11-08")


def test_archives_in_archives_name_every_step() -> None:
    inner = making.zipped({"a.txt": FIRST.encode()})
    (draft,) = converted(making.tarred({"in/b.zip": inner}, "w:gz"), "t.tgz").drafts
    assert draft.part == "!/in/b.zip!/a.txt"


def test_rows_of_a_csv_are_reports() -> None:
    data = f"Title;Text;Date;Outlet\nOne;{FIRST};14/03/2019;Post\nTwo;;;\n".encode("utf-8-sig")
    found = converted(data, "list.csv")
    assert [(draft.part, draft.meta.title, draft.meta.published) for draft in found.drafts] == [
        ("#row 1", "One", "2019-03-14")
    ]
    assert found.refused[0].why.startswith("rows without a text: 2")


def test_json_lines_may_name_files_in_their_own_folder_only() -> None:
    rows = [{"text": FIRST}, {"file": "d/a.txt", "publisher": "Post"}, {"file": "../b.txt"}, {"file": "none.txt"}]
    data = "\n".join(map(json.dumps, rows)).encode()
    asked: list[str] = []

    def resolve(path: str) -> bytes | None:
        asked.append(path)
        return SECOND.encode() if path == "d/a.txt" else None

    found = convert(data, "list.jsonl", Meta(), Limits(), resolve=resolve)
    assert [(draft.part, draft.meta.publisher) for draft in found.drafts] == [("#row 1", None), ("#row 2", "Post")]
    assert asked == ["d/a.txt", "none.txt"]
    assert [each.file for each in found.refused] == ["list.jsonl#row 3", "list.jsonl#row 4"]


def test_a_json_list_may_stand_in_an_object() -> None:
    data = json.dumps({"count": 1, "items": [{"body": FIRST, "lang": "en"}]}).encode()
    assert only(data, "list.json").part == "#row 1"


def test_title_and_address_given_for_an_archive_are_not_those_of_its_parts() -> None:
    draft = only(making.zipped({"a.txt": FIRST.encode()}), "z.zip", title="The box", publisher="Post")
    assert (draft.meta.title, draft.meta.publisher) == (None, "Post")


def test_bytes_decide_before_the_name_does() -> None:
    assert only(making.pdf([FIRST]), "misnamed.txt").tool == "pdf/1"
    assert only(making.PAGE.encode(), "page").tool == "html/1"


def test_an_archive_without_a_text_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="nothing to read inside"):
        converted(making.zipped({}) + b"", "z.zip")


def test_every_span_lies_in_its_text_and_all_text_is_normal(tmp_path: Path) -> None:
    import unicodedata

    made = {
        "a.html": making.PAGE.encode(), "a.pdf": making.pdf([FIRST, SECOND]), "a.docx": making.docx(),
        "a.odt": making.odt(), "a.rtf": making.rtf(), "a.eml": making.eml(), "a.mbox": making.mbox(tmp_path),
        "a.wacz": making.wacz(), "n.txt": "Cafe\u0301 grave\r\nwas opened by the people of the old town".encode(),
    }
    for name, data in made.items():
        for draft in converted(data, name).drafts:
            assert unicodedata.is_normalized("NFC", draft.text) and "\r" not in draft.text
            ends = [0, *(edge for span in draft.main for edge in (span.start, span.end)), len(draft.text)]
            assert ends == sorted(ends), name


def test_the_same_bytes_give_the_same_drafts() -> None:
    data = making.wacz()
    assert converted(data, "w.wacz") == converted(data, "w.wacz")
