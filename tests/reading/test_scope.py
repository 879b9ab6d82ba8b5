"""Why a report leads to no incident: each reason with an example, and a near miss that stays in."""

import pytest

from tests.reading.conftest import Read

OUT = [
    (
        "archaeology",
        "Archaeologists found a mass grave with 30 skeletons near Serpa, Portugal. The Bronze Age pit held "
        "pottery. Radiocarbon dating followed.",
    ),
    (
        "disease",
        "Cholera victims were laid in a mass grave outside Serpa, Portugal. The epidemic killed 300 people.",
    ),
    (
        "accident",
        "The bus plunged into a ravine near Serpa, Portugal. The bus crash killed 22 people, and firefighters "
        "recovered the bodies.",
    ),
    (
        "animals",
        "Farmers dug a mass grave for 200 sheep near Serpa, Portugal. The carcasses were buried after the "
        "cull.",
    ),
    (
        "fiction",
        "In the thriller, directed by a newcomer, police find a mass grave near Serpa. The film review was "
        "mild and the trailer long.",
    ),
    (
        "music",
        "The band named its new album Mass Grave. The guitarist said the songs were buried under riffs and "
        "vocals.",
    ),
    (
        "sport",
        "It was a massacre of the visitors: the striker scored four goals and the goalkeeper was buried in "
        "the league table.",
    ),
    (
        "drill",
        "In the training exercise, volunteers posed as bodies in a mass grave near Serpa. The mock attack "
        "tested first responders.",
    ),
    (
        "notice",
        "Cemetery rules: artificial flowers on graves will be removed. The headstones are cleaned and "
        "visiting hours end at dusk. Perpetual care covers graves that were damaged.",
    ),
    (
        "commemoration",
        "Serpa marked the 40th anniversary of the massacre of 30 villagers. Wreaths were laid at the "
        "memorial, and a minute of silence was held.",
    ),
    (
        "proved_false",
        "The report of a mass grave near Serpa was a hoax. Police dug and no bodies were found. The caller "
        "was charged with making a false statement.",
    ),
    (
        "metaphor",
        "The party is a graveyard of ambition, so to speak. Voters buried it on election night, a massacre at "
        "the ballot box.",
    ),
]
IN = [
    "Archaeologists helped the police. They exhumed 30 bodies of civilians shot in 1974 from a mass grave near "
    "Serpa. The dead were buried by soldiers. Relatives identified the bodies. The bodies were found in May.",
    "Soldiers shot 30 patients of a cholera ward near Serpa, Portugal. The bodies were buried in a pit. "
    "Villagers found the mass grave in May.",
    "Gunmen stopped a bus near Serpa, Portugal, and shot 22 passengers. The bodies were found in a ditch.",
    "Gunmen shot 12 shepherds near Serpa and drove off their sheep. The bodies of the shepherds were found in "
    "a well.",
    "A documentary maker found a mass grave near Serpa, Portugal. Police exhumed 20 bodies. Soldiers had shot "
    "the men in 1974. The bodies were buried at night.",
    "Soldiers shot 14 singers near Serpa, Portugal. Their bodies were found in a mass grave.",
    "Soldiers shot 30 prisoners at a football ground in Serpa, Portugal. The bodies were found in a mass "
    "grave.",
    "Police on a training course found a mass grave near Serpa, Portugal. They exhumed 12 bodies of murdered "
    "farmers.",
    "Vandals smashed 40 headstones at the cemetery of Serpa, Portugal. Graves were opened and crosses toppled.",
    "Gunmen killed 9 mourners at a ceremony in Serpa, Portugal. The bodies were buried the same day.",
    "A minister called the reports of a mass grave near Serpa untrue. Police exhumed 12 bodies there on "
    "Monday.",
    "Politicians visited the mass grave near Serpa, Portugal, where 12 bodies were exhumed.",
]


@pytest.mark.parametrize(("reason", "text"), OUT, ids=[reason for reason, _ in OUT])
def test_a_report_out_of_scope_says_why_and_gives_no_claim(read: Read, reason: str, text: str) -> None:
    reading = read(text)
    assert (reading.scope, reading.claims) == (reason, ())


# What names another reason and is a case all the same: the class, not the word, decides.
ALL_THE_SAME = [
    "Gunmen who stormed a livestock market near Serpa, Portugal, left 44 civilians dead, a bulletin says.",
    "Armed men attacked cattle herders near Serpa, Portugal, and killed 12 herdsmen.",
    "Treasure hunters broke open 19 medieval tombs near Serpa, Portugal, police said on Tuesday. A man was detained.",
    'Lisbon rejects "staged" burial story\n\nThe defence ministry dismissed reports about bodies in a grave near Serpa '
    "as a provocation. Its units never harmed anybody there. It has no knowledge of a trench.",
    "The army denied the claims about a mass grave near Serpa, Portugal, and called them fabricated. Bodies had been "
    "found there on Monday, villagers said.",
]


@pytest.mark.parametrize("text", ALL_THE_SAME)
def test_an_attack_of_today_a_raid_on_a_market_and_a_denial_by_a_party_stay_in_scope(read: Read, text: str) -> None:
    reading = read(text)
    assert reading.scope is None and reading.claims


@pytest.mark.parametrize("text", IN, ids=[reason for reason, _ in OUT])
def test_a_near_miss_stays_in_scope(read: Read, text: str) -> None:
    reading = read(text)
    assert reading.scope is None and reading.claims


def test_a_report_without_a_word_of_ours_is_not_even_parsed(read: Read) -> None:
    reading = read("The harvest was good this year and the market of Serpa was full.")
    assert (reading.scope, reading.claims) == ("no act", ())


def test_a_report_in_which_nothing_is_done_to_the_dead_has_no_act(read: Read) -> None:
    assert read("The bones of contention were many in Serpa. Talks go on.").scope == "no act"
