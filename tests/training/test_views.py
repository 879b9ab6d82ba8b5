"""What the view of a whole text learns from: labels of bundles; and that it computes at run time what it learnt."""

import hashlib
import json
from pathlib import Path
from typing import Any

import onnxruntime
import pytest

from headstone.network import GISTS, LOWER, MODEL, UPPER, VIEWS, network_plan
from headstone.reading.marks_view import Views

TOPICS = Path(__file__).parents[2] / "training" / "topics"


def test_the_plan_names_the_files_that_ship() -> None:
    plan = network_plan(MODEL)
    for names, key in (((LOWER, UPPER), "model_sha256"), ((VIEWS,), "views_sha256"), ((GISTS,), "gists_sha256")):
        assert plan[key] == hashlib.sha256(b"".join((MODEL / name).read_bytes() for name in names)).hexdigest()


def test_labels_of_a_report_come_from_the_origins_that_carry_it() -> None:
    pytest.importorskip("torch", reason="torch is no part of the product: `make test-train` runs this")
    from training.views import labels_of

    publishers = {"01": "Harbour Lamp", "02": "Quay Digest", "03": "Example Rights Watch", "04": "Ford Echo"}
    bundle = {
        "origins": [
            {"name": "villagers told Harbour Lamp", "kind": "field", "reports": ["01", "02"]},
            {"name": "Example Rights Watch with witnesses", "kind": "ngo", "reports": ["02", "03"]},
            {"name": "a caller", "kind": "field", "reports": ["04"]},
        ],
        "pairs": [{"copy": "02", "source": "01", "kind": "abridged"}],
    }
    assert labels_of(bundle, "01", publishers) == {"field", "own"}
    assert labels_of(bundle, "02", publishers) == {"field", "ngo"}
    assert labels_of(bundle, "03", publishers) == {"ngo", "self"}
    assert labels_of(bundle, "04", publishers) == {"field", "own"}


@pytest.mark.parametrize(
    ("name", "texts"),
    [("plain.jsonl", 200), ("parties.jsonl", 320), ("folders.jsonl", 900), ("contrast.jsonl", 600)],
)
def test_single_texts_name_only_labels_that_are_learnt_and_are_stamped_as_invented(name: str, texts: int) -> None:
    rows = [json.loads(line) for line in (TOPICS / name).read_text(encoding="utf-8").splitlines()]
    parties = {"field", "state", "ngo", "armed_group", "religious", "un_body", "expert"}
    assert len(rows) == texts and all(row["invented"] is True for row in rows)
    assert all(set(row["origins"]) <= parties and row["event"] in ("grave", "kill", "cem") for row in rows)
    assert all("field" in row["origins"] for row in rows if row["own"]), "own work is field work"


def noisy_rows() -> list[Any]:
    """64 texts of twelve tokens; in every second, which holds all labels, one token stands out."""
    import torch
    from training.views import LABELS, WIDTH, Row

    torch.set_num_threads(1)
    dice = torch.Generator().manual_seed(1)
    rows = []
    for number in range(64):
        states = torch.randn(12, WIDTH, generator=dice)
        states[number % 12, :8] += 6.0 * (number % 2)
        labels = torch.tensor([float(number % 2)] * len(LABELS))
        rows.append(Row("a", states, labels, torch.ones(len(LABELS))))
    return rows


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_the_view_that_is_learnt_with_torch_is_what_is_kept(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="torch is no part of the product: `make test-train` runs this")
    pytest.importorskip("onnx", reason="the export needs it: `make test-train` runs this")
    from training.states import LAYER, layer_weights
    from training.views import LABELS, LAYERS, TOO_SURE, export, learnt, padded

    rows = noisy_rows()
    sight = learnt(rows, [layer_weights(MODEL, LAYER + 1 + number) for number in range(LAYERS)], rounds=12)
    with torch.no_grad():
        told, _ = sight(*padded(rows))
    assert told[1::2].mean() > told[0::2].mean() + 1, "it learns where a token tells"
    export(sight, tmp_path / "views.onnx")
    views = Views(LABELS, onnxruntime.InferenceSession(str(tmp_path / "views.onnx")))
    for number in (0, 1):
        odds, where = views.of(rows[number].states.numpy())
        # The layers are kept in 8 bits, which noise like this suffers most from.
        share = odds * TOO_SURE / told[number].numpy()
        assert 0.5 < share.min() <= share.max() < 1.5
        assert where.shape == (len(LABELS),) and 0 <= where.min() <= where.max() < 12
