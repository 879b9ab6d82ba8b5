"""`python -m training.views [--judge] [--also FILE]`: what a report as a whole says, learnt of the bundles
(`data/reader/views.npz`).

Each report of the bundles that are tuned on says by its labels whether it carries field work, its outlet's own or
anybody's, the word of a state, a group, a body, an expert, of its own publisher, and of what event it tells; 200 texts
in the plain style of the press (`topics/plain.jsonl`), where residents and bodies are named in passing, are labelled
one by one; texts of ours that tell of nothing of the kind (`topics/none.jsonl`) carry none. The trained reader stays as
it is: learnt is only how the states of its fourth layer are weighed (`reading/marks_view.py`), by some runs of
different seeds. `--judge` learns without each fifth of the writers in turn, prints how well the labels of the others'
reports are told (average precision; recall at a precision of .95, .9 and .8), and writes nothing. `--also` learns of
further texts under `topics/`, labelled one by one, which the heads that ship have not learned of (decision 8).
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import yaml
from benchmarks.quality.bundles import HERE
from torch import nn

from headstone.model.spans import Span
from headstone.network import MODEL, load_network
from headstone.reading.marks_network import OnnxNetwork
from headstone.reading.marks_view import EPSILON, SHARP

DATA = Path(__file__).with_name("topics")
TARGET = MODEL / "views.npz"
PARTS = ("dev", "more", "third", "fourth", "fifth", "sixth")
PARTIES = ("state", "ngo", "armed_group", "religious", "un_body", "expert")
EVENTS = ("grave", "kill", "cem")
LABELS = ("own", "field", "self", *PARTIES, *EVENTS)
FOLDS = 5
WIDTH, HIDDEN, NEIGHBOURS, DROP, DROP_IN = 384, 64, 5, 0.3, 0.2
ROUNDS, BATCH, RATE, DECAY, SEEDS = 9, 32, 2e-3, 0.05, (0, 1)
ASIDE = 0.2  # weight of a text of no event where labels of its voices are learnt
PRECISIONS = (0.95, 0.9, 0.8)
# Words of an outlet's name that say nothing of which it is.
_COMMON = {"news", "daily", "agency", "post", "herald", "weekly", "radio", "times", "press", "residents", "villagers",
           "reporter", "told", "from", "with"}  # fmt: skip
Bundle = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One text: its writer, the states of its tokens, its labels, and how much each of these counts."""

    writer: str
    states: torch.Tensor
    labels: torch.Tensor
    counts: torch.Tensor


class Head(nn.Module):
    """What `marks_view.Views` computes, with what is left out at random while it learns."""

    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.low = nn.Linear(WIDTH, HIDDEN)
        self.beside = nn.Conv1d(HIDDEN, HIDDEN, NEIGHBOURS, padding=NEIGHBOURS // 2)
        self.look, self.say = nn.Linear(HIDDEN, len(LABELS)), nn.Linear(HIDDEN, len(LABELS))
        self.bias = nn.Parameter(torch.zeros(len(LABELS)))
        self.drop, self.drop_in = nn.Dropout(DROP), nn.Dropout(DROP_IN)

    def weighed(self, states: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """What each token says of each label, and the share in which it is looked at for it."""
        low = self.drop(torch.tanh(self.low(self.drop_in(self.norm(states)))))
        seen = low + self.drop(torch.relu(self.beside(low.transpose(1, 2)).transpose(1, 2)))
        share = self.look(seen).masked_fill(~mask[..., None], -1e9).softmax(1)
        return self.say(seen), share

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        said, share = self.weighed(states, mask)
        odds: torch.Tensor = (share * said).sum(1) * SHARP + self.bias
        return odds

    def arrays(self) -> dict[str, np.ndarray[Any, Any]]:
        """The weights under the names that `Views` knows."""
        layers = {"norm": self.norm, "low": self.low, "look": self.look, "say": self.say}
        found = {name: layer.weight.detach().numpy().T for name, layer in layers.items()}
        found |= {f"{name}_bias": layer.bias.detach().numpy() for name, layer in layers.items()}
        beside = self.beside.weight.detach().numpy().transpose(2, 1, 0)
        found |= {"beside": beside, "beside_bias": self.beside.bias.detach().numpy()}
        return found | {"bias": self.bias.detach().numpy()}


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="training.views", description=__doc__)
    parser.add_argument("--judge", action="store_true", help="learn without each fifth of the writers and print")
    parser.add_argument("--also", action="append", default=[], metavar="FILE", help="further texts under topics/")
    given = parser.parse_args(arguments)
    torch.set_num_threads(1)
    network = load_network(threads=1)
    assert isinstance(network, OnnxNetwork)
    rows = [*told(network), *singly(network, ["plain.jsonl", *given.also]), *others(network)]
    print(f"{len(rows)} texts", flush=True)
    if given.judge:
        print("\n".join(judged(rows)))
        return 0
    heads = [learnt(rows, seed).arrays() for seed in SEEDS]
    np.savez_compressed(TARGET, labels=np.array(LABELS), **joined(heads))
    renamed("views_sha256", TARGET)
    print(f"{TARGET} {TARGET.stat().st_size / 1024:.0f} KiB")
    return 0


def renamed(key: str, made: Path) -> None:
    """What was read with another file is read again."""
    path = MODEL / "layout.json"
    plan = json.loads(path.read_text(encoding="utf-8"))
    plan[key] = hashlib.sha256(made.read_bytes()).hexdigest()
    path.write_text(json.dumps(plan, indent=1) + "\n", encoding="utf-8")


def told(network: OnnxNetwork) -> Iterator[Row]:
    """The reports of the bundles; of those on another event only that is learnt."""
    kinds = yaml.safe_load((DATA / "bundles.yaml").read_text(encoding="utf-8"))
    families = {name: kind for kind, names in kinds.items() for name in names}
    for folder in (folder for part in PARTS for folder in sorted((HERE / part).iterdir()) if folder.is_dir()):
        bundle = json.loads((folder / "graph.json").read_text(encoding="utf-8"))
        texts = {path.stem: path.read_text(encoding="utf-8").partition("\n\n") for path in folder.glob("*.txt")}
        publishers = {stem: publisher_in(head) for stem, (head, _, _) in texts.items()}
        for stem in sorted(texts):
            here = stem not in bundle["other"]
            held = labels_of(bundle, stem, publishers) | ({families[folder.name]} if here else set())
            counts = [1.0 if here or label in EVENTS else 0.0 for label in LABELS]
            body = texts[stem][2].strip()
            yield Row(folder.name[0], states(network, publishers[stem], body), flags(held), torch.tensor(counts))


def singly(network: OnnxNetwork, names: Sequence[str]) -> Iterator[Row]:
    """Texts that are labelled one by one."""
    lines = (line for name in names for line in (DATA / name).read_text(encoding="utf-8").splitlines())
    for row in map(json.loads, lines):
        own = {label for label in ("own", "self") if row[label]}
        held = own | {row["event"], *row["origins"]}
        body = row["text"].strip()
        yield Row(row["writer"], states(network, row["publisher"], body), flags(held), torch.ones(len(LABELS)))


def others(network: OnnxNetwork) -> Iterator[Row]:
    """Texts that tell of nothing of the kind."""
    counts = torch.tensor([1.0 if label in EVENTS else ASIDE for label in LABELS])
    for line in (DATA / "none.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Row(f"none {row['writer']}", states(network, "", row["text"].strip()), flags(set()), counts)


def states(network: OnnxNetwork, publisher: str, body: str) -> torch.Tensor:
    found, _ = network.states(body, Span(0, len(body)), publisher)
    return torch.tensor(found)


def publisher_in(head: str) -> str:
    return next((line.partition(": ")[2] for line in head.splitlines() if line.startswith("publisher: ")), "")


def flags(held: set[str]) -> torch.Tensor:
    return torch.tensor([float(label in held) for label in LABELS])


def labels_of(bundle: Bundle, stem: str, publishers: Mapping[str, str]) -> set[str]:
    """What the bundle's origins say of one of its reports."""
    held: set[str] = set()
    for origin in bundle["origins"]:
        if stem not in origin["reports"]:
            continue
        held.add(origin["kind"])
        if origin["kind"] != "field" and words(publishers[stem]) & words(origin["name"]):
            held.add("self")
        if origin["kind"] == "field" and is_own(bundle, origin, stem, publishers):
            held.add("own")
    return held


def is_own(bundle: Bundle, origin: Bundle, stem: str, publishers: Mapping[str, str]) -> bool:
    """Whether field work is that of the report's own outlet: the origin is called by it, or by none of its reports'
    outlets and this one is no copy."""
    named = [other for other in origin["reports"] if words(publishers[other]) & words(origin["name"])]
    copies = {pair["copy"] for pair in bundle["pairs"] if pair["source"] in origin["reports"]}
    return stem in named if named else stem not in copies


def words(name: str) -> set[str]:
    return set(re.findall(r"\w{4,}", name.lower())) - _COMMON


def learnt(rows: Sequence[Row], seed: int) -> Head:
    """A head after all rounds; texts of like length stand in one batch."""
    torch.manual_seed(seed)
    dice = np.random.default_rng(seed)
    head = Head()
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=DECAY)
    steps = ROUNDS * (len(rows) // BATCH + 1) + 1
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    for _ in range(ROUNDS):
        order = sorted(range(len(rows)), key=lambda n: len(rows[n].states) + 30 * dice.normal())
        batches = [order[n : n + BATCH] for n in range(0, len(order), BATCH)]
        for number in dice.permutation(len(batches)):
            batch = [rows[n] for n in batches[number]]
            labels, counts = torch.stack([r.labels for r in batch]), torch.stack([r.counts for r in batch])
            loss = nn.functional.binary_cross_entropy_with_logits(head(*padded(batch)), labels, counts, reduction="sum")
            optimiser.zero_grad()
            (loss / counts.sum()).backward()
            optimiser.step()
            schedule.step()
    return head.eval()


def padded(batch: Sequence[Row]) -> tuple[torch.Tensor, torch.Tensor]:
    states = nn.utils.rnn.pad_sequence([row.states for row in batch], batch_first=True)
    lengths = torch.tensor([len(row.states) for row in batch])
    return states, torch.arange(states.shape[1]) < lengths[:, None]


def joined(heads: Sequence[Mapping[str, np.ndarray[Any, Any]]]) -> dict[str, np.ndarray[Any, Any]]:
    """Heads of several seeds, one beside the other: [heads, ...]."""
    return {name: np.stack([head[name] for head in heads]).astype(np.float16) for name in heads[0]}


def judged(rows: Sequence[Row]) -> Iterator[str]:
    """Of texts by writers left out, how well each label is told."""
    writers = sorted({row.writer for row in rows})
    fold = {writer: number % FOLDS for number, writer in enumerate(writers)}
    odds = np.zeros((len(rows), len(LABELS)))
    for out in range(FOLDS):
        kept = [row for row in rows if fold[row.writer] != out]
        numbers = [number for number, row in enumerate(rows) if fold[row.writer] == out]
        for seed in SEEDS:
            head = learnt(kept, seed)
            with torch.no_grad():
                for number in numbers:
                    odds[number] += head(*padded([rows[number]]))[0].numpy() / len(SEEDS)
        print(f"fold {out + 1} of {FOLDS}", file=sys.stderr, flush=True)
    yield from table(rows, odds)


def table(rows: Sequence[Row], odds: np.ndarray[Any, Any]) -> Iterator[str]:
    """A line for each label: how well it is told of the texts where it counts."""
    for n, label in enumerate(LABELS):
        counted = [number for number, row in enumerate(rows) if row.counts[n] == 1]
        held = np.array([bool(rows[number].labels[n]) for number in counted])
        yield f"{label:12} {told_well(held, odds[counted, n])}"


def told_well(held: np.ndarray[Any, Any], odds: np.ndarray[Any, Any]) -> str:
    """Number of texts that hold a label, average precision, and recall where precision is still so high."""
    right = held[np.argsort(-odds, kind="stable")]
    precision = right.cumsum() / np.arange(1, len(right) + 1)
    last = [np.flatnonzero(precision >= least).max(initial=-1) + 1 for least in PRECISIONS]
    recall = [right[:end].sum() / held.sum() for end in last]
    return f"{held.sum():5} {(precision * right).sum() / held.sum():.3f}  {' '.join(f'{r:.2f}' for r in recall)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
