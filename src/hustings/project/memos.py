"""Memos on texts, concepts, people and the project: each signed, each a note of the project's own.

A memo is nobody's coding. Several people write theirs beside each other; whoever may not see the
others' coding does not see their memos either (:mod:`hustings.store.scope`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from .. import store
from ..errors import CodingError, OptionError, UnknownName
from ..model.memos import MEMO_ON, TABLES, Memo
from . import codec
from .base import NOTES, Base, ChangeSet

KEY: Final = f"{NOTES}memo "
"""A note per memo, by its id."""

LONGEST: Final = 200_000
"""Characters of one memo."""


class Memoing(Base):
    """The memos of a project; those of statements are fields of theirs."""

    def memos(self, on: str | None = None, of: str | None = None) -> list[Memo]:
        """The memos, those last written first; of one kind of thing, or of one thing."""
        if on is not None and on not in MEMO_ON:
            raise UnknownName("thing with memos", on, MEMO_ON)
        found = [memo_of(r) for r in store.starting(self.database, "extras", KEY)]
        wanted = (m for m in found if (on is None or m.on == on) and (of is None or m.of == of))
        return sorted(wanted, key=lambda m: (m.at, m.id), reverse=True)

    def write_memo(self, text: str, on: str = "project", of: str = "") -> Memo:
        """Write a memo. ``of`` is the id of the text, concept or person. Raises UnknownName,
        OptionError for a thing that is not there, CodingError for an empty memo.
        """
        if on not in MEMO_ON:
            raise UnknownName("thing with memos", on, MEMO_ON)
        called = self._memo_on(on, of)
        data = {"on": on, "of": of if on in TABLES else "", "text": _checked(text)}
        key = codec.new_id("m")
        record = {"id": KEY + key, "data": {**data, "by": self.coder, "at": store.now()}}
        with self.changing("memo", f"Wrote a memo on {called}") as change:
            change.insert("extras", record)
        return memo_of(record)

    def change_memo(self, key: str, text: str) -> Memo:
        """Write a memo anew; in a shared project only who wrote it or a manager may. Raises
        OptionError, NotAllowed, CodingError.
        """
        before = self._memo_record(key)
        memo = memo_of(before)
        self.refuse_for(memo.by)
        data = {**before["data"], "text": _checked(text), "at": store.now()}
        if data["text"] != memo.text:
            summary = f"Changed a memo on {self._memo_on(memo.on, memo.of)}"
            with self.changing("memo", summary) as change:
                change.update("extras", before, {"data": data})
        return memo_of({**before, "data": data})

    def delete_memo(self, key: str) -> None:
        """Take a memo away; undo brings it back. Raises OptionError, NotAllowed."""
        before = self._memo_record(key)
        memo = memo_of(before)
        self.refuse_for(memo.by)
        with self.changing(
            "memo", f"Deleted a memo on {self._memo_on(memo.on, memo.of)}"
        ) as change:
            change.delete("extras", before)

    def follow_memos(self, change: ChangeSet, gone: Iterable[str], to: str | None) -> None:
        """Memos on what became another thing stand on that; on what is gone (None) they go too."""
        names = set(gone)
        for record in store.starting(self.database.whole, "extras", KEY):
            if record["data"]["of"] not in names:
                continue
            if to is None:
                change.delete("extras", record)
            else:
                change.update("extras", record, {"data": {**record["data"], "of": to}})

    def put_memos(
        self, change: ChangeSet, given: Iterable[Memo], ids: Mapping[str, Mapping[str, str]]
    ) -> list[str]:
        """Memos that came from elsewhere; ``ids``: for each kind of thing, its id there -> here.

        One that is here already is left as it is. Returns sentences about those without a place.
        """
        homeless = 0
        for memo in given:
            of = ids[memo.on].get(memo.of)
            if of is None:
                homeless += 1
            elif store.get(self.database, "extras", KEY + memo.id) is None:
                change.insert("extras", memo_record(replace(memo, of=of)))
        many = "memo" if homeless == 1 else "memos"
        return [f"{homeless} {many}: what they stand on did not come along."] if homeless else []

    def _memo_record(self, key: str) -> dict[str, Any]:
        record = store.get(self.database, "extras", KEY + key)
        if record is None:
            raise OptionError(f"There is no memo {key!r} (any more).")
        return record

    def _memo_on(self, on: str, of: str) -> str:
        if on not in TABLES:
            return "the project"
        record = store.get(self.database, TABLES[on], of)
        if record is None:
            raise OptionError(f"There is no {on} {of!r} to write a memo on.")
        return repr(record["title"] if on == "text" else record["name"])


def memo_of(record: Mapping[str, Any]) -> Memo:
    """A kept memo."""
    return Memo(record["id"].removeprefix(KEY), **record["data"])


def memo_record(memo: Memo) -> dict[str, Any]:
    """A memo as it is kept."""
    data = {name: getattr(memo, name) for name in ("on", "of", "text", "by", "at")}
    return {"id": KEY + memo.id, "data": data}


def _checked(text: str) -> str:
    words = text.strip()
    if not words:
        raise CodingError("A memo needs words; delete it if it is to go.")
    if len(words) > LONGEST:
        raise CodingError(
            f"A memo has at most {LONGEST:,} characters; this has {len(words):,}. Write two."
        )
    return words
