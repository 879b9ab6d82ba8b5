"""Which event a sentence speaks of, and where the report's own one is."""

from headstone.model.claims import Claim
from tests.reading.conftest import Read


def by_event(read: Read, text: str) -> dict[int, list[Claim]]:
    out: dict[int, list[Claim]] = {}
    for claim in read(text).claims:
        out.setdefault(claim.episode, []).append(claim)
    return out


def test_an_expectation_forms_no_event_of_its_own(read: Read) -> None:
    text = "Soldiers found a mass grave near Serpa, Portugal. Monitors expect to uncover more graves in the hills."
    events = by_event(read, text)
    assert list(events) == [0]
    assert [claim.modality for claim in events[0]] == ["asserted", "expected"]


def test_a_killing_told_beside_an_attack_on_graves_is_context(read: Read) -> None:
    text = (
        "Vandals wreck cemetery in Beja\n\nYouths smashed headstones and toppled crosses at the cemetery of Beja, "
        "Portugal.\n\nMilitias have murdered 14 merchants since spring."
    )
    killing = next(claim for claim in read(text).claims if claim.act.startswith("kill."))
    assert (killing.episode != 0, killing.place) == (True, None)


def test_a_killing_that_points_back_at_the_graves_belongs_to_the_event(read: Read) -> None:
    text = (
        "Vandals wreck cemetery in Beja\n\nYouths smashed headstones and toppled crosses at the cemetery of Beja, "
        "Portugal.\n\nThe attackers also killed two villagers there."
    )
    killing = next(claim for claim in read(text).claims if claim.act.startswith("kill."))
    assert killing.episode == 0


def test_told_of_another_place_where_something_was_found(read: Read) -> None:
    text = (
        "Mass grave found in Serpa\n\nPolice found a mass grave with 20 bodies in Serpa, Portugal. "
        "They also spoke of Moura, where 9 bodies were found in a trench."
    )
    events = by_event(read, text)
    assert [count.point for claim in events[0] for count in claim.counts] == [20]
    assert [count.point for n, row in events.items() if n for claim in row for count in claim.counts] == [9]


def test_where_belongs_to_the_event_when_it_is_the_report_own_place(read: Read) -> None:
    text = "Mass grave found in Serpa\n\nPolice drove to Serpa, Portugal, where 9 bodies were found in a trench."
    assert list(by_event(read, text)) == [0]


def test_another_grave_is_another_event(read: Read) -> None:
    text = (
        "Police found a mass grave with 20 bodies in Serpa, Portugal. The site was sealed. "
        "Last month another mass grave was found in Lisbon with 70 bodies."
    )
    own = [count.point for claim in by_event(read, text)[0] for count in claim.counts]
    assert own == [20]


def test_a_namesake_abroad_is_not_taken(read: Read) -> None:
    text = (
        "Portugal mourns. Portuguese police found a mass grave in Monte Claro, in the Portuguese province of Evora. "
        "Portuguese families gathered."
    )
    place = read(text).claims[0].place
    assert place is not None and place.country in {"PT", None}


def test_the_finer_place_is_the_place_of_the_event(read: Read) -> None:
    place = read("Portugal: a mass grave was found. The grave lies near Serpa, in Beja province.").claims[0].place
    assert place is not None and (place.wording, place.precision) == ("Serpa", "P3")


def test_the_town_of_a_speaker_is_not_the_place_of_the_event(read: Read) -> None:
    text = "A minister in Lisbon, Portugal, said that troops had found a mass grave in Serpa, Portugal."
    place = read(text).claims[0].place
    assert place is not None and place.wording == "Serpa"


def test_the_person_in_a_tomb_is_no_place(read: Read) -> None:
    text = "Rebels dynamited the tomb of Sheikh Salvador in the Portuguese town of Serpa."
    place = read(text).claims[0].place
    assert place is not None and place.wording == "Serpa"


def test_a_government_named_by_its_capital_is_no_place(read: Read) -> None:
    for words in ("What is known comes from Lisbon.", "They were displayed by Lisbon.", "Lisbon denied it."):
        place = read(f"A mass grave with 12 bodies was found under a new road. {words}").claims[0].place
        assert place is None or place.wording != "Lisbon"


def test_a_town_said_to_be_one_is_no_namesake(read: Read) -> None:
    text = "LISBON - Portuguese officials spoke of Portuguese dead.\n\nOur man for the Salvador area saw a mass grave."
    places = [claim.place for claim in read(text).claims if claim.place]
    assert places and all((place.wording, place.country) == ("Salvador area", "BR") for place in places)


def test_a_place_told_to_lie_in_a_town_is_no_namesake_far_from_it(read: Read) -> None:
    text = "A mass grave was found on the farm at Serpa, in the municipality of Salvador, Brazil."
    places = [claim.place for claim in read(text).claims if claim.place]
    assert places and all(place.country == "BR" for place in places)


def test_remains_that_were_handed_over_lie_where_they_came_from(read: Read) -> None:
    text = (
        "Work has begun on the remains handed over at Lisbon, Portugal, on 1 August.\n\nThe remains came from the mass "
        "grave at Serpa. The bones of forty-eight victims were exhumed."
    )
    places = {claim.place.name for claim in read(text).claims if claim.place is not None and claim.episode == 0}
    assert places == {"Serpa"}
