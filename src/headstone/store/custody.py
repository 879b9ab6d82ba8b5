"""The custody log: appended in the transaction of the row it speaks of, each entry chained to the one before.

Entries name objects by id and hash only ("original:SHA", "report:R-..", "layer:L-..", "verdict:V-..", "links",
"case:.."): no file name and no text, so that a purge never has to rewrite the chain.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select

from headstone import __version__
from headstone.model.custody import GENESIS, LogEntry
from headstone.store import schema

Clock = Callable[[], str]  # UTC, ISO 8601, e.g. 2026-01-31T09:00:00Z

ACTIONS = frozenset({
    "acquire", "copy", "extract", "ocr", "translate", "read", "link", "review", "merge", "split", "redact", "export",
    "release", "access", "verify", "correct", "restrict", "purge",
})
FIELDS = ("seq", "at", "actor", "tool", "version", "action", "object", "sha256", "reason", "prev")


class Chain:
    """The writing end of the log inside one transaction that holds the database's write lock."""

    def __init__(self, connection: Connection, actor: str, clock: Clock) -> None:
        self.connection, self.actor, self.clock = connection, actor, clock
        self.seq, self.head = tail(connection)
        self._waiting: list[dict[str, Any]] = []

    def append(
        self, action: str, object_: str, sha256: str | None = None, reason: str | None = None, tool: str = "headstone"
    ) -> LogEntry:
        """Add one entry. It is written with `flush`, at the latest at the end of the transaction.

        Raises ValueError for an action that is not in the list of custody.md.
        """
        if action not in ACTIONS:
            raise ValueError(f"no custody action {action!r}")
        entry = LogEntry(
            self.seq + 1, self.clock(), self.actor, tool, __version__, action, object_, sha256, reason, self.head
        )
        self.seq, self.head = entry.seq, entry.hash()
        self._waiting.append({name: getattr(entry, name) for name in FIELDS} | {"hash": self.head})
        return entry

    def mark(self) -> tuple[int, str, int]:
        """Where the chain stands now, for `rewind`."""
        return self.seq, self.head, len(self._waiting)

    def rewind(self, mark: tuple[int, str, int]) -> None:
        """Forget the entries since a mark: what they speak of was taken back in the same transaction."""
        self.seq, self.head, waiting = mark
        del self._waiting[waiting:]

    def flush(self) -> None:
        if self._waiting:
            self.connection.execute(insert(schema.custody), self._waiting)
            self._waiting.clear()


def tail(connection: Connection) -> tuple[int, str]:
    """Number and hash of the last entry; (0, 64 zeros) for an empty log."""
    table = schema.custody
    row = connection.execute(select(table.c.seq, table.c.hash).order_by(table.c.seq.desc()).limit(1)).first()
    return (row.seq, row.hash) if row else (0, GENESIS)


def entries(connection: Connection) -> tuple[LogEntry, ...]:
    """The whole log in order."""
    rows = connection.execute(select(schema.custody).order_by(schema.custody.c.seq)).mappings()
    return tuple(entry_of(row) for row in rows)


def entries_since(connection: Connection, seq: int) -> tuple[LogEntry, ...]:
    """Entries after that one, oldest first."""
    query = select(schema.custody).where(schema.custody.c.seq > seq).order_by(schema.custody.c.seq)
    return tuple(entry_of(row) for row in connection.execute(query).mappings())


def entries_of(connection: Connection, objects: Sequence[str]) -> tuple[LogEntry, ...]:
    """Entries on these objects, oldest first."""
    query = select(schema.custody).where(schema.custody.c.object.in_(objects)).order_by(schema.custody.c.seq)
    return tuple(entry_of(row) for row in connection.execute(query).mappings())


def entry_of(row: RowMapping | Mapping[str, Any]) -> LogEntry:
    return LogEntry(**{name: row[name] for name in FIELDS})


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """Result of walking a chain: its head, and what is wrong in words (empty when it holds)."""

    head: str
    faults: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.faults


def check(log: Iterable[LogEntry], last_head: str | None = None) -> ChainCheck:
    """Walk a chain. A changed, removed, added or reordered entry breaks it where it stands.

    A cut tail leaves a whole chain: only `last_head`, the head printed on a dossier or kept elsewhere, shows it. An
    older head is accepted when it still stands in the chain, since the log may have grown since.
    """
    head, seen, faults = GENESIS, {GENESIS}, []
    for expected, entry in enumerate(log, start=1):
        if entry.seq != expected:
            faults.append(f"entry {entry.seq} stands where {expected} belongs")
            break
        if entry.prev != head:
            faults.append(f"entry {entry.seq} does not follow entry {entry.seq - 1}: one of them was changed")
            break
        head = entry.hash()
        seen.add(head)
    if last_head is not None and last_head not in seen and not faults:
        faults.append(f"the head {last_head} does not stand in the log: its tail was cut off or it is another log")
    return ChainCheck(head, tuple(faults))
