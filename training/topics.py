"""`python -m training.topics [--judge] [--least .4]`: fits what an English report's words speak of
(`data/topics_en.yaml`).

Multinomial logistic regression with a ridge over the stems that occur in a text, classes weighed evenly, by the
accelerated gradient method of Beck and Teboulle (FISTA, without a threshold: the ridge is smooth). Fitted on the
English reports of the bundles that are tuned on (`topics/bundles.yaml` says of what each tells; reports on another
event tell of none) and on texts of ours that tell of nothing of the kind, a third of them near misses
(`topics/none.jsonl`). `--judge` fits without each writer in turn and prints how many of the others' texts are seen
from several probabilities on; it writes nothing.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from benchmarks.quality.bundles import HERE
from numpy.typing import NDArray

from headstone.model.spans import Span
from headstone.reading.acts_topics import stems

DATA = Path(__file__).with_name("topics")
TARGET = Path(__file__).parents[1] / "src" / "headstone" / "data" / "topics_en.yaml"
PARTS = ("dev", "more", "third", "fourth", "fifth", "sixth")
ACTS = {"grave": "grave.discovery", "kill": "kill.noncombatant", "cem": "cem.grave_destruction"}
CLASSES = (*ACTS, "none")
FEWEST = 3  # texts that a stem must stand in
RIDGE = 10.0
STEPS = 400
LEAST = 0.4  # a false hint founds nothing, and joins only what shares its places, names and days
SHOWN = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
SLIGHT = 0.004  # weights that are not kept

Rows = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Text:
    """`writer`: one hand of the bundles, or of the texts that tell of nothing."""

    writer: str
    words: frozenset[str]
    label: str


def main() -> None:
    given = arguments()
    texts = [*told(), *others()]
    if given.judge:
        print("\n".join(judged(texts)))
        return
    names = vocabulary(texts)
    weights = fitted(texts, names)
    TARGET.write_text(table(names, weights, given.least), encoding="utf-8")
    print(f"{len(texts)} texts, {len(names)} stems: {TARGET}")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="training.topics", description=__doc__)
    parser.add_argument("--judge", action="store_true", help="fit without each writer in turn and print what is seen")
    parser.add_argument("--least", type=float, default=LEAST, help="probability from which a text is a hint")
    return parser.parse_args()


def told() -> Iterator[Text]:
    """The English reports of the bundles."""
    kinds = yaml.safe_load((DATA / "bundles.yaml").read_text(encoding="utf-8"))
    families = {name: kind for kind, names in kinds.items() for name in names}
    for folder in (folder for part in PARTS for folder in sorted((HERE / part).iterdir()) if folder.is_dir()):
        other = set(json.loads((folder / "graph.json").read_text(encoding="utf-8"))["other"])
        for path in sorted(folder.glob("*.txt")):
            head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
            if "language:" not in head:
                label = "none" if path.stem in other else families[folder.name]
                yield Text(folder.name[0], words(body), label)


def others() -> Iterator[Text]:
    """Texts that tell of none."""
    for line in (DATA / "none.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("lang", "en") != "en":
            continue
        yield Text(f"none {row['writer']}", words(row["text"]), "none")


def words(text: str) -> frozenset[str]:
    return frozenset(stem for stem, _ in stems(text, Span(0, len(text))))


def vocabulary(texts: Sequence[Text]) -> tuple[str, ...]:
    """Stems of enough texts, sorted."""
    held = Counter(stem for text in texts for stem in text.words)
    return tuple(sorted(stem for stem, count in held.items() if count >= FEWEST))


def matrix(texts: Sequence[Text], names: Sequence[str]) -> Rows:
    """Texts by stems, 1 where it occurs; the last column is 1."""
    place = {name: number for number, name in enumerate(names)}
    rows = np.zeros((len(texts), len(names) + 1))
    rows[:, -1] = 1
    for number, text in enumerate(texts):
        rows[number, [place[stem] for stem in text.words if stem in place]] = 1
    return rows


def fitted(texts: Sequence[Text], names: Sequence[str]) -> Rows:
    """Weights of stems (and the start) by class, of which those of "none" are 0."""
    x = matrix(texts, names)
    y = np.array([[text.label == name for name in CLASSES] for text in texts], dtype=float)
    share = (len(texts) / len(CLASSES) / y.sum(axis=0))[y.argmax(axis=1)]
    ridge = np.full((len(names) + 1, 1), RIDGE)
    ridge[-1] = 1e-3
    step = 1 / (0.5 * np.linalg.norm(x * np.sqrt(share)[:, None], 2) ** 2 + RIDGE)
    weights = ahead = np.zeros((len(names) + 1, len(CLASSES)))
    pace = 1.0
    for _ in range(STEPS):
        slope = x.T @ (share[:, None] * (probabilities(x @ ahead) - y)) + ridge * ahead
        new, next_pace = ahead - step * slope, (1 + np.sqrt(1 + 4 * pace**2)) / 2
        ahead = new + (pace - 1) / next_pace * (new - weights)
        weights, pace = new, next_pace
    return weights - weights[:, [-1]]


def probabilities(odds: Rows) -> Rows:
    grown = np.exp(odds - odds.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True))


def table(names: Sequence[str], weights: Rows, least: float) -> str:
    """The data file."""
    kept = [(name, row[:-1]) for name, row in zip(names, weights, strict=False) if np.abs(row).max() >= SLIGHT]
    lines = [
        "# What the words of an English report speak of (reading/acts_topics.py). Made by `python -m training.topics`.",
        "version: 1",
        f"acts: [{', '.join(ACTS.values())}]",
        f"start: [{shown(weights[-1, :-1])}]",
        f"least: {least}",
        "weights:",
        *(f'  "{name}": [{shown(row)}]' for name, row in kept),
    ]
    return "\n".join(lines) + "\n"


def shown(row: Rows) -> str:
    return ", ".join(f"{weight:.3f}" for weight in row)


def judged(texts: Sequence[Text]) -> Iterator[str]:
    """Of texts by writers left out: those seen from each probability on, by what they tell; and whose act is right."""
    chance, right = np.zeros(len(texts)), np.zeros(len(texts), dtype=bool)
    for writer in sorted({text.writer for text in texts}):
        kept = [text for text in texts if text.writer != writer]
        names = vocabulary(kept)
        out = [number for number, text in enumerate(texts) if text.writer == writer]
        found = probabilities(matrix([texts[n] for n in out], names) @ fitted(kept, names))
        chance[out] = 1 - found[:, -1]
        likeliest = found[:, :-1].argmax(axis=1)
        right[out] = [CLASSES[best] == texts[n].label for n, best in zip(out, likeliest, strict=True)]
    label = np.array([text.label for text in texts])
    yield f"act right, where there is one: {right[label != 'none'].mean():.3f}"
    for least in SHOWN:
        seen = ", ".join(f"{name} {(chance[label == name] >= least).mean():.3f}" for name in CLASSES)
        yield f"seen from {least}: {seen}"


if __name__ == "__main__":
    main()
