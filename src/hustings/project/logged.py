"""The log of a project: what was changed, taken back and done again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .. import store
from ..errors import NotAllowed
from ..model import Change
from .base import Base


class Logged(Base):
    """A project's log, and the two ways along it."""

    def undo(self, change: int | None = None, *, with_dependents: bool = False) -> str:
        """Take back the newest change of the coder, or one earlier change by its number, whoever
        made it; returns what was taken back.

        Raises NothingToUndo, and BuiltUpon where later changes stand on it: they are in
        ``details["dependents"]``, and ``with_dependents`` takes them back too.
        """
        check, number = self._refuse_others, None
        if change is not None:
            self.refuse_for(store.author(self.database, change))
            number = self.database.number(change)
        if with_dependents:
            self._refuse_dependents()
        if number is not None:
            return store.take_back(
                self.database, number, by=self.coder, with_dependents=with_dependents, check=check
            ).summary
        return store.undo(
            self.database, by=self.coder, with_dependents=with_dependents, check=check
        ).summary

    def _refuse_dependents(self) -> None:
        if self.sharing is not None and not self.sharing.others:
            raise NotAllowed(
                "What stands on this change is others' work; a manager of the project may take it "
                "back too. Nothing was changed.",
                needed="manager",
            )

    def redo(self) -> str:
        """Do again what the coder undid last; returns what it was. Raises NothingToUndo,
        BuiltUpon."""
        return store.redo(self.database, by=self.coder, check=self._refuse_others).summary

    def next_steps(self) -> tuple[str | None, str | None]:
        """What undo and redo of the coder would do, in words."""
        coder = self.coder
        return self.database.kept(
            ("next steps", coder), (), lambda: store.next_steps(self.database, by=coder)
        )

    def history(
        self,
        record: str | None = None,
        *,
        offset: int = 0,
        limit: int = 100,
        verbs: Sequence[str] = (),
        states: Sequence[str] = (),
    ) -> list[Change]:
        """Changes, newest first; of one statement, transcript, actor … where ``record`` is its id.

        ``verbs`` and ``states`` (done, undone, dropped, kept, first) leave the others out. One that
        a later change took back is told as "taken".
        """
        chosen = store.Chosen(record, verbs, states)
        return store.history(self.database, chosen, offset=offset, limit=limit)

    def deciding_changes(self, verbs: Sequence[str], limit: int) -> list[Change]:
        """Changes of some verbs that stand and touch a suggestion, newest first."""
        chosen = store.Chosen(verbs=verbs, states=("done",), about="suggestions")
        return store.history(self.database, chosen, limit=limit)

    def newest(self) -> Change | None:
        """The newest entry of the log, undo and redo included; None before anything was written."""
        return store.newest(self.database)

    def short_history(
        self, record: str | None = None, *, offset: int = 0, limit: int = 100
    ) -> list[Change]:
        """As :meth:`history`, only with how many records each touched, and the edits of small
        ones.
        """
        chosen = store.Chosen(record)
        return store.history(self.database, chosen, offset=offset, limit=limit, light=True)

    def rows_of_change(
        self, number: int, *, offset: int = 0, limit: int = 100
    ) -> tuple[int, list[dict[str, Any]]]:
        """How many records a change touched, and some of them before and after. Raises
        OptionError.
        """
        return store.rows_of(self.database, number, offset, limit)
