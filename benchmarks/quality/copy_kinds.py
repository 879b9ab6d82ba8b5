"""What kind of copy is it? Pairs of overlapping reports, labelled by hand, against the tracing of the whole set.

    HEADSTONE_BENCH=FOLDER python -m benchmarks.quality.copy_kinds [--part dev|train] [--errors] [--raise]

`copy_kinds.jsonl` beside this file names the pairs by the ids of FOLDER/gva, their kind and which is the copy, no
text. Each pair was read by three readers who saw neither the rules nor each other's labels; its kind is that of most of
them (the first reader's where all differ), its copy that of most of those who gave this kind. `train`, the half of the
pairs on which the rules were set, and `dev`, the default, are parted by the hash of the ids. `copy_kinds_second.jsonl`
holds 200 more pairs, mostly of slight overlap, whose first reader set the rules; they are all train. All texts of the
set are traced together; a publisher is the host of the address. Printed: exact share of kinds (micro F), mean F of
kinds with five and more cases, F of kin against no kin, how often the direction is right where the label and ours give
one, how often the first reader alone would have been told right, and how often two of the readers agree.
"""

import gzip
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from urllib.parse import urlparse

from benchmarks.quality.labelled import Aim, arguments, bench_folder, judged
from benchmarks.quality.referee import Scored
from headstone.linking.credits import find_credits
from headstone.linking.lineage import Tracing
from headstone.model.lineage import Link
from headstone.model.sources import Layer, Meta, Report
from headstone.model.spans import Span
from headstone.registers import load_lineage_words, load_outlets

LABELS = Path(__file__).parent / "copy_kinds.jsonl"
SECOND = LABELS.with_name("copy_kinds_second.jsonl")
AIMS = {"kind right (micro F)": Aim("", 0.85)}
APART = ("boilerplate", "independent_wording")
_ARCHIVE = re.compile(r"https?://web\.archive\.org/web/\d+/")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair by the ids of its texts; `copy` is "a", "b" or None; `read` are the kinds that its readers gave."""

    a: str
    b: str
    kind: str
    copy: str | None
    read: tuple[str, ...]

    @property
    def part(self) -> str:
        return "train" if int(hashlib.sha256((self.a + self.b).encode()).hexdigest(), 16) % 2 == 0 else "dev"


def main() -> int:
    given = arguments("benchmarks.quality.copy_kinds", __doc__)
    folder = bench_folder("gva", "docs.jsonl.gz")
    if folder is None:
        return 0
    pairs = [pair for pair in labelled(LABELS) if pair.part == given.part]
    pairs += labelled(SECOND) if given.part == "train" else []
    tracing = traced(folder / "docs.jsonl.gz")
    links = [tracing.link(f"R-{pair.a}", f"R-{pair.b}") for pair in pairs]
    sha256 = hashlib.sha256(LABELS.read_bytes()).hexdigest()
    status = judged(f"copy kinds {given.part}", sha256, list(measures(pairs, links)), AIMS, given.raised)
    if given.errors:
        print("\n".join(errors(pairs, links)))
    return status


def labelled(path: Path) -> list[Labelled]:
    """The pairs of one file of labels."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        Labelled(row["a"], row["b"], row["kind"], row["copy"], tuple(one["kind"] for one in row["readers"]))
        for row in rows
    ]


def traced(path: Path) -> Tracing:
    """Every text of the set, with its host as publisher and the credits that it shows."""
    outlets, reports, layers, credits = load_outlets(), [], {}, {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            meta = Meta(publisher=host(row["uri"]), published=row["date"], url=row["uri"])
            opens = row["text"].strip().startswith(row["title"].strip())
            text = row["text"] if opens else f"{row['title']}\n{row['text']}"  # as the readers of the pairs saw it
            report = Report("R-" + row["doc_id"], "0" * 64, row["doc_id"], "", meta, "read")
            layer = Layer("L-" + row["doc_id"], report.id, "text", "bench", "", text, (Span(0, len(text)),))
            reports.append(report)
            layers[report.id] = layer
            credits[report.id] = find_credits(report, layer, outlets)
    return Tracing.of(reports, layers, load_lineage_words(), credits)


def host(uri: str) -> str:
    """Registered part of an address's host, archived or not: pages of one paper's sections are one publisher's."""
    plain = _ARCHIVE.sub("", uri)
    labels = (urlparse(plain if "//" in plain else "http://" + plain).hostname or "").split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2 else labels[-2:])


def measures(pairs: Sequence[Labelled], links: Sequence[Link]) -> Iterator[Scored]:
    told = [link.kind for link in links]
    right = sum(pair.kind == kind for pair, kind in zip(pairs, told, strict=True))
    yield Scored("kind right (micro F)", round(right / len(pairs), 3), f"{right}/{len(pairs)}")
    by_kind = {kind: f_of(kind, pairs, told) for kind, n in Counter(p.kind for p in pairs).items() if n >= 5}
    yield Scored("mean F of kinds", round(sum(by_kind.values()) / len(by_kind), 3), f"{len(by_kind)} kinds")
    for kind, value in sorted(by_kind.items()):
        yield Scored(f"F of {kind}", round(value, 3))
    both = [(p.kind not in APART, kind not in APART) for p, kind in zip(pairs, told, strict=True)]
    hit, wanted, given = sum(a and b for a, b in both), sum(a for a, _ in both), sum(b for _, b in both)
    yield Scored("F of kin against no kin", round(2 * hit / max(1, wanted + given), 3), f"{hit}/{wanted}")
    ways = [
        (pair.copy == "a") == (link.from_report == f"R-{pair.a}")
        for pair, link in zip(pairs, links, strict=True)
        if pair.copy and link.directed and link.kind not in APART
    ]
    yield Scored("direction right", round(sum(ways) / max(1, len(ways)), 3), f"{sum(ways)}/{len(ways)}")
    first = sum(pair.read[0] == kind for pair, kind in zip(pairs, told, strict=True))
    yield Scored("kind right by the first reader", round(first / len(pairs), 3), f"{first}/{len(pairs)}")
    agree = [one == other for pair in pairs for one, other in combinations(pair.read, 2)]
    yield Scored("two readers agree", round(sum(agree) / len(agree), 3), f"{sum(agree)}/{len(agree)}")


def f_of(kind: str, pairs: Sequence[Labelled], told: Sequence[str]) -> float:
    hit = sum(pair.kind == kind == one for pair, one in zip(pairs, told, strict=True))
    return 2 * hit / max(1, sum(pair.kind == kind for pair in pairs) + told.count(kind))


def errors(pairs: Sequence[Labelled], links: Sequence[Link]) -> Iterator[str]:
    """Ids, kinds and the rule that fired; no words of the texts."""
    rows = [(p.kind, link.kind, p.a[:8], p.b[:8], link.rule) for p, link in zip(pairs, links, strict=True)]
    for wanted, told, a, b, rule in sorted(row for row in rows if row[0] != row[1]):
        yield f"{wanted:22} {told:22} {a} {b}  {rule}"


if __name__ == "__main__":
    sys.exit(main())
