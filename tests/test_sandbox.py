"""Workers with limits: whatever a task does, the others get their answers."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from headstone.sandbox import Outcome, Pool, WorkerLost
from tests.intake.making import PAGE

TASK, START = "tests.sandbox_tasks:task", "tests.sandbox_tasks:start"
linux = pytest.mark.skipif(sys.platform != "linux", reason="this limit is Linux's")


@pytest.fixture
def pool() -> Iterator[Pool]:
    with Pool(TASK, START, b">", 2, 1.0, 512) as made:
        yield made


def test_outcomes_come_in_the_order_of_the_payloads(pool: Pool) -> None:
    payloads = [str(number).encode() for number in range(200)]
    assert [outcome.value for outcome in pool.map(payloads)] == [b">" + payload for payload in payloads]


def test_a_hanging_dying_or_failing_task_costs_no_other(pool: Pool) -> None:
    found = list(pool.map([b"a", b"hang", b"die", b"fail", b"b"]))
    assert [outcome.kind for outcome in found] == ["ok", "timed out", "crashed", "error", "ok"]
    assert found[1].why == "it took longer than 1 seconds"
    assert found[2].why == "the process ended with status 7"
    assert found[3].why == "ValueError: what went wrong"
    assert found[4] == Outcome("ok", b">b")


@linux
def test_a_task_that_fills_the_memory_is_told_apart(pool: Pool) -> None:
    assert [outcome.kind for outcome in pool.map([b"fill the memory", b"a"])] == ["out of memory", "ok"]


def test_a_loop_that_never_yields_is_ended_too(pool: Pool) -> None:
    assert pool.run(b"hang in C").kind == "timed out"


def test_what_a_library_prints_does_not_reach_the_answers(pool: Pool) -> None:
    assert pool.run(b"print").value == b">print"


def test_a_worker_has_no_network_and_no_settings_of_the_user(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example")
    assert "PermissionError: the network is closed" in pool.run(b"network").why
    assert b"HTTPS_PROXY" not in pool.run(b"environment").value


def test_the_limits_leave_room_for_the_libraries_of_intake() -> None:
    with Pool(TASK, None, b"", 1, 30.0, 1024) as pool:
        assert pool.run(b"convert " + PAGE.encode()) == Outcome("ok", b"en")


def test_large_payloads_pass(pool: Pool) -> None:
    assert len(pool.run(b"x" * 30_000_000).value) == 30_000_001


def test_payloads_are_drawn_only_as_they_are_needed(pool: Pool) -> None:
    drawn: list[int] = []

    def endless() -> Iterator[bytes]:
        while True:
            drawn.append(1)
            yield b"a"

    outcomes = pool.map(endless())
    for _ in range(5):
        assert next(outcomes).ok
    assert len(drawn) < 40


def test_workers_are_kept_between_tasks(pool: Pool) -> None:
    assert len({outcome.value for outcome in pool.map([b"pid"] * 50)}) <= 2


def test_the_first_answer_comes_within_a_second() -> None:
    begun = time.monotonic()
    with Pool(TASK, None, b"", 1, 5.0, 512) as pool:
        assert pool.run(b"a").value == b"a"
    assert time.monotonic() - begun < 3.0  # .1 s on an idle machine; the bound leaves room for a busy one


def test_an_initialiser_that_fails_is_told_once() -> None:
    with Pool(TASK, START, b"fail", 2, 5.0, 512) as pool, pytest.raises(WorkerLost, match="no model here"):
        list(pool.map([b"a", b"b"]))


def test_nothing_runs_after_the_pool_is_closed() -> None:
    with Pool(TASK, None, b"", 2, 60.0, 512) as pool:
        (pid, *_) = [int(outcome.value) for outcome in pool.map([b"pid"])]
    with pytest.raises(OSError):
        os.kill(pid, 0)


@linux
def test_workers_end_with_a_parent_that_was_killed(tmp_path: Path) -> None:
    script = (
        "from headstone.sandbox import Pool\n"
        f"pool = Pool({TASK!r}, None, b'', 1, 500.0, 512)\n"
        "print(pool.run(b'pid').value.decode(), flush=True)\n"
        "pool.run(b'hang')\n"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, env=environment) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        time.sleep(0.2)
        os.kill(parent.pid, signal.SIGKILL)
    assert gone(worker, within=5.0)


def gone(pid: int, within: float) -> bool:
    """A killed orphan may stay a zombie where no init reaps it."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.05)
    return False
