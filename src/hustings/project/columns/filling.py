"""Plain values of statements as columns: part by part, so that memory holds columns and no more.

A part of some thousand statements is made columns of by itself (:func:`typed`) and let go of; the
parts are put behind one another (:func:`joined`). What follows from a column that is there, such as
the date of a text from its id, is looked up once for each label (:func:`following`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import orjson

from ...model import Statement
from ...model.chains import chain_text, tidied
from ...model.columns import MISSING_INTEGER, Column
from ...store import Lines
from ...store.asked import Asked

REMEMBERED: Final = 50_000
"""Different values of fields that are read once while columns are made."""

NOBODY: Final = "[]"
"""A chain of nobody, as the store keeps it."""

KINDS: Final = {
    "id": "text",
    "document": "name",
    "start": "integer",
    "stop": "integer",
    "quote": "text",
    "form": "name",
    "speaker": "name",
    "holder": "name",
    "commitment": "name",
    "about": "name",
    "coder": "name",
    "origin": "name",
    "status": "name",
    "memo": "text",
    "via": "text",
    "made_at": "name",
}
"""What every statement has by itself, in the order of the columns, and the kind of each."""

UNSET: Final[Mapping[str, tuple[Any, npt.DTypeLike]]] = {
    "name": (-1, np.int32),
    "boolean": (-1, np.int8),
    "integer": (MISSING_INTEGER, np.int64),
    "number": (np.nan, np.float64),
    "date": (np.datetime64("NaT"), np.dtype("datetime64[s]")),
    "text": ("", np.object_),
}
"""What stands for "not coded" in a column of each kind, and its dtype."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Statements as plain values: what every one has by itself; what fields hold, once for all
    statements in which they hold the same, and ``which`` of these each statement has.
    """

    own: Mapping[str, Sequence[Any]]
    fields: Sequence[Mapping[str, Any]]
    which: npt.NDArray[np.intp]


def plain(statements: Sequence[Statement]) -> Plain:
    """Statements as plain values."""
    where = {"document": "transcript", "stop": "end"}
    own: dict[str, Sequence[Any]] = {
        name: [getattr(s, where.get(name, name)) for s in statements] for name in KINDS
    }
    own["via"] = [chain_text(s.via) or None for s in statements]
    return Plain(own, [s.values for s in statements], np.arange(len(statements)))


class Reading:
    """Rows of the store as plain values: ids as names, and what fields hold read once where it is
    the same text. ``kinds`` are those of each form's fields.
    """

    def __init__(
        self,
        actors: Mapping[str, str],
        concepts: Mapping[str, str],
        kinds: Mapping[str, Mapping[str, str]],
    ) -> None:
        self.actors, self.concepts, self.kinds = actors, concepts, kinds
        self._known: dict[tuple[str, str], Mapping[str, Any]] = {}

    def plain(self, lines: Lines) -> Plain:
        """Some rows, as :func:`plain` gives them of statements."""
        where = {"document": "transcript", "start": "begin"}
        own: dict[str, Sequence[Any]] = {n: lines[where.get(n, n)] for n in KINDS}
        actors = for_many(self.actors, len(lines["id"]))
        own |= {who: list(map(actors.get, lines[who])) for who in ("speaker", "holder")}
        chains = zip(lines["via"], own["speaker"], own["holder"], strict=True)
        own["via"] = [None if chain[0] == NOBODY else self._chain(*chain) for chain in chains]
        numbers = _Numbers()
        coded = zip(lines["form"], lines["values"], strict=True)
        which = np.fromiter(map(numbers.__getitem__, coded), np.intp, len(lines["id"]))
        return Plain(own, self._fields(list(numbers)), which)

    def _chain(self, text: str, speaker: str | None, holder: str | None) -> str | None:
        names = (self.actors[key] for key in orjson.loads(text) if key in self.actors)
        return chain_text(tidied(speaker, names, holder)) or None

    def _fields(self, coded: Sequence[tuple[str, str]]) -> list[Mapping[str, Any]]:
        """What the fields of some forms hold; what is not known yet is read in one go."""
        new = [one for one in coded if one not in self._known]
        if len(self._known) + len(new) > REMEMBERED:
            self._known.clear()
            new = list(coded)
        names = {
            "actor": for_many(self.actors, len(new)),
            "concept": for_many(self.concepts, len(new)),
        }
        called = {
            form: [(field, names[kind]) for field, kind in kinds.items() if kind in names]
            for form, kinds in self.kinds.items()
        }
        read = orjson.loads(f"[{','.join([text for _, text in new])}]")
        for one, values in zip(new, read, strict=True):
            for field, known in called.get(one[0], ()):
                if field in values:
                    values[field] = known.get(values[field], values[field])
            self._known[one] = values
        return [self._known[one] for one in coded]


def for_many(names: Mapping[str, str], asked: int) -> Mapping[str, str]:
    """Names as they are fastest asked for so often."""
    return names.for_many(asked) if isinstance(names, Asked) else names


class _Numbers(dict[tuple[str, str], int]):
    """Numbers of different things, from 0, each given when it is first asked for."""

    def __missing__(self, key: tuple[str, str]) -> int:
        self[key] = len(self)
        return self[key]


def typed(told: Plain, fields: Mapping[str, Column]) -> dict[str, Column]:
    """A part as columns. ``fields`` are empty columns: the name, kind and scale of each field that
    may be there. A field no statement of the part has gets none.

    Raises OptionError where a value does not fit its kind.
    """
    made = {name: Column.of(name, told.own[name], kind) for name, kind in KINDS.items()}
    there = {name for values in told.fields for name in values}
    for name in fields.keys() & there:
        column = fields[name]
        values = [v.get(name) for v in told.fields]
        one = Column.of(column.name, values, column.kind, column.scale)
        made[column.name] = one.take(told.which)
    return made


def joined(
    parts: Sequence[dict[str, Column]], columns: Iterable[Column], order: npt.NDArray[np.intp]
) -> dict[str, Column]:
    """Parts behind one another, their rows put in order: ``columns``, empty where a part has none.
    What the parts hold is let go of, column by column.
    """
    sizes = [len(part["id"]) for part in parts]
    settled = bool((np.diff(order) > 0).all())
    made = {}
    for column in columns:
        some = [part.pop(column.name, None) for part in parts]
        if not any(some):
            made[column.name] = unset(column, sum(sizes))
            continue
        one = _behind([c or unset(column, n) for c, n in zip(some, sizes, strict=True)])
        made[column.name] = one if settled else one.take(order)
    return made


def empty(name: str, kind: str, scale: tuple[int, int] | None = None) -> Column:
    """A column of no statements."""
    return unset(Column(name, kind, np.empty(0), (), scale if kind == "integer" else None), 0)


def unset(like: Column, n: int) -> Column:
    """A column of n statements that have no value: one value, seen n times, which nobody may write
    to.
    """
    value, dtype = UNSET[like.kind]
    return replace(like, values=np.broadcast_to(np.array(value, dtype=dtype), n), labels=())


def is_unset(column: Column) -> bool:
    """Whether a column is as :func:`unset` makes one."""
    return column.values.strides == (0,)


def _behind(parts: Sequence[Column]) -> Column:
    """Columns of one name and kind behind one another."""
    values = [part.values for part in parts]
    labels: tuple[str, ...] = ()
    if parts[0].kind == "name":
        labels = tuple(sorted({label for part in parts for label in part.labels}))
        number = {label: k for k, label in enumerate(labels)}
        values = [recoded(part.values, part.labels, number) for part in parts]
    return replace(parts[0], values=np.concatenate(values), labels=labels)


def coded_as(
    codes: npt.NDArray[Any], labels: Sequence[str], into: Sequence[str]
) -> npt.NDArray[Any]:
    """The codes of labels that lie among others, as codes into those."""
    return recoded(codes, labels, {label: k for k, label in enumerate(into)})


def recoded(
    codes: npt.NDArray[Any], labels: Sequence[str], number: Mapping[str, int]
) -> npt.NDArray[Any]:
    """The codes of labels as the numbers these have elsewhere."""
    table = np.array([*(number[label] for label in labels), -1], dtype=np.int32)
    found: npt.NDArray[Any] = table[codes]
    return found


def following(name: str, column: Column, value: Callable[[str], Any], kind: str = "name") -> Column:
    """A column that follows from the labels of another; nothing where that has no value."""
    made = Column.of(name, [*map(value, column.labels), None], kind)
    return replace(made, values=made.values[column.values])


def both(name: str, one: Column, other: Column, value: Callable[[str, str | None], Any]) -> Column:
    """A name column that follows from what two columns hold together; nothing where the first has
    no value.
    """
    wide = len(other.labels) + 1
    keys = one.values.astype(np.int64) * wide + other.values + 1
    pairs, where = np.unique(keys, return_inverse=True)
    labels = (None, *other.labels)
    values = [
        value(one.labels[key // wide], labels[key % wide]) if key >= 0 else None
        for key in pairs.tolist()
    ]
    made = Column.of(name, values, "name")
    return replace(made, values=made.values[where])
