"""What goes into the sandbox and what comes out of it, as plain values."""

from dataclasses import dataclass

from headstone.model.claims import Claim
from headstone.model.proposals import Answered
from headstone.model.register import Refusal
from headstone.model.sources import Layer, Meta, Report


@dataclass(frozen=True, slots=True)
class Start:
    """What a worker is told once. `seconds`: the limit of one task, so that OCR can stop before it."""

    gazetteer: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Job:
    """One file, or, with `report` and `layer` set, a report that the store holds already, to be read again.

    Bytes travel in `data`, or, where they are many, lie at `path` and must hash to `sha256`. `folder` is where a list
    may name files.
    """

    sha256: str
    name: str
    hints: Meta
    data: bytes | None = None
    path: str | None = None
    folder: str | None = None
    report: Report | None = None
    layer: Layer | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What was made of one Job."""

    reports: tuple[Report, ...] = ()
    layers: tuple[Layer, ...] = ()
    claims: tuple[Claim, ...] = ()
    refused: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """The answers of a second reader to one report, to be held against its text. `read`: the claims that stand;
    `known`: ids proposed before."""

    report: Report
    layer: Layer
    reader: str
    answers: tuple[Answered, ...]
    read: tuple[Claim, ...] = ()
    known: tuple[str, ...] = ()
