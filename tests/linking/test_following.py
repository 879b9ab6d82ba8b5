"""What only hints at an event, or tells of one without a place, leads to the incident it fits best, or to none."""

from headstone.linking.incidents import link
from headstone.linking.linker import Linked
from headstone.model.claims import Claim
from headstone.model.sources import Layer, Report
from tests.linking import factories as make

HINT = "hint: words"
TELLS = "Forty dead were lifted from the old quarry by the river, where the shovels of the council had struck bones."
ALLUDES = "Nobody here had asked what lay below the quarry. Now the shovels have struck bones and nobody sleeps."
ELSEWHERE = "A fence of ribbons went up around the sunken orchard, and lorries came for what was lying in the grass."


def told(name: str, text: str, place: str | None, day: str, rule: str = "a rule") -> tuple[Report, Claim, Layer]:
    report = make.report(name, published=day)
    return report, make.claim(report, place=place, sentence=text, rule=rule), make.layer(report, text)


def linked(*rows: tuple[Report, Claim, Layer]) -> Linked:
    layers = {report.id: layer for report, _, layer in rows}
    return link([claim for _, claim, _ in rows], [report for report, _, _ in rows], (), None, (), layers=layers)


def leads(found: Linked) -> dict[str, str | None]:
    return {report: incident for report, incident, _ in found.leads}


ONE = told("one", TELLS, "Orvane", "2031-03-02")
SAME = told("same", TELLS.replace("Forty", "Some forty"), "Orvane", "2031-03-03")


def test_a_hint_leads_to_the_only_incident_of_its_days() -> None:
    found = leads(linked(ONE, SAME, told("letter", ALLUDES, None, "2031-03-04", HINT)))
    assert found["R-letter"] == found["R-one"] == found["R-same"] is not None


def test_of_two_that_are_as_likely_a_hint_leads_to_none_and_brings_them_not_together() -> None:
    other = told("other", TELLS, "far province", "2031-03-02")
    found = leads(linked(ONE, other, told("letter", ALLUDES, None, "2031-03-04", HINT)))
    assert found["R-one"] != found["R-other"]
    assert found["R-letter"] is None


def test_a_hint_of_another_season_leads_to_none() -> None:
    assert leads(linked(ONE, told("letter", ALLUDES, None, "2033-11-20", HINT)))["R-letter"] is None


def test_a_hint_alone_founds_nothing() -> None:
    assert not linked(told("letter", ALLUDES, None, "2031-03-04", HINT)).incidents


def test_an_event_without_a_place_leads_to_the_incident_of_its_days() -> None:
    found = leads(linked(ONE, SAME, told("column", ALLUDES, None, "2031-03-03")))
    assert found["R-column"] == found["R-one"]


def test_an_event_without_a_place_and_of_other_words_and_days_stands_alone() -> None:
    found = leads(linked(ONE, SAME, told("column", ELSEWHERE, None, "2031-09-30")))
    assert found["R-column"] not in (None, found["R-one"])


def test_two_events_without_a_place_that_stand_together_lead_to_the_incident_of_one_of_them() -> None:
    columns = [told(name, ALLUDES, None, "2031-03-03") for name in ("column", "copy")]
    assert leads(linked(*columns))["R-column"] == leads(linked(*columns))["R-copy"], "they are of one group"
    found = leads(linked(ONE, SAME, *columns))
    assert found["R-column"] == found["R-copy"] == found["R-one"]


def test_a_place_of_which_only_the_name_is_known_follows_who_names_it_and_nobody_else() -> None:
    """A ranch that no gazetteer has: another report of those days that does not name it may tell of another grave."""
    ranch = make.replace(make.PLACES["Orvane"], wording="Esmerel", name="Esmerel", lat=None, lon=None, precision="P9")
    alone = told("alone", ALLUDES, None, "2031-03-03")
    claim = make.claim(alone[0], place=ranch, sentence=ALLUDES)
    text = make.layer(alone[0], f"{ALLUDES} It is the ranch of Esmerel.")
    assert leads(linked(ONE, SAME, (alone[0], claim, text)))["R-alone"] != leads(linked(ONE, SAME))["R-one"]


def test_what_is_bounded_by_a_country_alone_meets_the_events_of_its_days() -> None:
    country = make.replace(make.PLACES["Orvane"], wording="Orvania", name="Orvania", precision="P7", radius_m=900_000)
    report = make.report("brief", published="2031-03-03")
    claim = make.claim(report, place=country, sentence=TELLS.replace("the river", "a river"))
    found = leads(linked(ONE, SAME, (report, claim, make.layer(report, ALLUDES))))
    assert found["R-brief"] == found["R-one"]


def test_the_place_of_a_hint_speaks_against_a_pair_and_does_not_hold_it_apart() -> None:
    letter = told("letter", TELLS.replace("Forty", "The"), "far province", "2031-03-02", HINT)
    assert leads(linked(ONE, SAME, letter))["R-letter"] == leads(linked(ONE, SAME))["R-one"]


def test_an_incident_abroad_is_no_rival_of_the_one_at_hand() -> None:
    letter = told("letter", ALLUDES, "Orvane province", "2031-03-04", HINT)
    abroad = told("abroad", TELLS, "Dastan", "2031-03-02")
    found = leads(linked(ONE, abroad, letter))
    assert found["R-letter"] == found["R-one"] != found["R-abroad"]


def test_what_follows_stands_by_no_other_that_follows_while_an_incident_is_at_hand() -> None:
    column = told("column", ALLUDES, None, "2031-03-03")
    letter = told("letter", ELSEWHERE, None, "2031-03-16", HINT)  # nearest to the column
    found = leads(linked(ONE, SAME, column, letter))
    assert found["R-letter"] == found["R-column"] == found["R-one"]
