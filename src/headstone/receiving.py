"""One run of `add`: files come in, go through the sandbox, and are written in batches, whole files or none."""

import mimetypes
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from headstone import __version__
from headstone.config import Settings
from headstone.errors import HeadstoneError, IntakeError, Refused, StoreError
from headstone.folders import NO_SUCH, Found, Skipped, Step
from headstone.intake import sidecar
from headstone.intake.meta import over
from headstone.jobs import Done, Job
from headstone.kept import Kept, unread_line
from headstone.model.register import Refusal
from headstone.model.sources import CollectionRecord, Meta, Report
from headstone.runs import Added, Hints, Progress
from headstone.sandbox import Outcome, Pool
from headstone.store.custody import Clock
from headstone.store.register import Store
from headstone.store.register_write import Writing
from headstone.store.vault import sha256_of
from headstone.versions import reading_version

FLUSH_FILES = 16  # files kept in one transaction: a commit costs an fsync, a kill costs what was not committed
FLUSH_SECONDS = 2.0  # and no file waits longer than this to be safe
FLUSH_BYTES = 64 << 20  # and no more than this waits in memory
INLINE = 8 << 20  # bytes; larger files go to the sandbox and the vault by their path
LARGEST = 512 << 20  # bytes of one file that are read; a larger one is preserved only
LISTS = (".csv", ".tsv", ".jsonl", ".ndjson", ".json")  # lists that may name files beside them
TOOL = f"headstone {__version__}"
TO_TEXT = "preserved, not read - convert it to plain text and add that"

@dataclass(frozen=True, slots=True)
class File:
    """A file on its way. `data`: its bytes, or its path where they are many."""

    found: Found
    data: bytes | Path
    sha256: str
    record: CollectionRecord


@dataclass(frozen=True, slots=True)
class Row:
    """A file that came out of the sandbox and waits to be written."""

    file: File
    done: Done
    state: str  # read | refused


class Receiving:
    """What one run has seen and what waits to be written."""

    def __init__(self, store: Store, settings: Settings, clock: Clock, hints: Hints, progress: Progress) -> None:
        self.store, self.settings, self.clock, self.hints, self.progress = store, settings, clock, hints, progress
        self.reader = reading_version(settings.gazetteer)
        self.kept = Kept.of(store)
        self.count = Added()
        self._rows: list[Row] = []
        self._copies: list[File] = []
        self._seen: set[str] = set()  # hashes that this run has sent on their way
        self._refused: list[Refusal] = []
        self._loose: list[Refusal] = []  # refusals that belong to no original
        self._notes: list[str] = []
        self._flushed = time.monotonic()

    # Files

    def receive(self, steps: Sequence[Step], pool: Pool) -> None:
        """Take in what the walk found."""
        self.progress.total(sum(isinstance(step, Found) for step in steps))
        waiting: list[File] = []
        for outcome in pool.map(self._jobs(steps, waiting)):
            self._take(waiting.pop(0), outcome)
        self._flush()
        for copy in self._copies:
            self._add_place(copy)
        self._keep_loose()

    def _jobs(self, steps: Iterable[Step], waiting: list[File]) -> Iterator[bytes]:
        """The files that must be converted; each is put into `waiting` when its job is drawn."""
        for step in steps:
            if isinstance(step, Skipped):
                self._note(step.name, step.why)
            elif isinstance(step, Refusal):
                self._refuse(step)
                if step.why != NO_SUCH:  # a slip of the hand is told, and is no part of the case
                    self._loose.append(step)
            else:
                self.count = replace(self.count, files=self.count.files + 1)
                job = self._job(step, waiting)
                if job is not None:
                    yield msgspec.msgpack.encode(job)

    def _job(self, found: Found, waiting: list[File]) -> Job | None:
        try:
            meta = over(self.hints.meta, sidecar.read(found.sidecar.read_bytes()) if found.sidecar else Meta())
        except (OSError, IntakeError) as error:
            self._refuse(Refusal(found.name, f"its sidecar was passed over: {error}"))
            meta = self.hints.meta
        try:
            data: bytes | Path = found.path if found.size > INLINE else found.path.read_bytes()
            sha = sha256_of(data)
        except (OSError, HeadstoneError) as error:
            self._skip(Refusal(found.name, f"cannot be read ({error}) - check its permissions"))
            return None
        file = File(found, data, sha, self._record(found, sha, meta))
        return self._sorted(file, meta, waiting)

    def _sorted(self, file: File, meta: Meta, waiting: list[File]) -> Job | None:
        """A job for what is new, or newly told or readable; everything else is known, too large or purged."""
        name, sha = file.found.name, file.sha256
        if sha in self.kept.purged:
            self._skip(Refusal(name, "these bytes were purged from this case - leave the file out"))
        elif sha in self._seen or (self.kept.has(sha) and not self.kept.worth_again(sha, meta)):
            self._known(file)
        elif file.found.size > LARGEST:
            why = f"larger than {LARGEST >> 20} MB: preserved, not read - split it and add the parts"
            self._keep(Row(file, Done(refused=(Refusal(name, why),)), "refused"))
        else:
            self._changed(file)
            self._seen.add(sha)
            waiting.append(file)
            return job_of(file, meta)
        return None

    def _record(self, found: Found, sha: str, meta: Meta) -> CollectionRecord:
        kind = mimetypes.guess_type(found.name)[0] or "application/octet-stream"
        return CollectionRecord(
            found.name.rpartition("/")[2], found.size, kind, sha, file_modified=found.modified,
            added_by=self.settings.actor, added_at=self.clock(), clock="system clock, UTC", source_path=found.name,
            url=meta.url, tool=TOOL, publisher=meta.publisher, author=meta.author, title=meta.title,
            published=meta.published, language=meta.language, rights=meta.rights,
        )  # fmt: skip

    def _known(self, file: File) -> None:
        """A file whose bytes are kept, or are on their way: what was said of them is said again."""
        self.count = replace(self.count, known=self.count.known + 1)
        self.progress.step("reading", 1)
        if file.found.name not in self.kept.places.get(file.sha256, ()):
            self._copies.append(replace(file, data=file.found.path))
        for refusal in self.kept.refused.get(file.sha256, ()):
            self._refuse(refusal)
        for report in self.kept.reports.get(file.sha256, ()):
            self._say_unread(report)

    def _changed(self, file: File) -> None:
        """The same name with other bytes: both are kept."""
        if not self.kept.has(file.sha256) and file.found.name in self.kept.names:
            self._note(file.found.name, "its bytes are not those kept under this name before: both are kept")

    def _take(self, file: File, outcome: Outcome) -> None:
        """One file came back from the sandbox, read or not: it is preserved either way."""
        self.progress.step("reading", 1)
        if not outcome.ok:
            self._keep(Row(file, Done(refused=(Refusal(file.found.name, self._why(outcome)),)), "refused"))
            return
        done = msgspec.msgpack.decode(outcome.value, type=Done)
        why = self.kept.mixing(done.reports, self.hints.samples)
        if why:
            self._refuse(Refusal(file.found.name, why))
        else:
            self._keep(Row(file, done, "read" if done.reports else "refused"))

    def _why(self, outcome: Outcome) -> str:
        words = {
            "timed out": f"its parser took more than {self.settings.seconds:g} s and was stopped: {TO_TEXT}",
            "out of memory": f"its parser asked for too much memory and was stopped: {TO_TEXT}",
            "crashed": f"its parser crashed: {TO_TEXT}",
        }
        return words.get(outcome.kind) or outcome.why.partition(": ")[2] or outcome.why

    # Writing

    def _keep(self, row: Row) -> None:
        self._rows.append(row)
        held = sum(len(r.file.data) for r in self._rows if isinstance(r.file.data, bytes))
        if len(self._rows) >= FLUSH_FILES or held > FLUSH_BYTES or time.monotonic() - self._flushed > FLUSH_SECONDS:
            self._flush()

    def _flush(self) -> None:
        """Write what waits: one transaction, all or nothing."""
        if self._rows:
            rows, self._rows = self._rows, []
            with self.store.writing(self.settings.actor, self.clock) as tx:
                for row in rows:
                    self._write(tx, row)
        self._flushed = time.monotonic()

    def _write(self, tx: Writing, row: Row) -> None:
        file, done = row.file, row.done
        if self._received(tx, file):
            tx.put_reports(
                file.sha256, done.reports, done.layers, done.claims, done.refused, self.reader, row.state
            )
            self._told(file, done)

    def _received(self, tx: Writing, file: File) -> bool:
        """Keep the bytes. False, with a line, when they changed under us or were purged meanwhile."""
        try:
            tx.receive(file.data, file.record, file.found.name)
        except (Refused, IntakeError) as error:
            self._refuse(Refusal(file.found.name, str(error)))
            return False
        except StoreError:
            if isinstance(file.data, bytes) or sha256_of(file.data) == file.sha256:
                raise  # the disk, not the file
            self._refuse(Refusal(file.found.name, "changed while it was being added - add it again"))
            return False
        return True

    def _told(self, file: File, done: Done) -> None:
        self.kept.add(file.sha256, file.found.name)
        for refusal in done.refused:
            self._refuse(refusal)
        for note in done.notes:
            self._note("", note)
        for report in done.reports:
            self._say_unread(report)
        count = self.count
        self.count = replace(
            count, new=count.new + 1, reports=count.reports + len(done.reports),
            unread=count.unread + sum(report.state != "read" for report in done.reports),
            claims=count.claims + len(done.claims),
        )  # fmt: skip

    def _add_place(self, file: File) -> None:
        """Bytes that are kept already lie at one more place."""
        places = self.kept.places.get(file.sha256, ())
        if not places or file.found.name in places:
            return
        with self.store.writing(self.settings.actor, self.clock) as tx:
            if self._received(tx, file):
                self._note(file.found.name, f"the same bytes as {places[0]}: kept once, both names noted")
        self.kept.add(file.sha256, file.found.name)

    def _keep_loose(self) -> None:
        """Links and unreadable files inside a folder are part of what the register says of itself."""
        wanted = [refusal for refusal in self._loose if refusal not in self.kept.loose]
        if wanted:
            with self.store.writing(self.settings.actor, self.clock) as tx:
                for refusal in wanted:
                    tx.refuse(refusal)

    # What a person is told

    def _skip(self, refusal: Refusal) -> None:
        self.progress.step("reading", 1)
        self._refuse(refusal)

    def _refuse(self, refusal: Refusal) -> None:
        self._refused.append(refusal)
        self.progress.tell(refusal.file, refusal.why)

    def _note(self, name: str, why: str) -> None:
        self._notes.append(f"{name}: {why}" if name else why)
        self.progress.tell(name, why)

    def _say_unread(self, report: Report) -> None:
        line = unread_line(report)
        if line:
            self.count = replace(self.count, unreadable=self.count.unreadable + 1)
            self._note(report.file, line)

    def summary(self) -> Added:
        return replace(self.count, refused=tuple(self._refused), notes=tuple(self._notes))


def job_of(file: File, meta: Meta) -> Job:
    folder = str(file.found.path.parent) if file.found.name.lower().endswith(LISTS) else None
    inline = isinstance(file.data, bytes)
    return Job(
        file.sha256, file.found.name, meta, file.data if isinstance(file.data, bytes) else None,
        None if inline else str(file.found.path.absolute()), folder,
    )  # fmt: skip
