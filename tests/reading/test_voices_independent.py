"""Scholars who say that no institution sent them, in the first person and in the third."""

import pytest

from headstone.model.reading import Document
from headstone.model.sources import Layer, Meta, Report
from headstone.model.spans import Span
from headstone.reading.gather import document_of
from headstone.reading.voices import find_voices
from headstone.reading.voices_author import spoken_by_scholar
from headstone.reading.voices_independent import independent
from headstone.rooms import load_tables
from tests.reading.test_voices_view import mention

LEXICON = load_tables().voices
SIGNED = """What the pictures can say

I am a geographer and I work alone; the images I buy with my own savings. On 3 May there is one strip, on 9 May two.

Oda Beispiel"""
PROFILE = """Reading a ruin

Teo Przykład taught drawing until the college closed. He works alone now. The historian spent two days among the stones.
"""


def document(text: str, publisher: str = "Example Post", language: str = "en") -> Document:
    report = Report("R-1", "0" * 64, "x.txt", "", Meta(publisher=publisher, language=language), "read", None)
    return document_of(report, Layer("L-1", "R-1", "text", "test", "0" * 64, text, (Span(0, len(text)),)))


@pytest.mark.parametrize(
    ("text", "publisher", "language", "name"),
    [
        (SIGNED, "Ground Notes", "en", "Oda Beispiel"),
        (PROFILE, "Brick Review", "en", "Teo Przykład"),
        (
            "Stones\n\nI look down when I walk. I counted nine stones. The list is my own undertaking.",
            "Stones: the notebook of Dr. Ada Ejemplo, epigraphist",
            "en",
            "Ada Ejemplo",
        ),
        (
            "A trench was found, Rui Przykład told reporters. He works without any institution. He counted nine.",
            "Example Post",
            "en",
            "Rui Przykład",
        ),
        (
            "L'anthropologue légiste Anaïs Esempio, qui travaille à son compte, revient de la vallée.",
            "La Revue",
            "fr",
            "Anaïs Esempio",
        ),
        (  # the University of the Basque Country is no scholar
            "Lo dice la antropóloga Itziar Ejemplo, de la Universidad del País Vasco, que ha estudiado los huesos "
            "por su cuenta durante seis semanas.",
            "Example Post",
            "es",
            "Itziar Ejemplo",
        ),
        ("Олег Прикладний не числится ни в одном институте. Он сидел с ситом.", "Хроники", "ru", "Олег Прикладний"),
    ],
)
def test_whom_the_words_are_about(text: str, publisher: str, language: str, name: str) -> None:
    found = independent(document(text, publisher, language), LEXICON.independent)
    assert found is not None
    assert (found[0].name, found[0].kind, found[0].named) == (name, "expert", "named")


@pytest.mark.parametrize(
    "text",
    [
        "He works alone in his field. Nobody pays for what the fire took.",  # no scholar
        "Independent historians were not asked. The council has said nothing.",  # no name
        "EXAMPLE CITY (Beispiel Agency) - A freelance archaeologist said that nine graves were found.",
        "I am a historian at the Example Institute.\n\nOda Beispiel",
    ],
)
def test_who_is_no_scholar_on_their_own_account(text: str) -> None:
    assert independent(document(text), LEXICON.independent) is None


def test_the_text_is_theirs_from_end_to_end() -> None:
    (voice,) = {(m.voice.kind, m.voice.name) for m in find_voices(document(SIGNED, "Ground Notes"), LEXICON)}
    assert voice == ("expert", "Oda Beispiel")
    own, police = mention("own_reporter", "the author", "anonymous"), mention("state", "police", side="PT")
    left = list(spoken_by_scholar([own, police], document(PROFILE), LEXICON))
    assert [one.voice.kind for one in left] == ["expert", "state"]
    nobody = document("Nine graves were found.")
    assert list(spoken_by_scholar([own, police], nobody, LEXICON)) == [own, police]
