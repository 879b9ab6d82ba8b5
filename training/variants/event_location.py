"""`python -m training.variants.event_location OUT --start FOLDER`: a benchmark variant, trained on agency sentences;
never shipped. The encoder with a mark on the verb, and one question a token: does it name the place of that event?
"""

import argparse
import json
import os
import random
import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from benchmarks.quality.event_location import FILE, Item, items
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

from training.encoder import Encoder, base_file, read_base

BATCH, EPOCHS, RATE, SEED = 48, 4, 1e-4, 7


class Place(nn.Module):
    """ids, verb marks, mask [rows, length] -> odds [rows, length]."""

    def __init__(self, kept: Sequence[int]) -> None:
        super().__init__()
        base = read_base(base_file())
        self.encoder = Encoder(base, kept)
        self.verb = nn.Parameter(torch.randn(base.hidden) * 0.1)
        self.out = nn.Linear(base.hidden, 1)
        self.drop = nn.Dropout(0.1)

    def forward(self, ids: torch.Tensor, verbs: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        states = self.encoder(ids, mask, verbs[:, :, None] * self.verb)
        return self.out(self.drop(states)).squeeze(-1)


def encoded(tokenizer: Tokenizer, row: Item) -> tuple[list[int], list[int], list[int]]:
    """Pieces, which of them are the verb's, and the token that each belongs to (-1 for none)."""
    made = tokenizer.encode(row.text)
    owner = []
    for start, end in made.offsets:
        real = start + (end > start and row.text[start : start + 1].isspace())
        owner.append(next((n for n, t in enumerate(row.tokens) if t.start <= real < t.end and end > start), -1))
    return made.ids, [int(o in row.verb) for o in owner], owner


def stacked(parts: Sequence[Sequence[int]], fill: int) -> torch.Tensor:
    longest = max(map(len, parts))
    return torch.tensor([[*part, *[fill] * (longest - len(part))] for part in parts])


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--start", type=Path, required=True, help="folder of the trained reader: its pieces and encoder"
    )
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    given = parser.parse_args(arguments)
    torch.manual_seed(SEED)
    kept = json.loads((given.start / "pieces.json").read_text())
    tokenizer = Tokenizer.from_file(str(given.start / "tokenizer.json"))
    network = Place(kept)
    states = torch.load(given.start / "weights.pt", weights_only=True)
    network.encoder.load_state_dict(
        {k.removeprefix("encoder."): v for k, v in states.items() if k.startswith("encoder.")}
    )
    rows = [r for r in items(Path(os.environ["HEADSTONE_BENCH"]) / FILE) if not r.held]
    train(network, [(encoded(tokenizer, r), r) for r in rows], given.epochs)
    given.out.mkdir(parents=True, exist_ok=True)
    torch.save({"network": network.state_dict(), "kept": kept}, given.out / "variant.pt")
    tokenizer.save(str(given.out / "tokenizer.json"))
    return 0


Row = tuple[tuple[list[int], list[int], list[int]], Item]


def train(network: Place, rows: list[Row], epochs: int) -> None:
    order = random.Random(SEED)
    optimiser = torch.optim.AdamW([p for p in network.parameters() if p.requires_grad], lr=RATE, weight_decay=0.01)
    steps, step = epochs * (len(rows) // BATCH), 0
    for _ in range(epochs):
        order.shuffle(rows)
        rows.sort(key=lambda r: len(r[0][0]) // 16)
        cut = [rows[i : i + BATCH] for i in range(0, len(rows) - BATCH + 1, BATCH)]
        order.shuffle(cut)
        network.train()
        for batch in cut:
            for group in optimiser.param_groups:
                group["lr"] = RATE * min(1.0, (step + 1) / 60) * (1 - step / steps)
            loss = loss_of(network, batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            step += 1
            if step % 50 == 0:
                print(step, steps, round(float(loss.detach()), 4), flush=True)


def loss_of(network: Place, batch: Sequence[Row]) -> torch.Tensor:
    ids, verbs = stacked([r[0][0] for r in batch], 1), stacked([r[0][1] for r in batch], 0)
    mask = stacked([[1] * len(r[0][0]) for r in batch], 0)
    want = stacked([[int(o in r[1].place) for o in r[0][2]] for r in batch], 0).float()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network(ids, verbs.float(), mask)
    each = functional.binary_cross_entropy_with_logits(scores.float(), want, reduction="none")
    return (each * mask).sum() / mask.sum()


class Variant:
    """A trained variant as the benchmark asks it."""

    def __init__(self, folder: Path) -> None:
        held = torch.load(folder / "variant.pt", weights_only=True)
        self._network = Place(held["kept"])
        self._network.load_state_dict(held["network"])
        self._network.eval()
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))

    def guess(self, row: Item) -> frozenset[int]:
        ids, verbs, owner = encoded(self._tokenizer, row)
        with torch.no_grad():
            odds = self._network(torch.tensor([ids]), torch.tensor([verbs]).float(), torch.ones(1, len(ids)))[
                0
            ].sigmoid()
        return frozenset(o for o, p in zip(owner, odds.tolist(), strict=True) if o >= 0 and p > 0.45)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
