"""Any data frame -> Statements."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any

import numpy as np

from ...errors import OptionError
from ...model import Column, Statements
from ..cellvalues import Cells
from .statement_columns import from_columns


def from_frame(
    frame: Any,
    types: Mapping[str, str] | None = None,
    *,
    name: str = "",
    cells: Cells | None = None,
) -> Statements:
    """Statements from any data frame narwhals knows (pandas, polars, Arrow …); columns as in
    :func:`read_table`.

    Raises OptionError for what is no data frame, UnknownName for a type of a column that is not
    there.
    """
    import narwhals as nw

    try:
        table: Any = nw.from_native(frame)
    except TypeError as wrong:
        raise OptionError(
            f"{type(frame).__name__} is not a data frame; give pandas, polars or Arrow."
        ) from wrong
    if isinstance(table, nw.LazyFrame):
        table = table.collect()
    if not isinstance(table, nw.DataFrame):
        raise OptionError("A data frame is needed, not a single column.")
    columns: dict[str, Any] = {}
    guessed: dict[str, str] = {}
    for head in table.columns:
        series = table[head]
        kind = series.dtype
        key = str(head)
        whole = not series.is_null().any()
        if kind.is_numeric():
            columns[key] = series.to_numpy() if whole else series.to_list()
            guessed[key] = "integer" if kind.is_integer() else "number"
        elif kind == nw.Boolean:
            columns[key] = series.to_numpy() if whole else series.to_list()
            guessed[key] = "boolean"
        elif kind in (nw.String, nw.Categorical) and find_spec("pyarrow") is not None:
            columns[key] = _coded(key, series.to_arrow())
        else:
            columns[key] = series.to_list()
            if kind == nw.Date or kind == nw.Datetime:
                guessed[key] = "date"
    return from_columns(columns, types, name, guessed, cells=cells)


def _coded(head: str, array: Any) -> Column | list[Any]:
    """An Arrow array of texts as a name column; no Python object is made per row."""
    import pyarrow

    if not pyarrow.types.is_dictionary(array.type):
        array = array.dictionary_encode()
    if isinstance(array, pyarrow.ChunkedArray):
        array = array.unify_dictionaries().combine_chunks()
    if isinstance(array, pyarrow.ChunkedArray):
        array = array.chunk(0)
    labels = array.dictionary.to_pylist()
    codes = np.asarray(
        array.indices.cast("int64").fill_null(-1).to_numpy(zero_copy_only=False)
    ).astype(np.int32)
    order = sorted((label for label in set(labels) if label), key=str)
    place = {label: i for i, label in enumerate(order)}
    target = np.array([place.get(label, -1) for label in labels] + [-1], dtype=np.int32)
    used = np.unique(target[codes])
    used = used[used >= 0]
    shrink = np.full(len(order) + 1, -1, dtype=np.int32)
    shrink[used] = np.arange(len(used), dtype=np.int32)
    return Column(head, "name", shrink[target[codes]], tuple(str(order[i]) for i in used))
