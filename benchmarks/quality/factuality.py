"""Did it happen, per the author: event factuality of UW, from -3 (certainly not) to +3 (certainly).

    HEADSTONE_BENCH=FOLDER python -m benchmarks.quality.factuality [--part dev] [--errors] [--raise]

Pearson r over all labelled words, and P, R and F of "did not happen or uncertain" (below 1). The sentences are parsed
by the shipped parser; the trees that come with the data are not used. Weights were set by hand on the train part.
"""

import gzip
import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from statistics import mean

from benchmarks.quality.labelled import Aim, arguments, bench_folder, judged, short, the_parser
from benchmarks.quality.referee import Scored
from headstone.model.spans import Span
from headstone.reading.factuality import factuality, factuality_lexicon
from headstone.tables import load

AIMS = {
    "Pearson r": Aim("40 rules .566  trained .674", 0.62),
    "did not happen or uncertain F1": Aim("40 rules .436", 0.52),
}
HAPPENED = 1.0  # below it an event did not happen, or nobody says for certain


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled word with our value and the reasons for it."""

    label: float
    value: float
    reasons: tuple[str, ...]
    around: str


def main() -> int:
    given = arguments("benchmarks.quality.factuality", __doc__)
    folder = bench_folder("factuality-uw", "dev.jsonl.gz")
    if folder is None:
        return 0
    path = folder / f"{given.part}.jsonl.gz"
    words = list(judged_words(path))
    status = judged(f"factuality-uw {given.part}", file_hash(path), list(measures(words)), AIMS, given.raised)
    if given.errors:
        print("\n".join(errors(words)))
    return status


def file_hash(path: Path) -> str:
    """Of this part only: the other parts lie in the same folder."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def judged_words(path: Path) -> Iterator[Judged]:
    lexicon = factuality_lexicon(load("factuality_en.yaml"))
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            tree = the_parser().parse(row["text"], [(0, Span(0, len(row["text"])))])[0]
            for target in row["targets"]:
                offset = offset_of(row["text"], target["span1"][0])
                token = tree.at(offset)
                assert token is not None, row["text"][offset : offset + 20]
                found = factuality(tree, token, lexicon)
                around = short(row["text"][max(0, offset - 35) : offset + 20])
                yield Judged(target["label"], found.value, found.reasons, around)


def offset_of(text: str, number: int) -> int:
    """Code point at which a blank-separated token starts."""
    return sum(len(word) + 1 for word in text.split(" ")[:number])


def measures(words: list[Judged]) -> Iterator[Scored]:
    name = "did not happen or uncertain"
    wanted = sum(word.label < HAPPENED for word in words)
    given = sum(word.value < HAPPENED for word in words)
    right = sum(word.value < HAPPENED and word.label < HAPPENED for word in words)
    r = pearson([word.label for word in words], [word.value for word in words])
    yield Scored("Pearson r", round(r, 3), f"{len(words)}")
    yield Scored(f"{name} F1", round(2 * right / max(wanted + given, 1), 3))
    yield Scored(f"{name} precision", round(right / max(given, 1), 3), f"{right}/{given}")
    yield Scored(f"{name} recall", round(right / max(wanted, 1), 3), f"{right}/{wanted}")


def pearson(one: list[float], other: list[float]) -> float:
    mid, mid_other = mean(one), mean(other)
    shared = sum((a - mid) * (b - mid_other) for a, b in zip(one, other, strict=True))
    return shared / sqrt(sum((a - mid) ** 2 for a in one) * sum((b - mid_other) ** 2 for b in other))


def errors(words: list[Judged]) -> Iterator[str]:
    """By what decided last: squared error in all, how many, mean label, mean value, worst cases."""
    seen: dict[str, list[Judged]] = {}
    for word in words:
        for reason in {*word.reasons, f"all: {' < '.join(word.reasons[:3])}"}:
            seen.setdefault(reason, []).append(word)
    yield "\nsquared error, count, mean label, mean value, reason: worst cases"
    for reason, group in sorted(seen.items(), key=lambda item: -loss(item[1]))[:90]:
        worst = sorted(group, key=lambda w: -abs(w.label - w.value))[:3]
        shown = " | ".join(f"{w.label:+.1f} {w.value:+.1f} {w.around}" for w in worst)
        label, value = mean(w.label for w in group), mean(w.value for w in group)
        yield f"{loss(group):7.0f} {len(group):5} {label:+.2f} {value:+.2f}  {reason}: {shown}"


def loss(group: list[Judged]) -> float:
    return sum((w.label - w.value) ** 2 for w in group)


if __name__ == "__main__":
    sys.exit(main())
