"""Suggestions of a project and what became of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from .. import store
from ..errors import OptionError, UnknownName
from ..model import (
    PUT_ASIDE,
    Suggestion,
)
from . import codec
from .base import Base, properties_of, tidy


class Deciding(Base):
    """What was found, apart from the statements, and what a person decided."""

    def suggestions(self, **where: Any) -> list[Suggestion]:
        """Suggestions kept in the project; filter by transcript, kind, state, method."""
        return [
            codec.suggestion_of(r)
            for r in store.fetch(self.database, "suggestions", order="transcript,begin,id", **where)
        ]

    def keep_suggestions(self, suggestions: Iterable[Suggestion]) -> int:
        """Keep new suggestions; one that was ever offered (same id, or the same of the same span)
        is not again.
        """
        known = store.fetch(self.database, "suggestions")
        have = {r["id"] for r in known}
        same = {codec.offered(r) for r in known}
        made = [(s, codec.suggestion_record(s)) for s in suggestions if s.id not in have]
        fresh = [s for s, record in made if codec.offered(record) not in same]
        if fresh:
            with self.changing(
                "suggest", f"Found {len(fresh)} suggestions", undoable=False
            ) as change:
                for suggestion in {s.id: s for s in fresh}.values():
                    change.insert("suggestions", codec.suggestion_record(suggestion))
        return len(fresh)

    def decide(self, id: str, state: str) -> None:
        """Put a suggestion aside: rejected, later, or open again. Accepting is :meth:`code` with
        ``suggestion=``.
        """
        self.decide_many([id], state)

    def decide_many(self, ids: Iterable[str], state: str) -> int:
        """Put several suggestions aside as one change, such as one name in many texts. Returns how
        many changed.
        """
        found = self._several("suggestions", ids, "suggestion")
        if state not in PUT_ASIDE:
            raise UnknownName("state", state, PUT_ASIDE)
        many = f"{len(found)} suggestions" if len(found) > 1 else "a suggestion"
        kind = found[0]["kind"]
        told = {
            "open": f"Opened {many} again: {kind}",
            "rejected": f"Rejected {many}: {kind}",
            "later": f"Left {many} for later: {kind}",
        }[state]
        with self.changing("decide", told) as change:
            return sum(change.update("suggestions", before, {"state": state}) for before in found)

    def confirm_actor(
        self, suggestion: str, name: str, *, kind: str = "", aliases: Iterable[str] = ()
    ) -> str:
        """Accept a suggested actor as one change: made, or given kind and aliases where known.
        Returns its id.

        Whatever still waits under the same name or one of the aliases, in any text, is accepted
        with it.
        """
        before = self.known_record("suggestions", suggestion, "suggestion")
        if before["kind"] != "actors":
            raise OptionError(
                "That suggestion names no actor. Accept it by making a statement of it."
            )
        name, aliases = tidy(name), [tidy(a) for a in aliases]
        called = {name, before["values"].get("name"), *aliases}
        known = [
            r
            for r in store.fetch(self.database, "actors")
            if name == r["name"] or name in r["aliases"]
        ]
        with self.changing("make", f"Confirmed the actor {name!r}") as change:
            if known:
                both = list(dict.fromkeys([*known[0]["aliases"], *aliases]))
                told = {"kind": kind} if kind else {}
                change.update(
                    "actors", known[0], properties_of("actors", {**told, "aliases": both})
                )
                key = str(known[0]["id"])
            else:
                key = change.made("actors", name)
                row = change.rows[-1]
                given = properties_of("actors", {"kind": kind, "aliases": list(aliases)})
                change.rows[-1] = replace(row, after={**(row.after or {}), **given})
            for other in store.fetch(
                self.database, "suggestions", kind="actors", state=["open", "later"]
            ):
                if other["id"] != suggestion and other["values"].get("name") in called:
                    change.update("suggestions", other, {"state": "accepted"})
            change.update("suggestions", before, {"state": "accepted"})
        return key

    def hints(self, statements: Iterable[str] | None = None) -> dict[str, str]:
        """The machine hint a statement was made of, by statement: ``method version``, such as
        "rules/causes 3".
        """
        where: dict[str, Any] = {} if statements is None else {"statement": list(statements)}
        found = store.fetch(self.database, "suggestions", **where)
        return {r["statement"]: f"{r['method']} {r['version']}" for r in found if r["statement"]}

    def suggestions_made(self) -> dict[str, Suggestion]:
        """The suggestion a statement was made of, by statement."""
        found = store.fetch(self.database, "suggestions", state=["accepted", "edited"])
        return {r["statement"]: codec.suggestion_of(r) for r in found if r["statement"]}
