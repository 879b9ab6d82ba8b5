"""Use cases of how a case keeps: what it holds, what it could not read, and whether all of it is whole."""

import shutil
from dataclasses import dataclass

from headstone.desk import Desk
from headstone.model.custody import LogEntry
from headstone.model.register import Versions
from headstone.store import pages, register_read
from headstone.store.register_read import Totals
from headstone.store.verify import record
from headstone.store.verify import verify as check


@dataclass(frozen=True, slots=True)
class Health:
    """What the health page shows without hashing anything: `verify` is asked for by a person."""

    totals: Totals
    versions: Versions
    head: str
    log: tuple[LogEntry, ...]
    unread: tuple[tuple[str, str, int], ...]
    read_only: bool
    verified: LogEntry | None


def health(desk: Desk, entries: int) -> Health:
    """The state of the case; the last entries of its log, newest first."""
    with desk.store.reading() as connection:
        head = register_read.head(connection)
        unread = sorted((*key, n) for key, n in pages.unread_languages(connection).items())
        log = pages.last_log(connection, entries)
        verified = next(iter(reversed(pages.log_of(connection, ["case"]))), None)
        return Health(
            desk.totals(connection, head), register_read.versions(connection), head, log,
            tuple(unread), desk.store.read_only, verified,
        )  # fmt: skip


def disk(desk: Desk) -> tuple[int, int]:
    """Free bytes of the disk that the case lies on, and bytes that its register takes."""
    files = (path for path in desk.store.case.glob("register.sqlite*") if path.is_file())
    return shutil.disk_usage(desk.store.case).free, sum(path.stat().st_size for path in files)


def verified(desk: Desk) -> tuple[bool, int, tuple[tuple[str, str], ...]]:
    """Hash everything again and note it in the log: whether all is whole, how much was checked, what is damaged."""
    found = check(desk.store)
    if found.ok and not desk.store.read_only:
        record(desk.store, found, desk.settings.actor, desk.now)
    return found.ok, found.checked, tuple((f"{one.object} {one.file}".strip(), one.what) for one in found.damaged)
