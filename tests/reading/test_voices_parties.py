"""Voices told by the whole text: offices of private bodies, names said again, pronouns, comments and denials."""

import pytest

from headstone.reading.voices_bodies import kind_of_name
from tests.reading.conftest import Read
from tests.reading.speech import kinds, voices, voices_tables


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thirty tombs were broken, the congregation's president said.", "religious"),
        ("Forty lie there, the movement's spokesman said.", "armed_group"),
        ("An opposition brigade said soldiers had killed nine villagers.", "armed_group"),
        ("A spokesman for the provincial governor said nine villagers had been killed.", "state"),
        ("Mr Example of the police said nine villagers had been killed.", "state"),
    ],
)
def test_an_office_is_of_the_body_that_its_words_name(text: str, kind: str) -> None:
    assert [found for found, _ in kinds(text)] == [kind]


def test_a_body_named_in_full_is_meant_by_a_word_of_its_name() -> None:
    text = "The Serpa Memory Committee opened the trench on Monday. Forty lie there, the committee said."
    assert ("ngo", "Serpa Memory Committee") in kinds(text)


def test_a_pronoun_goes_on_with_whom_the_sentence_before_opens_with() -> None:
    text = "Residents said shots were heard. A corporal of the police was there too, drawing a plan. He said nine died."
    assert [mention.voice.kind for mention in voices(text)][-1] == "state"


def test_the_rebels_are_the_one_armed_group_that_speaks() -> None:
    text = "Rebels said soldiers had killed nine. The Serpa Liberation Front said it had buried them."
    assert {side for kind, side in kinds(text) if kind == "armed_group"} == {"Serpa Liberation Front"}


@pytest.mark.parametrize(
    "text",
    [
        "The police have not mentioned the nine bodies.",
        "The minister said he did not answer newspapers about the nine bodies.",
        "The Serpa Liberation Front rejected the governor's account of the killings.",
    ],
)
def test_who_tells_nothing_comments(text: str) -> None:
    assert {mention.polarity_of_content for mention in voices(text)} == {"comment"}


def test_a_foreign_state_that_condemns_goes_on_commenting() -> None:
    text = "Turkey's foreign ministry condemned the attack in Pakistan. The ministry recalled that nine had died."
    assert {mention.polarity_of_content for mention in voices(text, "PK")} == {"comment"}


def test_an_outlet_that_has_seen_a_letter_was_not_there() -> None:
    assert not kinds("The Serpa Evening Gazette has seen the letter about the nine bodies.")


def test_who_turned_back_saw_nothing() -> None:
    assert not kinds("I drove there in a rented car. I turned back at the well.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The United Nations Verification Mission has confirmed that nine civilians were killed.", "un_body"),
        ("On the shelf stand nine boxes of bones, says its director, Ana Vale.", "unknown"),
    ],
)
def test_a_mission_of_the_nations_is_theirs_and_its_director_need_not_be_a_states(text: str, kind: str) -> None:
    assert kind in [found for found, _ in kinds(text)] and "state" not in [found for found, _ in kinds(text)]


def test_a_state_from_abroad_that_only_comments_is_no_voice_of_the_event(read: Read) -> None:
    plain = "Nine villagers were killed near Serpa, Portugal. A survivor said he had counted nine bodies in the yard. "
    told = read(plain + "A Norwegian envoy called the news of that day deeply alarming.")
    assert not [v for c in told.claims for v in c.voices if v.side == "NO"]
    was_there = read(plain + "Norwegian soldiers said they had found the nine villagers killed in the yard.")
    assert [v for c in was_there.claims for v in c.voices if v.side == "NO"]


def test_an_order_that_is_kept_is_no_order_of_monks() -> None:
    tables = voices_tables()
    assert kind_of_name("Circle of Veterans for Order", tables) != "religious"
    assert kind_of_name("Order of the Lamp", tables) == "religious"


def test_a_body_that_styles_itself_speaks_by_its_name() -> None:
    assert kinds("The self-styled Serpa Liberation Front said it had buried nine.") == [
        ("armed_group", "Serpa Liberation Front")
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Army Command", "state"),
        ("Serpa Military Headquarters", "state"),
        ("Army of Serpa", "armed_group"),
        ("Serpa Liberation Army", "armed_group"),
    ],
)
def test_an_office_of_an_army_is_a_states_and_an_army_alone_may_be_anybodys(name: str, kind: str) -> None:
    assert kind_of_name(name, voices_tables()) == kind
