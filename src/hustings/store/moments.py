"""What is asked in one moment of a project on a server is read over one connection."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress

import sqlalchemy as sa

from . import tables
from .database import Database
from .plainly import said_plainly


class OneConnection(Database):
    """All that is read inside :meth:`moment` is read over one connection, in one transaction: a
    look of its own costs a beginning, a path and an end besides its question.
    """

    @abstractmethod
    def _looking(self) -> AbstractContextManager[sa.Connection]:
        """A new connection to read with."""

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection to read with; sees one moment of the project."""
        held = self._held()
        if held is None:
            with self._looking() as connection:
                yield connection
            return
        try:
            with said_plainly(self.whole.called):
                yield held.connection(self._looking)
        except BaseException:  # nothing more can be asked in a transaction that failed
            with suppress(Exception):
                held.let_go()
            raise

    def _revisions(self) -> dict[str, str]:
        with self.reading() as connection:
            found = connection.execute(sa.select(tables.meta.c.id, tables.meta.c.value))
            return {str(row[0]): str(row[1]) for row in found}
