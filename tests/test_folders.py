"""Walking the folders that are added."""

import os
import sys
from pathlib import Path

import pytest

from headstone.folders import Found, Skipped, printable, walk
from headstone.model.register import Refusal
from tests.broken_inputs import odd_names

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")


def names(folder: Path) -> list[str]:
    return [step.name for step in walk([folder]) if isinstance(step, Found)]


def refused(folder: Path) -> dict[str, str]:
    return {step.file: step.why for step in walk([folder]) if isinstance(step, Refusal)}


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z.txt", "a-b/c.txt", "a.txt")
    assert names(tmp_path) == sorted(names(tmp_path)) == ["a-b/c.txt", "a.txt", "a/z.txt", "b.txt"]


def test_a_lone_file_is_called_by_its_name(tmp_path: Path) -> None:
    write(tmp_path, "d/a.txt", "d/a.txt.meta.yaml")
    (found,) = walk([tmp_path / "d" / "a.txt"])
    assert isinstance(found, Found)
    assert (found.name, found.sidecar, found.size) == ("a.txt", tmp_path / "d" / "a.txt.meta.yaml", 1)


def test_sidecars_are_paired_by_name_and_by_stem(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "a.txt.meta.yaml", "b.pdf", "b.meta.yaml", "c.txt", "c.pdf", "c.meta.yaml")
    pairs = {step.name: step.sidecar and step.sidecar.name for step in walk([tmp_path]) if isinstance(step, Found)}
    assert pairs == {"a.txt": "a.txt.meta.yaml", "b.pdf": "b.meta.yaml", "c.txt": None, "c.pdf": None}
    assert list(refused(tmp_path)) == ["c.meta.yaml"]


def test_hidden_files_and_cases_are_passed_over_and_told(tmp_path: Path) -> None:
    write(tmp_path, ".hidden", ".git/x", "case/vault/x", "case/register.sqlite", "a.txt")
    skipped = {step.name for step in walk([tmp_path]) if isinstance(step, Skipped)}
    assert names(tmp_path) == ["a.txt"] and skipped == {".hidden", ".git", "case"}


@posix
def test_links_never_bring_in_what_lies_outside(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt", "out/secret.txt")
    (tmp_path / "in" / "secret.txt").symlink_to(tmp_path / "out" / "secret.txt")
    (tmp_path / "in" / "folder").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "again.txt").symlink_to("a.txt")
    (tmp_path / "in" / "round").symlink_to("round")
    (tmp_path / "in" / "a.txt.meta.yaml").symlink_to(tmp_path / "out" / "secret.txt")
    steps = list(walk([tmp_path / "in"]))
    assert [step.name for step in steps if isinstance(step, Found)] == ["a.txt"]
    assert next(step for step in steps if isinstance(step, Found)).sidecar is None
    assert {step.file for step in steps if isinstance(step, Refusal)} == {
        "secret.txt", "folder", "round", "a.txt.meta.yaml",
    }


@posix
def test_pipes_are_refused_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path) == {"pipe": "a named pipe, not a file - remove it from the folder"}


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "d/b.txt")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "d").chmod(0)
    try:
        assert set(refused(tmp_path)) == {"a.txt", "d/"}
    finally:
        (tmp_path / "d").chmod(0o700)


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (step,) = walk([tmp_path / "none"])
    assert isinstance(step, Refusal) and "no such file" in step.why


def test_a_file_named_twice_is_received_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    steps = list(walk([tmp_path, tmp_path / "a.txt", tmp_path]))
    assert sum(isinstance(step, Found) for step in steps) == 1


def test_odd_names_can_be_shown_and_their_files_opened(tmp_path: Path) -> None:
    made = odd_names(tmp_path)
    found = [step for step in walk([tmp_path]) if isinstance(step, Found)]
    assert len(found) == len(made)
    for step in found:
        assert step.name.isprintable() and step.name.encode("utf-8")
        assert step.path.read_text(encoding="utf-8")


def test_names_are_shown_in_one_form() -> None:
    assert printable("cafe\u0301") == "café"
    assert printable("a\u202eb\x1b[0m") == "a\\u202eb\\u001b[0m"
    assert printable("می\u200cروم") == "می\u200cروم"


@pytest.mark.slow
def test_ten_thousand_files_stream(tmp_path: Path) -> None:
    for number in range(10_000):
        (tmp_path / f"{number:05}.txt").touch()
    steps = walk([tmp_path])
    assert isinstance(next(steps), Found) and sum(1 for _ in steps) == 9_999
