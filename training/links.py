"""`python -m training.links [--across] [--dry]`: fits the weights of pairs of reports (`data/pair_weights.yaml`).

Logistic regression over piecewise-linear features, drawn to the beliefs in links.yaml (ridge) and smoothed along each
scale, then made monotone where sense demands it. Fitted together on pairs of gva (HEADSTONE_BENCH) and on pairs of the
labelled reports (HEADSTONE_REPORTS) and of our own sets; a labelled pair of the latter weighs PRODUCT times as much,
for there are a hundred times fewer. Pairs of the bundles (`dev`, `more`, `third`) weigh once: no two of their events
are hard to tell apart, so that more of them teach to join. ecbplus is never fitted on.

Then the scales of reports of two languages (their names end in `_across`) are fitted anew, all others held, on pairs of
two languages alone: of all bundles but those kept for testing, and of our sets, which hold the few that are hard to
tell apart and weigh PRODUCT_ACROSS times as much. `--across` does only this, on the table that ships.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from benchmarks.quality.__main__ import Labelled, sets_of
from benchmarks.quality.bundles import HERE, loaded
from benchmarks.quality.labelled import bench_folder
from benchmarks.quality.linking_sets import gva, gva_cases, held, main_families
from numpy.typing import NDArray

from headstone.config import settings
from headstone.linking.incidents_profile import Episode, episodes
from headstone.linking.lineage import trace
from headstone.linking.linker_told import main_text
from headstone.linking.pairs import candidates, doubts_of, signs
from headstone.linking.pairs_context import Context
from headstone.linking.pairs_rules import is_copy
from headstone.linking.pairs_weights import Sign
from headstone.registers import load_lineage_words
from headstone.store.register import Store

PLAN = Path(__file__).with_name("links.yaml")
# Bundles; those in `test` and `tenth` are kept for testing.
TAUGHT = ("dev", "more", "third")
TAUGHT_ACROSS = (*TAUGHT, "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "eleventh")
ACROSS = "_across"  # ends the names of scales of reports of two languages (linking/pairs_tongues.py)
TARGET = Path(__file__).parents[1] / "src" / "headstone" / "data" / "pair_weights.yaml"
BARE = 0.25  # weight of a pair of gva whose dates and titles are taken away
DATED = ("published_", "days_told_", "event_days", "titles", "title_told", "names_near", "names_far")
WITHOUT = (Sign("taken_away", 1, ""),)
PRODUCT = 4.0  # weight of a pair of our own kind of report
# At 8 and less two attacks of one district in a fortnight are one (`benchmarks.quality --only languages`); at 14 the
# bundles gain as much.
PRODUCT_ACROSS = 14.0
BUNDLES = 1.0  # weight of a pair of the bundles
RIDGE, SMOOTH = 0.5, 0.5
HELD = 1e5  # ridge of a weight that is held at its belief
FLAT = 3e-3
SLIGHT = 0.4  # with the start and an area in common, few words are then not joined but asked about
STEPS, ENOUGH = 80, 1e-3
TIED, LEVEL, TURNS = 1e4, 1e-2, 5
# In log-odds. Cross-validated, gva is level from -1.1 to -0.6, ecbplus too; our sets are level from -0.9 to -0.6.
THRESHOLDS: dict[str, Any] = {
    "ask": -2.4,
    "link": -0.75,
    "sure": 2.2,
    "copied": 1.0,
    "doubted": 3.0,
    "overrule": {"graves": 1.0, "attack": 1.0, "killing": -4.0},
}

Rows = NDArray[np.float64]
Label = Callable[[int, int], bool | None]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labelled pairs: one row of scale points each, 1 for one incident, the weight of a pair."""

    rows: Rows
    same: Rows
    weight: float


class Plan:
    """The columns: a point of a scale each, in the order of links.yaml, and the start."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.scales: dict[str, dict[str, Any]] = table["scales"]
        self.first: dict[str, int] = {}
        for name in self.scales:
            self.first[name] = sum(len(self.scales[before]["at"]) for before in self.first)
        beliefs = [belief for scale in self.scales.values() for belief in scale["belief"]]
        self.belief = np.array([*beliefs, table["start"]], dtype=float)
        self.held: list[int] = []  # columns that stay as they are believed

    def hold(self, table: dict[str, Any]) -> None:
        """Every scale that a table of weights has stays as it is there, but for those of two languages."""
        for name, points in table["scales"].items():
            if name in self.scales and not name.endswith(ACROSS):
                columns = range(self.first[name], self.first[name] + len(points))
                self.belief[columns] = [weight for _, weight in points]
                self.held += columns
        self.belief[-1] = table["start"]

    def rows(self, pairs: Sequence[Sequence[Sign]]) -> Rows:
        """A row for each pair: the share of each point in its weight."""
        rows = np.zeros((len(pairs), len(self.belief)))
        rows[:, -1] = 1.0
        told: dict[str, list[tuple[int, float, float]]] = {}
        for number, found in enumerate(pairs):
            for sign in found:
                told.setdefault(sign.feature, []).append((number, sign.value, sign.share))
        for name in told.keys() & self.scales.keys():
            at, (of, values, shares) = np.array(self.scales[name]["at"], dtype=float), np.array(told[name]).T
            values = np.clip(values, at[0], at[-1])
            place = np.minimum(np.searchsorted(at, values, side="right") - 1, len(at) - 2)
            part = (values - at[place]) / (at[place + 1] - at[place])
            np.add.at(rows, (of.astype(int), self.first[name] + place), shares * (1 - part))
            np.add.at(rows, (of.astype(int), self.first[name] + place + 1), shares * part)
        return rows

    def penalty(self) -> Rows:
        """Ridge on every point, and on the difference of neighbours (both of the distance from belief)."""
        found = np.diag(np.full(len(self.belief), RIDGE))
        found[-1, -1] = HELD
        for name, scale in self.scales.items():
            if scale.get("held"):
                columns = range(self.first[name], self.first[name] + len(scale["at"]))
                found[columns, columns] = HELD
            steps = len(scale["at"]) - 1 if len(scale["at"]) > 2 else 0
            for place in range(self.first[name], self.first[name] + steps):
                found[place : place + 2, place : place + 2] += SMOOTH * np.array([[1, -1], [-1, 1]])
        found[self.held, self.held] = HELD
        return found

    def against_sign(self, weights: Rows) -> list[int]:
        """Columns of flags whose weight has the sign that sense forbids."""
        signs = {name: scale["sign"] for name, scale in self.scales.items() if "sign" in scale}
        columns = {self.first[name] + 1: -1 if sign == "minus" else 1 for name, sign in signs.items()}
        return [column for column, sign in columns.items() if sign * weights[column] < 0]

    def against_turn(self, weights: Rows) -> list[int]:
        """Columns of points that stand against the next one: those that are pooled to make a scale monotone."""
        made = self.monotone(weights)
        found = []
        for name, scale in self.scales.items():
            for column in range(self.first[name], self.first[name] + len(scale["at"]) - 1):
                level = made[column] == made[column + 1] and abs(weights[column] - weights[column + 1]) > LEVEL
                found += [column] if "turn" in scale and level else []
        return found

    def monotone(self, weights: Rows) -> Rows:
        made = weights.copy()
        for name, scale in self.scales.items():
            if "turn" in scale:
                part = slice(self.first[name], self.first[name] + len(scale["at"]))
                made[part] = rising(made[part]) if scale["turn"] == "rises" else -rising(-made[part])
            if "slight" in scale:
                far = self.first[name] + np.flatnonzero(np.array(scale["at"]) >= scale["slight"])
                made[far] = np.minimum(made[far], SLIGHT)
        return made

    def table(self, weights: Rows) -> dict[str, list[list[float]]]:
        return {
            name: [[at, round(float(weights[self.first[name] + n]), 3)] for n, at in enumerate(scale["at"])]
            for name, scale in self.scales.items()
            if "only" not in scale
        }


def rising(values: Rows) -> Rows:
    """The nearest row that never falls (pool adjacent violators)."""
    pools: list[tuple[float, int]] = []
    for value in values.tolist():
        pools.append((value, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (x, n), (y, m) = pools[-2:]
            pools[-2:] = [((x * n + y * m) / (n + m), n + m)]
    return np.array([value for value, number in pools for _ in range(number)])


def fitted(plan: Plan, parts: Sequence[Pairs]) -> Rows:
    """Weights of least penalised loss, monotone. A weight that would go against its sign is held at 0, points that
    would go against the turn of their scale are tied to one weight, and all are fitted anew."""
    rows, same = np.concatenate([part.rows for part in parts]), np.concatenate([part.same for part in parts])
    weight = np.concatenate([np.full(len(part.same), part.weight) for part in parts])
    penalty, ties, belief = plan.penalty(), np.zeros((len(plan.belief),) * 2), plan.belief.copy()
    weights = descended((rows, same, weight), penalty, ties, belief, belief)
    for _ in range(TURNS):
        wrong, tied = plan.against_sign(weights), plan.against_turn(weights)
        if not wrong and not tied:
            break
        penalty[wrong, wrong] = HELD
        belief[wrong] = 0.0
        for column in tied:
            ties[column : column + 2, column : column + 2] += TIED * np.array([[1, -1], [-1, 1]])
        weights = descended((rows, same, weight), penalty, ties, belief, weights)
    weights[plan.against_sign(weights)] = 0.0
    return plan.monotone(weights)


def descended(given: tuple[Rows, Rows, Rows], penalty: Rows, ties: Rows, belief: Rows, start: Rows) -> Rows:
    """Newton's method, halving steps that do not descend."""
    rows, same, weight = given
    weights = start.copy()

    def loss(tried: Rows) -> float:
        odds, away = rows @ tried, tried - belief
        found = weight @ (np.logaddexp(0, odds) - same * odds) + 0.5 * away @ penalty @ away
        return float(found + 0.5 * tried @ ties @ tried)

    current = loss(weights)
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (weight * (share - same)) + penalty @ (weights - belief) + ties @ weights
        bend = weight * share * (1 - share)
        near = bend > FLAT  # the slope is exact; rows that hardly bend only cost time
        step = np.linalg.solve((rows[near] * bend[near, None]).T @ rows[near] + penalty + ties, slope)
        length = 1.0
        while length > 1e-4 and loss(weights - length * step) > current:
            length /= 2
        weights = weights - length * step
        before, current = current, loss(weights)
        if before - current < ENOUGH:
            break
    return weights


def pairs_of(plan: Plan, told: Sequence[Episode], label: Label, weight: float) -> Pairs:
    """Every candidate pair that has a label."""
    found, same = labelled(told, label)
    return Pairs(plan.rows(found), np.array(same, dtype=float), weight)


def labelled(told: Sequence[Episode], label: Label) -> tuple[list[list[Sign]], list[bool]]:
    """What the rules say of every candidate pair that has a label, and the label."""
    context = Context.of(told)
    chosen = [(pair, same) for pair in sorted(candidates(told, context)) if (same := label(*pair)) is not None]
    return [all_signs(told[a], told[b], context) for (a, b), _ in chosen], [same for _, same in chosen]


def gva_parts(plan: Plan, told: Sequence[Episode], labels: Sequence[str]) -> list[Pairs]:
    """A case of gva as it is, and once more without its dates and titles, for reports that have none."""
    found, same = labelled(told, same_label(labels))
    bare = [[*(sign for sign in signs if not sign.feature.startswith(DATED)), *WITHOUT] for signs in found]
    truth = np.array(same, dtype=float)
    return [Pairs(plan.rows(found), truth, 1.0), Pairs(plan.rows(bare), truth, BARE)]


def all_signs(a: Episode, b: Episode, context: Context) -> list[Sign]:
    return signs(a, b, context, () if is_copy(a, b) else doubts_of(a, b))


def gva_folds(plan: Plan, folder: Path) -> list[Pairs]:
    """Each fold of gva as a case of its own, twice (see gva_parts)."""
    return [part for told, of in gva_cases(held("gva", folder, gva)) for part in gva_parts(plan, told, of)]


def same_label(labels: Sequence[str | None]) -> Label:
    """Whether two reports have one label; None where either has none."""
    return lambda a, b: labels[a] == labels[b] if labels[a] and labels[b] else None


def own_sets(plan: Plan, reports: Path, taught: Sequence[str] = TAUGHT, product: float = PRODUCT) -> list[Pairs]:
    """The labelled reports (with the deepest gazetteer at hand), our own sets and bundles."""
    every = {one.reports: one for one in sets_of(reports) if one.english}
    return [*(own(plan, one, product) for one in every.values()), *(bundles(plan, HERE / part) for part in taught)]


def across(plan: Plan, parts: Sequence[Pairs]) -> list[Pairs]:
    """The pairs that have a sign of two languages."""
    spans = [(plan.first[name], len(scale["at"])) for name, scale in plan.scales.items() if name.endswith(ACROSS)]
    columns = [column for first, size in spans for column in range(first, first + size)]
    kept = [(part, part.rows[:, columns].any(axis=1)) for part in parts]
    return [Pairs(part.rows[rows], part.same[rows], part.weight) for part, rows in kept if rows.any()]


def own(plan: Plan, one: Labelled, product: float) -> Pairs:
    """Main episodes of one set, read by the program; what is told in passing has no label."""
    rows = [json.loads(line) for line in (one.gold / "gold.jsonl").read_text(encoding="utf-8").splitlines() if line]
    incident = {tail(row["file"]): row["incident"] for row in rows if row["incident"] != "negative"}
    return read(plan, one.reports, one.gazetteer, incident, product)


def bundles(plan: Plan, folder: Path) -> Pairs:
    """Bundles of origins: each tells of one event, and where one report of it alone tells of another, that is known not
    to be the bundle's."""
    incident = {
        f"{bundle.name}/{stem}.txt": f"{bundle.name}/{stem}" if stem in bundle.other else bundle.name
        for bundle in map(loaded, sorted(path for path in folder.iterdir() if path.is_dir()))
        for stem in bundle.reports
        if stem not in bundle.other or len(bundle.other) == 1
    }
    return read(plan, folder, settings(os.environ).gazetteer, incident, BUNDLES)


def read(plan: Plan, folder: Path, gazetteer: Path, incident: Mapping[str, str], weight: float) -> Pairs:
    """The labelled pairs of a folder as the program reads it. `incident`: by the last two parts of a file's path."""
    with tempfile.TemporaryDirectory(prefix="headstone-links-") as made:
        command = [sys.executable, "-m", "headstone", "--case", f"{made}/case", "add", str(folder), "--quiet"]
        environment = {**os.environ, "HEADSTONE_GAZETTEER": str(gazetteer)}
        subprocess.run(command, env=environment, check=False, capture_output=True)  # 3: some could not be read
        with Store(Path(made) / "case") as store:
            reports, claims = {one.id: one for one in store.reports()}, store.claims()
            layers = {layer.report: layer for layer in store.layers()}
    kin = main_families(trace(list(reports.values()), layers, load_lineage_words(), claims=claims))
    told = episodes(claims, reports, kin, {}, {of: main_text(layer) for of, layer in layers.items()})
    labels = [incident.get(tail(reports[one.report].file)) if one.number == 0 else None for one in told]
    return pairs_of(plan, told, same_label(labels), weight)


def tail(file: str) -> str:
    return "/".join(Path(file).parts[-2:])


def table_of(plan: Plan, weights: Rows) -> dict[str, Any]:
    """The table of `data/pair_weights.yaml`."""
    return {"start": round(float(weights[-1]), 3), **THRESHOLDS, "scales": plan.table(weights)}


def main() -> int:
    parser = argparse.ArgumentParser(prog="training.links", description=__doc__)
    parser.add_argument("--dry", action="store_true", help="print the table, write nothing")
    parser.add_argument("--across", action="store_true", help="fit the scales of two languages alone")
    given = parser.parse_args()
    folder, named = bench_folder("gva", "docs.jsonl.gz"), os.environ.get("HEADSTONE_REPORTS")
    if folder is None or not named:
        print("links: set HEADSTONE_BENCH and HEADSTONE_REPORTS; nothing fitted")
        return 1
    plan = Plan(yaml.safe_load(PLAN.read_text(encoding="utf-8")))
    if given.across:
        shipped = TARGET.read_text(encoding="utf-8")
        head = "".join(line for line in shipped.splitlines(keepends=True) if line.startswith("#"))
        table = yaml.safe_load(shipped)
    else:
        parts = [*gva_folds(plan, folder), *own_sets(plan, Path(named))]
        head, table = head_of(parts), table_of(plan, fitted(plan, parts))
    plan.hold(table)
    parts = across(plan, own_sets(plan, Path(named), TAUGHT_ACROSS, PRODUCT_ACROSS))
    both = plan.table(fitted(plan, parts))
    table["scales"] |= {name: points for name, points in both.items() if name.endswith(ACROSS)}
    text = written(table, f"{head.partition(OF_TWO)[0]}{OF_TWO}{counts_of(parts)}.\n")
    print(text) if given.dry else TARGET.write_text(text, encoding="utf-8")
    return 0


OF_TWO = f"# Scales of two languages, our sets (weight {PRODUCT_ACROSS}) before the bundles:\n# "


def counts_of(parts: Sequence[Pairs]) -> str:
    return ", ".join(f"{len(part.same)} ({int(part.same.sum())} same)" for part in parts)


def head_of(parts: Sequence[Pairs]) -> str:
    """Comment that says how the table was made."""
    return f"""\
# What a sign of a pair of reports is worth, in log-odds: points (value, weight) joined by straight lines.
# Made by `make fit-links` (training/links.py), which says how; edit training/links.yaml, not this file.
# Pairs fitted on, five cases of gva first, each with dates and without, then our sets (weight {PRODUCT})
# and the bundles (weight {BUNDLES}):
# {counts_of(parts)}.
# ask: a person is asked from here; link: joined (mean of a cluster); sure: joined without asking, precision .98 on gva;
# overrule: a conflict of places or days as read holds two reports apart up to here, and so far below link: doubted.
"""


def written(table: dict[str, Any], head: str) -> str:
    """YAML with a head, a scale a line."""
    lines = [f"{name}: {value}" for name, value in table.items() if name != "scales"]
    scales = [f"  {name}: {json.dumps(points)}" for name, points in table["scales"].items()]
    return head + "\n".join([*lines, "scales:", *scales]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
