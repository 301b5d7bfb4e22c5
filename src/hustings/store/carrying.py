"""Every record of a project carried from one store into the other."""

from __future__ import annotations

import sqlalchemy as sa

from . import index, tables, ways
from .database import Database
from .file import seal
from .postgres.seen import VIEWS
from .postgres.upgrading import put_revisions

BATCH = 2000
"""Records that are carried at once from one store to the other."""

OF_ITSELF = (seal.KEY, VIEWS, ways.WAYS)
"""Whether a file is whole, what lies before a schema's tables, and which indexes it has."""


def carry(source: Database, target: Database) -> dict[str, int]:
    """Every record of one project into another, empty one, whatever store either is in; returns
    how many by table.
    """
    found: dict[str, int] = {}
    with source.reading() as here, target.writing() as there:
        there.execute(tables.meta.delete().where(tables.meta.c.id.not_in(OF_ITSELF)))
        for table in tables.metadata.sorted_tables:
            number = 0
            query = sa.select(table)
            if table is tables.meta:  # what each store says of itself is not carried
                query = query.where(table.c.id.not_in(OF_ITSELF))
            rows = here.execution_options(yield_per=BATCH).execute(query).mappings()
            for part in rows.partitions(BATCH):
                number += len(part)
                there.execute(table.insert(), [dict(row) for row in part])
            if table is not tables.meta:
                found[table.name] = number
        index.build(there)
        if target.plain:
            _go_on(there)
    return found


def _go_on(connection: sa.Connection) -> None:
    """After records were carried in: numbers of changes go on, and every table has a revision."""
    put_revisions(connection)
    last = connection.execute(sa.select(sa.func.max(tables.changes.c.id))).scalar()
    sequence = sa.func.pg_get_serial_sequence("changes", "id")
    connection.execute(sa.select(sa.func.setval(sequence, last or 1, last is not None)))
