"""Cuts a trained reader's ONNX file in two at the states of a lower layer.

`lower.onnx` runs ids and mask to the states of the fourth of twelve layers, `upper.onnx` these and the mask to tokens
and scope. The marks need both; `Network.view` looks at the states alone (`training.views`; decision 8 has what was
tried). In one file the runtime ran all layers whatever was asked for.
"""

import hashlib
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnx.utils import Extractor

from headstone.network import LOWER, UPPER

LAYER = 3  # counted from 0
TENSOR = f"/encoder/layers.{LAYER}/second/LayerNormalization_output_0"
STATES = "states"
_WHOLE = "_quantized"  # what the 8-bit whole numbers of a matrix are called after


def cut(whole: Path, folder: Path) -> None:
    """Raises ValueError where the graph has no such layer."""
    model = onnx.load(whole)
    if not any(TENSOR in node.output for node in model.graph.node):
        raise ValueError(f"{whole} has no tensor {TENSOR}")
    for node in model.graph.node:
        for names in (node.input, node.output):
            names[:] = [STATES if name == TENSOR else name for name in names]
    shape = ["rows", "length", None]
    model.graph.output.append(onnx.helper.make_tensor_value_info(STATES, onnx.TensorProto.FLOAT, shape))
    parts = Extractor(model)
    onnx.save(parts.extract_model(["ids", "mask"], [STATES]), folder / LOWER)
    onnx.save(parts.extract_model([STATES, "mask"], ["tokens", "scope"]), folder / UPPER)


def fingerprint(folder: Path) -> str:
    """SHA-256 of both halves, one after the other."""
    return hashlib.sha256((folder / LOWER).read_bytes() + (folder / UPPER).read_bytes()).hexdigest()


def layer_weights(folder: Path, number: int) -> dict[str, torch.Tensor]:
    """Float weights of one layer of the 8-bit files, named as those of `encoder.Layer`."""
    graph = onnx.load(folder / (LOWER if number <= LAYER else UPPER)).graph
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    prefix = f"encoder.layers.{number}."
    found = {name.removeprefix(prefix): rows for name, rows in held.items() if name.startswith(prefix)}
    for node in graph.node:
        name = next((one.removesuffix(_WHOLE) for one in node.input if one.endswith(_WHOLE) and one in held), None)
        part = node.name.removeprefix(f"/encoder/layers.{number}/").partition("/")[0]
        if name is not None and f"/encoder/layers.{number}/" in node.name:
            whole = held[name + _WHOLE].astype(np.float32) - held[name + "_zero_point"].astype(np.float32)
            found[f"{part}.weight"] = (whole * held[name + "_scale"]).T
    return {name: torch.tensor(np.ascontiguousarray(rows, dtype=np.float32)) for name, rows in found.items()}
