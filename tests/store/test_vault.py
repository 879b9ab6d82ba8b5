import io
from pathlib import Path

import pytest

from headstone.errors import NotFound, UnreadableFile
from headstone.store.vault import Vault
from tests.store.factories import sha

DATA = b"an original" * 1000


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    vault = Vault(tmp_path)
    vault.prepare()
    return vault


def test_bytes_paths_and_streams_are_kept_alike(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(DATA)
    kept = [vault.keep(source) for source in (path, DATA, io.BytesIO(DATA))]
    assert {(one.sha256, one.size) for one in kept} == {(sha(DATA), len(DATA))}
    assert [one.fresh for one in kept] == [True, False, False]
    assert not vault.holds(sha(DATA))
    vault.settle()
    assert vault.read(sha(DATA)) == DATA
    assert vault.path(sha(DATA)) == tmp_path / "vault" / sha(DATA)[:2] / sha(DATA)


def test_an_empty_file_is_an_original_too(vault: Vault) -> None:
    kept = vault.keep(b"")
    vault.settle()
    assert vault.read(kept.sha256) == b""


def test_a_damaged_orphan_is_replaced_by_good_bytes(vault: Vault) -> None:
    vault.keep(DATA)
    vault.settle()
    vault.path(sha(DATA)).write_bytes(b"cut short")
    assert vault.keep(DATA).fresh
    vault.settle()
    assert vault.read(sha(DATA)) == DATA


def test_a_path_that_cannot_be_read_leaves_nothing_behind(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        vault.keep(tmp_path / "gone.txt")
    assert not list(vault.tmp.iterdir())
    assert not list(vault.files())


def test_what_is_not_there_is_named(vault: Vault) -> None:
    with pytest.raises(NotFound):
        vault.read("0" * 64)


def test_leftovers_of_ours_are_swept_and_those_of_other_rooms_are_not(vault: Vault) -> None:
    (vault.tmp / "in-abc").touch()
    (vault.tmp / "in-folder").mkdir()
    (vault.tmp / "parser-xyz").touch()
    assert vault.sweep() == 2
    assert [path.name for path in vault.tmp.iterdir()] == ["parser-xyz"]


def test_what_was_kept_and_not_settled_can_be_dropped(vault: Vault) -> None:
    vault.keep(DATA)
    vault.keep(b"another")
    vault.drop(sha(DATA))
    vault.settle()
    assert [path.name for path in vault.files()] == [sha(b"another")]
    vault.keep(DATA)
    vault.discard()
    assert not list(vault.tmp.iterdir())


def test_destroyed_bytes_are_gone(vault: Vault) -> None:
    vault.keep(DATA)
    vault.settle()
    assert vault.destroy(sha(DATA))
    assert not vault.holds(sha(DATA))
    assert not vault.destroy(sha(DATA))
