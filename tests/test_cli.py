"""Every verb at the command line: tables and JSON, help, exit statuses, and no traceback whatever happens."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from headstone.cli import cli
from tests.running import EXAMPLES, SOURCE, Case

LIST_TIMES = 3.0  # as long as loading the libraries it stands on
HEAVY = ("spacy", "sqlalchemy", "lxml", "numpy", "rich", "trafilatura", "headstone.pipeline", "headstone.store")


def verbs(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    for name, command in group.commands.items():
        found += verbs(command, (*path, name)) if isinstance(command, click.Group) else [(*path, name)]
    return found


def first_incident(case: Case) -> str:
    rows = case.ok("list", "--json").json["rows"]
    return str(max(rows, key=lambda row: row["reports"])["id"])


@pytest.mark.parametrize("verb", verbs(cli), ids=" ".join)
def test_every_verb_has_help_with_an_example(verb: tuple[str, ...]) -> None:
    text = " ".join(CliRunner().invoke(cli, [*verb, "--help"]).stdout.split())
    assert re.search(rf"Example: headstone (--case ours )?{' '.join(verb)}", text)


def test_the_help_of_the_whole_says_the_exit_statuses() -> None:
    assert all(f"{status} " in (cli.epilog or "") for status in (0, 1, 2, 3, 4, 5, 6, 7, 8, 130))


def test_the_list_and_its_json_name_the_same_incidents(sample_case: Case) -> None:
    table, rows = sample_case.ok("list"), sample_case.ok("list", "--json").json
    named = [line.split()[0] for line in table.out.splitlines() if line.startswith("I-")]
    assert [row["id"] for row in rows["rows"]] == named
    assert rows["unread"]["needs OCR"] == 1 and "needs OCR: 1" in table.out
    assert "documented reports, not incidence" in table.out


def test_list_answers_at_once(sample_case: Case) -> None:
    peer = [sys.executable, "-c", "import sqlalchemy, rich.table, click, yaml"]
    listing, loading = [], []
    for _ in range(4):
        listing.append(of_children(lambda: sample_case.run("list")))
        loading.append(of_children(lambda: subprocess.run(peer, check=True)))
    assert min(listing) < LIST_TIMES * min(loading), (listing, loading)


def of_children(call: Callable[[], object]) -> float:
    """Seconds of the processor that the processes started by `call` use: what others do meanwhile is not in it."""
    before = os.times()
    call()
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def test_starting_the_command_line_loads_nothing_heavy() -> None:
    code = "import sys, headstone.cli; print([m for m in sys.argv[1:] if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code, *HEAVY], capture_output=True, text=True, check=True,
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
    )  # fmt: skip
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("verb", ["show", "sources", "why"])
def test_the_verbs_on_an_incident_have_a_table_and_the_same_as_json(sample_case: Case, verb: str) -> None:
    incident = first_incident(sample_case)
    rows = sample_case.ok(verb, incident.lower(), "--json").json["rows"]
    assert len(rows) > 2 and all(isinstance(row, dict) for row in rows)
    assert len(sample_case.ok(verb, incident).out.splitlines()) > len(rows)


def test_why_shows_a_sentence_and_a_rule_for_every_figure(sample_case: Case) -> None:
    rows = sample_case.ok("why", first_incident(sample_case) + ".count", "--json").json["rows"]
    assert rows and {row["slot"] for row in rows} == {"counts"}
    assert all(row["sentence"] and row["rule"] for row in rows if row["taken"])


def test_a_site_a_report_and_a_citation_are_found_by_their_names(sample_case: Case) -> None:
    export = sample_case.export()
    site, claim = export["sites"][0]["id"], export["claims"][0]["id"]
    assert sample_case.ok("site", site, "--json").json["rows"][0]["value"] == site
    told = sample_case.ok("report", "kesh-qala-trench-2017/01.txt", "--json").json
    assert told["report"]["sample"] is True and told["rows"]
    assert claim in sample_case.ok("cite", claim).out
    assert sample_case.ok("cite", claim, "--json").json["claim"] == claim


def test_a_report_without_an_incident_says_why(sample_case: Case) -> None:
    told = sample_case.ok("report", "negative/01.txt", "--json").json["report"]
    assert told["tells of"] is None and told["leads to no incident"]


def test_search_finds_words_in_unread_reports_too(sample_case: Case, tmp_path: Path) -> None:
    (tmp_path / "el.txt").write_text(
        "Στρατιώτες βρήκαν έναν ομαδικό τάφο κοντά στο χωριό την περασμένη Δευτέρα, ανακοίνωσε ο εκπρόσωπος "
        "της αστυνομίας.",
        encoding="utf-8",
    )
    case = Case(tmp_path / "case", sample_case.gazetteer)
    case.ok("add", tmp_path / "el.txt", "--quiet")
    (report,) = case.export()["reports"]
    assert report["why_unread"].startswith("language")
    rows = case.ok("search", "ανακοίνωσε", "--json").json["rows"]
    assert report["id"] in {row["report"] for row in rows}


def test_every_export_is_stamped(sample_case: Case, tmp_path: Path) -> None:
    for kind, target in (("json", "r.json"), ("geojson", "r.geojson"), ("csv", "tables"), ("csv", "tables.zip")):
        done = sample_case.ok("export", "--format", kind, tmp_path / target)
        assert "PRIVATE - NOT CLEARED" in done.out and "SAMPLE" in done.out
    assert "SAMPLE" in (tmp_path / "r.geojson").read_text(encoding="utf-8")
    pages = sample_case.ok("dossier", first_incident(sample_case), "--out", tmp_path, "--json").json
    page = Path(pages[0]).read_text(encoding="utf-8")
    assert "SAMPLE" in page and "PRIVATE - NOT CLEARED" in page
    assert all((path.stat().st_mode & 0o077) == 0 for path in tmp_path.rglob("*") if path.is_file())


def test_log_verify_and_backup_agree_on_the_custody_head(sample_case: Case, tmp_path: Path) -> None:
    case = sample_case.copy(tmp_path)
    lines = case.ok("log", "--json").out.splitlines()
    assert [json.loads(line)["seq"] for line in lines] == list(range(1, len(lines) + 1))
    assert "holds" in case.ok("verify").out
    backup = tmp_path / "backup.zip"
    head = case.ok("backup", backup, "--json").json["head"]
    assert backup.is_file() and case.ok("verify", "--head", head, "--json").json["ok"]


def test_a_changed_original_is_named_and_gives_status_5(sample_case: Case, tmp_path: Path) -> None:
    case = sample_case.copy(tmp_path)
    victim = next(path for path in sorted((case.folder / "vault").rglob("*")) if path.is_file())
    victim.write_bytes(victim.read_bytes() + b" ")
    done = case.run("verify")
    assert done.status == 5 and victim.name in done.out


def test_purge_takes_two_people_and_leaves_a_tombstone(sample_case: Case, tmp_path: Path) -> None:
    case = sample_case.copy(tmp_path)
    words = ("purge", "negative/01.txt", "--reason", "names a witness", "--yes", "--second-person")
    assert case.run(*words, "tester").status != 0
    gone = case.run(*words, "A. Second", "--json").json
    assert case.run("report", gone["report"]).status == 6
    again = case.run("add", EXAMPLES)
    assert "purged" in again.said and again.status == 3
    assert case.ok("verify", "--json").json["ok"]


def test_saying_no_to_a_purge_destroys_nothing_and_says_so(sample_case: Case, tmp_path: Path) -> None:
    case = sample_case.copy(tmp_path)
    words = ("purge", "negative/01.txt", "--reason", "names a witness", "--second-person", "A. Second")
    command = [sys.executable, "-m", "headstone", "--case", str(case.folder), *words]
    done = subprocess.run(command, input="n\n", capture_output=True, text=True, env=case.environment, check=False)
    assert done.returncode == 130 and "nothing was changed" in done.stderr
    assert case.run("report", "negative/01.txt").status == 0


def test_a_reader_that_has_seen_enough_is_no_fault(sample_case: Case) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    command = [sys.executable, "-m", "headstone", "--case", str(sample_case.folder), "list", "--json"]
    with os.fdopen(write_end, "wb") as closed:
        done = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, env=sample_case.environment, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_mistyped_path_is_told_and_is_no_part_of_the_case(sample_case: Case, tmp_path: Path) -> None:
    case = sample_case.copy(tmp_path)
    before = case.ok("list", "--json").json["refused"]
    assert case.run("add", "no/such/folder").status == 3
    assert case.ok("list", "--json").json["refused"] == before


def test_a_name_that_fits_several_reports_lists_them(sample_case: Case) -> None:
    done = sample_case.run("report", "01.txt")
    assert done.status == 6 and "negative/01.txt" in done.said


def test_signs_that_steer_a_terminal_are_not_sent_to_it(case: Case, tmp_path: Path) -> None:
    text = "Villagers found a mass grave with 40 bodies near Serpa\x1b[2J\u202e, Portugal."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    case.ok("add", tmp_path / "a.txt")
    shown = case.ok("list").out + case.ok("search", "villagers").out + case.ok("report", "a.txt").out
    assert "Serpa" in shown and not {"\x1b", "\u202e"} & set(shown)


def test_two_cases_become_one(sample_case: Case, tmp_path: Path, gazetteer: Path) -> None:
    ours, theirs = Case(tmp_path / "ours", gazetteer), sample_case.copy(tmp_path)
    ours.ok("add", EXAMPLES / "kambe-market-2009" / "01.txt")
    merged = ours.ok("case", "merge", theirs.folder, "--json").json
    assert merged["originals"] > 20 and merged["conflicts"] == []
    both, whole = ({tuple(one["claims"]) for one in case.export()["incidents"]} for case in (ours, theirs))
    assert both == whole


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("show", "I-0000"), 6),
        (("report", "no such file.txt"), 6),
        (("cite", "C-000000000000"), 6),
        (("why", "I-0000.colour"), 2),
        (("show",), 2),
        (("nonsense",), 2),
        (("list", "--case", "x"), 2),
        (("export", "--format", "xml", "x"), 2),
        (("accept", "C-000000000000", "--reason", " "), 6),
        (("add", "no/such/folder"), 3),
        (("export", "/proc/none/register.json"), 1),
    ],
)
def test_a_fault_is_one_clear_line_with_its_status(sample_case: Case, words: tuple[str, ...], status: int) -> None:
    done = sample_case.run(*words)
    assert done.status == status
    lines = [line for line in done.said.splitlines() if line and not line.startswith(("Usage:", "Try "))]
    assert len(lines) == (2 if "--case" in words else 1), done.said


def test_a_case_that_is_none_and_one_that_is_damaged_are_told_apart(tmp_path: Path, gazetteer: Path) -> None:
    assert Case(tmp_path / "nowhere", gazetteer).run("list").status == 4
    broken = Case(tmp_path / "broken", gazetteer)
    broken.folder.mkdir()
    (broken.folder / "register.sqlite").write_bytes(b"no database at all" * 99)
    done = broken.run("list")
    assert done.status == 5 and len(done.said.splitlines()) == 1


def test_an_unexpected_fault_is_one_line_and_a_trace_on_request(sample_case: Case, tmp_path: Path) -> None:
    case = sample_case.copy(tmp_path)
    with sqlite3.connect(case.folder / "register.sqlite") as register:
        register.execute("ALTER TABLE incidents RENAME COLUMN title TO heading")
    register.close()
    done = case.run("list")
    assert done.status == 1 and len(done.said.splitlines()) == 1 and "HEADSTONE_DEBUG=1" in done.said
    told = case.run("list", HEADSTONE_DEBUG="1", TMPDIR=str(tmp_path))
    assert "Traceback" in Path(told.said.split("the trace is in ")[1].strip()).read_text(encoding="utf-8")


def test_the_case_may_be_named_in_the_environment(sample_case: Case, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "headstone", "list", "--json"]
    named = sample_case.environment | {"HEADSTONE_CASE": str(sample_case.folder)}
    done = subprocess.run(command, capture_output=True, env=named, cwd=tmp_path, check=True)
    assert json.loads(done.stdout)["rows"]


def test_the_gazetteer_says_whose_data_it_holds(sample_case: Case, tmp_path: Path) -> None:
    assert "GeoNames" in sample_case.ok("gazetteer", "info", "--json").json["attribution"]
    done = sample_case.run("gazetteer", "add", "NOWHERE.txt")
    assert done.status == 2 and len(done.said.splitlines()) == 1


def test_the_shell_can_complete_our_verbs(sample_case: Case) -> None:
    assert "_HEADSTONE_COMPLETE" in sample_case.ok("completion", "bash").out
