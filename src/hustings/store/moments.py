"""What is asked in one moment of a project on a server is read over one connection."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress

import sqlalchemy as sa

from .database import Database
from .held import Look
from .plainly import said_plainly


class OneConnection(Database):
    """All that is read inside :meth:`moment` is read over one connection, in one transaction: a
    look of its own costs a beginning, a path and an end besides its question.
    """

    @abstractmethod
    def _looking(self) -> AbstractContextManager[Look]:
        """A new connection to read with, and the revisions it sees."""

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection to read with; sees one moment of the project."""
        held = self._held()
        if held is None:
            with self._looking() as (connection, _):
                yield connection
            return
        try:
            with said_plainly(self.whole.called):
                yield held.connection(self._looking)
        except BaseException:  # nothing more can be asked in a transaction that failed
            with suppress(Exception):
                held.let_go()
            raise

    def revisions(self) -> dict[str, str]:
        """The revision of the project and of each table, told with the first look at it."""
        held = self._held()
        if held is None:
            return self._revisions()
        if held.revisions is None and held.glancing:
            held.revisions = self._revisions()
        if held.revisions is None:
            with self.reading():
                return held.revisions or {}
        return held.revisions
