"""What is asked in one moment of a project on a server is read over one connection."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import sqlalchemy as sa

from . import tables
from .database import Database


class OneConnection(Database):
    """All that is read inside :meth:`moment` is read over one connection, in one transaction: a
    look of its own costs a ping, a beginning, a path and an end besides its question.
    """

    @abstractmethod
    def _looking(self) -> AbstractContextManager[sa.Connection]:
        """A new connection to read with."""

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection to read with; sees one moment of the project."""
        held: sa.Connection | None = getattr(self._moment, "connection", None)
        if held is not None:
            yield held
            return
        with self._looking() as connection:
            yield connection

    @contextmanager
    def moment(self) -> Iterator[None]:
        """What is done inside sees the project as it is now, and writes nothing."""
        before = getattr(self._moment, "connection", None)
        with self.reading() as connection:
            self._moment.connection = connection
            try:
                with super().moment():
                    yield
            finally:
                self._moment.connection = before

    def revisions(self) -> dict[str, str]:
        """The revision of the project and of each table, as of a file."""
        known: dict[str, str] | None = getattr(self._moment, "revisions", None)
        if known is not None:
            return known
        with self.reading() as connection:
            found = connection.execute(sa.select(tables.meta.c.id, tables.meta.c.value))
            return {str(row[0]): str(row[1]) for row in found}
