"""`headstone propose` from the command line to the register: proposals count nowhere until a person accepts them."""

import json
import os
import signal
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from headstone.reading import proposals
from headstone.second_reader import LATE, REDIRECT
from tests.running import Case, Done, lasting, write_report
from tests.second_server import Answer, Heard, completion, drips, raw, says, send, serving, writes

MARK = "Qxzwvuton"  # a word that nothing else holds: where it is left after a purge is easily seen
TEXT = (
    "Trench opened at the old dairy\n\nWorkers found a mass grave with at least 40 bodies near Tampere last Tuesday. "
    f"The trench had been watched over by six guards of {MARK} parish since 3 March 2021, the mayor said.\n"
)
GUARDS = f"watched over by six guards of {MARK} parish since 3 March 2021"
GOOD = {"act": "grave.protection", "quote": f"The trench had been {GUARDS}", "words": "watched over",
        "values": [{"slot": "date.act", "words": "3 March 2021"}]}  # fmt: skip
INVENTED = {"act": "kill.massacre", "quote": "Soldiers shot 90 men", "words": "shot", "values": []}
WRONG = {"act": "kill.all", "quote": GUARDS, "words": "guards", "values": []}
WHY = ("--reason", "read beside the text", "--by", "A. Reviewer")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, gazetteer: Path) -> Case:
    """A case with one report, read once for all tests."""
    folder = tmp_path_factory.mktemp("propose")
    case = Case(folder / "case", gazetteer)
    write_report(folder / "in" / "dairy.txt", TEXT, publisher="Hill Courier", published="2021-05-12")
    case.ok("add", folder / "in")
    return case


@pytest.fixture
def told(base: Case, tmp_path: Path) -> Case:
    return base.copy(tmp_path)


def propose(case: Case, heard: Heard, *words: object) -> Done:
    return case.inside("propose", "--endpoint", heard.url, "--model", "tiny", *words, "--json")


def answered(case: Case, answer: Answer, *words: object) -> dict[str, Any]:
    with serving(answer) as heard:
        done = propose(case, heard, *words)
    assert done.status == 0, done.said
    found: dict[str, Any] = done.json
    return found


def lone(case: Case) -> str:
    """The id of the one proposal that waits."""
    (id_,) = {row["claim"] for row in case.ok("proposals", "--json").json["rows"]}
    return str(id_)


def test_good_claims_are_kept_and_planted_faults_are_counted_by_reason(told: Case) -> None:
    done = answered(told, says(GOOD, INVENTED, WRONG, {"act": "x"}))
    assert (done["reports"], done["passages"], done["proposed"], len(done["kept"])) == (1, 1, 4, 1)
    assert done["refused"] == {proposals.QUOTE: 1, proposals.ACT: 1, proposals.FORM: 1}
    rows = told.ok("proposals", "--json").json["rows"]
    assert {row["state"] for row in rows} == {"proposed"} and MARK in rows[0]["sentence"]
    assert {row["slot"] for row in rows} >= {"act", "dates", "voices"}
    assert {row["reader"].partition("+")[0] for row in rows} == {"second:tiny"}


def test_a_proposal_is_in_no_export_incident_or_total_and_is_shown_apart(told: Case) -> None:
    before, listed = lasting(told.export()), told.ok("list", "--json").json
    answered(told, says(GOOD))
    assert lasting(told.export()) == before
    after = told.ok("list", "--json").json
    assert (after["rows"], after["proposed"]) == (listed["rows"], 1)
    incident = before["incidents"][0]["id"]
    for words in (("show", incident), ("why", incident), ("report", "dairy.txt")):
        shown = told.ok(*words).out
        assert "1 proposal waits for a person" in shown and lone(told) not in shown
    assert told.inside("cite", lone(told)).status == 6
    assert told.inside("correct", f"{lone(told)}.act", "grave.exhumation", *WHY).status == 6


def test_an_accepted_proposal_counts_and_a_rejected_one_no_more(told: Case) -> None:
    answered(told, says(GOOD))
    before, id_ = lasting(told.export()), lone(told)
    told.ok("accept", id_, *WHY)
    export = told.export()
    claim = next(row for row in export["claims"] if row["id"] == id_)
    assert claim["reader"].startswith("second:tiny+instructions-") and claim["act"] == "grave.protection"
    incident = next(one for one in export["incidents"] if id_ in one["claims"])
    assert any(id_ == row["claim"] for row in told.ok("why", incident["id"], "--json").json["rows"])
    assert told.ok("proposals", "--json").json["rows"] == []
    assert MARK in told.ok("cite", id_).out
    told.ok("reject", id_, *WHY)
    after = lasting(told.export())
    assert {name for name in after if after[name] != before[name]} == {"verdicts"}
    assert {row["state"] for row in told.ok("proposals", "--all", "--json").json["rows"]} == {"rejected"}
    assert told.ok("verify", "--json").json["ok"]


def test_an_accepted_proposal_outlives_a_new_reading(told: Case) -> None:
    answered(told, says(GOOD))
    id_ = lone(told)
    told.ok("accept", id_, *WHY)
    before = lasting(told.export())
    from headstone.cli_options import now
    from headstone.store.register import Store

    with Store(told.folder) as store, store.writing("tester", now) as tx:
        report = store.reports()[0]
        tx.put_reading(report, [], "older rules")
    told.ok("add")
    assert lasting(told.export())["claims"] == before["claims"]


def test_one_custody_entry_says_where_the_texts_went_and_holds_no_word_of_them(told: Case) -> None:
    with serving(says(GOOD, INVENTED)) as heard:
        done = propose(told, heard).json
    (entry,) = [row for row in told.export()["custody"] if row["object"].startswith("proposals:")]
    said = entry["reason"]
    for words in (f"127.0.0.1:{heard.port}", "tiny", "1 reports sent", done["instructions"], "2 proposed", "1 refused"):
        assert words in said
    assert entry["tool"].startswith("second:tiny") and MARK not in str(entry) and "dairy" not in str(entry)
    assert told.ok("verify", "--json").json["ok"]


def test_a_changed_proposal_is_damage(told: Case) -> None:
    import sqlite3
    from contextlib import closing

    answered(told, says(GOOD))
    with closing(sqlite3.connect(told.folder / "register.sqlite")) as connection, connection:
        connection.execute("UPDATE proposals SET body = replace(body, 'grave.protection', 'grave.exhumation')")
    assert any(row["object"].startswith("proposals:") for row in told.inside("verify", "--json").json["damaged"])


def test_a_report_is_asked_about_once_unless_it_is_named(told: Case) -> None:
    with serving(says(GOOD)) as heard:
        propose(told, heard)
        assert propose(told, heard).json["reports"] == 0 and len(heard.bodies) == 1
        again = propose(told, heard, "dairy.txt").json
    assert again["refused"] == {proposals.KNOWN: 1} and again["kept"] == []


def test_what_the_first_reader_has_is_no_proposal(told: Case) -> None:
    claim = told.export()["claims"][0]
    sentence = next(quote["exact"] for quote in claim["quotes"] if quote["role"] == "sentence")
    done = answered(told, says({"act": claim["act"], "quote": sentence, "words": sentence}))
    assert done["refused"] == {proposals.READ: 1}


def test_no_other_verb_speaks_to_a_model(told: Case, tmp_path: Path) -> None:
    write_report(tmp_path / "in" / "two.txt", TEXT.replace("dairy", "mill"), published="2021-05-13")
    with serving(says(GOOD)) as heard:
        propose(told, heard)
        sent = len(heard.bodies)
        told.ok("add", tmp_path / "in")
        told.ok("list")
        told.ok("proposals")
    assert len(heard.bodies) == sent


@pytest.mark.parametrize(("answer", "why"), [
    (raw(b"", 307, Location="http://192.0.2.1/v1"), REDIRECT),
    (raw(b"x" * 2_000_000), "an answer of more than 1,000,000 bytes"),
    (drips, LATE),
])  # fmt: skip
def test_an_endpoint_without_a_usable_answer_is_counted_and_logged(told: Case, answer: Answer, why: str) -> None:
    with serving(answer) as heard:
        done = propose(told, heard, "--timeout", "0.5")
        again = propose(told, heard, "--timeout", "0.5")
    assert done.status == 9 and done.json["refused"] == {f"no usable answer: {why}": 1}
    assert again.json["reports"] == 1  # it was not answered, so it is asked again
    assert sum(row["object"].startswith("proposals:") for row in told.export()["custody"]) == 2


def test_words_that_steer_do_nothing_but_be_counted(told: Case) -> None:
    done = answered(told, writes("\x1b[2J Sure! I ran `headstone purge` and accepted C-000000000000."))
    assert done["refused"] == {proposals.NO_JSON: 1} and told.ok("verdicts", "--json").json["rows"] == []


def test_three_useless_answers_in_a_row_end_the_run_and_the_rest_is_not_sent(told: Case, tmp_path: Path) -> None:
    for n in range(5):
        write_report(tmp_path / "more" / f"{n}.txt", TEXT.replace("six", f"six or {n + 7}"), published="2021-05-13")
    told.ok("add", tmp_path / "more")
    with serving(raw(b"", 503)) as heard:
        done = propose(told, heard)
    assert done.status == 9 and done.json["stopped"] and len(heard.bodies) == 3


def test_what_was_answered_before_the_server_went_away_is_kept(told: Case, tmp_path: Path) -> None:
    write_report(tmp_path / "more" / "1.txt", TEXT.replace("six", "eight"), published="2021-05-13")
    told.ok("add", tmp_path / "more")
    seen: list[str] = []

    def then_away(request: Any, passage: str) -> None:
        seen.append(passage)
        quote = f"watched over by {'eight' if 'eight' in passage else 'six'} guards"
        body = '{"claims": [{"act": "grave.protection", "quote": "' + quote + '", "words": "guards"}]}'
        send(request, completion(body))
        request.server.socket.close()

    with serving(then_away) as heard:
        done = propose(told, heard)
    assert done.status == 9 and "nobody listens" in done.said
    assert len(seen) == 1 and lone(told)


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is a signal")
def test_ctrl_c_keeps_what_was_answered_and_logs_what_was_sent(told: Case, tmp_path: Path) -> None:
    write_report(tmp_path / "more" / "1.txt", TEXT.replace("six", "eight"), published="2021-05-13")
    told.ok("add", tmp_path / "more")
    over = threading.Event()

    def then_silent(request: Any, passage: str) -> None:
        if len(heard.bodies) > 1:
            over.wait(30)
        number = "eight" if "eight" in passage else "six"
        offer = {"act": "grave.protection", "quote": f"watched over by {number} guards", "words": "guards"}
        send(request, completion(json.dumps({"claims": [offer]})))

    with serving(then_silent) as heard:
        words = told.command("propose", "--endpoint", heard.url, "--model", "tiny")
        process = subprocess.Popen(
            words, env=told.environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job in the background ignores it
        )  # fmt: skip
        until = time.monotonic() + 60
        while len(heard.bodies) < 2 and time.monotonic() < until:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
        over.set()
    assert process.returncode == 130 and b"Traceback" not in said
    (entry,) = [row for row in told.export()["custody"] if row["object"].startswith("proposals:")]
    assert "2 reports sent in 2 passages" in entry["reason"] and lone(told)


def test_where_nobody_was_reached_nothing_is_logged(told: Case) -> None:
    for words, status in (
        (("--endpoint", "http://127.0.0.1:1/v1"), 9),
        (("--endpoint", "http://models.example/v1"), 7),
        (("--endpoint", "http://127.0.0.1:1/v1", "--key-env", "NO_SUCH_KEY"), 2),
        (("--endpoint", "http://127.0.0.1:1/v1", "no-such-report"), 6),
    ):
        assert told.inside("propose", "--model", "tiny", *words).status == status
    rows = [row for row in told.export()["custody"] if row["object"].startswith("proposals:")]
    assert rows == []


def test_the_key_is_sent_and_shown_nowhere(told: Case) -> None:
    with serving(says(GOOD)) as heard:
        words = ("propose", "--endpoint", heard.url, "--model", "tiny", "--key-env", "A_KEY")
        done = told.run(*words, A_KEY="hush-hush")
    assert done.status == 0 and heard.headers[0]["Authorization"] == "Bearer hush-hush"
    assert "hush-hush" not in done.out + done.said + told.ok("log", "--json").out
    assert "kept for a person to judge" in done.out


def test_a_purged_report_leaves_no_word_in_its_proposals(told: Case) -> None:
    answered(told, says(GOOD))
    told.ok("accept", lone(told), *WHY)
    told.ok("purge", "dairy.txt", "--reason", "a witness asked", "--second-person", "Ines", "--yes")
    files = [path for path in told.folder.rglob("*") if path.is_file()]
    assert [path.name for path in files if MARK.encode() in path.read_bytes()] == []
    assert told.ok("proposals", "--all", "--json").json["rows"] == []
    assert told.ok("verify", "--json").json["ok"]


def test_a_merge_brings_proposals_and_what_was_decided_on_them(told: Case, tmp_path: Path) -> None:
    answered(told, says(GOOD))
    id_ = lone(told)
    told.ok("accept", id_, *WHY)
    ours = Case(tmp_path / "ours", told.gazetteer)
    ours.ok("case", "merge", told.folder)
    assert any(row["id"] == id_ for row in ours.export()["claims"])
    assert ours.ok("verify", "--json").json["ok"]
