"""Parquet files of statements as a table an engine reads when it is asked something, and written in
parts by year."""

from __future__ import annotations

import glob
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import NotReadable, OptionError, ProjectError, UnknownName
from ..model import Statements
from .bundle import Report

ENGINES = ("auto", "polars", "duckdb", "memory")


def files_of(pattern: str | Path) -> list[str]:
    """The Parquet files a path, a folder or a pattern means, sorted; NotReadable for none."""
    text = str(pattern)
    if Path(text).is_dir():
        found = [str(p) for p in Path(text).rglob("*.parquet")]
    else:
        found = [text] if Path(text).is_file() else glob.glob(text, recursive=True)
    if not found:
        raise NotReadable(
            f"There is no Parquet file at {text}; give a file, a folder or a pattern such as "
            "'statements/**/*.parquet'.",
            path=text,
        )
    return sorted(found)


def parquet(pattern: str | Path, engine: str = "auto") -> Any:
    """A lazy table over Parquet files; nothing but their heads is read yet.

    ``engine``: polars, duckdb, memory (an Arrow table, all of it read), or auto: the first that is
    installed. Raises NotReadable for no file, OptionError for an engine that is not installed.
    """
    if engine not in ENGINES:
        raise UnknownName("engine", engine, ENGINES)
    files = files_of(pattern)
    needs = {"polars": "polars", "duckdb": "duckdb", "memory": "pyarrow"}
    if engine == "auto":
        engine = next((e for e, module in needs.items() if find_spec(module)), "memory")
    if find_spec(needs[engine]) is None:
        raise OptionError(
            f"{needs[engine]} is not installed: pip install 'hustings[engines]', or take another "
            "engine.",
            engine=engine,
        )
    try:
        return _opened(files, engine)
    except Exception as error:  # each engine has errors of its own for the same trouble
        told = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise NotReadable(f"{pattern} cannot be read as Parquet: {told}") from error


def _opened(files: list[str], engine: str) -> Any:
    if engine == "duckdb":
        import duckdb

        return duckdb.read_parquet(files, union_by_name=True, hive_partitioning=False)
    if engine == "polars":
        import polars

        table = polars.scan_parquet(files, hive_partitioning=False, missing_columns="insert")
        table.collect_schema()
        return table
    import pyarrow
    import pyarrow.parquet

    tables = [pyarrow.parquet.ParquetFile(name).read() for name in files]
    return pyarrow.concat_tables(tables, promote_options="default")


def write_by_year(statements: Statements, folder: str | Path) -> Report:
    """Statements as Parquet files, one a year: ``year=2024/statements.parquet``; what is undated
    goes to ``year=undated``.

    Every file has the same columns. Raises ProjectError where the folder has something in it.
    """
    from .tables import write_statements

    folder = Path(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ProjectError(f"{folder} is there already and not empty; name a new folder.")
    date = statements["date"].values
    year = date.astype("datetime64[Y]").astype(np.int64) + 1970
    undated = np.isnat(date)
    report = Report(
        dialect="statements as Parquet by year", imported={"statements": len(statements)}
    )
    used = [h for h, c in statements.columns.items() if c.coded().any()]
    parts = {f"{y:04d}": ~undated & (year == y) for y in np.unique(year[~undated]).tolist()}
    if undated.any() or not parts:
        parts["undated"] = undated
    for name, mask in parts.items():
        path = folder / f"year={name}" / "statements.parquet"
        path.parent.mkdir(parents=True)
        write_statements(statements.take(mask), path, keep=used)
    return report
