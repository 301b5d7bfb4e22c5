"""The tables of a team server: accounts, sessions, members, audit. No word of any project is here.

Times are seconds since 1970 (UTC). Of everything that lets somebody in (session, link, key) only
the SHA-256 is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

SCHEMA = "0001"
"""The version of these tables."""
FIRST = {"schema": SCHEMA, "rights": "0"}
"""What its notes begin with."""

metadata = sa.MetaData()


def _key(name: str, **more: Any) -> sa.Column[str]:
    return sa.Column(name, sa.String(200), **more)


def _at(name: str, *, nullable: bool = False) -> sa.Column[float]:
    return sa.Column(name, sa.Float(53), nullable=nullable)


meta = sa.Table(
    "meta", metadata, _key("id", primary_key=True), sa.Column("value", sa.Text, nullable=False)
)

accounts = sa.Table(
    "accounts",
    metadata,
    _key("id", primary_key=True),
    _key("called", unique=True, nullable=False, comment="the name, folded: one person, one name"),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("password", sa.Text, nullable=False, default="", comment="argon2id; empty: none yet"),
    sa.Column("keeper", sa.Boolean, nullable=False, default=False),
    sa.Column("founds", sa.Boolean, nullable=False, default=False, comment="may make projects"),
    _at("made"),
    sa.Column("notice", sa.Text, nullable=False, default="", comment="told at the next sign-in"),
)

sessions = sa.Table(
    "sessions",
    metadata,
    _key("id", primary_key=True),
    _key("token", unique=True, nullable=False),
    _key("account", nullable=False, index=True),
    _at("made"),
    _at("seen"),
    sa.Column("stays", sa.Boolean, nullable=False, default=False),
    sa.Column("address", sa.Text, nullable=False, default=""),
    sa.Column("program", sa.Text, nullable=False, default=""),
)

browsers = sa.Table(
    "browsers",
    metadata,
    _key("id", primary_key=True, comment="SHA-256 of a cookie and an account's id"),
    _key("account", nullable=False, index=True),
    _at("seen"),
)
"""Browsers that have signed in to an account before: a stranger cannot lock them out."""

projects = sa.Table(
    "projects",
    metadata,
    _key("id", primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    _key("file", unique=True, nullable=False, comment="its file's name in the folder"),
    _key("exports", nullable=False, default="manager", comment="the least role that may export"),
    _at("made"),
)

members = sa.Table(
    "members",
    metadata,
    _key("id", primary_key=True),
    _key("project", nullable=False, index=True),
    _key("account", nullable=False, index=True),
    _key("role", nullable=False),
    _at("since"),
)

links = sa.Table(
    "links",
    metadata,
    _key("id", primary_key=True),
    _key("token", unique=True, nullable=False),
    _key("what", nullable=False, comment="invitation or reset"),
    _key("project"),
    _key("account", comment="whose password is set anew; of an invitation: who made it"),
    _key("role"),
    sa.Column("name", sa.Text, nullable=False, default="", comment="proposed to who is invited"),
    sa.Column("by", sa.Text, nullable=False, default=""),
    _at("made"),
    _at("until"),
    _at("used", nullable=True),
)

keys = sa.Table(
    "keys",
    metadata,
    _key("id", primary_key=True),
    _key("token", unique=True, nullable=False),
    _key("project", nullable=False, index=True),
    _key("account", nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    _key("scope", nullable=False, comment="read or write"),
    _at("made"),
    _at("until"),
    _at("used", nullable=True),
)

tries = sa.Table(
    "tries",
    metadata,
    _key("id", primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),
    _at("since"),
    _at("until"),
)

audit = sa.Table(
    "audit",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    _at("at"),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("address", sa.Text, nullable=False, default=""),
    _key("project", index=True),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("about", sa.Text, nullable=False, default=""),
)

presence = sa.Table(
    "presence",
    metadata,
    _key("id", primary_key=True, comment="project and account"),
    _key("project", nullable=False, index=True),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("page", sa.Text, nullable=False),
    sa.Column("transcript", sa.Text, nullable=False, default=""),
    sa.Column("turn", sa.Text, nullable=False, default=""),
    _at("at"),
)

SIGNS = {
    "": lambda column, value: column.is_(None) if value is None else column == value,
    "<": lambda column, value: column < value,
    ">": lambda column, value: column > value,
    "in": lambda column, value: column.in_(list(value)),
    "not": lambda column, value: column != value,
}

Where = Mapping[str, Any]
"""Column -> value; a sign may follow the column: ``{"seen <": 12.5, "id in": ["a", "b"]}``."""


class Records:
    """Records of a server inside one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def all(
        self, table: str, where: Where | None = None, *, order: str = "id", limit: int | None = None
    ) -> list[dict[str, Any]]:
        """Records that fit, in the order of a column (``-`` before it: downwards)."""
        t = metadata.tables[table]
        by = t.c[order.lstrip("-")]
        query = sa.select(t).where(*_fits(t, where)).limit(limit)
        query = query.order_by(by.desc() if order.startswith("-") else by)
        return [
            {str(k): v for k, v in r.items()} for r in self._connection.execute(query).mappings()
        ]

    def one(self, table: str, where: Where) -> dict[str, Any] | None:
        """The first record that fits, None where there is none."""
        found = self.all(table, where, limit=1)
        return found[0] if found else None

    def pair(
        self, table: str, where: Where, column: str, other: str
    ) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """The first record that fits, and the one of the ``other`` table its ``column`` names;
        None unless both are there.
        """
        one, two = metadata.tables[table], metadata.tables[other]
        query = sa.select(one, two).join(two, two.c.id == one.c[column]).where(*_fits(one, where))
        row = self._connection.execute(query.order_by(one.c.id).limit(1)).first()
        if row is None:
            return None
        named = len(one.columns)
        first = dict(zip(one.columns.keys(), row[:named], strict=True))
        return first, dict(zip(two.columns.keys(), row[named:], strict=True))

    def count(self, table: str, where: Where | None = None) -> int:
        """How many records fit."""
        t = metadata.tables[table]
        query = sa.select(sa.func.count()).select_from(t).where(*_fits(t, where))
        return int(self._connection.execute(query).scalar() or 0)

    def add(self, table: str, record: Mapping[str, Any]) -> None:
        """One record more. Raises Clash where its key or name is taken."""
        self._connection.execute(metadata.tables[table].insert(), dict(record))

    def change(self, table: str, where: Where, values: Mapping[str, Any]) -> int:
        """Change records that fit; returns how many."""
        t = metadata.tables[table]
        query = t.update().where(*_fits(t, where)).values(dict(values))
        return int(self._connection.execute(query).rowcount)

    def drop(self, table: str, where: Where) -> int:
        """Delete records that fit; returns how many."""
        t = metadata.tables[table]
        return int(self._connection.execute(t.delete().where(*_fits(t, where))).rowcount)

    def put(self, table: str, record: Mapping[str, Any]) -> None:
        """One record, in the place of the one with the same id."""
        if not self.change(table, {"id": record["id"]}, record):
            self.add(table, record)


def _fits(table: sa.Table, where: Where | None) -> list[Any]:
    out = []
    for name, value in (where or {}).items():
        column, _, sign = name.partition(" ")
        out.append(SIGNS[sign](table.c[column], value))
    return out
