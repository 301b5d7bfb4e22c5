"""Statements as plain rows, a part at a time: a million of them are read, and few held at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import compress
from typing import Any

import sqlalchemy as sa

from . import asking
from .conditions import Where, conditions
from .database import Database
from .fetch import refuse_torn
from .listed import among
from .questions import Question
from .tables import statement_index as i
from .tables import statements as s

PART = 20_000
"""Rows read at once."""

FEW = 500
"""Up to so many that are named are read at once."""


Lines = Mapping[str, Sequence[Any]]
"""Some statements as plain columns, each of :data:`OWN` and :data:`SPOKEN` by its name, and
``place``: where each stands in reading order among all that fit."""

LISTED = ("values", "via")
"""Columns that are told as JSON text."""
OWN = (
    "id",
    "transcript",
    "begin",
    "stop",
    "quote",
    "form",
    *LISTED,
    "commitment",
    "about",
    "coder",
    "origin",
    "status",
    "made_at",
    "memo",
)
SPOKEN = ("speaker", "holder")
"""Ids of actors, also where they follow from a statement's turn."""


AGAIN = ("transcript", "form", "commitment", "coder", "origin", "status", "made_at", "holding")
"""What is told in the same words again and again."""


def each(database: Database, question: Question) -> Iterator[dict[str, Any]]:
    """All that fit, whole, in reading order, one at a time, each with its ``spoken``; what comes
    again and again is one text, so that many take a third less memory.
    """
    if database.seen.damage:
        yield from asking.records(database, question)
        return
    query = sa.select(s, i.c.speaker.label("spoken")).join(i, i.c.statement == s.c.id)
    query = query.where(*conditions(database, question)).order_by(*asking.PLACE)
    texts: dict[Any, Any] = {}
    # a cursor of its own costs a server three questions more: not for a few that are named
    few = question.ids is not None and len(question.ids) <= FEW
    with database.reading() as connection:
        streaming = connection if few else connection.execution_options(yield_per=PART)
        result = streaming.execute(query)
        names = [str(name) for name in result.keys()]  # noqa: SIM118 - a result, not a dict
        for row in result:
            record = dict(zip(names, row, strict=True))
            for name in AGAIN:
                record[name] = texts.setdefault(record[name], record[name])
            yield record


def lines(database: Database, question: Question, without: Collection[str] = ()) -> Iterator[Lines]:
    """All that fit, but those of some texts, at most :data:`PART` at a time, as they lie in the
    file: going from the index to each statement would cost several times as much.
    """
    if database.seen.damage:
        refuse_torn(database, "statements", asking.records(database, question))
    where = conditions(database, question)
    if without:
        where.append(sa.not_(among(i.c.transcript, without)))
    told = sa.select(*(sa.cast(s.c[n], sa.Text) if n in LISTED else s.c[n] for n in OWN))
    if where:
        told = told.where(s.c.id.in_(sa.select(i.c.statement).where(*where)))
    with database.reading() as connection:
        placed, spoken = _placed(connection, where)
        result = connection.execution_options(yield_per=PART).execute(told)
        for part in result.partitions():
            yield _with_places(dict(zip(OWN, zip(*part, strict=True), strict=True)), placed, spoken)


def _placed(
    connection: sa.Connection, where: Where
) -> tuple[Mapping[str, int], Mapping[str, Sequence[Any]]]:
    """The place of each statement in reading order by its id, and who speaks and holds there."""
    query = sa.select(i.c.statement, *(i.c[name] for name in SPOKEN)).where(*where)
    result = connection.execution_options(yield_per=PART).execute(query.order_by(*asking.PLACE))
    placed: dict[str, int] = {}
    spoken: dict[str, list[Any]] = {name: [] for name in SPOKEN}
    for part in result.partitions():
        keys, *people = zip(*part, strict=True)
        placed.update(zip(keys, range(len(placed), len(placed) + len(keys)), strict=True))
        for name, some in zip(SPOKEN, people, strict=True):
            spoken[name] += some
    return placed, spoken


def _with_places(
    told: Lines, placed: Mapping[str, int], spoken: Mapping[str, Sequence[Any]]
) -> Lines:
    """Some statements with what the index tells of them; those it does not know are left out."""
    known = [key in placed for key in told["id"]]
    if not all(known):
        told = {name: list(compress(values, known)) for name, values in told.items()}
    place = [placed[key] for key in told["id"]]
    people = {name: [some[at] for at in place] for name, some in spoken.items()}
    return {**told, **people, "place": place}
