"""A column of statements: one variable of every row, its values coded, numbered or dated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import OptionError, UnknownName

MISSING_INTEGER = np.iinfo(np.int64).min


CODED = " (coded)"


COLUMN_KINDS = ("name", "boolean", "integer", "number", "text", "date")


@dataclass(frozen=True, slots=True)
class Column:
    """One variable over n statements.

    ``kind`` and what ``values`` (shape ``(n,)``) holds:

    ========  =======================  ======================================================
    kind      dtype                    not coded
    ========  =======================  ======================================================
    name      int32 codes in labels    -1
    boolean   int8 (0, 1)              -1
    integer   int64                    ``MISSING_INTEGER``
    number    float64                  NaN
    text      object (str)             ``""``
    date      datetime64[s]            NaT
    ========  =======================  ======================================================

    ``labels`` (name columns) are distinct and sorted by code point. ``scale`` is the declared range
    ``(lowest, highest)`` of an integer column, None where nothing is declared.
    """

    name: str
    kind: str
    values: npt.NDArray[Any]
    labels: tuple[str, ...] = ()
    scale: tuple[int, int] | None = None

    def __len__(self) -> int:
        return len(self.values)

    @staticmethod
    def of(
        name: str,
        values: Sequence[Any] | npt.NDArray[Any],
        kind: str | None = None,
        scale: tuple[int, int] | None = None,
    ) -> Column:
        """A column from plain values (None or "" = not coded); ``kind`` is guessed where not given.

        Raises OptionError where a value does not fit the kind.
        """
        if kind is None:
            kind = _guess(values)
        if kind not in COLUMN_KINDS:
            raise UnknownName("column kind", kind, COLUMN_KINDS)
        try:
            if kind == "name" and set(map(type, values)) <= {str, type(None)}:
                return _names(name, values)
            if kind == "name":
                texts = ["" if _none(v) else str(v) for v in values]
                # in the order of Python's texts: by code point
                labels = tuple(sorted(set(texts) - {""}))
                number = {label: k for k, label in enumerate(labels)} | {"": -1}
                codes = np.fromiter((number[t] for t in texts), dtype=np.int32, count=len(texts))
                return Column(name, kind, codes, labels)
            if kind == "integer" and set(map(type, values)) == {int}:
                return Column(name, kind, np.asarray(values, dtype=np.int64), scale=scale)
            if kind == "boolean" and set(map(type, values)) <= {bool, type(None)}:
                codes = np.asarray([-1 if v is None else v for v in values], dtype=np.int8)
                return Column(name, kind, codes)
            if kind == "boolean":
                return Column(name, kind, np.asarray([_boolean(v) for v in values], dtype=np.int8))
            if kind == "integer":
                return Column(
                    name,
                    kind,
                    np.asarray(
                        [MISSING_INTEGER if _none(v) else _integer(v) for v in values],
                        dtype=np.int64,
                    ),
                    scale=scale,
                )
            if kind == "number":
                return Column(
                    name,
                    kind,
                    np.asarray(
                        [np.nan if _none(v) else float(v) for v in values], dtype=np.float64
                    ),
                )
            if kind == "date":
                return Column(name, kind, _dates(values))
            out = np.empty(len(values), dtype=object)
            alone = set(map(type, values)) <= {str}
            out[:] = values if alone else ["" if _none(v) else str(v) for v in values]
            return Column(name, "text", out)
        except (TypeError, ValueError) as wrong:
            raise OptionError(
                f"Column {name!r} cannot be read as {kind}: {wrong}.", column=name, kind=kind
            ) from wrong

    def take(self, rows: npt.NDArray[Any] | slice) -> Column:
        """The same column for some rows (indices, mask or slice); labels are kept, so codes stay
        comparable.
        """
        return replace(self, values=self.values[rows])

    def coded(self) -> npt.NDArray[np.bool_]:
        """Mask, shape (n,): True where a value was coded."""
        v = self.values
        if self.kind == "integer":
            return np.asarray(v != MISSING_INTEGER)
        if self.kind == "number":
            return np.asarray(~np.isnan(v))
        if self.kind == "date":
            return np.asarray(~np.isnat(v))
        if self.kind == "text":
            return np.asarray(v != "", dtype=bool)
        return np.asarray(v >= 0)

    def as_names(self) -> Column:
        """The column as a name column: levels become labels ("0", "1", "-3", dates as ISO)."""
        if self.kind == "name":
            return self
        return Column.of(
            self.name, [None if v is None else str(v) for v in self.plain()], kind="name"
        )

    def plain(self) -> list[Any]:
        """The values as Python objects, None where not coded; booleans as bool, dates as ISO
        text."""
        if self.kind == "name":
            labels = self.labels
            return [labels[c] if c >= 0 else None for c in self.values.tolist()]
        if self.kind == "text":
            return [text or None for text in self.values.tolist()]
        mask = self.coded()
        if self.kind == "boolean":
            return [bool(v) if m else None for v, m in zip(self.values.tolist(), mask, strict=True)]
        if self.kind == "date":
            return [_iso(v) if m else None for v, m in zip(self.values, mask, strict=True)]
        return [v if m else None for v, m in zip(self.values.tolist(), mask, strict=True)]


def _names(name: str, values: Sequence[Any] | npt.NDArray[Any]) -> Column:
    """A name column of texts alone: each different one is looked at once."""
    labels = tuple(sorted({v for v in set(values) if v}))
    number: dict[str | None, int] = {label: k for k, label in enumerate(labels)}
    number |= {None: -1, "": -1}
    codes = np.fromiter(map(number.__getitem__, values), dtype=np.int32, count=len(values))
    return Column(name, "name", codes, labels)


def _none(value: Any) -> bool:
    return value is None or value == "" or (isinstance(value, float) and value != value)


def _boolean(value: Any) -> int:
    if _none(value):
        return -1
    if isinstance(value, str):
        known = {"true": 1, "false": 0, "yes": 1, "no": 0, "1": 1, "0": 0}
        if value.strip().lower() in known:
            return known[value.strip().lower()]
        raise ValueError(f"{value!r} is neither yes nor no")
    if value in (0, 1):
        return int(value)
    raise ValueError(f"{value!r} is neither yes nor no")


def _integer(value: Any) -> int:
    number = float(value)
    if number != int(number):
        raise ValueError(f"{value!r} is not a whole number")
    return int(value) if not isinstance(value, str) else int(number)


def _dates(values: Sequence[Any] | npt.NDArray[Any]) -> npt.NDArray[Any]:
    if isinstance(values, np.ndarray) and np.issubdtype(values.dtype, np.datetime64):
        return values.astype("datetime64[s]")
    out = np.empty(len(values), dtype="datetime64[s]")
    for i, value in enumerate(values):
        if _none(value):
            out[i] = np.datetime64("NaT")
        else:
            text = value.isoformat() if hasattr(value, "isoformat") else str(value).strip()
            out[i] = np.datetime64(text.replace(" ", "T", 1).removesuffix("Z"), "s")
    return out


def _iso(value: np.datetime64) -> str:
    text = str(value)
    return text.removesuffix("T00:00:00")


def _guess(values: Sequence[Any] | npt.NDArray[Any]) -> str:
    seen = [v for v in values if not _none(v)]
    if seen and all(isinstance(v, bool | np.bool_) for v in seen):
        return "boolean"
    if seen and all(isinstance(v, int | np.integer) for v in seen):
        return "integer"
    if seen and all(isinstance(v, int | float | np.number) for v in seen):
        return "number"
    return "name"
