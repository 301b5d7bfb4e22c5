"""Names of actors and concepts, asked for one by one while few are wanted.

A statement that is written or told names a handful of them; to read all for it would make coding
slower with every concept there is. A page names many: then all are read, once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar, overload

import sqlalchemy as sa

from . import tables
from .database import Database
from .fetch import fetch, get, names

FEW = 24
"""So many are asked for one by one; the next reads all."""

T = TypeVar("T")


class Asked(Mapping[str, str]):
    """What is known under a key, by a question for one and a question for all.

    Both answer as of one revision: whoever keeps this lets go of it with the next write.
    """

    def __init__(
        self, one: Callable[[str], str | None], everything: Callable[[], dict[str, str]]
    ) -> None:
        self._one, self._everything = one, everything
        self._known: dict[str, str | None] = {}
        self._all: dict[str, str] | None = None

    def _whole(self) -> dict[str, str]:
        if self._all is None:
            self._all = self._everything()
        return self._all

    def for_many(self, asked: int) -> Mapping[str, str]:
        """What so many questions are put to: to a plain table where all are read anyway."""
        return self._whole() if asked > FEW else self

    def _found(self, key: str) -> str | None:
        if self._all is not None:
            return self._all.get(key)
        if key not in self._known and len(self._known) < FEW:
            self._known[key] = self._one(key)
        return self._known[key] if key in self._known else self._whole().get(key)

    def __getitem__(self, key: str) -> str:
        found = self._found(key)
        if found is None:
            raise KeyError(key)
        return found

    @overload
    def get(self, key: str, default: None = None, /) -> str | None: ...
    @overload
    def get(self, key: str, default: str | T, /) -> str | T: ...
    def get(self, key: str, default: str | T | None = None, /) -> str | T | None:
        """As of a dict, without an exception where nothing is known: it is asked for each row."""
        found = self._found(key)
        return default if found is None else found

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())


def names_asked(database: Database, table: str) -> Asked:
    """Id -> name of actors or concepts."""

    def one(key: str) -> str | None:
        record = get(database, table, key) if key else None
        return None if record is None else str(record["name"])

    return Asked(one, lambda: names(database, table))


def ids_asked(database: Database, table: str) -> Asked:
    """Name or alias -> id of actors or concepts; a name goes before an alias."""

    def one(name: str) -> str | None:
        named = fetch(database, table, name=name)
        return str(named[0]["id"]) if named else _aliases(database, table).get(name)

    def everything() -> dict[str, str]:
        named = {r["name"]: r["id"] for r in fetch(database, table)}
        return _aliases(database, table) | named

    return Asked(one, everything)


def _aliases(database: Database, table: str) -> dict[str, str]:
    """Alias -> id."""
    if "aliases" in database.absent.get(table, ()):
        return {}
    t = tables.RECORDS[table]
    some = sa.select(t.c.id, t.c.aliases).where(sa.cast(t.c.aliases, sa.Text) != "[]")
    with database.reading() as connection:
        found = connection.execute(some.order_by(t.c.id)).all()
    return {alias: str(key) for key, aliases in found for alias in aliases}
