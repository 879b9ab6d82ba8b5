"""`python -m training.gate OUT TARGET`: the linear gate, one weight a piece, that skips sentences which cannot matter.

A sentence's score is the mean over its pieces of `embedding . w`, plus a weight of the piece itself where the passages
hold it: what is learnt in one language carries over to pieces of another that lie near. Exported as one vector over the
vocabulary, so that at run time the gate costs one lookup a piece. The threshold keeps 99.7 % of the sentences of the
passages that tell of an act or of something tied to one, cross-validated; benchmarks/quality/heldout.py measures it.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

from headstone.model.spans import Span
from headstone.text.passages import Passage
from headstone.text.sentences import sentences
from training.encoder import base_file, read_base
from training.train import HERE, SEED, digest, load

KEEP = 0.997
FOLDS = 8
Row = tuple[list[int], bool, int]  # pieces, whether it matters, fold


def main(source: Path, target: Path) -> int:
    """Writes gate.npz: `weights` [pieces] and `threshold`."""
    torch.manual_seed(SEED)
    tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
    kept = json.loads((source / "pieces.json").read_text())
    base = read_base(base_file())
    whole = base.nibbles("emb.word", len(base.raw["emb.word"][1]) // 18 * 32 // base.hidden, base.hidden)
    embeddings = functional.normalize(torch.tensor(whole[kept]), dim=1)
    rows = [row for passage in load(HERE / "passages") for row in rows_of(passage, tokenizer)]
    scores = []
    for fold in range(FOLDS):
        weights = fit([r for r in rows if r[2] != fold], embeddings)
        scores += [float(weights[r[0]].mean()) for r in rows if r[2] == fold and r[1]]
    threshold = float(np.quantile(scores, 1 - KEEP)) if scores else -1e9
    weights = fit(rows, embeddings)
    skipped = np.mean([float(weights[r[0]].mean()) < threshold for r in rows if not r[1]])
    np.savez_compressed(target / "gate.npz", weights=weights.astype(np.float16), threshold=np.float32(threshold))
    print(f"{len(rows)} sentences, {sum(r[1] for r in rows)} that matter; of the others {skipped:.2f} are skipped")
    return 0


def rows_of(passage: Passage, tokenizer: Tokenizer) -> list[Row]:
    """Each sentence with whether it holds an act, or a slot tied to one, or a content that does."""
    fold = int(digest(passage.id), 16) % FOLDS
    out = []
    for s in sentences(passage.text, (Span(0, len(passage.text)),)):
        ids = tokenizer.encode(passage.text[s.start : s.end], add_special_tokens=False).ids
        tied = any(s.start <= m.start < s.end and any(i.startswith("a") for i in m.ids) for m in passage.marks)
        out.append((ids, tied, fold))
    return [row for row in out if row[0]]


def fit(rows: Sequence[Row], embeddings: torch.Tensor) -> np.ndarray:
    """One weight a piece. Misses weigh four times as much as sentences kept in vain."""
    shared, own = nn.Linear(embeddings.shape[1], 1), nn.Embedding(len(embeddings), 1)
    nn.init.zeros_(own.weight)
    flat = torch.tensor([i for ids, _, _ in rows for i in ids])
    owner = torch.tensor([n for n, (ids, _, _) in enumerate(rows) for _ in ids])
    sizes = torch.tensor([float(len(ids)) for ids, _, _ in rows])
    want = torch.tensor([float(matters) for _, matters, _ in rows])
    optimiser = torch.optim.Adam([*shared.parameters(), own.weight], lr=0.1)
    for _ in range(120):
        each = (shared(embeddings[flat]) + own(flat)).squeeze(-1)
        score = torch.zeros(len(rows)).index_add(0, owner, each) / sizes
        loss = functional.binary_cross_entropy_with_logits(score, want, weight=1 + 3 * want)
        loss = loss + 1e-3 * own.weight[flat].square().mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    with torch.no_grad():
        made: np.ndarray = (shared(embeddings) + own.weight).squeeze(-1).numpy()
    return made


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
