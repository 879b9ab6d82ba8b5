"""What is known of a report: dates, headers, sidecars, and who wins."""

import pytest

from headstone.errors import UnreadableFile
from headstone.intake import header, sidecar
from headstone.intake.edtf import to_edtf
from headstone.intake.meta import over, settle
from headstone.model.sources import Meta


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2016-11-07", "2016-11-07"),
        ("2016-11", "2016-11"),
        ("2016", "2016"),
        ("2016-11-07T23:59:00-05:00", "2016-11-07"),
        ("2016-11-07 10:00", "2016-11-07"),
        ("20161107", "2016-11-07"),
        ("7 November 2016", "2016-11-07"),
        ("Monday, 7 November 2016, 14:02 GMT", "2016-11-07"),
        ("November 7, 2016", "2016-11-07"),
        ("Nov. 7th, 2016", "2016-11-07"),
        ("Mon, 07 Nov 2016 23:10:00 -0500", "2016-11-07"),
        ("7. November 2016", "2016-11-07"),
        ("7 de noviembre de 2016", "2016-11-07"),
        ("7 ноября 2016", "2016-11-07"),
        ("November 2016", "2016-11"),
        ("2016/11/7", "2016-11-07"),
        ("13/11/2016", "2016-11-13"),
        ("11/13/2016", "2016-11-13"),
        ("07.11.2016", "2016-11-07"),
        ("05/05/2016", "2016-05-05"),
        ("2016-11-07/2016-11-09", "2016-11-07/2016-11-09"),
        ("2016-11~", "2016-11~"),
        ("201X", "201X"),
        ("03/04/2016", None),
        ("2016-02-30", None),
        ("31 April 2016", None),
        ("yesterday", None),
        ("2016-13", None),
        ("7 Nov", None),
    ],
)
def test_a_date_as_written_becomes_edtf_or_nothing(written: str, edtf: str | None) -> None:
    assert to_edtf(written) == edtf


def test_an_unknown_date_is_no_fault_and_a_bad_one_is_told() -> None:
    assert settle(Meta(published="unknown")) == (Meta(), ())
    meta, notes = settle(Meta(published="some day"))
    assert meta.published is None and "some day" in notes[0]


def test_gaps_are_filled_from_below_and_a_sample_stays_one() -> None:
    assert over(Meta(title="up"), Meta(title="low", url="u", invented=True)) == Meta(title="up", url="u", invented=True)


def test_a_sidecar_gives_what_the_file_lacks() -> None:
    data = b"publisher: Post\npublished: 2016-11\nurl: https://a.example/x\nnote: kept by us\nlanguage: en\n"
    assert sidecar.read(data) == Meta(publisher="Post", published="2016-11", url="https://a.example/x", language="en")


BOMB = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True))


@pytest.mark.parametrize(
    "data",
    [
        BOMB.encode(),
        b"- a list\n- of things\n",
        b"publisher: [unclosed",
        b"!!python/object/apply:os.system ['true']",
        b"x: " + b"y" * 70_000,
        b"publisher: \xff\xfe",
        b"{" * 5000,
    ],
)
def test_a_sidecar_that_is_no_small_mapping_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        sidecar.read(data)


def test_an_empty_sidecar_says_nothing() -> None:
    assert sidecar.read(b"\n") == Meta()


def test_a_header_ends_at_the_first_blank_line() -> None:
    text = "Publisher: Post\nDate: 7 Nov 2016\nKeywords: a, b\n\nurl: is a word of the body"
    found = header.read(text)
    assert found.meta == Meta(publisher="Post", published="7 Nov 2016")
    assert text[found.end :] == "\nurl: is a word of the body"


def test_a_value_may_run_on_over_an_indented_line() -> None:
    assert header.read("title: A long\n  headline\n\nbody").meta.title == "A long headline"


@pytest.mark.parametrize("text", ["Officials: many died\nsaid so\n\nx", "note: nothing of ours\n\nx", "", "\n\nurl: x"])
def test_what_is_no_header_stays_body(text: str) -> None:
    assert header.read(text).end == 0


def test_front_matter_that_cannot_be_read_is_told_and_left_out() -> None:
    found = header.read("---\ntitle: [open\n---\nbody")
    assert found.meta == Meta() and found.notes and "---\ntitle: [open\n---\nbody"[found.end :] == "body"
