"""Grades, sign-offs, assignments and what is taken back: rows on claims that reruns, merges and purges carry along."""

from pathlib import Path
from typing import Any

import pytest

from headstone.model.verdicts import standing
from headstone.pipeline import merge_case
from headstone.review import record_of
from headstone.store.purge import purge
from headstone.store.register import Store
from tests.running import EXAMPLES, Case

WHY = ("--reason", "read against the list of the parish")
AMAL, BELA = ("--by", "Amal"), ("--by", "Bela")


@pytest.fixture
def samples(sample_case: Case, tmp_path: Path) -> Case:
    return sample_case.copy(tmp_path)


def ids(case: Case) -> list[str]:
    rows = case.ok("list", "--json").json["rows"]
    return [row["id"] for row in sorted(rows, key=lambda row: (row["reports"], row["id"]))]


def verdicts(case: Case) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = case.ok("verdicts", "--json").json["rows"]
    return found


def found(case: Case, incident: str) -> dict[str, Any]:
    return next(one for one in case.export()["incidents"] if one["id"] == incident)


def claims_of(case: Case, incident: str) -> list[str]:
    return list(found(case, incident)["claims"])


def signed(case: Case, claim: str) -> bool:
    with Store(case.folder) as store:
        home = next(one.id for one in store.incidents() if claim in one.claims)
        signature = record_of(store, home).judged.signature
        return bool(signature and signature.holds)


def test_several_incidents_are_accepted_by_one_command(samples: Case) -> None:
    first, second = ids(samples)[:2]
    done = samples.inside("accept", first, second, "I-0000", *WHY, *AMAL)
    assert done.status == 0 and "2 verdicts added" in done.out and "I-0000" in done.said
    assert samples.inside("accept", "I-0000", "I-0001", *WHY).status == 6


def test_the_last_decision_is_taken_back_by_its_name_or_as_the_last(samples: Case) -> None:
    first, second = ids(samples)[:2]
    samples.ok("grade", f"{first}.date", "possible", *WHY)
    samples.ok("reject", second, *WHY)
    samples.ok("withdraw", "last", *WHY)
    rows = {row["id"]: row["state"] for row in samples.ok("list", "--json").json["rows"]}
    assert rows[second] == "live"
    samples.ok("withdraw", verdicts(samples)[0]["id"], *WHY)
    assert samples.inside("withdraw", "last", *WHY).status == 6
    assert [row["kind"] for row in verdicts(samples)] == ["grade", "reject", "withdraw", "withdraw"]


def test_a_property_is_graded_in_the_words_of_the_vocabulary_and_with_a_reason(samples: Case) -> None:
    incident = ids(samples)[-1]
    before = samples.export()["incidents"]
    samples.ok("grade", f"{incident}.counts.killed", "likely", *WHY, *AMAL)
    samples.ok("grade", f"{incident}.existence", "Confirmed", *WHY, *AMAL)
    export = samples.export()
    grades = {one["slot"]: one["value"] for one in export["verdicts"] if one["kind"] == "grade"}
    assert grades == {"counts.killed": "likely", "existence": "confirmed"}
    assert export["incidents"] == before  # what the machine computed stays as it was
    for words in ((f"{incident}.existence", "true"), (f"{incident}.colour", "likely"), (incident, "likely")):
        assert samples.inside("grade", *words, *WHY).status == 2
    assert samples.inside("grade", f"{incident}.date", "likely", "--reason", " ").status == 2


def test_an_incident_is_signed_off_by_a_second_person_once_it_is_accepted(samples: Case) -> None:
    incident = ids(samples)[0]
    early = samples.inside("sign", incident, *WHY, *BELA)
    assert early.status == 7 and "not every claim" in early.said and len(early.said.splitlines()) == 1
    samples.ok("accept", incident, *WHY, *AMAL)
    own = samples.inside("sign", incident, *WHY, "--by", " amal")
    assert own.status == 7 and "second person" in own.said
    samples.ok("sign", incident, *WHY, *BELA)
    (claim, *_) = claims_of(samples, incident)
    shown = {row["property"]: row for row in samples.ok("show", incident, "--json").json["rows"]}
    assert (shown["accepted"]["who"], shown["signed off"]["value"]) == ("Amal", "holds")
    assert signed(samples, claim) and samples.inside("sign", incident, *WHY, *BELA).status == 7
    samples.inside("add", EXAMPLES)
    assert signed(samples, claim)  # a rerun changes nothing


@pytest.mark.parametrize("change", ["correct", "grade", "merge", "withdraw"])
def test_a_later_change_voids_a_sign_off_and_taking_the_change_back_restores_it(samples: Case, change: str) -> None:
    incident, other = ids(samples)[:2]
    samples.ok("accept", incident, *WHY, *AMAL)
    accepted = verdicts(samples)[-1]["id"]
    samples.ok("sign", incident, *WHY, *BELA)
    (claim, *_) = claims_of(samples, incident)
    words = {
        "correct": ("correct", f"{claim}.modality", "hedged"), "grade": ("grade", f"{incident}.place", "unlikely"),
        "merge": ("merge", incident, other), "withdraw": ("withdraw", accepted),
    }[change]  # fmt: skip
    samples.ok(*words, *WHY, *AMAL)
    assert not signed(samples, claim)
    samples.ok("withdraw", "last" if change != "withdraw" else verdicts(samples)[-1]["id"], *WHY)
    assert signed(samples, claim)


def test_incidents_are_assigned_and_taken_off_a_list_without_linking_anew(samples: Case) -> None:
    first, second = ids(samples)[:2]
    done = samples.ok("assign", first, second, "--to", "Amal")
    told = samples.ok("queue", "--assignee", "Amal", "--json").json
    assert told["total"] == 2 and {row["incident"] for row in told["rows"]} == {first, second}
    assert samples.inside("queue", "--kind", "mood").status == 2
    assert "linked anew" not in done.out
    samples.ok("assign", first)
    with Store(samples.folder) as store:
        assert [record_of(store, one).judged.assignee for one in (first, second)] == ["", "Amal"]
    samples.inside("add", EXAMPLES)
    assert [row["kind"] for row in verdicts(samples)] == ["assign", "assign", "assign"]


def judged(store: Store, incident: str) -> tuple[dict[str, str | None], str, bool]:
    found = record_of(store, incident).judged
    grades = {slot: one.value for slot, one in found.grades.items()}
    return grades, found.assignee, bool(found.signature and found.signature.holds)


def decided(case: Case, incident: str) -> None:
    case.ok("accept", incident, *WHY, *AMAL)
    case.ok("grade", f"{incident}.existence", "likely", *WHY, *AMAL)
    case.ok("assign", incident, "--to", "Amal")
    case.ok("sign", incident, *WHY, *BELA)


def test_every_kind_of_decision_comes_along_when_two_cases_are_merged(samples: Case, tmp_path: Path) -> None:
    mine = samples.copy(tmp_path / "mine")
    incident = ids(samples)[-1]
    decided(samples, incident)
    mine.ok("grade", f"{incident}.existence", "unlikely", *WHY)
    from headstone.cli_options import now
    from headstone.config import Settings

    with Store(mine.folder) as store:
        settings = Settings(mine.folder, mine.gazetteer, "tester", workers=1)
        told = merge_case(store, samples.folder, settings, now, samples=True)
        assert [one.kind for one in told.conflicts] == ["verdicts"]  # two people graded one property differently
        assert judged(store, incident) == ({"existence": "likely"}, "Amal", True)


def test_every_kind_of_decision_is_in_a_backup(samples: Case, tmp_path: Path) -> None:
    incident = ids(samples)[-1]
    decided(samples, incident)
    samples.ok("backup", tmp_path / "copy")
    with Store(tmp_path / "copy") as store:
        assert judged(store, incident) == ({"existence": "likely"}, "Amal", True)


def test_a_purge_keeps_grades_and_names_voids_the_sign_off_and_wakes_no_withdrawn_decision(samples: Case) -> None:
    incident = next(id_ for id_ in ids(samples) if len(found(samples, id_)["reports"]) > 1)
    decided(samples, incident)
    samples.ok("accept", incident, "--reason", "too early", *BELA)
    samples.ok("withdraw", "last", *WHY)
    from headstone.cli_options import now

    with Store(samples.folder) as store:
        gone = {one.id for one in store.register_verdicts()} - {one.id for one in standing(store.register_verdicts())}
        claims = set(store.incident(incident).claims)
        report = store.incident(incident).reports[0]
        purge(store, report, "the family asked", "Amal", "Bela", now, "keep")
        kept = {one.id for one in standing(store.register_verdicts())}
        assert not gone & kept
        said = {one.kind: one.value for one in store.register_verdicts() if one.kind in ("grade", "assign")}
        assert said == {"grade": "likely", "assign": "Amal"}
    samples.inside("add", EXAMPLES)
    with Store(samples.folder) as store:
        (home,) = {one.id for one in store.incidents() if claims & set(one.claims)}
        assert judged(store, home) == ({"existence": "likely"}, "Amal", False)
