from headstone.linking.ids import Previous
from headstone.linking.sites import site_type, sites
from headstone.model.claims import Claim
from headstone.model.incidents import Site
from tests.linking import factories as make

A, B, C = (make.report(name) for name in "abc")


def made(*incidents: list[Claim], previous: Previous | None = None) -> tuple[Site, ...]:
    return sites(incidents, [f"I-{n}" for n in range(len(incidents))], previous or Previous())


def test_the_acts_of_one_grave_are_the_life_of_one_site() -> None:
    find = make.claim(A, dates=(make.when("discovery", "2031-03-04"),))
    guard = make.claim(A, "grave.protection", at=40)
    dig = make.claim(B, "grave.exhumation", dates=(make.when("exhumation", "2032-05"),))
    (site,) = made([find, guard, dig])
    assert [(state.axis, state.value, state.edtf) for state in site.states] == [
        ("existence", "located", "2031-03-04"),
        ("handling", "partially_exhumed", "2032-05"),
        ("handling", "protected", None),
    ]


def test_every_state_names_its_claim() -> None:
    one = make.claim(A)
    assert made([one])[0].states[0].claim == one.id


def test_graves_in_two_villages_are_two_sites_of_one_incident() -> None:
    assert len(made([make.claim(A, place="Orvane"), make.claim(B, place="Tessim")])) == 2


def test_a_claim_without_a_locality_goes_to_the_site_of_its_type() -> None:
    assert (
        len(made([make.claim(A, place="Orvane"), make.claim(B, place="Orvane province"), make.claim(C, place=None)]))
        == 1
    )


def test_two_graves_of_one_town_in_two_incidents_are_two_sites() -> None:
    assert len(made([make.claim(A)], [make.claim(B)])) == 2


def test_a_named_cemetery_attacked_twice_is_one_site() -> None:
    more = {"site_type": "cemetery", "site_wording": "Saint Olan Cemetery"}
    one, other = (make.claim(of, "cem.desecration", **more) for of in (A, B))
    (site,) = made([one], [other])
    assert site.names == ("Saint Olan Cemetery",) and site.incidents == ("I-0", "I-1")


def test_a_hedged_find_is_alleged_and_a_denied_one_not_found() -> None:
    hedged, denied = make.claim(A, modality="hedged"), make.claim(B, polarity="denied")
    assert {state.value for state in made([hedged, denied])[0].states} == {"alleged", "not_found"}


def test_a_denied_destruction_destroys_nothing() -> None:
    assert made([make.claim(A, "cem.tomb_destruction", polarity="denied")])[0].states == ()


def test_the_type_follows_the_act_where_the_claim_names_none() -> None:
    assert site_type(make.claim(A, "her.religious")) == "religious_building"
    assert site_type(make.claim(A, "cem.tomb_destruction", site_type="cemetery")) == "mausoleum_tomb"
    assert site_type(make.claim(A, "kill.execution")) is None


def test_a_site_keeps_its_id() -> None:
    one, other = make.claim(A), make.claim(B, "grave.exhumation")
    (first,) = made([one])
    (again,) = made([other, one], previous=Previous(sites=(first,), used=frozenset({first.id})))
    assert again.id == first.id
