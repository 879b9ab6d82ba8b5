"""`python -m training.export OUT TARGET`: trained weights -> the int8 ONNX files, tokenizer and layout that ship.

Per channel, signed: of the ways tried the one nearest to the float network (cosine .992 against .953 per tensor).
"""

import json
import shutil
import sys
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from headstone.text.passage_labels import LABELS
from training.encoder import Encoder, base_file, read_base
from training.heads import CLASSES, KEY, SCOPE, layout
from training.network import Network
from training.states import cut, fingerprint


def main(source: Path, target: Path) -> int:
    """Writes both halves, tokenizer.json and layout.json; prints their sizes."""
    base = read_base(base_file())
    kept = json.loads((source / "pieces.json").read_text())
    network = Network(Encoder(base, kept), base.hidden)
    network.load_state_dict(torch.load(source / "weights.pt", weights_only=True))
    target.mkdir(parents=True, exist_ok=True)
    whole = source / "model.onnx"
    to_onnx(network.eval(), whole)
    small = source / "model.int8.onnx"
    quantize_dynamic(whole, small, per_channel=True, weight_type=QuantType.QInt8)
    cut(small, target)
    shutil.copy(source / "tokenizer.json", target / "tokenizer.json")
    (target / "layout.json").write_text(json.dumps(plan(network, source, target), indent=1) + "\n")
    for path in sorted(target.iterdir()):
        print(f"{path.name} {path.stat().st_size / 2**20:.1f} MiB")
    return 0


def to_onnx(network: Network, path: Path) -> None:
    """ids and mask of any size in; tokens and scope out (`training.states` cuts it at the states)."""
    ids = torch.ones(2, 16, dtype=torch.long)
    axes = {"ids": {0: "rows", 1: "length"}, "mask": {0: "rows", 1: "length"}}
    torch.onnx.export(
        network, (ids, ids), str(path), dynamo=False, opset_version=17,
        input_names=["ids", "mask"], output_names=["tokens", "scope"],
        dynamic_axes=axes | {"tokens": {0: "rows", 1: "length"}, "scope": {0: "rows"}},
    )  # fmt: skip


def plan(network: Network, source: Path, target: Path) -> dict[str, object]:
    """What the columns of the output mean: all that the reader needs to know of the network."""
    return {
        "labels": list(LABELS),
        "classes": {name: {"label": label, "values": list(values)} for name, (label, _, values) in CLASSES.items()},
        "columns": {name: list(columns) for name, columns in layout().items()},
        "scope": list(SCOPE),
        "link_bias": [round(float(b), 5) for b in network.bias],
        "link_width": KEY,
        "model_sha256": fingerprint(target),
        "made_of": json.loads((source / "manifest.json").read_text()),
    }


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
