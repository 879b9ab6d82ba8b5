"""The benchmarks of who says what and did it happen: how they score, and that no figure falls below its floor."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.quality.factuality import Judged, measures, offset_of, pearson
from benchmarks.quality.labelled import SHOWN, short
from benchmarks.quality.polnear import Said, gold_of, jaccard, pairs, source_right, spans_of, words_in

from headstone.model.spans import Span

ROOT = Path(__file__).parents[1]
TEXT = "The mayor said it was “empty”."
BRAT = (
    "T1\tSource 0 9\tThe mayor\nT2\tCue 10 14\tsaid\nT3\tContent 15 21;23 28\tit was empty\n"
    "T4\tAttribution 10 14\tsaid\n"
    "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\nE2\tAttribution-no-source:T4 \nbroken\n"
)


def said(*cue: int, source: tuple[int, ...] = (), content: tuple[int, ...] = ()) -> Said:
    return Said(frozenset(cue), frozenset(source), frozenset(content))


def test_a_brat_row_becomes_sets_of_words_and_one_without_a_cue_is_left_out() -> None:
    assert list(gold_of(TEXT, BRAT)) == [said(10, source=(0, 4), content=(15, 18, 23))]


def test_spans_of_several_pieces_are_read() -> None:
    assert spans_of("1 4;6 9") == [Span(1, 4), Span(6, 9)]


def test_a_cue_of_marks_only_counts_by_its_marks() -> None:
    assert words_in("a ― b", [Span(2, 3)]) == {2}


def test_cues_are_paired_once_by_the_words_they_share() -> None:
    gold, ours = [said(1, 2, 3), said(3, 9)], [said(3), said(1, 2)]
    assert pairs(gold, ours) == [(gold[0], ours[1]), (gold[1], ours[0])]


def test_a_source_is_right_where_words_meet_or_both_have_none() -> None:
    assert source_right(said(1), said(1))
    assert source_right(said(1, source=(4, 5)), said(1, source=(5,)))
    assert not source_right(said(1, source=(4,)), said(1))


def test_jaccard_of_words() -> None:
    assert jaccard(frozenset({1, 2, 3}), frozenset({2, 3, 4})) == 0.5
    assert jaccard(frozenset(), frozenset()) == 1.0


def test_a_wording_is_shown_shortly() -> None:
    assert len(short("word " * 40)) <= SHOWN


def test_a_token_number_becomes_an_offset() -> None:
    assert offset_of("They did n't dig", 3) == 13


def test_r_and_f_of_what_did_not_happen() -> None:
    rows = [(3.0, 3.0), (-3.0, 0.5), (0.0, 2.0), (3.0, 0.0)]
    found = {row.measure: row.value for row in measures([Judged(label, value, (), "") for label, value in rows])}
    assert found["did not happen or uncertain F1"] == 0.5
    assert found["Pearson r"] == round(pearson([3, -3, 0, 3], [3, 0.5, 2, 0]), 3)


def test_both_sets_have_floors_above_what_was_to_be_reached() -> None:
    floors = json.loads((ROOT / "benchmarks" / "quality" / "floors.json").read_text(encoding="utf-8"))
    speech, fact = floors["polnear dev"]["measures"], floors["factuality-uw dev"]["measures"]
    assert (speech["cue F1"], speech["cue + source F1"], speech["cue + source + content F1"]) >= (0.70, 0.63, 0.48)
    wire = floors["polnear wire credits"]["measures"]
    assert (wire["wire credit precision"], wire["wire credit recall"]) >= (0.98, 0.94)
    assert fact["Pearson r"] >= 0.62
    assert fact["did not happen or uncertain F1"] >= 0.52


@pytest.mark.slow
@pytest.mark.skipif("HEADSTONE_BENCH" not in os.environ, reason="HEADSTONE_BENCH names no labelled sets")
@pytest.mark.parametrize("module", ["polnear", "credits", "factuality"])
def test_no_figure_is_below_its_floor(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.quality.{module}"], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", ["polnear", "credits", "factuality"])
def test_without_the_sets_one_line_says_so(module: str) -> None:
    bare = {name: value for name, value in os.environ.items() if name != "HEADSTONE_BENCH"}
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.quality.{module}"], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**bare, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)
    assert "HEADSTONE_BENCH" in done.stdout
