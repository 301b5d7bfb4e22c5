"""What is held while one moment of a project is looked at, by one thread through one view."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from types import TracebackType
from typing import Self

import sqlalchemy as sa

Look = tuple[sa.Connection, dict[str, str]]
"""A connection that sees one moment of a project, and the revisions it has then."""


class Held:
    """The revisions of the project, and on a server the connection all is read over: both are
    looked up when they are first asked for, and again after the same thread has written.

    ``glancing``: the revisions are looked up by themselves, as often nothing else is asked.
    """

    def __init__(self, *, glancing: bool = False) -> None:
        self.glancing = glancing
        self.revisions: dict[str, str] | None = None
        self._connection: sa.Connection | None = None
        self._open = ExitStack()

    def connection(self, looking: Callable[[], AbstractContextManager[Look]]) -> sa.Connection:
        """The connection of this moment, begun by ``looking`` where there is none yet."""
        if self._connection is None:
            self._connection, self.revisions = self._open.enter_context(looking())
        return self._connection

    def let_go(self) -> None:
        """What was seen may have changed."""
        self.revisions = self._connection = None
        self._open.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        trouble: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.revisions = self._connection = None
        self._open.__exit__(kind, trouble, traceback)
