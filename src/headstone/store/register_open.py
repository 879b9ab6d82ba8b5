"""Opening a case: its folder and files with their modes, its database with its settings."""

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from headstone.errors import Damaged
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


def make_engine(database: Path) -> Engine:
    """The engine of a case. Connections begin as their option headstone_begin says: BEGIN, WRITE or NO_TRANSACTION.

    Raises Damaged, when the first connection is made, for a file that is no SQLite database.
    """
    engine = create_engine(URL.create("sqlite", database=str(database)))

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions are begun by us, below
        try:
            for pragma in PRAGMAS:
                connection.execute(pragma)
        except sqlite3.DatabaseError as error:
            raise Damaged(str(database), str(error), "restore it from a backup") from error

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        begin = connection.get_execution_options().get("headstone_begin", "BEGIN")
        if begin:
            connection.exec_driver_sql(begin)

    return engine

