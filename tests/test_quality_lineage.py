"""The open benchmarks of copies and origins are whole: labels agree with the texts they are about."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.quality import referee
from benchmarks.quality.bundles import AT_LEAST, HERE, WIDE, WITHIN, Bundle, Told, bounded, measures
from benchmarks.quality.copy_kinds import LABELS, SECOND, host
from benchmarks.quality.derivations import Maker, Original
from benchmarks.quality.referee import Scored

ROOT = Path(__file__).parents[1]
BUNDLES = sorted(path for part in ("dev", "test", "more") for path in (HERE / part).iterdir())
KINDS = {
    "exact_duplicate", "update", "republished_credited", "republished_uncredited", "abridged", "embeds",
    "shared_statement", "translation", "boilerplate", "independent_wording",
}  # fmt: skip
ORIGINS = {"state", "un_body", "ngo", "armed_group", "field", "religious", "expert"}


def test_there_are_sixty_bundles_and_half_of_them_are_for_testing() -> None:
    number = {part: sum(path.parent.name == part for path in BUNDLES) for part in ("dev", "test", "more")}
    assert number["test"] == number["dev"] >= 30 and number["more"]


@pytest.mark.parametrize("folder", BUNDLES, ids=lambda path: path.name)
def test_a_bundle_accounts_for_each_of_its_reports_once(folder: Path) -> None:
    graph = json.loads((folder / "graph.json").read_text(encoding="utf-8"))
    stems = {path.stem for path in folder.glob("*.txt")}
    told = {stem for origin in graph["origins"] for stem in origin["reports"]}
    assert 4 <= len(stems) <= 8
    assert graph["count"] == len(graph["origins"])
    assert {origin["kind"] for origin in graph["origins"]} <= ORIGINS
    assert told | set(graph["unknown"]) | set(graph["other"]) == stems
    assert not told & set(graph["unknown"])
    assert {row["kind"] for row in graph["pairs"]} <= KINDS
    assert all({row["copy"], row["source"]} <= stems and row["copy"] != row["source"] for row in graph["pairs"])


@pytest.mark.parametrize("folder", BUNDLES, ids=lambda path: path.name)
def test_a_bundle_is_invented_and_says_so(folder: Path) -> None:
    for path in folder.glob("*.txt"):
        head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
        assert "invented: true" in head, path.name
        assert re.search(r"^url: https?://[^/\s]+\.example(/|$)", head, re.MULTILINE), path.name
        assert len(body.split()) > 20 or re.search(r"[\u0600-\u06ff]", body)


def test_labels_of_copy_kinds_hold_ids_and_no_words() -> None:
    rows = [json.loads(line) for path in (LABELS, SECOND) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 500
    for row in rows:
        assert set(row) == {"a", "b", "kind", "copy", "sure", "readers"}
        assert len(row["readers"]) == 3 and row["kind"] in {one["kind"] for one in row["readers"]}
        assert all(set(one) == {"kind", "copy"} for one in row["readers"])
        assert re.fullmatch(r"[0-9a-f]{32}", row["a"]) and re.fullmatch(r"[0-9a-f]{32}", row["b"])
        assert row["kind"] in KINDS and row["copy"] in ("a", "b", None)


def test_the_host_of_an_archived_page_is_the_publishers() -> None:
    assert host("http://web.archive.org/web/20151026/http://news.paper.example:80/2014") == "paper.example"


def test_copies_are_made_by_rule_and_the_same_each_time() -> None:
    originals = [
        Original(str(n), f"Word{n} stands first here. " + " ".join(f"w{n}x{m}." for m in range(90))) for n in range(6)
    ]
    first, second = (list(Maker(originals).copies(originals[0])) for _ in range(2))
    assert first == second
    assert len({copy.how for copy in first}) == 8
    changed = next(copy for copy in first if copy.how.startswith("45"))
    kept = sum(a == b for a, b in zip(changed.text.split(), originals[0].text.split(), strict=True))
    assert 0.3 < kept / len(originals[0].text.split()) < 0.8


def test_a_bundle_counted_too_high_lowers_the_figures() -> None:
    bundle = Bundle("b", ("01", "02"), 1, frozenset(), {})
    register = {
        "reports": [
            {"id": "R-1", "file": "x/b/01.txt", "lead_incident": "I-1"},
            {"id": "R-2", "file": "x/b/02.txt", "lead_incident": "I-1"},
        ],
        "incidents": [{"id": "I-1", "corroboration": {"known_origins": 2, "at_least": 2, "at_most": 3}}],
        "families": [],
    }  # fmt: skip
    rows = {row.measure: row.value for row in measures([bundle], Told(register))}
    assert (rows["origin count exact"], rows["origins over-counted"]) == (0.0, 1.0)
    assert (rows[WITHIN], rows[AT_LEAST], rows[WIDE]) == (0.0, 1.0, 1.0)


def test_bounds_hold_the_number_that_is_labelled() -> None:
    rows = {row.measure: row.value for row in bounded([1, 2, 3, 4], [(1, 2), (1, 3), (4, 5), (0, 3)])}
    assert (rows[WITHIN], rows[AT_LEAST], rows[WIDE]) == (0.5, 0.25, 1.75)


def test_the_referee_judges_the_bounds_too() -> None:
    """Of twenty, one bound is too low and one too high."""
    least = [Scored("known origins right", 0.5, "10/20"), Scored("known origins over-counted", 0.05, "1/20")]
    most = [Scored("known origins right", 0.5, "9/20"), Scored("known origins over-counted", 0.5, "10/20")]
    values = {row.measure: row.share for row in referee.bounded(least, most)}
    assert values == {referee.WITHIN: "18/20", referee.AT_LEAST: "1/20"}
    register = {"incidents": [{"corroboration": {"known_origins": 2, "at_least": 1, "at_most": 3}}], "reports": []}
    assert referee.counted_by(register, "at_least")["incidents"][0]["corroboration"]["known_origins"] == 1
    assert register["incidents"][0]["corroboration"]["known_origins"] == 2  # type: ignore[index]


@pytest.mark.parametrize("name", ["derivations", "copy_kinds"])
def test_without_its_folder_a_benchmark_says_so(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.quality.{name}"], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "HEADSTONE_BENCH": "", "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert done.returncode == 0 and "nothing measured" in done.stdout
