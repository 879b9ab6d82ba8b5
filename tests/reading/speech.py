"""Documents for the tests of voices and stance, and the shipped tables."""

from functools import cache

from headstone.model.reading import Document
from headstone.model.sources import Layer, Meta, Report
from headstone.model.spans import Span
from headstone.reading.stance import Stance, StanceLexicon, stance_at, stance_lexicon
from headstone.reading.voices import VoiceLexicon, VoiceMention, find_voices, voice_lexicon
from headstone.tables import load
from headstone.text.organisations import organisations
from headstone.text.outlets import outlets
from headstone.text.sentences import sentences


@cache
def voices_tables() -> VoiceLexicon:
    return voice_lexicon(
        load("speakers.yaml"), organisations(load("organisations.yaml")), outlets(load("outlets.yaml"))
    )


@cache
def stance_tables() -> StanceLexicon:
    return stance_lexicon(load("hedges.yaml"))


def document(text: str, publisher: str = "Example Post") -> Document:
    layer = Layer("L-1", "R-1", "text", "test", "", text, (Span(0, len(text)),))
    report = Report("R-1", "", "one.txt", "", Meta(publisher=publisher), "read")
    return Document(report, layer, sentences(text, layer.main))


def voices(text: str, country: str | None = None) -> tuple[VoiceMention, ...]:
    return find_voices(document(text), voices_tables(), country)


def kinds(text: str) -> list[tuple[str, str | None]]:
    return [(mention.voice.kind, mention.voice.side) for mention in voices(text)]


def stance(text: str, trigger: str) -> Stance:
    """Stance of the first `trigger` in `text`, with the voices found there."""
    doc = document(text)
    start = text.index(trigger)
    return stance_at(doc, Span(start, start + len(trigger)), stance_tables(), find_voices(doc, voices_tables()))
