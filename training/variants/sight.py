"""`python -m training.variants.sight [--keep FOLDER]`: a second look at a whole text, which does not ship (decision 8).

It learns of the same texts as the view (`training.views`) and of more that are labelled one by one
(`topics/parties.jsonl`, `folders.jsonl`). On the states of the fourth layer of the trained reader, which stays as it
is, stand three layers that start as the reader's own next ones and learn for this alone, and a head like that of the
view. It learns without a third of the writers (`--fold`; all thirds in turn where none is named) and prints how well
the labels of the others' texts are told; `--keep` writes the networks of the thirds as ONNX files.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from headstone.network import MODEL, load_network
from headstone.reading.marks_network import OnnxNetwork
from training.encoder import Layer
from training.states import LAYER, layer_weights
from training.views import SHARP, WIDTH, Head, Row, others, padded, singly, table, told

SINGLE = ("plain.jsonl", "parties.jsonl", "folders.jsonl")
FOLDS = 3
INNER, HEADS, EPSILON = 1536, 12, 1e-12  # of the reader's layers
LAYERS = 3  # that learn for the sight alone
ROUNDS, BATCH, RATE, LAYER_RATE, DECAY, WARM, SEED = 5, 16, 2e-3, 1e-4, 0.05, 0.15, 0
Weights = Mapping[str, torch.Tensor]


class Sight(nn.Module):
    """states [rows, length, width], mask -> log-odds of each label, and the token that tells most of it."""

    def __init__(self, start: Sequence[Weights] = ()) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(WIDTH, INNER, HEADS, EPSILON) for _ in range(LAYERS))
        for layer, held in zip(self.layers, start, strict=False):
            layer.load_state_dict(held)
        self.head = Head()

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        bias = (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.layers:
            states = layer(states, bias)
        said, share = self.head.weighed(states, mask)
        odds: torch.Tensor = (share * said).sum(1) * SHARP + self.head.bias
        return odds, share.argmax(1)


class Alone(nn.Module):
    """As it would ship: the states of one text [tokens, width]."""

    def __init__(self, sight: Sight) -> None:
        super().__init__()
        self.sight = sight

    def forward(self, states: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        odds, where = self.sight(states[None], torch.ones_like(states[None, :, 0]) > 0)
        return odds[0], where[0]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="training.variants.sight", description=__doc__)
    parser.add_argument("--fold", type=int, action="append", choices=range(FOLDS), help="these thirds alone")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where the networks of the thirds go")
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args(arguments)
    torch.set_num_threads(given.threads)
    network = load_network(threads=given.threads)
    assert isinstance(network, OnnxNetwork)
    rows = [*told(network), *singly(network, SINGLE), *others(network)]
    start = [layer_weights(MODEL, LAYER + 1 + number) for number in range(LAYERS)]
    print(f"{len(rows)} texts", flush=True)
    print("\n".join(judged(rows, start, given.fold or range(FOLDS), given.keep)))
    return 0


def learnt(rows: Sequence[Row], start: Sequence[Weights], rounds: int = ROUNDS) -> Sight:
    """The network after all rounds; texts of like length stand in one batch."""
    torch.manual_seed(SEED)
    dice = np.random.default_rng(SEED)
    sight = Sight(start)
    layers, head = {"params": sight.layers.parameters()}, {"params": sight.head.parameters()}
    optimiser = torch.optim.AdamW([layers, head], lr=RATE, weight_decay=DECAY)
    steps = rounds * (len(rows) // BATCH + 1) + 1
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, [LAYER_RATE, RATE], total_steps=steps, pct_start=WARM)
    for number in range(rounds):
        sight.train()
        order = sorted(range(len(rows)), key=lambda n: len(rows[n].states) + 30 * dice.normal())
        batches = [order[n : n + BATCH] for n in range(0, len(order), BATCH)]
        for at in dice.permutation(len(batches)):
            batch = [rows[n] for n in batches[at]]
            labels, counts = torch.stack([r.labels for r in batch]), torch.stack([r.counts for r in batch])
            odds, _ = sight(*padded(batch))
            loss = nn.functional.binary_cross_entropy_with_logits(odds, labels, counts, reduction="sum")
            optimiser.zero_grad()
            (loss / counts.sum()).backward()
            nn.utils.clip_grad_norm_(sight.parameters(), 1.0)
            optimiser.step()
            schedule.step()
        print(f"round {number + 1} of {rounds}", file=sys.stderr, flush=True)
    sight.eval()
    return sight


def export(sight: Sight, target: Path) -> None:
    """The ONNX file: the layers in 8 bits, the head, which is small, in 32."""
    whole = target.with_suffix(".whole.onnx")
    torch.onnx.export(
        Alone(sight).eval(), (torch.zeros(16, WIDTH),), str(whole), dynamo=False, opset_version=17,
        input_names=["states"], output_names=["odds", "where"], dynamic_axes={"states": {0: "tokens"}},
    )  # fmt: skip
    head = [node.name for node in onnx.load(whole).graph.node if "/head/" in node.name]
    quantize_dynamic(
        whole, target, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"],
        nodes_to_exclude=head,
    )  # fmt: skip
    whole.unlink()


def judged(rows: Sequence[Row], start: Sequence[Weights], folds: Sequence[int], keep: Path | None) -> Iterator[str]:
    """Of texts by writers left out, how well each label is told."""
    fold = {writer: number % FOLDS for number, writer in enumerate(sorted({row.writer for row in rows}))}
    odds = np.zeros((len(rows), len(rows[0].labels)))
    for out in folds:
        sight = learnt([row for row in rows if fold[row.writer] != out], start)
        if keep is not None:
            export(sight, keep / f"sight-{out}.onnx")
        with torch.no_grad():
            for number in (number for number, row in enumerate(rows) if fold[row.writer] == out):
                odds[number] = sight(*padded([rows[number]]))[0][0].numpy()
        print(f"fold {out + 1} of {FOLDS}", file=sys.stderr, flush=True)
    here = [number for number, row in enumerate(rows) if fold[row.writer] in folds]
    yield from table([rows[number] for number in here], odds[here])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
