"""What sentences beside the act give to the report's own event: finders, those who own up, voices, days, other days."""

from pathlib import Path

import pytest

from headstone.reading.reader import Reading
from tests.reading.conftest import Read

DAY = "2016-05-17"
BUNDLES = Path(__file__).parents[2] / "benchmarks" / "quality" / "bundles"


def blamed(reading: Reading) -> set[tuple[str, str]]:
    return {(p.name, p.wording) for claim in reading.claims if not claim.episode for p in claim.perpetrators}


def finders(reading: Reading) -> set[str]:
    return {claim.finder.name for claim in reading.claims if not claim.episode and claim.finder}


def days(reading: Reading, role: str) -> set[str | None]:
    return {d.edtf for claim in reading.claims if not claim.episode for d in claim.dates if d.role == role}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Headstones were smashed in Serpa, Portugal. A caretaker noticed the damage at dawn.", "caretaker"),
        ("Police exhumed bodies in Serpa, Portugal. A visitor found a skull there.", "Police"),
        ("Nine bodies were found in a pit near Serpa, Portugal. The miners who pulled them out wept.", "miners"),
        ("In Serpa, Portugal, 72 bodies were found since a letter led the police to search.", "police"),
    ],
)
def test_who_is_shown_at_the_find_found_it(read: Read, text: str, name: str) -> None:
    assert name in finders(read(text, DAY))


def test_who_comes_to_a_cemetery_has_found_nothing(read: Read) -> None:
    text = "A gravedigger came to the cemetery in Serpa, Portugal. Headstones were smashed, police said."
    assert finders(read(text, DAY)) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A rebel commander has owned up to having 30 people killed near Serpa, Portugal.", "rebel commander"),
        ("A spokesman of the Defenders of Light acknowledged the demolition of two tombs in Serpa, Portugal.",
         "Defenders of Light"),
        ("Four former patrolmen were found guilty of the murder of 83 people at Serpa, Portugal.",
         "Four former patrolmen"),
        ("The command in Serpa, Portugal, denied that its forces killed nine farmers.", "command"),
    ],
)  # fmt: skip
def test_who_owns_up_or_is_found_guilty_did_it(read: Read, text: str, name: str) -> None:
    assert name in {given for given, _ in blamed(read(text, DAY))}


def test_a_ministry_that_acknowledges_a_killing_is_not_its_perpetrator(read: Read) -> None:
    assert blamed(read("The ministry acknowledged the killing of nine farmers in Serpa, Portugal.", DAY)) == set()


def test_a_short_word_takes_the_name_it_was_given_in_apposition(read: Read) -> None:
    text = (
        "Graves in the cemetery of Serpa, Portugal, were smashed. The emblem of the Steel Wing, a small far-right "
        "club, was sprayed on the gate. The mayor blames the club."
    )
    assert ("Steel Wing", "club") in blamed(read(text, DAY))


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("21 April 2013 unknown persons smashed the headstones in Serpa, Portugal.", "unknown persons"),
        ("Nine farmers were shot in Serpa, Portugal, by soldiers of the Third Mountain Brigade at dawn.",
         "soldiers of the Third Mountain Brigade"),
        ("Beja: soldiers shot nine farmers in Serpa, Portugal.", "soldiers"),
    ],
)  # fmt: skip
def test_dates_datelines_and_loose_prepositions_are_no_part_of_a_name(read: Read, text: str, wording: str) -> None:
    assert {given for _, given in blamed(read(text, DAY))} == {wording}


def test_who_lies_in_a_grave_has_buried_nobody(read: Read) -> None:
    assert blamed(read("Several hundred people may lie in a mass grave near Serpa, Portugal.", DAY)) == set()


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Six bodies have come to light in Serpa, Portugal, since Monday.", "2016-05-16/2016-05-17"),
        ("By Sunday evening volunteers had found 61 bodies in Serpa, Portugal.", "2016-05-15~"),
        ("Villagers found a mass grave in Serpa, Portugal, the day before yesterday.", "2016-05-15"),
    ],
)
def test_what_began_lately_ends_with_the_report(read: Read, text: str, edtf: str) -> None:
    assert days(read(text, DAY), "discovery") == {edtf}


def test_the_day_of_a_rebuilding_is_not_that_of_the_attack(read: Read) -> None:
    text = "Men dynamited the tombs of Serpa, Portugal.\n\nThe council rebuilt the shrine wall on Tuesday."
    assert days(read(text, DAY), "act") == set()


def test_an_attack_of_years_ago_is_another_event(read: Read) -> None:
    text = (
        "On Monday vandals smashed 52 headstones in the cemetery of Serpa, Portugal. "
        "It is far worse than in April 2013, when 38 headstones were toppled here."
    )
    assert days(read(text, DAY), "act") == {"2016-05-16"}


def test_a_killing_of_other_days_is_another_event(read: Read) -> None:
    text = (
        "Soldiers killed nine farmers in Serpa, Portugal, on Monday. The mayor wept. "
        "Militiamen killed six soldiers near Serpa ten days ago."
    )
    assert days(read(text, DAY), "act") == {"2016-05-16"}


def test_a_voice_of_a_silent_sentence_speaks_of_the_event(read: Read) -> None:
    text = 'Twelve farmers were killed in Serpa, Portugal, on Monday.\n\n"We heard the trucks," a survivor said.'
    claims = [claim for claim in read(text, DAY).claims if not claim.episode]
    assert {voice.kind for claim in claims for voice in claim.voices} == {"witness"}


def test_a_report_takes_the_other_voices_of_its_event_from_silent_sentences(read: Read) -> None:
    text = 'Twelve farmers were killed in Serpa, Portugal, police said.\n\n"We heard the trucks," a survivor said.'
    claims = [claim for claim in read(text, DAY).claims if not claim.episode]
    assert {voice.kind for claim in claims for voice in claim.voices} == {"state", "witness"}


def test_what_somebody_fears_stands_behind_nothing(read: Read) -> None:
    text = "Twelve farmers were killed in Serpa, Portugal, police said.\n\nRelatives fear that more were killed."
    claims = [claim for claim in read(text, DAY).claims if not claim.episode]
    assert "relative" not in {v.kind for c in claims if c.act.startswith("kill") and c.counts for v in c.voices}


def test_many_burial_places_are_sites_and_two_are_graves(read: Read) -> None:
    def kinds(text: str) -> set[str]:
        return {count.kind for claim in read(text, DAY).claims for count in claim.counts}

    assert kinds("Experts found 27 burial places in three provinces of Portugal.") == {"sites"}
    assert kinds("Experts found two burial sites in Serpa, Portugal.") == {"graves_found"}


def test_whoever_tells_of_another_event_alone_stands_behind_that(read: Read) -> None:
    """The aunts' words lead to an event "back then" alone, and no sentence of it names who tells it."""
    path = BUNDLES / "dev" / "c12-burkinafaso-bogande-2022" / "08.txt"
    reading = read(path.read_text(encoding="utf-8").partition("\n\n")[2].strip(), "2022-06-06")
    assert reading.claims and all(claim.episode for claim in reading.claims)
    assert "own_reporter" in {voice.kind for claim in reading.claims for voice in claim.voices}
