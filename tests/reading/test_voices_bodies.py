"""Voices of bodies and outlets that no table lists, of publishers, authors and private persons."""

import re

import pytest

from headstone.reading.voices import find_voices
from headstone.reading.voices_author import author_of
from headstone.reading.voices_bodies import kind_of_name
from headstone.reading.voices_publisher import publisher_of
from headstone.reading.voices_self import body_of_paper
from tests.reading.speech import document, kinds, voices, voices_tables


@pytest.mark.parametrize(
    ("sentence", "kind", "side"),
    [
        ("The Serpa Memory Committee said it had opened the trench.", "ngo", "Serpa Memory Committee"),
        ("Forty lie there, said Ana Example of the Serpa Memory Committee.", "ngo", "Serpa Memory Committee"),
        ("A group calling itself the Dawn Battalions said it had blown up the tomb.", "armed_group", "Dawn Battalions"),
        ("The parish council said the vault had been opened.", "religious", None),
        ("The Council of Sufi Orders said the vault had been opened.", "religious", "Council of Sufi Orders"),
    ],
)
def test_a_body_that_no_table_lists_speaks_by_its_name(sentence: str, kind: str, side: str | None) -> None:
    assert (kind, side) in kinds(sentence)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Serpa Evening News", "outlet"), ("Diocese of Serpa", "religious"), ("Serpa", None), ("Ana Example", None),
     ("Union Home Ministry", "state"), ("Diocesan Land Ministry", "religious")],
)
def test_a_word_of_the_name_tells_what_it_is(name: str, kind: str | None) -> None:
    assert kind_of_name(name, voices_tables()) == kind


def test_what_was_told_to_an_unlisted_outlet_is_relayed_by_it() -> None:
    (mention,) = voices("Residents told Serpa Evening News that soldiers had dug the trench.")
    assert (mention.voice.kind, mention.voice.relayed_by) == ("witness", "Serpa Evening News")


def test_what_was_told_to_the_agency_is_its_own_field_work() -> None:
    (mention,) = voices("Residents told the agency that soldiers had dug the trench.")
    assert [step.kind for step in mention.relay] == ["own_reporter"]


def test_security_sources_are_nobody() -> None:
    assert kinds("Forty bodies lay in the pit, security sources said.") == [("unknown", None)]


def test_words_inside_a_quotation_tell_no_voice() -> None:
    assert kinds('"They called us out and the army said nothing," a widow said.') == [("relative", None)]


def test_a_name_with_an_age_is_a_witness() -> None:
    assert ("witness", None) in kinds('"We heard the shots," said Rui, 34, a driver with a bandaged hand.')


def test_whoever_condemns_an_event_comments_on_it() -> None:
    (mention,) = voices("The Peruvian army condemned the killing of nine farmers.")
    assert mention.polarity_of_content == "comment"


def test_whom_an_official_told_is_no_field_work() -> None:
    assert "own_reporter" not in {kind for kind, _ in kinds("The Peruvian army told us that forty lay in the pit.")}


def test_the_first_person_of_a_statement_is_the_body_that_publishes_it() -> None:
    text = "Statement of the committee\n\nWe saw the trench. One woman told us that soldiers had dug it."
    found = find_voices(document(text, "Serpa Memory Committee"), voices_tables())
    assert {m.voice.name for m in found if m.voice.kind == "ngo"} == {"Serpa Memory Committee"}
    assert "own_reporter" not in {m.voice.kind for m in found}


def test_an_outlet_is_no_body_that_speaks() -> None:
    assert publisher_of(document("We saw the trench.", "Serpa Evening News"), voices_tables(), "state:?") is None


def test_an_expert_who_signs_speaks_in_the_first_person() -> None:
    made = document("What the ledger tells\n\nBy Rui Example, historian, Serpa\n\nI saw the trench on Monday.")
    author = author_of(made, voices_tables())
    assert author is not None
    assert (author[0].name, author[0].kind) == ("Rui Example", "expert")
    assert {m.voice.kind for m in find_voices(made, voices_tables())} == {"expert"}


@pytest.mark.parametrize(
    ("publisher", "body"),
    [
        ("Media Centre of the Serpa Defence Forces (communiqué)", "Serpa Defence Forces"),
        ("Press Office of Serpa Diocese", "Serpa Diocese"),
        ("Serpa Media Centre", "Serpa Media Centre"),
    ],
)
def test_a_press_desk_is_that_of_whose_it_is(publisher: str, body: str) -> None:
    assert body_of_paper(publisher, re.compile("(?!)"), voices_tables()) == body
