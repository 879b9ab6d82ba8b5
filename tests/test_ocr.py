"""The door to tesseract: pictures in, text out, by pipes."""

import shutil
import sys
from pathlib import Path

import pytest

from headstone.ocr import tesseract

posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
PAGE = b"P5 2 1 255\n\x00\xff"


def stand_in(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program of that name in the path: what is tested is our use of it, on machines without tesseract too."""
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_without_tesseract_there_is_no_ocr(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert tesseract() is None


@posix
def test_the_picture_goes_in_and_the_words_come_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, 'echo "$@"; wc -c', monkeypatch)
    read = tesseract("eng+ara")
    assert read is not None
    assert read(PAGE).split() == ["stdin", "stdout", "-l", "eng+ara", "--dpi", "300", str(len(PAGE))]


@posix
def test_a_page_that_fails_has_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, "exit 3", monkeypatch)
    read = tesseract()
    assert read is not None and read(PAGE) == ""


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_a_drawn_page_is_read() -> None:
    from headstone.intake.context import Limits
    from headstone.intake.convert import convert
    from headstone.model.sources import Meta
    from tests.intake.making import FIRST, pdf, scanned

    (draft,) = convert(scanned(pdf([FIRST[:60]])), "scan.pdf", Meta(), Limits(), ocr=tesseract()).drafts
    assert draft.kind == "ocr" and "Qarat Sumaya" in draft.text
