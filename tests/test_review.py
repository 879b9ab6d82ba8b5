"""People's decisions at the command line: they are added, they survive every rerun, and the machine's value stays."""

from pathlib import Path
from typing import Any

import pytest

from tests.running import EXAMPLES, Case

WHY = ("--reason", "checked against the list of the parish", "--by", "A. Reviewer")


@pytest.fixture
def samples(sample_case: Case, tmp_path: Path) -> Case:
    return sample_case.copy(tmp_path)


def incident_of(export: dict[str, Any], claim: str) -> dict[str, Any]:
    return next(one for one in export["incidents"] if claim in one["claims"])


def counted(export: dict[str, Any]) -> dict[str, Any]:
    """A claim of a report's own event that has a figure of the dead."""
    kinds = {"killed", "bodies_found_claimed", "bodies_recovered"}
    claims = (one for one in export["claims"] if one["episode"] == 0 and one["counts"])
    return next(one for one in claims if one["counts"][0]["kind"] in kinds and one["counts"][0]["low"])


def test_a_correction_shows_everywhere_and_the_machines_value_beside_it(samples: Case) -> None:
    claim = counted(samples.export())
    before, name = claim["counts"][0], f"{claim['id']}.counts"
    added = samples.ok("correct", name, "at least 7123", *WHY, "--json").json[0]
    export = samples.export()
    after = next(one for one in export["claims"] if one["id"] == claim["id"])
    assert (after["counts"][0]["low"], after["counts"][0]["form"]) == (7123, "at_least")
    kept = [row for row in after["rejected"] if added["id"] in row["why"]]
    assert [row["wording"] for row in kept] == [before["wording"]] and "A. Reviewer" in kept[0]["why"]
    envelope = next(one for one in incident_of(export, claim["id"])["counts"] if one["kind"] == before["kind"])
    assert 7123 in [value["low"] for value in envelope["values"]]
    rows = samples.ok("why", incident_of(export, claim["id"])["id"] + ".counts", "--json").json["rows"]
    assert any(row["taken"] and row["rule"] == "a person's correction" for row in rows if row["claim"] == claim["id"])
    assert any(not row["taken"] and added["id"] in row["why_not"] for row in rows if row["claim"] == claim["id"])


def test_a_correction_survives_a_rerun_and_the_stored_claim_is_untouched(samples: Case) -> None:
    claim = counted(samples.export())
    samples.ok("correct", f"{claim['id']}.count", "between 7100 and 7200", *WHY)
    samples.inside("add", EXAMPLES)
    after = next(one for one in samples.export()["claims"] if one["id"] == claim["id"])
    assert (after["counts"][0]["low"], after["counts"][0]["high"]) == (7100, 7200)
    assert samples.ok("verify", "--json").json["ok"]  # readings are hashed: a changed claim would be damage


def test_a_later_correction_wins_and_both_are_kept(samples: Case) -> None:
    claim = counted(samples.export())
    for value in ("7100", "7200"):
        samples.ok("correct", f"{claim['id']}.counts", value, *WHY)
    export = samples.export()
    after = next(one for one in export["claims"] if one["id"] == claim["id"])
    assert after["counts"][0]["point"] == 7200 or after["counts"][0]["low"] == 7200
    told = sorted(export["verdicts"], key=lambda verdict: str(verdict["at"]))
    assert [verdict["value"] for verdict in told] == ["7100", "7200"]
    assert [row["value"] for row in samples.ok("verdicts", "--json").json["rows"]] == ["7100", "7200"]


def test_a_claim_without_a_place_is_given_one_and_a_claim_is_graded(samples: Case) -> None:
    claim = next(one["id"] for one in samples.export()["claims"] if not one["place"])
    samples.ok("correct", f"{claim}.place", "Four Mills; 36.5,43.25", *WHY)
    samples.ok("grade", f"{claim}.admiralty", "b2", *WHY)
    export = samples.export()
    place = next(one for one in export["claims"] if one["id"] == claim)["place"]
    assert (place["name"], place["lat"], place["country"], place["wording"]) == ("Four Mills", 36.5, "IQ", "")
    assert ("grade", "B2") in {(one["kind"], one["value"]) for one in export["verdicts"]}
    refused = samples.inside("grade", f"{claim}.status", "true", *WHY)
    assert refused.status == 2 and "one of accepted, conflict" in refused.said


def test_a_corrected_place_takes_the_coordinates_of_its_new_name(samples: Case) -> None:
    claim = next(one for one in samples.export()["claims"] if one["place"] and one["place"]["lat"] is not None)
    samples.ok("correct", f"{claim['id']}.place", "Four Mills; 36.5,43.25", *WHY)
    place = next(one for one in samples.export()["claims"] if one["id"] == claim["id"])["place"]
    assert (place["name"], place["lat"], place["lon"], place["gazetteer_id"]) == ("Four Mills", 36.5, 43.25, None)
    assert place["wording"] == claim["place"]["wording"]
    samples.ok("correct", f"{claim['id']}.place", "Baghdad", *WHY)
    place = next(one for one in samples.export()["claims"] if one["id"] == claim["id"])["place"]
    assert place["gazetteer_id"] and abs(place["lat"] - 33.3) < 0.5


@pytest.mark.parametrize(
    ("slot", "value", "shown"),
    [
        ("dates", "7 November 2016", "2016-11-07"),
        ("perpetrators", "the Third Brigade", "the Third Brigade"),
        ("polarity", "denied", "denied"),
    ],
)
def test_every_kind_of_slot_can_be_corrected(samples: Case, slot: str, value: str, shown: str) -> None:
    claim = next(one for one in samples.export()["claims"] if one["dates"] and one["perpetrators"])
    samples.ok("correct", f"{claim['id']}.{slot}", value, *WHY)
    after = next(one for one in samples.export()["claims"] if one["id"] == claim["id"])
    held = {"dates": lambda: after["dates"][0]["edtf"], "perpetrators": lambda: after["perpetrators"][0]["name"]}
    assert held.get(slot, lambda: after[slot])() == shown


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("counts", "many"),
        ("dates", "some day"),
        ("act", "kill.everyone"),
        ("polarity", "no"),
        ("colour", "red"),
        ("place", "Qwxzyville"),
    ],
)
def test_a_value_that_the_slot_cannot_hold_is_refused_in_one_line(samples: Case, slot: str, value: str) -> None:
    claim = next(one for one in samples.export()["claims"] if one["place"])
    done = samples.inside("correct", f"{claim['id']}.{slot}", value, *WHY)
    assert done.status == 2 and len(done.said.splitlines()) == 1
    assert samples.export()["verdicts"] == []


def test_two_incidents_are_merged_and_split_again(samples: Case) -> None:
    first, second = sorted(samples.export()["incidents"], key=lambda one: -len(one["reports"]))[:2]
    samples.ok("merge", first["id"], second["id"], *WHY)
    merged = samples.export()
    assert len(merged["incidents"]) == len(samples.export()["incidents"])
    one = incident_of(merged, first["claims"][0])
    assert set(second["claims"]) <= set(one["claims"])
    for name in (first["id"], second["id"]):
        assert samples.ok("show", name, "--json").json["rows"][0]["value"] == one["id"]
    samples.inside("add", EXAMPLES)
    assert set(second["claims"]) <= set(incident_of(samples.export(), first["claims"][0])["claims"])
    samples.ok("split", one["id"], *second["reports"], *WHY)
    apart = samples.export()
    assert not set(second["claims"]) & set(incident_of(apart, first["claims"][0])["claims"])
    samples.inside("add", EXAMPLES)
    assert [i["claims"] for i in samples.export()["incidents"]] == [i["claims"] for i in apart["incidents"]]


def test_a_rejected_incident_stays_and_is_marked_discounted(samples: Case) -> None:
    incident = samples.ok("list", "--json").json["rows"][0]["id"]
    samples.ok("reject", incident, *WHY)
    rows = {row["id"]: row["state"] for row in samples.ok("list", "--json").json["rows"]}
    assert rows[incident] == "discounted"
    samples.inside("add", EXAMPLES)
    assert samples.ok("show", incident, "--json").json["rows"][3]["value"] == "discounted"


def test_an_accepted_claim_is_a_verdict_in_the_export_and_in_the_log(samples: Case) -> None:
    claim = samples.export()["claims"][0]["id"]
    samples.ok("accept", claim.lower(), *WHY)
    export = samples.export()
    assert [(v["kind"], v["claims"], v["by"]) for v in export["verdicts"]] == [("accept", [claim], "A. Reviewer")]
    assert any(entry["action"] == "review" and entry["actor"] == "A. Reviewer" for entry in export["custody"])


def test_a_claim_of_another_incident_cannot_be_split_off(samples: Case) -> None:
    first, second = samples.export()["incidents"][:2]
    done = samples.inside("split", first["id"], second["claims"][0], *WHY)
    assert done.status == 7 and second["claims"][0] in done.said
