import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from headstone.errors import CaseMissing, Damaged, Refused
from headstone.model.spans import Span
from headstone.model.verdicts import Verdict
from headstone.store.backup import backup
from headstone.store.custody import check
from headstone.store.merge import contradict, foreign, foreign_heads, merge
from headstone.store.purge import purge
from headstone.store.register import Store
from headstone.store.verify import verify
from tests.store.factories import NOW, add, claims_of, clock, incident, judge, layer_of, link, made, renamed, verdict

ONE = made("Workers opened a pit with at least 12 bodies.", trigger="opened a pit")
TWO = made("A shepherd came upon a pit.", "two.txt", trigger="came upon")
THREE = made("Soldiers fenced the pit off.", "three.txt", trigger="fenced")


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "other", create=True) as opened:
        yield opened


def heads(store: Store) -> dict[str, tuple[int, str]]:
    with store.reading() as connection:
        return foreign_heads(connection)


def test_what_the_other_holds_comes_in_beside_ours(store: Store, other: Store) -> None:
    add(store, ONE, TWO)
    add(other, TWO, THREE)
    judge(other, verdict("V-1", THREE.claims[0].id))
    report = merge(store, other.case, "ana", clock)
    assert (report.originals, report.reports, report.claims, report.verdicts) == (1, 1, 1, 1)
    assert report.conflicts == ()
    assert {one.id for one in store.reports()} == {made_.report.id for made_ in (ONE, TWO, THREE)}
    assert set(store.claims()) == {*ONE.claims, *TWO.claims, *THREE.claims}
    assert store.vault.read(THREE.sha256) == THREE.data
    assert [hit.report for hit in store.search("soldiers")] == [THREE.report.id]
    assert verify(store).ok


def test_the_other_log_is_kept_whole_as_its_own_chain(store: Store, other: Store) -> None:
    add(other, ONE)
    merge(store, other.case, "ana", clock)
    case = other.fact("case")
    assert case
    with store.reading() as connection:
        assert foreign(connection, case) == other.log()
    assert heads(store) == {case: (len(other.log()), other.head())}
    entry = store.log()[-1]
    assert (entry.action, entry.object, entry.sha256) == ("merge", f"case:{case}", other.head())
    assert check(store.log()).ok


def test_a_foreign_chain_that_was_cut_or_changed_is_found(store: Store, other: Store) -> None:
    add(other, ONE)
    merge(store, other.case, "ana", clock)
    assert verify(store).ok
    with closing(sqlite3.connect(store.case / "register.sqlite")) as connection:
        connection.execute("DROP TRIGGER custody_foreign_no_delete")
        connection.execute("DELETE FROM custody_foreign WHERE seq = 3")
        connection.commit()
    assert [damage.object for damage in verify(store).damaged] == [f"case:{other.fact('case')}"]


def test_merging_twice_takes_only_what_is_new(store: Store, other: Store) -> None:
    add(other, ONE)
    merge(store, other.case, "ana", clock)
    add(other, TWO)
    report = merge(store, other.case, "ana", clock)
    assert (report.originals, report.reports) == (1, 1)
    assert heads(store) == {other.fact("case"): (len(other.log()), other.head())}


def test_two_laptops_that_began_from_one_backup_merge(store: Store, tmp_path: Path) -> None:
    add(store, ONE)
    backup(store, tmp_path / "laptop", "ana", clock)
    with Store(tmp_path / "laptop") as laptop:
        add(laptop, TWO)
    add(store, THREE)
    assert merge(store, tmp_path / "laptop", "ana", clock).reports == 1
    assert list(heads(store)) == [f"{store.fact('case')}.2"]
    assert verify(store).ok


def test_an_old_backup_of_this_case_adds_nothing(store: Store, tmp_path: Path) -> None:
    add(store, ONE)
    backup(store, tmp_path / "old", "ana", clock)
    add(store, TWO)
    report = merge(store, tmp_path / "old", "ana", clock)
    assert (report.originals, report.reports) == (0, 0)
    assert heads(store) == {}


def test_names_of_one_content_add_up(store: Store, other: Store) -> None:
    add(store, renamed(ONE, "z.txt"))
    add(other, renamed(ONE, "a.txt"))
    merge(store, other.case, "ana", clock)
    assert [report.file for report in store.reports()] == ["a.txt"]
    assert verify(store).ok


def test_two_readings_of_one_report_are_a_conflict_and_ours_stands(store: Store, other: Store) -> None:
    add(store, ONE)
    add(other, replace(ONE, claims=claims_of(ONE.report, ONE.layers[0], "at least 12")), reader="rules 2")
    (conflict,) = merge(store, other.case, "ana", clock).conflicts
    assert (conflict.kind, conflict.object) == ("reading", f"report:{ONE.report.id}")
    assert (conflict.ours, conflict.theirs) == ("rules 1", "rules 2")
    assert store.claims() == ONE.claims


def test_a_report_that_we_had_not_read_takes_their_reading(store: Store, other: Store) -> None:
    add(store, replace(ONE, claims=()), reader="")
    add(other, ONE)
    assert merge(store, other.case, "ana", clock).claims == 1
    assert store.claims() == ONE.claims
    assert store.unread_by("rules 1") == ()
    assert verify(store).ok


def test_their_further_layers_come_over(store: Store, other: Store) -> None:
    add(store, ONE)
    add(other, ONE)
    with other.writing("ben", clock) as tx:
        tx.put_layers([layer_of(ONE.report, "seen by ocr", "ocr", "ocr 5")])
    merge(store, other.case, "ana", clock)
    assert [layer.kind for layer in store.layers_of(ONE.report.id)] == ["text", "ocr"]
    assert verify(store).ok


def test_contradicting_verdicts_are_both_kept_and_listed(store: Store, other: Store) -> None:
    for one in (store, other):
        add(one, ONE, TWO)
    judge(store, verdict("V-1", ONE.claims[0].id))
    judge(other, verdict("V-2", ONE.claims[0].id, kind="reject"))
    (conflict,) = merge(store, other.case, "ana", clock).conflicts
    assert (conflict.kind, conflict.object, conflict.ours, conflict.theirs) == (
        "verdicts", ONE.claims[0].id, "V-1", "V-2")
    assert [one.id for one in store.register().verdicts] == ["V-1", "V-2"]


def correction(value: str, start: int, end: int) -> Verdict:
    where = Span(start, end)
    return Verdict(f"V-{value}", "correct", ("C-1",), "why", "ana", NOW, "counts", value, "R-1", "L-1", where)


@pytest.mark.parametrize(("one", "two", "expected"), [
    (verdict("1", "A"), verdict("2", "A", kind="reject"), True),
    (verdict("1", "A"), verdict("2", "B", kind="reject"), False),
    (verdict("1", "A"), verdict("2", "A"), False),
    (verdict("1", "A", "B", kind="must_link"), verdict("2", "B", "A", kind="cannot_link"), True),
    (verdict("1", "A", "B", kind="must_link"), verdict("2", "B", "C", kind="cannot_link"), False),
    (correction("12", 3, 8), correction("21", 5, 9), True),
    (correction("12", 3, 8), correction("12", 5, 9), False),
    (correction("12", 3, 8), correction("21", 8, 9), False),
    (verdict("1", "A", kind="correct", value="x"), verdict("2", "A", kind="correct", value="y"), True),
])
def test_contradiction_is_about_the_same_thing(one: Verdict, two: Verdict, expected: bool) -> None:
    assert contradict(one, two) is expected
    assert contradict(two, one) is expected


def test_what_was_purged_here_stays_out(store: Store, other: Store) -> None:
    add(store, ONE)
    add(other, ONE, TWO)
    purge(store, ONE.report.id, "a person at risk", "ana", "ben", clock)
    report = merge(store, other.case, "ana", clock)
    assert report.kept_out == (ONE.sha256,)
    assert [conflict.kind for conflict in report.conflicts] == ["purged"]
    assert not store.vault.holds(ONE.sha256)
    assert verify(store).ok


def test_what_was_purged_there_and_stands_here_is_named(store: Store, other: Store) -> None:
    add(store, ONE)
    add(other, ONE)
    purge(other, ONE.report.id, "a person at risk", "ben", "ana", clock)
    (conflict,) = merge(store, other.case, "ana", clock).conflicts
    assert (conflict.kind, conflict.ours, conflict.theirs) == ("purged", "read", "purged")


def test_ids_minted_there_are_remembered_here(store: Store, other: Store) -> None:
    add(other, ONE)
    link(other, incident("I-AAAA", ONE, aliases=("I-OLD1",)))
    merge(store, other.case, "ana", clock)
    assert {"I-AAAA", "I-OLD1"} <= store.previous().used
    assert store.previous().incident_of == {ONE.claims[0].id: "I-AAAA"}


def test_a_case_whose_log_does_not_hold_is_not_merged(store: Store, other: Store) -> None:
    add(other, ONE)
    with closing(sqlite3.connect(other.case / "register.sqlite")) as connection:
        connection.execute("DROP TRIGGER custody_no_update")
        connection.execute("UPDATE custody SET actor = 'nobody'")
        connection.commit()
    with pytest.raises(Damaged):
        merge(store, other.case, "ana", clock)


def test_a_damaged_original_there_takes_the_whole_merge_back(store: Store, other: Store) -> None:
    add(other, ONE, TWO)
    other.vault.path(max(ONE.sha256, TWO.sha256)).write_bytes(b"other bytes")
    with pytest.raises(Damaged):
        merge(store, other.case, "ana", clock)
    assert store.totals().originals == 0


def test_a_case_is_not_merged_with_itself_or_with_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        merge(store, store.case, "ana", clock)
    with pytest.raises(CaseMissing):
        merge(store, tmp_path / "nowhere", "ana", clock)


def test_a_merge_of_a_merged_case_brings_its_foreign_chains(store: Store, other: Store, tmp_path: Path) -> None:
    with Store(tmp_path / "third", create=True) as third:
        add(third, THREE)
        merge(other, third.case, "ben", clock)
    merge(store, other.case, "ana", clock)
    assert len(heads(store)) == 2
    shutil.rmtree(tmp_path / "third")
