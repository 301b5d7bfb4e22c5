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

from ..model import Statement
from ..model.chains import chain_text, tidied
from ..model.columns import MISSING_INTEGER, Column
from ..store import Line

REMEMBERED: Final = 50_000
"""Different values of fields that are read once while columns are made."""

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

UNSET: Final[Mapping[str, tuple[Any, type]]] = {
    "name": (-1, np.int32),
    "boolean": (-1, np.int8),
    "integer": (MISSING_INTEGER, np.int64),
    "number": (np.nan, np.float64),
    "date": (np.datetime64("NaT"), np.dtype("datetime64[s]").type),
    "text": ("", np.object_),
}
"""What stands for "not coded" in a column of each kind, and its dtype."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Statements as plain values: what every one has by itself, and what the fields of each
    hold."""

    own: Mapping[str, Sequence[Any]]
    fields: Sequence[Mapping[str, Any]]


def plain(statements: Sequence[Statement]) -> Plain:
    """Statements as plain values."""
    where = {"document": "transcript", "stop": "end"}
    own: dict[str, Sequence[Any]] = {
        name: [getattr(s, where.get(name, name)) for s in statements] for name in KINDS
    }
    own["via"] = [chain_text(s.via) or None for s in statements]
    return Plain(own, [s.values for s in statements])


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

    def plain(self, lines: Sequence[Line]) -> Plain:
        """Some rows, as :func:`plain` gives them of statements."""
        told = dict(zip(Line._fields, zip(*lines, strict=True), strict=True))
        speaker, holder = (
            [self.actors.get(key or "") for key in told[who]] for who in ("speaker", "holder")
        )
        via = [
            None if text == "[]" else self._chain(text, one, other)
            for text, one, other in zip(told["via"], speaker, holder, strict=True)
        ]
        where = {"document": "transcript", "start": "begin"}
        own: dict[str, Sequence[Any]] = {n: told[where.get(n, n)] for n in KINDS}
        own |= {"speaker": speaker, "holder": holder, "via": via}
        return Plain(own, list(map(self._fields, told["form"], told["values"])))

    def _chain(self, text: str, speaker: str | None, holder: str | None) -> str | None:
        names = (self.actors[key] for key in orjson.loads(text) if key in self.actors)
        return chain_text(tidied(speaker, names, holder)) or None

    def _fields(self, form: str, text: str) -> Mapping[str, Any]:
        known = self._known.get((form, text))
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            kinds = self.kinds.get(form, {})
            known = {n: self._called(kinds.get(n), v) for n, v in orjson.loads(text).items()}
            self._known[form, text] = known
        return known

    def _called(self, kind: str | None, value: Any) -> Any:
        if kind == "actor":
            return self.actors.get(value, value)
        return self.concepts.get(value, value) if kind == "concept" else value


def typed(told: Plain, fields: Mapping[str, Column]) -> dict[str, Column]:
    """A part as columns. ``fields`` are empty columns: the name, kind and scale of each field that
    may be there. A field no statement of the part has gets none.

    Raises OptionError where a value does not fit its kind.
    """
    made = {name: Column.of(name, told.own[name], kind) for name, kind in KINDS.items()}
    there = {name for values in {id(v): v for v in told.fields}.values() for name in values}
    for name in fields.keys() & there:
        column = fields[name]
        values = [v.get(name) for v in told.fields]
        made[column.name] = Column.of(column.name, values, column.kind, column.scale)
    return made


def joined(parts: Sequence[Mapping[str, Column]], order: Iterable[Column]) -> dict[str, Column]:
    """Parts behind one another: the columns of ``order``, empty where a part has none."""
    sizes = [len(part["id"]) for part in parts]
    made = {}
    for column in order:
        some = [
            part.get(column.name) or unset(column, n) for part, n in zip(parts, sizes, strict=True)
        ]
        made[column.name] = _behind(some) if some else column
    return made


def empty(name: str, kind: str, scale: tuple[int, int] | None = None) -> Column:
    """A column of no statements."""
    return unset(Column(name, kind, np.empty(0), (), scale if kind == "integer" else None), 0)


def unset(like: Column, n: int) -> Column:
    """A column of n statements that have no value."""
    value, dtype = UNSET[like.kind]
    return replace(like, values=np.full(n, value, dtype=dtype), labels=())


def _behind(parts: Sequence[Column]) -> Column:
    """Columns of one name and kind behind one another."""
    values = [part.values for part in parts]
    labels: tuple[str, ...] = ()
    if parts[0].kind == "name":
        labels = tuple(sorted({label for part in parts for label in part.labels}))
        values = [coded_as(part.values, part.labels, labels) for part in parts]
    return replace(parts[0], values=np.concatenate(values), labels=labels)


def coded_as(
    codes: npt.NDArray[Any], labels: Sequence[str], into: Sequence[str]
) -> npt.NDArray[Any]:
    """The codes of labels that lie among others, as codes into those."""
    number = {label: k for k, label in enumerate(into)}
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
