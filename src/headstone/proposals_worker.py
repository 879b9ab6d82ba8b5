"""What runs inside the sandbox for a second reader: its answers in, the proposals that hold out. Needs no parser."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from headstone.jobs import Check, Start
from headstone.reading.gather import Tables, document_of
from headstone.reading.proposals import check, ground_of
from headstone.reading.proposals_form import Terms, terms
from headstone.rooms import load_tables
from headstone.store.gazetteer import SqliteGazetteer
from headstone.tables import load


@dataclass(frozen=True, slots=True)
class Kit:
    """What a worker holds for its life."""

    gazetteer: SqliteGazetteer
    tables: Tables
    terms: Terms


_held: list[Kit] = []  # one kit, put here by `initialise`: a task is a bare function to the pool


def initialise(payload: bytes) -> None:
    """Load tables and gazetteer once a worker."""
    start = msgspec.msgpack.decode(payload, type=Start)
    _held[:] = [Kit(SqliteGazetteer(Path(start.gazetteer)), load_tables(), terms(load("vocabulary.yaml")))]


def task(payload: bytes) -> bytes:
    """One Check in, one Checked out, both as msgpack."""
    kit, job = _held[0], msgspec.msgpack.decode(payload, type=Check)
    document = document_of(job.report, job.layer)
    ground = ground_of(document, kit.gazetteer, kit.tables, kit.terms, job.reader, job.read, job.known)
    return msgspec.msgpack.encode(check(ground, job.answers))
