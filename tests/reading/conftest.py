"""The reader with the shipped tables: the parser is loaded once a session, the gazetteer is a small one of our own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import spacy

from headstone.model.sources import Layer, Meta, Report
from headstone.model.spans import Span
from headstone.reading.acts_topics import topics
from headstone.reading.reader import Reader, Reading, Tables
from headstone.reading.syntax import SpacyParser
from headstone.reading.tagger import RuleTagger
from headstone.registers import load_organisations
from headstone.rooms import lexicon
from headstone.store.gazetteer import SqliteGazetteer
from headstone.tables import load
from headstone.versions import PARSER
from tests.reading.atlas import TABLES, atlas
from tests.reading.speech import stance_tables, voices_tables

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    return SpacyParser(spacy.load(PARSER))


@pytest.fixture(scope="session")
def tagger(parser: SpacyParser) -> RuleTagger:
    return RuleTagger(parser, lexicon())


@pytest.fixture(scope="session")
def small_atlas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteGazetteer]:
    opened = atlas(Path(tmp_path_factory.mktemp("atlas")))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def tables() -> Tables:
    spoken_of = topics(load("topics_en.yaml"))
    return Tables(lexicon(), TABLES, voices_tables(), stance_tables(), load_organisations(), spoken_of)


@pytest.fixture(scope="session")
def reader(tagger: RuleTagger, small_atlas: SqliteGazetteer, tables: Tables) -> Reader:
    return Reader(tagger, small_atlas, tables)


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    """Reads a text as one report, published on a day or on none."""

    def reading(text: str, published: str | None = None) -> Reading:
        report = Report("R-1", "0" * 64, "one.txt", "", Meta(published=published), "read")
        return reader.read(report, Layer("L-1", "R-1", "text", "test", "", text, (Span(0, len(text)),)))

    return reading
