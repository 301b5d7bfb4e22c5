"""A new project: it appears at its path whole, with what it was made for, or not at all."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from .. import tables
from ..database import Database
from ..laying import lay
from ..plainly import said_plainly
from .place import appearing, refuse_taken


@contextmanager
def making(path: Path) -> Iterator[Database]:
    """A new project to write into, which lies at ``path`` once all that is done inside went well.

    Until then it lies beside that, and nobody finds it. Raises ProjectError where something is
    there already, or a journal of that name.
    """
    refuse_taken(path)
    with (
        said_plainly(path),
        appearing(path) as scratch,
        closing(Database(scratch, called=path)) as database,
    ):
        with database.engine.connect() as connection, connection.begin():
            lay(connection)
            connection.execute(
                tables.meta.insert(),
                [
                    {"id": "schema", "value": tables.SCHEMA},
                    {"id": "revision", "value": "0"},
                    {"id": "origin", "value": secrets.token_hex(10)},
                ],
            )
        yield database


def create(path: Path, fill: Callable[[Database], object] = lambda _: None) -> Database:
    """A new project, with what ``fill`` writes into it, open; see :func:`making`."""
    with making(path) as database:
        fill(database)
    return Database(path)
