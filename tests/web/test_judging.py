"""Grades beside what the machine counted, a second person's sign-off, and who is to look at an incident."""

import pytest

from tests.web.asking import Room, words

WHY = "read against the preserved pages"


def accepted(room: Room) -> str:
    id_ = room.incident()
    room.send("/decide", room.page(f"/review/{id_}"), "accept", reason=WHY, by="Amal")
    return id_


def queued(room: Room, query: str = "") -> set[str]:
    return {row["incident"] for row in room.json(f"/review.json?{query}")["queue"]}


def test_a_grade_stands_beside_what_the_machine_counted(room: Room) -> None:
    id_ = room.incident()
    before = room.json(f"/incident/{id_}.json")["incident"]
    page = room.page(f"/review/{id_}")
    sent = room.send("/decide", page, "grade", slot="existence", value="likely", reason="two teams saw it", by="Amal")
    assert sent.status_code == 303
    values = room.json(f"/incident/{id_}.json")
    assert values["grades"]["existence"]["value"] == "likely" and values["incident"] == before
    told = words(room.page(f"/incident/{id_}"))
    assert "A person judges it: likely" in told and "two teams saw it" in told and "known independent origin" in told
    again = room.page(f"/review/{id_}")
    room.send("/decide", again, "grade", slot="existence", value="confirmed", reason="and a third", by="Bela")
    assert room.json(f"/incident/{id_}.json")["grades"]["existence"]["value"] == "confirmed"


def test_a_property_that_no_report_states_can_be_graded_and_is_shown(room: Room) -> None:
    id_ = room.incident()
    form = {"token": room.door.token(), "verb": "grade", "target": id_, "reason": WHY, "slot": "counts.displaced"}
    seen = room.json(f"/review/{id_}.json")["version"]
    room.client.post("/decide", data=form | {"seen": seen, "value": "unknown"})
    assert "A person judges it: unknown" in words(room.page(f"/incident/{id_}"))


@pytest.mark.parametrize("fields", [{"value": "true"}, {"slot": "colour", "value": "likely"}, {"reason": "  "}])
def test_a_grade_outside_the_vocabulary_or_without_a_reason_is_refused(room: Room, fields: dict[str, str]) -> None:
    page = room.page(f"/review/{room.incident()}")
    sent = room.send("/decide", page, "grade", **({"slot": "date", "value": "likely", "reason": WHY} | fields))
    assert sent.status_code == 400 and room.desk.store.register_verdicts() == ()


def test_a_claim_has_a_status_and_an_admiralty_pair_of_its_own(room: Room) -> None:
    id_ = room.incident()
    before = room.json(f"/incident/{id_}.json")["incident"]
    claim = before["claims"][0]
    for slot, value in (("status", "work_needed"), ("admiralty", "B2"), ("admiralty", "c3")):
        page = room.page(f"/claim/{claim}")
        assert room.send("/decide", page, "grade", slot=slot, value=value, reason=WHY).status_code == 303
    values = room.json(f"/claim/{claim}.json")
    assert [values["grades"][slot]["value"] for slot in ("status", "admiralty")] == ["work_needed", "C3"]
    told = words(room.page(f"/claim/{claim}"))
    assert "work needed" in told and "fairly reliable, possibly true" in told
    changes = [one["what"] for step in room.json(f"/history/{claim}.json")["steps"] for one in step["changes"]]
    assert changes == ["grade: status", "grade: admiralty", "grade: admiralty"]
    incident = room.json(f"/incident/{id_}.json")
    assert incident["incident"] == before and incident["grades"] == {}  # three scales, never shown as one another


@pytest.mark.parametrize(
    ("slot", "value"), [("status", "B2"), ("admiralty", "G1"), ("admiralty", "B7"), ("colour", "A1")]
)
def test_a_grade_that_no_scale_of_a_claim_has_is_refused(room: Room, slot: str, value: str) -> None:
    claim = room.desk.store.claims()[0].id
    sent = room.send("/decide", room.page(f"/claim/{claim}"), "grade", slot=slot, value=value, reason=WHY)
    assert sent.status_code == 400 and room.desk.store.register_verdicts() == ()


def test_an_incident_waits_for_a_second_person_who_is_not_the_first(room: Room) -> None:
    id_ = accepted(room)
    assert id_ not in queued(room) and queued(room, "kind=to_sign") == {id_}
    own = room.send("/decide", room.page(f"/review/{id_}"), "sign", reason="I looked again", by="amal ")
    assert own.status_code == 409 and "second person" in own.text and "I looked again" in own.text
    room.send("/decide", room.page(f"/review/{id_}"), "sign", reason="read again", by="Bela")
    assert queued(room, "kind=to_sign") == set()
    assert room.json("/register.json?review=signed")["total"] == 1
    told = words(room.page(f"/incident/{id_}"))
    assert "signed off by Bela" in told and "accepted by Amal" in told


def test_a_change_after_the_sign_off_voids_it_and_says_so(room: Room) -> None:
    id_ = accepted(room)
    room.send("/decide", room.page(f"/review/{id_}"), "sign", reason="read again", by="Bela")
    claim = next(one for one in room.desk.store.claims_of(id_) if one.counts)
    page = room.page(f"/claim/{claim.id}")
    room.send("/decide", page, "correct", slot="counts", value="at least 120", reason="a typing error")
    home = room.json(f"/claim/{claim.id}.json")["incident"]
    assert "a sign-off is void" in words(room.page(f"/incident/{home}")) and queued(room, "kind=to_sign") == {home}
    assert room.json(f"/incident/{home}.json")["signed"]["holds"] is False


def test_an_incident_is_assigned_without_a_reason_and_shows_it(room: Room) -> None:
    id_ = room.incident()
    assert room.send("/decide", room.page(f"/review/{id_}"), "assign", value="Ines").status_code == 303
    assert "assigned to Ines" in words(room.page(f"/incident/{id_}"))
    assert room.json(f"/review/{id_}.json")["assignee"] == "Ines"
    assert room.json("/register.json?review=begun")["total"] == 0


def test_keys_are_told_in_a_dialog_and_each_opens_a_form(room: Room) -> None:
    page = room.page(f"/review/{accepted(room)}")
    told = {key.text for key in page.xpath("//dialog[@id='keys']//kbd")}
    forms = {part.get("data-key") for part in page.xpath("//details[@data-key]")}
    assert forms == {"a", "x", "m", "s", "g", "o", "u"} and forms <= told


def test_each_property_has_a_way_to_the_sentences_that_state_it(looked_at: Room) -> None:
    page = looked_at.page(f"/incident/{looked_at.incident()}")
    rows = {row.xpath("./th")[0].text: row for row in page.xpath("//table[@class='known']/tbody/tr")}
    held = {claim.id: claim for claim in looked_at.desk.store.claims()}

    def stated(name: str) -> list[str]:
        ways = [way for way in rows[name].xpath(".//a/@href") if "claim=" in way]
        return [way.partition("claim=")[2].removesuffix("#here") for way in ways]

    assert stated("Existence") and all(held[id_].polarity == "affirmed" for id_ in stated("Existence"))
    assert stated("Place") and all(held[id_].place for id_ in stated("Place"))
    unstated = [name for name, row in rows.items() if not stated(name) and "not stated" not in row.text_content()]
    assert unstated == []


def test_a_name_and_a_reason_are_only_words(room: Room) -> None:
    id_, evil = room.incident(), "<script>alert(1)</script>"
    room.send("/decide", room.page(f"/review/{id_}"), "assign", value=evil, by=evil)
    room.send("/decide", room.page(f"/review/{id_}"), "grade", slot="date", value="likely", reason=evil, by=evil)
    for path in ("/review", f"/review?assignee={evil}", f"/review/{id_}", f"/incident/{id_}", f"/history/{id_}"):
        answer = room.client.get(path)
        assert answer.status_code == 200 and evil not in answer.text and "&lt;script&gt;alert(1)" in answer.text


def test_a_sign_off_in_the_history_shows_no_hash(room: Room) -> None:
    id_ = accepted(room)
    room.send("/decide", room.page(f"/review/{id_}"), "sign", reason="read again", by="Bela")
    signed = room.desk.store.register_verdicts()[-1]
    assert signed.value and signed.value not in words(room.page(f"/review/{id_}"))
