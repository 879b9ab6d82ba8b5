import dataclasses

from headstone.publish import tables
from tests.publish.factories import dossier, register


def test_totals_count_the_unread_reports_beside_them() -> None:
    line = tables.totals(register())
    assert line == "2 incidents from 4 reports read; 1 preserved but unread (language: 1), in no total"


def test_every_row_has_one_cell_a_header() -> None:
    whole, one = register(), dossier()
    made = [
        tables.incident_rows(whole),
        tables.incident_detail(one),
        tables.source_rows(one),
        tables.why_rows(one),
        tables.site_rows(whole, whole.sites[0]),
        tables.report_rows(whole, whole.reports[2]),
        tables.log_rows(whole.custody),
    ]
    for table in made:
        assert table.rows
        assert {len(row) for row in table.rows} == {len(table.headers)}
        assert len(table.records()) == len(table.rows)


def test_figures_of_one_kind_stand_side_by_side_and_words_stay_words() -> None:
    row = tables.incident_rows(register()).records()[0]
    assert row["counts"] == "bodies recovered: ≥ 43; killed: 60–80 | ≤ 15; missing: “Dozens”; bodies visible: “عشرات”"


def test_nothing_is_ever_called_confirmed() -> None:
    whole = register()
    text = str(tables.incident_rows(whole)) + str(tables.incident_detail(dossier()))
    assert "confirmed" not in text
    assert "≥ 2 known independent origins" in text


def test_a_copy_names_its_source_and_how_much_of_it_is_copied() -> None:
    copies = [row for row in tables.source_rows(dossier()).records() if row["derived_from"]]
    assert [row["publisher"] for row in copies] == ["Coastal Mirror"]
    assert "republished credited of Delta Wire" in str(copies[0]["derived_from"])
    assert "86%" in str(copies[0]["derived_from"])


def test_why_shows_the_sentence_the_rule_and_what_was_passed_over() -> None:
    rows = tables.why_rows(dossier(), "counts").records()
    first = rows[0]
    assert first["value"] == "bodies recovered: ≥ 43"
    assert str(first["sentence"]).startswith("Forensic workers on Monday")
    assert (first["rule"], first["score"], first["page"]) == ("count.bodies/1", 0.9, 1)
    passed = [row for row in rows if not row["taken"]]
    assert [row["wording"] for row in passed] == ["about 26,000 inhabitants"]
    assert passed[0]["why_not"] == "a population, not victims"
    assert "The town of Mizda" in str(passed[0]["sentence"])


def test_why_without_a_slot_covers_every_slot_with_a_value() -> None:
    slots = {row["slot"] for row in tables.why_rows(dossier()).records()}
    assert slots == {"act", "site", "place", "dates", "counts", "victims", "perpetrators", "finder", "voices", "motive",
                     "remains", "participants", "links"}  # fmt: skip


def test_the_reasons_of_linking_name_outlets_not_ids() -> None:
    whole = dossier()
    one, other = whole.incident.reports[:2]
    incident = dataclasses.replace(whole.incident, reasons=(f"{one} + {other} (+3.3): +3.0 same locality: the well",))
    row = tables.why_rows(dataclasses.replace(whole, incident=incident), "links").records()[0]
    assert one not in str(row["value"])
    assert str(row["value"]).endswith("(+3.3)")
    assert row["sentence"] == "+3.0 same locality: the well"


def test_one_figure_of_one_origin_is_one_row() -> None:
    whole = dossier()
    first = whole.incident.counts[0]
    twice = dataclasses.replace(first, values=(first.values[0], first.values[0]))
    incident = dataclasses.replace(whole.incident, counts=(twice,))
    rows = tables.incident_detail(dataclasses.replace(whole, incident=incident)).records()
    figures = [row for row in rows if row["property"] == "bodies recovered"]
    assert len(figures) == 1
    assert str(figures[0]["who"]).endswith("(2 claims)")


def test_a_citation_can_be_pasted_and_checked() -> None:
    whole = register()
    line = tables.citation(whole.claims[0], whole.reports[0], whole.records[0], whole.layers[0])
    for part in ("Hala Bensaad. Delta Wire.", "5 March 2019", "captured 2019-03-05T18:20:11Z", "p. 1",
                 "“Forensic workers",
                 f"SHA-256 {whole.reports[0].original_sha256}", whole.claims[0].id):  # fmt: skip
        assert part in line
    assert "\n" not in line


def test_a_citation_leaves_out_what_is_not_known() -> None:
    whole = register()
    bare = dataclasses.replace(
        whole.reports[0], meta=dataclasses.replace(whole.reports[0].meta, published=None, author=None)
    )
    line = tables.citation(whole.claims[0], bare, None, whole.layers[0])
    assert "n.d." in line
    assert "None" not in line


def test_an_incident_names_its_unknown_origins() -> None:
    row = tables.incident_rows(register()).records()[1]
    assert (row["known_origins"], row["unknown_origins"], row["corroboration"]) == (0, 1, "no known origin")
