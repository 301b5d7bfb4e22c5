"""Parquet: statements in and out, the kinds of their columns kept in a note of the file."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ...errors import NotReadable, UnknownFormat
from ...guards.archive import write_bytes
from ...guards.sheets import MOST_CELLS
from ...model import Column, Statements
from ..cellvalues import Cells
from .frames import from_frame


def _arrow() -> None:
    if find_spec("pyarrow") is None:
        raise UnknownFormat("Parquet needs pyarrow: install hustings[parquet], or use csv.")


def read_parquet(path: Path, types: Mapping[str, str] | None, cells: Cells) -> Statements:
    _arrow()
    import pyarrow
    import pyarrow.parquet

    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            told = file.metadata
            if told.num_rows * max(told.num_columns, 1) > MOST_CELLS:
                raise NotReadable(
                    f"{path.name} says it holds {told.num_rows:,} rows of {told.num_columns:,} "
                    f"columns, more than {MOST_CELLS:,} cells; keep what is needed, or split it.",
                    path=str(path),
                )
            table = file.read()
        table.validate(full=True)
    except (pyarrow.ArrowException, OSError, ValueError) as wrong:
        raise NotReadable(
            f"{path.name} is not a parquet file, or it is damaged.", path=str(path)
        ) from wrong
    kinds: dict[str, str] = {}
    try:
        kinds = {
            str(k): str(v)
            for k, v in json.loads((table.schema.metadata or {}).get(b"hustings", b"{}")).items()
        }
    except (ValueError, AttributeError):
        kinds = {}
    known = {k: v for k, v in kinds.items() if k in table.column_names}
    try:
        return from_frame(table, {**known, **(types or {})}, name=path.name, cells=cells)
    except (pyarrow.ArrowException, UnicodeError, OverflowError) as wrong:
        raise NotReadable(f"{path.name} is a damaged parquet file.", path=str(path)) from wrong


def write_parquet(columns: Mapping[str, Column], path: Path) -> None:
    _arrow()
    import pyarrow
    import pyarrow.parquet

    kinds = {
        "boolean": pyarrow.bool_(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "text": pyarrow.string(),
    }
    arrays: dict[str, Any] = {}
    for head, column in columns.items():
        missing = ~column.coded()
        if column.kind == "name":
            codes = pyarrow.array(column.values, mask=missing)
            arrays[head] = pyarrow.DictionaryArray.from_arrays(
                codes, pyarrow.array(column.labels, pyarrow.string())
            )
        elif column.kind == "date":
            arrays[head] = pyarrow.array(column.values.astype("datetime64[s]"), mask=missing)
        else:
            arrays[head] = pyarrow.array(column.values, kinds[column.kind], mask=missing)
    table = pyarrow.table(arrays)
    note = {b"hustings": json.dumps({h: c.kind for h, c in columns.items()}).encode()}
    out = io.BytesIO()
    pyarrow.parquet.write_table(table.replace_schema_metadata(note), out)
    write_bytes(path, out.getvalue())
