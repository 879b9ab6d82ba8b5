"""Which numbers count, what they count, and which do not."""

import pytest

from headstone.model.claims import Count
from headstone.reading.reader import Reading
from tests.reading.conftest import Read


def counts(reading: Reading) -> list[Count]:
    return [count for claim in reading.claims for count in claim.counts]


def told(reading: Reading) -> list[tuple[str, str]]:
    return [(count.kind, count.wording) for count in counts(reading)]


def refused(reading: Reading) -> dict[str, str]:
    return {row.wording: row.why for claim in reading.claims for row in claim.rejected}


GRAVE = "Villagers found a mass grave with 40 bodies near Serpa, Portugal."


@pytest.mark.parametrize(
    ("text", "kind", "wording"),
    [
        (GRAVE, "bodies_found_claimed", "40 bodies"),
        ("Experts exhumed 40 bodies from a mass grave near Serpa.", "bodies_recovered", "40 bodies"),
        ("Gunmen shot 40 villagers in Serpa, Portugal.", "killed", "40 villagers"),
        ("Vandals smashed 40 headstones at the cemetery of Serpa.", "graves_destroyed", "40 headstones"),
        ("Rebels blew up six tombs in Serpa, Portugal.", "structures_destroyed", "six tombs"),
        ("Monitors found six mass graves near Serpa, Portugal.", "graves_found", "six mass graves"),
        ("About 30 woodcutters were shot by gunmen near Serpa.", "killed", "About 30 woodcutters"),
    ],
)
def test_the_kind_follows_from_the_noun_and_its_verb(read: Read, text: str, kind: str, wording: str) -> None:
    assert told(read(text)) == [(kind, wording)]


def test_a_population_is_no_victim(read: Read) -> None:
    assert told(read(f"{GRAVE} The town has a population of 9,000.")) == [("bodies_found_claimed", "40 bodies")]


def test_people_killed_in_a_town_are_victims_though_its_population_stands_beside_them(read: Read) -> None:
    text = "Gunmen killed 40 villagers in Serpa, Portugal, home to a farming community."
    assert told(read(text)) == [("killed", "40 villagers")]


def test_a_part_is_not_added_to_its_total(read: Read) -> None:
    whole, part = counts(read("Police found 30 bodies in a mass grave near Serpa, 12 of them children."))
    assert (whole.point, whole.part_of, whole.leading) == (30, None, True)
    assert (part.point, part.part_of, part.leading) == (12, "30 bodies", False)


def test_those_with_a_name_are_a_part_of_another_kind(read: Read) -> None:
    text = "Officials said 19 skeletons were exhumed from a mass grave near Serpa, and 11 of them were identified."
    assert told(read(text)) == [("bodies_recovered", "19 skeletons"), ("bodies_identified", "11")]


def test_men_and_women_listed_are_parts(read: Read) -> None:
    text = "Experts exhumed 64 bodies near Serpa, 41 men and 23 women."
    parts = [count.part_of for count in counts(read(text))]
    assert parts == [None, "64 bodies", "64 bodies"]


def test_a_figure_alone_takes_the_kind_counted_before(read: Read) -> None:
    text = "Searchers found 60 bodies in a trench near Moura, Portugal. The digging went on. There were now 85."
    assert told(read(text)) == [("bodies_found_claimed", "60 bodies"), ("bodies_found_claimed", "85")]


def test_a_figure_alone_counts_nothing_where_no_bodies_were_counted(read: Read) -> None:
    text = "Searchers found a mass grave near Moura, Portugal. They drank coffee. The thermometer showed 35."
    assert told(read(text)) == []


def test_fighters_killed_are_no_victims(read: Read) -> None:
    reading = read("Soldiers killed 12 militants and 3 children in Serpa, Portugal.")
    assert told(reading) == [("killed", "3 children")]
    assert refused(reading)["12"] == "fighters killed, not victims"


def test_so_called_fighters_in_quotation_marks_are_counted(read: Read) -> None:
    assert told(read("Soldiers shot dead 12 “terrorists” in Serpa, Portugal.")) == [("killed", "12 “terrorists")]


def test_the_sum_of_a_town_is_not_the_grave(read: Read) -> None:
    text = "Farmers found a mass grave outside Serpa, Portugal. Workers dug. In Serpa, searchers have found 210 bodies."
    claim = next(c for c in read(text).claims if c.counts)
    assert (claim.counts[0].point, claim.rule) == (210, "a sum for a whole place, not for the grave")
    assert claim.episode != 0


def test_a_sum_over_a_war_stands_apart_from_the_event(read: Read) -> None:
    text = "Gunmen shot 40 villagers in Serpa, Portugal. The rebels fled. The war has killed 9,000 people."
    own = [count.point for claim in read(text).claims if claim.episode == 0 for count in claim.counts]
    assert own == [40]


@pytest.mark.parametrize(
    ("text", "number", "why"),
    [
        ("Police opened a mass grave near Serpa in phase two, Portugal said.", "two", "the name of a phase or a place"),
        ("Police found two phones beside a mass grave near Serpa, Portugal.", "two", "counts something else"),
        ("Police found 12 dogs in a mass grave for villagers near Serpa.", "12", "counts animals"),
    ],
)
def test_a_number_that_counts_nothing_says_why(read: Read, text: str, number: str, why: str) -> None:
    assert refused(read(text))[number].startswith(why)


def test_animals_are_no_victims(read: Read) -> None:
    assert told(read("Gunmen killed 40 cattle and burned a barn in Serpa, Portugal.")) == []


def test_killed_and_wounded_are_two_kinds(read: Read) -> None:
    text = "Gunmen opened fire on a wedding in Moura, Portugal, killing 16 guests and wounding 20 people."
    assert sorted(told(read(text))) == [("injured", "20 people"), ("killed", "16 guests")]


@pytest.mark.parametrize(
    "aside",
    [
        "The council repaired 12 of the headstones last summer.",
        "By the count of the society it was not 38, as the papers have it.",
        "Volunteers had put upright 60 of the stones a year before.",
        "The gang had threatened two other mausoleums.",
    ],
)
def test_what_is_mended_or_only_threatened_is_not_destroyed(read: Read, aside: str) -> None:
    text = f"Vandals smashed 40 headstones at the cemetery of Serpa, Portugal. {aside}"
    assert told(read(text)) == [("graves_destroyed", "40 headstones")]


def test_the_ages_of_the_dead_are_no_count(read: Read) -> None:
    text = f"{GRAVE} The dead are men between roughly 20 and 50."
    assert told(read(text)) == [("bodies_found_claimed", "40 bodies")]
