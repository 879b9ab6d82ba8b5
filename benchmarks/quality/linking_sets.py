"""The labelled sets of linking: reports with the incident they tell of, read by the product's own reader, kept in the
user's cache by reader, gazetteer and data (reading gva takes five minutes)."""

import gzip
import hashlib
import json
import os
import re
import sys
import xml.etree.ElementTree as Tree
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from benchmarks.quality.depth import cache_folder
from benchmarks.quality.floors import data_hash
from headstone.config import settings
from headstone.linking.incidents_profile import Episode, episodes, text_episode
from headstone.linking.lineage import trace
from headstone.model.claims import Claim
from headstone.model.lineage import Family
from headstone.model.sources import Layer, Meta, Report
from headstone.model.spans import Span
from headstone.registers import load_lineage_words
from headstone.rooms import load_reader
from headstone.versions import reading_version

FOLDS = 5
MOSTLY = 0.35  # share of a copy's text that stands in its source, as in linking.incidents
MARK = 16  # hex digits of the hash that names a reading


@dataclass(frozen=True, slots=True)
class Told:
    """A report with its text and the incident of its label."""

    name: str
    incident: str
    title: str | None
    published: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Held:
    """A report as read. `scope` None: in scope. Claims are those of the product's reader."""

    told: Told
    report: Report
    layer: Layer
    claims: tuple[Claim, ...]


def gva(folder: Path) -> list[Told]:
    """All reports, each with its incident."""
    with gzip.open(folder / "docs.jsonl.gz", "rt", encoding="utf-8") as rows:
        return [
            Told(row["doc_id"], row["incident_id"], row["title"], row["date"], f"{row['title']}\n\n{row['text']}")
            for row in map(json.loads, rows)
        ]


def ecbplus(folder: Path) -> list[Told]:
    """All documents; the incident is topic and half (the second half tells of a similar event)."""
    return [_ecb(path) for path in sorted(folder.glob("*/*.xml"))]


def _ecb(path: Path) -> Told:
    lines: dict[int, list[str]] = {}
    for token in Tree.fromstring(path.read_bytes()).iter("token"):
        lines.setdefault(int(token.get("sentence") or 0), []).append(token.text or "")
    text = "\n".join(_joined(lines[number]) for number in sorted(lines))
    half = "plus" if path.stem.endswith("plus") else ""
    return Told(path.stem, path.stem.split("_")[0] + half, None, None, text)


def _joined(words: Sequence[str]) -> str:
    return re.sub(r" ([,.;:!?)'’”%])", r"\1", " ".join(words))


def fold_of(incident: str) -> int:
    """Which of the folds an incident belongs to."""
    return int(hashlib.sha256(incident.encode()).hexdigest()[:8], 16) % FOLDS


def held(name: str, folder: Path, load: Callable[[Path], list[Told]]) -> list[Held]:
    """A set as read by the reader and gazetteer at hand; from the cache where it was read before."""
    gazetteer = settings(os.environ).gazetteer
    key = hashlib.sha256(f"{reading_version(gazetteer)}\n{data_hash(folder)}".encode()).hexdigest()[:MARK]
    kept, told = cache_folder() / f"linking-{name}-{key}.msgpack", load(folder)
    if not kept.is_file():
        print(f"reading {len(told)} reports of {name} once, kept at {kept}", file=sys.stderr, flush=True)
        kept.parent.mkdir(parents=True, exist_ok=True)
        partial = kept.with_suffix(f".{os.getpid()}")
        partial.write_bytes(msgspec.msgpack.encode(list(_read(told, gazetteer))))
        partial.replace(kept)
    rows = msgspec.msgpack.decode(kept.read_bytes(), type=list[tuple[Claim, ...]])
    return [Held(one, *_frozen(one), claims) for one, claims in zip(told, rows, strict=True)]


def _read(told: Sequence[Told], gazetteer: Path) -> Iterator[tuple[Claim, ...]]:
    reader = load_reader(gazetteer)
    for one in told:
        yield reader.read(*_frozen(one)).claims


def _frozen(told: Told) -> tuple[Report, Layer]:
    name = "R-" + hashlib.sha256(told.name.encode()).hexdigest()[:12]
    meta = Meta(title=told.title, published=told.published, language="en")
    report = Report(name, told.name, told.name, "", meta, "read")
    return report, Layer(f"L-{name}", name, "text", "", "", told.text, (Span(0, len(told.text)),))


def told_of(rows: Sequence[Held]) -> tuple[list[Episode], list[str]]:
    """One episode a report, and its label: the main one that the product makes, or where no act is read in it one of
    its text alone."""
    reports = {row.report.id: row.report for row in rows}
    texts = {row.report.id: row.told.text for row in rows}
    kin = main_families(trace(list(reports.values()), {row.report.id: row.layer for row in rows}, load_lineage_words()))
    claims = [claim for row in rows for claim in row.claims]
    main = {one.report: one for one in reversed(episodes(claims, reports, kin, {}, texts)) if one.number == 0}
    alone = (text_episode(row.report, row.told.text, kin.get(row.report.id, frozenset())) for row in rows)
    found = [main.get(one.report, one) for one in alone]
    return found, [row.told.incident for row in rows]


def gva_cases(rows: Sequence[Held]) -> list[tuple[list[Episode], list[str]]]:
    """Each fold a case of its own."""
    return [told_of([row for row in rows if fold_of(row.told.incident) == part]) for part in range(FOLDS)]


def main_families(families: Sequence[Family]) -> dict[str, frozenset[str]]:
    """By report the families whose text it mostly is."""
    found: dict[str, set[str]] = {}
    for family in families:
        for link in family.links:
            if link.kind != "shared_statement" and link.overlap >= MOSTLY:
                for report in (link.from_report, link.to_report):
                    found.setdefault(report, set()).add(family.id)
    return {report: frozenset(ids) for report, ids in found.items()}
