"""What waits for a person: lists by reason and by name, two incidents side by side, many at once, and undo."""

from dataclasses import replace

import lxml.html
import pytest

from headstone.model.incidents import Asked, Incident
from headstone.model.verdicts import standing
from headstone.store import page_index, register_links, schema
from tests.web.asking import Page, Room, words

WHY = "checked against the photographs"


def largest(room: Room, most: int = 2) -> list[Incident]:
    found = [one for one in room.desk.store.incidents() if one.id not in room.in_question()]
    return sorted(found, key=lambda one: (-len(one.reports), one.id))[:most]


def in_question(room: Room) -> tuple[Incident, Incident]:
    """Two incidents of the samples between which the machine is made to be in doubt."""
    one, other = sorted(largest(room), key=lambda found: found.id)
    asking = replace(one, asked=(Asked(other.id, -0.4, ("+2.0 same kind of act", "-2.4 another village")),))
    with room.desk.store.writing("tester", room.desk.now) as tx:
        row = register_links.incident_row(asking)
        tx.connection.execute(schema.incidents.update().where(schema.incidents.c.id == one.id).values(row))
        page_index.fill(tx.connection)
    return asking, other


def many(room: Room, page: Page, verb: str, ids: list[str], **fields: str) -> Page:
    picks = [box.get("value") for box in page.xpath("//input[@name='pick']") if box.get("value").split()[0] in ids]
    assert len(picks) == len(ids)
    data = {"token": room.door.token(), "verb": verb, "pick": picks, **fields}
    answer = room.client.post("/decide/many", data=data, headers={"accept": "text/html"})
    assert answer.status_code in (200, 409), answer.text[:500]
    return lxml.html.fromstring(answer.text)


def queued(room: Room, query: str = "") -> dict[str, list[str]]:
    rows = room.json(f"/review.json?{query}")["queue"]
    return {row["incident"]: [kind for kind, _ in row["reasons"]] for row in rows}


def test_a_pair_in_question_waits_once_and_is_shown_side_by_side(room: Room) -> None:
    one, other = in_question(room)
    assert "asked" in queued(room)[one.id] and "asked" not in queued(room).get(other.id, [])
    assert one.id in queued(room, "kind=asked") and "unjudged" not in queued(room, "kind=asked")
    page = room.page(f"/pair/{one.id}/{other.id}")
    told = words(page)
    assert one.title in told and other.title in told and "another village" in told
    assert room.json(f"/pair/{one.id}/{other.id}.json")["why"] == ["+2.0 same kind of act", "-2.4 another village"]


def test_keeping_two_apart_is_a_decision_and_ends_the_question(room: Room) -> None:
    one, other = in_question(room)
    sent = room.send("/decide", room.page(f"/pair/{one.id}/{other.id}"), "apart", reason="two villages of one name")
    assert sent.status_code == 303
    (verdict,) = room.desk.store.register_verdicts()
    assert verdict.kind == "cannot_link" and one.id not in queued(room, "kind=asked")


def test_two_are_merged_from_their_page(room: Room) -> None:
    one, other = in_question(room)
    sent = room.send("/decide", room.page(f"/pair/{one.id}/{other.id}"), "merge", reason="one pit")
    assert sent.status_code == 303
    assert room.desk.store.incident(one.id).id == room.desk.store.incident(other.id).id
    assert room.client.get(f"/pair/{one.id}/{other.id}").status_code == 409


def test_the_second_of_two_incidents_is_guarded_as_well(room: Room) -> None:
    one, other = in_question(room)
    page = room.page(f"/pair/{one.id}/{other.id}")
    room.send("/decide", room.page(f"/review/{other.id}"), "accept", reason="somebody else was here")
    late = room.send("/decide", page, "merge", reason="my careful reason")
    assert late.status_code == 409 and "my careful reason" in late.text and "somebody else was here" in late.text


def test_the_queue_is_narrowed_to_one_reason_and_to_one_person(room: Room) -> None:
    whole = queued(room)
    kind = next(kinds[0] for kinds in whole.values())
    assert set(queued(room, f"kind={kind}")) == {id_ for id_, kinds in whole.items() if kind in kinds}
    first, second = list(whole)[:2]
    many(room, room.page("/review"), "assign", [first, second], to="Amal", by="Bela")
    assert set(queued(room, "assignee=Amal")) == {first, second}
    assert queued(room) == whole  # an assignment is no decision on the record
    assert "Amal" in words(room.page("/review"))
    many(room, room.page("/review"), "assign", [second], to="")
    assert set(queued(room, "assignee=Amal")) == {first}


def test_many_are_decided_at_once_and_what_somebody_changed_is_told_while_the_rest_goes_on(room: Room) -> None:
    first, second, third = [id_ for id_ in queued(room) if id_ not in room.in_question()][:3]
    page = room.page("/review")
    room.send("/decide", room.page(f"/review/{second}"), "reject", reason="the outlet took it back", by="Amal")
    done = many(room, page, "accept", [first, second, third], reason=WHY, by="Bela")
    told = words(done)
    assert "2 records decided" in told and "1 record left as it was" in told and "the outlet took it back" in told
    assert {one.by: one.kind for one in room.desk.store.register_verdicts()} == {"Amal": "reject", "Bela": "accept"}
    assert not {first, third} & set(queued(room))
    assert room.desk.store.incident(second).state == "discounted"


@pytest.mark.parametrize("fields", [{"verb": "accept", "reason": " "}, {"verb": "merge", "reason": WHY}])
def test_many_are_not_decided_without_a_reason_or_by_a_verb_for_one(room: Room, fields: dict[str, str]) -> None:
    box = room.page("/review").xpath("//input[@name='pick']")[0]
    data = {"token": room.door.token(), "pick": [box.get("value")], **fields}
    assert room.client.post("/decide/many", data=data).status_code == 400
    assert room.desk.store.register_verdicts() == ()


def test_the_last_decision_is_taken_back_from_the_queue(room: Room) -> None:
    first = next(iter(queued(room)))
    room.send("/decide", room.page(f"/review/{first}"), "accept", reason=WHY)
    mine, theirs = room.page("/review"), room.page("/review")
    assert mine.xpath("//details[@data-key='u']")
    assert room.send("/decide", mine, "withdraw", reason="the wrong line").status_code == 303
    assert standing(room.desk.store.register_verdicts()) == () and first in queued(room)
    late = room.send("/decide", theirs, "withdraw", reason="I took it back too")
    assert late.status_code == 409 and "the wrong line" in late.text


def test_a_split_is_taken_back_as_a_whole(room: Room) -> None:
    one = next(one for one in largest(room, 5) if len(one.reports) > 2)
    claims = room.desk.store.claims_of(one.id)
    going = [claim.id for claim in claims if claim.report == claims[0].report]
    room.send("/decide", room.page(f"/review/{one.id}"), "split", parts=going, reason="another village")
    assert len(room.desk.store.register_verdicts()) > 1
    room.send("/decide", room.page("/review"), "withdraw", reason="the same village")
    assert standing(room.desk.store.register_verdicts()) == ()
    assert set(room.desk.store.incident(one.id).claims) == set(one.claims)


def test_a_correction_that_no_claim_holds_waits_in_a_list_of_its_own(room: Room) -> None:
    claim = next(one for one in room.desk.store.claims_of(largest(room)[0].id) if one.counts)
    fields = {"slot": "counts", "value": "at least 120", "reason": WHY}
    room.send("/decide", room.page(f"/claim/{claim.id}"), "correct", **fields)
    assert room.json("/review.json")["waiting"] == []
    with room.desk.store.writing("tester", room.desk.now) as tx:  # a later reading without that claim
        tx.connection.execute(schema.claims.delete().where(schema.claims.c.id == claim.id))
        tx.log("read", "reports")
    assert [one["slot"] for one in room.json("/review.json?kind=waiting")["waiting"]] == ["counts"]
    assert "at least 120" in words(room.page("/review?kind=waiting"))


def test_what_a_search_of_the_register_found_is_ticked_and_decided_at_once(room: Room) -> None:
    register = room.page("/?act=cem.grave_destruction")
    (way,) = register.xpath("//a[starts-with(@href, '/decide/many')]/@href")
    page = room.page(way)
    wanted = [row["id"] for row in room.json("/register.json?act=cem.grave_destruction")["incidents"]]
    assert [box.get("value").split()[0] for box in page.xpath("//input[@name='pick']")] == wanted
    many(room, page, "accept", wanted, reason=WHY)
    assert room.json("/register.json?review=accepted")["total"] == len(wanted)
