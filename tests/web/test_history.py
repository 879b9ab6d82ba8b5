"""The history of a record: what each decision changed, in words, on the page, for programs and at the command line."""

from typing import Any

from tests.running import Case
from tests.web.asking import Room, words

WHY = "read against the preserved pages"


def steps(room: Room, id_: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = room.json(f"/history/{id_}.json")["steps"]
    return found


def changes(step: dict[str, Any]) -> dict[str, tuple[list[str], list[str]]]:
    return {one["what"]: (one["before"], one["after"]) for one in step["changes"]}


def test_each_decision_is_told_with_what_it_changed(room: Room) -> None:
    id_ = room.incident()
    claims = room.desk.store.claims_of(id_)
    claim = next(one for one in claims if one.counts)

    def decide(verb: str, target: str = id_, by: str = "Amal", **fields: str) -> None:
        page = room.page(f"/claim/{target}" if target.startswith("C-") else f"/review/{target}")
        assert room.send("/decide", page, verb, reason=WHY, by=by, **fields).status_code == 303

    decide("correct", claim.id, slot="counts", value="at least 7120")
    decide("correct", claim.id, slot="counts", value="at least 7300", by="Bela")
    home = room.json(f"/claim/{claim.id}.json")["incident"]
    decide("grade", home, slot="existence", value="possible")
    decide("grade", home, slot="existence", value="likely")
    decide("assign", home, value="Ines")
    decide("accept", home)
    decide("sign", home, by="Bela")
    told = [changes(step) for step in steps(room, home)]
    assert ["7" in str(told[0]["counts"][1]), "120" in str(told[0]["counts"][1])] == [True, True]
    assert told[1]["counts"][0] == told[0]["counts"][1] and "300" in str(told[1]["counts"][1])
    assert told[2]["grade: existence"] == ([], ["possible"])
    assert told[3]["grade: existence"] == (["possible"], ["likely"])
    assert told[4]["assigned to"] == ([], ["Ines"])
    assert told[5]["judged"] == ([], ["accept"])
    assert told[6]["signed off by"] == ([], ["Bela"])
    (accepted,) = steps(room, home)[5]["changes"]
    assert set(accepted["claims"]) == set(room.desk.store.incident(home).claims)
    page = room.page(f"/history/{home}")
    assert len(page.xpath("//ol[@class='history']/li")) == 7 and page.xpath("//del") and page.xpath("//ins")
    assert {"counts", "judged"} <= {what for step in steps(room, claim.id) for what in changes(step)}


def test_what_is_taken_back_is_told_as_a_change_of_its_own(room: Room) -> None:
    id_ = room.incident()
    room.send("/decide", room.page(f"/review/{id_}"), "reject", reason="the outlet took it back")
    room.send("/decide", room.page("/review"), "withdraw", reason="another paper")
    first, second = steps(room, id_)
    assert first["taken_back"] and changes(first)["judged"] == ([], ["reject"])
    assert changes(second)["judged"] == (["reject"], [])
    assert "taken back" in words(room.page(f"/history/{id_}"))


def test_a_split_is_one_step_and_names_who_was_kept_apart(room: Room) -> None:
    id_ = room.incident()
    claims = room.desk.store.claims_of(id_)
    first = claims[0]  # one telling of one report: what else it tells may end up in an incident of its own
    going = [claim.id for claim in claims if (claim.report, claim.episode) == (first.report, first.episode)]
    room.send("/decide", room.page(f"/review/{id_}"), "split", parts=going, reason="another village")
    (step,) = steps(room, room.json(f"/claim/{claims[0].id}.json")["incident"])
    assert len(step["verdicts"]) == len(going) * (len(claims) - len(going))
    before, after = changes(step)["kept apart"]
    assert before == [] and len(after) == len(step["verdicts"]) and going[0] in " ".join(after)


def test_the_command_prints_the_same(room: Room) -> None:
    case = Case(room.desk.store.case, room.desk.settings.gazetteer)
    id_ = room.incident()
    room.send("/decide", room.page(f"/review/{id_}"), "grade", slot="date", value="unlikely", reason=WHY, by="Amal")
    (row,) = case.ok("history", id_, "--json").json["rows"]
    assert (row["decision"], row["what"], row["after"], row["by"]) == ("grade", "grade: date", "unlikely", "Amal")
    assert WHY in case.ok("history", id_).out
    assert case.inside("history", "I-0000").status == 6 and case.inside("history", "C-0000").status == 6


def test_a_record_nobody_decided_on_says_so(looked_at: Room) -> None:
    assert "read by machine" in words(looked_at.page(f"/history/{looked_at.incident()}"))
    looked_at.page("/history/I-0000", 404)
