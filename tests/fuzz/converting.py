"""What runs in the sandbox here: the worker's conversion of one file, without the reading of its reports."""

import warnings

import msgspec

from headstone.intake import sidecar
from headstone.intake.context import Limits
from headstone.intake.convert import convert
from headstone.jobs import Job
from headstone.worker import READABLE


def initialise(payload: bytes) -> None:
    warnings.simplefilter("ignore")  # as the worker does


def task(payload: bytes) -> bytes:
    """A Job in, its Converted out. Raises IntakeError where the file gives nothing."""
    job = msgspec.msgpack.decode(payload, type=Job)
    found = convert(job.data or b"", job.name, job.hints, Limits(), readable=READABLE, resolve=lambda name: None)
    return msgspec.msgpack.encode(found)


def sidecar_task(payload: bytes) -> bytes:
    return msgspec.msgpack.encode(sidecar.read(payload))
