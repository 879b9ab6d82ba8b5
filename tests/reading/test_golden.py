"""Six invented reports and what is read in them. `pytest --regold` writes the claims anew; review them as a diff."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from headstone.intake.context import Limits
from headstone.intake.convert import convert
from headstone.model.claims import Claim
from headstone.model.sources import Layer, Meta, Report
from headstone.reading.reader import Reader

GOLDEN = Path(__file__).parents[1] / "golden"
NAMES = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())
MANY = {
    "dates": ("role", "edtf", "how", "wording"),
    "counts": ("kind", "form", "low", "high", "point", "unit", "part_of", "wording"),
    "perpetrators": ("name", "basis", "status", "wording"),
    "voices": ("name", "kind", "wording"),
    "remains": ("condition", "wording"),
    "participants": ("role", "wording"),
}
ONE = {
    "place": ("name", "precision", "radius_m", "wording"),
    "finder": ("name", "wording"),
    "motive": ("wording",),
    "victims": ("status", "sex_age", "wording"),
}


def shown(claim: Claim, text: str) -> dict[str, Any]:
    """What a person would check of a claim: values with their words, no offsets, ids or scores."""
    said = asdict(claim)
    out: dict[str, Any] = {name: said[name] for name in ("act", "polarity", "modality", "episode", "site_type", "rule")}
    out["trigger"] = text[claim.trigger.start : claim.trigger.end]
    out |= {name: {f: said[name][f] for f in fields} for name, fields in ONE.items() if said[name]}
    out |= {name: [{f: row[f] for f in fields} for row in said[name]] for name, fields in MANY.items() if said[name]}
    out["refused"] = {row["wording"]: row["why"] for row in said["rejected"]}
    return out


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_report_is_read_as_it_was(name: str, reader: Reader, pytestconfig: pytest.Config) -> None:
    data = (GOLDEN / name / "report.txt").read_bytes()
    draft = convert(data, "report.txt", Meta(), Limits(), readable=frozenset({"en"})).drafts[0]
    layer = Layer("L-1", "R-1", draft.kind, draft.tool, "", draft.text, draft.main)
    reading = reader.read(Report("R-1", "", "report.txt", "", draft.meta, draft.state), layer)
    now = {"scope": reading.scope, "claims": [shown(claim, draft.text) for claim in reading.claims]}
    kept = GOLDEN / name / "claims.json"
    if pytestconfig.getoption("--regold"):
        kept.write_text(json.dumps(now, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert now == json.loads(kept.read_text(encoding="utf-8"))
