import dataclasses
import json
import random
from typing import Any

from headstone.publish import register_json
from headstone.safety.clear import clear
from tests.publish.factories import register


def export() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(register_json.render(clear(register())))
    return loaded


def test_the_order_of_rows_changes_no_byte() -> None:
    whole = register()
    rng = random.Random(7)
    names = ("custody", "reports", "layers", "claims", "incidents", "sites", "origins", "claim_origins", "leads")
    shuffled = {name: tuple(rng.sample(getattr(whole, name), len(getattr(whole, name)))) for name in names}
    other = dataclasses.replace(whole, **shuffled)
    assert register_json.render(clear(other)) == register_json.render(clear(whole))


def test_every_file_says_that_it_is_not_cleared() -> None:
    assert export()["clearance"] == "private"
    assert export()["stamps"] == ["PRIVATE - NOT CLEARED", "SAMPLE"]


def test_a_report_names_the_incident_that_it_mainly_tells_of() -> None:
    by_file = {item["file"]: item for item in export()["reports"]}
    assert by_file["reports/wire.txt"]["lead_incident"] == "I-7K3F"
    assert by_file["reports/unread.txt"]["lead_incident"] is None
    assert by_file["reports/unread.txt"]["why_unread"] == "language"


def test_an_unknown_origin_is_null() -> None:
    origins = {item["act"]: item["origin"] for item in export()["claims"]}
    assert origins["cem.grave_destruction"] is None
    assert origins["kill.execution"] == "O-herders"


def test_every_wording_stands_in_a_quote_of_its_claim() -> None:
    for claim in export()["claims"]:
        for value in [claim["place"], claim["finder"], *claim["counts"], *claim["dates"], *claim["perpetrators"]]:
            if value and value["quotes"]:
                assert any(value["wording"] in claim["quotes"][index]["exact"] for index in value["quotes"]), value


def test_a_vague_count_stays_a_word_without_bounds() -> None:
    counts = [count for claim in export()["claims"] for count in claim["counts"] if count["form"] == "vague"]
    assert {count["wording"] for count in counts} == {"Dozens", "عشرات"}
    assert all(count["low"] is None and count["high"] is None and count["point"] is None for count in counts)


def test_a_part_of_an_archive_is_named_once() -> None:
    whole = register()
    inside = dataclasses.replace(whole.reports[0], file="box.zip!/a.txt", part="!/a.txt")
    beside = dataclasses.replace(whole.reports[1], file="web.warc", part="#https://a.example/")
    document = register_json.document(clear(dataclasses.replace(whole, reports=(inside, beside))))
    assert {item["file"] for item in document["reports"]} == {"box.zip!/a.txt", "web.warc#https://a.example/"}


def test_a_file_name_that_is_not_utf8_survives() -> None:
    whole = register()
    odd = dataclasses.replace(whole.reports[0], file="caf\udce9.txt")
    loaded = json.loads(register_json.render(clear(dataclasses.replace(whole, reports=(odd,)))))
    assert loaded["reports"][0]["file"] == "caf\udce9.txt"
