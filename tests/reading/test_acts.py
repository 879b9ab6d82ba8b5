"""Which words name an act, and which only look like one."""

import pytest

from tests.reading.conftest import Read


def codes(read: Read, text: str) -> list[str]:
    return [claim.act for claim in read(text).claims]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Villagers found a mass grave near Serpa, Portugal.", "grave.discovery"),
        ("A mass grave came to light near Serpa, Portugal.", "grave.discovery"),
        ("Workers struck bones while they dug a drain near Beja, Portugal.", "grave.discovery"),
        ("A shepherd led officials to the spot, where bodies lay near Beja.", "grave.discovery"),
        ("The commission found that a mass grave lies under the school in Serpa, Portugal.", "grave.discovery"),
        ("Bodies were exhumed near Serpa, Portugal.", "grave.exhumation"),
        ("The bodies were dumped in a well near Serpa, Portugal.", "grave.concealment"),
        ("Gunmen killed a teacher in Serpa, Portugal.", "kill.noncombatant"),
        ("Rebels lined up villagers and executed them in Serpa, Portugal.", "kill.execution"),
        ("The massacre of 40 villagers shook Serpa, Portugal.", "kill.massacre"),
        ("Vandals toppled gravestones in Serpa, Portugal.", "cem.grave_destruction"),
        ("Rebels dynamited the shrine of a saint in Serpa, Portugal.", "cem.tomb_destruction"),
        ("Youths daubed the headstones of Serpa, Portugal.", "cem.desecration"),
        ("Rebels burned down the church of Serpa, where graves lay.", "her.religious"),
        ("The remains were returned to families in Serpa, Portugal.", "grave.identification_return"),
        ("Between fifty and sixty millers, whom guards led there, were put to death at Serpa.", "kill.execution"),
        ("We found the grave itself split from head to foot at Serpa, Portugal.", "cem.grave_destruction"),
        ("A deputy spoke of the ravaging of the old cemetery at Serpa, Portugal.", "cem.grave_destruction"),
        ("I counted fourteen broken graves at Serpa, Portugal.", "cem.grave_destruction"),
        ("A list has plots of the cemetery of Serpa where the stone was broken.", "cem.grave_destruction"),
        ("Police guarded the mass grave near Serpa, Portugal.", "grave.protection"),
    ],
)
def test_a_verb_and_what_it_is_done_to_name_the_act(read: Read, text: str, code: str) -> None:
    assert code in codes(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor found a mistake in the burial register of Serpa, Portugal.",
        "The news killed every hope of peace in Serpa, and the dead were not counted.",
        "She expressed grave concern about the buried pipeline in Serpa.",
        "Workers destroyed the old bridge beside the cemetery in Serpa.",
    ],
)
def test_the_same_words_done_to_other_things_name_no_act(read: Read, text: str) -> None:
    assert codes(read, text) == []


def test_finding_is_not_killing(read: Read) -> None:
    text = "Villagers found the bodies of murdered farmers in a mass grave near Serpa, Portugal."
    assert codes(read, text) == ["grave.discovery"]


def test_the_state_of_the_dead_is_no_killing(read: Read) -> None:
    claims = read("Police found a mass grave near Serpa, Portugal. Some of the bodies were beheaded.").claims
    assert {claim.act for claim in claims} == {"grave.discovery"}
    assert "decapitated" in {remains.condition for claim in claims for remains in claim.remains}


def test_it_means_the_tomb_named_before(read: Read) -> None:
    text = "Fighters came to the old tomb in Serpa, Portugal. They wired it with charges. Then they blew the place up."
    assert codes(read, text) == ["cem.tomb_destruction"]


def test_it_means_nothing_where_no_tomb_was_named(read: Read) -> None:
    text = "Gunmen killed two guards in Serpa, Portugal. They came to the old bridge. Then they blew the place up."
    assert codes(read, text) == ["kill.noncombatant"]


def test_a_find_told_with_two_verbs_is_one_act(read: Read) -> None:
    assert codes(read, "Divers found a mass grave holding 20 bodies near Moura, Portugal.") == ["grave.discovery"]


def test_a_headline_without_its_auxiliary_is_read(read: Read) -> None:
    claims = read("19 bodies recovered from a well in Moura\n\nThe police gave no details on Monday.").claims
    assert [(claim.act, claim.counts[0].point) for claim in claims] == [("grave.exhumation", 19)]


def test_who_died_is_not_who_killed(read: Read) -> None:
    claims = read("Forty prisoners perished in a camp near Serpa, Portugal. The dead were buried.").claims
    assert claims and not any(claim.perpetrators for claim in claims)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Whoever lays explosives in a cemetery of Serpa, Portugal, has no faith.", "grave.concealment"),
        ("Pupils laid wreaths on the graves of Serpa, Portugal.", "grave.concealment"),
        ("Will they never let us bury our dead in Serpa, Portugal?", "grave.concealment"),
        ("She found the lamb from her daughter's grave in the next plot at Serpa.", "grave.discovery"),
        ("We found the grave itself split from head to foot at Serpa, Portugal.", "grave.discovery"),
    ],
)
def test_what_is_laid_on_a_grave_or_found_broken_is_no_burial_and_no_find(read: Read, text: str, code: str) -> None:
    assert code not in codes(read, text)
