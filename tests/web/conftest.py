"""A room over a copy of the sample case: an ASGI client for pages, and everything that a page is asked of."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from headstone.browsing import Desk
from headstone.cli_options import moment, now
from headstone.config import Settings
from headstone.release import labels
from headstone.store.register import Store
from headstone.web.app import make_app
from headstone.web.guard import Door
from tests.running import Case
from tests.web.asking import KEY, Room

HOST = "http://127.0.0.1"


def room_over(folder: Path, gazetteer: Path, upload_bytes: int = 1 << 20) -> Room:
    store = Store(folder)
    desk = Desk(store, Settings(folder, gazetteer, "tester", workers=1), now, moment)
    door = Door(KEY)
    client = TestClient(make_app(desk, door, labels(), upload_bytes), base_url=HOST, raise_server_exceptions=False)
    return Room(client, desk, door)


@pytest.fixture(scope="session")
def looked_at(sample_case: Case, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A room whose case no test writes to."""
    copy = sample_case.copy(tmp_path_factory.mktemp("room"))
    room = room_over(copy.folder, copy.gazetteer)
    room.enter()
    yield room
    room.desk.store.close()


@pytest.fixture
def room(sample_case: Case, tmp_path: Path) -> Iterator[Room]:
    """A room over a fresh copy, to write to."""
    copy = sample_case.copy(tmp_path)
    made = room_over(copy.folder, copy.gazetteer)
    made.enter()
    yield made
    made.desk.store.close()
