import json
import stat
import zipfile
from pathlib import Path

import pytest

from headstone.errors import Refused
from headstone.store.backup import HEAD, backup
from headstone.store.register import Store
from headstone.store.verify import verify
from tests.store.factories import add, clock, incident, link, made

ONE = made("Workers opened a pit with at least 12 bodies.", trigger="opened a pit")
TWO = made("A shepherd came upon a pit.", "two.txt", trigger="came upon")


@pytest.fixture
def filled(store: Store) -> Store:
    add(store, ONE, TWO)
    link(store, incident("I-AAAA", ONE, TWO))
    return store


def test_a_backup_folder_is_a_case_with_the_same_register(filled: Store, tmp_path: Path) -> None:
    report = backup(filled, tmp_path / "copy", "ana", clock)
    assert (report.originals, report.damaged, report.head) == (2, (), filled.head())
    assert json.loads((tmp_path / "copy" / HEAD).read_text())["head"] == filled.head()
    with Store(tmp_path / "copy") as copy:
        assert copy.register() == filled.register()
        assert verify(copy, last_head=report.head).ok


def test_a_zipped_backup_unpacks_to_a_case(filled: Store, tmp_path: Path) -> None:
    backup(filled, tmp_path / "copy.zip", "ana", clock)
    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        archive.extractall(tmp_path / "out")
    with Store(tmp_path / "out", create=True) as copy:
        assert copy.register() == filled.register()
        assert verify(copy).ok
    assert not list((filled.case / "tmp").iterdir())


def test_the_copying_is_in_the_log_without_the_path(filled: Store, tmp_path: Path) -> None:
    backup(filled, tmp_path / "copy", "ana", clock)
    entry = filled.log()[-1]
    assert (entry.action, entry.object, entry.reason) == ("copy", "case", "backup")


def test_a_backup_is_its_owners_alone(filled: Store, tmp_path: Path) -> None:
    backup(filled, tmp_path / "copy", "ana", clock)
    backup(filled, tmp_path / "copy.zip", "ana", clock)
    for path in [tmp_path / "copy", *(tmp_path / "copy").rglob("*"), tmp_path / "copy.zip"]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_a_target_that_exists_or_lies_in_the_case_is_refused(filled: Store, tmp_path: Path) -> None:
    for target in (tmp_path, filled.case / "copy", tmp_path / "none" / "copy"):
        with pytest.raises(Refused):
            backup(filled, target, "ana", clock)


@pytest.mark.parametrize("name", ["copy", "copy.zip"])
def test_a_damaged_original_is_copied_and_named(filled: Store, tmp_path: Path, name: str) -> None:
    filled.vault.path(ONE.sha256).write_bytes(b"other bytes")
    assert backup(filled, tmp_path / name, "ana", clock).damaged == (ONE.sha256,)


def test_a_backup_that_fails_leaves_no_half_copy(filled: Store, tmp_path: Path) -> None:
    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    for name in ("copy", "copy.zip"):
        with pytest.raises(KeyboardInterrupt):
            backup(filled, tmp_path / name, "ana", clock, stop)
    assert [path.name for path in tmp_path.iterdir()] == ["case"]
    assert not list((filled.case / "tmp").iterdir())


def test_what_a_killed_backup_left_is_not_written_over(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "copy.partial").mkdir()
    with pytest.raises(Refused, match="partial"):
        backup(filled, tmp_path / "copy", "ana", clock)
