"""Who is said to have done it, who found it, and how surely."""

import pytest

from headstone.reading.reader import Reading
from tests.reading.conftest import Read


def blamed(reading: Reading) -> set[str]:
    return {who.name for claim in reading.claims if claim.episode == 0 for who in claim.perpetrators}


def finders(reading: Reading) -> set[str]:
    return {claim.finder.name for claim in reading.claims if claim.finder}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen killed 12 villagers in Serpa, Portugal.", "Gunmen"),
        ("Twelve villagers were killed by masked gunmen in Serpa, Portugal.", "masked gunmen"),
        ("The grave near Serpa, Portugal, holds the victims of the rebels, whose bodies were exhumed.", "rebels"),
        ("Headstones were smashed in Serpa, Portugal. The mayor blamed the damage on skinheads.", "skinheads"),
        ("Twelve villagers were killed in Serpa. Soldiers are accused of the crime.", "Soldiers"),
    ],
)
def test_an_agent_or_the_blamed_is_the_perpetrator(read: Read, text: str, name: str) -> None:
    assert name in blamed(read(text))


def test_those_who_find_are_not_those_who_killed(read: Read) -> None:
    reading = read("Soldiers found a mass grave with 20 bodies near Serpa, Portugal.")
    assert (finders(reading), blamed(reading)) == ({"Soldiers"}, set())


def test_nobody_is_blamed_where_the_report_names_nobody(read: Read) -> None:
    assert blamed(read("Twelve villagers were shot dead in Serpa, Portugal. Neighbours wept.")) == set()


def test_the_group_is_the_name_given_before(read: Read) -> None:
    reading = read("The Islamic State entered Serpa, Portugal. The group killed 33 villagers there.")
    assert blamed(reading) == {"Islamic State"}
    who = reading.claims[0].perpetrators[0]
    assert (who.wording, who.rule) == ("group", "actors@1: the name given before")


def test_a_group_without_a_name_before_stays_a_group(read: Read) -> None:
    assert blamed(read("A group of armed men killed 33 villagers in Serpa, Portugal.")) != {"Islamic State"}


@pytest.mark.parametrize(
    "agent", ["Rebels fighting for the Islamic State", "Gunmen loyal to the Islamic State", "Islamic State fighters"]
)
def test_fighters_take_the_name_of_the_group_they_serve(read: Read, agent: str) -> None:
    reading = read(f"{agent} smashed the tombs of Serpa, Portugal.")
    assert blamed(reading) == {"Islamic State"}
    assert reading.claims[0].perpetrators[0].wording == agent


def test_fighters_who_fight_a_group_do_not_take_its_name(read: Read) -> None:
    assert blamed(read("Gunmen hunted by the Islamic State killed nine farmers in Serpa, Portugal.")) == {"Gunmen"}


def test_a_name_in_full_is_given_to_its_short_form(read: Read) -> None:
    text = "The Grey Falcon Brigade came down from the hills. The brigade killed nine farmers in Serpa, Portugal."
    assert "Grey Falcon Brigade" in blamed(read(text))


def test_a_pronoun_is_whoever_was_named_last_as_armed(read: Read) -> None:
    text = "The Islamic State took Serpa, Portugal, at noon. They shot 33 villagers at the wall."
    assert blamed(read(text)) == {"Islamic State"}


def test_an_accusation_is_alleged_and_rests_on_its_voice(read: Read) -> None:
    claim = read("Witnesses said that soldiers shot 12 villagers in Serpa, Portugal.").claims[0]
    assert (claim.perpetrators[0].status, claim.perpetrators[0].basis) == ("alleged", "eyewitness")


def test_what_the_outlet_says_itself_is_asserted_by_the_outlet(read: Read) -> None:
    who = read("Soldiers shot 12 villagers in Serpa, Portugal.").claims[0].perpetrators[0]
    assert (who.status, who.basis) == ("asserted", "media_assertion")


def test_a_denial_keeps_its_own_claim(read: Read) -> None:
    claims = read("Soldiers shot dead 25 villagers in Serpa, Portugal. The army denied the report.").claims
    assert [(c.act, c.polarity) for c in claims] == [("kill.execution", "affirmed"), ("info.denial", "denied")]


def test_armed_men_shown_at_violence_are_named_where_nobody_else_is(read: Read) -> None:
    text = "Twelve villagers were found in a mass grave near Serpa, Portugal. Soldiers had tied their hands."
    who = next(p for claim in read(text).claims for p in claim.perpetrators)
    assert (who.name, who.rule) == ("Soldiers", "actors@1: shown at violence")
