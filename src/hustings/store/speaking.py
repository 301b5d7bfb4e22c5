"""Who speaks at an offset of a text, and so whose words a statement is that names nobody."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from . import tables
from .rows import Record
from .tables import statement_index

FEW = 20
"""Up to so many statements of a text, their speakers are asked for one by one."""
FURTHEST = 2**31 - 1
"""Behind every offset: no store keeps a larger one."""


def speakers_of(connection: sa.Connection, records: Sequence[Record]) -> dict[str, str | None]:
    """The speaker of each statement: the one named, or whoever speaks its turn."""
    found: dict[str, str | None] = {}
    silent: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[record["id"]] = record["speaker"]
        if record["speaker"] is None:
            silent[record["transcript"]].append(record)
    for text, some in silent.items():
        if len(some) > FEW:
            speaking = Speaking(connection, text)
            found |= {r["id"]: speaking(r["begin"]) for r in some}
        else:
            found |= {r["id"]: _speaker(connection, text, r["begin"]) for r in some}
    return found


class Speaking:
    """Who speaks at an offset of a text."""

    def __init__(self, connection: sa.Connection, text: str) -> None:
        t = tables.turns
        query = sa.select(t.c.begin, t.c.stop, t.c.speaker).where(t.c.transcript == text)
        self.turns = connection.execute(query.order_by(t.c.begin, t.c.id)).all()
        self.begins = [turn[0] for turn in self.turns]

    def __call__(self, offset: int) -> str | None:
        i = bisect_right(self.begins, offset) - 1
        if i < 0 or offset >= self.turns[i][1]:
            return None
        speaker: str | None = self.turns[i][2]
        return speaker


def _speaker(connection: sa.Connection, text: str, offset: int) -> str | None:
    found = connection.execute(_LAST_TURN, {"text": text, "at": offset}).first()
    return None if found is None or offset >= found[0] else found[1]


def last_turn(*columns: sa.Column[Any]) -> sa.Select[Any]:
    """Of the last turn of the text ``text`` that begins at the offset ``at`` or before it."""
    t = tables.turns
    here = (t.c.transcript == sa.bindparam("text"), t.c.begin <= sa.bindparam("at"))
    return sa.select(*columns).where(*here).order_by(t.c.begin.desc(), t.c.id.desc()).limit(1)


_LAST_TURN = last_turn(tables.turns.c.stop, tables.turns.c.speaker)


def speak_anew(connection: sa.Connection, text: str, begin: int, stop: int) -> None:
    """Name anew who speaks in a span of a text, where its turns say so."""
    s, i = tables.statements, statement_index
    speaking = Speaking(connection, text)
    stop = min((b for b in speaking.begins if b >= stop), default=FURTHEST)
    query = (
        sa.select(i.c.n, i.c.begin, i.c.speaker, i.c.holder, s.c.holding)
        .join(s, s.c.id == i.c.statement)
        .where(i.c.transcript == text, i.c.begin >= begin, i.c.begin < stop, s.c.speaker.is_(None))
    )
    changed = []
    for n, at, was, holder, holding in connection.execute(query):
        speaker = speaking(at)
        held = speaker if holding == "own" else holder
        if (speaker, held) != (was, holder):
            changed.append({"n_": n, "speaker_": speaker, "holder_": held})
    if changed:
        connection.execute(_SPEAK, changed)


_SPEAK = (
    statement_index.update()
    .where(statement_index.c.n == sa.bindparam("n_"))
    .values(speaker=sa.bindparam("speaker_"), holder=sa.bindparam("holder_"))
)
