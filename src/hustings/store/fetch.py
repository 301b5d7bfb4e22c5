"""Reading records: dicts out, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from ..errors import NotAProject
from . import tables
from .database import Database
from .listed import MANY, among, each


def _one(value: object) -> str:
    return "none" if value is None else "one"


def fetch(
    database: Database, table: str, *, order: str = "id", **where: Any
) -> list[dict[str, Any]]:
    """Records of a table whose columns equal the given values (a list: any of them), as dicts."""
    given = {
        c: list(v) if isinstance(v, list | tuple | set | frozenset) else v for c, v in where.items()
    }
    kinds = tuple(
        (c, ("lots" if len(v) > MANY else "many") if isinstance(v, list) else _one(v))
        for c, v in given.items()
    )
    absent = database.absent.get(table, frozenset())
    if len(absent) == len(tables.RECORDS[table].c):
        return []
    with database.reading() as connection:
        result = connection.execute(_query(table, order, kinds, absent), given)
        names = [str(name) for name in result.keys()]  # noqa: SIM118 - a result, not a dict
        rows = [dict(zip(names, row, strict=True)) for row in result]
    if database.seen.damage:
        refuse_torn(database, table, rows)
    return rows


def refuse_torn(database: Database, table: str, rows: Iterable[dict[str, Any]]) -> None:
    """Raise NotAProject where a damaged project has a record that lacks what every record has, or
    holds a value of another kind than its column.
    """
    columns = [(c.name, c.nullable, _KINDS.get(type(c.type))) for c in tables.RECORDS[table].c]
    for row in rows:
        for name, nullable, kinds in columns:
            value = row[name]
            torn = not nullable if value is None else kinds and not isinstance(value, kinds)
            if torn:
                raise NotAProject(
                    f"{database.path.name} is damaged: the {name} of one of its {table} cannot be "
                    f"read. 'hustings rescue' takes what is readable into a new project."
                )


_KINDS: dict[type, tuple[type, ...]] = {
    sa.String: (str,),
    sa.Text: (str,),
    sa.Integer: (int,),
    sa.Float: (float, int),
    sa.JSON: (dict, list),
}


@lru_cache(maxsize=256)
def _query(
    table: str, order: str, where: tuple[tuple[str, str], ...], absent: frozenset[str]
) -> sa.Select[Any]:
    """The same question is put together once: half the time of a small one.

    ``absent`` columns, of an older project that is only read, hold what a new one begins with.
    """
    t = tables.RECORDS[table]
    columns = [_unset(c) if c.name in absent else c for c in t.c]
    query = sa.select(*columns).order_by(*(t.c[name] for name in order.split(",")))
    for column, kind in where:
        if kind == "lots":
            query = query.where(
                t.c[column].in_(each(sa.bindparam(column, type_=sa.JSON), t.c[column].type))
            )
        elif kind == "many":
            query = query.where(t.c[column].in_(sa.bindparam(column, expanding=True)))
        else:
            query = query.where(
                t.c[column].is_(None) if kind == "none" else t.c[column] == sa.bindparam(column)
            )
    return query


def _unset(column: sa.Column[Any]) -> sa.Label[Any]:
    default = column.server_default
    text = str(default.arg) if isinstance(default, sa.DefaultClause) else None
    return sa.literal_column(f"'{text}'" if text else "NULL", column.type).label(column.name)


def starting(database: Database, table: str, prefix: str) -> list[dict[str, Any]]:
    """Records of a table whose id begins with ``prefix``, by id."""
    t = tables.RECORDS[table]
    query = sa.select(t).where(t.c.id >= prefix, t.c.id < prefix + "\U0010ffff").order_by(t.c.id)
    with database.reading() as connection:
        return [{str(k): v for k, v in row.items()} for row in connection.execute(query).mappings()]


def get(database: Database, table: str, key: str) -> dict[str, Any] | None:
    """One record, or None."""
    found = fetch(database, table, id=key)
    return found[0] if found else None


def count(database: Database, table: str, **where: Any) -> int:
    """How many records a table holds."""
    t = tables.RECORDS[table]
    if len(database.absent.get(table, ())) == len(t.c):
        return 0
    query = sa.select(sa.func.count()).select_from(t)
    absent = database.absent.get(table, frozenset())
    for column, value in where.items():
        if column not in absent or value is not None:
            query = query.where(t.c[column] == value)
    with database.reading() as connection:
        return int(connection.execute(query).scalar() or 0)


def counts(
    database: Database, table: str, *columns: str, transcripts: Sequence[str] | None = None
) -> list[tuple[Any, ...]]:
    """``(value, …, number)`` per distinct combination of columns; of some texts where named."""
    t = tables.RECORDS[table]
    absent = database.absent.get(table, frozenset())
    chosen = [sa.literal_column("NULL") if c in absent else t.c[c] for c in columns]
    with database.reading() as connection:
        query = sa.select(*chosen, sa.func.count()).group_by(*chosen)
        if transcripts is not None:
            query = query.where(among(t.c.transcript, transcripts))
        return [tuple(row) for row in connection.execute(query).all()]


def voices(database: Database) -> list[tuple[str, str | None, list[str]]]:
    """``(speaker, label, texts)`` of all who speak in texts that were not replaced; ``texts`` names
    the text of each such turn. One look at the turns tells who speaks how often, as whom and where.
    """
    t, d = tables.turns, tables.transcripts
    absent = database.absent.get("turns", frozenset())
    if "speaker" in absent:
        return []
    label = sa.literal_column("NULL") if "label" in absent else t.c.label
    where = sa.func.aggregate_strings(t.c.transcript, _BETWEEN)
    query = sa.select(t.c.speaker, label, where).where(t.c.speaker.is_not(None))
    if "replaced_by" not in database.absent.get("transcripts", frozenset()):
        replaced = sa.select(d.c.id).where(d.c.replaced_by.is_not(None))
        query = query.where(t.c.transcript.not_in(replaced))
    with database.reading() as connection:
        found = connection.execute(query.group_by(t.c.speaker, label)).all()
    return [(who, as_whom, texts.split(_BETWEEN)) for who, as_whom, texts in found]


_BETWEEN = "\x1f"
"""What stands between ids that are handed over as one text; no id holds it."""


def text(database: Database, key: str) -> str:
    """The canonical text behind a transcript."""
    with database.reading() as connection:
        found = connection.execute(
            sa.select(tables.texts.c.text).where(tables.texts.c.id == key)
        ).scalar()
    return str(found or "")


def texts(database: Database, keys: Sequence[str]) -> dict[str, str]:
    """Some canonical texts by their keys, asked for at once."""
    t = tables.texts
    with database.reading() as connection:
        found = connection.execute(sa.select(t.c.id, t.c.text).where(among(t.c.id, keys)))
        return {str(key): str(words) for key, words in found}


def flagged(
    database: Database, transcripts: Sequence[str] | None = None
) -> list[tuple[str, list[Any]]]:
    """``(transcript, flags)`` of every turn that carries a flag; of some texts where named."""
    t = tables.turns
    query = sa.select(t.c.transcript, t.c.flags).where(sa.cast(t.c.flags, sa.Text) != "[]")
    if transcripts is not None:
        query = query.where(among(t.c.transcript, transcripts))
    with database.reading() as connection:
        return [(str(row[0]), list(row[1])) for row in connection.execute(query)]


def names(database: Database, table: str) -> dict[str, str]:
    """Id -> name of every actor or concept."""
    t = tables.RECORDS[table]
    with database.reading() as connection:
        return {str(row[0]): str(row[1]) for row in connection.execute(sa.select(t.c.id, t.c.name))}
