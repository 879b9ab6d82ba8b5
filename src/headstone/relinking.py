"""Use case: link the case anew, as a whole or only where something changed since.

A `Relinker` keeps what was linked for as long as its process lives. What has changed it learns from the custody log:
every decision and every reading is an entry there, whoever made it. A decision touches its neighbourhood; a new reading
is compared with every text, since a copy may lie anywhere, but only its own pairs are judged; after a purge, a merge of
cases, or links that another process wrote, everything begins anew. What it writes is what a whole run would write.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from headstone import __version__
from headstone.config import Settings
from headstone.linked_state import Held, advanced, changed_rows, derived_of, gathered, unlike
from headstone.model.custody import LogEntry
from headstone.model.register import Versions
from headstone.model.verdicts import Verdict
from headstone.store.custody import Clock
from headstone.store.page_changes import Touched
from headstone.store.register import Store
from headstone.tables import vocabulary_version
from headstone.versions import gazetteer_hash, reader_version

# Entries of the log that change nothing that is linked.
QUIET = frozenset({"acquire", "copy", "export", "release", "access", "verify", "restrict", "redact"})
FOLLOWED = ("verdict:", "report:", "layer:")


@dataclass(frozen=True, slots=True)
class Relinked:
    """`waiting`: corrections whose words no claim holds any more; a person must look at them."""

    waiting: tuple[Verdict, ...] = ()


@dataclass(slots=True)
class Relinker:
    """Links one case. Call it under the writers' lock only."""

    store: Store
    settings: Settings
    clock: Clock
    _held: Held | None = field(default=None, repr=False)

    def relink(self) -> Relinked:
        """Link what changed since the last call; everything, the first time and after what cannot be followed."""
        held, self._held = self._held, None  # a fault on the way leaves nothing that is half true
        read = self._read_since(held.seq) if held else None
        self._held = self._whole(gathered(self.store)) if held is None or read is None else self._some(held, read)
        return Relinked(self._held.told.waiting)

    def make_ready(self) -> Relinked | None:
        """Link everything once, before anybody waits for it; the lock is held only to write. None, and nothing written,
        where the case changed meanwhile or was linked."""
        held = gathered(self.store)
        with self.store.locked():
            if self._held is not None or self.store.last_entry() != held.seq:
                return None
            self._held = self._whole(held)
            return Relinked(held.told.waiting)

    def _read_since(self, seq: int) -> frozenset[str] | None:
        """Reports read (anew) since that entry; None where what happened cannot be followed."""
        entries = self.store.log_since(seq)
        if not all(entry.action in QUIET or followed(entry) for entry in entries):
            return None
        read = named(entries, "report:")
        return None if named(entries, "layer:") and not read else read  # a text alone: the log does not say whose

    def _whole(self, held: Held) -> Held:
        all_ = derived_of(held)
        with self.store.writing(self.settings.actor, self.clock) as tx:
            tx.put_versions(versions(self.settings))
            tx.put_links(all_.families, all_.incidents, all_.sites, all_.leads, all_.claim_origins, all_.origins)
        held.seq = self.store.last_entry()
        return held

    def _some(self, held: Held, read: frozenset[str]) -> Held:
        now, changed = advanced(self.store, held, read)
        rows, gone = changed_rows(held, now, changed)
        with self.store.writing(self.settings.actor, self.clock) as tx:
            tx.put_versions(versions(self.settings))
            tx.put_changes(rows, gone, Touched(spoken_of(held, now), read))
        now.seq = self.store.last_entry()
        return now


def relink(store: Store, settings: Settings, clock: Clock) -> Relinked:
    """Link everything anew: families, origins, incidents and sites, a pure function of texts, claims and verdicts."""
    linker = Relinker(store, settings, clock)
    if done := linker.make_ready():  # others may write meanwhile
        return done
    with store.locked():
        return linker.relink()


def followed(entry: LogEntry) -> bool:
    """Is it known what such an entry changed? A purge takes more with it than it names."""
    return entry.action != "purge" and entry.object.startswith(FOLLOWED)


def spoken_of(before: Held, now: Held) -> set[str]:
    """Claims that decisions since spoke of, by word or by taking a word back."""
    return {claim for one in unlike(before.told.verdicts, now.told.verdicts) for claim in one.claims}


def named(entries: Iterable[LogEntry], prefix: str) -> frozenset[str]:
    return frozenset(entry.object.removeprefix(prefix) for entry in entries if entry.object.startswith(prefix))


def versions(settings: Settings) -> Versions:
    return Versions(__version__, vocabulary_version(), gazetteer_hash(settings.gazetteer), reader_version())
