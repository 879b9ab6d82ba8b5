"""Which reports tell of one incident: the product's pair scorer and clusters on labelled sets.

    HEADSTONE_BENCH=FOLDER HEADSTONE_REPORTS=FOLDER python -m benchmarks.quality.linking [--only SET] [--raise]

FOLDER/gva holds reports of shootings with the incident of each. They are parted in five by incident; each fifth is one
case, linked with weights fitted on the other four and on the labelled reports (`training.links`). FOLDER/ecbplus holds
pairs of similar events: all topics are one case, linked with the weights that are shipped, none of them fitted on it,
though one (`undated`) and the threshold were set with it in sight.
B3 and pair F are of documents; automatic links are the pairs that are joined in one group and not asked of a person.
The thresholds were chosen on the cross-validated scores of gva and on our sets. Exit status 1: below a floor.
"""

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import yaml
from training.links import PLAN, Plan, fitted, gva_parts, own_sets, table_of

from benchmarks.quality.floors import data_hash
from benchmarks.quality.labelled import Aim, bench_folder, judged
from benchmarks.quality.linking_sets import ecbplus, gva, gva_cases, held, told_of
from benchmarks.quality.referee import Scored
from headstone.linking.cluster import Wishes, clusters
from headstone.linking.incidents_profile import Episode
from headstone.linking.pairs import Judged, candidates, judge
from headstone.linking.pairs_context import Context
from headstone.linking.pairs_weights import Weights, shipped, weights_of

AIMS = {
    "gva B3 F": Aim("TF-IDF + 7-day window .905, boosted trees .962", 0.95),
    "gva pair F": Aim("TF-IDF + 7-day window .693, boosted trees .901", 0.88),
    "gva automatic links precision": Aim("boosted trees .984", 0.98),
    "gva automatic links recall": Aim("boosted trees .731", 0.70),
    "ecbplus B3 F": Aim("TF-IDF .820", 0.86),
}


@dataclass
class Tally:
    """Sums over cases: of B3 by document, of pairs by cluster, of the pairs linked without asking."""

    documents: int = 0
    precision: float = 0.0
    recall: float = 0.0
    together: int = 0
    right: int = 0
    true: int = 0
    linked: int = 0
    linked_right: int = 0
    met: int = 0

    def add(self, groups: Sequence[Sequence[int]], labels: Sequence[str], pairs: Sequence[Judged]) -> None:
        """One case: its groups, the incident of each document, its judged pairs."""
        of = defaultdict(set)
        for number, label in enumerate(labels):
            of[label].add(number)
        for group in groups:
            for one in group:
                same = len(of[labels[one]] & set(group))
                self.precision += same / len(group)
                self.recall += same / len(of[labels[one]])
            self.together += len(group) * (len(group) - 1) // 2
            self.right += sum(labels[a] == labels[b] for a, b in combinations(group, 2))
        self.documents += len(labels)
        self.true += sum(len(group) * (len(group) - 1) // 2 for group in of.values())
        self.met += sum(labels[pair.a] == labels[pair.b] for pair in pairs)
        home = {one: number for number, group in enumerate(groups) for one in group}
        linked = [
            pair for pair in pairs
            if pair.score > 0 and not pair.conflict and not pair.asks and home[pair.a] == home[pair.b]
        ]  # fmt: skip
        self.linked += len(linked)
        self.linked_right += sum(labels[pair.a] == labels[pair.b] for pair in linked)

    def rows(self, name: str) -> list[Scored]:
        b3 = self.precision / self.documents, self.recall / self.documents
        pair = self.right / max(1, self.together), self.right / self.true
        return [
            Scored(f"{name} B3 precision", round(b3[0], 3)),
            Scored(f"{name} B3 recall", round(b3[1], 3)),
            Scored(f"{name} B3 F", round(f_of(*b3), 3)),
            Scored(f"{name} pair precision", round(pair[0], 3), f"{self.right}/{self.together}"),
            Scored(f"{name} pair recall", round(pair[1], 3), f"{self.right}/{self.true}"),
            Scored(f"{name} pair F", round(f_of(*pair), 3)),
            Scored(
                f"{name} automatic links precision", round(self.linked_right / max(1, self.linked), 3),
                f"{self.linked_right}/{self.linked}",
            ),
            Scored(f"{name} automatic links recall", round(self.linked_right / self.true, 3)),
            Scored(f"{name} true pairs that are candidates", round(self.met / self.true, 3), f"{self.met}/{self.true}"),
        ]  # fmt: skip


def f_of(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def count(told: Sequence[Episode], labels: Sequence[str], weights: Weights, tally: Tally) -> None:
    """Link one case and count it."""
    context = Context.of(told)
    pairs = [judge(told, a, b, context, weights) for a, b in sorted(candidates(told, context))]
    tally.add(clusters(len(told), pairs, Wishes()), labels, pairs)


def score_gva(folder: Path) -> Tally:
    """Each fifth linked with the weights that the other four, and our sets where they are at hand, give."""
    plan, tally = Plan(yaml.safe_load(PLAN.read_text(encoding="utf-8"))), Tally()
    named = os.environ.get("HEADSTONE_REPORTS")
    cases = gva_cases(held("gva", folder, gva))
    own = own_sets(plan, Path(named)) if named else []
    if not named:
        print("gva: HEADSTONE_REPORTS is not set; the weights are fitted on gva alone, the floors are not theirs")
    parts = [gva_parts(plan, told, labels) for told, labels in cases]
    for number, (told, labels) in enumerate(cases):
        weights = fitted(plan, [part for other, rows in enumerate(parts) if other != number for part in rows] + own)
        count(told, labels, weights_of(table_of(plan, weights)), tally)
    return tally


def score_ecbplus(folder: Path) -> Tally:
    tally = Tally()
    count(*told_of(held("ecbplus", folder, ecbplus)), shipped(), tally)
    return tally


SETS = {"gva": ("docs.jsonl.gz", score_gva), "ecbplus": ("LICENSE.md", score_ecbplus)}


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.quality.linking", description=__doc__)
    parser.add_argument("--only", choices=sorted(SETS), help="one set")
    parser.add_argument("--raise", action="store_true", dest="raised", help="write higher floors; never lower ones")
    given, status = parser.parse_args(), 0
    for name, (probe, score) in SETS.items():
        folder = bench_folder(name, probe) if given.only in (None, name) else None
        if folder is not None:
            status |= judged(f"linking {name}", data_hash(folder), score(folder).rows(name), AIMS, given.raised)
    return status


if __name__ == "__main__":
    sys.exit(main())
