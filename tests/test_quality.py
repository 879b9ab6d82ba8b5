"""No figure of the labelled sets falls below its floor, and floors only go up."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.quality.floors import Floors, data_hash
from benchmarks.quality.referee import Scored, parsed
from benchmarks.quality.tolls import Labelled, within_reach

ROOT = Path(__file__).parents[1]


def test_a_line_of_the_referee_becomes_a_measure() -> None:
    assert parsed("incident B3 F (en)                                  0.988") == Scored("incident B3 F (en)", 0.988)
    assert parsed("found by (en)            0.765   13/17") == Scored("found by (en)", 0.765, "13/17")
    whole = parsed("values whose wording stands in a quote of the claim    1.000   600/600")
    assert whole == Scored("values whose wording stands in a quote of the claim", 1.0, "600/600")
    assert parsed("") is None


def test_floors_go_up_and_never_down() -> None:
    floors = Floors({})
    floors.lift("set", "abc", [Scored("found by (en)", 0.7), Scored("false same-origin pairs", 1.0)])
    floors.lift("set", "abc", [Scored("found by (en)", 0.6), Scored("false same-origin pairs", 0.0)])
    assert floors.of("set", "abc") == {"found by (en)": 0.7, "false same-origin pairs": 0.0}
    assert Scored("false same-origin pairs", 1.0).below(floors.of("set", "abc"))
    assert floors.of("set", "other data") == {}


def test_a_changed_label_is_other_data(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text("{}\n", encoding="utf-8")
    before = data_hash(tmp_path)
    (tmp_path / "gold.jsonl").write_text("{} \n", encoding="utf-8")
    assert data_hash(tmp_path) != before


@pytest.mark.parametrize(
    ("text", "killed", "reached"),
    [
        ("Six guards and 4 clerks died.", 10, True),
        ("Six guards and a clerk died.", 7, True),
        ("A bomb went off.", 31, False),
    ],
)
def test_a_label_that_no_figures_add_up_to_is_out_of_reach(text: str, killed: int, reached: bool) -> None:
    assert within_reach(Labelled("1", text, killed, None)) is reached


def test_without_its_folder_the_tolls_say_so_and_measure_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.quality.tolls"], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "HEADSTONE_BENCH": "", "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert done.returncode == 0
    assert "gva is not measured" in done.stdout


def ran(*words: str, gazetteer: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks.quality", *words], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "HEADSTONE_GAZETTEER": str(gazetteer), "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip


@pytest.mark.skipif("HEADSTONE_REPORTS" not in os.environ, reason="HEADSTONE_REPORTS names no labelled reports")
@pytest.mark.parametrize("name", ["ours", "examples", "reports", pytest.param("reports+depth", marks=pytest.mark.slow)])
def test_no_figure_is_below_its_floor(name: str, gazetteer: Path) -> None:
    done = ran("--only", name, gazetteer=gazetteer)
    assert done.returncode == 0, done.stdout + done.stderr
