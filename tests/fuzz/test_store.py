"""A case under any sequence of work: the log holds, ids stay what they were, and nobody's word is lost."""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from headstone.errors import Refused
from headstone.linking.incidents import link
from headstone.model.claims import Claim, claim_id
from headstone.model.custody import GENESIS
from headstone.model.incidents import Incident
from headstone.model.places import Place
from headstone.model.spans import Span
from headstone.store import purge as purging
from headstone.store import verify as verifying
from headstone.store.backup import backup
from headstone.store.merge import merge
from headstone.store.register import Store
from tests.fuzz.rounds import ROUNDS
from tests.store import factories
from tests.store.factories import Made, claims_of, counting_clock

pytestmark = pytest.mark.slow

TOWNS = (
    Place("Orvane", "Orvane", 10.0, 20.0, 2000, "P2", "t:1", "XA", "01"),
    Place("Tessim", "Tessim", 14.4, 25.3, 2000, "P2", "t:2", "XA", "07"),
    Place("Dastan", "Dastan", 40.0, 60.0, 2000, "P2", "t:5", "XB", "09"),
)
MARKS = (
    "Belkornian", "Dresvitchi", "Fanglomtep", "Gusparnick", "Holmbrexit", "Jontarvels", "Kwimbletop", "Lurchedvan",
    "Mysphondir",
)  # one invented word in each text, so that whatever is left of it is found
KINDS = ("accept", "reject", "must_link", "cannot_link", "must_link", "cannot_link")
STEPS = 30


def placed(made: Made, numbers: Sequence[int]) -> Made:
    """The file with a claim at a town for each of its reports, by the words that name the act."""
    claims: list[Claim] = []
    for report, layer, number in zip(made.reports, made.layers, numbers, strict=False):
        (claim,) = claims_of(report, layer, "opened a pit")
        claims.append(replace(claim, place=TOWNS[number % len(TOWNS)], score=0.5))
    return replace(made, claims=tuple(claims))


def text_of(number: int) -> str:
    return f"{MARKS[number]} says that crew {number} opened a pit by the old road."


def file_of(number: int) -> Made:
    """Every third file is an archive of two reports."""
    if number % 3 == 2:
        texts = {f"{part}.txt": f"{text_of(number)} Part {part}." for part in "ab"}
        return placed(factories.archive(texts, f"box{number}.zip"), (number, number + 1))
    return placed(factories.made(text_of(number), f"file{number}.txt", "opened a pit"), (number,))


class Work(RuleBasedStateMachine):
    """People and programs at work on one case; beside it what they would swear to."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="headstone-fuzz-"))
        self.clock = counting_clock()
        self.case = self.folder / "case"
        self.store = Store(self.case, create=True)
        self.count = 0
        self.head = GENESIS
        self.purged: set[int] = set()
        self.said: dict[str, str] = {}  # verdict ids that must stand, and their kind
        self.claims_ever: dict[str, set[str]] = {}  # by incident id: every claim it ever held

    @initialize()
    def begin(self) -> None:
        for number in range(2):
            self.adds(number)

    # What may happen

    @rule(number=st.integers(0, 8))
    def adds(self, number: int) -> None:
        if number in self.purged:
            with pytest.raises(Refused, match="purged"):
                factories.add(self.store, file_of(number))
            return
        factories.add(self.store, file_of(number))

    @rule(number=st.integers(0, 8))
    def adds_a_copy_under_another_name(self, number: int) -> None:
        if number not in self.purged:
            factories.add(self.store, factories.renamed(file_of(number), f"again{number}.txt"))

    @rule(number=st.integers(0, 8))
    def adds_and_fails(self, number: int) -> None:
        """An exception in the middle: nothing of it may stay."""
        file = file_of(number)
        before = self.store.register()
        with pytest.raises((Refused, ZeroDivisionError)), self.store.writing("tester", self.clock) as tx:
            tx.receive(file.data, file.record, file.file)
            tx.put_reports(file.sha256, file.reports, file.layers, file.claims, reader="rules 1")
            raise ZeroDivisionError
        assert self.store.register() == before

    @precondition(lambda self: self.store.claims())
    @rule(data=st.data(), shift=st.integers(1, 9))
    def reads_again(self, data: st.DataObject, shift: int) -> None:
        """A newer reader sees another act, at another place in the text, or nothing."""
        claim = data.draw(st.sampled_from(self.store.claims()))
        span = Span(claim.trigger.start + shift, claim.trigger.end)
        new = replace(claim, id=claim_id(claim.report, claim.layer, span, claim.act), trigger=span)
        claims = data.draw(st.sampled_from([(claim,), (new,), (claim, new), ()]))
        with self.store.writing("tester", self.clock) as tx:
            tx.put_reading(self.store.report(claim.report), claims, "rules 2")

    @precondition(lambda self: len(self.store.claims()) > 1)
    @rule(data=st.data(), kind=st.sampled_from(KINDS))
    def judges(self, data: st.DataObject, kind: str) -> None:
        size = 2 if kind.endswith("link") else 1
        claims = data.draw(st.lists(st.sampled_from(self.store.claims()), min_size=size, max_size=size, unique=True))
        self.count += 1
        words = data.draw(st.sampled_from(["seen by eye", text_of(0), f"as {text_of(1)[:30]}"]))
        verdict = factories.verdict(f"V-{self.count}", *(one.id for one in claims), kind=kind, reason=words)
        factories.judge(self.store, replace(verdict, at=self.clock()))
        self.said[verdict.id] = kind

    @rule()
    def relinks(self) -> None:
        linked = link(
            self.store.claims(), self.store.reports(), (), self.store.previous(), self.store.register_verdicts()
        )
        with self.store.writing("tester", self.clock) as tx:
            tx.put_links((), linked.incidents, linked.sites, linked.leads, (), ())
        self.check_ids(linked.incidents)
        again = link(
            self.store.claims(), self.store.reports(), (), self.store.previous(), self.store.register_verdicts()
        )
        assert again == linked

    @precondition(lambda self: self.store.reports())
    @rule(data=st.data(), siblings=st.sampled_from(["keep", "purge"]))
    def purges(self, data: st.DataObject, siblings: str) -> None:
        report = data.draw(st.sampled_from(self.store.reports()))
        number = next(n for n in range(9) if file_of(n).sha256 == report.original_sha256)
        layers = self.store.layers_of(report.id)
        held = self.store.register_verdicts()
        plan = purging.purge(
            self.store, report.id, "a person at risk", "ana", "ben", self.clock, siblings  # type: ignore[arg-type]
        )
        self.purged.add(number)
        left = {one.id for one in self.store.register_verdicts()}
        gone = {one.id for one in held} - left
        claims = {one.id for one in self.store.claims()}
        still = {one.id for one in held if set(one.claims) & claims}
        assert not gone & still, "a verdict that binds a claim still here went with the purge"
        if siblings == "keep" or not plan.siblings:
            assert gone <= set(plan.verdicts), "a verdict went that the plan did not name"
        self.said = {id_: kind for id_, kind in self.said.items() if id_ in left}
        if not plan.siblings or siblings == "purge":
            self.check_gone(MARKS[number])
        for layer in layers:
            self.check_gone(layer.text)

    @rule(zipped=st.booleans())
    def backs_up(self, zipped: bool) -> None:
        self.count += 1
        target = self.folder / f"copy{self.count}{'.zip' if zipped else ''}"
        done = backup(self.store, target, "ana", self.clock)
        assert (done.damaged, done.head) == ((), self.store.head())
        if not zipped:
            with Store(target) as copy:
                assert copy.register() == self.store.register()
                assert verifying.verify(copy, last_head=done.head).ok
            shutil.rmtree(target)

    @rule(number=st.integers(0, 8), other=st.integers(0, 8))
    def merges_another_laptop(self, number: int, other: int) -> None:
        self.count += 1
        with Store(self.folder / f"other{self.count}", create=True) as laptop:
            factories.add(laptop, file_of(number), file_of(other))
            id_ = f"V-{self.count}"
            factories.judge(laptop, factories.verdict(id_, file_of(number).claims[0].id))
        done = merge(self.store, laptop.case, "ana", self.clock)
        assert set(done.kept_out) == {file_of(n).sha256 for n in (number, other) if n in self.purged}
        if any(verdict.id == id_ for verdict in self.store.register_verdicts()):
            self.said[id_] = "accept"

    @rule()
    def verifies(self) -> None:
        verifying.record(self.store, verifying.verify(self.store), "ana", self.clock)

    @rule()
    def closes_and_opens(self) -> None:
        self.store.close()
        self.store = Store(self.case)

    # What must hold whenever anybody looks

    @invariant()
    def the_case_verifies_and_its_log_goes_on_from_the_head_seen_before(self) -> None:
        report = verifying.verify(self.store, last_head=self.head)
        assert report.ok, report.damaged
        assert not report.orphaned
        self.head = report.head

    @invariant()
    def no_verdict_is_lost_or_changed_in_kind(self) -> None:
        assert {one.id: one.kind for one in self.store.register_verdicts()} == self.said

    @invariant()
    def every_claim_stands_on_a_layer_and_a_report(self) -> None:
        layers = {layer.id: layer for layer in self.store.layers()}
        reports = {report.id for report in self.store.reports()}
        for claim in self.store.claims():
            assert claim.report in reports and all(quote.stands_in(layers[claim.layer].text) for quote in claim.quotes)
        assert {layer.report for layer in layers.values()} == reports

    @invariant()
    def search_finds_what_stands_and_nothing_purged(self) -> None:
        standing = {report.original_sha256 for report in self.store.reports()}
        for number in range(9):
            found = any(not hit.loose for hit in self.store.search(MARKS[number]))
            assert found == (file_of(number).sha256 in standing)

    def check_ids(self, incidents: Sequence[Incident]) -> None:
        """An id stays with what it named: an incident inherits it only from a claim that it still holds."""
        minted = self.store.previous().used
        for one in incidents:
            before = self.claims_ever.setdefault(one.id, set(one.claims))
            assert before & set(one.claims), f"{one.id} was given again, to other claims"
            before |= set(one.claims)
            assert one.id in minted
            assert self.store.incident(one.id.lower()).id == one.id
            for alias in one.aliases:
                assert self.store.incident(alias).id == one.id
        live = [name for one in incidents for name in (one.id, *one.aliases)]
        assert len(live) == len(set(live)), "two incidents answer to one name"

    def check_gone(self, words: str) -> None:
        needles = (words.encode(), words.casefold().encode())
        for path in self.case.rglob("*"):
            if path.is_file():
                data = path.read_bytes()
                assert not any(needle in data for needle in needles), f"{words!r} still stands in {path.name}"

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)


Work.TestCase.settings = settings(
    max_examples=max(3, ROUNDS // 5), stateful_step_count=STEPS, deadline=None, derandomize=True,
    suppress_health_check=list(HealthCheck), print_blob=True,
    phases=(Phase.explicit, Phase.generate),  # shrinking a failure takes minutes; add Phase.shrink when there is one
)  # fmt: skip


class TestACaseUnderAnySequenceOfWork(Work.TestCase):  # type: ignore[misc,name-defined]  # made by hypothesis
    pass
