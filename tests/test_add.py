"""`headstone add` as a user runs it: what is new, what is known, what is broken, and what may not meet."""

import math
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from headstone.versions import PARSER
from tests import broken_inputs
from tests.intake import making
from tests.running import EXAMPLES, Case, lasting, write_report

FOUND = "Villagers near Mosul found a mass grave on Monday and counted 14 bodies, the district council said."
OTHER = "Workers near Basra found a mass grave on Tuesday and counted 9 bodies, the city's mayor said."
MEMORY_MB = 1200
START_SECONDS = 3.0 + 2.0  # until reading starts, and until what was read is first written
PARSER_SECONDS = 1.0  # of them, for the parser alone: on a slower machine all may take as much longer
linux = pytest.mark.skipif(sys.platform != "linux", reason="limits and memory are read from Linux")


def said_of(done_said: str, name: str) -> list[str]:
    return [line for line in done_said.splitlines() if line.startswith((f"{name}: ", f"{name}!/"))]


# What is new, and what is known


def test_a_second_run_takes_in_nothing_and_changes_nothing(sample_case: Case, tmp_path: Path) -> None:
    case = sample_case.copy(tmp_path)
    before = case.export()
    again = case.run("add", EXAMPLES, "--json")
    assert (again.json["new"], again.json["reports"], again.json["reread"]) == (0, 0, 0)
    assert again.json["known"] == again.json["files"]
    assert lasting(case.export()) == lasting(before)


def test_nothing_is_said_twice_in_one_run(case: Case) -> None:
    broken_inputs.make_all(case.folder.parent / "broken")
    lines = case.run("add", case.folder.parent / "broken").said.splitlines()
    assert len(lines) == len(set(lines)) > 20


def test_two_files_of_one_content_are_kept_once_under_both_names(case: Case, tmp_path: Path) -> None:
    for name in ("b/copy.txt", "a/first.txt"):
        write_report(tmp_path / "in" / name, FOUND, publisher="Upper Valley Post", published="2016-11-08")
    done = case.ok("add", tmp_path / "in")
    told = "b/copy.txt: the same bytes as a/first.txt: kept once, both names noted"
    assert said_of(done.said, "b/copy.txt") == [told]
    assert [report["file"] for report in case.export()["reports"]] == ["a/first.txt"]
    assert said_of(case.ok("add", tmp_path / "in").said, "b/copy.txt") == []


def test_a_file_that_changed_after_intake_is_kept_beside_what_it_was(case: Case, tmp_path: Path) -> None:
    path = write_report(tmp_path / "in" / "a.txt", FOUND)
    case.ok("add", tmp_path / "in")
    write_report(path, OTHER)
    done = case.ok("add", tmp_path / "in")
    assert len(said_of(done.said, "a.txt")) == 1 and "both are kept" in done.said
    assert len(case.export()["reports"]) == 2
    assert case.ok("verify", "--json").json["ok"]


def test_the_command_line_says_what_the_file_lacks_and_may_say_it_later(case: Case, tmp_path: Path) -> None:
    path = write_report(tmp_path / "a.txt", FOUND)
    case.ok("add", path)
    discovered = [when for claim in case.export()["claims"] for when in claim["dates"] if when["wording"] == "Monday"]
    assert discovered and all(when["edtf"] is None for when in discovered)
    case.ok("add", path, "--published", "8 November 2016", "--publisher", "Upper Valley Post")
    export = case.export()
    assert [(r["published"], r["publisher"]) for r in export["reports"]] == [("2016-11-08", "Upper Valley Post")]
    found = [when["edtf"] for claim in export["claims"] for when in claim["dates"] if when["wording"] == "Monday"]
    assert found and {edtf[:10] for edtf in found} == {"2016-11-07"}
    assert case.ok("add", path, "--published", "2016-11-08", "--json").json["known"] == 1


def test_a_sidecar_speaks_for_its_file_and_the_command_line_over_it(case: Case, tmp_path: Path) -> None:
    path = write_report(tmp_path / "in" / "a.txt", FOUND)
    Path(f"{path}.meta.yaml").write_text("publisher: Lowland Wire\npublished: 2016-11-09\n", encoding="utf-8")
    case.ok("add", tmp_path / "in", "--published", "2016-11-08")
    assert [(r["publisher"], r["published"]) for r in case.export()["reports"]] == [("Lowland Wire", "2016-11-08")]


def test_a_deeper_gazetteer_makes_the_next_run_read_again(case: Case, tmp_path: Path) -> None:
    write_report(tmp_path / "in" / "a.txt", FOUND)
    case.ok("add", tmp_path / "in")
    deeper = Case(case.folder, tmp_path / "deeper.sqlite")
    deeper.gazetteer.write_bytes(case.gazetteer.read_bytes())
    row = "900000001\tFOUR MILLS\tFour Mills\t\t36.1\t43.1\tP\tPPL\tIQ\t\t00\t\t\t\t900\t\t\tAsia/Baghdad\t2020-01-01\n"
    (tmp_path / "IQ.txt").write_text(row.replace("FOUR MILLS", "Four Mills"), encoding="utf-8")
    deeper.ok("gazetteer", "add", tmp_path / "IQ.txt")
    assert deeper.ok("add", "--json").json["reread"] == 1
    assert deeper.ok("add", "--json").json["reread"] == 0


@linux
def test_a_picture_of_a_page_is_read_once_tesseract_is_there(case: Case, tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(making.pdf(["", ""]))
    assert "needs OCR" in case.run("add", tmp_path / "scan.pdf").said
    stand_in = tmp_path / "bin" / "tesseract"
    stand_in.parent.mkdir()
    stand_in.write_text(f"#!/bin/sh\ncat >/dev/null; echo '{FOUND}'\n", encoding="utf-8")
    stand_in.chmod(0o755)
    done = case.run("add", tmp_path / "scan.pdf", PATH=f"{stand_in.parent}:{os.environ['PATH']}")
    assert done.status == 0 and "read by OCR" in done.said
    report = case.export()["reports"][0]
    assert report["state"] == "read" and [layer["kind"] for layer in report["layers"]] == ["text", "ocr"]
    assert case.ok("verify", "--json").json["ok"]


# Samples and real reports


def test_samples_and_real_reports_do_not_share_a_case_unasked(case: Case, tmp_path: Path) -> None:
    real = write_report(tmp_path / "real.txt", FOUND)
    sample = write_report(tmp_path / "sample.txt", OTHER, invented="true")
    case.ok("add", real)
    refused = case.run("add", sample)
    assert refused.status == 3 and "--samples" in refused.said
    assert len(case.export()["reports"]) == 1
    case.ok("add", sample, "--samples")
    assert {report["invented"] for report in case.export()["reports"]} == {True, False}
    assert "SAMPLE" in case.ok("export", tmp_path / "out.json").out


def test_a_case_of_samples_refuses_a_real_report(case: Case, tmp_path: Path) -> None:
    case.ok("add", write_report(tmp_path / "sample.txt", OTHER, invented="true"))
    assert case.run("add", write_report(tmp_path / "real.txt", FOUND)).status == 3
    assert case.ok("add", tmp_path / "real.txt", "--samples", "--json").json["new"] == 1


# What is broken


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every broken file in one folder, with whole ones between them."""
    folder = tmp_path_factory.mktemp("broken")
    broken_inputs.make_all(folder)
    broken_inputs.odd_names(folder)
    write_report(folder / "aaa_whole.txt", FOUND, published="2016-11-08")
    write_report(folder / "zzz_whole.txt", OTHER, published="2016-11-08")
    (folder / "link_out.txt").symlink_to("/etc/hosts")
    return folder


def test_broken_files_get_a_line_each_and_stop_nothing(case: Case, broken: Path) -> None:
    first = case.run("add", broken)
    read = {
        "mixed_directions.txt", "nul_bytes.txt", "utf16_with_mark.txt", "utf16_without_mark.txt",
        "windows_1251.txt", "windows_1256.txt", "latin_1.txt",
    }  # fmt: skip
    for name in {path.name for path in broken_inputs_in(broken)} - read:
        assert said_of(first.said, name), name
        assert all(": " in line and (" - " in line or "needs OCR" in line) for line in said_of(first.said, name)), name
    assert first.status == 3
    files = {report["file"]: report for report in case.export()["reports"]}
    assert {files[name]["state"] for name in {"aaa_whole.txt", "zzz_whole.txt", *read}} == {"read"}
    assert files["text_over_20_mb.txt"]["why_unread"].startswith("too large")
    second = case.run("add", broken)
    once = ("kept once", "page 2 without")
    stored = [line for line in first.said.splitlines() if not any(words in line for words in once)]
    assert second.status == 3 and sorted(second.said.splitlines()) == sorted(stored)
    assert case.ok("verify", "--json").json["ok"]


def broken_inputs_in(folder: Path) -> list[Path]:
    whole = ("aaa_whole.txt", "zzz_whole.txt")
    odd = [path for path in folder.iterdir() if path.name.startswith(("caf", "two"))]
    return [path for path in folder.iterdir() if path.name not in whole and path not in odd]


def test_a_parser_that_hangs_is_stopped_and_the_rest_goes_on(case: Case, tmp_path: Path) -> None:
    page = making.PAGE.replace("<article>", "<p><a href='x'>word</a> word</p>" * 60_000 + "<article>")  # half a minute
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "slow.html").write_text(page, encoding="utf-8")
    write_report(tmp_path / "in" / "whole.txt", FOUND)
    done = case.run("add", tmp_path / "in", HEADSTONE_SECONDS="3")
    assert said_of(done.said, "slow.html") == [
        "slow.html: its parser took more than 3 s and was stopped: preserved, not read - convert it to plain text and"
        " add that"
    ]
    assert done.status == 3 and [report["file"] for report in case.export()["reports"]] == ["whole.txt"]
    assert said_of(case.run("add", tmp_path / "in").said, "slow.html") == said_of(done.said, "slow.html")


def test_an_unreadable_sidecar_costs_only_what_it_would_have_said(case: Case, tmp_path: Path) -> None:
    path = write_report(tmp_path / "in" / "a.txt", FOUND)
    Path(f"{path}.meta.yaml").write_bytes(b"publisher: [\xff")
    done = case.run("add", tmp_path / "in")
    assert done.status == 3 and len(said_of(done.said, "a.txt")) == 1
    assert len(case.export()["reports"]) == 1


def test_a_date_that_is_none_is_refused_before_anything_is_read(case: Case, tmp_path: Path) -> None:
    done = case.run("add", tmp_path, "--published", "8 Foo 2016")
    assert done.status == 2 and len(done.said.splitlines()) == 1 and not case.folder.exists()


def test_a_setting_that_is_no_number_is_refused_in_one_line(case: Case, tmp_path: Path) -> None:
    done = case.run("add", tmp_path, HEADSTONE_SECONDS="soon")
    assert done.status == 2 and len(done.said.splitlines()) == 1


# Bounds


def watched(case: Case, folder: Path) -> tuple[float, float]:
    """Peak of the memory of all processes together, in MB, and the seconds until the first report was written."""
    start, peak, first = time.perf_counter(), 0.0, math.inf
    process = subprocess.Popen(case.command("add", folder), env=case.environment, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        peak = max(peak, sum(map(memory_mb, family(process.pid))))
        if first == math.inf and any((case.folder / "vault").glob("*/*")):
            first = time.perf_counter() - start
        time.sleep(0.02)
    assert process.returncode == 0
    return peak, first


def family(pid: int) -> list[int]:
    """A process and all that it started."""
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    children = [int(child) for task in listed.parents[1].glob("*/children") for child in read(task).split()]
    return [pid, *(one for child in children for one in family(child))]


def memory_mb(pid: int) -> float:
    found = re.search(r"VmRSS:\s+(\d+) kB", read(Path(f"/proc/{pid}/status")))
    return int(found[1]) / 1024 if found else 0.0


def read(path: Path) -> str:
    """Its text; nothing where the process has ended meanwhile."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


@linux
def test_reading_starts_within_three_seconds_and_stays_small(case: Case, tmp_path: Path) -> None:
    for number in range(40):
        write_report(tmp_path / "in" / f"{number}.txt", f"{FOUND} {OTHER} It was report {number}.")
    peak, first = watched(case, tmp_path / "in")
    assert peak < MEMORY_MB and first < START_SECONDS * max(1.0, parser_alone() / PARSER_SECONDS)


def parser_alone() -> float:
    """Seconds in which this machine, as busy as it is, starts Python and loads the parser, twice at once: the least
    that two workers must do before they read."""
    start = time.perf_counter()
    bare = [sys.executable, "-c", f"import spacy; spacy.load({PARSER!r})"]
    assert {process.wait() for process in [subprocess.Popen(bare) for _ in range(2)]} == {0}
    return time.perf_counter() - start


@pytest.mark.slow
def test_ten_thousand_tiny_files_are_taken_in(case: Case, tmp_path: Path) -> None:
    for number in range(10_000):
        write_report(tmp_path / "in" / f"{number // 500:02}" / f"{number:05}.txt", f"The council of ward {number} met.")
    done = case.ok("add", tmp_path / "in", "--json").json
    assert (done["files"], done["new"], done["reports"]) == (10_000, 10_000, 10_000)
    start = time.perf_counter()
    assert case.ok("add", tmp_path / "in", "--json").json["known"] == 10_000
    assert time.perf_counter() - start < 60
    assert os.environ.get("HEADSTONE_SECONDS") is None
