"""Wire credits: which agency's text an article says it carries (the hand-entered column `wire` of PolNeAR).

    HEADSTONE_BENCH=FOLDER python -m benchmarks.quality.credits [--errors] [--raise]

All articles of train and dev that somebody looked at, since dev has six with an agency; against the republication
credits of `linking/credits.py` that name an agency. An article counts right where its agency is among them. Nothing is
trained on the corpus, but the rules of position were written with its errors in sight: no blind test.
"""

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.floors import data_hash
from benchmarks.quality.labelled import Aim, arguments, bench_folder, judged, short
from benchmarks.quality.referee import Scored
from headstone.linking.credits import Credit, find_credits
from headstone.model.sources import Layer, Meta, Report
from headstone.model.spans import Span
from headstone.registers import load_outlets
from headstone.text.outlets import Outlets

AIMS = {
    "wire credit precision": Aim("positional rule .988", 0.98),
    "wire credit recall": Aim("positional rule .940", 0.94),
}
PARTS = ("train", "dev")
AGENCIES = {"AP": "Associated Press", "UPI": "United Press International", "AFP": "Agence France-Presse"}
AROUND = 20  # code points shown on either side of a credit


@dataclass(frozen=True, slots=True)
class Article:
    """`wanted`: the agency's name in the register, None where the label says that there is none."""

    name: str
    text: str
    wanted: str | None
    found: tuple[Credit, ...]

    @property
    def agencies(self) -> frozenset[str]:
        return frozenset(credit.outlet for credit in self.found)

    @property
    def right(self) -> bool:
        return self.wanted in self.agencies


def main() -> int:
    """Print the two figures, hold them against their floors; with --errors, what was missed and what was made up."""
    given = arguments("benchmarks.quality.credits", __doc__)
    folder = bench_folder("polnear", "metadata.tsv")
    if folder is None:
        return 0
    articles = list(articles_of(folder, load_outlets()))
    sha256 = data_hash(*(folder / part / "text" for part in PARTS))
    status = judged("polnear wire credits", sha256, list(measures(articles)), AIMS, given.raised)
    if given.errors:
        print("\n".join(errors(articles)))
    return status


def articles_of(folder: Path, outlets: Outlets) -> Iterator[Article]:
    """Articles of which somebody said whether they carry an agency ("NA": nobody did)."""
    for row in csv.DictReader((folder / "metadata.tsv").open(encoding="utf-8"), delimiter="\t"):
        path = folder / row["compartment"] / "text" / f"{row['filename']}.txt"
        if row["compartment"] in PARTS and row["wire"] != "NA" and path.is_file():
            text = path.read_text(encoding="utf-8")
            wanted = None if row["wire"] == "None" else AGENCIES.get(row["wire"], row["wire"].title())
            yield Article(path.stem, text, wanted, carried_from(text, outlets))


def carried_from(text: str, outlets: Outlets) -> tuple[Credit, ...]:
    """Credits of a text to agencies whose words it carries."""
    layer = Layer("L-1", "R-1", "text", "bench", "", text, (Span(0, len(text)),))
    found = find_credits(Report("R-1", "", "article.txt", "", Meta(), "read"), layer, outlets)
    return tuple(credit for credit in found if credit.kind == "republication" and is_agency(credit.outlet, outlets))


def is_agency(name: str, outlets: Outlets) -> bool:
    outlet = outlets.by_name.get(name)  # none where no register lists the outlet credited
    return outlet is not None and outlet.kind == "agency"


def measures(articles: list[Article]) -> Iterator[Scored]:
    """Precision over articles with a credit of ours, recall over those with an agency."""
    right = sum(article.right for article in articles)
    given = sum(bool(article.found) for article in articles)
    wanted = sum(article.wanted is not None for article in articles)
    yield Scored("wire credit precision", round(right / max(given, 1), 3), f"{right}/{given}")
    yield Scored("wire credit recall", round(right / max(wanted, 1), 3), f"{right}/{wanted}")


def errors(articles: list[Article]) -> Iterator[str]:
    """What was missed and what was made up, with a few words around."""
    for article in articles:
        if article.wanted is not None and not article.right:
            yield f"missed {article.wanted}: {article.name}; foot: {short(article.text[-60:])}"
        for credit in article.found if not article.right else ():
            start, end = (credit.span.start, credit.span.end) if credit.span is not None else (0, 0)
            around = short(article.text[max(0, start - AROUND) : end + AROUND])
            yield f"made up {credit.outlet} ({credit.position}): {article.name}; {around}"


if __name__ == "__main__":
    sys.exit(main())
