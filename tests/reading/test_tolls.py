"""How many a report says were killed and injured: figures and single persons, in sentences of our own."""

from collections.abc import Callable

import pytest

from headstone.model.spans import Span
from headstone.reading.syntax import SpacyParser
from headstone.reading.tolls import Toll, toll_of, worth_reading
from headstone.rooms import toll_lexicon
from headstone.text.sentences import sentences

TollOf = Callable[[str], Toll]


@pytest.fixture(scope="session")
def toll(parser: SpacyParser) -> TollOf:
    def told(text: str) -> Toll:
        cut = sentences(text, (Span(0, len(text)),))
        return toll_of(text, parser.parse(text, worth_reading(text, cut, toll_lexicon())), toll_lexicon())

    return told


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        # single persons
        ("A 34-year-old man was shot dead in Serpa on Monday.", 1, 0),
        ("A woman was found dead in a barn near Serpa.", 1, 0),
        ("A miller was pronounced dead at the scene.", 1, 0),
        ("A baker was stabbed and later died at the hospital.", 1, 0),
        ("Gunmen killed his wife and two children in Serpa.", 3, 0),
        ("A gunman opened fire in a market, killing a woman and wounding two others.", 1, 2),
        ("The blast killed a guard, two cooks and a driver.", 4, 0),
        ("A driver was wounded in an ambush near Serpa.", 0, 1),
        ("A teacher was shot in the leg and taken to hospital in stable condition.", 0, 1),
        ("Police are looking into the death of a teacher.", 1, 0),
        ("A father shot and killed his son on a farm near Serpa.", 1, 0),
        ("A boy suffered a gunshot wound to the arm.", 0, 1),
        ("Boy dies after shooting", 1, 0),
        ("Miller shot outside tavern", 0, 1),
        # figures
        ("Three people were killed and four injured in Serpa.", 3, 4),
        ("At least 40 villagers were killed and 12 others wounded.", 40, 12),
        ("2 killed, 5 wounded in market attack", 2, 5),
        ("Two dead, three hurt after shooting at a fair", 2, 3),
        ("A bomb killed at least 93 people and wounded 120 more.", 93, 120),
        ("Two men were shot, one fatally, in Serpa.", 1, 1),
        ("Four people were shot outside a tavern in Serpa.", 0, 4),
        ("Five people were shot and one of them died.", 1, 4),
        ("The raid left seven soldiers dead and a medic wounded.", 7, 1),
        ("Six guards, 6 porters and a clerk were killed.", 13, 0),
        ("40 people, 6 guards and 34 villagers, were killed.", 40, 0),
        ("Nine people, including two children, were killed in Serpa.", 9, 0),
        ("A triple shooting shook the harbour of Serpa.", 0, 3),
        ("A raid on the camp killed 11. The death toll rose to 41 a few days later.", 41, 0),
        ("Seven porters were killed in the raid. A clerk was also killed.", 8, 0),
        # nobody
        ("No one was hurt when a bomb went off in Serpa.", 0, 0),
        ("Gunmen tried to kill the mayor of Serpa.", 0, 0),
        ("The blast could have killed hundreds of people.", 0, 0),
        ("Nobody was killed when the shells fell.", 0, 0),
        ("The council of Serpa met on Monday to speak of the harbour.", 0, 0),
        # evidence without a name
        ("A man was charged with murder in Serpa.", 1, 0),
        # the report's own event
        ("Two men were killed.\n\nHe spoke.\n\nShe came.\n\nThey met.\n\nLast year 30 people were killed.", 2, 0),
        ("Two men were wounded in Serpa.\n\nTwo men were wounded on Monday. One man was taken to hospital.", 0, 2),
        # the same person twice
        ("A teen was shot in Serpa. The teen was taken to hospital, where he died.", 1, 0),
        ("A man and a woman were shot. The man, 41, died at the scene.", 1, 1),
        ("Ann Alder, 30, was shot. Alder died at the hospital.", 1, 0),
    ],
)  # fmt: skip
def test_the_toll_of_a_report(toll: TollOf, text: str, killed: int, injured: int) -> None:
    told = toll(text)
    assert (told.killed.n + told.attackers.n, told.injured.n) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "attackers"),
    [
        ("A gunman killed four clerks and was shot dead. The attacker was killed by police.", 4, 1),
        ("Five clerks were killed. The gunman was shot dead by police.", 5, 1),
        ("A man shot his wife and daughter to death before turning the gun on himself.", 2, 1),
        ("Three people are dead in a murder-suicide in Serpa.", 2, 1),
        ("A man killed his wife, then shot himself.", 1, 1),
        ("A 14-year-old accidentally shot and killed himself.", 1, 0),
        ("Nine porters and two attackers were killed in Serpa.", 9, 2),
    ],
)
def test_who_did_it_is_counted_apart(toll: TollOf, text: str, killed: int, attackers: int) -> None:
    told = toll(text)
    assert (told.killed.n, told.attackers.n) == (killed, attackers)


def test_a_number_shows_the_words_that_it_was_read_from(toll: TollOf) -> None:
    text = "Gunmen killed two guards and a cook near Serpa."
    told = toll(text)
    assert [text[span.start : span.end] for span in told.killed.spans] == ["two guards", "a cook"]
    assert told.killed.rule == "largest total of a sentence"


def test_where_nobody_is_said_to_be_hurt_no_words_are_shown(toll: TollOf) -> None:
    told = toll("A lecture was held in Serpa.")
    assert (told.killed.n, told.injured.n, told.killed.spans, told.injured.spans) == (0, 0, (), ())


def test_only_sentences_with_a_word_for_it_are_parsed() -> None:
    text = "One came. Two came. Three came. Four came. Five came. Six were wounded."
    cut = sentences(text, (Span(0, len(text)),))
    assert [number for number, _ in worth_reading(text, cut, toll_lexicon())] == [0, 1, 2, 3, 5]
