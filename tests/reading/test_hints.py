"""What a report only hints at, what word order tells, and places where somebody only sits."""

from dataclasses import dataclass

import pytest

from headstone.linking.incidents_profile import is_founding
from headstone.model.claims import Claim
from headstone.model.reading import Document
from headstone.model.sources import Layer, Meta, Report
from headstone.model.spans import Span
from headstone.reading.acts_hints import NETWORK, Hint
from headstone.reading.gather import document_of
from headstone.reading.reader import Reader
from headstone.reading.syntax import SpacyParser
from headstone.reading.tagger import RuleTagger
from headstone.rooms import lexicon
from tests.reading.conftest import Read

LETTER = (
    "A letter from the coast\n\nOur aunts walked out to Serpa in Portugal on Friday. {} "
    "We ask you for blankets and for patience."
)


def places(claims: tuple[Claim, ...]) -> set[str]:
    return {claim.place.wording for claim in claims if claim.place}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Nobody names the killers aloud. The widows were given tea.", "kill.noncombatant"),
        ("There was a row of bags beside the pit.", "grave.discovery"),
        ("The little dome at the bend is a pile of bricks now.", "cem.grave_destruction"),
        ("Somebody opened the saint's grave and went off.", "cem.grave_destruction"),
        ("A neighbour counted the shots until seventeen.", "kill.noncombatant"),
        ("The carpenter keeps the tally. The men who came wore boots.", "kill.noncombatant"),
        ("We know of a well. Thrown in, one by one, says an aunt.", "grave.concealment"),
        ("The list has nine crania and a medal. They came from the pond.", "grave.discovery"),
        ("I saw the sleeve in the earth, with my patch, when the tip was opened.", "grave.discovery"),
        ("The pillage went on since Easter. They saw a burial chamber, scraped empty.", "cem.grave_destruction"),
        ("The stone that the people were worshipping is now gravel.", "cem.grave_destruction"),
        ("We were at one in our disgust. The photographs of the cemetery were there.", "cem.grave_destruction"),
        ("The diocese has buried fifty-eight. Most were burnt in the sheds.", "kill.noncombatant"),
        ("Our movement had no hand in the events of which the papers write.", "kill.noncombatant"),
        ("There was a foot. The sappers had left small flags along the clay pit.", "grave.discovery"),
        ("In the last bucket there was a jaw. The house is without a floor.", "grave.discovery"),
        ("The hands of nine persons were bound with wire, says the notice of the experts.", "grave.discovery"),
        ("The marble turbans were flung on their faces.", "cem.grave_destruction"),
    ],
)
def test_words_of_two_kinds_hint_at_an_act_that_founds_no_incident(read: Read, words: str, code: str) -> None:
    claims = read(LETTER.format(words)).claims
    assert code in {claim.act for claim in claims}
    assert all(claim.rule.startswith("hint") and not is_founding(claim) for claim in claims)


@dataclass
class Knows:
    """One who is asked and always sees a killing in the second sentence."""

    asked: int = 0

    def hints(self, document: Document) -> tuple[Hint, ...]:
        self.asked += 1
        return (Hint("kill.massacre", document.sentences[1], 1, NETWORK),)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("They were slow to wake, and the coffee was bitter.", 1),
        ("Nobody names the killers aloud. The widows were given tea.", 0),
        ("Soldiers killed 14 millers there.", 0),
    ],
)
def test_the_network_is_asked_only_where_words_hint_at_nothing(parser: SpacyParser, words: str, asked: int) -> None:
    knows, text = Knows(), LETTER.format(words)
    report = Report("R-1", "0" * 64, "one.txt", "", Meta(), "read")
    tagged = RuleTagger(parser, lexicon(), knows).tag(
        document_of(report, Layer("L-1", "R-1", "text", "test", "", text, (Span(0, len(text)),)))
    )
    told = [act for one in tagged for act in one.acts if act.code == "kill.massacre"]
    assert knows.asked == asked
    assert [act.rule.startswith("hint") for act in told] == [True] * asked


def test_a_report_that_names_an_act_is_given_no_hint(read: Read) -> None:
    claims = read(LETTER.format("Soldiers killed 14 millers there. The widows fear the killers.")).claims
    assert claims and not any(claim.rule.startswith("hint") for claim in claims)


def test_a_letter_of_nothing_hints_at_nothing(read: Read) -> None:
    assert read(LETTER.format("The pump gives water again, and the school has a roof.")).scope == "no act"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Riders attacked Serpa, Portugal, on market day and killed thirty-two people, the governor said.", "kill."),
        ("Fourteen dead in raid on village near Serpa, Portugal", "kill."),
        ("The shrine of Serpa, Portugal, drew pilgrims. The dome is down.", "cem.tomb_destruction"),
        ("Many stones of the graveyard of Serpa, Portugal, are no longer standing.", "cem.grave_destruction"),
        ("Men were found in a pit at Serpa, Portugal. They had been thrown in from the north.", "grave.concealment"),
        ("Portugal keeps three days of mourning for the herders of Serpa.", "kill.noncombatant"),
        ("Nine men and a woman lay head to foot under the floor of a mill at Serpa, Portugal.", "grave.discovery"),
        ("The report states that 52 grave markers were damaged at Serpa, Portugal.", "cem.grave_destruction"),
    ],
)
def test_word_order_tells_an_act_where_the_tree_does_not(read: Read, text: str, code: str) -> None:
    assert any(claim.act.startswith(code) for claim in read(text).claims)


def test_dead_animals_in_numbers_are_no_killing(read: Read) -> None:
    assert not any(claim.act.startswith("kill.") for claim in read("Forty dead in herd of cattle near Serpa.").claims)


@pytest.mark.parametrize(
    "text",
    [
        "Lisbon voices sorrow\n\nLISBON - The ministry condemned the bombing of a shrine in Beja, Portugal.",
        "Lisbon delegates attend exhumation\n\nLISBON - Eleven bodies were exhumed in Beja, Portugal, on Monday.",
        "Eleven killed\n\nBy Ana Pires, Lisbon\n\nEleven men were killed in Beja, Portugal.",
        "Eleven killed\n\nThe diocese of Moura buried eleven people who were murdered in Beja, Portugal.",
        "Nothing to answer\n\nEleven people died in the attack on Beja, Portugal.\n\nBoth sides spoke again. "
        "A school of masons will open in Moura next spring.",
    ],
)
def test_where_somebody_sits_is_not_where_it_happened(read: Read, text: str) -> None:
    assert places(read(text).claims) == {"Beja"}


def test_the_publishers_own_name_is_no_place_of_the_event(reader: Reader) -> None:
    text = "The two lorries\n\nA pit with nine bodies was found near Beja, Portugal, she told the Moura Sentinel."
    report = Report("R-1", "0" * 64, "one.txt", "", Meta(publisher="Moura Sentinel"), "read")
    claims = reader.read(report, Layer("L-1", "R-1", "text", "test", "", text, (Span(0, len(text)),))).claims
    assert places(claims) == {"Beja"}


def test_the_place_that_it_means_in_the_next_sentence_has_the_grave(read: Read) -> None:
    text = (
        "Skulls found in grave near Beja\n\nMonte Raso was a spa of Portugal once. It now has a mass grave. "
        "Police recovered nine bodies there and drove them away from Monte Raso."
    )
    assert "Monte Raso" in places(read(text).claims)


def test_a_sum_that_tells_of_who_acted_does_not_turn_away(read: Read) -> None:
    text = (
        "Week 33\n\nThe port of Moura is open. The road is wet.\n\nMilitants who have run the port of Beja in "
        "Portugal since April used explosives to bring down three domed tombs on its beach."
    )
    claim = next(claim for claim in read(text).claims if claim.act == "cem.tomb_destruction")
    assert (claim.episode, places((claim,))) == (0, {"Beja"})


def test_the_place_of_a_hint_is_named_as_one(read: Read) -> None:
    text = "Letters\n\nThe widows fear the killers. Some have come from Serpa."
    claims = read(text).claims
    assert claims and places(claims) == set()


def test_who_dies_of_a_weak_heart_was_not_killed(read: Read) -> None:
    text = "A gatekeeper of Serpa, Portugal\n\nHe died on Thursday, of his heart. He had kept the gate for years."
    assert not any(claim.act.startswith("kill.") for claim in read(text).claims)


def test_the_year_of_what_was_destroyed_is_not_that_of_its_end(read: Read) -> None:
    text = "The dome of Serpa\n\nThe dome of the tomb at Serpa in Portugal, a repair of 1911, was blown up on Monday."
    assert not any(date.edtf == "1911" for claim in read(text).claims for date in claim.dates)


def test_a_government_by_its_capital_gives_way_to_the_place_told(read: Read) -> None:
    head = "Lisbon delegates attended an exhumation"
    text = f"{head}\n\nTwo members of a commission were there when the pit at Serpa was opened. They saw 16 bodies."
    assert "Lisbon" not in places(read(text).claims)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The gravestones lie overturned in the cemetery of Serpa, Portugal.", "cem.grave_destruction"),
        ("A field unit inspected the damaged mausoleum of Serpa, Portugal.", "cem.tomb_destruction"),
        ("Three were jailed for a raid on burial vaults at Serpa, Portugal.", "cem.tomb_destruction"),
        ("Another mass killing was reported near Serpa, Portugal.", "kill.massacre"),
    ],
)
def test_what_lies_broken_and_another_killing_are_acts(read: Read, text: str, code: str) -> None:
    claims = [claim for claim in read(text).claims if not claim.rule.startswith("hint")]
    assert {claim.act for claim in claims} == {code}


def test_one_who_died_in_bed_and_broken_stones_of_a_quarry_are_no_acts(read: Read) -> None:
    assert read("The men broke rock. He died in Serpa, Portugal, an electrician. Broken stones lay about.").claims == ()


@pytest.mark.parametrize(
    "words", ["Jurors in Faro took five hours.", "A laboratory in Faro took samples.", "Two were flown to Faro."]
)
def test_the_seat_of_an_institution_is_not_where_it_happened(read: Read, words: str) -> None:
    assert places(read(f"Trial\n\n{words} Gunmen killed nine farmers near Beja, Portugal.").claims) == {"Beja"}


def test_a_street_that_no_list_knows_is_no_place(read: Read) -> None:
    assert places(read("Men found nine skulls in a pit behind Almofala street.").claims) == set()


def test_a_jewish_cemetery_lies_in_no_jewish_province(read: Read) -> None:
    claims = read("In the Jewish cemetery in Serpa vandals smashed nine gravestones.").claims
    assert {claim.place.country for claim in claims if claim.place} <= {"PT", None}
