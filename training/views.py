"""`python -m training.views [--judge [--fold N] [--keep FOLDER]]`: what a report as a whole says
(`data/reader/views.onnx`).

Each report of the bundles that are tuned on says by its labels whether it carries field work, its outlet's own or
anybody's, the word of a state, a group, a body, an expert, of its own publisher, and of what event it tells. Texts
under `topics/` are labelled one by one: plain news, letters and bulletins, folders on one event, triples that look
alike and differ in who stands behind them (`contrast.jsonl`), plain news of agencies and desks (`press.jsonl`); of real
press the labels alone are kept (`free.jsonl`, `training.free`); texts of `none.jsonl` tell of nothing of the kind. The
trained reader stays as it is. On the states of its fourth layer stand three layers that start as its own next ones and
learn for the view alone, and a head. What ships is the mean of two such networks, of which one learnt nothing of
`press.jsonl` and `free.jsonl` (decision 10). `--judge` learns without each third of the writers in turn (`--fold`:
these alone), prints how well the labels of the others' texts are told (average precision; recall at a precision of .95,
.9 and .8), and writes nothing but, with `--keep`, the networks of the thirds. `--tell PART` prints the same of the view
that ships, of a part of the bundles.
"""

import argparse
import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
import yaml
from benchmarks.quality.bundles import HERE
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from headstone.model.spans import Span
from headstone.network import MODEL, VIEWS, load_network
from headstone.reading.marks_network import OnnxNetwork
from training.encoder import Layer
from training.free import text_of
from training.states import LAYER, layer_weights

DATA = Path(__file__).with_name("topics")
TARGET = MODEL / VIEWS
PARTS = ("dev", "more", "third", "fourth", "fifth", "sixth")
SINGLE = ("plain.jsonl", "parties.jsonl", "folders.jsonl", "contrast.jsonl", "press.jsonl")
PARTIES = ("state", "ngo", "armed_group", "religious", "un_body", "expert")
EVENTS = ("grave", "kill", "cem")
LABELS = ("own", "field", "self", *PARTIES, *EVENTS)
FOLDS = 3
WIDTH, INNER, HEADS, EPSILON = 384, 1536, 12, 1e-12  # of the reader's layers
LAYERS = 3  # that learn for the view alone
PRESS = ("press", "free")  # writers of plain news
HIDDEN, NEIGHBOURS, DROP, DROP_IN, NORM, SHARP = 64, 5, 0.3, 0.2, 1e-5, 4.0  # of the head
ROUNDS, BATCH, RATE, LAYER_RATE, DECAY, WARM, SEED = 5, 16, 2e-3, 1e-4, 0.05, 0.15, 0
# By which its log-odds are divided where they ship: of texts by unknown writers it is so much too sure.
TOO_SURE = 1.7
HEAD = (["low"], ["look"], ["say"])  # second steps of the names of its nodes
ASIDE = 0.2  # weight of a text of no event where labels of its voices are learnt
PRECISIONS = (0.95, 0.9, 0.8)
# Words of an outlet's name that say nothing of which it is.
_COMMON = {"news", "daily", "agency", "post", "herald", "weekly", "radio", "times", "press", "residents", "villagers",
           "reporter", "told", "from", "with"}  # fmt: skip
Bundle = Mapping[str, Any]
Weights = Mapping[str, torch.Tensor]


@dataclass(frozen=True, slots=True)
class Row:
    """One text: its writer, the states of its tokens, its labels, and how much each of these counts."""

    writer: str
    states: torch.Tensor
    labels: torch.Tensor
    counts: torch.Tensor


class Head(nn.Module):
    """Every token is looked at with its neighbours; for each label some are attended to, and what these say is summed
    (attention pooling after Ilse, Tomczak and Welling 2018: the label is known of the text and not of its sentences).
    """

    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH, eps=NORM)
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
    """As it ships: the states of one text [tokens, width]."""

    def __init__(self, sight: Sight) -> None:
        super().__init__()
        self.sight = sight

    def forward(self, states: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        odds, where = self.sight(states[None], torch.ones_like(states[None, :, 0]) > 0)
        return odds[0] / TOO_SURE, where[0]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="training.views", description=__doc__)
    parser.add_argument("--judge", action="store_true", help="learn without each third of the writers and print")
    parser.add_argument("--fold", type=int, action="append", choices=range(FOLDS), help="these thirds alone")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where the networks of the thirds go")
    parser.add_argument("--tell", metavar="PART", help="how well the view that ships tells these bundles")
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args(arguments)
    torch.set_num_threads(given.threads)
    network = load_network(threads=given.threads)
    assert isinstance(network, OnnxNetwork)
    if given.tell:
        print("\n".join(shipped(network, given.tell)))
        return 0
    rows = [*told(network), *singly(network, SINGLE), *real(network), *others(network)]
    start = [layer_weights(MODEL, LAYER + 1 + number) for number in range(LAYERS)]
    print(f"{len(rows)} texts", flush=True)
    if given.judge:
        print("\n".join(judged(rows, start, given.fold or range(FOLDS), given.keep)))
        return 0
    export(averaged([learnt(list(but_press(rows)), start), learnt(rows, start)]), TARGET)
    renamed("views_sha256", TARGET)
    print(f"{TARGET} {TARGET.stat().st_size / 1024 ** 2:.1f} MiB")
    return 0


def but_press(rows: Sequence[Row]) -> Iterator[Row]:
    return (row for row in rows if not row.writer.startswith(PRESS))


def averaged(sights: Sequence[Sight]) -> Sight:
    """One network with the mean of the weights of several that began alike ("model soups", Wortsman et al. 2022)."""
    held = [sight.state_dict() for sight in sights]
    mean = Sight()
    mean.load_state_dict({name: torch.stack([one[name] for one in held]).mean(0) for name in held[0]})
    return mean.eval()


def renamed(key: str, made: Path) -> None:
    """What was read with another file is read again."""
    path = MODEL / "layout.json"
    plan = json.loads(path.read_text(encoding="utf-8"))
    plan |= {key: hashlib.sha256(made.read_bytes()).hexdigest(), "views": list(LABELS)}
    path.write_text(json.dumps(plan, indent=1) + "\n", encoding="utf-8")


def shipped(network: OnnxNetwork, part: str) -> Iterator[str]:
    """How well the view that ships tells the labels of a part's reports."""
    rows = list(told(network, (part,)))
    with_views = network.views
    assert with_views is not None
    yield from table(rows, np.array([with_views.of(row.states.numpy())[0] for row in rows]))


def told(network: OnnxNetwork, parts: Sequence[str] = PARTS) -> Iterator[Row]:
    """The reports of the bundles; of those on another event only that is learnt. Of what event the later parts tell is
    not labelled."""
    kinds = yaml.safe_load((DATA / "bundles.yaml").read_text(encoding="utf-8"))
    families = {name: kind for kind, names in kinds.items() for name in names}
    for folder in (folder for part in parts for folder in sorted((HERE / part).iterdir()) if folder.is_dir()):
        bundle = json.loads((folder / "graph.json").read_text(encoding="utf-8"))
        texts = {path.stem: path.read_text(encoding="utf-8").partition("\n\n") for path in folder.glob("*.txt")}
        publishers = {stem: publisher_in(head) for stem, (head, _, _) in texts.items()}
        for stem in sorted(texts):
            here = stem not in bundle["other"]
            event = families.get(folder.name)
            held = labels_of(bundle, stem, publishers) | ({event} if here and event else set())
            counts = [float(event is not None if label in EVENTS else here) for label in LABELS]
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


def real(network: OnnxNetwork) -> Iterator[Row]:
    """Texts of the press that may be learnt of; none where `HEADSTONE_BENCH` is not set."""
    labels = {row["id"]: row for row in map(json.loads, (DATA / "free.jsonl").read_text(encoding="utf-8").splitlines())}
    folder = os.environ.get("HEADSTONE_BENCH")
    texts = text_of(Path(folder), frozenset(labels)) if folder else {}
    for id_, (publisher, text) in sorted(texts.items()):
        row = labels[id_]
        held = {label for label in ("own", "self") if row[label]} | {*row["origins"], row["event"]} - {"none"}
        yield Row("free", states(network, publisher, text.strip()), flags(held), torch.ones(len(LABELS)))


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


def padded(batch: Sequence[Row]) -> tuple[torch.Tensor, torch.Tensor]:
    states = nn.utils.rnn.pad_sequence([row.states for row in batch], batch_first=True)
    lengths = torch.tensor([len(row.states) for row in batch])
    return states, torch.arange(states.shape[1]) < lengths[:, None]


def export(sight: Sight, target: Path) -> None:
    """The ONNX file: the layers in 8 bits, the head, which is small, in 32."""
    whole = target.with_suffix(".whole.onnx")
    torch.onnx.export(
        Alone(sight).eval(), (torch.zeros(16, WIDTH),), str(whole), dynamo=False, opset_version=17,
        input_names=["states"], output_names=["odds", "where"], dynamic_axes={"states": {0: "tokens"}},
    )  # fmt: skip
    head = [node.name for node in onnx.load(whole).graph.node if node.name.split("/")[2:3] in HEAD]
    quantize_dynamic(
        whole, target, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"],
        nodes_to_exclude=head,
    )  # fmt: skip
    whole.unlink()


def judged(rows: Sequence[Row], start: Sequence[Weights], folds: Sequence[int], keep: Path | None) -> Iterator[str]:
    """Of texts by writers left out, how well each label is told."""
    fold = {writer: number % FOLDS for number, writer in enumerate(sorted({row.writer for row in rows}))}
    odds = np.zeros((len(rows), len(LABELS)))
    for out in folds:
        sight = learnt([row for row in rows if fold[row.writer] != out], start)
        if keep is not None:
            export(sight, keep / f"views-{out}.onnx")
        with torch.no_grad():
            for number in (number for number, row in enumerate(rows) if fold[row.writer] == out):
                odds[number] = sight(*padded([rows[number]]))[0][0].numpy()
        print(f"fold {out + 1} of {FOLDS}", file=sys.stderr, flush=True)
    here = [number for number, row in enumerate(rows) if fold[row.writer] in folds]
    yield from table([rows[number] for number in here], odds[here])


def table(rows: Sequence[Row], odds: np.ndarray[Any, Any]) -> Iterator[str]:
    """A line for each label: how well it is told of the texts where it counts."""
    for n, label in enumerate(LABELS):
        if not any(row.counts[n] == 1 for row in rows):
            continue
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
