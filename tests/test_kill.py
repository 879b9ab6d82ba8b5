"""Killed at any moment, run again: the register is the one that an undisturbed run gives. And order changes nothing."""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.running import EXAMPLES, Case, lasting

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")

FEWEST_SECONDS = 0.2  # before that Python itself is still starting
KILLS_PER_CASE = 2  # a second kill meets what the first one left


@dataclass(frozen=True, slots=True)
class Undisturbed:
    export: dict[str, Any]
    seconds: float


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, gazetteer: Path) -> Undisturbed:
    case = Case(tmp_path_factory.mktemp("undisturbed") / "case", gazetteer)
    start = time.perf_counter()
    case.run("add", EXAMPLES)
    seconds = time.perf_counter() - start
    return Undisturbed(lasting(case.export()), seconds)


def killed(case: Case, seconds: float) -> bool:
    """Start `add` in a process group of its own and kill the group; False when it was done before."""
    process = subprocess.Popen(
        case.command("add", EXAMPLES), env=case.environment, start_new_session=True, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
        return False
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return True


def survives(case: Case, undisturbed: Undisturbed, seed: int) -> None:
    points = random.Random(seed)
    for _ in range(KILLS_PER_CASE):
        killed(case, points.uniform(FEWEST_SECONDS, undisturbed.seconds))
    done = case.run("add", EXAMPLES)
    assert done.status == 3, done.said  # the PDF without text
    assert lasting(case.export()) == undisturbed.export
    verified = case.ok("verify", "--json").json
    assert verified["ok"] and verified["orphaned"] == []
    assert not [path for path in (case.folder / "tmp").iterdir() if path.is_file()]


@pytest.mark.parametrize("seed", range(3))
def test_a_run_that_was_killed_twice_ends_like_an_undisturbed_one(
    case: Case, undisturbed: Undisturbed, seed: int
) -> None:
    survives(case, undisturbed, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 125))
def test_fifty_kills_change_nothing(case: Case, undisturbed: Undisturbed, seed: int) -> None:
    survives(case, undisturbed, seed)


def without_names(export: dict[str, Any]) -> dict[str, Any]:
    """The register with incidents and sites named by what they hold: their ids are minted in the order of arrival."""
    incidents = {one["id"]: "+".join(one["claims"]) for one in export["incidents"]}
    sites = {one["id"]: f"{one['type']} of {sorted(incidents[i] for i in one['incidents'])}" for one in export["sites"]}
    text = json.dumps(lasting(export))
    for id_, name in (incidents | sites).items():
        text = text.replace(f'"{id_}"', json.dumps(name))
    told: dict[str, Any] = json.loads(text)
    for row in (*told["incidents"], *told["sites"]):
        row.pop("aliases", None)
        for name in ("incidents", "sites", "related"):
            row[name] = sorted(row.get(name, ()), key=repr)
    return told | {kind: sorted(told[kind], key=repr) for kind in ("incidents", "sites")}


def arrived(case: Case, seed: int) -> dict[str, Any]:
    """The samples in a shuffled order, a few folders at a time."""
    parts = sorted(path for path in EXAMPLES.iterdir() if path.is_dir())
    random.Random(seed).shuffle(parts)
    for start in range(0, len(parts), 4):
        case.run("add", *parts[start : start + 4])
    return case.export()


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow), pytest.param(3, marks=pytest.mark.slow)])
def test_the_order_of_arrival_changes_nothing(case: Case, gazetteer: Path, tmp_path: Path, seed: int) -> None:
    other = Case(tmp_path / "in one go", gazetteer)
    parts = sorted(path for path in EXAMPLES.iterdir() if path.is_dir())
    other.run("add", *parts)
    assert without_names(arrived(case, seed)) == without_names(other.export())
