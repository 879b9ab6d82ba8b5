"""The use cases: how the rooms work together. Only this module (and the doors above it) touches the store.

    PRESERVE  walk -> receive          READ   convert, read (in the sandbox)      -> receiving.py
    TRACE     lineage -> origins       LINK   incidents and sites                 -> relinking.py
    REVIEW    verdicts enter as rows                                              -> review.py
    PUBLISH   everything leaves through clear()                                   -> release.py
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from headstone.config import Settings
from headstone.errors import Refused
from headstone.folders import walk
from headstone.jobs import Start
from headstone.receiving import Receiving
from headstone.relinking import Relinked, relink
from headstone.rereading import reread
from headstone.runs import Added, Hints, Progress
from headstone.sandbox import Pool
from headstone.store.custody import Clock
from headstone.store.merge import MergeReport, merge
from headstone.store.register import Store

WORKER = "headstone.worker:task", "headstone.worker:initialise"


# PRESERVE and READ


def add(
    store: Store, paths: Sequence[Path], settings: Settings, clock: Clock, hints: Hints, progress: Progress,
    link: Callable[[], Relinked] | None = None,
) -> Added:
    """Preserve and read every file that is new, read again what an older reader or gazetteer read, trace and link.

    What is known already is passed over. A killed run leaves whole files or none; running it again does the rest.
    `link`: how to link anew, for a process that keeps what was linked (default: everything).
    """
    run = Receiving(store, settings, clock, hints, progress)
    with Pool(*WORKER, _start(settings), settings.workers, settings.seconds, settings.memory_mb) as pool:
        run.receive(tuple(walk(paths)), pool)
        again = reread(store, settings, clock, progress, pool)
    progress.step("linking", 0)
    waiting = (link() if link else relink(store, settings, clock)).waiting
    return replace(run.summary(), reread=again, waiting=len(waiting))


def _start(settings: Settings) -> bytes:
    return msgspec.msgpack.encode(Start(str(settings.gazetteer), settings.seconds))


def merge_case(store: Store, other: Path, settings: Settings, clock: Clock, samples: bool) -> MergeReport:
    """Bring another case in and link anew. Raises Refused where samples and real reports would meet unasked."""
    with Store(other) as theirs:
        kinds = {report.meta.invented for case in (store, theirs) for report in case.reports()}
    if len(kinds) > 1 and not samples:
        raise Refused(str(other), "SAMPLE reports and real ones would meet in one case", "say --samples if you mean it")
    done = merge(store, other, settings.actor, clock)
    relink(store, settings, clock)
    return done
