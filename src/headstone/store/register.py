"""The register: one case on disk, its one door for writing and its doors for reading.

A case is one folder: `register.sqlite` (with its -wal and -shm while open), `vault/`, `tmp/` and `lock`. The folder is
0700, files are 0600. A closed case is a plain folder, safe to copy.
"""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout
from sqlalchemy import Connection, delete, select

from headstone.errors import CaseLocked, CaseMissing
from headstone.model.claims import Claim
from headstone.model.custody import LogEntry
from headstone.model.incidents import Incident, Site
from headstone.model.proposals import Proposal
from headstone.model.register import Dossier, Refusal, Register, Versions
from headstone.model.sources import CollectionRecord, Layer, Report
from headstone.model.verdicts import Verdict
from headstone.store import custody, register_links, register_proposals, register_read, schema
from headstone.store.custody import Chain, Clock
from headstone.store.register_links import History
from headstone.store.register_open import DATABASE, NO_TRANSACTION, WRITE, is_read_only, make_engine, make_folder
from headstone.store.register_read import IncidentRow, Totals
from headstone.store.register_write import Writing
from headstone.store.search import SearchHit
from headstone.store.vault import FILE_MODE, Vault

LOCK = "lock"
PURGING = "purging"  # a fact that stands while purged bytes and pages are not erased yet


class Store:
    """A case. Readers need no lock; writers are serialised over processes by a lock file and BEGIN IMMEDIATE.

    Raises CaseMissing when the folder holds no case and `create` is False. `wait` is how many seconds a writer waits
    for another before CaseLocked. `read_only` (None: as the folder allows) opens a closed case without touching it.
    """

    def __init__(self, case: Path, create: bool = False, wait: float = 30.0, read_only: bool | None = None) -> None:
        self.case, self.vault = case, Vault(case)
        self._lock = FileLock(case / LOCK, timeout=wait, mode=FILE_MODE)
        if create:
            make_folder(case, self.vault)
        elif not (case / DATABASE).is_file():
            raise CaseMissing(str(case), "no case lives here", "name it with --case, or `headstone add` to begin one")
        self.read_only = is_read_only(case) if read_only is None else read_only
        self.engine = make_engine(case / DATABASE, self.read_only)
        try:
            self._open(create)
        except BaseException:
            self.close()
            raise

    def _open(self, create: bool) -> None:
        with self.engine.connect() as connection:
            found = schema.version_of(connection)
        if found == schema.CURRENT:
            if self.fact(PURGING) and not self.read_only:
                self.erase_purged()
            return
        if not found and not create:
            raise CaseMissing(str(self.case), "no case was finished here", "`headstone add` begins one")
        with self.locked(), self._transaction() as connection:
            new = schema.version_of(connection) == 0
            schema.upgrade(connection)
            if new:
                Writing(connection, self.vault, Chain(connection, "", str)).put_fact("case", uuid.uuid4().hex)

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections; the last one folds the -wal file into the register."""
        self.engine.dispose()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the writers' lock. Raises CaseLocked when another keeps it too long or the case is read-only."""
        if self.read_only:
            raise CaseLocked(str(self.case), "it is read-only here", "copy it to where you may write")
        try:
            self._lock.acquire()
        except Timeout as error:
            raise CaseLocked(str(self.case), "another Headstone is writing to it", "wait, then run again") from error
        try:
            yield
        finally:
            self._lock.release()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self.engine.connect().execution_options(headstone_begin=WRITE) as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, actor: str, clock: Clock) -> Iterator[Writing]:
        """One transaction: all of what happens in it is kept, or, on an exception or a kill, none of it.

        Hold several files in one transaction to save commits; parse and read files before you open it, since other
        writers wait meanwhile.
        """
        with self.locked():
            self.vault.sweep()  # under the lock every temporary file is a dead run's
            try:
                with self._transaction() as connection:
                    chain = Chain(connection, actor, clock)
                    yield Writing(connection, self.vault, chain)
                    chain.flush()
                    self.vault.settle()
            finally:
                self.vault.discard()

    def erase_purged(self) -> None:
        """Finish a purge: destroy purged bytes, rewrite the register without free pages, empty the -wal file.

        A purge that was killed half-way is finished when the case is next opened. Raises CaseLocked while another
        process reads, since its view still holds the old pages.
        """
        with self.locked():
            with self.reading() as connection:
                gone = connection.execute(select(schema.tombstones.c.object)).scalars().all()
            for name in gone:
                self.vault.destroy(name.removeprefix("original:"))
            self.engine.dispose()
            with self.engine.connect().execution_options(headstone_begin=NO_TRANSACTION) as connection:
                connection.exec_driver_sql("VACUUM")
            self._empty_wal()
            with self._transaction() as connection:
                connection.execute(delete(schema.facts).where(schema.facts.c.key == PURGING))

    def _empty_wal(self) -> None:
        self.engine.dispose()
        with self.engine.connect().execution_options(headstone_begin=NO_TRANSACTION) as connection:
            busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar()
        if busy:
            raise CaseLocked(str(self.case), "somebody is reading it, so purged pages stay in its -wal file",
                             "close the other Headstone, then open the case again")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the register, whatever writers do meanwhile."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    # What is there to do

    def has_original(self, sha256: str) -> bool:
        """Whether these bytes were received."""
        return self._original_state(sha256) is not None

    def is_done(self, sha256: str) -> bool:
        """Whether these bytes were received and everything that could be made of them stands in the register."""
        return self._original_state(sha256) not in (None, "received")

    def is_purged(self, sha256: str) -> bool:
        """Whether these bytes were purged and may not come back."""
        query = select(schema.tombstones.c.seq).where(schema.tombstones.c.object == f"original:{sha256}")
        with self.reading() as connection:
            return connection.execute(query).first() is not None

    def _original_state(self, sha256: str) -> str | None:
        table = schema.originals
        with self.reading() as connection:
            return connection.execute(select(table.c.state).where(table.c.sha256 == sha256)).scalar()

    def done(self) -> frozenset[str]:
        """SHA-256 of all originals that are done: one query for a whole folder."""
        table = schema.originals
        with self.reading() as connection:
            return frozenset(connection.execute(select(table.c.sha256).where(table.c.state != "received")).scalars())

    def unfinished(self) -> tuple[str, ...]:
        """SHA-256 of originals that were received and not converted yet."""
        table = schema.originals
        with self.reading() as connection:
            return tuple(connection.execute(
                select(table.c.sha256).where(table.c.state == "received").order_by(table.c.sha256)).scalars())

    def unread_by(self, reader: str) -> tuple[Report, ...]:
        """Reports that this version of the reader has not seen, unread ones included: it may know more languages."""
        with self.reading() as connection:
            return register_read.reports_unread_by(connection, reader)

    def locations(self, sha256: str) -> tuple[str, ...]:
        """Every file name under which these bytes came."""
        table = schema.locations
        with self.reading() as connection:
            return tuple(connection.execute(
                select(table.c.file).where(table.c.sha256 == sha256).order_by(table.c.file)).scalars())

    def all_locations(self) -> tuple[tuple[str, str], ...]:
        """SHA-256 and file name of every place where an original lay: one query for a whole folder."""
        table = schema.locations
        with self.reading() as connection:
            found = connection.execute(select(table.c.sha256, table.c.file).order_by(table.c.file, table.c.sha256))
            return tuple((row.sha256, row.file) for row in found)

    def purged(self) -> frozenset[str]:
        """SHA-256 of all originals that were purged and may not come back."""
        table, prefix = schema.tombstones, "original:"
        with self.reading() as connection:
            objects = connection.execute(select(table.c.object).where(table.c.object.startswith(prefix))).scalars()
            return frozenset(name.removeprefix(prefix) for name in objects)

    def previous(self) -> History:
        """Ids given so far, for linking."""
        with self.reading() as connection:
            return register_links.history(connection)

    # What stands in the register

    def register(self) -> Register:
        """Everything, as one value."""
        with self.reading() as connection:
            return register_read.register(connection)

    def dossier(self, id_: str) -> Dossier:
        """One incident (by id or alias) with the rows it touches. Raises NotFound."""
        with self.reading() as connection:
            return register_read.dossier(connection, id_)

    def versions(self) -> Versions:
        with self.reading() as connection:
            return register_read.versions(connection)

    def fact(self, key: str) -> str | None:
        """A fact kept with `Writing.put_fact`; "case" is the id of the case."""
        with self.reading() as connection:
            return connection.execute(select(schema.facts.c.value).where(schema.facts.c.key == key)).scalar()

    def list_rows(self) -> tuple[IncidentRow, ...]:
        """Lines of `headstone list`, without decoding any incident."""
        with self.reading() as connection:
            return register_read.incident_rows(connection)

    def totals(self) -> Totals:
        with self.reading() as connection:
            return register_read.totals(connection)

    def reports(self) -> tuple[Report, ...]:
        with self.reading() as connection:
            return register_read.reports(connection)

    def report(self, id_: str) -> Report:
        """The report of that id. Raises NotFound."""
        with self.reading() as connection:
            return register_read.report(connection, id_)

    def layers_of(self, report: str) -> tuple[Layer, ...]:
        with self.reading() as connection:
            return register_read.layers(connection, [report])

    def layers(self) -> tuple[Layer, ...]:
        with self.reading() as connection:
            return register_read.layers(connection)

    def claims(self, reports: Sequence[str] | None = None) -> tuple[Claim, ...]:
        """All claims, or those of the reports named."""
        with self.reading() as connection:
            return register_read.claims(connection, reports)

    def claim(self, id_: str) -> Claim:
        """The claim of that id. Raises NotFound."""
        with self.reading() as connection:
            return register_read.claim(connection, id_)

    def judgeable(self, id_: str) -> Claim:
        """The claim of that id, or a second reader's proposal, accepted or not. Raises NotFound."""
        with self.reading() as connection:
            return register_read.claim(connection, id_, proposed=True)

    def proposals(self, reports: Sequence[str] | None = None) -> tuple[Proposal, ...]:
        """What a second reader proposed, with the state that a person's verdicts give it."""
        with self.reading() as connection:
            return register_proposals.proposals(connection, reports)

    def asked(self, reader: str) -> frozenset[tuple[str, str]]:
        """The (report, layer) pairs that this second reader has answered in whole."""
        with self.reading() as connection:
            return register_proposals.asked(connection, reader)

    def claims_of(self, incident: str) -> tuple[Claim, ...]:
        """The claims of an incident, by id or alias. Raises NotFound."""
        with self.reading() as connection:
            return register_read.claims_named(connection, register_read.incident(connection, incident).claims)

    def incidents(self) -> tuple[Incident, ...]:
        with self.reading() as connection:
            return register_read.all_of(connection, schema.incidents, Incident)

    def incident(self, id_: str) -> Incident:
        """The incident of that id or alias, in any case of letters. Raises NotFound."""
        with self.reading() as connection:
            return register_read.incident(connection, id_)

    def sites(self) -> tuple[Site, ...]:
        with self.reading() as connection:
            return register_read.all_of(connection, schema.sites, Site)

    def site(self, id_: str) -> Site:
        """The site of that id. Raises NotFound."""
        with self.reading() as connection:
            return register_read.one_of(connection, schema.sites, id_.strip().upper(), Site, "site")

    def register_verdicts(self) -> tuple[Verdict, ...]:
        """Every decision of a person, oldest first."""
        with self.reading() as connection:
            return register_read.verdicts(connection)

    def refusals(self) -> tuple[Refusal, ...]:
        with self.reading() as connection:
            return register_read.refusals(connection)

    def refusals_by_original(self) -> tuple[tuple[str | None, Refusal], ...]:
        """Every refusal with the SHA-256 of the original it speaks of (None: of none that was kept)."""
        table = schema.refusals
        with self.reading() as connection:
            found = connection.execute(select(table).order_by(table.c.file))
            return tuple((row.sha256, Refusal(row.file, row.why)) for row in found)

    def record(self, sha256: str) -> CollectionRecord | None:
        """How an original was collected, at its smallest location."""
        with self.reading() as connection:
            return next(iter(register_read.records(connection, sha256)), None)

    def search(self, words: str, limit: int = 50) -> tuple[SearchHit, ...]:
        """Layers that hold all the words, best first. "Quoted words" are a phrase; a star finds longer words."""
        with self.reading() as connection:
            return register_read.hits(connection, words, limit)

    def log(self) -> tuple[LogEntry, ...]:
        """The custody log, oldest entry first."""
        with self.reading() as connection:
            return custody.entries(connection)

    def log_since(self, seq: int) -> tuple[LogEntry, ...]:
        """The custody entries after that one, oldest first."""
        with self.reading() as connection:
            return custody.entries_since(connection, seq)

    def last_entry(self) -> int:
        """Number of the last custody entry; 0 for an empty log."""
        with self.reading() as connection:
            return custody.tail(connection)[0]

    def head(self) -> str:
        """Hash of the last custody entry: print it wherever the register leaves the house."""
        with self.reading() as connection:
            return custody.tail(connection)[1]
