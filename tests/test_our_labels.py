"""The labelled set in benchmarks/quality/ours: labels quote their reports, and nothing in it names a real outlet."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

OURS = Path(__file__).parents[1] / "benchmarks" / "quality" / "ours"
ROWS = [json.loads(line) for line in (OURS / "gold" / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
POSITIVE = [row for row in ROWS if row["incident"] != "negative"]


def folded(text: str) -> str:
    return " ".join(text.split())


def wordings(row: dict[str, Any]) -> list[str]:
    """Everything in a row that the report itself must say."""
    named = ("place_as_written", "victims_text", "objects_text", "perpetrator_as_reported", "discovered_by")
    return [row[k] for k in named if row[k]] + row["distractors"] + [a["text"] for a in row["victims_alt"]]


def test_every_report_has_one_row() -> None:
    files = sorted(p.relative_to(OURS / "reports").as_posix() for p in (OURS / "reports").rglob("*.txt"))
    assert sorted(row["file"] for row in ROWS) == files
    assert len(POSITIVE) >= 46 and len(ROWS) - len(POSITIVE) == 14


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_every_label_stands_in_the_words_of_its_report(row: dict[str, Any]) -> None:
    text = folded((OURS / "reports" / row["file"]).read_text(encoding="utf-8"))
    assert [w for w in wordings(row) if folded(w) not in text] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_every_report_says_that_it_is_invented(row: dict[str, Any]) -> None:
    head = (OURS / "reports" / row["file"]).read_text(encoding="utf-8").split("\n\n")[0]
    assert "invented: true" in head.splitlines()
    assert (urlsplit(row["url"]).hostname or "").endswith(".example")


def test_linking_and_origins_name_the_same_incidents_as_the_rows() -> None:
    rules = json.loads((OURS / "gold" / "merge_constraints.json").read_text(encoding="utf-8"))
    origins = json.loads((OURS / "gold" / "origins.json").read_text(encoding="utf-8"))
    incidents = {row["incident"] for row in POSITIVE}
    assert set(rules["must_link"]) == set(origins) == incidents
    assert {name for pair in rules["cannot_link"] for name in pair} <= incidents


def test_the_accepted_origins_fit_their_list() -> None:
    origins = json.loads((OURS / "gold" / "origins.json").read_text(encoding="utf-8"))
    for name, row in origins.items():
        lowest, highest = row["known_origins"]
        sure = sum(origin["sure"] for origin in row["origins"])
        assert sure == lowest <= highest <= len(row["origins"]), name


def test_every_outlet_is_listed_as_invented() -> None:
    outlets = yaml.safe_load((OURS / "outlets.yaml").read_text(encoding="utf-8"))["outlets"]
    assert {row["publisher"] for row in ROWS} <= {outlet["name"] for outlet in outlets}
    assert all(outlet["domain"].endswith(".example") for outlet in outlets)
