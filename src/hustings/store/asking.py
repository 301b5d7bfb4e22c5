"""Questions about statements: which fit, how many, in which order, a page of them.

A question is answered from ``statement_index``, whose rows are narrow; the statements themselves
are read for the page only. Pages follow one another by the last row seen (a cursor), so that none
is doubled or left out where somebody writes meanwhile, or begin at any row.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from . import tables
from .conditions import Where, conditions, one_of
from .database import Database
from .fetch import refuse_torn
from .index import INVOLVED
from .listed import MANY, among
from .questions import NAMED, Order, Page, Question, Slice
from .tables import statement_index as i
from .tables import statement_names, statements

FARTHEST = 2**63 - 1
"""Where a time that is not told stands in the order of times."""

LARGE = 2_000
"""Statements of one name that are read as a page of their own."""

TOGETHER = ("coder", "transcript", "layer")
"""Columns that one index holds, in its order: grouped by these, no row is looked at."""

PLACE = (i.c.position, i.c.transcript, i.c.begin, i.c.stop, i.c.statement)
"""Reading order."""


def total(database: Database, question: Question) -> int:
    """How many statements fit."""
    where = conditions(database, question)
    with database.reading() as connection:
        query = sa.select(sa.func.count()).select_from(i).where(*where)
        return int(connection.execute(query).scalar() or 0)


def grouped(database: Database, question: Question, *columns: str) -> list[tuple[Any, ...]]:
    """``(value, …, number)`` of the statements that fit, by columns of the index."""
    where = conditions(database, question)
    if question.of_layers_alone and set(columns) <= set(TOGETHER):
        query = _grouped_together(where, columns)
    else:
        chosen = [_unindexed(i.c[name]) if where else i.c[name] for name in columns]
        query = sa.select(*chosen, sa.func.count()).where(*where).group_by(*chosen)
    with database.reading() as connection:
        return [tuple(row) for row in connection.execute(query).all()]


def spread(
    database: Database, question: Question, by: str, over: str
) -> list[tuple[str | None, int]]:
    """``(value, number)``: over how many values of the column ``over`` the statements of each value
    of ``by`` that fit are spread.
    """
    each = _unindexed(i.c[by])
    query = sa.select(each, sa.func.count(sa.distinct(i.c[over])))
    query = query.where(*conditions(database, question)).group_by(each)
    with database.reading() as connection:
        return [(value, number) for value, number in connection.execute(query).all()]


def _grouped_together(where: Where, columns: Sequence[str]) -> sa.Select[Any]:
    """The same of columns that one index holds, which is gone through once, in its own order."""
    held = [i.c[name] for name in TOGETHER]
    each = (
        sa.select(*held, sa.func.count().label("number")).where(*where).group_by(*held).subquery()
    )
    chosen = [each.c[name] for name in columns]
    number = sa.cast(sa.func.sum(each.c.number), sa.BigInteger)
    return sa.select(*chosen, number).group_by(*chosen)


def _unindexed(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    """A column that is grouped by while others are looked at: going by its own index, from there to
    each row, takes eight times as long as going through all rows.
    """
    return column + "" if isinstance(column.type, sa.String) else column


def layered(database: Database, question: Question) -> list[tuple[str, str, str, int]]:
    """``(transcript, layer, coder, number)`` of the statements that fit."""
    called = {tables.GOLD: "gold", tables.AGAIN: "again"}
    found = grouped(database, question, "transcript", "layer", "coder")
    return [
        (str(text), called.get(layer, "coders"), str(coder or ""), int(n))
        for text, layer, coder, n in found
    ]


def used(database: Database, table: str, keys: Sequence[str] | None = None) -> dict[str, int]:
    """How many statements name each actor (as speaker, holder, between them or in a field) or each
    concept (in a field); of all, or of those named by ``keys``.
    """
    before = INVOLVED if table == "actors" else ""
    known = tables.RECORDS[table].c.id
    name = statement_names.c.name
    query = sa.select(name, sa.func.count()).group_by(name)
    if keys is not None:
        query = query.where(among(name, [before + key for key in keys]))
    else:
        query = query.where(name.in_(sa.select(before + known if before else known)))
    with database.reading() as connection:
        return {str(name)[len(before) :]: int(n) for name, n in connection.execute(query)}


def narrow(database: Database, question: Question, *columns: str) -> list[tuple[Any, ...]]:
    """Columns of the index of all that fit, in reading order."""
    query = sa.select(*(i.c[name] for name in columns)).order_by(*PLACE)
    where = conditions(database, question)
    with database.reading() as connection:
        return [tuple(row) for row in connection.execute(query.where(*where)).all()]


def ids(database: Database, question: Question) -> list[str]:
    """The ids of all that fit, in reading order."""
    where = conditions(database, question)
    with database.reading() as connection:
        query = sa.select(i.c.statement).where(*where).order_by(*PLACE)
        return [str(key) for key in connection.scalars(query)]


def records(database: Database, question: Question) -> list[dict[str, Any]]:
    """All that fit, whole, in reading order, each with its ``spoken``."""
    where = conditions(database, question)
    return _whole(database, where)


def page(database: Database, question: Question, order: Order, part: Slice) -> Page:
    """A page of what fits."""
    limit, offset, after = part.limit, part.offset, part.after
    where = conditions(database, question)
    if order.by in NAMED:
        return _page_by_name(database, where, order, part)
    keys = _keys(order)
    query = sa.select(i.c.statement, *keys).where(*where)
    if order.by == "quote":
        query = query.join(statements, statements.c.id == i.c.statement)
    if after is not None:
        query = query.where(_beyond([*keys, *PLACE], order.down, len(keys), after))
    ordered = [k.desc() if order.down else k.asc() for k in keys]
    if order.by == "start" and order.down:
        place = [k.desc() for k in PLACE]
    else:
        place = [k.asc() for k in PLACE]
    query = query.add_columns(*PLACE).order_by(*ordered, *place).limit(limit + 1).offset(offset)
    with database.reading() as connection:
        counted = sa.select(sa.func.count()).select_from(i).where(*where)
        number = int(connection.execute(counted).scalar() or 0)
        found = connection.execute(query).all()
    more = found[limit - 1][1:] if limit and len(found) > limit else None
    rows = _by_ids(database, [str(row[0]) for row in found[:limit]])
    return Page(number, rows, None if more is None else tuple(more))


def _keys(order: Order) -> list[sa.ColumnElement[Any]]:
    if order.by == "start":
        return []
    if order.by == "about":
        missing = -FARTHEST - 1 if order.down else FARTHEST
        return [_day(order, end, missing) for end in (0, 1)]
    return [statements.c.quote if order.by == "quote" else i.c[order.by]]


def _day(order: Order, end: int, missing: int) -> sa.ColumnElement[Any]:
    known = i.c.last if end else i.c.first
    if not order.periods:
        return sa.func.coalesce(known, missing)
    named = sa.case({name: days[end] for name, days in order.periods.items()}, value=i.c.about)
    return sa.func.coalesce(known, named, missing)


def _beyond(
    keys: Sequence[sa.ColumnElement[Any]], down: bool, own: int, after: Sequence[Any]
) -> sa.ColumnElement[bool]:
    """What comes behind a row: the first ``own`` keys run as the order does, the rest up (all of
    them down where there are no others).
    """
    found: sa.ColumnElement[bool] = sa.false()
    for at in range(len(keys) - 1, -1, -1):
        falling = down and (at < own or own == 0)
        beyond = keys[at] < after[at] if falling else keys[at] > after[at]
        found = sa.or_(beyond, sa.and_(keys[at] == after[at], found))
    return found


def _page_by_name(database: Database, where: Where, order: Order, part: Slice) -> Page:
    """A page sorted by what names are called: names are counted first, and only those read that
    the page shows.
    """
    limit, offset, after = part.limit, part.offset, part.after
    column = i.c[order.by]
    with database.reading() as connection:
        counted = sa.select(column, sa.func.count()).where(*where).group_by(column)
        groups: list[Any] = list(connection.execute(counted))
    groups.sort(key=lambda g: order.label(g[0]), reverse=order.down)
    number = sum(int(g[1]) for g in groups)
    behind: Where = []
    if after is not None:
        value, *place = after
        groups, there = _from_name(groups, order, value)
        behind = [_beyond(PLACE, False, 0, place)] if there else []
    found: list[tuple[Any, ...]] = []
    with database.reading() as connection:
        while groups and len(found) <= limit:
            wanted = 1 if behind else limit + 1 - len(found) + offset
            some, groups = _some(groups, wanted)
            skipped = sum(int(g[1]) for g in some)
            if not behind and offset >= skipped:
                offset -= skipped
                continue
            values = [g[0] for g in some]
            narrow = [one_of(column, values), *where, *behind]
            query = sa.select(i.c.statement, column, *PLACE).where(*narrow)
            if len(some) == 1:
                query = query.order_by(*PLACE).limit(limit + 1 - len(found)).offset(offset)
                found += [tuple(row) for row in connection.execute(query).all()]
            else:
                rank = {value: k for k, value in enumerate(values)}
                rows = sorted(connection.execute(query), key=lambda r: (rank[r[1]], *r[2:]))
                found += [tuple(row) for row in rows[offset:]]
            offset, behind = 0, []
    shown = _by_ids(database, [str(row[0]) for row in found[:limit]])
    return Page(number, shown, found[limit - 1][1:] if limit and len(found) > limit else None)


def _from_name(groups: list[Any], order: Order, value: Any) -> tuple[list[Any], bool]:
    """The groups from a name on, and whether it is still there; without it, those behind it."""
    names = [g[0] for g in groups]
    if value in names:
        return groups[names.index(value) :], True
    last = order.label(value)
    beyond = [g for g in groups if (order.label(g[0]) < last) == order.down]
    return beyond, False


def _some(groups: list[Any], wanted: int) -> tuple[list[Any], list[Any]]:
    """The next groups that hold about so many rows: a large one alone, small ones together."""
    taken = rows = 0
    while taken < len(groups) and rows < wanted and taken < MANY:
        if groups[taken][1] > LARGE:
            break
        rows += int(groups[taken][1])
        taken += 1
    taken = max(1, taken)
    return groups[:taken], groups[taken:]


def _by_ids(database: Database, keys: Sequence[str]) -> tuple[dict[str, Any], ...]:
    rank = {key: k for k, key in enumerate(keys)}
    found = _whole(database, [among(i.c.statement, keys)], ordered=False)
    return tuple(sorted(found, key=lambda r: rank[r["id"]]))


def _whole(database: Database, where: Where, *, ordered: bool = True) -> list[dict[str, Any]]:
    query = sa.select(statements, i.c.speaker.label("spoken")).join(
        i, i.c.statement == statements.c.id
    )
    query = query.where(*where)
    if ordered:
        query = query.order_by(*PLACE)
    with database.reading() as connection:
        result = connection.execute(query)
        names = [str(name) for name in result.keys()]  # noqa: SIM118 - a result, not a dict
        rows = [dict(zip(names, row, strict=True)) for row in result]
    if database.seen.damage:
        refuse_torn(database, "statements", rows)
    return rows
