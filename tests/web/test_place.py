"""The place picker: candidates, a drawn area, a site that people add. Each ends in a correction with its reason."""

import pytest

from headstone.view import seen
from tests.web.asking import Page, Room, words


def unsure(room: Room) -> str:
    """A claim whose place has candidates."""
    claims = [one for one in room.desk.store.claims() if one.place and one.place.candidates]
    return min(claims, key=lambda one: (-len(one.place.candidates) if one.place else 0, one.id)).id


def place_of(room: Room, claim: str):  # type: ignore[no-untyped-def]
    store = room.desk.store
    return next(one for one in seen(store.claims(), store.register_verdicts()).claims if one.id == claim).place


def choose(room: Room, claim: str, page: Page, **fields: str):  # type: ignore[no-untyped-def]
    return room.send(f"/place/{claim}", page, **({"reason": "The report's map shows it"} | fields))


def forms(page: Page, claim: str) -> Page:
    """The page with its look-up form out of the way: both go to the same address."""
    for form in page.xpath("//form[@method='get']"):
        form.getparent().remove(form)
    return page


def picker(room: Room, claim: str, query: str = "") -> Page:
    return forms(room.page(f"/place/{claim}{query}"), claim)


def test_every_candidate_stands_in_the_list_and_on_the_map(looked_at: Room) -> None:
    claim = unsure(looked_at)
    page, values = looked_at.page(f"/place/{claim}"), looked_at.json(f"/place/{claim}.json")
    listed = page.xpath("//input[@name='choice']/@value")
    assert [one["value"] for one in values["choices"]] == listed[:-2] and listed[-2:] == ["area", "site"]
    held = {one.gazetteer_id for one in looked_at.desk.store.claim(claim).place.candidates}
    assert held <= set(listed)
    shown = set(page.xpath("//div[@id='drawn']//g/@data-area"))
    assert shown >= set(page.xpath("//ul[@class='candidates']//label/@data-area")) - {""}


def test_a_candidate_becomes_an_ordinary_correction(room: Room) -> None:
    claim = unsure(room)
    before, page = room.desk.store.claim(claim), picker(room, claim, "?name=Mosul")
    wanted = page.xpath("//input[@name='choice']/@value")
    mosul = next(one for one in wanted if one.startswith("geonames:") and one != before.place.gazetteer_id)
    assert choose(room, claim, page, choice=mosul).headers["location"] == f"/claim/{claim}"
    verdict = room.desk.store.register_verdicts()[-1]
    assert (verdict.kind, verdict.slot, verdict.reason) == ("correct", "place", "The report's map shows it")
    assert place_of(room, claim).gazetteer_id == mosul
    assert room.desk.store.claim(claim).place == before.place, "the machine's value stays"


def test_a_drawn_area_has_the_radius_that_was_drawn(room: Room) -> None:
    claim = unsure(room)
    fields = {"choice": "area", "name": "The old; quarry", "lat": "36,19", "lon": "43.27", "radius": "750"}
    assert choose(room, claim, picker(room, claim), precision="P2", **fields).status_code == 303
    place = place_of(room, claim)
    assert (place.name, place.lat, place.lon, place.radius_m, place.precision) == (
        "The old, quarry", 36.19, 43.27, 750, "P2",
    )  # fmt: skip
    assert place.gazetteer_id is None


def test_a_curated_site_is_offered_to_every_claim_of_the_case(room: Room) -> None:
    claim, other = unsure(room), room.desk.store.claims()[0].id
    fields = {"choice": "site", "name": "Bir Thamud", "others": "بئر ثمود | Bir Thamoud"}
    choose(room, claim, picker(room, claim), lat="36.1", lon="43.2", radius="100", precision="P1", **fields)
    assert place_of(room, claim).gazetteer_id.startswith("curated:")
    offered = [one for one in room.json(f"/place/{other}.json?name=Bir+Thamoud")["choices"] if one["curated"]]
    assert [(one["name"], one["lies_in"]) for one in offered] == [("Bir Thamud", "بئر ثمود · Bir Thamoud")]
    assert choose(room, other, picker(room, other), choice=offered[0]["value"]).status_code == 303
    assert place_of(room, other).gazetteer_id == place_of(room, claim).gazetteer_id


def test_a_claim_without_any_place_is_given_one(room: Room) -> None:
    store = room.desk.store
    claim = next(one.id for one in store.claims() if one.place is None)
    page = picker(room, claim, "?name=Mosul")
    assert "names no place" in words(page)
    mosul = page.xpath("//input[@name='choice']/@value")[0]
    assert choose(room, claim, page, choice=mosul).status_code == 303
    place = place_of(room, claim)
    assert place.gazetteer_id == mosul and place.wording == "" and place.lat and place.country == "IQ"
    assert store.claim(claim).place is None, "the machine's nothing stays"
    for path in (f"/claim/{claim}", f"/place/{claim}", f"/report/{store.claim(claim).report}?claim={claim}"):
        assert "Mosul" in words(room.page(path)), path


@pytest.mark.parametrize(
    ("lat", "lon", "country"), [("50.45", "30.52", "UA"), ("-29.5", "28.2", "LS"), ("0", "-30", None)]
)
def test_a_drawn_place_lies_in_the_country_that_it_lies_in(room: Room, lat: str, lon: str, country: str | None) -> None:
    claim = unsure(room)
    fields = {"choice": "area", "name": "A pit", "lat": lat, "lon": lon, "radius": "750"}
    assert choose(room, claim, picker(room, claim), precision="P2", **fields).status_code == 303
    assert place_of(room, claim).country == country


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"choice": ""}, "was chosen"),
        ({"choice": "area", "lat": "91", "lon": "0", "radius": "5"}, "latitude"),
        ({"choice": "area", "lat": "nan", "lon": "0", "radius": "5"}, "latitude"),
        ({"choice": "area", "lat": "1", "lon": "x", "radius": "5"}, "longitude"),
        ({"choice": "area", "lat": "1", "lon": "1", "radius": "0"}, "radius"),
        ({"choice": "area", "lat": "1", "lon": "1", "radius": "-5"}, "radius"),
        ({"choice": "area", "lat": "1", "lon": "1", "radius": "5", "name": " "}, "no name"),
        ({"choice": "area", "lat": "1", "lon": "1", "radius": "5", "precision": "P44"}, "no precision"),
        ({"choice": "geonames:999999999"}, "knows no such place"),
        ({"choice": "a; geonames:999999999; 1,1; P2; 5 m"}, "knows no such place"),
        ({"choice": "area", "lat": "1", "lon": "1", "radius": "5", "reason": " "}, "no reason"),
    ],
)
def test_what_is_no_place_comes_back_with_what_was_typed(room: Room, fields: dict[str, str], said: str) -> None:
    claim = unsure(room)
    typed = {"reason": "Typed with care"} | fields
    answer = choose(room, claim, picker(room, claim), **typed)
    assert answer.status_code == 400 and said in answer.text
    if typed["reason"].strip():
        assert "Typed with care" in answer.text
    assert not room.desk.store.register_verdicts()


def test_two_people_choosing_the_same_place_are_told_of_one_another(room: Room) -> None:
    claim = unsure(room)
    first, second = picker(room, claim), picker(room, claim)
    values = first.xpath("//input[@name='choice']/@value")
    assert choose(room, claim, first, choice=values[0]).status_code == 303
    answer = choose(room, claim, second, choice=values[0], reason="I saw the sign")
    assert answer.status_code == 409 and "I saw the sign" in answer.text and "meanwhile" in answer.text
    assert len(room.desk.store.register_verdicts()) == 1


def test_a_choice_needs_the_forms_token(room: Room) -> None:
    claim = unsure(room)
    answer = room.client.post(f"/place/{claim}", data={"choice": "area", "reason": "x"})
    assert answer.status_code == 409 and not room.desk.store.register_verdicts()


def test_the_incident_and_the_desk_lead_to_the_places_of_all_claims(looked_at: Room) -> None:
    id_ = looked_at.incident()
    for path in (f"/incident/{id_}", f"/review/{id_}"):
        assert looked_at.page(path).xpath(f"//a[@href='/place/{id_}']"), path
    page = looked_at.page(f"/place/{id_}")
    linked = {str(one).removeprefix("/place/") for one in page.xpath("//table//a/@href")}
    claims = looked_at.desk.store.claims_of(id_)
    assert linked == {one.id for one in claims} and "Which place" in words(page)


def test_a_name_that_was_looked_up_is_only_words(looked_at: Room) -> None:
    claim = unsure(looked_at)
    page = looked_at.page(f"/place/{claim}?name=%22%3E%3Cimg+src=x+onerror=alert(1)%3E&bbox=40,30,50,38")
    assert not page.xpath("//img") and not page.xpath("//@onerror")


def test_an_unknown_record_is_no_page(looked_at: Room) -> None:
    for id_ in ("C-000000000000", "I-ZZZZ"):
        looked_at.page(f"/place/{id_}", 404)
