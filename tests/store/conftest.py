from collections.abc import Iterator
from pathlib import Path

import pytest

from headstone.store.register import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "case", create=True) as opened:
        yield opened
