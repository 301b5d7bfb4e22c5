"""The tables as a store needs them: SQLite's as they are declared, PostgreSQL's with words of any
length that are sorted by code point, whatever language the database is set to.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from . import tables

NUMBER = "rowid"
"""The number of a row, which SQLite gives every table; the full-text indexes name rows by it."""

WORDS = sa.Text(collation="C")
"""Words of any length, sorted by code point."""


def lay(connection: sa.Connection) -> None:
    """All tables of a project, in a store that has none of them."""
    if plain(connection):
        for metadata in (tables.metadata, tables.derived):
            as_postgres(metadata).create_all(connection, checkfirst=False)
        return
    tables.metadata.create_all(connection)
    _lay_derived(connection)


def clear_derived(connection: sa.Connection) -> None:
    """The tables of what is worked out, empty, whether or not they were there."""
    if plain(connection):  # views for people who may not see all rest on them: they stay
        as_postgres(tables.derived).create_all(connection)
        for name in (*tables.WORDS, *tables.derived.tables):
            connection.exec_driver_sql(f"DELETE FROM {name}")
        forget_buffers(connection)
        return
    for name in (*tables.WORDS, *tables.derived.tables):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS main.{name}")
    forget_buffers(connection)
    _lay_derived(connection)


def forget_buffers(connection: sa.Connection) -> None:
    """No columns are kept any more: something changes that the log does not tell."""
    schema = "" if plain(connection) else "main."
    for name in tables.buffers.tables:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {schema}{name}")


def add_table(connection: sa.Connection, table: sa.Table) -> None:
    """One table more, in a project of an older version."""
    if plain(connection):
        table = as_postgres(table.metadata).tables[table.name]
    table.create(connection, checkfirst=True)


def as_stored(connection: sa.Connection, column: sa.Column[Any]) -> sa.Column[Any]:
    """A new column of an older project, as its store needs it."""
    if plain(connection) and isinstance(column.type, sa.String):
        column.type = WORDS
    return column


def plain(connection: sa.Connection) -> bool:
    """Whether the store has no full-text index of SQLite, but plain tables in its place."""
    return connection.dialect.name == "postgresql"


def as_postgres(metadata: sa.MetaData) -> sa.MetaData:
    """The same tables for PostgreSQL, with what SQLite has by itself."""
    out = sa.MetaData()
    for table in metadata.sorted_tables:
        laid = table.to_metadata(out)
        for column in laid.c:
            if isinstance(column.type, sa.String):
                column.type = WORDS
    if "texts" in out.tables:
        number = sa.Column(NUMBER, sa.BigInteger, sa.Identity(always=True), unique=True)
        out.tables["texts"].append_column(number)
    if metadata is tables.derived:
        for name in tables.WORDS:
            sa.Table(
                name,
                out,
                sa.Column(NUMBER, sa.BigInteger, primary_key=True, autoincrement=False),
                sa.Column("words", sa.Text, nullable=False),
            )
    return out


def _lay_derived(connection: sa.Connection) -> None:
    tables.derived.create_all(connection)
    for sql in tables.WORDS.values():
        connection.exec_driver_sql(sql)
