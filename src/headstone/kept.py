"""What a case holds already, asked once at the start of a run: what is known, where it lay, what was said of it."""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from headstone.intake.meta import settle
from headstone.model.register import Refusal
from headstone.model.sources import Meta, Report
from headstone.store.register import Store

Value = TypeVar("Value")

NEEDS_OCR = "needs OCR"
MIXED = "a SAMPLE report and real ones would meet in one case - give samples a case of their own, or say --samples"
TODO = {
    NEEDS_OCR: "install tesseract and add it again",
    "too large": "split it and add the parts",
    "no text": "look at the file; an empty one says nothing",
}
TOLD = ("publisher", "published", "url", "language")  # what the command line may say of a report


@dataclass(slots=True)
class Kept:
    """`places`: names by hash; `names`: all names; `refused`: what was said of an original; `loose`: of none."""

    done: set[str]
    purged: frozenset[str]
    places: dict[str, list[str]]
    names: set[str]
    refused: dict[str, list[Refusal]]
    loose: frozenset[Refusal]
    reports: dict[str, list[Report]]
    invented: set[bool] = field(default_factory=set)

    @classmethod
    def of(cls, store: Store) -> "Kept":
        places, said, reports = store.all_locations(), store.refusals_by_original(), store.reports()
        return cls(
            done=set(store.done()),
            purged=store.purged(),
            places=grouped(places),
            names={name for _, name in places},
            refused=grouped((sha256, refusal) for sha256, refusal in said if sha256),
            loose=frozenset(refusal for sha256, refusal in said if not sha256),
            reports=grouped((report.original_sha256, report) for report in reports),
            invented={report.meta.invented for report in reports},
        )

    def has(self, sha256: str) -> bool:
        """Whether everything that could be made of these bytes stands in the register."""
        return sha256 in self.done

    def add(self, sha256: str, name: str) -> None:
        self.done.add(sha256)
        self.names.add(name)
        if name not in self.places.setdefault(sha256, []):
            self.places[sha256].append(name)

    def worth_again(self, sha256: str, told: Meta) -> bool:
        """Whether known bytes are converted anew: they needed OCR and it is here now, or a person tells more."""
        reports = self.reports.get(sha256, ())
        if any(report.why_unread == NEEDS_OCR for report in reports) and shutil.which("tesseract"):
            return True
        clean, _ = settle(told)
        said = [(name, getattr(clean, name)) for name in TOLD if getattr(clean, name) is not None]
        return any(getattr(report.meta, name) != value for report in reports for name, value in said)

    def mixing(self, reports: Sequence[Report], samples: bool) -> str | None:
        """Why these reports may not come in: samples and real reports share a case only when the user says so."""
        kinds = {report.meta.invented for report in reports}
        if not samples and len(kinds | self.invented) > 1:
            return MIXED
        self.invented |= kinds
        return None


def grouped(pairs: Iterable[tuple[str, Value]]) -> dict[str, list[Value]]:
    found: dict[str, list[Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def unread_line(report: Report) -> str | None:
    """The line for a report that could not be read; none for a language: those may be thousands, and are counted."""
    why = report.why_unread or ""
    if report.state == "read" or why.startswith("language"):
        return None
    todo = next((words for start, words in TODO.items() if why.startswith(start)), "")
    return f"preserved, unread: {why}" + (f" - {todo}" if todo else "")
