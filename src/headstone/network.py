"""Opens the trained network that ships with the package: weights, tokenizer, layout and gate. Nothing is fetched."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from headstone.model.marks import Marked, Network, View
from headstone.model.spans import Span

# The trained reader in two halves, and what stands on the lower one (training/states.py, views.py, gists.py).
LOWER, UPPER, VIEWS, GISTS = "lower.onnx", "upper.onnx", "views.onnx", "gists.npz"
MODEL = Path(__file__).parent / "data" / "reader"
NAME = "marks-1"  # of what the layout's columns mean to the reader; the weights are named by their hash
MEAN = "mean_"  # before a language, in the names of the rows of GISTS
MARK = 8  # hex digits of that hash


class LateNetwork:
    """A network that is opened when it is first asked: a folder of reports without an event never pays for it."""

    def __init__(self, version: str, open_it: Callable[[], Network]) -> None:
        self._version, self._open = version, open_it
        self._held: Network | None = None

    @property
    def version(self) -> str:
        return self._version

    def _network(self) -> Network:
        if self._held is None:
            self._held = self._open()
        return self._held

    def weigh(self, text: str, spans: tuple[Span, ...]) -> tuple[tuple[int, bool], ...]:
        return self._network().weigh(text, spans)

    def mark(self, text: str, windows: tuple[Span, ...]) -> tuple[Marked, ...]:
        return self._network().mark(text, windows)

    def view(self, text: str, body: Span, publisher: str) -> View:
        return self._network().view(text, body, publisher)

    def gist(
        self, text: str, body: Span, publisher: str, sentences: tuple[Span, ...], language: str | None
    ) -> str:
        return self._network().gist(text, body, publisher, sentences, language)


def load_network(folder: Path | None = None, threads: int = 2) -> Network:
    """The trained network, shipped or of another folder. About half a second."""
    import numpy as np  # all of these here, since only workers read
    import onnxruntime
    from tokenizers import Tokenizer

    from headstone.reading.marks_decode import layout_of
    from headstone.reading.marks_gist import Gists
    from headstone.reading.marks_network import Gate, OnnxNetwork
    from headstone.reading.marks_view import Views

    folder = folder or MODEL
    raw = network_plan(folder)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # a waiting thread must not burn a core

    def opened(name: str) -> Any:
        return onnxruntime.InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"])

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    with np.load(folder / "gate.npz") as held:
        gate = Gate(held["weights"].astype(np.float32), float(held["threshold"]))
    # A network that was just trained has no views and no gists yet (training/views.py, gists.py).
    views = Views(tuple(raw["views"]), opened(VIEWS)) if (folder / VIEWS).exists() else None
    gists = None
    if (folder / GISTS).exists():
        with np.load(folder / GISTS) as held:
            rows = {name: held[name].astype(np.float32) for name in held.files}
        means = {name.removeprefix(MEAN): row for name, row in rows.items() if name.startswith(MEAN)}
        gists = Gists(means, rows["other"], rows["along"])
    lower, upper = opened(LOWER), opened(UPPER)
    return OnnxNetwork(lower, upper, tokenizer, layout_of(raw), gate, version_of(raw), views, gists)


def network_plan(folder: Path) -> dict[str, Any]:
    """What layout.json beside a model says."""
    raw: dict[str, Any] = json.loads((folder / "layout.json").read_text(encoding="utf-8"))
    return raw


def version_of(plan: dict[str, Any]) -> str:
    """Names the weights of all files."""
    parts = (plan.get(key, "") for key in ("model_sha256", "views_sha256", "gists_sha256"))
    return "-".join((NAME, *(part[:MARK] for part in parts if part)))


@cache
def network_version() -> str:
    """The version of the shipped network, known without opening it."""
    return version_of(network_plan(MODEL))
