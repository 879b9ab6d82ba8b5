"""The stand-alone script agrees with the store, and needs nothing of it."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from headstone.store.purge import purge
from headstone.store.register import Store
from tests.store.factories import add, clock, made

SCRIPT = Path(__file__).parents[2] / "scripts" / "check_custody.py"
ONE = made("Workers opened a pit: حفرة", trigger="opened a pit")
TWO = made("A shepherd came upon a pit.", "two.txt")


def check(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-I", str(SCRIPT), *map(str, arguments)], text=True, capture_output=True)


@pytest.fixture
def exported(store: Store, tmp_path: Path) -> Path:
    add(store, ONE, TWO)
    with store.writing("Анна", clock) as tx:
        tx.log("export", "json", reason="für die Akte")
    path = tmp_path / "custody.jsonl"
    path.write_text("".join(entry.canonical() + "\n" for entry in store.log()), encoding="utf-8")
    return path


def test_it_is_at_most_sixty_lines_and_imports_only_the_standard_library() -> None:
    source = SCRIPT.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 60
    named = {alias.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import) for alias in node.names}
    assert named <= set(sys.stdlib_module_names)


def test_a_whole_log_passes_with_its_head_and_its_originals(store: Store, exported: Path) -> None:
    done = check(exported, "--head", store.head(), "--originals", store.case / "vault")
    assert done.returncode == 0, done.stdout + done.stderr
    assert store.head() in done.stdout


def test_a_register_export_is_read_too(store: Store, exported: Path, tmp_path: Path) -> None:
    lines = exported.read_text(encoding="utf-8").splitlines()
    whole = tmp_path / "register.json"
    whole.write_text(json.dumps({"custody": [json.loads(line) for line in lines]}), encoding="utf-8")
    assert check(whole, "--head", store.head()).returncode == 0


def test_a_changed_a_removed_and_a_moved_entry_are_found(exported: Path) -> None:
    lines = exported.read_text(encoding="utf-8").splitlines()
    for broken in (
        [lines[0].replace("tester", "nobody"), *lines[1:]],
        [lines[0], *lines[2:]],
        [lines[1], lines[0], *lines[2:]],
    ):
        exported.write_text("\n".join(broken), encoding="utf-8")
        assert check(exported).returncode == 1


def test_a_cut_tail_is_found_only_with_the_head(store: Store, exported: Path) -> None:
    lines = exported.read_text(encoding="utf-8").splitlines()
    exported.write_text("\n".join(lines[:-1]), encoding="utf-8")
    assert check(exported).returncode == 0
    assert check(exported, "--head", store.head()).returncode == 1


def test_a_changed_and_a_missing_original_are_found(store: Store, exported: Path) -> None:
    path = store.vault.path(ONE.sha256)
    path.write_bytes(b"other")
    assert ONE.sha256 in check(exported, "--originals", store.case / "vault").stdout
    path.unlink()
    assert check(exported, "--originals", store.case / "vault").returncode == 1


def test_a_purged_original_is_not_missed(store: Store, exported: Path) -> None:
    purge(store, ONE.report.id, "a person at risk", "ana", "ben", clock)
    exported.write_text("\n".join(entry.canonical() for entry in store.log()), encoding="utf-8")
    assert check(exported, "--originals", store.case / "vault").returncode == 0
