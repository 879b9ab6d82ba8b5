"""A process that dies between any two steps of adding or purging leaves each file whole or absent; a rerun ends alike.

The death is real: the child sends SIGKILL to itself at its n-th step inside the store (a call into it, or from it into
SQLite or the operating system).
"""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from headstone.model.register import Register
from headstone.store.custody import check
from headstone.store.purge import purge
from headstone.store.register import Store
from headstone.store.verify import verify
from tests.store.factories import Made, add, clock, made

CHILD = """
import os, signal, sys
from pathlib import Path
from headstone.store.register import Store
from tests.store.test_interrupted import DEEDS

limit, steps = int(sys.argv[2]), 0

def count(frame, event, argument):
    global steps
    if event in ("call", "c_call") and "/headstone/store/" in frame.f_code.co_filename.replace(os.sep, "/"):
        steps += 1
        if steps == limit:
            os.kill(os.getpid(), signal.SIGKILL)

sys.setprofile(count)
with Store(Path(sys.argv[1]), create=True) as store:
    DEEDS[sys.argv[3]](store)
sys.setprofile(None)
print(steps)
"""

FILES: tuple[Made, ...] = (
    made("Workers opened a pit with at least 12 bodies.", trigger="opened a pit"),
    made("A shepherd came upon a pit.", "two.txt", trigger="came upon"),
    made("Soldiers fenced the pit off.", "three.txt", trigger="fenced"),
)
ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a thing of POSIX")


def add_missing(store: Store) -> None:
    add(store, *(one for one in FILES if not store.is_done(one.sha256)))


def purge_first(store: Store) -> None:
    purge(store, FILES[0].report.id, "a person at risk", "ana", "ben", clock)


DEEDS = {"add": add_missing, "purge": purge_first}


def run(case: Path, limit: int, deed: str = "add") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", CHILD, str(case), str(limit), deed]
    return subprocess.run(command, cwd=ROOT, text=True, capture_output=True)


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> int:
    done = run(tmp_path_factory.mktemp("whole") / "case", 0)
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def content(store: Store) -> Register:
    """The register without its log: an interrupted run leaves another log only where a vault file was adopted."""
    return replace(store.register(), custody=(), custody_head="")


def survive(case: Path, limit: int, tmp_path: Path) -> None:
    assert run(case, limit).returncode == -9
    with Store(case, create=True) as store:
        for one in FILES:
            there = store.has_original(one.sha256)
            assert there == store.is_done(one.sha256) == (one.report in store.reports())
            assert there == all(claim in store.claims() for claim in one.claims)
            assert there == (one.report.id in {hit.report for hit in store.search("pit")})
        found = verify(store)
        assert found.ok, found
        add_missing(store)
        assert verify(store).ok
        assert verify(store).orphaned == ()
        assert not list((case / "tmp").iterdir())
        assert check(store.log()).ok
        with Store(tmp_path / "undisturbed", create=True) as whole:
            add_missing(whole)
            assert content(store) == content(whole)
            assert [entry.action for entry in store.log()] == [entry.action for entry in whole.log()]


@pytest.mark.parametrize("share", [0.1, 0.35, 0.5, 0.6, 0.75, 0.9])
def test_a_kill_leaves_each_file_whole_or_absent(steps: int, share: float, tmp_path: Path) -> None:
    survive(tmp_path / "case", int(steps * share), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("point", range(40))
def test_a_kill_at_any_point_leaves_each_file_whole_or_absent(steps: int, point: int, tmp_path: Path) -> None:
    survive(tmp_path / "case", 1 + point * (steps - 1) // 40, tmp_path)


@pytest.fixture(scope="module")
def purge_steps(tmp_path_factory: pytest.TempPathFactory) -> int:
    case = tmp_path_factory.mktemp("purged") / "case"
    with Store(case, create=True) as store:
        add_missing(store)
    done = run(case, 0, "purge")
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def survive_purge(case: Path, limit: int) -> None:
    with Store(case, create=True) as store:
        add_missing(store)
    assert run(case, limit, "purge").returncode == -9
    with Store(case) as store:
        assert verify(store).ok, verify(store)
        if FILES[0].report not in store.reports():
            assert not store.vault.holds(FILES[0].sha256)
            files = [path for path in case.rglob("*") if path.is_file()]
            assert not [path for path in files if b"at least 12 bodies" in path.read_bytes()]
        assert store.totals().reports >= len(FILES) - 1


@pytest.mark.parametrize("share", [0.2, 0.7, 0.8, 0.9, 0.97])
def test_a_killed_purge_took_nothing_or_is_finished_on_opening(purge_steps: int, share: float, tmp_path: Path) -> None:
    survive_purge(tmp_path / "case", int(purge_steps * share))


@pytest.mark.slow
@pytest.mark.parametrize("point", range(30))
def test_a_purge_killed_at_any_point_took_nothing_or_is_finished(purge_steps: int, point: int, tmp_path: Path) -> None:
    survive_purge(tmp_path / "case", 1 + point * (purge_steps - 1) // 30)
