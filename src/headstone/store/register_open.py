"""Opening a case: its folder and files with their modes, its database with its settings."""

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.exc import IntegrityError

from headstone.errors import CaseLocked, Damaged, StoreError
from headstone.store.vault import FILE_MODE, Vault, private_folder

DATABASE = "register.sqlite"
BUSY_MS = 30_000
WRITE = "BEGIN IMMEDIATE"  # take the write lock at once: the chain's tail that is read then stays the tail
NO_TRANSACTION = ""  # VACUUM and checkpoints run outside any

# FULL: a committed file survives a power cut. secure_delete: removed rows are overwritten. temp_store in memory: no
# part of a report is written outside the case.
PRAGMAS = (
    f"PRAGMA busy_timeout={BUSY_MS}", "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA secure_delete=ON",
    "PRAGMA foreign_keys=ON", "PRAGMA temp_store=MEMORY",
)


def make_folder(case: Path, vault: Vault) -> None:
    """The folder of a case, 0700, with an empty register, 0600, in it; what is there already stays."""
    private_folder(case)
    vault.prepare()
    # SQLite gives its -wal and -shm files the mode of the database, so the mode is set before it opens it.
    os.close(os.open(case / DATABASE, os.O_CREAT | os.O_RDWR, FILE_MODE))


def is_read_only(case: Path) -> bool:
    """Whether the case lies on a medium or in a folder that we may not write to."""
    return not os.access(case, os.W_OK)


def make_engine(database: Path, read_only: bool = False) -> Engine:
    """The engine of a case. Connections begin as their option headstone_begin says: BEGIN, WRITE or NO_TRANSACTION.

    `read_only` opens the file as it lies, without a -wal file beside it. Raises Damaged for a file that is no whole
    SQLite database, when the first connection is made or when the damage is met.
    """
    if read_only and database.with_name(database.name + "-wal").exists():
        raise Damaged(str(database), "was copied while it was open", "copy it to where you may write")
    engine = create_engine(_address(database, read_only), hide_parameters=True)  # no report text in faults

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions are begun by us, below
        try:
            for pragma in PRAGMAS[:1] if read_only else PRAGMAS:
                connection.execute(pragma)
        except sqlite3.DatabaseError as error:
            raise Damaged(str(database), str(error), "restore it from a backup") from error

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        begin = connection.get_execution_options().get("headstone_begin", "BEGIN")
        if begin:
            connection.exec_driver_sql(begin)

    @event.listens_for(engine, "handle_error")
    def _name(context: ExceptionContext) -> None:
        if isinstance(context.original_exception, sqlite3.DatabaseError):
            named = _named(database, context.original_exception)
            if named is not None and not isinstance(context.sqlalchemy_exception, IntegrityError):
                raise named from context.original_exception

    return engine


def _address(database: Path, read_only: bool) -> URL:
    if not read_only:
        return URL.create("sqlite", database=str(database))
    # immutable: SQLite takes no lock and makes no file, which a read-only medium would refuse
    return URL.create("sqlite", database=database.resolve().as_uri(), query={
        "mode": "ro", "immutable": "1", "uri": "true"})


def _named(database: Path, error: sqlite3.DatabaseError) -> StoreError | None:
    """Our name for what SQLite met; None for a fault of the program, which keeps its own."""
    words = str(error)
    if "malformed" in words or "not a database" in words:
        return Damaged(str(database), words, "restore it from a backup")
    if "locked" in words:
        return CaseLocked(str(database.parent), "another Headstone is writing to it", "wait, then run again")
    if any(sign in words for sign in ("full", "disk I/O", "readonly", "unable to open")):
        return StoreError(str(database), words, "look at the disk: free space, or write to another")
    return None

