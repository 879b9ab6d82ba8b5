"""The network: one encoder pass, then for every token its tags, classes and link vectors; for the window its scope."""

from collections.abc import Sequence

import torch
from torch import nn
from torch.nn import functional

from headstone.text.passage_labels import LABELS
from training.dataset import NONE, Row
from training.encoder import Encoder
from training.heads import CLASSES, KEY, SCOPE, layout


class Network(nn.Module):
    """ids, mask [rows, length] -> (tokens [rows, length, columns of `layout`], scope [rows, len(SCOPE)])."""

    def __init__(self, encoder: Encoder, hidden: int) -> None:
        super().__init__()
        self.encoder, self.columns = encoder, layout()
        width = max(end for _, end in self.columns.values())
        self.mix, self.drop = nn.Linear(hidden, hidden), nn.Dropout(0.1)
        self.heads, self.scope = nn.Linear(2 * hidden, width), nn.Linear(hidden, len(SCOPE))
        self.bias = nn.Parameter(torch.full((2,), -2.0))  # of links to acts, of links to cues

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        states = self.encoder(ids, mask)
        mixed = torch.cat([states, functional.gelu(self.mix(self.drop(states)))], -1)
        weights = mask.to(states.dtype)[:, :, None]
        pooled = (states * weights).sum(1) / weights.sum(1)
        return self.heads(mixed), self.scope(self.drop(pooled))


def padded(rows: Sequence[Row], pad: int) -> tuple[torch.Tensor, torch.Tensor]:
    """ids and mask of a batch."""
    length = max(len(row.ids) for row in rows)
    ids = torch.tensor([row.ids + [pad] * (length - len(row.ids)) for row in rows])
    mask = torch.tensor([[1] * len(row.ids) + [0] * (length - len(row.ids)) for row in rows])
    return ids, mask


def losses(network: Network, rows: Sequence[Row], tokens: torch.Tensor, scope: torch.Tensor) -> dict[str, torch.Tensor]:
    """The loss of each head over a batch; heads that the batch does not teach are left out."""
    tokens, scope = tokens.float(), scope.float()
    out = {"bio": _tags(network, rows, tokens)}
    for name in CLASSES:
        found = [(r, t, c) for r, row in enumerate(rows) for t, c in row.classes.get(name, {}).items()]
        if found:
            at, time, want = (list(x) for x in zip(*found, strict=True))
            start, end = network.columns[name]
            out[name] = functional.cross_entropy(tokens[at, time, start:end], torch.tensor(want))
    for name, pick in (("links", "links"), ("voices", "voices")):
        scores, want = link_scores(network, rows, tokens, pick)
        if len(want):
            out[name] = functional.binary_cross_entropy_with_logits(scores, want)
    kept = [i for i, row in enumerate(rows) if row.scope != NONE]
    if kept:
        out["scope"] = functional.cross_entropy(scope[kept], torch.tensor([rows[i].scope for i in kept]))
    return out


def _tags(network: Network, rows: Sequence[Row], tokens: torch.Tensor) -> torch.Tensor:
    length = tokens.shape[1]
    start, end = network.columns["bio"]
    scores = tokens[:, :, start:end].reshape(len(rows), length, len(LABELS), 3)
    want = torch.full((len(rows), length, len(LABELS)), NONE)
    for r, row in enumerate(rows):
        for k, label in enumerate(LABELS):
            if label in row.labels:
                want[r, : len(row.ids), k] = torch.tensor(row.tags[k])
    weights = torch.tensor([1.0, 2.0, 1.5])  # most tokens are outside: a missed mark costs more than a false one
    loss = functional.cross_entropy(scores.reshape(-1, 3), want.reshape(-1), weight=weights, ignore_index=NONE)
    return loss * len(LABELS)


def link_scores(
    network: Network, rows: Sequence[Row], tokens: torch.Tensor, pick: str
) -> tuple[torch.Tensor, torch.Tensor]:
    """Logits of the candidate pairs of a batch and what they should be."""
    heads, slots, which = ("act_key", "slot_key", 0) if pick == "links" else ("cue_key", "voice_key", 1)
    pairs = [(r, a, b, y) for r, row in enumerate(rows) for a, b, y in getattr(row, pick)]
    if not pairs:
        return torch.zeros(0), torch.zeros(0)
    r, a, b, y = (list(x) for x in zip(*pairs, strict=True))
    (h0, h1), (s0, s1) = network.columns[heads], network.columns[slots]
    dots = (tokens[r, a, h0:h1] * tokens[r, b, s0:s1]).sum(-1) / KEY**0.5
    return dots + network.bias[which], torch.tensor(y, dtype=torch.float32)
