"""Reports that another reader or gazetteer read are read again: rules and models change, frozen texts do not."""

from collections.abc import Iterator
from itertools import islice

import msgspec

from headstone.config import Settings
from headstone.jobs import Done, Job
from headstone.model.sources import Report
from headstone.runs import Progress
from headstone.sandbox import Outcome, Pool
from headstone.store.custody import Clock
from headstone.store.register import Store
from headstone.store.register_write import Writing
from headstone.versions import reading_version

BATCH = 64  # readings in one transaction


def reread(store: Store, settings: Settings, clock: Clock, progress: Progress, pool: Pool) -> int:
    """Read again what this reader with this gazetteer has not read; returns how many reports were."""
    reader = reading_version(settings.gazetteer)
    stale = [report for report in store.unread_by(reader) if report.state == "read"]
    progress.total(len(stale))
    jobs, done = (job for report in stale for job in again(store, report)), 0
    while batch := list(islice(jobs, BATCH)):
        outcomes = list(pool.map(msgspec.msgpack.encode(job) for job in batch))
        with store.writing(settings.actor, clock) as tx:
            done += sum(put(tx, *pair, reader, progress) for pair in zip(batch, outcomes, strict=True))
    return done


def again(store: Store, report: Report) -> Iterator[Job]:
    """A job on the newest layer of a report."""
    for layer in store.layers_of(report.id)[-1:]:
        yield Job(report.original_sha256, report.file, report.meta, report=report, layer=layer)


def put(tx: Writing, job: Job, outcome: Outcome, reader: str, progress: Progress) -> bool:
    """Put a new reading in place of the old one, which stands where the new one failed."""
    progress.step("reading again", 1)
    if not outcome.ok:
        progress.tell(job.name, f"could not be read again, its old claims stand: {outcome.why}")
        return False
    done = msgspec.msgpack.decode(outcome.value, type=Done)
    tx.put_reading(done.reports[0], done.claims, reader)
    return True
