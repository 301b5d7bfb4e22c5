"""Columns as plain bytes, for a project's file: packed as small as their values are, and refused
where they are not whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import orjson

from ... import __version__
from ...model.columns import COLUMN_KINDS, Column
from ...store import Buffer
from .filling import UNSET, unset

FORMAT: Final = 1
"""How columns are packed here."""

ROWS: Final = 100_000
"""Values of a part of texts."""

TOLD: Final = "columns"
"""The buffer that tells which columns there are; the others bear its numbers."""

SMALL: Final = (np.int8, np.int16, np.int32, np.int64)

Ints = npt.NDArray[Any]


def packed(columns: Mapping[str, Column]) -> Iterator[Buffer]:
    """Columns as buffers."""
    told = []
    for number, column in enumerate(columns.values()):
        one: dict[str, Any] = {n: getattr(column, n) for n in ("name", "kind", "scale", "labels")}
        one |= {"type": "", "rows": len(column), "parts": 0}
        if len(column) and column.coded().any():
            parts = list(_texts(column) if column.kind == "text" else [_numbers(column)])
            one |= {"parts": len(parts), "type": parts[0][0]}
            yield from (Buffer(str(number), k, data) for k, (_, data) in enumerate(parts))
        told.append(one)
    head: dict[str, Any] = {"format": FORMAT, "hustings": __version__, "columns": told}
    yield Buffer(TOLD, 0, orjson.dumps(head))


def unpacked(buffers: Iterable[Buffer]) -> dict[str, Column] | None:
    """The columns; None where the buffers are of another version, or not whole."""
    parts: dict[str, list[bytes]] = {}
    for name, _, data in buffers:
        parts.setdefault(name, []).append(data)
    try:
        head = orjson.loads(parts[TOLD][0])
        if (head["format"], head["hustings"]) != (FORMAT, __version__):
            return None
        found = [_column(one, parts.get(str(k), [])) for k, one in enumerate(head["columns"])]
    except (KeyError, ValueError, TypeError, IndexError):
        return None
    whole = len({len(column) for column in found}) == 1
    return {column.name: column for column in found} if whole else None


def _numbers(column: Column) -> tuple[str, bytes]:
    """The values of a column as the smallest numbers that hold them, and their type."""
    values = column.values
    if values.dtype.kind == "M":
        values = values.astype(np.int64)
    if values.dtype.kind == "i" and len(values):
        low, high = int(values.min()), int(values.max())
        fitting = (t for t in SMALL if np.iinfo(t).min <= low and high <= np.iinfo(t).max)
        values = values.astype(next(fitting))
    return values.dtype.str, values.tobytes()


def _texts(column: Column) -> Iterator[tuple[str, bytes]]:
    """Texts behind one another, some at a time, each part led by their lengths."""
    values = column.values.tolist()
    for at in range(0, len(values), ROWS):
        some = values[at : at + ROWS]
        lengths = np.fromiter(map(len, some), np.int32, len(some))
        yield "texts", lengths.tobytes() + "".join(some).encode("utf-8", "surrogatepass")


def _column(one: Mapping[str, Any], parts: Sequence[bytes]) -> Column:
    """A column. Raises ValueError where it is not whole."""
    name, kind, rows, labels = one["name"], one["kind"], one["rows"], tuple(one["labels"])
    if kind not in COLUMN_KINDS or one["parts"] != len(parts):
        raise ValueError(name)
    _, dtype = UNSET[kind]
    scale = None if one["scale"] is None else (int(one["scale"][0]), int(one["scale"][1]))
    values: npt.NDArray[Any]
    if not parts:
        values = unset(Column(name, kind, np.empty(0)), rows).values
    elif kind == "text":
        values = np.empty(rows, dtype=object)
        values[:] = [text for k, data in enumerate(parts) for text in _read(data, rows - k * ROWS)]
    else:
        values = np.frombuffer(parts[0], dtype=np.dtype(one["type"])).astype(dtype)
    codes = values if kind in ("name", "boolean") else None
    most = len(labels) if kind == "name" else 2
    if codes is not None and len(codes) and not (codes.min() >= -1 and codes.max() < most):
        raise ValueError(name)
    if len(values) != rows:
        raise ValueError(name)
    return Column(name, kind, values, labels, scale)


def _read(data: bytes, left: int) -> Iterator[str]:
    """The texts of a part, of which ``left`` or :data:`ROWS` there are."""
    many = min(left, ROWS)
    lengths = np.frombuffer(data[: 4 * many], dtype=np.int32)
    text = data[4 * many :].decode("utf-8", "surrogatepass")
    ends = np.cumsum(lengths, dtype=np.int64)
    if len(lengths) != many or (lengths < 0).any() or int(ends[-1]) != len(text):
        raise ValueError("texts")
    begins = (ends - lengths).tolist()
    return (text[a:b] for a, b in zip(begins, ends.tolist(), strict=True))
