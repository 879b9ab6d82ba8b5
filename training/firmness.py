"""`python -m training.firmness [--dry]`: how firmly an origin with given signs stands (`data/origin_firmness.yaml`).

Logistic regression with a small ridge, over the origins that the program counts for bundles by strangers of which no
weight of the reader was learnt (`PARTS`): is an origin of that kind labelled there? Each labelled one is met once, that
of a report in common first. The mean number of labelled origins that are met by none is what an incident has unseen.
`--dry` prints the table and writes nothing; with it stand how often origins of each sign were right, and how many.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.quality.bundles import FIELD, HERE, Told

from headstone.config import settings
from headstone.model.incidents import Firmness

PARTS = ("eleventh", "thirteenth", "fourteenth")
TARGET = Path(__file__).parents[1] / "src" / "headstone" / "data" / "origin_firmness.yaml"
SIGNS = (
    "two_texts", "one_of_two", "one_of_many", "another_of_kind", "international", "passed_on", "by_view",
)  # fmt: skip
RIDGE, ROUNDS = 2.0, 50
TAIL = 0.1  # of either bound


@dataclass(frozen=True, slots=True)
class Met:
    """The known origins of one bundle's incident: signs of each and whether it is labelled; labelled ones unseen."""

    origins: tuple[tuple[tuple[str, ...], bool], ...]
    unseen: int


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="training.firmness", description=__doc__)
    parser.add_argument("--dry", action="store_true", help="print the table, write nothing")
    given = parser.parse_args(arguments)
    rows = [row for part in PARTS for row in met(HERE / part)]
    text = written(rows)
    print("\n".join(shares(rows)))
    print(text) if given.dry else TARGET.write_text(text, encoding="utf-8")
    return 0


def met(folder: Path) -> Iterator[Met]:
    """Of every bundle of a part, as the program reads it."""
    told = Told(exported(folder))
    for path in sorted(path for path in folder.iterdir() if path.is_dir()):
        graph = json.loads((path / "graph.json").read_text(encoding="utf-8"))
        stems = [one.stem for one in sorted(path.glob("*.txt")) if one.stem not in graph["other"]]
        files = {told.files[path.name, stem]: stem for stem in stems}
        yield compared(graph["origins"], files, told)


def exported(folder: Path) -> dict[str, Any]:
    """The register that the program makes of a folder."""
    with tempfile.TemporaryDirectory(prefix="headstone-firmness-") as made:
        headstone = [sys.executable, "-m", "headstone", "--case", f"{made}/case"]
        environment = {**os.environ, "HEADSTONE_GAZETTEER": str(settings(os.environ).gazetteer)}
        subprocess.run([*headstone, "add", str(folder), "--quiet"], env=environment, check=False, capture_output=True)
        subprocess.run([*headstone, "export", "--format", "json", f"{made}/it.json"], env=environment, check=True)
        return dict(json.loads(Path(made, "it.json").read_text(encoding="utf-8")))


def compared(labelled: Sequence[Mapping[str, Any]], files: Mapping[str, str], told: Told) -> Met:
    """Known origins held against the labelled ones. `files`: report id -> stem, of the bundle's own reports."""
    leads = [lead for id_ in files if (lead := told.leads.get(id_)) is not None]
    if not leads:
        return Met((), len(labelled))
    grade = told.incidents[min(set(leads), key=lambda lead: (-leads.count(lead), lead))]["corroboration"]
    known = [Firmness(row["origin"], row["score"], tuple(row["signs"])) for row in grade["firmness"]]
    carried = {one["id"]: one for one in told.register["origins"]}
    held = {claim["id"]: files.get(claim["report"]) for claim in told.register["claims"]}
    free, right = list(labelled), set[str]()
    for shared in (True, False):
        for one in known:
            stems = {held.get(claim) for claim in carried[one.origin]["claims"]}
            kind = FIELD.get(carried[one.origin]["kind"], carried[one.origin]["kind"])
            fit = [row for row in free if row["kind"] == kind and (not shared or stems & set(row["reports"]))]
            if one.origin not in right and fit:
                right.add(one.origin)
                free.remove(fit[0])
    return Met(tuple((one.signs, one.origin in right) for one in known), len(free))


def fitted(rows: Sequence[Met]) -> list[float]:
    """Log-odds of an origin without signs, and of each sign (Newton's method; the first is free of the ridge)."""
    known = [origin for row in rows for origin in row.origins]
    signs = np.array([[1.0, *(float(sign in held) for sign in SIGNS)] for held, _ in known])
    right = np.array([float(is_one) for _, is_one in known])
    ridge = np.diag([0.0, *[RIDGE] * len(SIGNS)])
    weights = np.zeros(signs.shape[1])
    for _ in range(ROUNDS):
        share = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (share - right) + ridge @ weights
        weights -= np.linalg.solve((signs * (share * (1 - share))[:, None]).T @ signs + ridge, slope)
    return [round(float(weight), 3) for weight in weights]


def written(rows: Sequence[Met]) -> str:
    start, *weights = fitted(rows)
    known = sum(len(row.origins) for row in rows)
    return f"""\
# How firmly a known origin stands, in log-odds: `start`, and what each sign adds. `unseen`: origins of an incident that
# are met by none, as a mean. `tail`: what share of cases may lie beyond either bound of their number.
# Made by `python -m training.firmness`, which says how, of {known} origins in {len(rows)} bundles ({", ".join(PARTS)}).
start: {start}
unseen: {sum(row.unseen for row in rows) / len(rows):.3f}
tail: {TAIL}
signs:
""" + "".join(f"  {sign}: {weight}\n" for sign, weight in zip(SIGNS, weights, strict=True))


def shares(rows: Sequence[Met]) -> Iterator[str]:
    """Of each sign, how many origins have it and how many of these are labelled."""
    known = [origin for row in rows for origin in row.origins]
    for sign in ("", *SIGNS):
        right = [is_one for signs, is_one in known if sign in signs or not sign]
        yield f"{sign or 'all':16} {len(right):5} {sum(right) / max(1, len(right)):.3f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
