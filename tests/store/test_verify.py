import sqlite3
from contextlib import closing

import pytest

from headstone.store.register import Store
from headstone.store.schema import APPEND_ONLY
from headstone.store.verify import record, verify
from tests.store.factories import add, clock, incident, judge, link, made, verdict

ONE = made("Workers opened a pit with at least 12 bodies.", trigger="opened a pit")
TWO = made("A shepherd came upon a pit.", "two.txt", trigger="came upon")


@pytest.fixture
def whole(store: Store) -> Store:
    add(store, ONE, TWO)
    link(store, incident("I-AAAA", ONE, TWO))
    judge(store, verdict("V-1", ONE.claims[0].id))
    return store


def tamper(store: Store, *statements: str) -> None:
    """Change rows behind Headstone's back, guards lifted, as somebody with the file can."""
    with closing(sqlite3.connect(store.case / "register.sqlite")) as connection:
        for table in APPEND_ONLY:
            connection.executescript(f"DROP TRIGGER {table}_no_update; DROP TRIGGER {table}_no_delete;")
        for statement in statements:
            assert connection.execute(statement).rowcount > 0
        connection.commit()


def names(store: Store, head: str | None = None) -> list[str]:
    return [damage.object for damage in verify(store, last_head=head).damaged]


def test_an_untouched_case_is_whole(whole: Store) -> None:
    report = verify(whole)
    assert report.ok
    assert report.orphaned == ()
    assert report.checked == 8  # 2 originals, 2 layers, 2 readings, 1 verdict, the links
    assert report.head == whole.head()


def test_one_flipped_bit_in_an_original_is_found_and_its_file_named(whole: Store) -> None:
    path = whole.vault.path(ONE.sha256)
    data = bytearray(path.read_bytes())
    data[7] ^= 1
    path.write_bytes(data)
    (damage,) = verify(whole).damaged
    assert (damage.object, damage.what, damage.file) == (f"original:{ONE.sha256}", "was changed", "one.txt")


def test_a_missing_original_is_found(whole: Store) -> None:
    whole.vault.path(ONE.sha256).unlink()
    (damage,) = verify(whole).damaged
    assert (damage.object, damage.what) == (f"original:{ONE.sha256}", "is missing")


def test_a_changed_text_is_found(whole: Store) -> None:
    tamper(whole, f"UPDATE layers SET text = replace(text, '12', '21') WHERE id = '{ONE.layers[0].id}'")
    assert names(whole) == [f"layer:{ONE.layers[0].id}"]


def test_a_changed_text_with_a_changed_hash_beside_it_is_found(whole: Store) -> None:
    other = made("Workers opened a pit with at least 21 bodies.")
    tamper(whole, f"UPDATE layers SET text = '{other.layers[0].text}', sha256 = '{other.layers[0].sha256}' "
                  f"WHERE id = '{ONE.layers[0].id}'")
    assert names(whole) == [f"layer:{ONE.layers[0].id}"]


def test_a_changed_claim_a_changed_report_and_a_changed_verdict_are_found(whole: Store) -> None:
    tamper(whole, f"UPDATE claims SET body = replace(body, '12', '21') WHERE report = '{ONE.report.id}'")
    assert names(whole) == [f"report:{ONE.report.id}"]
    with closing(sqlite3.connect(whole.case / "register.sqlite")) as connection:
        connection.execute(f"UPDATE reports SET body = replace(body, 'Hill', 'Dale') WHERE id = '{TWO.report.id}'")
        connection.execute("UPDATE verdicts SET body = replace(body, 'accept', 'reject')")
        connection.commit()
    assert names(whole) == sorted([f"report:{ONE.report.id}", f"report:{TWO.report.id}", "verdict:V-1"])


def test_a_changed_incident_is_found(whole: Store) -> None:
    tamper(whole, "UPDATE incidents SET body = replace(body, 'live', 'gone')")
    assert names(whole) == ["links"]


def test_a_removed_layer_or_report_is_found(whole: Store) -> None:
    tamper(whole, f"DELETE FROM claims WHERE report = '{ONE.report.id}'",
           f"DELETE FROM layers WHERE report = '{ONE.report.id}'", f"DELETE FROM reports WHERE id = '{ONE.report.id}'")
    assert names(whole) == [f"layer:{ONE.layers[0].id}", f"report:{ONE.report.id}"]


@pytest.mark.parametrize("statement", [
    "UPDATE custody SET actor = 'nobody' WHERE seq = 2",
    "DELETE FROM custody WHERE seq = 2",
    "UPDATE custody SET hash = 'x' WHERE seq = 2",
    "UPDATE custody SET seq = 1000 WHERE seq = 2",
])
def test_a_changed_removed_or_moved_log_row_is_found(whole: Store, statement: str) -> None:
    tamper(whole, statement)
    report = verify(whole)
    assert not report.chain_ok
    assert "custody" in [damage.object for damage in report.damaged]


def test_a_cut_tail_is_found_by_the_head_kept_elsewhere(whole: Store) -> None:
    with whole.writing("ana", clock) as tx:
        tx.log("export", "json")
    head = whole.head()
    last = len(whole.log())
    tamper(whole, f"DELETE FROM custody WHERE seq = {last}")
    assert verify(whole).ok
    assert names(whole, head) == ["custody"]


def test_a_row_slipped_in_without_a_log_entry_is_found(whole: Store) -> None:
    tamper(whole, "INSERT INTO verdicts (id, kind, body) SELECT 'V-9', kind, replace(body, 'V-1', 'V-9') FROM verdicts")
    assert names(whole) == ["verdict:V-9"]


def test_an_orphan_in_the_vault_is_named_and_is_no_damage(whole: Store) -> None:
    kept = whole.vault.keep(b"left by a killed run")
    whole.vault.settle()
    report = verify(whole)
    assert report.ok
    assert report.orphaned == (f"vault/{kept.sha256[:2]}/{kept.sha256}",)


def test_a_verification_is_recorded_when_asked(whole: Store) -> None:
    report = verify(whole)
    record(whole, report, "ana", clock)
    entry = whole.log()[-1]
    assert (entry.action, entry.sha256) == ("verify", report.head)
    assert verify(whole).ok


def test_progress_is_told(whole: Store) -> None:
    seen: list[tuple[int, int]] = []
    verify(whole, lambda done, of: seen.append((done, of)))
    assert seen[-1] == (8, 8)
