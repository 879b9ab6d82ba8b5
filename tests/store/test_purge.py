from pathlib import Path

import pytest

from headstone.errors import NotFound, Refused
from headstone.model.lineage import Family, Link, Origin
from headstone.store import purge as purging
from headstone.store.backup import backup
from headstone.store.register import PURGING, Store
from headstone.store.verify import verify
from tests.store.factories import add, archive, clock, incident, judge, link, made, verdict

MARK = "Zyxwvutmarker"
ONE = made(f"{MARK} told us that workers opened a pit.", f"{MARK}.txt", trigger="opened a pit", title=f"{MARK} speaks")
TWO = made("A shepherd came upon a pit.", "two.txt", trigger="came upon")


def fill(store: Store) -> None:
    add(store, ONE, TWO)
    copied = Link(ONE.report.id, TWO.report.id, "quotes", "shared words", 0.5)
    family = Family("F-1", (ONE.report.id, TWO.report.id), (copied,))
    pit = incident("I-AAAA", ONE, TWO, title=f"Pit, {MARK}")
    link(store, pit, origins=(Origin("O-1", "witness", MARK),), families=(family,))
    judge(store, verdict("V-1", ONE.claims[0].id, reason=f"{MARK} is known"),
          verdict("V-2", ONE.claims[0].id, TWO.claims[0].id, kind="must_link", reason=f"both name {MARK}"),
          verdict("V-3", TWO.claims[0].id))


def purge(store: Store, report: str, **more: str) -> purging.PurgePlan:
    asked = {"reason": "a person at risk", "by": "ana", "second_person": "ben"} | more
    return purging.purge(store, report, clock=clock, **asked)  # type: ignore[arg-type]  # one Literal among strings


def holding(folder: Path, words: str) -> list[str]:
    """Names of files whose bytes or name hold the words, in either case of letters."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    needles = [words.encode(), words.casefold().encode()]
    found = [path.name for path in files if any(needle in path.read_bytes() for needle in needles)]
    return found + [path.name for path in files if words.casefold() in path.name.casefold()]


def test_the_words_are_in_no_file_of_the_case_afterwards(store: Store) -> None:
    fill(store)
    assert holding(store.case, MARK)
    purge(store, ONE.report.id)
    assert holding(store.case, MARK) == []  # the case is still open, so this covers its -wal file
    assert holding(store.case, "xwvutmark") == []
    store.close()
    assert holding(store.case, MARK) == []


def test_a_verdict_on_another_claim_that_quotes_the_text_loses_its_words(store: Store) -> None:
    fill(store)
    judge(store, verdict("V-4", TWO.claims[0].id, reason="see: told us that workers opened", value="told"),
          verdict("V-5", TWO.claims[0].id, reason="workers were there"))
    purge(store, ONE.report.id)
    reasons = {one.id: one.reason for one in store.register_verdicts()}
    assert (reasons["V-4"], reasons["V-5"]) == ("[purged]", "workers were there")
    assert verify(store).ok


def test_a_tombstone_with_the_hash_stays_in_the_chain(store: Store) -> None:
    fill(store)
    purge(store, ONE.report.id)
    entry = next(entry for entry in store.log() if entry.object == f"original:{ONE.sha256}" and entry.action == "purge")
    assert entry.sha256 == ONE.sha256
    assert entry.reason == "a person at risk (second person: ben)"
    assert store.is_purged(ONE.sha256)
    assert verify(store).ok


def test_what_else_names_the_report_is_listed(store: Store, tmp_path: Path) -> None:
    fill(store)
    backup(store, tmp_path / "copy", "ana", clock)
    plan = purging.plan(store, ONE.report.id)
    assert plan == purge(store, ONE.report.id)
    assert plan.files == (f"{MARK}.txt",)
    assert plan.copies == (TWO.report.id,)
    assert (plan.incidents, plan.sites, plan.families) == (("I-AAAA",), ("S-1AAA",), ("F-1",))
    assert plan.verdicts == ("V-1", "V-2")
    assert plan.backups == (str(tmp_path / "copy"),)


def test_the_rest_of_the_register_stays(store: Store) -> None:
    fill(store)
    purge(store, ONE.report.id)
    register = store.register()
    assert register.reports == (TWO.report,)
    assert register.claims == TWO.claims
    assert register.incidents == register.families == register.origins == ()
    assert [one.id for one in register.verdicts] == ["V-2", "V-3"]
    assert register.verdicts[0].reason == "[purged]"
    assert [hit.report for hit in store.search("shepherd")] == [TWO.report.id]
    assert store.search("workers") == ()


def test_an_incident_keeps_its_id_for_the_claims_that_stay(store: Store) -> None:
    fill(store)
    purge(store, ONE.report.id)
    assert store.previous().incident_of == {TWO.claims[0].id: "I-AAAA"}
    assert "I-AAAA" in store.previous().used


def test_purged_bytes_do_not_come_back(store: Store) -> None:
    fill(store)
    purge(store, ONE.report.id)
    with pytest.raises(Refused), store.writing("tester", clock) as tx:
        tx.receive(ONE.data, ONE.record, ONE.file)
    assert holding(store.case, MARK) == []


def test_verdicts_and_the_log_are_guarded_again_afterwards(store: Store) -> None:
    fill(store)
    purge(store, ONE.report.id)
    with pytest.raises(Exception, match="append-only"), store.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM verdicts")


@pytest.mark.parametrize(("asked", "why"), [
    ({"reason": " "}, "no reason"), ({"second_person": ""}, "two people"), ({"second_person": "Ana "}, "two people"),
])
def test_it_takes_two_people_and_a_reason(store: Store, asked: dict[str, str], why: str) -> None:
    fill(store)
    with pytest.raises(Refused, match=why):
        purge(store, ONE.report.id, **asked)
    assert store.vault.holds(ONE.sha256)


def test_a_report_that_is_not_there_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        purge(store, "R-none")


def test_an_original_with_other_reports_asks_what_becomes_of_them(store: Store) -> None:
    box = archive({"a.txt": f"the words of {MARK}", "b.txt": "other words"})
    add(store, box)
    with pytest.raises(Refused, match="1 other report"):
        purge(store, box.report.id)
    assert store.totals().reports == 2
    assert purging.plan(store, box.report.id).siblings == (box.reports[1].id,)


def test_siblings_may_keep_their_texts_without_their_original(store: Store) -> None:
    box = archive({"a.txt": f"the words of {MARK}", "b.txt": "other words"})
    add(store, box)
    purge(store, box.report.id, siblings="keep")
    assert [report.file for report in store.reports()] == ["box.zip!/b.txt"]
    assert not store.vault.holds(box.sha256)
    assert holding(store.case, MARK) == []
    assert verify(store).ok


def test_a_sibling_that_was_kept_may_go_later(store: Store) -> None:
    box = archive({"a.txt": f"the words of {MARK}", "b.txt": "other words"})
    add(store, box)
    for report in box.reports:
        purge(store, report.id, siblings="keep")
    assert store.totals().reports == 0
    assert holding(store.case, "other words") == []
    assert store.is_purged(box.sha256) and verify(store).ok


def test_siblings_may_go_too(store: Store) -> None:
    box = archive({"a.txt": f"the words of {MARK}", "b.txt": "other words"})
    add(store, box)
    purge(store, box.report.id, siblings="purge")
    assert store.totals().reports == 0
    assert holding(store.case, "other words") == []
    assert verify(store).ok


def test_a_purge_that_was_killed_is_finished_when_the_case_is_opened(store: Store) -> None:
    fill(store)
    purge(store, ONE.report.id)
    store.vault.path(ONE.sha256).parent.mkdir(exist_ok=True)
    store.vault.path(ONE.sha256).write_bytes(ONE.data)  # as if killed before the bytes were destroyed
    with store.writing("ana", clock) as tx:
        tx.put_fact(PURGING, "1")
    assert [damage.what for damage in verify(store).damaged] == ["was purged and is still there"]
    store.close()
    with Store(store.case) as again:
        assert holding(again.case, MARK) == []
        assert again.fact(PURGING) is None
        assert verify(again).ok
