"""Did it happen, as the writer puts it: invented sentences and the event of each."""

import pytest

from headstone.model.spans import Span
from headstone.reading.factuality import Factuality, FactualityLexicon, factuality, factuality_lexicon
from headstone.reading.syntax import SpacyParser
from headstone.tables import load


@pytest.fixture(scope="module")
def lexicon() -> FactualityLexicon:
    return factuality_lexicon(load("factuality_en.yaml"))


def judged(text: str, event: str, parser: SpacyParser, lexicon: FactualityLexicon) -> Factuality:
    tree = parser.parse(text, [(0, Span(0, len(text)))])[0]
    token = tree.at(text.index(event))
    assert token is not None
    return factuality(tree, token, lexicon)


HAPPENED = [
    ("Soldiers destroyed the cemetery.", "destroyed"),
    ("The cemetery was destroyed in May.", "destroyed"),
    ("The mayor said that soldiers destroyed it.", "destroyed"),
    ("The army admitted that it had shelled the hill.", "shelled"),
    ("They managed to open the grave.", "open"),
    ("The workers began to dig.", "dig"),
    ("Villagers who fled the town wept.", "fled"),
    ("She wept because they buried him there.", "buried"),
    ("The men who dug the pit fled.", "dug"),
    ("They did not regret that they burned the church.", "burned"),
    ("Not only did they burn it, they burned the school.", "burned"),
    ("The killing angered the town.", "killing"),
]
OPEN = [
    ("Soldiers may destroy the cemetery.", "destroy"),
    ("Soldiers could have destroyed the graves.", "destroyed"),
    ("The ministry plans to open the grave.", "open"),
    ("The governor promised to open the grave.", "open"),
    ("If soldiers destroy the graves, people will flee.", "destroy"),
    ("The families want to bury him.", "bury"),
    ("The council urged them to stop digging.", "stop"),
    ("Their plan to open the grave surprised many.", "open"),
    ("They tried to open the grave.", "open"),
    ("Villagers believe that soldiers burned it.", "burned"),
    ("The risk of flooding worried them.", "flooding"),
    ("The judge wondered whether they fled.", "fled"),
    ("Soldiers destroyed the graves to build a road.", "build"),
    ("Would they open the grave?", "open"),
    ("The widow hopes to return.", "return"),
]
NOT = [
    ("Soldiers did not destroy the cemetery.", "destroy"),
    ("Soldiers never reached the village.", "reached"),
    ("No soldiers entered the town.", "entered"),
    ("Nobody opened the grave.", "opened"),
    ("They failed to open the grave.", "open"),
    ("The general refused to resign.", "resign"),
    ("He left without opening the grave.", "opening"),
    ("The army denied that it shelled the hill.", "shelled"),
    ("The mayor said soldiers did not enter.", "enter"),
    ("They made no arrests.", "arrests"),
    ("Neighbours prevented them from burning it.", "burning"),
]


@pytest.mark.parametrize(("text", "event"), HAPPENED)
def test_what_the_writer_states_happened(
    text: str, event: str, parser: SpacyParser, lexicon: FactualityLexicon
) -> None:
    assert judged(text, event, parser, lexicon).value >= 2.2


@pytest.mark.parametrize(("text", "event"), OPEN)
def test_what_is_planned_feared_or_supposed_is_less_than_stated(
    text: str, event: str, parser: SpacyParser, lexicon: FactualityLexicon
) -> None:
    assert 0 < judged(text, event, parser, lexicon).value <= 2.1


@pytest.mark.parametrize(("text", "event"), NOT)
def test_what_did_not_happen_is_below_nought(
    text: str, event: str, parser: SpacyParser, lexicon: FactualityLexicon
) -> None:
    assert judged(text, event, parser, lexicon).value < 0


def test_failing_to_avoid_it_is_no_denial_of_it(parser: SpacyParser, lexicon: FactualityLexicon) -> None:
    assert judged("They did not fail to open the grave.", "open", parser, lexicon).value > 0


def test_reasons_are_given_from_the_word_upwards(parser: SpacyParser, lexicon: FactualityLexicon) -> None:
    found = judged("The mayor said they plan to dig.", "dig", parser, lexicon)
    assert found.reasons[0] == "form VB"
    assert found.reasons.index("intend") < found.reasons.index("report")


def test_a_value_stays_within_its_scale(parser: SpacyParser, lexicon: FactualityLexicon) -> None:
    for text, event in (*HAPPENED, *OPEN, *NOT):
        assert -3 <= judged(text, event, parser, lexicon).value <= 3
