"""Bodies that say of themselves that they know of an event by hearsay."""

import pytest

from headstone.model.claims import Voice
from headstone.model.marks import View
from headstone.model.reading import Document
from headstone.model.sources import Layer, Meta, Report
from headstone.model.spans import Span
from headstone.reading.gather import document_of
from headstone.reading.voices_hearsay import only_heard
from headstone.reading.voices_mention import VoiceMention
from headstone.reading.voices_view import publisher_in
from headstone.rooms import load_tables

LEXICON = load_tables().voices
HEARD = [
    "It is shocked at what it is reading from the valley.",
    "The ministry had learned with sadness from press reports of the loss.",
    "She added that they had heard it on the radio.",
    "The office has no staff in the region.",
    "If the reports are confirmed, those responsible must be tried.",
    "There is no way of checking, the office said.",
    "The office was not present at the exhumation.",
    "It has read with dismay what the press has been publishing.",
    "It is unable to say what has taken place there.",
    "Elle a dit ce que nous lisons.",
    "De ser cierto, pedirá una investigación.",
]
KNOWN = [
    "The families learned of the dig from the newspapers.",
    "It counted nine graves and took their measures.",
    "Its staff in the region saw nine graves.",
    "The radio was on when the shells fell.",
    "What the press has is in the hands of the judge.",
]


def document(text: str, publisher: str = "Example Post") -> Document:
    report = Report("R-1", "0" * 64, "x.txt", "", Meta(publisher=publisher), "read", None)
    return document_of(report, Layer("L-1", "R-1", "text", "test", "0" * 64, text))


def office(sentence: int, text: str, kind: str = "un_body", name: str = "Example Office") -> VoiceMention:
    at = Span(text.index("Example"), text.index("Example") + 7)
    voice = Voice(name, name, kind, "no", "named", name, rule="voices: noun", score=0.7)
    return VoiceMention(voice, at, at, at, sentence)


@pytest.mark.parametrize("said", HEARD)
def test_who_only_heard_of_it_stays_in_doubt(said: str) -> None:
    text = f"The Example Office spoke on Monday. {said}"
    (found,) = only_heard([office(0, text)], document(text), LEXICON)
    assert found.voice.in_doubt and found.voice.name == "Example Office"


@pytest.mark.parametrize("said", KNOWN)
def test_who_was_there_or_speaks_of_others_is_believed(said: str) -> None:
    text = f"The Example Office spoke on Monday. {said}"
    mentions = [office(0, text)]
    assert only_heard(mentions, document(text), LEXICON) == mentions


def test_only_the_body_that_says_so_is_doubted_and_no_private_person() -> None:
    text = "The Example Office spoke. Example Watch said that it had no way of checking."
    first, other = office(0, text), office(1, text, "ngo", "Example Watch")
    witness = office(1, text, "witness", "a villager")
    kept = only_heard([first, other, witness], document(text), LEXICON)
    assert [one.voice.in_doubt for one in kept] == [False, True, False]


def test_a_body_that_puts_out_what_it_heard_is_no_origin_of_its_text() -> None:
    seen = View({"self": 3.0, "ngo": 3.0}, {"self": Span(0, 4)})
    told = "We stood at the pit and counted nine."
    heard = "We heard on the radio what is being told of the pit."
    assert publisher_in(document(told, "Example Cane Workers"), LEXICON, "state:?", seen, ()) is not None
    assert publisher_in(document(heard, "Example Cane Workers"), LEXICON, "state:?", seen, ()) is None


def test_the_authors_own_family_is_in_doubt() -> None:
    at, text = Span(0, 4), document("My grandmother told of the wall. A widow told of it too.")
    for wording, doubted in (("my grandmother", True), ("mi abuela", True), ("моя бабушка", True), ("a widow", False)):
        voice = Voice(wording, wording, "relative", "no", "anonymous", None, rule="voices: noun", score=0.7)
        (found,) = only_heard([VoiceMention(voice, at, at, at, 0)], text, LEXICON)
        assert found.voice.in_doubt is doubted, wording
