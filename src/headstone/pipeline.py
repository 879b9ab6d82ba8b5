"""The use cases: how the rooms work together. Only this module (and the doors above it) touches the store.

    PRESERVE  walk -> receive          READ   convert, read (in the sandbox)
    TRACE     lineage -> origins       LINK   incidents and sites
    REVIEW    verdicts enter as rows   PUBLISH  everything leaves through clear()
"""

import hashlib
import mimetypes
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from headstone import __version__
from headstone.config import Settings
from headstone.errors import HeadstoneError, Refused
from headstone.folders import Found, Skipped, walk
from headstone.intake import sidecar
from headstone.linking.credits import find_credits
from headstone.linking.incidents import link
from headstone.linking.lineage import trace
from headstone.linking.origins import existence_origins, resolve
from headstone.model.claims import Claim
from headstone.model.lineage import Origin
from headstone.model.register import Refusal, Versions
from headstone.model.sources import CollectionRecord, Layer, Meta, Report
from headstone.reading.corrections import corrected
from headstone.rooms import gazetteer_hash, load_outlets, reader_version, vocabulary_version
from headstone.sandbox import Outcome, Pool
from headstone.store.custody import Clock
from headstone.store.register import Store
from headstone.store.register_write import Writing
from headstone.worker import Done, Job, Start

FLUSH_FILES = 64  # files kept in one transaction: a commit costs an fsync
FLUSH_SECONDS = 2.0  # and no file waits longer than this to be safe
LARGEST = 512 << 20  # bytes of one file that are read into memory; larger ones are refused with a line
ORIGINALS_TOOL = f"headstone {__version__}"

Tell = Callable[[str, str], None]  # (file, message in one line)


@dataclass(frozen=True, slots=True)
class Hints:
    """What the command line says of the files it names."""

    meta: Meta = field(default_factory=Meta)
    samples: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """What one run of `add` did. Counts of files, and the refusals in full."""

    files: int = 0
    new: int = 0
    known: int = 0
    reports: int = 0
    unread: int = 0
    claims: int = 0
    refused: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Progress:
    """Counters of a run, for a bar; `tell` is called for each line a person should see."""

    tell: Tell
    step: Callable[[str, int], None]  # (phase, files done)
    total: Callable[[int], None]


# PRESERVE and READ


def add(store: Store, paths: Sequence[Path], settings: Settings, clock: Clock, hints: Hints, progress: Progress) -> Added:
    """Preserve and read every file that is new, then trace and link. What is known already is passed over.

    Raises Refused where samples and real reports would meet in one case.
    """
    run = _Run(store, settings, clock, hints, progress)
    with Pool("headstone.worker:task", "headstone.worker:initialise", _start(settings), settings.workers, settings.seconds, settings.memory_mb) as pool:
        waiting: list[_File] = []
        for outcome in pool.map(run.jobs(paths, waiting)):
            run.take(waiting.pop(0), outcome)
        run.flush()
        run.reread(pool)
    relink(store, settings, clock)
    return run.summary()


def _start(settings: Settings) -> bytes:
    return msgspec.msgpack.encode(Start(str(settings.gazetteer)))


@dataclass(frozen=True, slots=True)
class _File:
    found: Found
    data: bytes
    sha256: str
    record: CollectionRecord


class _Run:
    """One run of `add`: what it has seen, what waits to be written."""

    def __init__(self, store: Store, settings: Settings, clock: Clock, hints: Hints, progress: Progress) -> None:
        self.store, self.settings, self.clock, self.hints, self.progress = store, settings, clock, hints, progress
        self.done = set(store.done())
        self.pending: list[tuple[_File, Done, str]] = []
        self.flushed = time.monotonic()
        self.count = Added()
        self.invented = {r.meta.invented for r in store.reports()}
        self.refusals: list[Refusal] = []
        self.notes: list[str] = []

    def jobs(self, paths: Sequence[Path], waiting: list[_File]) -> Iterator[bytes]:
        """The files of this run that must be converted, as jobs for the sandbox."""
        for step in walk(paths):
            if isinstance(step, Skipped):
                self._note(step.name, step.why)
            elif isinstance(step, Refusal):
                self._refuse(step)
            else:
                self.count = replace(self.count, files=self.count.files + 1)
                self.progress.total(self.count.files)
                job = self._job(step, waiting)
                if job is not None:
                    yield job

    def _job(self, found: Found, waiting: list[_File]) -> bytes | None:
        if found.size > LARGEST:
            self._refuse(Refusal(found.name, f"larger than {LARGEST >> 20} MB, not taken in: split it, then add the parts"))
            return None
        try:
            data = found.path.read_bytes()
            meta = merged(self.hints.meta, sidecar.read(found.sidecar.read_bytes()) if found.sidecar else Meta())
        except OSError as error:
            self._refuse(Refusal(found.name, f"cannot be read: {error.strerror or error} - check its permissions"))
            return None
        except HeadstoneError as error:
            self._refuse(Refusal(found.sidecar.name if found.sidecar else found.name, str(error)))
            meta = self.hints.meta
            data = found.path.read_bytes()
        sha = hashlib.sha256(data).hexdigest()
        if sha in self.done:
            self._known(found, data, sha)
            return None
        self.done.add(sha)
        waiting.append(_File(found, data, sha, self._record(found, data, sha, meta)))
        folder = str(found.path.parent) if found.name.endswith((".csv", ".jsonl", ".json", ".tsv")) else None
        return msgspec.msgpack.encode(Job(sha, found.name, data, meta, folder))

    def _record(self, found: Found, data: bytes, sha: str, meta: Meta) -> CollectionRecord:
        kind = mimetypes.guess_type(found.name)[0] or "application/octet-stream"
        return CollectionRecord(
            found.name.rpartition("/")[2], len(data), kind, sha, file_modified=found.modified, added_by=self.settings.actor,
            added_at=self.clock(), clock="system clock, UTC", source_path=found.name, url=meta.url, tool=ORIGINALS_TOOL,
            publisher=meta.publisher, author=meta.author, title=meta.title, published=meta.published, language=meta.language, rights=meta.rights,
        )

    def _known(self, found: Found, data: bytes, sha: str) -> None:
        """A file whose bytes are kept already: its name is one more place of them."""
        self.count = replace(self.count, known=self.count.known + 1)
        places = self.store.locations(sha) + tuple(f.found.name for f, _, _ in self.pending if f.sha256 == sha)
        if found.name in places:
            return
        self.flush()
        places = self.store.locations(sha)
        if not places or self.store.is_purged(sha):
            return
        with self.store.writing(self.settings.actor, self.clock) as tx:
            tx.receive(data, self._record(found, data, sha, Meta()), found.name)
        self._note(found.name, f"the same bytes as {places[0]}: kept once, both names noted")

    def take(self, file: _File, outcome: Outcome) -> None:
        """One file came back from the sandbox, read or not: it is preserved either way."""
        if outcome.ok:
            done, state = msgspec.msgpack.decode(outcome.value, type=Done), "read"
            why = self._mixing(done)
            if why:
                self._refuse(Refusal(file.found.name, why))
                return
        else:
            done, state = Done(refused=(Refusal(file.found.name, self._why(outcome)),)), "refused"
        self.pending.append((file, done, state))
        self.progress.step(file.found.name, 1)
        if len(self.pending) >= FLUSH_FILES or time.monotonic() - self.flushed > FLUSH_SECONDS:
            self.flush()

    def _why(self, outcome: Outcome) -> str:
        words = {
            "timed out": f"its parser took more than {self.settings.seconds:.0f} s and was stopped: preserved, not read - convert it to plain text and add that",
            "out of memory": "its parser asked for too much memory and was stopped: preserved, not read - convert it to plain text and add that",
            "crashed": "its parser crashed: preserved, not read - convert it to plain text and add that",
        }
        return words.get(outcome.kind, outcome.why)

    def _mixing(self, done: Done) -> str | None:
        """Samples and real reports do not share a case unless the user says so."""
        kinds = {r.meta.invented for r in done.reports}
        if self.hints.samples or not kinds:
            return None
        if len(kinds | self.invented) > 1:
            return "a SAMPLE report and real ones would meet in one case: give samples a case of their own, or say --samples"
        self.invented |= kinds
        return None

    def flush(self) -> None:
        """Write what waits: one transaction, all or nothing."""
        if self.pending:
            rows, self.pending = self.pending, []
            with self.store.writing(self.settings.actor, self.clock) as tx:
                for file, done, state in rows:
                    self._write(tx, file, done, state)
        self.flushed = time.monotonic()

    def _write(self, tx: Writing, file: _File, done: Done, state: str) -> None:
        try:
            tx.receive(file.data, file.record, file.found.name)
        except Refused as error:
            self._refuse(Refusal(file.found.name, str(error)))
            return
        tx.put_reports(file.sha256, done.reports, done.layers, done.claims, done.refused, self._reader, state)
        for refusal in done.refused:
            self._refuse(refusal)
        for note in done.notes:
            self._note("", note)
        unread = sum(r.state != "read" for r in done.reports)
        count = self.count
        self.count = replace(count, new=count.new + 1, reports=count.reports + len(done.reports), unread=count.unread + unread, claims=count.claims + len(done.claims))

    @property
    def _reader(self) -> str:
        return reader_version()

    def reread(self, pool: Pool) -> None:
        """Read again what an older reader read: rules and models change, frozen texts do not."""
        stale = [r for r in self.store.unread_by(self._reader) if r.state == "read"]
        if not stale:
            return
        texts = {r.id: self.store.layers_of(r.id) for r in stale}
        jobs = [Job(r.original_sha256, r.file, None, r.meta, None, r, texts[r.id][-1]) for r in stale if texts[r.id]]
        for job, outcome in zip(jobs, pool.map(msgspec.msgpack.encode(j) for j in jobs), strict=True):
            if outcome.ok and job.report:
                done = msgspec.msgpack.decode(outcome.value, type=Done)
                with self.store.writing(self.settings.actor, self.clock) as tx:
                    tx.put_reading(done.reports[0], done.claims, self._reader)
            else:
                self._note(job.name, self._why(outcome))
            self.progress.step(job.name, 1)

    def _refuse(self, refusal: Refusal) -> None:
        self.refusals.append(refusal)
        self.progress.tell(refusal.file, refusal.why)

    def _note(self, name: str, why: str) -> None:
        line = f"{name}: {why}" if name else why
        self.notes.append(line)
        self.progress.tell(name, why)

    def summary(self) -> Added:
        loose = [r for r in self.refusals]
        return replace(self.count, refused=tuple(loose), notes=tuple(self.notes))


def merged(first: Meta, second: Meta) -> Meta:
    """`first` where it says something, `second` elsewhere (command line over sidecar)."""
    rows = {name: getattr(first, name) or getattr(second, name) for name in Meta.__slots__}
    return Meta(**rows)


# TRACE and LINK


def relink(store: Store, settings: Settings, clock: Clock) -> None:
    """Families, origins, incidents and sites of all that was read, from scratch: a pure function of claims and verdicts."""
    reports = store.reports()
    verdicts = store.register_verdicts()
    claims = corrected(store.claims(), verdicts).claims
    layers = newest_layers(store.layers())
    outlets = load_outlets()
    credits = {r.id: find_credits(r, layers[r.id], outlets) for r in reports if r.id in layers}
    families = trace(reports, layers, credits, claims)
    origins = resolve(claims, reports, families, credits, outlets)

    def corroborate(some: Iterable[Claim]):  # type: ignore[no-untyped-def]
        return existence_origins(tuple(some), reports, families, credits, outlets)

    linked = link(claims, reports, families, store.previous(), verdicts, origins.of_claim, corroborate)
    first = {c.id: (origins.of_claim.get(c.id) or (None,))[0] for c in claims}
    with store.writing(settings.actor, clock) as tx:
        tx.put_versions(versions(settings))
        tx.put_links(families, linked.incidents, linked.sites, linked.leads, sorted(first.items()), origins.origins)


def newest_layers(layers: Iterable[Layer]) -> dict[str, Layer]:
    """The layer each report is read from: the last one added."""
    return {layer.report: layer for layer in layers}


def versions(settings: Settings) -> Versions:
    return Versions(__version__, vocabulary_version(), gazetteer_hash(settings.gazetteer), reader_version())
