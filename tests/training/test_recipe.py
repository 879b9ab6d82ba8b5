"""Twenty steps of the recipe: the losses fall, a stopped run goes on, and what comes out opens in the reader."""

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="torch is no part of the product: `make test-train` runs this")
pytest.importorskip("onnxscript", reason="the export needs it: `make test-train` runs this")

from headstone.evaluate import evaluate
from headstone.network import LOWER, UPPER, load_network
from training import export, gate, train

HELDOUT = Path(__file__).parents[2] / "training" / "heldout"


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_twenty_steps_make_a_model_that_the_reader_opens(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HEADSTONE_BENCH", raising=False)
    out, model = tmp_path / "out", tmp_path / "model"
    assert train.main([str(out), "--steps", "10", "--every", "5", "--show", "5"]) == 0
    (out / "weights.pt").unlink()
    assert train.main([str(out), "--steps", "20", "--every", "5", "--show", "5"]) == 0
    shown = [line.split(" ", 1) for line in capsys.readouterr().out.splitlines() if "'bio': " in line]
    assert [int(step) for step, _ in shown if int(step) in (5, 10, 15, 20)] == [5, 10, 15, 20]
    assert loss(shown[-1][1]) < loss(shown[0][1])
    assert export.main(out, model) == 0 and gate.main(out, model) == 0
    assert sum((model / name).stat().st_size for name in (LOWER, UPPER)) < 50 * 2**20
    found = evaluate(HELDOUT, load_network(model))
    assert set(found.tallies) == {"en", "ar", "uk", "es", "fr"}
    with np.load(model / "gate.npz") as held:
        assert np.isfinite(held["weights"]).all()


def loss(line: str) -> float:
    return float(line.partition("'bio': ")[2].partition(",")[0])
