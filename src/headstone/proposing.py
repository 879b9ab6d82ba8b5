"""The use case of the second reader: send passages, hold the answers against the texts, keep what holds as proposals.

Nothing calls it but `headstone propose`. What it keeps counts nowhere until a person accepts it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec

from headstone.config import Settings
from headstone.errors import HeadstoneError, NoAnswer, Refused
from headstone.jobs import Check, Start
from headstone.model.claims import Claim
from headstone.model.proposals import Answered, Checked, ProposalRun
from headstone.model.sources import Layer, Report, digest
from headstone.reading.proposals_form import instructions, passages
from headstone.runs import Progress
from headstone.sandbox import Pool
from headstone.second_reader import SecondReader
from headstone.store.custody import Clock
from headstone.store.register import Store
from headstone.tables import load

WORKER = "headstone.proposals_worker:task", "headstone.proposals_worker:initialise"
PATIENCE = 3  # answers in a row that cannot be used: the fourth would be no better
UNCHECKED = "a report whose answers could not be checked in time"
UNHEARD = "no usable answer: "


class Sending(NamedTuple):
    report: Report
    layer: Layer


@dataclass(frozen=True, slots=True)
class Proposed:
    """What one run did. `reports` and `passages` were sent; `refused` counts by reason; `stopped` says why a run ended
    before its end."""

    host: str
    reader: str
    instructions: str
    reports: int = 0
    passages: int = 0
    proposed: int = 0
    kept: tuple[str, ...] = ()
    refused: tuple[tuple[str, int], ...] = ()
    stopped: str | None = None


@dataclass(slots=True)
class Tally:
    """One run on its way."""

    who: SecondReader
    sent: Counter[str] = field(default_factory=Counter)  # passages by report
    proposed: int = 0
    claims: list[Claim] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    failed: int = 0  # answers in a row that could not be used
    kept: tuple[str, ...] = ()

    @property
    def reports(self) -> int:
        return len(+self.sent)

    @property
    def passages(self) -> int:
        return self.sent.total()

    def summary(self) -> Proposed:
        stopped = f"{PATIENCE} answers in a row could not be used" if self.failed >= PATIENCE else None
        return Proposed(
            self.who.endpoint.name, self.who.name, self.who.told, self.reports, self.passages, self.proposed, self.kept,
            tuple(sorted(self.refused.items())), stopped,
        )  # fmt: skip

    def in_a_line(self) -> str:
        """For the custody log: no word of any report or answer."""
        refused = sum(self.refused.values())
        return (
            f"second reader {self.who.model} at {self.who.endpoint.name}; {self.reports} reports sent in "
            f"{self.passages} passages; instructions {self.who.told}; {self.proposed} proposed, "
            f"{len(self.claims)} hold, {refused} refused"
        )


def told() -> str:
    """The instructions that a second reader gets, with the vocabulary's codes."""
    return instructions(load("second_reader.yaml"), load("vocabulary.yaml"))


def propose(
    store: Store, named: Sequence[Report], who: SecondReader, settings: Settings, clock: Clock, progress: Progress,
    limit: int | None = None,
) -> Proposed:  # fmt: skip
    """Ask a second reader about the reports named, or about all that it was not asked about.

    What was answered before a fault or Ctrl-C is kept, with one custody entry, and the fault is raised again. Raises
    SecondReaderError where nobody listens, Refused for a case that cannot be written or a report that was not read.
    """
    if store.read_only:
        raise Refused(str(store.case), "is read-only here", "copy it to where you may write")
    tally, todo = Tally(who), list(chosen(store, named, who.name))[:limit]
    progress.total(len(todo))
    start = msgspec.msgpack.encode(Start(str(settings.gazetteer), settings.seconds))
    try:
        with Pool(*WORKER, start, 1, settings.seconds, settings.memory_mb) as pool:
            for sending in todo:
                ask_about(store, sending, tally, pool)
                progress.step("asking", 1)
                if tally.failed >= PATIENCE:
                    break
    finally:
        if tally.passages:
            keep(store, tally, settings, clock)
    return tally.summary()


def chosen(store: Store, named: Sequence[Report], reader: str) -> Iterator[Sending]:
    """Reports with the layer they are read from; without names those that this reader was not asked about yet."""
    done = store.asked(reader) if not named else frozenset()
    for report in named or store.reports():
        layers = store.layers_of(report.id)
        if report.state == "read" and layers and (report.id, layers[-1].id) not in done:
            yield Sending(report, layers[-1])
        elif named:
            raise Refused(report.id, f"was not read ({report.why_unread or 'no text'})", "only read reports are sent")


def ask_about(store: Store, sending: Sending, tally: Tally, pool: Pool) -> None:
    """Every passage of one report, and what of the answers holds."""
    answers, whole = [], True
    for passage in passages(sending.layer):
        tally.sent[sending.report.id] += 1  # before it is: who stops us in the middle must find it in the log
        try:
            answer = tally.who.ask(sending.layer.text[passage.start : passage.end])
        except NoAnswer as error:
            whole, tally.failed = False, tally.failed + 1
            tally.refused[UNHEARD + error.why] += 1
            if tally.failed >= PATIENCE:
                break
            continue
        except HeadstoneError:  # nobody listened, so nothing went out
            tally.sent[sending.report.id] -= 1
            raise
        tally.failed = 0
        answers.append(Answered(passage, answer))
    checked = check(store, sending, tuple(answers), tally, pool) if answers else Checked()
    if checked is None:
        tally.refused[UNCHECKED] += 1
        return
    tally.claims.extend(checked.claims)
    tally.proposed += checked.proposed
    tally.refused.update(dict(checked.refused))
    if whole:
        tally.asked.append((sending.report.id, sending.layer.id))


def check(store: Store, sending: Sending, answers: tuple[Answered, ...], tally: Tally, pool: Pool) -> Checked | None:
    """In the sandbox: a text or an answer that makes our grammar hang costs its report and no more."""
    report, layer = sending
    known = tuple(one.claim.id for one in store.proposals([report.id]))
    job = Check(report, layer, tally.who.name, answers, store.claims([report.id]), known)
    outcome = pool.run(msgspec.msgpack.encode(job))
    return msgspec.msgpack.decode(outcome.value, type=Checked) if outcome.ok else None


def keep(store: Store, tally: Tally, settings: Settings, clock: Clock) -> None:
    ids = sorted(claim.id for claim in tally.claims)
    id_ = "P-" + digest("proposals", tally.who.name, clock(), store.head(), *ids)[:12]
    run = ProposalRun(id_, tally.who.name, tuple(tally.claims), tuple(tally.asked), tally.in_a_line())
    with store.writing(settings.actor, clock) as tx:
        tally.kept = tx.put_proposals(run)
