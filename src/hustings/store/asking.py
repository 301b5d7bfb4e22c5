"""Questions about statements: which fit, how many, in which order, a page of them.

A question is answered from ``statement_index``, whose rows are narrow; the statements themselves
are read for the page only. Pages follow one another by the last row seen (a cursor), so that none
is doubled or left out where somebody writes meanwhile, or begin at any row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import sqlalchemy as sa

from . import tables
from .database import Database
from .fetch import refuse_torn
from .index import BETWEEN, INVOLVED, told_words
from .listed import MANY, among
from .searching import Found, numbers
from .tables import statement_index as i
from .tables import statement_names, statements

Named = Literal["speaker", "holder", "form", "commitment", "coder", "transcript", "leading"]
"""What may be counted by, and sorted by what it is called."""

NAMED: tuple[str, ...] = (
    "speaker",
    "holder",
    "form",
    "commitment",
    "coder",
    "transcript",
    "leading",
)

FARTHEST = 2**63 - 1
"""Where a time that is not told stands in the order of times."""

LARGE = 2_000
"""Statements of one name that are read as a page of their own."""


@dataclass(frozen=True, slots=True)
class Period:
    """A time told: its first and last day from 1970, and the names of periods that meet it."""

    first: int
    last: int
    periods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """Words to look for, folded, and the ids of actors and concepts whose names hold them."""

    needle: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Which statements are meant: all of it holds. None of a set means any; names are ids."""

    ids: frozenset[str] | None = None
    forms: tuple[str, ...] | None = None
    transcripts: tuple[str, ...] | None = None
    speakers: tuple[str, ...] | None = None
    holders: tuple[str, ...] | None = None
    names: tuple[str, ...] | None = None
    coders: tuple[str, ...] | None = None
    layers: frozenset[str] | None = None
    """"coders", "gold", "again" or names of coders; empty: each thing once, as it was settled, else
    as it was coded; None: all, also what something was settled in the place of."""
    commitments: tuple[str, ...] | None = None
    since: str | None = None
    until: str | None = None
    told: Period | None = None
    own: bool | None = None
    stance: bool | None = None
    noted: bool | None = None
    looked: Looked | None = None
    of_others: bool = False
    """Only what is told as the view of somebody named who does not speak."""
    but: str | None = None
    """A form that is left out."""


CODERS_OWN = Question(layers=frozenset({"coders"}))
"""What coders marked, each his own: what a project is counted by."""


@dataclass(frozen=True, slots=True)
class Order:
    """By what statements are sorted: "start" (reading order), "about", "made_at", "quote" or one of
    :data:`NAMED`; what is equal stands in reading order.

    ``label`` gives what a name is sorted by, ``periods`` the days of named times.
    """

    by: str = "start"
    down: bool = False
    label: Callable[[Any], Any] = field(default=lambda value: value or "", compare=False)
    periods: Mapping[str, tuple[int, int]] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Slice:
    """So many rows of a list: from row ``offset`` on, or after the last row of another page."""

    limit: int = 200
    offset: int = 0
    after: Sequence[Any] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some statements: records with their ``spoken`` (who speaks), how many fit in all, and the
    cursor of the next page (None: there is none).
    """

    total: int
    rows: tuple[dict[str, Any], ...]
    cursor: tuple[Any, ...] | None


PLACE = (i.c.position, i.c.transcript, i.c.begin, i.c.stop, i.c.statement)
"""Reading order."""

Where = list[sa.ColumnElement[bool]]


def total(database: Database, question: Question) -> int:
    """How many statements fit."""
    where = conditions(database, question)
    with database.reading() as connection:
        query = sa.select(sa.func.count()).select_from(i).where(*where)
        return int(connection.execute(query).scalar() or 0)


def grouped(database: Database, question: Question, *columns: str) -> list[tuple[Any, ...]]:
    """``(value, …, number)`` of the statements that fit, by columns of the index."""
    where = conditions(database, question)
    chosen = [_unindexed(i.c[name]) if where else i.c[name] for name in columns]
    with database.reading() as connection:
        query = sa.select(*chosen, sa.func.count()).where(*where).group_by(*chosen)
        return [tuple(row) for row in connection.execute(query)]


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
        return [tuple(row) for row in connection.execute(query.where(*where))]


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
            narrow = [_one_of(column, values), *where, *behind]
            query = sa.select(i.c.statement, column, *PLACE).where(*narrow)
            if len(some) == 1:
                query = query.order_by(*PLACE).limit(limit + 1 - len(found)).offset(offset)
                found += [tuple(row) for row in connection.execute(query)]
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


def _one_of(column: sa.ColumnElement[Any], values: Sequence[Any]) -> sa.ColumnElement[bool]:
    known = column.in_([v for v in values if v is not None])
    return sa.or_(column.is_(None), known) if None in values else known


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
    chosen = i.c.layer.in_(sorted(meant))
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
