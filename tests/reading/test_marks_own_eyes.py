"""The author as a voice in the languages that the network reads."""

from dataclasses import replace

import pytest

from headstone.reading.marks_own_eyes import first_person_words, first_persons
from headstone.tables import load
from tests.reading.speech import document

WORDS = first_person_words(load("speakers_languages.yaml")["first_person"])


def seen(text: str, language: str) -> int:
    made = document(text)
    meta = replace(made.report.meta, language=language)
    made = replace(made, report=replace(made.report, meta=meta))
    return len(list(first_persons(made, WORDS, made.sentences)))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("no", "Vi telte fire kratre mellom gravene."),
        ("fr", "Nous avons compté neuf tombes derrière le mur."),
        ("es", "Contamos nueve cruces junto al muro."),
        ("de", "Wir zählten neun Kreuze an der Mauer."),
        ("it", "Abbiamo contato nove croci lungo il muro."),
        ("pl", "Policzyliśmy dziewięć krzyży przy murze."),
        ("nl", "Onze verslaggever stond bij het hek."),
        ("ru", "Мы насчитали девять крестов у стены."),
        ("uk", "Ми нарахували дев'ять хрестів біля стіни."),
        ("id", "Kami menghitung sembilan nisan di tepi tembok."),
        ("ar", "شاهدنا تسعة قبور قرب الجدار."),
    ],
)
def test_what_the_author_saw_is_a_voice_in_every_language(language: str, text: str) -> None:
    assert seen(text, language) == 1


def test_the_first_person_of_somebody_quoted_is_not_the_author() -> None:
    assert seen("« Nous avons compté neuf tombes », dit le maire.", "fr") == 0
    assert seen("– Vi telte fire kratre, sier presten.", "no") == 0
