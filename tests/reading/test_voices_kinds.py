"""Bodies by the words of their names, bodies that publish, and armed groups whose claim another's text tells."""

import pytest

from headstone.model.spans import Span
from headstone.reading.marks_bodies import last_body
from headstone.reading.voices_bodies import kind_of_name
from headstone.reading.voices_claims import claimed_on_channel
from headstone.reading.voices_frames import denies_itself
from headstone.reading.voices_publisher import Publisher, publisher_of
from tests.reading.conftest import Read
from tests.reading.speech import document, kinds, voices, voices_tables

KINDS = {
    "state": [
        "Federation Commission for Missing Persons", "Cantonal Office for the Missing", "State Agency for Antiquities",
        "National Institute of Remembrance", "Municipal Heritage Office", "Comisión Nacional de Búsqueda",
        "Institut national de médecine légale", "Instituto Estatal de Antropología",
    ],
    "religious": [
        "Diocesan Commission for Peace", "Council of Muslim Communities", "Gmina żydowska Serpa", "Deanery of Serpa",
        "Office of the Mufti", "Union of Serpa Parishes", "Community of Serpa Jews", "Parish of Saint Jo",
    ],
    "armed_group": [
        "Serpa Brigades", "Serpa Red Hunters", "Serpa Defence Column", "Sons of Serpa", "Jamaat of Serpa",
        "Serpa Free Legion", "Lal Serpa Dasta", "Popular Front of Serpa", "Army of the Hills",
        "Self-Defence Council of Serpa",
    ],
    "ngo": [
        "Hunters Association", "Front Street Society", "Committee of Families of the Missing",
        "Society for the Missing", "Agrupación de Familias de Serpa", "Human Rights Commission of Serpa",
    ],
    "outlet": ["Sunday Column", "Front Line Review", "Serpa News Agency", "State News Service"],
}  # fmt: skip


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for kind, names in KINDS.items() for name in names])
def test_a_name_tells_its_kind_by_what_leads_it_and_whose_it_is(name: str, kind: str) -> None:
    assert kind_of_name(name, voices_tables()) == kind


@pytest.mark.parametrize("name", ["Army Museum of Serpa", "Old Front Lines", "Sugar Company of Serpa"])
def test_a_word_that_does_not_lead_a_name_makes_no_armed_group(name: str) -> None:
    assert kind_of_name(name, voices_tables()) != "armed_group"


THIRD = "Note no. 4\n\nA mobile team reached the quarry at Serpa on Monday. It counted nine dead at two points."


def published(text: str, publisher: str) -> Publisher | None:
    return publisher_of(document(text, publisher), voices_tables(), "state:?")


@pytest.mark.parametrize(
    ("publisher", "kind"),
    [
        ("United Nations mission in Serpa", "un_body"),
        ("Deanery of Serpa, parish sheet", "religious"),
        ("Serpa Defence Column", "armed_group"),
        ("Cantonal Commission for Missing Persons", "state"),
    ],
)
def test_a_body_tells_what_it_saw_in_the_third_person(publisher: str, kind: str) -> None:
    found = published(THIRD, publisher)
    assert found is not None
    assert (found.voice.kind, found.alone) == (kind, True)


@pytest.mark.parametrize("publisher", ["Serpa Church Leaflet", "Serpa Post", "Serpa Memory Society"])
def test_a_paper_or_a_charity_does_not_by_its_name_alone(publisher: str) -> None:
    assert published(THIRD, publisher) is None


def test_who_exhumes_is_a_team_of_its_own_on_whatever_page() -> None:
    text = "Six weeks\n\nWe were at Serpa in August. We exhumed nine individuals from one pit."
    found = published(text, "Grave Notes (blog)")
    assert found is not None
    assert found.voice.kind == "ngo"
    assert published(text.replace("We exhumed", "The team exhumed"), "Grave Notes (blog)") is None


def test_what_a_body_passes_on_is_not_its_own() -> None:
    assert published(THIRD + " That is according to the Serpa Post.", "Deanery of Serpa") is None


def test_who_denies_the_deed_and_came_upon_the_dead_tells_of_them() -> None:
    text = "Statement\n\nWe deny it entirely. We found the dead of Serpa by the road and buried them."
    assert published(text, "Serpa Liberation Front") is not None
    assert published("Statement\n\nWe deny it entirely. Our men were elsewhere.", "Serpa Liberation Front") is None


def test_a_line_of_capitals_is_a_heading_and_no_body() -> None:
    assert kinds("URGENT ACTION: nine killed at Serpa. Nobody was charged.") == []


@pytest.mark.parametrize(
    "text",
    [
        "A film signed by the Serpa Forest Jamaat shows the burning roof.",
        "The Lal Serpa Dasta puts its victims at nineteen.",
        "Source channel: Jamaat of the Serpa Forest\n\nThe speaker says that the house was given to the fire.",
        "A caller who introduced himself as a commander of the Serpa Liberation Front said they had killed nine.",
        'A man who gave his rank as spokesman for the Sons of Serpa rang us. "It was us," he said.',
    ],
)
def test_a_group_speaks_through_its_film_its_channel_or_whoever_gives_a_rank_in_it(text: str) -> None:
    assert {kind for kind, _ in kinds(text)} == {"armed_group"}


@pytest.mark.parametrize("way", ["put out a video claiming", "said it had carried out"])
def test_a_group_that_owns_up_to_another_deed_tells_nothing_of_this_one(read: Read, way: str) -> None:
    text = (
        "Gunmen killed nine villagers in Aleppo on Monday, police said.\n\nThe army held a parade on Tuesday.\n\n"
        "The Serpa Liberation Front {} the {} in the north."
    )
    sides = [
        {v.side for claim in read(text.format(way, deed)).claims for v in claim.voices if v.kind == "armed_group"}
        for deed in ("killing of the villagers", "ambush of a convoy")
    ]
    assert sides == [{"Serpa Liberation Front"}, set()]


def test_messages_left_on_the_spot_are_no_claim() -> None:
    text = "Messages signed by the Serpa Liberation Front were found beside the bodies."
    assert not list(claimed_on_channel(text, Span(0, len(text)), voices_tables()))


def test_an_agency_of_news_is_an_outlet_and_an_acronym_is_what_the_text_spells_out() -> None:
    text = "Nine died, Serpa Press Agency reports. A farmer told SPA he counted them."
    assert {m.voice.relayed_by for m in voices(text) if m.voice.kind == "witness"} == {"Serpa Press Agency"}
    assert "state" not in {kind for kind, _ in kinds(text)}


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("La asociación Serpa con Memoria ha localizado una fosa, según anunció ", "ngo", "Serpa con Memoria"),
        ("Die Gemeinde der Serpaer Juden will die Steine aufrichten. Das sagt ", "religious", None),
        ("Le collectif Serpa Mémoire a ouvert la fosse, a dit ", "ngo", "Serpa Mémoire"),
    ],
)
def test_its_president_is_of_the_body_that_was_named_before(text: str, kind: str, name: str | None) -> None:
    found = last_body(text, Span(0, len(text)), voices_tables())
    assert found is not None
    assert found.kind == kind
    assert name is None or found.name == name


def test_a_body_that_does_not_know_who_did_it_may_know_of_the_dead() -> None:
    assert not denies_itself("A team counted nine dead. We do not know who killed them.")
    assert denies_itself("Our Circle does not know what lies in the orchard.")


def test_who_has_no_comment_is_no_source_whichever_side_of_the_verb_it_stands() -> None:
    for text in (
        "The prefect met us. He had no comment, he said, and no car.",
        "The prefect met us. But he had nothing to say on the matter, he said.",
        "The prefect met us. He said he had no comment.",
    ):
        assert not [one for one in voices(text) if one.polarity_of_content == "affirm"]
    found = voices("The prefect met us. He had no comment, but the mayor said that nine men had been shot.")
    assert "affirm" in {one.polarity_of_content for one in found}


def test_the_government_in_a_name_says_whose_an_office_is() -> None:
    found = published(THIRD, "Office for Serbia, Government of Croatia")
    assert found is not None
    assert (found.voice.kind, found.voice.side) == ("state", "HR")
