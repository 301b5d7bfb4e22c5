"""What is worked out of statements for lists and searches, kept in step with every write.

A statement's row in ``statement_index`` names its speaker and its holder also where they follow
from its turn, and its text's place and date. So a write to turns, transcripts or forms may touch
the rows of statements it does not name: :func:`before` and :func:`after` a write find which.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from ..model.edtf import sort_key
from . import tables, words
from .laying import NUMBER, clear_derived
from .listed import among
from .rows import Record, Row
from .shapes import Shape, shape_in, shape_of, shapes_there
from .speaking import speak_anew
from .surroundings import Place, places, settled, surroundings
from .tables import statement_index, statement_names

PART = 5_000
"""Statements looked at together."""

LONGEST = 200
"""Letters up to which a value counts as a short word that may be filtered by."""

INVOLVED = "@"
"""Before the id of an actor a statement names as its speaker, its holder, between them or in a
field."""

BETWEEN = "<"
"""Before the id of an actor who stands between speaker and holder."""

GOLD = "gold"
"""The layer of what was settled."""
AGAIN = "again"
"""The layer of what a coder marked when he looked at a text a second time."""


@dataclass(slots=True)
class Touched:
    """What a write touches: statements (by key) and their record where it is new; texts whose
    place or date, and spans of texts whose speakers, may be others; what is settled otherwise."""

    statements: dict[str, Record | None] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)
    turns: dict[str, tuple[int, int]] = field(default_factory=dict)
    settled: set[str] = field(default_factory=set)


def build(connection: sa.Connection) -> None:
    """Make the tables anew, and work everything out from what is there."""
    clear_derived(connection)
    _enter_decided(connection, _decided(connection))
    s = tables.statements
    number: sa.ColumnElement[int] = sa.literal_column(NUMBER, sa.Integer)
    keys = connection.scalars(sa.select(s.c.id).order_by(s.c.transcript, s.c.begin))
    for part in _parts([str(key) for key in keys]):
        _put(connection, _records(connection, part))
    texts, last = sa.select(number, tables.texts.c.text).order_by(number).limit(50), 0
    while rows := connection.execute(texts.where(number > last)).all():
        words.put(connection, tables.TEXT_WORDS, [(n, words.loosely(text)) for n, text in rows])
        last = rows[-1][0]


def lacks(connection: sa.Connection) -> bool:
    """Whether there is no index, or it holds another number of statements than there are."""
    there = set(sa.inspect(connection).get_table_names())
    if not {*tables.WORDS, *tables.derived.tables} <= there:
        return True
    counted = [
        sa.select(sa.func.count()).select_from(t).scalar_subquery()
        for t in (tables.statements, statement_index)
    ]
    made, indexed = connection.execute(sa.select(*counted)).one()
    return bool(made != indexed)


def put_texts(connection: sa.Connection, keys: Iterable[str]) -> None:
    """Index the words of new texts."""
    number: sa.ColumnElement[int] = sa.literal_column(NUMBER, sa.Integer)
    query = sa.select(number, tables.texts.c.text).where(among(tables.texts.c.id, keys))
    rows = [(n, words.loosely(text)) for n, text in connection.execute(query)]
    words.put(connection, tables.TEXT_WORDS, rows)


def before(connection: sa.Connection, rows: Sequence[Row]) -> Touched:
    """Take out of the index what is about to change."""
    touched = Touched()
    forms = {r.key for r in rows if r.table == "forms" and _reshapes(r)}
    for row in rows:
        if row.table == "statements":
            seen = row.key in touched.statements
            new = None if seen or row.before is not None else _whole(row.after)
            touched.statements[row.key] = new
        elif row.table == "transcripts":
            touched.texts.add(row.key)
        elif row.table == "decisions":
            states = [s for s in (row.before, row.after) if s]
            touched.settled.update(key for s in states for key in s.get("basis") or ())
    if forms:
        query = sa.select(statement_index.c.statement).where(statement_index.c.form.in_(forms))
        for key in connection.scalars(query):
            touched.statements.setdefault(str(key), None)
    _drop(connection, [k for k, new in touched.statements.items() if new is None])
    _note_turns(connection, rows, touched)
    return touched


def after(connection: sa.Connection, rows: Sequence[Row], touched: Touched) -> None:
    """Put into the index what a write made of what it touched."""
    _note_decisions(connection, rows)
    for text in _indexed(connection, touched.texts):
        _move(connection, text)
    _note_turns(connection, rows, touched)
    for text in _indexed(connection, touched.turns):
        speak_anew(connection, text, *touched.turns[text])
    known = [r for r in touched.statements.values() if r is not None]
    for at in range(0, len(known), PART):
        _put(connection, known[at : at + PART])
    for part in _parts([k for k, record in touched.statements.items() if record is None]):
        _put(connection, _records(connection, part))
    for part in _parts(sorted(touched.settled - touched.statements.keys())):
        _settle(connection, part)


def _note_decisions(connection: sa.Connection, rows: Sequence[Row]) -> None:
    """Note what decisions settle, and no longer do."""
    t = tables.replaced
    changed = [row for row in rows if row.table == "decisions"]
    for row in changed:
        if "basis" in (row.before or {}) or "basis" in (row.after or {}):
            connection.execute(t.delete().where(t.c.decision == row.key))
            basis = (row.after or {}).get("basis") or ()
            _enter_decided(connection, {(str(one), row.key) for one in basis})


def _enter_decided(connection: sa.Connection, settled: Iterable[tuple[str, str]]) -> None:
    rows = [{"statement": one, "decision": key} for one, key in sorted(settled)]
    if rows:
        connection.execute(tables.replaced.insert(), rows)


def _settle(connection: sa.Connection, keys: Sequence[str]) -> None:
    """Give coders' statements their place among the layers."""
    i, gone = statement_index, settled(connection, keys)
    for layer, some in ((tables.REPLACED, gone), (tables.CODED, set(keys) - gone)):
        mine = [i.c.statement.in_(sorted(some)), i.c.layer.not_in((tables.GOLD, tables.AGAIN))]
        connection.execute(i.update().where(*mine).values(layer=layer))


def differences(connection: sa.Connection) -> int:
    """How many statements the index does not tell of as they are, or tells of without their being
    there.
    """
    wrong = 0
    s, i = tables.statements, statement_index
    for one, other in ((s.c.id, i.c.statement), (i.c.statement, s.c.id)):
        query = sa.select(sa.func.count()).where(one.not_in(sa.select(other)))
        wrong += int(connection.execute(query).scalar() or 0)
    wrong += len(_noted(connection) ^ _decided(connection))
    keys = [str(k) for k in connection.scalars(sa.select(i.c.statement))]
    for part in _parts(keys):
        there = {
            str(row["statement"]): dict(row) | {"n": 0}
            for row in connection.execute(sa.select(i).where(i.c.statement.in_(part))).mappings()
        }
        made, _, _ = _made(connection, _records(connection, part))
        wrong += sum(1 for row in made if there[row["statement"]] != row | {"n": 0})
    return wrong


def _noted(connection: sa.Connection) -> set[tuple[str, str]]:
    t = tables.replaced
    return {(str(s), str(d)) for s, d in connection.execute(sa.select(t.c.statement, t.c.decision))}


def _decided(connection: sa.Connection) -> set[tuple[str, str]]:
    """Each statement a decision settled, with the decision."""
    d = tables.decisions
    found = connection.execute(sa.select(d.c.id, d.c.basis))
    return {(str(one), str(key)) for key, basis in found for one in basis or ()}


def _whole(record: Record | None) -> Record | None:
    """A new record as its row tells it; None where the table fills some of it in."""
    return record if record and all(c.name in record for c in tables.statements.c) else None


def _parts(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(keys), PART):
        yield keys[at : at + PART]


def _records(connection: sa.Connection, keys: Sequence[str]) -> list[Record]:
    query = sa.select(tables.statements).where(tables.statements.c.id.in_(keys))
    return [dict(row) for row in connection.execute(query).mappings()]


def _reshapes(row: Row) -> bool:
    old, new = (row.before or {}).get("form"), (row.after or {}).get("form")
    return shape_of(old) != shape_of(new)


def _put(connection: sa.Connection, records: Sequence[Record]) -> None:
    """Index statements that are not indexed."""
    if not records:
        return
    rows, told, names = _made(connection, records)
    connection.execute(_INSERT, rows)
    words.put(connection, tables.STATEMENT_WORDS, told)
    if names:
        connection.execute(_INSERT_NAME, names)


_INSERT, _INSERT_NAME = statement_index.insert(), statement_names.insert()


def _made(
    connection: sa.Connection, records: Sequence[Record]
) -> tuple[list[dict[str, Any]], list[tuple[int, str]], list[dict[str, Any]]]:
    """The rows of three tables for some statements, numbered after those that are there."""
    around = surroundings(connection, records)
    rows, told, names = [], [], []
    for n, record in enumerate(records, around.last + 1):
        shape = shape_in(around.shapes, record)
        speaker, place = around.speakers[record["id"]], around.places.get(record["transcript"])
        row = _row(n, record, shape, speaker, place)
        rows.append(row | {"layer": _layer(record, around.settled)})
        told.append((n, told_words(record, shape.links)))
        names += [{"name": name, "n": n} for name in _names(record, shape)]
    return rows, told, names


def _row(
    n: int,
    record: Record,
    shape: Shape,
    speaker: str | None,
    place: Place | None,
) -> dict[str, Any]:
    holder = {"own": speaker, "other": record["holder"]}.get(record["holding"])
    undated, begins, ends = sort_key(record["about"])
    stance, leading = record["values"].get(shape.stance), record["values"].get(shape.leading)
    return {
        "n": n,
        "statement": record["id"],
        "position": place[0] if place else 0,
        "transcript": record["transcript"],
        "begin": record["begin"],
        "stop": record["stop"],
        "form": record["form"],
        "commitment": record["commitment"],
        "coder": record["coder"],
        "speaker": speaker,
        "holder": holder,
        "date": place[1] if place else None,
        "about": record["about"],
        "first": None if undated else begins,
        "last": None if undated else ends,
        "made_at": record["made_at"],
        "stance": int(stance) if isinstance(stance, bool) else None,
        "leading": None if leading is None else str(leading)[:LONGEST],
        "noted": int(bool(record["memo"])),
        "chained": int(bool(record["via"])),
    }


def _layer(record: Record, gone: Collection[str]) -> int:
    if record["layer"] == GOLD:
        return tables.GOLD
    if record["layer"] == AGAIN:
        return tables.AGAIN
    return tables.REPLACED if record["id"] in gone else tables.CODED


def told_words(record: Record, links: frozenset[str]) -> str:
    """What a search of statements looks through: quote, memo and what its fields say, folded."""
    said = [v for name, v in record["values"].items() if v and name not in links]
    return words.folded("\n".join([record["quote"], record["memo"] or "", *map(str, said)]))


def _names(record: Record, shape: Shape) -> set[str]:
    """What a statement names in its fields; and who is named in it at all, behind INVOLVED,
    or between speaker and holder, behind BETWEEN."""
    values = record["values"]
    said = {v for v in values.values() if isinstance(v, str) and v and len(v) <= LONGEST}
    via = record["via"] or ()
    people = {record["speaker"], record["holder"], *via, *map(values.get, shape.actors)}
    return said | {BETWEEN + who for who in via} | {INVOLVED + who for who in people if who}


def _drop(connection: sa.Connection, keys: Sequence[str]) -> None:
    """Take statements out of the index, as they are now."""
    i, s = statement_index, tables.statements
    for part in _parts(keys):
        query = sa.select(i.c.n, s).join(s, s.c.id == i.c.statement).where(i.c.statement.in_(part))
        found = [dict(row) for row in connection.execute(query).mappings()]
        if not found:
            continue
        shapes = shapes_there(connection, {r["form"] for r in found})
        told = [(r["n"], told_words(r, shape_in(shapes, r).links)) for r in found]
        words.drop(connection, tables.STATEMENT_WORDS, told)
        gone = [
            {"name_": name, "n_": r["n"]} for r in found for name in _names(r, shape_in(shapes, r))
        ]
        if gone:
            connection.execute(_DROP_NAME, gone)
        connection.execute(_DROP, [{"n_": r["n"]} for r in found])


_DROP = statement_index.delete().where(statement_index.c.n == sa.bindparam("n_"))
_DROP_NAME = statement_names.delete().where(
    statement_names.c.name == sa.bindparam("name_"), statement_names.c.n == sa.bindparam("n_")
)


def _indexed(connection: sa.Connection, texts: Iterable[str]) -> list[str]:
    """Those of some texts that have statements in the index."""
    found: list[str] = []
    for part in _parts(sorted(texts)):
        query = (
            sa.select(statement_index.c.transcript)
            .where(statement_index.c.transcript.in_(part))
            .distinct()
        )
        found += [str(key) for key in connection.scalars(query)]
    return found


def _move(connection: sa.Connection, text: str) -> None:
    """Give a text's statements its place and date."""
    place = places(connection, [text]).get(text, (0, None))
    i = statement_index
    differs = sa.or_(i.c.position != place[0], i.c.date.is_distinct_from(place[1]))
    connection.execute(
        i.update().where(i.c.transcript == text, differs).values(position=place[0], date=place[1])
    )


def _note_turns(connection: sa.Connection, rows: Sequence[Row], touched: Touched) -> None:
    """Widen the spans whose speakers may change by those of the turns a write names: as its rows
    tell them, and as they are now.
    """
    t = tables.turns
    changed = []
    for row in rows:
        whole = row.after if row.before is None else row.before if row.after is None else None
        if row.table != "turns":
            continue
        if whole is None:
            changed.append(row.key)
        else:
            _widen(touched, whole["transcript"], whole["begin"], whole["stop"])
    for part in _parts(changed):
        query = sa.select(t.c.transcript, sa.func.min(t.c.begin), sa.func.max(t.c.stop))
        for found in connection.execute(query.where(t.c.id.in_(part)).group_by(t.c.transcript)):
            _widen(touched, *found)


def _widen(touched: Touched, text: str, begin: int, stop: int) -> None:
    low, high = touched.turns.get(text, (begin, stop))
    touched.turns[text] = (min(low, begin), max(high, stop))
