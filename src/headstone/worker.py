"""What runs inside the sandbox: the bytes of one file in, its reports, frozen texts and claims out."""

import hashlib
import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import msgspec

from headstone.errors import IntakeError
from headstone.intake.context import Limits
from headstone.intake.convert import convert
from headstone.linking.credits import find_credits
from headstone.text.outlets import Outlets
from headstone.model.claims import Claim
from headstone.model.register import Refusal
from headstone.model.sources import Draft, Layer, Meta, Report, layer_id, report_id
from headstone.reading.reader import Reader
from headstone.rooms import load_outlets, load_reader

READABLE = frozenset({"en"})


@dataclass(frozen=True, slots=True)
class Job:
    """One file. `data` None = a report that the store holds already, to be read again (`report`, `layer`)."""

    sha256: str
    name: str
    data: bytes | None
    hints: Meta
    folder: str | None = None
    report: Report | None = None
    layer: Layer | None = None


@dataclass(frozen=True, slots=True)
class Done:
    reports: tuple[Report, ...] = ()
    layers: tuple[Layer, ...] = ()
    claims: tuple[Claim, ...] = ()
    refused: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kit:
    """What a worker holds for its life."""

    reader: Reader
    outlets: Outlets


@dataclass(frozen=True, slots=True)
class Start:
    gazetteer: str


@cache
def kit(gazetteer: str) -> Kit:
    return Kit(load_reader(Path(gazetteer)), load_outlets())


_held: list[Kit] = []


def initialise(payload: bytes) -> None:
    """Load parser, tables and gazetteer once a worker."""
    warnings.simplefilter("ignore")  # libraries' own remarks on hostile input are not the user's
    _held[:] = [kit(msgspec.msgpack.decode(payload, type=Start).gazetteer)]


def task(payload: bytes) -> bytes:
    """One Job in, one Done out, both as msgpack. Raises IntakeError where the file gives nothing at all."""
    job = msgspec.msgpack.decode(payload, type=Job)
    done = reread(job, _held[0]) if job.data is None else receive(job, _held[0])
    return msgspec.msgpack.encode(done)


def receive(job: Job, held: Kit) -> Done:
    """Convert a file and read each of its reports."""
    converted = convert(job.data or b"", job.name, job.hints, Limits(), readable=READABLE, resolve=resolver(job.folder))
    parts = [one(job, draft, held) for draft in converted.drafts]
    return Done(
        tuple(p.reports[0] for p in parts), tuple(p.layers[0] for p in parts), tuple(c for p in parts for c in p.claims),
        converted.refused, tuple(note for p in parts for note in p.notes),
    )


def one(job: Job, draft: Draft, held: Kit) -> Done:
    """The report, layer and claims of one draft."""
    rid = report_id(job.sha256, draft.part)
    sha = hashlib.sha256(draft.text.encode("utf-8")).hexdigest()
    layer = Layer(layer_id(rid, draft.kind, draft.tool, sha), rid, draft.kind, draft.tool, sha, draft.text, draft.main, draft.pages)
    report = Report(rid, job.sha256, job.name + draft.part, draft.part, draft.meta, draft.state, draft.why_unread)
    notes = tuple(f"{report.file}: {note}" for note in draft.notes)
    read = reread(replace(job, report=report, layer=layer), held)
    return Done(read.reports, (layer,), read.claims, (), notes + read.notes)


def reread(job: Job, held: Kit) -> Done:
    """Claims of a report whose text is frozen already."""
    report, layer = job.report, job.layer
    if report is None or layer is None:
        raise IntakeError(job.name, "no report to read", "this is a fault of the program")
    credits = tuple(sorted({c.wording for c in find_credits(report, layer, held.outlets)}))
    report = replace(report, credits=credits)
    if report.state != "read":
        return Done((report,))
    reading = held.reader.read(report, layer)
    return Done((replace(report, scope=reading.scope),), (), reading.claims, (), tuple(f"{report.file}: {n}" for n in reading.notes))


def resolver(folder: str | None) -> Callable[[str], bytes | None] | None:
    """Opens files that a list names, inside the list's own folder only; links are not followed out of it."""
    if folder is None:
        return None
    root = Path(folder).resolve()

    def resolve(name: str) -> bytes | None:
        path = (root / name).resolve()
        inside = path.is_relative_to(root) and path.is_file()
        return path.read_bytes() if inside and path.stat().st_size <= Limits().member_bytes else None

    return resolve
