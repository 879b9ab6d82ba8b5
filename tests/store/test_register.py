import sqlite3
import stat
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from headstone.errors import CaseLocked, CaseMissing, Damaged, NotFound, Refused, StoreError
from headstone.model.incidents import CountEnvelope, CountValue
from headstone.model.lineage import Origin
from headstone.model.register import Refusal, Versions
from headstone.store.custody import check
from headstone.store.register import Store
from headstone.store.register_links import count_text
from headstone.store.verify import verify
from tests.store.factories import (
    READER,
    add,
    archive,
    claims_of,
    clock,
    incident,
    judge,
    layer_of,
    link,
    made,
    renamed,
    verdict,
)

ONE = made("Workers opened a pit with at least 12 bodies.", trigger="opened a pit")
TWO = made("A shepherd came upon a pit on the hill.", "two.txt", trigger="came upon a pit")


def test_a_missing_case_is_named_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(CaseMissing):
        Store(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_with_an_empty_register_is_no_case_until_add_begins_it(tmp_path: Path) -> None:
    (tmp_path / "register.sqlite").touch()
    with pytest.raises(CaseMissing):
        Store(tmp_path)
    with Store(tmp_path, create=True) as store:
        assert store.totals().reports == 0


def test_a_file_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "register.sqlite").write_bytes(b"not a database, but long enough to look at" * 100)
    with pytest.raises(Damaged):
        Store(tmp_path)


def test_a_case_of_a_newer_headstone_is_left_alone(tmp_path: Path) -> None:
    Store(tmp_path, create=True).close()
    with sqlite3.connect(tmp_path / "register.sqlite") as connection:
        connection.execute("INSERT INTO schema_migrations VALUES (999)")
    with pytest.raises(StoreError, match="newer"):
        Store(tmp_path)


def test_a_read_only_case_is_read_and_left_as_it_is(store: Store) -> None:
    add(store, ONE)
    store.close()
    before = {path: path.stat().st_mtime_ns for path in store.case.rglob("*")}
    with Store(store.case, read_only=True) as same:
        assert same.claims() == ONE.claims
        assert verify(same).ok
        with pytest.raises(CaseLocked, match="read-only"), same.writing("ana", clock):
            pass
    assert {path: path.stat().st_mtime_ns for path in store.case.rglob("*")} == before


def test_a_case_copied_while_open_says_so_where_it_cannot_be_mended(store: Store) -> None:
    add(store, ONE)
    assert (store.case / "register.sqlite-wal").exists()
    with pytest.raises(Damaged, match="while it was open"):
        Store(store.case, read_only=True)


def test_a_register_with_a_torn_page_is_damaged_by_name(store: Store) -> None:
    add(store, ONE, TWO)
    store.close()
    path = store.case / "register.sqlite"
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(Damaged), Store(store.case) as same:
        same.register()


def test_folder_and_files_are_the_owners_alone(store: Store) -> None:
    add(store, ONE)
    for path in [store.case, *store.case.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_a_closed_case_is_a_plain_folder(store: Store) -> None:
    add(store, ONE)
    store.close()
    assert sorted(path.name for path in store.case.iterdir()) == ["lock", "register.sqlite", "tmp", "vault"]
    assert not list((store.case / "tmp").iterdir())


def test_what_was_put_comes_back_the_same(store: Store) -> None:
    add(store, ONE, TWO)
    register = store.register()
    assert set(register.reports) == {ONE.report, TWO.report}
    assert set(register.layers) == {*ONE.layers, *TWO.layers}
    assert set(register.claims) == {*ONE.claims, *TWO.claims}
    assert store.vault.read(ONE.sha256) == ONE.data
    assert register.custody_head == store.head() == check(store.log()).head


def test_one_content_at_two_places_is_one_report_under_its_smallest_name_in_any_order(tmp_path: Path) -> None:
    early, late = renamed(ONE, "a/x.txt"), renamed(ONE, "b/y.txt")
    for number, order in enumerate(([early, late], [late, early])):
        with Store(tmp_path / str(number), create=True) as store:
            for one in order:
                with store.writing("tester", clock) as tx:
                    if tx.receive(one.data, one.record, one.file):
                        tx.put_reports(one.sha256, one.reports, one.layers, one.claims, reader=READER)
            assert [report.file for report in store.reports()] == ["a/x.txt"]
            assert store.locations(ONE.sha256) == ("a/x.txt", "b/y.txt")
            assert [entry.action for entry in store.log()] == ["acquire", "extract", "read", "copy"]


def test_adding_the_same_file_again_writes_nothing(store: Store) -> None:
    add(store, ONE)
    before = store.head()
    with store.writing("tester", clock) as tx:
        assert tx.receive(ONE.data, ONE.record, ONE.file) is False
    assert store.head() == before
    assert store.is_done(ONE.sha256)


def test_a_file_that_changes_while_it_is_added_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="changed"), store.writing("tester", clock) as tx:
        tx.receive(ONE.data + b" ", ONE.record, ONE.file)
    assert store.totals().originals == 0


def test_an_exception_takes_the_whole_transaction_back(store: Store) -> None:
    with pytest.raises(RuntimeError), store.writing("tester", clock) as tx:
        tx.receive(ONE.data, ONE.record, ONE.file)
        tx.put_reports(ONE.sha256, ONE.reports, ONE.layers, ONE.claims, reader=READER)
        raise RuntimeError
    assert store.totals().originals == store.totals().reports == store.totals().log_entries == 0
    assert store.search("pit") == ()


def test_several_files_may_share_a_transaction(store: Store) -> None:
    with store.writing("tester", clock) as tx:
        for one in (ONE, TWO):
            tx.receive(one.data, one.record, one.file)
            tx.put_reports(one.sha256, one.reports, one.layers, one.claims, reader=READER)
    assert store.totals().reports == 2
    assert check(store.log()).ok


def test_an_original_that_was_only_received_is_unfinished(store: Store) -> None:
    with store.writing("tester", clock) as tx:
        tx.receive(ONE.data, ONE.record, ONE.file)
    assert store.unfinished() == (ONE.sha256,)
    assert store.has_original(ONE.sha256)
    assert not store.is_done(ONE.sha256)


def test_a_new_reader_is_told_what_it_has_not_read(store: Store) -> None:
    add(store, ONE, TWO)
    assert store.unread_by(READER) == ()
    assert {report.id for report in store.unread_by("rules 2")} == {ONE.report.id, TWO.report.id}
    with store.writing("tester", clock) as tx:
        tx.put_reading(replace(ONE.report, scope="archaeology"), (), "rules 2")
    assert [report.id for report in store.unread_by("rules 2")] == [TWO.report.id]
    assert store.report(ONE.report.id).scope == "archaeology"
    assert store.claims([ONE.report.id]) == ()


def test_reading_again_with_the_same_result_keeps_claims_and_logs_the_reading(store: Store) -> None:
    add(store, ONE)
    with store.writing("tester", clock) as tx:
        tx.put_reading(ONE.report, ONE.claims, READER)
    assert store.claims() == ONE.claims
    assert [entry.action for entry in store.log()][-1] == "read"


def test_a_further_layer_is_added_and_a_changed_one_is_refused(store: Store) -> None:
    add(store, ONE)
    ocr = layer_of(ONE.report, "text seen by ocr", "ocr", "ocr 5")
    with store.writing("tester", clock) as tx:
        tx.put_layers([ocr])
    assert {layer.kind for layer in store.layers_of(ONE.report.id)} == {"text", "ocr"}
    assert store.log()[-1].action == "ocr"
    with pytest.raises(Damaged), store.writing("tester", clock) as tx:
        tx.put_layers([replace(ocr, sha256="0" * 64, text="other")])


def test_refusals_are_kept_and_can_be_taken_back(store: Store) -> None:
    with store.writing("tester", clock) as tx:
        tx.refuse(Refusal("bad.pdf", "locked"))
        tx.refuse(Refusal("bad.pdf", "cut short"))
    assert store.refusals() == (Refusal("bad.pdf", "cut short"),)
    with store.writing("tester", clock) as tx:
        tx.forgive("bad.pdf")
    assert store.refusals() == ()


def test_a_file_that_could_be_read_after_all_is_no_longer_refused(store: Store) -> None:
    with store.writing("tester", clock) as tx:
        tx.refuse(Refusal("one.txt", "cannot be read"))
        tx.receive(TWO.data, TWO.record, TWO.file)
        tx.put_reports(TWO.sha256, (), (), (), [Refusal("two.txt", "its parser crashed")], state="refused")
    assert [refusal.file for refusal in store.refusals()] == ["one.txt", "two.txt"]
    add(store, ONE, TWO)
    assert store.refusals() == ()


def test_a_refused_file_leaves_the_rest_of_its_batch_whole(store: Store) -> None:
    with store.writing("tester", clock) as tx:
        tx.receive(ONE.data, ONE.record, ONE.file)
        with pytest.raises(StoreError):
            tx.receive(b"other", TWO.record, TWO.file)
        with pytest.raises(StoreError):
            tx.receive(ONE.data, TWO.record, TWO.file)
        tx.put_reports(ONE.sha256, ONE.reports, ONE.layers, ONE.claims, reader=READER)
    assert store.totals().originals == store.totals().reports == 1
    assert verify(store).ok


def test_a_file_that_fails_alone_takes_back_only_itself(store: Store) -> None:
    with store.writing("tester", clock) as tx:
        for one in (ONE, TWO):
            try:
                with tx.alone():
                    tx.receive(one.data, one.record, one.file)
                    twice = (*one.claims, *one.claims) if one is ONE else one.claims
                    tx.put_reports(one.sha256, one.reports, one.layers, twice, reader=READER)
            except IntegrityError:
                assert one is ONE
    assert store.reports() == (TWO.report,)
    assert not store.vault.holds(ONE.sha256)
    assert store.search("workers") == ()
    assert verify(store).ok
    assert verify(store).orphaned == ()


def test_links_are_written_and_logged_only_when_they_differ(store: Store) -> None:
    add(store, ONE, TWO)
    origin = Origin("O-1", "state", "Ministry of Hills")
    assert link(store, incident("I-AAAA", ONE, TWO), origins=(origin,))
    head = store.head()
    assert not link(store, incident("I-AAAA", ONE, TWO), origins=(origin,))
    assert store.head() == head
    assert link(store, incident("I-AAAA", ONE), origins=(origin,))
    assert store.log()[-1].action == "link"
    assert store.register().origins == (origin,)


def test_an_alias_still_finds_its_incident_however_it_is_typed(store: Store) -> None:
    add(store, ONE, TWO)
    link(store, incident("I-AAAA", ONE, aliases=("I-BBBB",)))
    link(store, incident("I-CCCC", ONE, TWO, aliases=("I-AAAA",)))
    assert store.incident("i-bbbb").id == store.incident(" I-AAAA ").id == "I-CCCC"
    assert [claim.id for claim in store.claims_of("I-BBBB")] == [ONE.claims[0].id, TWO.claims[0].id]
    with pytest.raises(NotFound):
        store.incident("I-ZZZZ")


def test_ids_are_remembered_after_their_claims_are_gone(store: Store) -> None:
    add(store, ONE, TWO)
    link(store, incident("I-AAAA", ONE, aliases=("I-OLD1",)), incident("I-BBBB", TWO))
    link(store, incident("I-BBBB", TWO))
    history = store.previous()
    assert history.incident_of == {ONE.claims[0].id: "I-AAAA", TWO.claims[0].id: "I-BBBB"}
    assert {"I-AAAA", "I-BBBB", "I-OLD1", "S-1AAA"} <= history.used
    assert [one.id for one in history.incidents] == ["I-BBBB"]


def test_list_rows_hold_what_a_line_shows(store: Store) -> None:
    add(store, ONE)
    link(store, incident("I-AAAA", ONE))
    (row,) = store.list_rows()
    assert (row.id, row.place, row.first_date, row.reports, row.known_origins) == ("I-AAAA", "Dunmere", "2030", 1, 1)
    assert row.counts == "bodies_found_claimed 12+"


@pytest.mark.parametrize(("low", "high", "wording", "line"), [
    (12, None, "at least 12", "killed 12+"), (12, 30, "", "killed 12-30"), (9, 9, "nine", "killed 9"),
    (None, 40, "up to 40", "killed up to 40"), (None, None, "dozens", "killed dozens"), (None, None, "", "killed ?"),
    (0, 0, "none", "killed 0"),
])
def test_a_count_is_one_short_line(low: int | None, high: int | None, wording: str, line: str) -> None:
    value = CountValue(low, high, None, "exact", wording, None, "C-1")
    assert count_text(CountEnvelope("killed", low, high, (value,))) == line


def test_a_dossier_holds_only_what_its_incident_touches(store: Store) -> None:
    add(store, ONE, TWO)
    link(store, incident("I-AAAA", ONE), incident("I-BBBB", TWO))
    judge(store, verdict("V-1", ONE.claims[0].id), verdict("V-2", TWO.claims[0].id))
    dossier = store.dossier("I-AAAA")
    assert [report.id for report in dossier.register.reports] == [ONE.report.id]
    assert dossier.register.claims == ONE.claims
    assert [one.id for one in dossier.register.verdicts] == ["V-1"]
    assert dossier.register.custody_head == store.head()


def test_verdicts_and_the_log_cannot_be_edited_even_by_sql(store: Store) -> None:
    add(store, ONE)
    judge(store, verdict("V-1", ONE.claims[0].id))
    for statement in ("UPDATE verdicts SET body=''", "DELETE FROM verdicts", "UPDATE custody SET actor='x'",
                      "DELETE FROM custody"):
        with pytest.raises(IntegrityError, match="append-only"), store.engine.begin() as connection:
            connection.execute(text(statement))


def test_a_verdict_is_added_once(store: Store) -> None:
    judge(store, verdict("V-1", "C-1"))
    with pytest.raises(Refused):
        judge(store, verdict("V-1", "C-1", kind="reject"))
    assert [one.kind for one in store.register().verdicts] == ["accept"]


def test_totals_count_unread_reports_by_reason(store: Store) -> None:
    unread = replace(TWO, reports=(replace(TWO.report, state="unread", why_unread="language"),), claims=())
    add(store, ONE, unread)
    totals = store.totals()
    assert (totals.reports, totals.unread, totals.claims) == (2, {"language": 1}, 1)


def test_a_surrogate_in_a_text_is_an_error_with_a_name(store: Store) -> None:
    layer = replace(ONE.layers[0], text="half a sign \ud800")
    with pytest.raises(StoreError, match="half a character"), store.writing("tester", clock) as tx:
        tx.receive(ONE.data, ONE.record, ONE.file)
        tx.put_reports(ONE.sha256, ONE.reports, [layer], (), reader=READER)


def test_versions_come_back(store: Store) -> None:
    assert store.versions() == Versions("", "", "", "")
    with store.writing("tester", clock) as tx:
        tx.put_versions(Versions("1", "2", "3", "4"))
    assert store.versions() == Versions("1", "2", "3", "4")


def test_reports_of_an_archive_are_named_by_their_part(store: Store) -> None:
    add(store, archive({"a.txt": "first text", "b.txt": "second text"}))
    assert [report.file for report in store.reports()] == ["box.zip!/a.txt", "box.zip!/b.txt"]


def test_a_second_writer_waits_and_then_says_so(store: Store) -> None:
    with store.writing("tester", clock), Store(store.case, wait=0.05) as other:
        began = time.monotonic()
        with pytest.raises(CaseLocked), other.writing("other", clock):
            pass
        assert time.monotonic() - began < 5


def test_readers_go_on_while_somebody_writes(store: Store) -> None:
    add(store, ONE)
    with store.writing("tester", clock) as tx:
        tx.receive(TWO.data, TWO.record, TWO.file)
        with Store(store.case) as other:
            assert other.totals().originals == 1


WRITER = """
import sys
from pathlib import Path
from headstone.store.register import Store
from headstone.store.verify import verify
with Store(Path(sys.argv[1])) as store:
    for number in range(25):
        with store.writing(sys.argv[2], lambda: "2026-01-31T09:00:00Z") as tx:
            tx.log("access", f"{sys.argv[2]}-{number}")
"""


def test_two_processes_write_one_unbroken_chain(store: Store) -> None:
    running = [subprocess.Popen([sys.executable, "-c", WRITER, str(store.case), name]) for name in ("ana", "ben")]
    assert [process.wait(60) for process in running] == [0, 0]
    log = store.log()
    assert len(log) == 50
    assert check(log).ok


def test_a_claim_is_found_by_its_id(store: Store) -> None:
    add(store, ONE)
    (claim,) = claims_of(ONE.report, ONE.layers[0], "opened a pit")
    assert store.claim(claim.id) == claim
    with pytest.raises(NotFound):
        store.claim("C-none")
