"""`python -m training.calibrate MODEL PASSAGES TARGET`: what a score is worth, label by label.

A network is surer than it is right. The share of marks that are right is fitted as logistic(a * logit(score) + b) for
each label (Platt 1999), with the marks of a network on passages that it did not see: an earlier run on fewer passages
(`--fold`), as those that the shipped network saw say nothing. The pairs go into layout.json of TARGET.
"""

import json
import sys
from pathlib import Path

import numpy as np

from headstone.evaluate import held
from headstone.model.spans import Span
from headstone.network import load_network
from headstone.reading.marks_score import Tally, count
from headstone.reading.marks_windows import marked
from headstone.text.passage_labels import LABELS
from headstone.text.sentences import sentences

PRIOR = 4.0  # marks' worth of belief that a = 1, b = 0: a rare label must not be fitted by its accidents


def main(model: Path, passages: Path, target: Path) -> int:
    """Fits and writes; prints what a score of .9 comes to for each label."""
    tally = Tally()
    network = load_network(model)
    for passage, _ in held(passages):
        if passage:
            cut = sentences(passage.text, (Span(0, len(passage.text)),))
            count(passage, marked(passage.text, cut, network), tally)
    plan = json.loads((target / "layout.json").read_text())
    plan["calibration"] = {label: fitted(tally.sure.get(label, [])) for label in LABELS}
    (target / "layout.json").write_text(json.dumps(plan, indent=1) + "\n")
    for label, (a, b) in plan["calibration"].items():
        print(f"{label:<10}{len(tally.sure.get(label, [])):5d} marks; .90 comes to {logistic(a * logit(0.9) + b):.2f}")
    return 0


def fitted(rows: list[tuple[float, bool]]) -> tuple[float, float]:
    """(a, b) by gradient descent on the log loss, drawn towards (1, 0)."""
    if not rows:
        return 1.0, 0.0
    x = np.array([logit(score) for score, _ in rows])
    y = np.array([float(right) for _, right in rows])
    a, b = 1.0, 0.0
    for _ in range(2000):
        gap = 1 / (1 + np.exp(-(a * x + b))) - y
        a -= 0.5 * (float((gap * x).sum()) + PRIOR * (a - 1)) / (len(rows) + PRIOR)
        b -= 0.5 * (float(gap.sum()) + PRIOR * b * 0.1) / (len(rows) + PRIOR)
    return round(a, 4), round(b, 4)


def logit(score: float) -> float:
    kept = min(0.999, max(0.001, score))
    return float(np.log(kept / (1 - kept)))


def logistic(x: float) -> float:
    return float(1 / (1 + np.exp(-x)))


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:4])))
