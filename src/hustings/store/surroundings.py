"""What the index tells of statements that they do not say themselves: the shape of their form,
whoever speaks at their place, the place and date of their text, whether something was settled
instead.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from . import tables
from .listed import among
from .rows import Record
from .shapes import Shape, shape_of, shapes_there
from .speaking import last_turn, speakers_of

Place = tuple[int, str | None]
"""A text's place in the library, and its date."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What some statements stand among, by the id of a form, a statement or a text."""

    last: int
    """The highest number a statement of the index has; 0 where there is none."""
    shapes: Mapping[str, Shape]
    speakers: Mapping[str, str | None]
    places: Mapping[str, Place]
    settled: Collection[str]


def surroundings(connection: sa.Connection, records: Sequence[Record]) -> Surroundings:
    """What statements stand among; a single one asks the store a single question, as a coder waits
    for it at every mark.
    """
    if len(records) == 1:
        return _of_one(connection, records[0])
    return Surroundings(
        int(connection.execute(sa.select(_LAST)).scalar() or 0),
        shapes_there(connection, {r["form"] for r in records}),
        speakers_of(connection, records),
        places(connection, {r["transcript"] for r in records}),
        settled(connection, [r["id"] for r in records]),
    )


def places(connection: sa.Connection, texts: Iterable[str]) -> dict[str, Place]:
    """Where texts stand in the library, and their dates."""
    t = tables.transcripts
    query = sa.select(t.c.id, t.c.position, t.c.date).where(t.c.id.in_(list(texts)))
    return {str(key): (position, date) for key, position, date in connection.execute(query)}


def settled(connection: sa.Connection, keys: Iterable[str]) -> set[str]:
    """Those of some statements in whose place something, or nothing, was settled."""
    t = tables.replaced
    query = sa.select(t.c.statement).where(among(t.c.statement, keys))
    return {str(key) for key in connection.scalars(query)}


def _of_one(connection: sa.Connection, record: Record) -> Surroundings:
    key, form, text = record["id"], record["form"], record["transcript"]
    given = {"key": key, "form_": form, "text": text, "at": record["begin"]}
    last, shape, position, date, gone, ends, speaking = connection.execute(_ONE, given).one()
    named, within = record["speaker"], ends is not None and record["begin"] < ends
    return Surroundings(
        int(last or 0),
        {} if shape is None else {form: shape_of(shape)},
        {key: named if named is not None or not within else speaking},
        {} if position is None else {text: (position, date)},
        {key} if gone else (),
    )


def _of_text(column: sa.Column[str]) -> sa.ScalarSelect[str]:
    t = tables.transcripts
    return sa.select(column).where(t.c.id == sa.bindparam("text")).scalar_subquery()


_LAST = sa.select(sa.func.max(tables.statement_index.c.n)).scalar_subquery()
_ONE = sa.select(
    _LAST,
    sa.select(tables.forms.c.form)
    .where(tables.forms.c.id == sa.bindparam("form_"))
    .scalar_subquery(),
    _of_text(tables.transcripts.c.position),
    _of_text(tables.transcripts.c.date),
    sa.exists().where(tables.replaced.c.statement == sa.bindparam("key")),
    last_turn(tables.turns.c.stop).scalar_subquery(),
    last_turn(tables.turns.c.speaker).scalar_subquery(),
)
