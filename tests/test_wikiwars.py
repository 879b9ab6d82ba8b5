"""The benchmark of narrative dates, on a document of our own."""

from pathlib import Path

import pytest
from benchmarks.quality import wikiwars
from benchmarks.quality.timex import timexes

from headstone.model.spans import Span
from headstone.text.dates import Anchor, find_times

DOCUMENT = """<?xml version="1.0" ?><TimeML><DOCID>own</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2009-12-19">2009-12-19</TIMEX3></DCT>
<TEXT>The siege of Stonefield &amp; Hill began on <TIMEX3 tid="t1" type="DATE" value="1941-06-22">22 June 1941</TIMEX3>
and lasted <TIMEX3 tid="t2" type="DATE" value="P3D">three days</TIMEX3>. The mill burned in <TIMEX3 tid="t3"
type="DATE" value="1941-08">July</TIMEX3>; the <TIMEX3 tid="t4" type="DATE" value="null">fair</TIMEX3> did not.
</TEXT></TimeML>"""


def scores(folder: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> int:
    monkeypatch.setenv("HEADSTONE_BENCH", str(folder))
    monkeypatch.setattr("sys.argv", ["wikiwars", *options])
    return wikiwars.main()


def test_without_the_folder_one_line_says_so(tmp_path, monkeypatch, capsys):
    assert scores(tmp_path, monkeypatch) == 0
    assert capsys.readouterr().out.count("\n") == 1
    monkeypatch.delenv("HEADSTONE_BENCH")
    assert wikiwars.main() == 0


def test_spans_are_relaxed_and_values_exact(tmp_path, monkeypatch, capsys):
    (tmp_path / "wikiwars").mkdir()
    (tmp_path / "wikiwars" / "own.tml").write_text(DOCUMENT, encoding="utf-8")
    assert scores(tmp_path, monkeypatch, "--errors") == 0
    told = capsys.readouterr().out
    assert "relaxed span precision        1.000         3/3" in told
    assert "relaxed span recall           0.750         3/4" in told
    assert "value F1                      0.571         4/7" in told
    assert "own      95  value     1941-08         1941-07" in told
    assert "fair" not in told and "Stonefield" not in told


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("22 June 1941", "1941-06-22"),
        ("late June 1941", "1941-06"),
        ("early 1941", "1941"),
        ("the summer of 1941", "1941-SU"),
        ("the winter of 1941", "1941-WI"),
        ("the 1940s", "194"),
        ("the 20th century", "19"),
        ("the second half of 1941", "1941-H2"),
        ("on the night of 22 June 1941", "1941-06-22TNI"),
        ("321 BC", "BC0321"),
        ("the spring of 321 BC", "BC0321-SP"),
        ("the 310s BC", "BC031"),
        ("for three days", "P3D"),
        ("currently", "PRESENT_REF"),
        ("in the future", "FUTURE_REF"),
        ("two days later", "FUTURE_REF"),
        ("on Monday", "null"),
    ],
)
def test_our_values_are_told_in_those_of_timeml(text, value):
    (mention,) = find_times(text, Span(0, len(text)), Anchor())
    assert [one.value for one in timexes(text, mention)] == [value]


def test_a_range_is_two_expressions():
    text = "from 1941 to 1943"
    (mention,) = find_times(text, Span(0, len(text)), Anchor())
    assert [one.value for one in timexes(text, mention)] == ["1941", "1943"]
