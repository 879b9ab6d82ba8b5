"""The hash of the derived rows, made of the hashes of their parts: a change hashes again only the parts it touched.

A part is the rows of one table whose ids begin alike. The marks beside the rows save work and prove nothing: `verify`
hashes every row again.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from sqlalchemy import Connection, Table, and_, delete, insert, select

from headstone.store import schema
from headstone.store.codec import sha256_bodies

DERIVED: tuple[Table, ...] = (
    schema.families,
    schema.incidents,
    schema.sites,
    schema.leads,
    schema.claim_origins,
    schema.origins,
)
HEAD = 4  # letters of an id that name its part: "I-7K", "C-0f"; a few hundred parts a table
_LAST = "\U0010ffff"

Marks = dict[tuple[str, str], str]  # table and part -> hash


def digest(connection: Connection) -> str:
    """Hash of all derived rows as they are. Cases linked before there were marks have one hash over all rows."""
    if not marked(connection):
        return sha256_bodies(f"{name}\x1f{line}" for name, line in _lines(connection))
    return _top(_hashed(_lines(connection)))


def mark_all(connection: Connection) -> str:
    """Hash every row, keep the marks, and give the hash of all."""
    marks = _hashed(_lines(connection))
    connection.execute(delete(schema.link_marks))
    _keep(connection, marks)
    return _top(marks)


def last(connection: Connection) -> str:
    """The hash of all by the marks, without a look at the rows."""
    return _top(_marks(connection))


def mark(connection: Connection, touched: Mapping[Table, Iterable[str]]) -> str:
    """Hash the parts that hold these ids again, and give the hash of all."""
    table, marks = schema.link_marks, _marks(connection)
    for of, ids in touched.items():
        for part in {id_[:HEAD] for id_ in ids}:
            marks.pop((of.name, part), None)
            connection.execute(delete(table).where(and_(table.c.name == of.name, table.c.part == part)))
            here = and_(of.c.id >= part, of.c.id < part + _LAST)
            rows = connection.execute(select(of.c.id, of.c.body).where(here).order_by(of.c.id))
            fresh = _hashed((of.name, f"{row.id}\x1f{row.body}") for row in rows)
            _keep(connection, fresh)
            marks |= fresh
    return _top(marks)


def marked(connection: Connection) -> bool:
    """Whether the case has marks."""
    return connection.execute(select(schema.link_marks.c.name).limit(1)).first() is not None


def _lines(connection: Connection) -> Iterator[tuple[str, str]]:
    for table in DERIVED:
        for row in connection.execute(select(table.c.id, table.c.body).order_by(table.c.id)):
            yield table.name, f"{row.id}\x1f{row.body}"


def _hashed(lines: Iterable[tuple[str, str]]) -> Marks:
    """Hash of each part, of lines in the order of tables and ids."""
    parts = groupby(lines, key=lambda line: (line[0], line[1][:HEAD].partition("\x1f")[0]))
    return {part: sha256_bodies(text for _, text in rows) for part, rows in parts}


def _marks(connection: Connection) -> Marks:
    return {(row.name, row.part): row.sha256 for row in connection.execute(select(schema.link_marks))}


def _top(marks: Marks) -> str:
    return sha256_bodies(f"{name}\x1f{part}\x1f{sha256}" for (name, part), sha256 in sorted(marks.items()))


def _keep(connection: Connection, marks: Marks) -> None:
    rows = [{"name": name, "part": part, "sha256": sha256} for (name, part), sha256 in sorted(marks.items())]
    if rows:
        connection.execute(insert(schema.link_marks), rows)
