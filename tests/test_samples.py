"""The samples and their labels: what the script makes is what lies in the folder, and labels quote their reports."""

import gzip
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import etree

EXAMPLES = Path(__file__).parents[1] / "examples"
sys.path.insert(0, str(EXAMPLES))  # the samples' script is not part of the package

import make_samples  # noqa: E402
import sample_formats  # noqa: E402

SAMPLES = make_samples.load(EXAMPLES / "source")
STABLE = {
    ".docx": ("word/document.xml", "docProps/core.xml"),
    ".odt": ("content.xml",),
}  # the rest is library trimmings


def labels(folder: Path) -> list[dict[str, Any]]:
    files = sorted(folder.glob("gold*.jsonl"))
    return [json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines()]


def wordings(row: dict[str, Any]) -> list[str]:
    """Everything in a row that the report itself must say."""
    named = ("place_as_written", "victims_text", "objects_text", "perpetrator_as_reported", "discovered_by")
    return [row[k] for k in named if row[k]] + row["distractors"] + [a["text"] for a in row["victims_alt"]]


def folded(text: str) -> str:
    return " ".join(text.split())


def content(path: Path) -> object:
    """What a file says, apart from how this machine's libraries compress it."""
    if path.suffix in (".docx", ".odt", ".zip"):
        with zipfile.ZipFile(path) as box:
            return {n: canonical(n, box.read(n)) for n in STABLE.get(path.suffix, box.namelist())}
    if path.suffix == ".gz":
        return gzip.decompress(path.read_bytes())
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as document:
            return [page.get_textpage().get_text_range() for page in document]
    return path.read_bytes()


def canonical(name: str, data: bytes) -> bytes:
    """XML without the order of its namespace declarations, which the library takes from what was imported before."""
    return etree.tostring(etree.fromstring(data), method="c14n", exclusive=True) if name.endswith(".xml") else data


def test_the_script_makes_the_files_that_lie_in_the_folder(tmp_path: Path) -> None:
    made = {p.relative_to(tmp_path) for p in make_samples.make(EXAMPLES / "source", tmp_path)}
    kept = {
        p.relative_to(EXAMPLES) for part in ("reports", "gold") for p in (EXAMPLES / part).rglob("*") if p.is_file()
    }
    assert made == kept
    for name in made:
        assert content(tmp_path / name) == content(EXAMPLES / name), name


def test_the_script_gives_the_same_bytes_twice() -> None:
    assert make_samples.files(SAMPLES) == make_samples.files(make_samples.load(EXAMPLES / "source"))


def test_the_samples_are_many_enough_and_mixed() -> None:
    incidents = {s.name.split("/")[0] for s in SAMPLES} - {"negative"}
    negatives = [s for s in SAMPLES if s.name.startswith("negative/")]
    suffixes = {Path(make_samples.container(s.get("as"))).suffix for s in SAMPLES}
    assert len(SAMPLES) >= 28 and len(incidents) == 8 and len(negatives) >= 5
    assert suffixes >= {".txt", ".md", ".html", ".pdf", ".docx", ".odt", ".rtf", ".eml", ".gz", ".zip", ".jsonl"}
    assert {s.get("language") for s in SAMPLES} >= {"ar", "uk"}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.name)
def test_every_label_stands_in_the_words_of_its_report(sample: make_samples.Sample) -> None:
    row = make_samples.label(sample, {})
    assert [w for w in wordings(row) if folded(w) not in folded(sample.body)] == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.name)
def test_every_sample_has_an_invented_outlet(sample: make_samples.Sample) -> None:
    assert ".example" in (sample.get("url") or sample.get("from"))
    assert sample_formats.header(sample)["invented"] is True


def test_every_incident_of_the_linking_rules_has_reports() -> None:
    rules = json.loads((EXAMPLES / "gold" / "merge_constraints.json").read_text(encoding="utf-8"))
    origins = json.loads((EXAMPLES / "gold" / "origins.json").read_text(encoding="utf-8"))
    known = set(rules["must_link"])
    assert {name for pair in rules["cannot_link"] for name in pair} <= known
    assert set(origins) == known
