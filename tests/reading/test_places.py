from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from headstone.model.geo import metres
from headstone.model.places import Entry
from headstone.model.sources import Meta
from headstone.reading.places import find_places
from headstone.reading.places_rank import same_letters
from headstone.reading.places_scene import alone, votes
from headstone.store.gazetteer import SqliteGazetteer
from tests.reading.atlas import TABLES, atlas, document, found


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteGazetteer]:
    opened = atlas(Path(tmp_path_factory.mktemp("atlas")))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("text", "wording", "kind", "precision"),
    [
        ("Graves were opened in the Portuguese province of Evora.", "Evora", "adm1", "P5"),
        ("Graves were opened in Evora province, Portugal.", "Evora province", "adm1", "P5"),
        ("Graves were opened in Evora city, Portugal.", "Evora city", "locality", "P2"),
        ("Graves were opened in the Portuguese town of Evora.", "Evora", "locality", "P2"),
        ("Graves were opened in Evora, Portugal.", "Evora", "locality", "P2"),
        ("A Portuguese judge spoke of Evora and its dead.", "Evora", "adm1", "P5"),
        ("Graves were opened across Evora, Portugal.", "Evora", "adm1", "P5"),
        ("Graves were opened in Moura district, Portugal.", "Moura district", "adm2", "P4"),
    ],
)
def test_the_word_beside_a_shared_name_decides_between_town_and_area(
    gazetteer: SqliteGazetteer, text: str, wording: str, kind: str, precision: str
) -> None:
    mention = found(gazetteer, text)[0]
    assert (mention.place.wording, mention.kind, mention.place.precision) == (wording, kind, precision)


def test_the_parent_named_beside_it_picks_the_smaller_of_two_towns(gazetteer: SqliteGazetteer) -> None:
    near, far = "Bones lay in Monte Claro, Portugal.", "Bones lay in Monte Claro, Bahia."
    assert found(gazetteer, near)[0].place.country == "PT"
    assert found(gazetteer, far)[0].place.country == "BR"
    assert found(gazetteer, near)[0].parent is not None


def test_every_candidate_is_kept_with_its_reason(gazetteer: SqliteGazetteer) -> None:
    candidates = found(gazetteer, "Bones lay in Monte Claro, Portugal.")[0].place.candidates
    assert [c.gazetteer_id for c in candidates] == ["geonames:24", "geonames:25"]
    assert candidates[0].score > candidates[1].score
    assert "lies in the place named beside it" in candidates[0].why


def test_the_countries_of_the_text_outweigh_population(gazetteer: SqliteGazetteer) -> None:
    text = "Portuguese officers dug in Monte Claro. Portugal has sent a second team, and Lisbon pays."
    assert found(gazetteer, text)[0].place.country == "PT"


def test_the_country_of_the_source_is_a_weak_hint(gazetteer: SqliteGazetteer) -> None:
    assert found(gazetteer, "Bones lay in Monte Claro.", "PT")[0].place.country == "PT"
    assert found(gazetteer, "Brazilian officers dug in Monte Claro, Bahia.", "PT")[0].place.country == "BR"


@pytest.mark.parametrize(
    ("text", "degrees_lat", "degrees_lon", "relation"),
    [
        ("The pit lies six miles south of Evora, Portugal.", -0.087, 0.0, "bearing"),
        ("The pit lies some 40km (25 miles) south of Evora, Portugal.", -0.360, 0.0, "bearing"),
        (
            "The pit lies 8 kilometers [5 miles] or so from the western limits of Evora, Portugal.",
            0.0,
            -0.109,
            "bearing",
        ),
        ("The pit lies 20 kilometres east of Evora, Portugal.", 0.0, 0.230, "bearing"),
        ("The pit lies five miles from Evora, Portugal.", 0.0, 0.0, "bearing"),
        ("The pit lies near Evora, Portugal.", 0.0, 0.0, "near"),
        ("The pit lies on the outskirts of Evora, Portugal.", 0.0, 0.0, "near"),
        ("The pit lies just outside Evora, Portugal.", 0.0, 0.0, "near"),
    ],
)
def test_a_bearing_moves_the_place_and_widens_it(
    gazetteer: SqliteGazetteer, text: str, degrees_lat: float, degrees_lon: float, relation: str
) -> None:
    place = found(gazetteer, text)[0].place
    assert place.lat is not None and place.lon is not None and place.radius_m is not None
    assert metres(place.lat, place.lon, 38.57 + degrees_lat, -7.91 + degrees_lon) < 1_500
    assert (place.relation, place.precision) == (relation, "P3")
    assert 3_000 <= place.radius_m <= 25_000


def test_a_direction_without_a_distance_is_an_area_of_25_km(gazetteer: SqliteGazetteer) -> None:
    place = found(gazetteer, "Shells fell west of Evora, Portugal.")[0].place
    assert (place.radius_m, place.precision, place.relation) == (25_000, "P3", "bearing")
    assert place.lon is not None and place.lon < -7.95


def test_the_town_said_again_is_the_last_town_named(gazetteer: SqliteGazetteer) -> None:
    text = "Troops entered Serpa, Portugal, on Friday. They found a well two miles east of the town."
    last = found(gazetteer, text)[-1]
    assert last.place.wording == "two miles east of the town"
    assert last.place.lon is not None and last.place.lon == pytest.approx(-7.563, abs=0.01)


def test_half_a_country_is_not_the_country(gazetteer: SqliteGazetteer) -> None:
    place = found(gazetteer, "Graves are known all over southern Portugal.")[0].place
    assert place.precision == "P6" and place.gazetteer_id is None
    assert place.lat is not None and place.lat < 39.0


@pytest.mark.parametrize(
    "text",
    [
        "The dead lay in Quintalvo, a village in Beja province, Portugal.",
        "The dead lay in the village of Quintalvo in Beja province, Portugal.",
        "The dead lay in Quintalvo village, Beja province, Portugal.",
        "The dead lay at Quintalvo, Beja province.",
    ],
)
def test_a_village_that_the_gazetteer_lacks_takes_the_area_named_beside_it(
    gazetteer: SqliteGazetteer, text: str
) -> None:
    mention = found(gazetteer, text)[0]
    assert (mention.kind, mention.place.name, mention.place.precision) == ("unknown", "Quintalvo", "P5")
    assert (mention.place.lat, mention.place.radius_m) == (37.8, 80_000)
    assert "not in the gazetteer" in mention.place.rule


def test_a_village_near_a_town_lies_around_it_and_not_in_it(gazetteer: SqliteGazetteer) -> None:
    place = found(gazetteer, "The dead lay in the village of Quintalvo, near Serpa, Portugal.")[0].place
    assert (place.precision, place.radius_m, place.lat) == ("P3", 16_000, 37.94)


def test_one_unknown_name_is_one_place_in_a_report(gazetteer: SqliteGazetteer) -> None:
    text = "Quintalvo had known quiet years. The dead lay in Quintalvo, a village in Beja province, Portugal."
    first, second = (m for m in found(gazetteer, text) if m.place.name == "Quintalvo")
    assert (first.place.lat, first.place.radius_m) == (second.place.lat, second.place.radius_m)


def test_a_site_noun_belongs_to_the_wording(gazetteer: SqliteGazetteer) -> None:
    known = found(gazetteer, "Stones were broken at Serpa cemetery, Portugal.")[0]
    unknown = found(gazetteer, "Stones were broken at Raven Hollow Cemetery near Serpa, Portugal.")[0]
    assert (known.place.wording, known.kind, known.place.name) == ("Serpa cemetery", "site", "Serpa")
    assert (unknown.place.wording, unknown.kind) == ("Raven Hollow Cemetery", "site")
    assert unknown.place.precision == "P3"


@pytest.mark.parametrize(
    "text",
    [
        "Mr Serpa told the court nothing, a Portuguese paper said.",
        "Colonel Rui Moura said that Portuguese courts were slow.",
        "Police said that the Portuguese had gone.",
        "On Monday, March came early for the Portuguese.",
        "Portuguese Salvador Dantas, 34, was not among them.",
    ],
)
def test_people_words_and_days_are_no_places(gazetteer: SqliteGazetteer, text: str) -> None:
    assert found(gazetteer, text) == []


def test_a_nation_is_context_and_never_where_it_happened(gazetteer: SqliteGazetteer) -> None:
    mentions = find_places(document("Mozambican soldiers dug up the dead."), gazetteer, TABLES)
    assert [(m.kind, m.place.country, m.place.lat) for m in mentions] == [("demonym", "MZ", None)]


def test_a_body_named_after_a_place_is_an_adjunct(gazetteer: SqliteGazetteer) -> None:
    assert [m.cue for m in found(gazetteer, "The Lisbon Times printed the list.")] == ["adjunct"]


def test_the_countries_in_the_title_of_a_group_are_adjuncts(gazetteer: SqliteGazetteer) -> None:
    text = "The Liberation Front of Portugal and Brazil claimed the pit."
    assert [m.cue for m in found(gazetteer, text)] == ["adjunct", "adjunct"]


def test_a_dateline_is_told_from_the_place_of_the_act(gazetteer: SqliteGazetteer) -> None:
    cues = [m.cue for m in found(gazetteer, "LISBON (Example Wire) - A pit was opened in Serpa, Portugal.")]
    assert cues[:2] == ["dateline", "in"]


def test_spelling_variants_and_scripts_meet(gazetteer: SqliteGazetteer) -> None:
    for name in ("Wadi al-Qasr", "Wady al Qasr", "وادي القصر"):
        assert gazetteer.lookup([name])[name][0].id == "geonames:30"


def test_a_site_in_a_town_lies_in_the_town(gazetteer: SqliteGazetteer) -> None:
    place = found(gazetteer, "Stones were broken at Raven Hollow cemetery in Serpa, Portugal.")[0].place
    assert (place.lat, place.precision, place.radius_m) == (37.94, "P2", 1000)


def test_a_script_without_capitals_needs_a_preposition_and_a_country(gazetteer: SqliteGazetteer) -> None:
    mentions = found(gazetteer, "عثر الجنود على قبر في وادي القصر قبل ايام", "PT")
    assert [(m.place.wording, m.place.gazetteer_id) for m in mentions] == [("وادي القصر", "geonames:30")]


def test_waters_named_after_a_country_are_not_the_country(gazetteer: SqliteGazetteer) -> None:
    assert all(m.place.country != "MZ" for m in found(gazetteer, "Bodies floated on Lake Mozambique for days."))


def test_a_common_name_of_cemeteries_is_looked_for_where_the_text_is(gazetteer: SqliteGazetteer) -> None:
    place = found(gazetteer, "Portuguese vandals went to the Salvador cemetery in Serpa, Portugal.")[0].place
    assert (place.wording, place.country) == ("Salvador cemetery", "PT")


def test_an_empty_text_has_no_places(gazetteer: SqliteGazetteer) -> None:
    assert find_places(document(""), gazetteer, TABLES) == ()


def test_who_does_what_only_people_do_is_no_place(gazetteer: SqliteGazetteer) -> None:
    text = "The key still works. Evora Nunes turns it for me. Behind the post of the tomb near Moura there is nothing."
    assert "Evora" not in {mention.place.wording for mention in found(gazetteer, text)}
    assert "Evora" in {mention.place.wording for mention in found(gazetteer, "Graves lay open in Evora, Portugal.")}


def test_a_town_that_one_country_alone_has_tells_where_a_text_is(gazetteer: SqliteGazetteer) -> None:
    (serpa, monte) = found(gazetteer, "SERPA - Bones lay at the mill. A second pit is near Monte Claro.")
    assert (serpa.place.country, monte.place.country) == ("PT", "PT"), "the larger namesake lies in Brazil"


def test_a_few_like_consonants_are_no_vote_for_a_country() -> None:
    poole = Entry("geonames:1", "Poole", 50.7, -2.0, "locality", "GB", "ENG", "", 150_000, 0, "Poole", "name")
    assert list(votes("Poole", (poole,))) != []
    assert list(votes("Pulay", (poole,))) == []
    assert [country for country, _, _ in alone("Poole", (poole,))] == ["GB"]
    assert list(alone("Pulay", (poole,))) == []


def test_a_capital_outshines_the_towns_that_share_its_divisions_name() -> None:
    def named(country: str, kind: str, people: int) -> Entry:
        return Entry(f"x:{country}{kind}", "Asuncion", 0.0, 0.0, kind, country, "1", "", people, 0, "Asuncion", "name")

    seat, division, small = named("PY", "locality", 1_400_000), named("PY", "adm1", 0), named("GT", "locality", 40_000)
    assert {country for country, _, _ in votes("Asuncion", (seat, division, small))} == {"PY"}
    rival = named("GT", "locality", 400_000)
    assert list(votes("Asuncion", (seat, division, rival))) == []


def test_the_country_in_a_publishers_name_decides_where_the_text_names_none(gazetteer: SqliteGazetteer) -> None:
    text = "A team went to Quillberry and took measures."
    told = document(text)
    signed = replace(told, report=replace(told.report, meta=Meta(publisher="United Nations force in Mozambique")))
    (plain,) = find_places(told, gazetteer, TABLES)
    (placed,) = find_places(signed, gazetteer, TABLES)
    assert (plain.place.country, placed.place.country) == (None, "MZ")


def test_a_street_called_after_a_town_lies_in_the_town_that_the_text_names(gazetteer: SqliteGazetteer) -> None:
    street, town = found(gazetteer, "Stones lay about on Moura Street. EVORA police came, in Evora, Portugal.")[:2]
    assert street.place.gazetteer_id != "geonames:26" and town.place.country == "PT"


def test_a_division_of_several_countries_is_none_of_theirs_in_a_text_on_another(gazetteer: SqliteGazetteer) -> None:
    text = "LISBON, Portugal. Graves were opened in the Norte region of Portugal on Monday."
    assert {mention.place.country for mention in found(gazetteer, text)} == {"PT"}
    abroad = "Graves were opened in the Norte region of Mozambique on Monday."
    assert any(mention.place.name == "Norte" and mention.place.country == "MZ" for mention in found(gazetteer, abroad))


def test_a_town_far_from_the_district_beside_it_is_a_namesake_all_through_a_text(gazetteer: SqliteGazetteer) -> None:
    text = "Graves were opened at Serpa, Salvador district. The graves at Serpa hold nine."
    assert {m.place.gazetteer_id for m in found(gazetteer, text) if m.place.wording == "Serpa"} == {None}
    near = "Graves were opened at Serpa, Moura district. The graves at Serpa hold nine."
    assert {m.place.gazetteer_id for m in found(gazetteer, near) if m.place.wording == "Serpa"} == {"geonames:29"}


@pytest.mark.parametrize(
    ("written", "stored", "same"),
    [
        ("Samawah", "As Samawah", True), ("Hillah", "Al Hillah", True), ("Amarah", "Al ‘Amarah", True),
        ("Samawah", "Al Samawah", True), ("Nhon", "As Nhon", False), ("Smyrna", "Smirna", False),
    ],
)  # fmt: skip
def test_a_name_without_its_arabic_article_is_the_same(written: str, stored: str, same: bool) -> None:
    assert same_letters(written, stored) == same
