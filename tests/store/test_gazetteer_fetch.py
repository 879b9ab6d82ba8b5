import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from headstone.errors import GazetteerError
from headstone.store.gazetteer_fetch import ADDRESS, fetch_country, what_is_asked


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = {"/PT.zip": b"PK\x03\x04 a zip", "/XX.zip": b"<html>sorry</html>"}.get(self.path)
        self.send_response(200 if body else 404)
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, format: str, *args: object) -> None:
        """Silence: the test says what was asked."""


@pytest.fixture
def base() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_country_is_fetched_after_saying_what_is_asked(base: str, tmp_path: Path) -> None:
    said: list[str] = []
    path = fetch_country("pt", tmp_path, base=base, progress=said.append)
    assert path == tmp_path / "PT.zip" and path.read_bytes().startswith(b"PK")
    assert len(said) == 1 and f"{base}PT.zip" in said[0] and "your address" in said[0]


@pytest.mark.parametrize("code", ["XX", "YY"])
def test_an_answer_that_is_no_zip_leaves_nothing_behind(base: str, tmp_path: Path, code: str) -> None:
    with pytest.raises(GazetteerError):
        fetch_country(code, tmp_path, base=base, progress=lambda _: None)
    assert list(tmp_path.iterdir()) == []


def test_a_code_that_is_no_country_asks_nothing(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="not a country code"):
        fetch_country("../etc", tmp_path, progress=lambda _: pytest.fail("nothing should be asked"))


def test_the_standard_address_is_that_of_geonames() -> None:
    assert what_is_asked("pt").startswith(f"asks {ADDRESS}PT.zip") and "geonames.org" in ADDRESS
