"""Statements as plain rows, a part at a time: a million of them are read, and few held at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from . import asking
from .database import Database
from .fetch import refuse_torn
from .tables import statement_index as i
from .tables import statements as s

PART = 20_000
"""Rows read at once."""


class Line(NamedTuple):
    """A statement as a plain row: ``values`` and ``via`` as JSON text, speaker and holder as ids
    of actors, also where they follow from its turn.
    """

    id: str
    transcript: str
    begin: int
    stop: int
    quote: str
    form: str
    values: str
    via: str
    commitment: str
    about: str | None
    coder: str
    origin: str
    status: str
    made_at: str
    memo: str
    speaker: str | None
    holder: str | None


LISTED = ("values", "via")
SPOKEN = ("speaker", "holder")


def lines(database: Database, question: asking.Question) -> Iterator[Sequence[Line]]:
    """All that fit, in reading order, at most :data:`PART` at a time."""
    if database.seen.damage:
        refuse_torn(database, "statements", asking.records(database, question))
    query = (
        sa.select(*map(_column, Line._fields))
        .join_from(i, s, i.c.statement == s.c.id)
        .where(*asking.conditions(database, question))
        .order_by(*asking.PLACE)
    )
    with database.reading() as connection:
        result = connection.execution_options(yield_per=PART).execute(query)
        for part in result.partitions():
            yield list(map(Line._make, part))


def _column(name: str) -> sa.ColumnElement[Any]:
    if name in SPOKEN:
        return i.c[name]
    return sa.cast(s.c[name], sa.Text) if name in LISTED else s.c[name]
