"""Broken, hostile and odd files: one clear line each, and the rest goes on."""

import io
import tarfile

import pytest

from headstone.errors import HostileFile, IntakeError, UnreadableFile
from headstone.intake.context import Converted, Limits
from headstone.intake.convert import convert
from headstone.model.sources import Meta
from tests import broken_inputs
from tests.intake import making
from tests.intake.making import FIRST

FILES = broken_inputs.files()


def opened(name: str) -> Converted:
    return convert(FILES[name], name, Meta(), Limits())


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("empty.txt", "empty: it holds no bytes"),
        ("blanks_only.txt", "empty: it holds only blanks"),
        ("random_bytes.txt", "not a text or a known format"),
        ("random_bytes_without_ending", "not a text or a known format"),
        ("pdf_cut_short.pdf", "a PDF cut short or damaged"),
        ("pdf_in_name_only.pdf", "not a PDF"),
        ("pdf_locked.pdf", "a locked PDF: it needs a password"),
        ("docx_cut_short.docx", "a Word document cut short or damaged: its end is missing"),
        ("warc_without_pages.warc", "a web archive without a page"),
        ("zip_cut_short.zip", "a zip archive cut short or damaged"),
        ("tar_cut_short.tar.gz", "a tar archive cut short or damaged"),
        ("picture.txt", "a picture"),
        ("old_word.doc", "an old Office document"),
        ("json_cut_short.json", "a list that cannot be read"),
        ("list_without_texts.csv", "a list without texts"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(name: str, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why) as caught:
        opened(name)
    assert "\n" not in str(caught.value) and caught.value.todo


@pytest.mark.parametrize("name", ["gzip_bomb.gz", "docx_with_entity_bomb.docx"])
def test_a_bomb_is_hostile(name: str) -> None:
    with pytest.raises(HostileFile, match="bomb"):
        opened(name)


def test_a_zip_bomb_is_stopped_before_it_fills_the_memory() -> None:
    found = opened("zip_bomb.zip")
    assert not found.drafts and "a zip bomb" in found.refused[0].why


def test_all_that_one_file_unpacks_is_counted_together() -> None:
    inner = making.zipped({f"{n}.txt": (FIRST * 60).encode() for n in range(9)})
    outer = making.zipped({f"{n}.zip": inner for n in range(9)})
    found = convert(outer, "z.zip", Meta(), Limits(total_bytes=100_000))
    assert len(found.drafts) < 20 and any("unpacking stopped" in each.why for each in found.refused)


def test_too_many_members_stop_the_unpacking() -> None:
    data = making.zipped({f"{n}.txt": FIRST.encode() for n in range(30)})
    found = convert(data, "z.zip", Meta(), Limits(members=10))
    assert len(found.drafts) == 10 and "more than 10 files" in found.refused[0].why


def test_archives_nested_too_deep_are_refused() -> None:
    (refused,) = opened("zip_of_zips.zip").refused
    assert "packed too deep" in refused.why


@pytest.mark.parametrize("name", ["zip_with_paths_out.zip", "tar_with_links.tar"])
def test_a_bad_member_is_refused_and_the_good_one_read(name: str) -> None:
    found = opened(name)
    assert [draft.part for draft in found.drafts] == ["!/good.txt"]
    assert len(found.refused) in (3, 4)
    assert all("out of the archive" in each.why or "left out" in each.why for each in found.refused)


def test_a_locked_member_says_so() -> None:
    (refused,) = opened("zip_locked.zip").refused
    assert refused.why.startswith("locked: it needs a password")


def test_a_capture_cut_short_gives_the_pages_before_the_cut() -> None:
    found = opened("warc_cut_short.warc.gz")
    assert found.drafts[0].part == "#https://upper-valley.example/a?x=1"
    assert "cut short" in found.refused[-1].why


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("header_without_body.txt", "no text"),
        ("pdf_without_text.pdf", "needs OCR"),
        ("text_over_20_mb.txt", "too large: more than 20 MB"),
    ],
)
def test_what_has_no_readable_text_is_kept_unread(name: str, why: str) -> None:
    (draft,) = opened(name).drafts
    assert (draft.state, draft.why_unread) == ("unread", why)


def test_a_text_too_large_still_says_whose_it_is() -> None:
    (draft,) = opened("text_over_20_mb.txt").drafts
    assert draft.meta.publisher == "Lowland Wire" and draft.text == ""


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("utf16_without_mark.txt", "en"),
        ("utf16_with_mark.txt", "en"),
        ("windows_1251.txt", "ru"),
        ("windows_1256.txt", "ar"),
        ("latin_1.txt", "de"),
        ("nul_bytes.txt", "en"),
        ("mixed_directions.txt", "en"),
    ],
)
def test_odd_encodings_come_out_right(name: str, language: str) -> None:
    (draft,) = opened(name).drafts
    texts = {"ru": broken_inputs.RUSSIAN, "ar": broken_inputs.ARABIC, "de": broken_inputs.GERMAN}
    assert draft.meta.language == language and draft.state == "read"
    assert texts.get(language, "Qarat Sumaya") in draft.text


def test_a_nul_is_seen_and_marks_of_direction_are_kept() -> None:
    assert "Sumaya\ufffdopened" in opened("nul_bytes.txt").drafts[0].text
    assert "\u202eabc\u202c" in opened("mixed_directions.txt").drafts[0].text


def test_nothing_but_an_intake_error_ever_comes_out() -> None:
    for name, data in FILES.items():
        for cut in (3, 20, len(data) // 3, len(data) - 1):
            try:
                convert(data[: min(cut, 200_000)], name, Meta(), Limits())
            except IntakeError as error:
                assert error.what


def test_a_line_about_a_file_shows_none_of_its_control_characters() -> None:
    with pytest.raises(UnreadableFile) as caught:
        convert(b"WARC/1.0\r\n\x1b[2J\r\n\r\n" * 3, "w.warc", Meta(), Limits())
    assert str(caught.value).isprintable()
    found = convert(f"published: 14 Ma\x1brch 2019\ntitle: Grave\x07\n\n{FIRST}".encode(), "a.txt", Meta(), Limits())
    (draft,) = found.drafts
    assert draft.meta.title == "Grave\\u0007" and draft.notes[0].isprintable()


def test_half_a_character_in_a_list_costs_no_row() -> None:
    (draft,) = convert(b'[{"text": "A grave\\ud800.", "title": "T\\udfff"}]', "l.json", Meta(), Limits()).drafts
    assert (draft.text, draft.meta.title) == ("A grave\ufffd.", "T\\udfff")


def test_a_date_that_is_none_costs_no_page_and_no_mail() -> None:
    page = making.PAGE.replace("T22:40:00+03:00", "T22:40:00+99:00").encode()
    (draft,) = convert(page, "a.html", Meta(), Limits()).drafts
    assert (draft.meta.title, draft.meta.published) == (making.HEADLINE, "2019-03-14")
    mail = making.eml().replace(b"14 Mar 2019", b"14 Mar 99999999999999999999")
    (letter,) = convert(mail, "a.eml", Meta(), Limits()).drafts
    assert letter.meta.published is None and FIRST in letter.text


def test_a_character_number_beyond_unicode_costs_no_document() -> None:
    data = rb"{\rtf1\ansi A grave\u99999999? was opened.\par}"
    (draft,) = convert(data, "a.rtf", Meta(), Limits()).drafts
    assert draft.text == "A grave\ufffd was opened."


def test_members_of_one_name_never_share_a_part() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name in ("a.txt (2)", "a.txt", "a.txt"):
            info = tarfile.TarInfo(name)
            info.size = len(FIRST)
            archive.addfile(info, io.BytesIO(FIRST.encode()))
    found = convert(out.getvalue(), "t.tar", Meta(), Limits())
    assert [draft.part for draft in found.drafts] == ["!/a.txt (2)", "!/a.txt", "!/a.txt (3)"]


def test_a_sidecar_in_a_tar_is_no_report_of_its_own() -> None:
    data = making.tarred({"a.txt": FIRST.encode(), "a.txt.meta.yaml": b"title: T\n"})
    found = convert(data, "t.tar", Meta(), Limits())
    assert [draft.part for draft in found.drafts] == ["!/a.txt"]
    assert found.refused[0].why.startswith("a sidecar in a tar archive")
