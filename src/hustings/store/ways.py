"""The ways of looking things up (indexes) that an index made by an older program does not have:
laid when a project is opened, in a file as in PostgreSQL."""

from __future__ import annotations

import hashlib
from typing import Final

import sqlalchemy as sa

from . import tables
from .laying import as_postgres, plain

WAYS: Final = "ways"
"""The note of a schema that says which ways it has, so that nothing is asked on opening it."""


def wanted() -> str:
    """What tells that a project has all ways of this version."""
    told = sorted(f"{name} {[c.name for c in way.columns]}" for name, way in _every(False).items())
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


def lacking(connection: sa.Connection) -> list[sa.Index]:
    """The ways a project does not have."""
    there = set(connection.scalars(_there(connection)))
    return [way for name, way in sorted(_every(plain(connection)).items()) if name not in there]


def lay(connection: sa.Connection) -> None:
    """Lay those that are lacking, in the place of former ones."""
    for name in sorted(tables.FORMER):
        connection.execute(sa.text(f"DROP INDEX IF EXISTS {name}"))
    for way in lacking(connection):
        way.create(connection, checkfirst=False)


def _every(postgres: bool) -> dict[str, sa.Index]:
    derived = as_postgres(tables.derived) if postgres else tables.derived
    return {str(way.name): way for t in derived.tables.values() for way in t.indexes}


def _there(connection: sa.Connection) -> sa.TextClause:
    """The names of all indexes of a project."""
    if plain(connection):
        return sa.text("SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()")
    return sa.text("SELECT name FROM sqlite_master WHERE type = 'index'")
