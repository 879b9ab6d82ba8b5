"""An open case as the room holds it, with what was counted of it once for each of its states."""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from sqlalchemy import Connection

from headstone.config import Settings
from headstone.model.pages import Asked, FacetValue
from headstone.model.verdicts import Verdict, standing
from headstone.relinking import Relinked, Relinker
from headstone.store import page_desk, register_read
from headstone.store.custody import Clock
from headstone.store.register import Store
from headstone.store.register_read import Totals
from headstone.view import seen

REMEMBERED = 64  # facet tables kept for one state of the case; a table of 100,000 claims takes tens of milliseconds


@dataclass(slots=True)
class Desk:
    """An open case with what a page needs beside it. One for the life of the server, shared by its threads."""

    store: Store
    settings: Settings
    now: Clock
    moment: Clock
    lock: Lock = field(default_factory=Lock)
    _relinker: Relinker | None = None
    _totals: tuple[str, Totals] | None = None
    _waiting: tuple[str, tuple[Verdict, ...]] | None = None
    _lists: tuple[str, tuple[FacetValue, ...]] | None = None
    _facets: OrderedDict[tuple[str, Asked], tuple[FacetValue, ...]] = field(default_factory=OrderedDict)

    def link_anew(self) -> Relinked:
        """Link what changed since the desk linked last."""
        with self.store.locked():
            return self._linking().relink()

    def make_ready(self) -> None:
        """Link once before anybody waits for it; a case that may not be written is left as it is."""
        if not self.store.read_only:
            self._linking().make_ready()

    def _linking(self) -> Relinker:
        with self.lock:
            if self._relinker is None:
                self._relinker = Relinker(self.store, self.settings, self.now)
            return self._relinker

    def totals(self, connection: Connection, head: str) -> Totals:
        """The totals of the case, counted once for each of its states."""
        with self.lock:
            if self._totals is None or self._totals[0] != head:
                self._totals = head, register_read.totals(connection)
            return self._totals[1]

    def waiting(self, connection: Connection, head: str) -> tuple[Verdict, ...]:
        """Corrections whose words no claim holds any more, looked for once for each state of the case."""
        with self.lock:
            if self._waiting is None or self._waiting[0] != head:
                said = standing(page_desk.corrections(connection))
                files = sorted({one.report for one in said if one.report})
                self._waiting = head, seen(register_read.claims(connection, files), said).waiting if said else ()
            return self._waiting[1]

    def waiting_values(self, connection: Connection, head: str) -> tuple[FacetValue, ...]:
        """How many incidents wait for what and for whom, counted once for each state of the case."""
        with self.lock:
            if self._lists is None or self._lists[0] != head:
                self._lists = head, page_desk.waiting_values(connection)
            return self._lists[1]

    def remembered(self, key: tuple[str, Asked]) -> tuple[FacetValue, ...] | None:
        with self.lock:
            return self._facets.get(key)

    def remember(self, key: tuple[str, Asked], values: tuple[FacetValue, ...]) -> None:
        with self.lock:
            self._facets[key] = values
            while len(self._facets) > REMEMBERED:
                self._facets.popitem(last=False)
