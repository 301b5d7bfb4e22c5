"""Statements spliced into columns: where each stands, which go, which come."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from ... import store
from ...model import Statements
from ...model.columns import Column
from ..base import NOTES
from ..periods import NOTE as PERIODS
from . import filling
from .filling import coded_as

FEW: Final = 50
"""Statements that are put among the others one by one."""


WHOLE: Final = {
    "actors": {"name", "attributes"},
    "concepts": {"name"},
    "transcripts": {"position"},
    "verdicts": {"statement", "outcome", "on", "by", "evidence", "criterion", "made_at"},
    "forms": {"form", "position"},
}
"""What changes columns as a whole where it changes, by table."""


Place = tuple[int, str, int, int, str]
"""Where a statement stands in reading order."""


class Anew(Exception):
    """The columns cannot be brought up to date by splicing."""


def refuse_whole(row: store.Row, update: bool) -> None:
    """Raise Anew where a row changes columns as a whole."""
    changed = set(row.after or {}) if update else set()
    if changed & WHOLE.get(row.table, set()):
        raise Anew
    if row.table == "forms" or (row.table == "extras" and row.key == f"{NOTES}{PERIODS}"):
        raise Anew
    if row.table == "actors" and not update and (row.after or row.before or {}).get("attributes"):
        raise Anew


def refuse_other_columns(old: Statements, new: Statements) -> None:
    """Raise Anew where new statements have columns the others lack, or of another kind."""
    for name, column in new.columns.items():
        known = old.columns.get(name)
        if known is None or (known.kind, known.scale) != (column.kind, column.scale):
            raise Anew


def befores(
    touched: Sequence[str], now: Mapping[str, Mapping[str, Any]], rows: Sequence[store.Row]
) -> Iterator[Mapping[str, Any]]:
    """The touched statements as they were: from what they are now backwards through the log."""
    was: dict[str, Mapping[str, Any] | None] = {key: now.get(key) for key in touched}
    for row in reversed(rows):
        if row.table != "statements":
            continue
        if row.before is None or row.after is None:
            was[row.key] = row.before
        else:
            was[row.key] = {**(was[row.key] or {}), **row.before}
    for key, record in was.items():
        if record is not None:
            yield {**record, "id": key}


def rows_of(
    old: Statements, position: Mapping[str, int], records: Iterable[Mapping[str, Any]]
) -> Iterator[int]:
    """The row of each statement. Raises Anew where one is not where it should be."""
    order = Order(old, position)
    for record in records:
        place = place_of(record, position)
        row = bisect_left(order, place)
        if row >= len(order) or order[row] != place:
            raise Anew
        yield row


def there_already(
    old: Statements, position: Mapping[str, int], rows: Sequence[store.Row]
) -> Iterator[int]:
    """The rows of statements that came since: columns made while others wrote may hold some of
    them, in any state they were in."""
    order = Order(old, position)
    came: dict[str, Mapping[str, Any]] = {}
    for row in rows:
        new = row.table == "statements" and row.before is None and row.after is not None
        if not new and (row.key not in came or row.after is None):
            continue
        came[row.key] = {**came.get(row.key, {}), **(row.after or {}), "id": row.key}
        place = place_of(came[row.key], position)
        at = bisect_left(order, place)
        if at < len(order) and order[at] == place:
            yield at


def place_of(
    record: Mapping[str, Any], position: Mapping[str, int]
) -> tuple[int, str, int, int, str]:
    text = str(record["transcript"])
    return position.get(text, 0), text, record["begin"], record["stop"], str(record["id"])


class Order(Sequence[Place]):
    """Where each of some rows stands in reading order."""

    def __init__(
        self,
        statements: Statements,
        position: Mapping[str, int],
        rows: npt.NDArray[np.intp] | None = None,
    ) -> None:
        self.statements, self.position, self.rows = statements, position, rows

    def __len__(self) -> int:
        return len(self.statements) if self.rows is None else len(self.rows)

    def __getitem__(self, at: Any) -> Any:
        row = at if self.rows is None else int(self.rows[at])
        document = self.statements["document"]
        text = document.labels[document.values[row]]
        begin, stop = (int(self.statements[name].values[row]) for name in ("start", "stop"))
        return self.position.get(text, 0), text, begin, stop, str(self.statements["id"].values[row])


def column_with(
    old: Column,
    keep: npt.NDArray[np.bool_],
    at: npt.NDArray[np.intp],
    new: Column | None,
    many: int,
) -> Column:
    """A column without some rows and with new ones before the rows ``at`` of the rest."""
    if filling.is_unset(old) and (new is None or not new.coded().any()):
        return filling.unset(old, int(keep.sum()) + many)
    if new is None:
        new = filling.unset(old, many)
    gone = old.values[~keep]
    staying = old.values[keep] if len(gone) else old.values
    if old.kind != "name":
        return replace(old, values=_inserted(staying, at, new.values))
    labels = old.labels
    codes, coming = staying, new.values
    if not set(new.labels) <= set(labels):
        labels = tuple(sorted({*labels, *new.labels}))
        codes = coded_as(codes, old.labels, labels)
    coming = coded_as(coming, new.labels, labels)
    made = replace(old, values=_inserted(codes, at, coming), labels=labels)
    return compact(made) if len(gone) else made


def _inserted(
    values: npt.NDArray[Any], at: npt.NDArray[np.intp], coming: npt.NDArray[Any]
) -> npt.NDArray[Any]:
    """As np.insert for places in order, which looks at every value for a few."""
    if len(at) > FEW:
        return np.insert(values, at, coming)
    pieces, last = [], 0
    for k, place in enumerate(at.tolist()):
        pieces += [values[last:place], coming[k : k + 1]]
        last = place
    return np.concatenate([*pieces, values[last:]])


def compact(column: Column) -> Column:
    """A name column without the labels no row bears."""
    used = np.zeros(len(column.labels) + 1, dtype=bool)
    used[column.values] = True
    if used[:-1].all():
        return column
    labels = tuple(label for label, u in zip(column.labels, used, strict=False) if u)
    table = np.append(np.cumsum(used[:-1]) - 1, -1).astype(np.int32)
    return replace(column, values=table[column.values], labels=labels)
