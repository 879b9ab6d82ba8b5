"""What runs inside the sandbox: the bytes of one file in, its reports, frozen texts and claims out."""

import hashlib
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from headstone.errors import IntakeError
from headstone.intake.context import Limits, Ocr
from headstone.intake.convert import convert
from headstone.jobs import Done, Job, Start
from headstone.linking.credits import find_credits
from headstone.model.sources import Draft, Layer, Report, layer_id, report_id
from headstone.ocr import tesseract
from headstone.reading.reader import Reader
from headstone.registers import load_outlets
from headstone.rooms import load_reader
from headstone.text.outlets import Outlets

READABLE = frozenset(["ar", "de", "en", "es", "fr", "id", "it", "nl", "no", "nb", "pl", "pt", "ru", "uk"])
OCR_SHARE = 0.6  # of a task's time: what is left must do for reading, and pages beyond it are flagged, not lost


@dataclass(frozen=True, slots=True)
class Kit:
    """What a worker holds for its life."""

    reader: Reader
    outlets: Outlets
    seconds: float


_held: list[Kit] = []  # one kit, put here by `initialise`: a task is a bare function to the pool


def initialise(payload: bytes) -> None:
    """Load parser, tables and gazetteer once a worker."""
    warnings.simplefilter("ignore")  # libraries' own remarks on hostile input are not the user's
    start = msgspec.msgpack.decode(payload, type=Start)
    _held[:] = [Kit(load_reader(Path(start.gazetteer)), load_outlets(), start.seconds)]


def task(payload: bytes) -> bytes:
    """One Job in, one Done out, both as msgpack. Raises IntakeError where the file gives nothing at all."""
    job = msgspec.msgpack.decode(payload, type=Job)
    done = receive(job, _held[0]) if job.report is None else reread(job, _held[0])
    return msgspec.msgpack.encode(done)


def receive(job: Job, kit: Kit) -> Done:
    """Convert a file and read each of its reports."""
    ocr, resolve = timed(tesseract(), OCR_SHARE * kit.seconds), resolver(job.folder)
    found = convert(bytes_of(job), job.name, job.hints, Limits(), readable=READABLE, ocr=ocr, resolve=resolve)
    parts = [one(job, draft, kit) for draft in found.drafts]
    return Done(
        tuple(report for part in parts for report in part.reports),
        tuple(layer for part in parts for layer in part.layers),
        tuple(claim for part in parts for claim in part.claims),
        found.refused,
        tuple(note for part in parts for note in part.notes),
    )


def bytes_of(job: Job) -> bytes:
    """The bytes that were hashed at the door, and no others. Raises IntakeError when the file changed since."""
    if job.data is not None:
        return job.data
    data = Path(job.path or "").read_bytes()
    if hashlib.sha256(data).hexdigest() != job.sha256:
        raise IntakeError(job.name, "changed while it was being added", "add it again")
    return data


def one(job: Job, draft: Draft, kit: Kit) -> Done:
    """The report, layer and claims of one draft."""
    id_ = report_id(job.sha256, draft.part)
    sha = hashlib.sha256(draft.text.encode("utf-8")).hexdigest()
    name = layer_id(id_, draft.kind, draft.tool, sha)
    layer = Layer(name, id_, draft.kind, draft.tool, sha, draft.text, draft.main, draft.pages)
    report = Report(id_, job.sha256, job.name + draft.part, draft.part, draft.meta, draft.state, draft.why_unread)
    read = reread(replace(job, report=report, layer=layer), kit)
    return replace(read, layers=(layer,), notes=(*(f"{report.file}: {note}" for note in draft.notes), *read.notes))


def reread(job: Job, kit: Kit) -> Done:
    """Claims of a report whose text is frozen already."""
    report, layer = job.report, job.layer
    if report is None or layer is None:
        raise IntakeError(job.name, "no report to read", "this is a fault of the program")
    credits = sorted({credit.wording for credit in find_credits(report, layer, kit.outlets)})
    report = replace(report, credits=tuple(credits))
    if report.state != "read":
        return Done((report,))
    reading = kit.reader.read(report, layer)
    notes = tuple(f"{report.file}: {note}" for note in reading.notes)
    return Done((replace(report, scope=reading.scope, gist=reading.gist),), (), reading.claims, (), notes)


def timed(ocr: Ocr | None, seconds: float) -> Ocr | None:
    """OCR that gives no more text once its time is over; intake then flags the pages that are left."""
    if ocr is None:
        return None
    read, until = ocr, time.monotonic() + seconds
    return lambda picture: read(picture) if time.monotonic() < until else ""


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
