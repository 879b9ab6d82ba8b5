"""What reports call their sites parts two of one town, and brings one site together."""

import pytest

from headstone.linking.pairs_sites import names_of, sites
from headstone.text.fold import fold
from tests.linking import factories as make
from tests.linking.test_pairs import A, B, judged, told, words

ATTACK, SHOT = "cem.grave_destruction", "kill.noncombatant"
OTHER = "sites of other faiths"


def attack(of: object, sentence: str, act: str = ATTACK) -> make.Claim:
    return make.claim(of, act, sentence=sentence)  # type: ignore[arg-type]  # a report of the factories


def said(one: str, other: str, act: str = ATTACK) -> str:
    return words(judged(attack(A, one, act), attack(B, other, act)))


@pytest.mark.parametrize(
    ("sentence", "proper", "faiths"),
    [
        ("Stones were smashed in the Fern Hill cemetery.", {"fern", "hill"}, set()),
        ("Stones were smashed in the old Jewish cemetery.", set(), {"jewish"}),
        ("Des tombes du cimetière du Vallon ont été brisées.", {"vallon"}, set()),
        ("Des tombes du cimetière de l'Aulne ont été brisées.", {"aulne"}, set()),
        ("Twenty were found in the quarry known as Greystone.", {"greystone"}, set()),
        ("Stones were smashed in the Orvane cemetery.", set(), set()),
        ("Stones were smashed in Orvane's cemetery.", set(), set()),
        ("Stones were smashed in the Old Municipal cemetery.", set(), set()),
        ("The mosque and the cemetery were untouched.", set(), set()),
        ("Ten were found in a Peruvian quarry, in another, Bolivian quarry none.", set(), set()),
    ],
)
def test_a_site_is_called_by_its_name_and_not_by_its_town(sentence: str, proper: set[str], faiths: set[str]) -> None:
    (episode,) = told(attack(A, sentence))
    found = names_of(episode)
    assert {word for _, word in found.proper} == set(map(fold, proper))
    assert {word for _, word in found.faiths} == faiths


def test_one_name_is_one_site_and_two_names_may_be() -> None:
    hill = "Stones were smashed in the Fern Hill cemetery."
    assert "same site by name: Fern" in said(hill, "At Fern Hill cemetery stones were smashed.")
    other = said(hill, "Stones were smashed in the Lakeside cemetery.")
    assert OTHER not in other and "same site" not in other


def test_a_cemetery_by_name_and_one_by_faith_may_be_the_same_and_two_of_other_faiths_are_not() -> None:
    assert OTHER not in said("The Fern Hill cemetery was attacked.", "The Jewish cemetery was attacked.")
    assert OTHER in said("The Christian cemetery was attacked.", "The Jewish cemetery was attacked.")


def test_where_people_were_shot_is_named_by_many_sites() -> None:
    a, b = told(attack(A, "Ten were shot at Fern Hill farm.", SHOT), attack(B, "Ten were shot at Lakeside farm.", SHOT))
    assert list(sites(a, b, None)) == []  # type: ignore[arg-type]  # asks nothing of the case
