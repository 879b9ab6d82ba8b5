"""The use cases: how the rooms work together. Only this module (and the doors above it) touches the store.

    PRESERVE  walk -> receive          READ   convert, read (in the sandbox)      -> receiving.py
    TRACE     lineage -> origins       LINK   incidents and sites                 -> relink, below
    REVIEW    verdicts enter as rows                                              -> review.py
    PUBLISH   everything leaves through clear()                                   -> release.py
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from headstone import __version__
from headstone.config import Settings
from headstone.errors import Refused
from headstone.folders import walk
from headstone.jobs import Start
from headstone.linking.corroborating import Counting
from headstone.linking.credits import find_credits
from headstone.linking.incidents import link
from headstone.linking.lineage import trace, with_those_alone
from headstone.linking.origins import OriginMap, resolve
from headstone.model.lineage import Origin
from headstone.model.register import Versions
from headstone.model.sources import Layer
from headstone.model.verdicts import Verdict, standing
from headstone.receiving import Receiving
from headstone.rereading import reread
from headstone.rooms import gazetteer_hash, load_lineage_words, load_organisations, load_outlets, reader_version
from headstone.runs import Added, Hints, Progress
from headstone.sandbox import Pool
from headstone.store.custody import Clock
from headstone.store.merge import MergeReport, merge
from headstone.store.register import Store
from headstone.tables import vocabulary_version
from headstone.view import seen

WORKER = "headstone.worker:task", "headstone.worker:initialise"


# PRESERVE and READ


def add(
    store: Store, paths: Sequence[Path], settings: Settings, clock: Clock, hints: Hints, progress: Progress
) -> Added:
    """Preserve and read every file that is new, read again what an older reader or gazetteer read, trace and link.

    What is known already is passed over. A killed run leaves whole files or none; running it again does the rest.
    """
    run = Receiving(store, settings, clock, hints, progress)
    with Pool(*WORKER, _start(settings), settings.workers, settings.seconds, settings.memory_mb) as pool:
        run.receive(tuple(walk(paths)), pool)
        again = reread(store, settings, clock, progress, pool)
    progress.step("linking", 0)
    waiting = relink(store, settings, clock).waiting
    return replace(run.summary(), reread=again, waiting=len(waiting))


def _start(settings: Settings) -> bytes:
    return msgspec.msgpack.encode(Start(str(settings.gazetteer), settings.seconds))


# TRACE and LINK


@dataclass(frozen=True, slots=True)
class Relinked:
    """`waiting`: corrections whose words no claim holds any more; a person must look at them."""

    waiting: tuple[Verdict, ...] = ()


def relink(store: Store, settings: Settings, clock: Clock) -> Relinked:
    """Families, origins, incidents and sites of all that was read: a pure function of texts, claims and verdicts."""
    reports, verdicts = store.reports(), standing(store.register_verdicts())
    view = seen(store.claims(), verdicts)
    claims = view.claims
    layers = newest_layers(store.layers())
    outlets = load_outlets(r.meta.publisher for r in reports if r.meta.publisher)
    credits = {r.id: find_credits(r, layers[r.id], outlets) for r in reports if r.id in layers}
    families = trace(reports, layers, load_lineage_words(), credits, claims)
    origins = resolve(claims, reports, families, credits, outlets, load_organisations())

    told, count = origins.of_claim, Counting.of(origins, reports, families, outlets)
    linked = link(claims, reports, families, store.previous(), verdicts, told, count, layers, asking=True)
    first = sorted((c.id, next(iter(origins.of_claim.get(c.id) or ()), None)) for c in claims)
    with store.writing(settings.actor, clock) as tx:
        tx.put_versions(versions(settings))
        whole = with_those_alone(families, reports)
        tx.put_links(whole, linked.incidents, linked.sites, linked.leads, first, behind(origins))
    return Relinked(view.waiting)


def behind(origins: OriginMap) -> tuple[Origin, ...]:
    """The origins, each with every claim that it stands behind."""
    claims: dict[str, list[str]] = {}
    for claim, ids in sorted(origins.of_claim.items()):
        for id_ in ids:
            claims.setdefault(id_, []).append(claim)
    return tuple(replace(origin, claims=tuple(claims.get(origin.id, ()))) for origin in origins.origins)


def newest_layers(layers: Iterable[Layer]) -> dict[str, Layer]:
    """The layer each report is read from: the last one added."""
    return {layer.report: layer for layer in layers}


def versions(settings: Settings) -> Versions:
    return Versions(__version__, vocabulary_version(), gazetteer_hash(settings.gazetteer), reader_version())


def merge_case(store: Store, other: Path, settings: Settings, clock: Clock, samples: bool) -> MergeReport:
    """Bring another case in and link anew. Raises Refused where samples and real reports would meet unasked."""
    with Store(other) as theirs:
        kinds = {report.meta.invented for case in (store, theirs) for report in case.reports()}
    if len(kinds) > 1 and not samples:
        raise Refused(str(other), "SAMPLE reports and real ones would meet in one case", "say --samples if you mean it")
    done = merge(store, other, settings.actor, clock)
    relink(store, settings, clock)
    return done
