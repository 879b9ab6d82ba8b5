"""Backup: a consistent copy of a case, as a plain folder or one .zip, that is checked before it counts as one."""

import json
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import insert, select

from headstone.errors import Damaged, Refused
from headstone.store import custody, schema
from headstone.store.custody import Clock
from headstone.store.register import Store
from headstone.store.register_open import DATABASE
from headstone.store.vault import FILE_MODE, PREFIX, chunks, private_folder, sha256_of, sync_folder

Progress = Callable[[int, int], None]  # files copied, files to copy
HEAD = "head.json"


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What was copied. `damaged`: originals that no longer hash to their name; they were copied as they are."""

    target: Path
    head: str
    originals: int
    size: int
    damaged: tuple[str, ...]


def backup(store: Store, target: Path, actor: str, clock: Clock, progress: Progress | None = None) -> BackupReport:
    """Copy the case to `target`, a new folder or a new file ending in .zip; writers wait meanwhile.

    The copy's log ends with the entry of the copying, and its head stands in head.json beside it. The copy is read
    again: Damaged when its log or an original differs from what was written. A backup folder is itself a case.
    """
    _refuse_bad(store, target)
    with store.locked():
        head = _announce(store, target, actor, clock)
        partial = half(target)
        try:
            report = (_to_zip if target.suffix == ".zip" else _to_folder)(store, partial, head, progress)
            partial.rename(target)
        finally:
            _clear(partial)
    sync_folder(target.parent)
    return BackupReport(target, head, *report)


def _refuse_bad(store: Store, target: Path) -> None:
    for path in (target, half(target)):
        if path.exists():
            raise Refused(str(path), "is there already", "name another target, or remove what a killed backup left")
    if not target.parent.is_dir():
        raise Refused(str(target.parent), "is no folder", "make it first")
    if store.case.resolve() in target.resolve().parents:
        raise Refused(str(target), "lies inside the case", "put the backup on another disk")


def half(target: Path) -> Path:
    """Where a backup grows until it is whole."""
    return target.with_name(target.name + ".partial")


def _announce(store: Store, target: Path, actor: str, clock: Clock) -> str:
    """Log the copying, remember where it went (for a later purge), and give the head."""
    with store.writing(actor, clock) as tx:
        tx.log("copy", "case", None, "backup")
        row = {"at": clock(), "target": str(target), "head": tx.chain.head}
        tx.connection.execute(insert(schema.backups), row)
        return tx.chain.head


def _clear(partial: Path) -> None:
    if partial.is_dir():
        shutil.rmtree(partial)
    else:
        partial.unlink(missing_ok=True)


def _facts(store: Store, head: str) -> bytes:
    facts = {"case": store.fact("case"), "head": head, "schema": schema.CURRENT}
    return (json.dumps(facts, sort_keys=True) + "\n").encode("utf-8")


def _names(store: Store) -> list[str]:
    table = schema.originals
    with store.reading() as connection:
        return [sha for sha in connection.execute(select(table.c.sha256).order_by(table.c.sha256)).scalars()
                if store.vault.holds(sha)]


def _copy_database(store: Store, target: Path) -> None:
    """SQLite's own backup call: one moment of the register, the -wal file folded in."""
    target.touch(FILE_MODE)
    target.chmod(FILE_MODE)
    with closing(sqlite3.connect(store.case / DATABASE)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def _check_database(database: Path, head: str) -> None:
    uri = f"{database.resolve().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as copy:
        copy.row_factory = sqlite3.Row
        whole = copy.execute("PRAGMA quick_check").fetchone()[0]
        log = tuple(custody.entry_of(dict(row)) for row in copy.execute("SELECT * FROM custody ORDER BY seq"))
    found = custody.check(log)
    if whole != "ok" or found.head != head or not found.ok:
        raise Damaged("the backup", f"its log does not end as it should ({whole})", "run `headstone verify`")


Result = tuple[int, int, tuple[str, ...]]  # originals, bytes, damaged


def _to_folder(store: Store, folder: Path, head: str, progress: Progress | None) -> Result:
    private_folder(folder)
    private_folder(folder / "vault")
    private_folder(folder / "tmp")
    _copy_database(store, folder / DATABASE)
    _write(folder / HEAD, _facts(store, head))
    names, size, damaged = _names(store), 0, []
    for done, sha256 in enumerate(names, 1):
        target = folder / "vault" / sha256[:2] / sha256
        private_folder(target.parent)
        _copy(store.vault.path(sha256), target)
        size += target.stat().st_size
        damaged += _differs(sha256, sha256_of(target), store)
        if progress:
            progress(done, len(names))
    _check_database(folder / DATABASE, head)
    return len(names), size, tuple(damaged)


def _differs(sha256: str, copied: str, store: Store) -> list[str]:
    """[] or [the original's name]; Damaged when the copy differs from what the vault holds."""
    if copied == sha256:
        return []
    if copied != sha256_of(store.vault.path(sha256)):
        raise Damaged("the backup", f"original {sha256} was copied wrongly", "look at the disk, then try again")
    return [sha256]


def _write(path: Path, data: bytes) -> None:
    path.touch(FILE_MODE)
    path.write_bytes(data)


def _copy(source: Path, target: Path) -> None:
    target.touch(FILE_MODE)
    with target.open("wb") as stream:
        for piece in chunks(source):
            stream.write(piece)


def _to_zip(store: Store, partial: Path, head: str, progress: Progress | None) -> Result:
    partial.touch(FILE_MODE)
    with _scratch(store) as database:
        _copy_database(store, database)
        _check_database(database, head)
        names, wanted = _names(store), {DATABASE: sha256_of(database)}
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(HEAD, _facts(store, head))
            archive.write(database, DATABASE)
            for done, sha256 in enumerate(names, 1):
                archive.write(store.vault.path(sha256), _member(sha256))
                if progress:
                    progress(done, len(names))
    with zipfile.ZipFile(partial) as archive:
        if _sha256_in(archive, DATABASE) != wanted[DATABASE]:
            raise Damaged("the backup", "its register was copied wrongly", "look at the disk, then try again")
        damaged = [one for sha in names for one in _differs(sha, _sha256_in(archive, _member(sha)), store)]
        return len(names), sum(info.file_size for info in archive.infolist()), tuple(damaged)


def _member(sha256: str) -> str:
    return f"vault/{sha256[:2]}/{sha256}"


def _sha256_in(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as stream:
        return sha256_of(stream)  # type: ignore[arg-type]  # an IO[bytes], which reads as a BinaryIO does


@contextmanager
def _scratch(store: Store) -> Iterator[Path]:
    """A file inside the case that is gone afterwards; a killed run's is swept by the next writer."""
    with tempfile.TemporaryDirectory(prefix=PREFIX, dir=store.vault.tmp) as folder:
        yield Path(folder) / DATABASE

