"""People's corrections find their claims again after a new reading, or wait."""

import pytest

from headstone.model.claims import Claim
from headstone.model.spans import Span
from headstone.model.verdicts import Verdict
from headstone.reading.corrections import RULE, corrected
from tests.reading.conftest import Read

TEXT = "Gunmen killed 12 villagers in Serpa, Portugal, on 3 June 2012."


def verdict(slot: str, value: str, start: int, end: int, number: int = 1, at: str = "2020-01-01T00:00:00Z") -> Verdict:
    return Verdict(
        f"V-{number}", "correct", (), "seen in the file", "tester", at, slot, value, "R-1", "L-1", Span(start, end)
    )


@pytest.fixture
def claim(read: Read) -> Claim:
    return read(TEXT).claims[0]


def on(claim: Claim, slot: str, value: str) -> Claim:
    done = corrected([claim], [verdict(slot, value, claim.trigger.start, claim.trigger.end)])
    assert done.waiting == ()
    return done.claims[0]


def test_each_slot_takes_its_corrected_value(claim: Claim) -> None:
    assert on(claim, "act", "kill.massacre").act == "kill.massacre"
    assert on(claim, "modality", "hedged").modality == "hedged"
    assert on(claim, "polarity", "denied").polarity == "denied"
    place = on(claim, "place", "Serpa de Baixo").place
    assert place is not None and (place.name, place.rule) == ("Serpa de Baixo", RULE)
    assert on(claim, "date", "2012-06-04").dates[0].edtf == "2012-06-04"
    assert on(claim, "perpetrator", "Coast Guard").perpetrators[0].name == "Coast Guard"
    finder = on(claim, "finder", "a shepherd").finder
    assert finder is not None and finder.name == "a shepherd"


def test_a_date_given_to_a_find_that_had_none_is_the_date_of_the_find(read: Read) -> None:
    found = read("Villagers found a mass grave near Serpa, Portugal.").claims[0]
    assert found.dates == ()
    assert on(found, "date", "2012-06-04").dates[0].role == "discovery"


def test_a_corrected_count_keeps_its_form_of_words(claim: Claim) -> None:
    count = on(claim, "count", "at least 15").counts[0]
    assert (count.form, count.low, count.high, count.kind) == ("at_least", 15, None, "killed")


def test_a_correction_finds_its_claim_by_half_of_its_words(claim: Claim) -> None:
    start, end = claim.trigger.start, claim.trigger.end
    near = verdict("act", "kill.massacre", start - 2, end)
    far = verdict("act", "kill.massacre", start - 20, end)
    assert corrected([claim], [near]).claims[0].act == "kill.massacre"
    assert corrected([claim], [far]).claims[0].act == claim.act


def test_a_correction_that_finds_no_claim_waits_for_a_person(claim: Claim) -> None:
    lost = verdict("act", "kill.massacre", 900, 910)
    done = corrected([claim], [lost])
    assert (done.claims, done.waiting) == ((claim,), (lost,))


def test_the_later_of_two_corrections_stands(claim: Claim) -> None:
    start, end = claim.trigger.start, claim.trigger.end
    late = verdict("act", "kill.massacre", start, end, 1, "2021-01-01T00:00:00Z")
    early = verdict("act", "kill.custody", start, end, 2, "2020-01-01T00:00:00Z")
    assert corrected([claim], [late, early]).claims[0].act == "kill.massacre"


def test_a_slot_that_is_not_known_changes_nothing(claim: Claim) -> None:
    assert on(claim, "weather", "rain") == claim
