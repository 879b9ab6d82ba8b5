"""Opens the reading room: loads its tables, parser, network and gazetteer. Nothing here decides anything."""

from functools import cache
from pathlib import Path

from headstone.network import LateNetwork, load_network, network_version
from headstone.reading.acts_topics import Allusions, topics
from headstone.reading.lexicon import Lexicon, compile_lexicon
from headstone.reading.marks_hints import hint_words
from headstone.reading.marks_reader import MarksReader
from headstone.reading.marks_scope import scope_words
from headstone.reading.marks_speakers import speakers
from headstone.reading.places_tables import PlaceTables, place_tables
from headstone.reading.reader import Reader, Tables
from headstone.reading.stance import stance_lexicon
from headstone.reading.syntax import SpacyParser
from headstone.reading.tagger import RuleTagger
from headstone.reading.tolls_lexicon import TollLexicon, compile_tolls
from headstone.reading.voices_lexicon import voice_lexicon
from headstone.registers import load_organisations, load_outlets
from headstone.store.gazetteer import SqliteGazetteer
from headstone.tables import lines, load
from headstone.versions import LEXICON, PARSER

PLACES = ("places_demonyms.yaml", "places_words.yaml", "places_words_languages.yaml")


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


def load_place_tables() -> PlaceTables:
    nations, words, elsewhere = map(load, PLACES)
    return place_tables(nations, words, elsewhere, lines("places_common.tsv"))


@cache
def lexicon() -> Lexicon:
    return compile_lexicon(*map(load, LEXICON))


@cache
def toll_lexicon() -> TollLexicon:
    """The words of `reading.tolls`."""
    return compile_tolls(load("tolls_en.yaml"), lexicon())
