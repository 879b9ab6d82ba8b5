"""Remains, victims, motive, those who took part, the site."""

import pytest

from tests.reading.conftest import Read


@pytest.mark.parametrize(
    ("words", "condition"),
    [
        ("Many of the bodies were headless.", "decapitated"),
        ("The bodies had tied hands.", "bound"),
        ("Some of the bodies were blindfolded.", "blindfolded"),
        ("The bodies were charred.", "burned"),
        ("The bodies had bullet wounds.", "gunshot"),
        ("The bodies were dismembered.", "dismembered"),
    ],
)
def test_the_state_of_the_bodies_is_kept_with_its_words(read: Read, words: str, condition: str) -> None:
    claims = read(f"Police found a mass grave near Serpa, Portugal. {words}").claims
    assert condition in {remains.condition for claim in claims for remains in claim.remains}


def test_a_state_told_of_nobody_is_not_taken(read: Read) -> None:
    claims = read("Police found a mass grave near Serpa, Portugal. Rain fell. The barns nearby were charred.").claims
    assert not any(claim.remains for claim in claims)


def test_those_who_find_are_not_the_victims(read: Read) -> None:
    claim = read("Police found a mass grave near Serpa, Portugal.").claims[0]
    assert claim.victims is None


def test_victims_keep_their_status_and_sex(read: Read) -> None:
    claim = read("Soldiers shot 12 prisoners, all men, in Serpa, Portugal.").claims[0]
    assert claim.victims is not None
    assert (claim.victims.status, claim.victims.sex_age) == ("prisoner", "men")


def test_helpers_and_onlookers_of_an_attack_on_graves_are_named(read: Read) -> None:
    text = (
        "Vandals toppled gravestones in the old cemetery of Serpa, Portugal. "
        "A group of teenagers took over at the tombs while small children watched."
    )
    found = {(one.role, one.wording) for claim in read(text).claims for one in claim.participants}
    assert found == {("accomplice", "teenagers"), ("onlooker", "small children watched")}


def test_teenagers_who_were_killed_took_no_part(read: Read) -> None:
    assert not any(claim.participants for claim in read("Gunmen shot 5 teenagers in Serpa, Portugal.").claims)


def test_a_stated_motive_is_quoted(read: Read) -> None:
    motive = read("Rebels levelled the tomb of a saint in Serpa in revenge for a raid.").claims[0].motive
    assert motive is not None and motive.wording == "in revenge for a raid"


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Villagers found a mass grave near Serpa, Portugal.", "mass_grave"),
        ("Vandals smashed headstones in Serpa, Portugal.", "cemetery"),
        ("Rebels blew up a shrine in Serpa, Portugal.", "mausoleum_tomb"),
        ("Police found 18 bodies in a well near Serpa, Portugal.", "mass_grave"),
    ],
)
def test_the_site_is_what_the_act_is_done_at(read: Read, text: str, site: str) -> None:
    assert read(text).claims[0].site_type == site
