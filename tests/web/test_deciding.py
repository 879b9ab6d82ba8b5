"""Decisions in the room: a reason always, conflicts that lose nothing, undo by a new verdict, the machine kept."""

import pytest

from headstone.model.incidents import Incident
from headstone.model.verdicts import standing
from headstone.store.page_todo import WEIGHTS
from tests.web.asking import Room, words

WHY = "checked against the photographs"


def first(room: Room) -> Incident:
    return room.desk.store.incident(room.incident())


def kinds(room: Room) -> list[str]:
    return [one.kind for one in room.desk.store.register_verdicts()]


def test_the_queue_puts_contradictions_first(looked_at: Room) -> None:
    rows = looked_at.json("/review.json")["queue"]
    weights = [list(WEIGHTS).index(row["reasons"][0][0]) for row in rows]
    assert weights == sorted(weights) and rows[0]["reasons"][0][0] == "conflict"


def test_an_accepted_incident_leaves_the_queue_and_the_facet_says_so(room: Room) -> None:
    one = first(room)
    sent = room.send("/decide", room.page(f"/review/{one.id}"), "accept", reason=WHY, by="Amal")
    assert sent.status_code == 303 and sent.headers["location"] == f"/review/{one.id}"
    assert one.id not in {row["incident"] for row in room.json("/review.json")["queue"]}
    assert [row["id"] for row in room.json("/register.json?review=accepted")["incidents"]] == [one.id]
    (verdict,) = room.desk.store.register_verdicts()
    assert (verdict.kind, verdict.by, verdict.reason) == ("accept", "Amal", WHY)


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_decision_without_a_reason_is_not_taken(room: Room, reason: str) -> None:
    one = first(room)
    sent = room.send("/decide", room.page(f"/review/{one.id}"), "reject", reason=reason)
    assert sent.status_code == 400 and "no reason given" in sent.text and kinds(room) == []


def test_a_rejected_incident_is_discounted_and_can_be_taken_back(room: Room) -> None:
    one = first(room)
    room.send("/decide", room.page(f"/review/{one.id}"), "reject", reason="the outlet took it back")
    assert room.desk.store.incident(one.id).state == "discounted"
    room.send("/decide", room.page(f"/review/{one.id}"), "withdraw", reason="it did not, that was another paper")
    assert room.desk.store.incident(one.id).state == "live" and kinds(room) == ["reject", "withdraw"]
    assert "taken back" in words(room.page(f"/review/{one.id}"))
    again = room.page(f"/review/{one.id}")
    assert [form.fields["verdict"] for form in again.forms if form.fields.get("verb") == "withdraw"] == [
        room.desk.store.register_verdicts()[1].id
    ]


def test_a_correction_keeps_what_the_machine_read(room: Room) -> None:
    claim = next(one for one in room.desk.store.claims_of(first(room).id) if one.counts)
    page = room.page(f"/claim/{claim.id}")
    sent = room.send("/decide", page, "correct", slot="counts", value="at least 120", reason=WHY)
    assert sent.status_code == 303
    values = room.json(f"/claim/{claim.id}.json")
    assert "120" in values["changes"]["counts"]["now"][0]
    assert values["changes"]["counts"]["machine"] != values["changes"]["counts"]["now"]
    assert room.desk.store.claim(claim.id) == claim  # the stored row is the machine's for ever
    page = room.page(f"/claim/{claim.id}")
    assert page.xpath("//del") and page.xpath("//ins")


def test_a_value_that_the_slot_cannot_hold_comes_back_with_what_was_typed(room: Room) -> None:
    claim = next(one for one in room.desk.store.claims_of(first(room).id) if one.counts)
    sent = room.send("/decide", room.page(f"/claim/{claim.id}"), "correct", slot="counts", value="many", reason=WHY)
    assert sent.status_code == 400 and "holds no number" in sent.text
    assert WHY in sent.text and 'value="many"' in sent.text and kinds(room) == []


def test_two_browsers_on_one_record_the_second_sees_the_first_and_loses_nothing(room: Room) -> None:
    one = first(room)
    mine, theirs = room.page(f"/review/{one.id}"), room.page(f"/review/{one.id}")
    assert room.send("/decide", mine, "accept", reason="I read all of it", by="Amal").status_code == 303
    late = room.send("/decide", theirs, "reject", reason="my long and careful reason", by="Bela")
    assert late.status_code == 409 and kinds(room) == ["accept"]
    assert "I read all of it" in late.text and "Amal" in late.text
    assert "my long and careful reason" in late.text and "Nothing was written" in late.text
    import lxml.html

    page = lxml.html.fromstring(late.text)  # what came back can be sent again, now knowingly
    assert room.send("/decide", page, "reject").status_code == 303
    assert kinds(room) == ["accept", "reject"]
    assert room.desk.store.register_verdicts()[1].reason == "my long and careful reason"


def test_a_claim_is_guarded_in_the_same_way(room: Room) -> None:
    claim = room.desk.store.claims_of(first(room).id)[0]
    mine, theirs = room.page(f"/claim/{claim.id}"), room.page(f"/claim/{claim.id}")
    room.send("/decide", mine, "accept", reason=WHY)
    assert room.send("/decide", theirs, "accept", reason=WHY).status_code == 409


def homes(room: Room, claims: tuple[str, ...]) -> set[str]:
    """The incidents that some claims belong to now."""
    return {one.id for one in room.desk.store.incidents() if set(one.claims) & set(claims)}


def test_a_merge_joins_and_taking_it_back_parts_again(room: Room) -> None:
    one, other = sorted(room.desk.store.incidents(), key=lambda found: (-len(found.reports), found.id))[:2]
    both = one.claims + other.claims
    sent = room.send("/decide", room.page(f"/review/{one.id}"), "merge", other=other.id, reason="one pit")
    assert sent.status_code == 303 and len(homes(room, both)) == 1
    whole = homes(room, both).pop()
    room.send("/decide", room.page(f"/review/{whole}"), "withdraw", reason="two pits after all")
    assert len(homes(room, both)) == 2 and not homes(room, one.claims) & homes(room, other.claims)


def test_a_split_parts_the_claims_that_were_ticked(room: Room) -> None:
    one = first(room)
    claims = room.desk.store.claims_of(one.id)
    going = tuple(claim.id for claim in claims if claim.report == claims[0].report)
    rest = tuple(claim.id for claim in claims if claim.id not in going)
    sent = room.send("/decide", room.page(f"/review/{one.id}"), "split", parts=going, reason="another village")
    assert sent.status_code == 303 and not homes(room, going) & homes(room, rest)


def test_an_unknown_verb_or_record_is_refused(room: Room) -> None:
    token = room.door.token()
    for fields in (
        {"verb": "delete", "target": first(room).id},
        {"verb": "accept", "target": "I-0000"},
        {"verb": "accept", "target": ""},
        {"verb": "withdraw", "target": first(room).id, "verdict": "V-0"},
    ):
        sent = room.client.post("/decide", data={"token": token, "reason": WHY, "seen": "x", **fields})
        assert 400 <= sent.status_code < 500 and kinds(room) == []


def test_a_decision_by_json_says_what_was_added_or_with_what_it_clashes(room: Room) -> None:
    one = first(room)
    form = {"token": room.door.token(), "verb": "accept", "target": one.id, "reason": WHY}
    seen = room.json(f"/review/{one.id}.json")["version"]
    headers = {"accept": "application/json"}
    done = room.client.post("/decide", data={**form, "seen": seen}, headers=headers)
    assert done.status_code == 201 and done.json()["added"][0]["kind"] == "accept"
    late = room.client.post("/decide", data={**form, "seen": seen}, headers=headers)
    assert late.status_code == 409 and late.json()["since"][0]["id"] == done.json()["added"][0]["id"]


def test_what_is_withdrawn_is_nowhere_in_force(room: Room) -> None:
    claim = room.desk.store.claims_of(first(room).id)[0]
    room.send("/decide", room.page(f"/claim/{claim.id}"), "accept", reason=WHY)
    room.send("/decide", room.page(f"/claim/{claim.id}"), "withdraw", reason="too early")
    assert standing(room.desk.store.register_verdicts()) == ()
    assert room.json("/register.json?review=begun")["total"] == 0
