import pytest
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable
from sqlalchemy.types import Integer, String, Text

from headstone.store import schema
from headstone.store.register import Store
from tests.store.factories import add, made


@pytest.mark.parametrize("dialect", [sqlite.dialect(), postgresql.dialect()], ids=lambda dialect: dialect.name)
def test_every_table_can_be_made_in_sqlite_and_postgresql(dialect: object) -> None:
    for table in schema.metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=dialect)).strip().startswith("CREATE TABLE")  # type: ignore[arg-type]


def test_columns_are_text_and_whole_numbers_only() -> None:
    for table in schema.metadata.sorted_tables:
        for column in table.columns:
            assert isinstance(column.type, (String, Text, Integer)), column


def test_a_case_says_which_schema_it_has(store: Store) -> None:
    with store.reading() as connection:
        assert schema.version_of(connection) == schema.CURRENT == len(schema.MIGRATIONS)


def test_upgrading_an_up_to_date_case_changes_nothing(store: Store) -> None:
    with store.reading() as connection:
        before = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master ORDER BY name").all()
        schema.upgrade(connection)
        assert connection.exec_driver_sql("SELECT name, sql FROM sqlite_master ORDER BY name").all() == before


def test_a_case_from_before_the_second_reader_gets_its_tables_and_keeps_its_rows(store: Store) -> None:
    one = made("Workers opened a pit.", trigger="opened a pit")
    add(store, one)
    with store.locked(), store._transaction() as connection:
        for table in ("asked", "proposals"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.exec_driver_sql("DELETE FROM schema_migrations WHERE version >= 2")
    store.close()
    with Store(store.case) as opened:
        assert opened.proposals() == () and [claim.id for claim in opened.claims()] == [one.claims[0].id]
