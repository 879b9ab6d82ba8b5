"""Texts that are somebody's own words as a whole: statements, letters, interviews, transcripts, memories."""

import pytest

from headstone.reading.voices import find_voices
from tests.reading.speech import document, kinds, voices, voices_tables


@pytest.mark.parametrize(
    ("text", "kind", "side"),
    [
        ('Message from "Soldiers of the Amber Gate" (our translation)\n\nThe dome is down.', "armed_group",
         "Soldiers of the Amber Gate"),
        ("Lions of the Amber Gate: communiqué no. 4\n\nThe dome is down.", "armed_group", "Lions of the Amber Gate"),
        ("Statement 12\n\nIssued in the name of: Army of the Amber Gate\n\nThe dome is down.", "armed_group",
         "Army of the Amber Gate"),
        ("A log\n\nThere were nine pits.\n\n(Translated from the website of the Amber Search Collective.)", "ngo",
         "Amber Search Collective"),
        ("The Movement for the Amber Banks, which has fought since 1996, says soldiers killed them.", "armed_group",
         "Movement for the Amber Banks"),
        ("The Stone and Memory Association said six vaults were open.", "ngo", "Stone and Memory Association"),
        ("The Amber Roll Collective has identified seventy of the men.", "ngo", "Amber Roll Collective"),
    ],
)  # fmt: skip
def test_a_text_is_the_word_of_the_body_that_its_frame_names(text: str, kind: str, side: str) -> None:
    assert (kind, side) in kinds(text)


def test_a_statement_that_denies_the_deed_affirms_nothing() -> None:
    assert voices("Lions of the Amber Gate: communiqué no. 4\n\nWe deny that our men were near the dome.") == ()


def test_whom_an_interview_asks_speaks_through_it() -> None:
    text = (
        "Five questions\n\nDr Ada Quill taught anatomy and is retired.\n\nWhy did you go?\nI had time.\n\n"
        "What did you find?\nI counted fifty bones.\n\nWho pays you?\nNobody."
    )
    (mention,) = voices(text)
    assert (mention.voice.kind, mention.voice.name) == ("expert", "Dr Ada Quill")


def test_the_line_of_a_transcript_is_spoken_by_the_person_named() -> None:
    text = (
        "The hour\n\nPRESENTER: Good evening. Commissioner Ada Quill said the camp was quiet.\n\n"
        'TAPE (Quill): "We have recovered nine bodies from the well."'
    )
    assert [m.voice.kind for m in voices(text)] == ["state", "state"]


def test_an_order_a_memory_and_a_picture_tell_nothing() -> None:
    assert voices("I was there once in 2006, and a caretaker told us not to count the steps. We counted them.") == ()
    assert voices("I have seen it with three different captions. No one can tell me who took the picture.") == ()


def test_whoever_condemns_an_attack_through_a_spokesman_does_not_tell_of_it() -> None:
    found = voices("The Omani foreign ministry has condemned the attack on pilgrims, a spokesman said.")
    assert {mention.polarity_of_content for mention in found} == {"comment"}


def test_he_goes_on_with_whom_the_author_met_and_with_whom_a_person_speaks_for() -> None:
    (met,) = voices("I called on the abbot of the small monastery. He had gone himself, he said.")
    assert met.voice.kind == "religious"
    (general,) = voices("The man calls himself a general and speaks for the Amber Front. His men did it, he says.")
    assert general.voice.side == "Amber Front"


def test_a_private_person_who_told_the_paper_itself_is_its_field_work() -> None:
    text = document('"It was a yellow machine," he told the Lantern.', publisher="Amber Lantern")
    (mention,) = find_voices(text, voices_tables())
    assert (mention.voice.kind, mention.voice.relayed_by) == ("witness", "Amber Lantern")


def test_a_place_in_capitals_that_opens_a_text_is_no_speaker() -> None:
    text = (
        "Band owns up\n\nEXAMPLETON: A band calling itself Lions of the Amber Gate has said it broke the dome.\n\n"
        "Officials were checking it."
    )
    assert {kind for kind, _ in kinds(text)} <= {"armed_group", "state"}
    assert not any(mention.voice.rule.endswith("transcript") for mention in voices(text))
