from headstone.publish import records
from headstone.publish.rows import Table

TABLE = Table(
    ("claim", "value", "sentence", "page", "why_not", "rule", "score", "origin"),
    (("C-1", "killed: 9", "Nine men were led out of the mill and shot beside the weir. " * 3, 4, *(None,) * 4),),
)


def test_a_table_that_fits_is_left_a_table() -> None:
    assert not records.too_wide(TABLE, 200)
    assert records.too_wide(TABLE, 60)


def test_a_table_of_few_columns_is_left_a_table() -> None:
    assert not records.too_wide(Table(("what", "words"), (("killed", "nine men " * 40),)), 60)


def test_a_row_becomes_a_paragraph_without_its_empty_cells() -> None:
    lines = records.render(TABLE, 60).splitlines()
    assert lines[0] == "C-1  killed: 9"
    assert lines[1].startswith("  sentence Nine men")
    assert lines[-1] == "  page 4"
    assert max(map(len, lines)) <= 60
