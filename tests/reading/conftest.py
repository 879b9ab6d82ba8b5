"""The reader with the shipped tables: the parser is loaded once a session, the gazetteer is a small one of our own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from headstone.model.sources import Layer, Meta, Report
from headstone.model.spans import Span
from headstone.reading.reader import Reader, Reading
from headstone.rooms import load_reader
from tests.reading.atlas import atlas

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    folder = Path(tmp_path_factory.mktemp("atlas"))
    atlas(folder).close()
    return load_reader(folder / "atlas.sqlite")


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    """Reads a text as one report, published on a day or on none."""

    def reading(text: str, published: str | None = None) -> Reading:
        report = Report("R-1", "0" * 64, "one.txt", "", Meta(published=published), "read")
        return reader.read(report, Layer("L-1", "R-1", "text", "test", "", text, (Span(0, len(text)),)))

    return reading
