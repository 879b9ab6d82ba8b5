"""How well the trained reader does on passages that a person has marked: one tally for each language."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from headstone.errors import NotFound
from headstone.model.marks import Network
from headstone.model.spans import Span
from headstone.publish.rows import Cell, Table
from headstone.reading.marks_score import SLOTS, Tally, calibration, count
from headstone.reading.marks_windows import marked
from headstone.runs import Progress
from headstone.text.passages import Passage, passages
from headstone.text.sentences import sentences


@dataclass(frozen=True, slots=True)
class Evaluated:
    """Tallies by language, and the passages that could not be taken, with why."""

    tallies: dict[str, Tally]
    refused: tuple[str, ...]


def evaluate(folder: Path, network: Network, progress: Progress | None = None) -> Evaluated:
    """Reads every passage of a folder's .txt files. Raises NotFound where there is none."""
    tallies: dict[str, Tally] = {}
    refused: list[str] = []
    for passage, why in held(folder):
        if passage is None:
            refused.append(why)
            continue
        body = Span(0, len(passage.text))
        found = marked(passage.text, sentences(passage.text, (body,)), network)
        count(passage, found, tallies.setdefault(passage.lang, Tally()))
        if progress:
            progress.step("passages", 1)
    if not tallies:
        raise NotFound(str(folder), "it holds no marked passage", "docs/annotation.md says how passages are marked")
    return Evaluated(tallies, tuple(refused))


def held(folder: Path) -> Iterator[tuple[Passage | None, str]]:
    """The passages of a folder, or of one file."""
    for path in [folder] if folder.is_file() else sorted(folder.glob("*.txt")):
        yield from passages(path.read_text(encoding="utf-8"), path.name)


def table_of(found: Evaluated, errors: bool = False) -> tuple[Table, list[tuple[str, str, str, str]]]:
    """F by row and language, English first, and the errors (passage, slot, kind, words) where asked for."""
    order = sorted(found.tallies, key=lambda name: (name != "en", name))
    given = found.tallies.values()
    groups = {
        "slots": tuple(f"slot {label}" for label in SLOTS),
        "marks": tuple({row for tally in given for row in tally.rows("marks ")}),
    }
    single = sorted({row for tally in given for row in (*tally.rows("slot "), *tally.rows("marks "))})
    groups |= {row: (row,) for row in ("acts", "in or out", "scope", *single)}
    rows: list[tuple[Cell, ...]] = [
        (row, *(round(found.tallies[name].f(*parts), 3) for name in order)) for row, parts in groups.items()
    ]
    rows.append(("calibration error", *(round(calibration(found.tallies[name]), 3) for name in order)))
    misses = [(m.passage, m.row, m.kind, m.wording) for tally in given for m in tally.misses] if errors else []
    return Table(("row", *order), tuple(rows)), misses


def slot_f(tally: Tally) -> float:
    """Micro F over all slots with their ties."""
    return tally.f(*(f"slot {label}" for label in SLOTS))
