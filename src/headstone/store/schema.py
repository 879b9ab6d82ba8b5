"""Tables of the register, and the forward migrations that bring an older case up to them.

Portable column types and no JSON operators, so that PostgreSQL can serve the same tables. `body` columns hold a model
dataclass as JSON (see codec); the other columns are copies of its fields that queries need.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    func,
    insert,
    inspect,
    select,
)

from headstone.errors import StoreError

metadata = MetaData()
AnyColumn = Column[Any]
ID = String(64)

migrations = Table("schema_migrations", metadata, Column("version", Integer, primary_key=True))

facts = Table("facts", metadata, Column("key", String(40), primary_key=True), Column("value", Text, nullable=False))

originals = Table(
    "originals", metadata,
    Column("sha256", ID, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("media_type", String(120), nullable=False),
    Column("state", String(20), nullable=False),  # received | read | refused | purged
)

locations = Table(
    "locations", metadata,
    Column("sha256", ID, ForeignKey("originals.sha256"), primary_key=True),
    Column("file", Text, primary_key=True),
    Column("part", Text, primary_key=True),
    Column("body", Text, nullable=False),  # CollectionRecord of this location
)

tombstones = Table(
    "tombstones", metadata,
    Column("object", String(80), primary_key=True),  # original:SHA or report:ID
    Column("sha256", ID),
    Column("seq", Integer, nullable=False),  # the custody entry
)

reports = Table(
    "reports", metadata,
    Column("id", ID, primary_key=True),
    Column("original_sha256", ID, ForeignKey("originals.sha256"), nullable=False, index=True),
    Column("part", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("why_unread", Text),
    Column("reader", Text, nullable=False, index=True),  # version that read it last; "" = none yet
    Column("body", Text, nullable=False),
)

layers = Table(
    "layers", metadata,
    Column("n", Integer, primary_key=True, autoincrement=True),  # rowid of its line in the search index
    Column("id", ID, nullable=False, unique=True),
    Column("report", ID, ForeignKey("reports.id"), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("tool", Text, nullable=False),
    Column("sha256", ID, nullable=False),
    Column("text", Text, nullable=False),
    Column("spans", Text, nullable=False),  # main content and page starts
)

claims = Table(
    "claims", metadata,
    Column("id", ID, primary_key=True),
    Column("report", ID, ForeignKey("reports.id"), nullable=False),
    Column("position", Integer, nullable=False),  # as the reader gave them
    Column("act", String(40), nullable=False),
    Column("body", Text, nullable=False),
    Index("claims_of_report", "report", "position"),
)

refusals = Table(
    "refusals", metadata,
    Column("file", Text, primary_key=True),
    Column("why", Text, nullable=False),
    Column("sha256", ID),  # of the original that was kept, if one was
)

verdicts = Table(
    "verdicts", metadata,
    Column("n", Integer, primary_key=True, autoincrement=True),
    Column("id", ID, nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("body", Text, nullable=False),
)

custody = Table(
    "custody", metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", String(40), nullable=False),
    Column("actor", Text, nullable=False),
    Column("tool", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("action", String(20), nullable=False),
    Column("object", String(120), nullable=False, index=True),
    Column("sha256", ID),
    Column("reason", Text),
    Column("prev", ID, nullable=False),
    Column("hash", ID, nullable=False),
)

custody_foreign = Table(
    "custody_foreign", metadata,
    Column("chain", ID, primary_key=True),  # case id of the other case
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),  # LogEntry
)

families = Table("families", metadata, Column("id", ID, primary_key=True), Column("body", Text, nullable=False))
origins = Table("origins", metadata, Column("id", ID, primary_key=True), Column("body", Text, nullable=False))
sites = Table("sites", metadata, Column("id", ID, primary_key=True), Column("body", Text, nullable=False))
claim_origins = Table(
    "claim_origins", metadata, Column("id", ID, primary_key=True), Column("body", Text, nullable=False)
)
leads = Table("leads", metadata, Column("id", ID, primary_key=True), Column("body", Text, nullable=False))

incidents = Table(
    "incidents", metadata,
    Column("id", ID, primary_key=True),
    Column("title", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("n_reports", Integer, nullable=False),
    Column("known_origins", Integer),
    Column("place", Text, nullable=False),
    Column("first_date", Text, nullable=False),
    Column("counts", Text, nullable=False),
    Column("body", Text, nullable=False),
)
BY_REPORTS = Index("incidents_by_reports", incidents.c.n_reports.desc(), incidents.c.id)  # the register's own order

aliases = Table(
    "aliases", metadata, Column("alias", ID, primary_key=True), Column("id", ID, nullable=False, index=True)
)

minted = Table("minted", metadata, Column("id", ID, primary_key=True))  # every id ever given: none is given twice

claim_history = Table(
    "claim_history", metadata, Column("claim", ID, primary_key=True), Column("incident", ID, nullable=False)
)

backups = Table(
    "backups", metadata,
    Column("n", Integer, primary_key=True, autoincrement=True),
    Column("at", String(40), nullable=False),
    Column("target", Text, nullable=False),
    Column("head", ID, nullable=False),
)

# What a second reader proposed; a verdict of a person, and nothing in these rows, makes a claim of it.
proposals = Table(
    "proposals", metadata,
    Column("n", Integer, primary_key=True, autoincrement=True),
    Column("id", ID, nullable=False, unique=True),
    Column("report", ID, ForeignKey("reports.id"), nullable=False, index=True),
    Column("layer", ID, nullable=False),
    Column("run", ID, nullable=False, index=True),  # proposals:RUN is its custody entry
    Column("body", Text, nullable=False),  # Claim
)

asked = Table(
    "asked", metadata,
    Column("reader", String(160), primary_key=True),  # which second reader, with the hash of what it was told
    Column("report", ID, primary_key=True),
    Column("layer", ID, primary_key=True),
)

# What pages ask for, made of the derived rows by page_index and of nothing else: no page decodes the whole register.
facets = Table(
    "facets", metadata,
    Column("kind", String(20), primary_key=True),  # act, country, year, ...; "site.*" of sites
    Column("value", String(200), primary_key=True),
    Column("object", ID, primary_key=True),
    Index("facets_of_object", "object", "kind", "value"),
)

ties = Table(
    "ties", metadata,
    Column("kind", String(20), primary_key=True),  # family, origin, site, incident, verdict: what `id` names
    Column("key", ID, primary_key=True),  # a report, a claim, an incident
    Column("id", ID, primary_key=True),
    Index("ties_by_id", "id", "kind"),
)

# Hashes of parts of the derived rows: one change hashes again only the parts that it touched (store.link_marks).
link_marks = Table(
    "link_marks", metadata,
    Column("name", String(40), primary_key=True),  # table
    Column("part", String(8), primary_key=True),  # the letters that its ids begin with
    Column("sha256", ID, nullable=False),
)

queue = Table(
    "queue", metadata,
    Column("id", ID, primary_key=True),  # incident
    Column("weight", Integer, nullable=False, index=True),
    Column("body", Text, nullable=False),  # Todo
)

saved = Table(
    "saved", metadata,
    Column("n", Integer, primary_key=True, autoincrement=True),
    Column("name", String(200), nullable=False),
    Column("query", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("gone", Integer, nullable=False),  # 1: taken off the list; the row stays, as the log speaks of it
)

APPEND_ONLY = ("verdicts", "custody", "custody_foreign", "tombstones")

SEARCH = "CREATE VIRTUAL TABLE search USING fts5(body, bones, content='', tokenize=\"unicode61 remove_diacritics 0\")"


def guard(connection: Connection, table: str) -> None:
    """Forbid UPDATE and DELETE on a table in the database itself: history is not a matter of good behaviour."""
    for act in ("UPDATE", "DELETE"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def unguard(connection: Connection, table: str) -> None:
    """Lift the guard inside the running transaction; only purge and a merge of a longer foreign chain do so."""
    for act in ("update", "delete"):
        connection.exec_driver_sql(f"DROP TRIGGER {table}_no_{act}")


def _first(connection: Connection) -> None:
    metadata.create_all(connection)
    connection.exec_driver_sql(SEARCH)
    for table in APPEND_ONLY:
        guard(connection, table)


def _second_reader(connection: Connection) -> None:
    """Cases made before the second reader; a new case has the tables already."""
    metadata.create_all(connection, tables=[proposals, asked])


def _pages(connection: Connection) -> None:
    """Cases made before the pages: their index is filled from the rows that stand."""
    from headstone.store import page_index  # here, since it reads the tables of this module

    metadata.create_all(connection, tables=[facets, ties, queue, saved, link_marks])
    BY_REPORTS.create(connection, checkfirst=True)
    page_index.fill(connection)


def _desk(connection: Connection) -> None:
    """Cases made before assignments, sign-offs and questions stood in the queue: only derived rows change."""
    from headstone.store import page_index  # here, since it reads the tables of this module

    metadata.create_all(connection, tables=[link_marks])  # the first cases with pages had none
    for index in ties.indexes:
        index.create(connection, checkfirst=True)
    page_index.fill(connection)


@dataclass(frozen=True, slots=True)
class Migration:
    version: int
    apply: Callable[[Connection], None]


MIGRATIONS: tuple[Migration, ...] = (
    Migration(1, _first), Migration(2, _second_reader), Migration(3, _pages), Migration(4, _desk),
)  # fmt: skip
CURRENT = MIGRATIONS[-1].version


def version_of(connection: Connection) -> int:
    """Schema version of a case; 0 where no table stands yet."""
    if not inspect(connection).has_table(migrations.name):
        return 0
    return connection.execute(select(func.max(migrations.c.version))).scalar() or 0


def upgrade(connection: Connection) -> None:
    """Apply the migrations that a case lacks, in the caller's transaction.

    Raises StoreError for a case made by a newer Headstone, which is left as it is.
    """
    found = version_of(connection)
    if found > CURRENT:
        why = f"was made by a newer Headstone (schema {found}, ours {CURRENT})"
        raise StoreError("this case", why, "upgrade Headstone")
    for step in MIGRATIONS[found:]:
        step.apply(connection)
        connection.execute(insert(migrations).values(version=step.version))
