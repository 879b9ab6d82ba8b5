import csv
import dataclasses
import io
import zipfile

import pytest

from headstone.model.claims import Count
from headstone.publish import csv_tables
from headstone.safety.clear import clear
from tests.publish.factories import register


def table(name: str) -> list[dict[str, str]]:
    data = csv_tables.render(clear(register()))[name]
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_row_carries_the_stamp_in_its_first_column() -> None:
    for name in csv_tables.COLUMNS:
        rows = table(name)
        assert rows
        assert next(iter(rows[0])) == "stamp"
        assert {row["stamp"] for row in rows} == {"PRIVATE - NOT CLEARED | SAMPLE"}


def test_every_column_is_explained_beside_the_tables() -> None:
    readme = csv_tables.render(clear(register()))["README.txt"].decode()
    for name, columns in csv_tables.COLUMNS.items():
        assert name in readme
        assert list(table(name)[0]) == list(columns)
        assert all(f"  {column}: " in readme for column in columns)


def test_the_byte_order_mark_is_optional() -> None:
    assert csv_tables.render(clear(register()))["counts.csv"].startswith(b"\xef\xbb\xbfstamp")
    assert csv_tables.render(clear(register()), bom=False)["counts.csv"].startswith(b"stamp")


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-2", "@SUM(A1)", "\tx", " =1", "＝1"])
def test_a_cell_that_a_spreadsheet_would_run_is_defused(cell: str) -> None:
    assert csv_tables.safe(cell) == f"'{cell}"


def test_a_negative_longitude_stays_a_number() -> None:
    assert csv_tables.safe(-99.1) == -99.1


def test_hostile_words_of_a_report_reach_the_table_defused() -> None:
    whole = register()
    evil = Count("killed", "vague", '=HYPERLINK("http://x.example")', quotes=(0,))
    claim = dataclasses.replace(whole.claims[0], counts=(evil,))
    data = csv_tables.render(clear(dataclasses.replace(whole, claims=(claim,))))["counts.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data, newline="")))
    assert rows[0]["wording"].startswith("'=")


def test_a_vague_count_has_a_word_and_no_number() -> None:
    rows = [row for row in table("counts.csv") if row["form"] == "vague"]
    assert {row["wording"] for row in rows} == {"Dozens", "عشرات"}
    assert all(row["low"] == row["high"] == row["point"] == "" for row in rows)


def test_the_zip_holds_the_same_files_byte_for_byte_every_time() -> None:
    one, two = (csv_tables.render_zip(clear(register())) for _ in range(2))
    assert one == two
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert sorted(archive.namelist()) == ["README.txt", "claims.csv", "counts.csv", "incidents.csv", "reports.csv"]
        assert archive.read("counts.csv") == csv_tables.render(clear(register()))["counts.csv"]
