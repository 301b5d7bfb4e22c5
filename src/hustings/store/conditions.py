"""A question about statements as conditions on their index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from . import tables
from .database import Database
from .index import BETWEEN, told_words
from .listed import among
from .questions import Looked, Question
from .searching import Found, numbers
from .tables import statement_index as i
from .tables import statement_names, statements

Where = list[sa.ColumnElement[bool]]


def one_of(column: sa.ColumnElement[Any], values: Sequence[Any]) -> sa.ColumnElement[bool]:
    """A column holds one of some values, None among them."""
    known = column.in_([v for v in values if v is not None])
    return sa.or_(column.is_(None), known) if None in values else known


def conditions(database: Database, asked: Question) -> Where:
    """The conditions of a question on the index."""
    where: Where = []
    for column, values in (
        (i.c.statement, asked.ids),
        (i.c.form, asked.forms),
        (i.c.transcript, asked.transcripts),
        (i.c.speaker, asked.speakers),
        (i.c.holder, asked.holders),
        (i.c.coder, asked.coders),
        (i.c.commitment, asked.commitments),
    ):
        if values is not None:
            where.append(among(column, values))
    if asked.names is not None:
        where.append(_naming(asked.names))
    where += _when(asked)
    if asked.layers is not None:
        where += _within(database, asked.layers)
    if asked.own is not None:
        own = sa.and_(i.c.holder.is_not(None), i.c.holder == i.c.speaker, i.c.chained == 0)
        where.append(own if asked.own else sa.not_(sa.func.coalesce(own, False)))
    if asked.stance is not None:
        where.append(i.c.stance == int(asked.stance))
    if asked.noted is not None:
        where.append(i.c.noted == int(asked.noted))
    if asked.of_others:
        where += [i.c.holder.is_not(None), i.c.holder != sa.func.coalesce(i.c.speaker, "")]
    if asked.but is not None:
        where.append(i.c.form != asked.but)
    if asked.looked is not None:
        where.append(_mentioning(database, asked, asked.looked))
    return where


def _within(database: Database, layers: frozenset[str]) -> Where:
    """The conditions of layers; none where all there is meets them."""
    there = layers_there(database)
    if not layers:
        aside = {tables.REPLACED, tables.AGAIN} & there
        return [i.c.layer.not_in(sorted(aside))] if aside else []
    called = {
        "coders": {tables.CODED, tables.REPLACED}, "gold": {tables.GOLD}, "again": {tables.AGAIN}
    }  # fmt: skip
    meant = {n for name in layers & called.keys() for n in called[name]}
    if there <= meant:
        return []
    layer = i.c.layer + 0 if tables.CODED in meant else i.c.layer  # of nearly all: no way to go by
    chosen = layer.in_(sorted(meant))
    names = sorted(layers - called.keys())
    if not names or "coders" in layers:
        return [chosen]
    own = sa.and_(i.c.layer.in_(sorted(called["coders"])), i.c.coder.in_(names))
    return [sa.or_(chosen, own)]


def replaced(database: Database) -> bool:
    """Whether some statements do not count: in their place something, or nothing, was settled, or
    they are of a second look.
    """
    return not layers_there(database).isdisjoint((tables.REPLACED, tables.AGAIN))


def settled(database: Database) -> bool:
    """Whether something was settled between coders."""
    return tables.GOLD in layers_there(database)


def layers_there(database: Database) -> frozenset[int]:
    """The layers that hold statements; kept until statements or decisions are written."""

    def read() -> frozenset[int]:
        layers = (tables.CODED, tables.GOLD, tables.REPLACED, tables.AGAIN)
        with database.reading() as connection:
            return frozenset(
                layer
                for layer in layers
                if connection.execute(sa.select(i.c.n).where(i.c.layer == layer).limit(1)).first()
            )

    return database.kept("layers", ("statements", "decisions"), read)


def _when(asked: Question) -> Where:
    where: Where = []
    if asked.since is not None:
        where.append(sa.and_(i.c.date != "", i.c.date >= asked.since))
    if asked.until is not None:
        day = sa.func.substr(i.c.date, 1, len(asked.until))
        where.append(sa.and_(i.c.date != "", day <= asked.until))
    if asked.told is not None:
        meets = sa.and_(i.c.first <= asked.told.last, i.c.last >= asked.told.first)
        where.append(sa.or_(meets, i.c.about.in_(asked.told.periods)))
    return where


def _naming(names: Iterable[str]) -> sa.ColumnElement[bool]:
    return i.c.n.in_(sa.select(statement_names.c.n).where(among(statement_names.c.name, names)))


def _mentioning(database: Database, asked: Question, looked: Looked) -> sa.ColumnElement[bool]:
    """What holds some words: in its quote, memo or fields, or in a name it points at."""
    found = numbers(database, tables.STATEMENT_WORDS, looked.needle)
    if found is None or not found.sure:
        held = [among(i.c.n, _looked_through(database, asked, looked.needle, found))]
    else:
        held = [among(i.c.n, found.numbers)]
    if looked.names:
        held += [
            among(i.c.speaker, looked.names),
            among(i.c.holder, looked.names),
            _naming([*looked.names, *(BETWEEN + key for key in looked.names)]),
        ]
    return sa.or_(*held)


def _looked_through(
    database: Database, asked: Question, needle: str, found: Found | None
) -> list[int]:
    """Rows that do hold some words, of those that may, looked at one by one."""
    where = conditions(database, replace(asked, looked=None))
    if found is not None:
        where.append(among(i.c.n, found.numbers))
    forms = sa.select(tables.forms.c.id, tables.forms.c.form)
    s = statements
    query = (
        sa.select(i.c.n, s.c.quote, s.c.memo, s.c.form, s.c["values"])
        .join(s, s.c.id == i.c.statement)
        .where(*where)
    )
    with database.reading() as connection:
        links = {
            str(key): frozenset(
                f["name"] for f in form["fields"] if f.get("kind") in ("actor", "concept")
            )
            for key, form in connection.execute(forms)
        }
        return [
            n
            for n, quote, memo, form, values in connection.execute(query)
            if needle
            in told_words(
                {"quote": quote, "memo": memo, "values": values}, links.get(form, frozenset())
            )
        ]
