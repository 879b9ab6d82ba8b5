import pytest

from tests.reading.speech import stance


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("Soldiers found a mass grave near the mill.", "found", "asserted"),
        ("Peruvian police said soldiers found a mass grave.", "found", "attributed"),
        ("A mass grave reportedly exists behind the mill.", "mass grave", "hedged"),
        ("Up to forty men are believed to lie in a mass grave there.", "mass grave", "hedged"),
        ("Teams expect to find more mass graves in the hills.", "mass graves", "expected"),
        ("The remains will be exhumed next month.", "exhumed", "expected"),
        ("Whether the men were executed there is not known.", "executed", "conditional"),
        ("By official estimates four hundred were killed.", "killed", "estimated"),
        ("The video shows men smashing tombs.", "smashing", "visual_only"),
        ("The African Union could not verify the shootings at the ford.", "shootings", "unable_to_confirm"),
    ],
)
def test_a_cue_decides_how_surely_it_is_said(text: str, trigger: str, modality: str) -> None:
    assert stance(text, trigger).modality == modality


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Angola denied that its army killed the villagers.", "killed"),
        ("Police said there was no mass grave at the farm.", "mass grave"),
        ("Reports of a massacre are untrue, the Angolan government said.", "massacre"),
        ("The soldiers did not kill the men.", "kill"),
        ("The story of the mass grave was a hoax.", "mass grave"),
        ("The search found no sign of a mass grave.", "mass grave"),
    ],
)
def test_what_is_denied_is_denied(text: str, trigger: str) -> None:
    found = stance(text, trigger)
    assert (found.modality, found.polarity) == ("denied", "denied")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("No fewer than forty people were killed in the raid.", "killed"),
        ("No mass grave in the country may be larger.", "mass grave"),
        ("Not only soldiers were killed there.", "killed"),
    ],
)
def test_words_that_look_like_a_negation_are_not_one(text: str, trigger: str) -> None:
    assert stance(text, trigger).polarity == "affirmed"


def test_a_cue_in_another_clause_does_not_decide() -> None:
    text = "Soldiers found a mass grave on Monday, but the general denied that more exist."
    assert stance(text, "found").modality == "asserted"


def test_the_cue_stands_in_the_text() -> None:
    text = "A mass grave reportedly exists behind the mill."
    cue = stance(text, "mass grave").cue
    assert cue is not None
    assert text[cue.start : cue.end] == "reportedly"
