"""Acts told in turns of phrase, and what only looks like them; round-ups are read item by item."""

import pytest

from headstone.model.spans import Span
from headstone.reading.grounds_roundup import items
from tests.reading.conftest import Read


def codes(read: Read, text: str) -> list[str]:
    return [claim.act for claim in read(text).claims]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A raid near Serpa, Portugal, has cost at least nine lives.", "kill.noncombatant"),
        ("Observers put the dead of a raid on Serpa, Portugal, at forty.", "kill.noncombatant"),
        ("Riders clubbed to death more than a dozen herders near Serpa, Portugal.", "kill.noncombatant"),
        ("Soldiers put some thirty of the villagers to death in Serpa, Portugal.", "kill.execution"),
        ("Relatives in Serpa, Portugal, named seven dead.", "kill.noncombatant"),
        ("Portugal is in mourning after an attack on shepherds near Serpa.", "kill.noncombatant"),
        ("Soldiers stopped 14 millers near Serpa, Portugal, and marched them to the clay pit.", "kill.execution"),
        ("The militia claimed Friday's bloodshed at Serpa, Portugal.", "kill.massacre"),
        ("Human bones lie along the track to Serpa, Portugal.", "grave.discovery"),
        ("A walker near Serpa, Portugal, saw the dead lying one upon another.", "grave.discovery"),
        ("They have found people in a cistern at Serpa, Portugal.", "grave.discovery"),
        ("At least nine skulls can be seen from the rim near Serpa, Portugal.", "grave.discovery"),
        ("Our reporter saw parts of at least six persons near Serpa, Portugal.", "grave.discovery"),
        ("A pit of bones troubles the village of Serpa, Portugal.", "grave.discovery"),
        ("A team counted 30 fresh graves near Serpa, Portugal.", "grave.discovery"),
        ("Nobody of ours has laid hands on tombs, said the club of Serpa, Portugal.", "cem.tomb_destruction"),
        ("The sexton of Serpa, Portugal, found the graveyard in ruins.", "cem.grave_destruction"),
        ("Pictures of the shrine of Serpa, Portugal, show a collapsed dome.", "cem.tomb_destruction"),
        ("The ministry condemned the bombing of a shrine in Serpa, Portugal.", "cem.tomb_destruction"),
        ("We have levelled the idol of Serpa in Portugal, the group wrote.", "cem.tomb_destruction"),
    ],
)
def test_a_turn_of_phrase_names_the_act(read: Read, text: str, code: str) -> None:
    assert code in codes(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "The storm claimed twelve lives in Serpa, Portugal.",
        "A gas explosion has cost four lives in Serpa, Portugal.",
        "The audience in Serpa, Portugal, was bored to death.",
        "The manager of Serpa, Portugal, put the death toll of the hens at 30.",
        "The dead leaves lie along the path to Serpa, Portugal.",
        "The coach marched his players to the clay pit for a tour of Serpa, Portugal.",
        "Two children were found in a cellar of Serpa, Portugal, hiding from the storm.",
        "The pop idol broke three records in Serpa, Portugal.",
        "The sports dome was damaged by snow in Serpa, Portugal.",
        "Brother Bento died in Serpa, Portugal, in 1994. His grave is tended.",
    ],
)
def test_what_looks_like_it_names_none(read: Read, text: str) -> None:
    assert codes(read, text) == []


def test_a_round_up_is_cut_at_the_heads_of_its_items() -> None:
    text = "The week\n\nPORTUGAL. A grave was found.\n\nSPAIN. The harvest is in.\n"
    cut = items(text, Span(0, len(text)))
    assert [text[one.start : one.end].split(".")[0] for one in cut] == ["PORTUGAL", "SPAIN"]


def test_one_dateline_makes_no_round_up() -> None:
    text = "A grave at Serpa\n\nSERPA - A grave was found.\n\nIt held nine bodies.\n"
    assert items(text, Span(0, len(text))) == ()
