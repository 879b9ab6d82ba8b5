"""What the tests of the whole program share: a gazetteer built once, and a case with the samples read into it."""

import os
from pathlib import Path

import pytest

from tests.running import EXAMPLES, Case


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regold", action="store_true", help="write tests/golden anew from what the reader says now")


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The gazetteer that HEADSTONE_GAZETTEER names (`make test` builds it), or one built for this session."""
    named = os.environ.get("HEADSTONE_GAZETTEER")
    if named and Path(named).is_file():
        return Path(named)
    from headstone.store.gazetteer_build import build_builtin

    target = tmp_path_factory.mktemp("gazetteer") / "gazetteer.sqlite"
    build_builtin(target, lambda line: None)
    return target


@pytest.fixture(scope="session")
def sample_case(tmp_path_factory: pytest.TempPathFactory, gazetteer: Path) -> Case:
    """A case with all samples in it. Tests that write take a copy: `sample_case.copy(tmp_path)`."""
    case = Case(tmp_path_factory.mktemp("samples") / "case", gazetteer)
    done = case.run("add", EXAMPLES)
    assert done.status == 3, done.said  # one PDF has no text
    return case


@pytest.fixture
def case(tmp_path: Path, gazetteer: Path) -> Case:
    """An empty case."""
    return Case(tmp_path / "case", gazetteer)
