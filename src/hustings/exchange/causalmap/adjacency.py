"""Adjacency tables, read and written, and lists of arrows, read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...errors import InputError, NotReadable, OptionError, UnknownFormat
from ...guards.archive import write_bytes
from ...guards.cells import as_it_was, table_text
from ...guards.sheets import save_book
from ...model import CausalMap, Claim
from ..bundle import Report
from .cells import cells, exists, number_of, safe, text_of
from .mapfile import MapFile

MOST_LINKS = 200_000
"""Links of one map: a million take 1 GB."""
LIMIT = 5_000
"""Factors an adjacency table may have."""

SOURCES = ("source", "from", "cause", "sender", "von", "quelle", "tail")
TARGETS = ("target", "to", "effect", "receiver", "nach", "ziel", "head")
WEIGHTS = ("weight", "influence", "strength", "value", "gewicht", "polarity", "sign")
"""How the columns of a list of arrows are called."""

_SIGNS = {"+": 1.0, "-": -1.0, "−": -1.0, "positive": 1.0, "negative": -1.0}


def read_adjacency(path: str | Path, *, sheet: str | None = None) -> MapFile:
    """An adjacency table (.csv, .tsv, .xlsx): names in the first row and column, ``cell`` = weight
    row -> column; or a list of arrows, with columns source, target and perhaps weight.

    Rows and columns are aligned by their labels, never by position. A table of numbers alone gets
    the names 1 … n. An empty cell is no link. Raises InputError naming a cell that is no number,
    OptionError for a weight outside [-1, 1] or labels that differ.
    """
    path = Path(path)
    exists(path)
    report = Report(dialect="adjacency table")
    rows = cells(path, sheet)
    while rows and not any(text_of(c) for c in rows[-1]):
        rows.pop()
    if not rows:
        raise NotReadable(f"{path.name} is empty: there is no table in it.", path=str(path))
    head = [as_it_was(text_of(c)) for c in rows[0]]
    arrows = _arrow_columns(head)
    if arrows:
        return _arrows(path, rows[1:], arrows, report)
    if {"cause", "effect"} <= {h.lower() for h in head}:
        raise UnknownFormat(
            f"{path.name} is a table of claims, not a matrix: read it as statements.",
            path=str(path),
        )
    table = _table(rows, head, report)
    _check_names(table, path)
    m = CausalMap.from_matrix(table.columns, _matrix(table, path), source=path.stem)
    if table.names != table.columns:
        report.warnings.append(
            "Rows and columns stand in different orders: they were aligned by name."
        )
    report.imported = {"factors": len(table.columns), "links": len(m.links)}
    return MapFile(report, m)


@dataclass(frozen=True, slots=True)
class _Table:
    """A matrix, rows and columns by name; ``offset`` cells of a row stand before its numbers."""

    names: list[str]
    columns: list[str]
    body: list[list[Any]]
    offset: int


def _table(rows: list[list[Any]], head: list[str], report: Report) -> _Table:
    """The table of rows that hold something; one of numbers alone gets the names 1 to n."""
    if all(number_of(c) is not None for c in rows[0]) and len(rows) == len(rows[0]):
        names = [str(i + 1) for i in range(len(rows))]
        report.approximated.append(
            f"The table has no names: its factors are called 1 to {len(names)}."
        )
        return _Table(names, names, rows, 0)
    while head and not head[-1]:
        head.pop()
    names = [as_it_was(text_of(r[0])) if r else "" for r in rows[1:]]
    return _Table(names, head[1:], rows[1:], 1)


def _check_names(table: _Table, path: Path) -> None:
    """Raise OptionError for too many names, InputError where one is missing, twice, or only in a
    row or a column.
    """
    if len(table.names) > LIMIT:
        raise OptionError(
            f"{path.name} has {len(table.names)} factors: at most {LIMIT} are read as a matrix."
        )
    for kind, found in (("row", table.names), ("column", table.columns)):
        if "" in found:
            number = found.index("") + 1 + table.offset
            raise InputError(f"{path.name}: {kind} {number} has no name.", path=str(path))
        if len(set(found)) < len(found):
            twice = min(name for name in found if found.count(name) > 1)
            raise InputError(
                f"{path.name}: the {kind} name {twice!r} is there twice.", path=str(path)
            )
    alone = sorted(set(table.names) ^ set(table.columns))
    if alone:
        raise InputError(
            f"{path.name}: {', '.join(alone[:8])} is not both a row and a column: name both alike.",
            names=alone,
        )


def _matrix(table: _Table, path: Path) -> list[list[float]]:
    """The weights, rows in the order of the columns. Raises InputError for a cell that is no
    number, OptionError for too many links.
    """
    at = {name: i for i, name in enumerate(table.columns)}
    matrix = [[0.0] * len(table.columns) for _ in table.columns]
    for name, row in zip(table.names, table.body, strict=True):
        cells_of_row = [*row[table.offset :], *[None] * len(table.columns)]
        for j, column in enumerate(table.columns):
            raw = cells_of_row[j]
            value = number_of(raw) if text_of(raw) else 0.0
            if value is None:
                raise InputError(
                    f"{path.name}: {name} -> {column} is {text_of(raw)!r}, not a number.",
                    path=str(path),
                )
            matrix[at[name]][j] = value
    links = sum(len(row) - row.count(0.0) for row in matrix)
    if links > MOST_LINKS:
        raise OptionError(
            f"{path.name} has {links:,} links: at most {MOST_LINKS:,} are read as a map."
        )
    return matrix


def _arrow_columns(head: list[str]) -> tuple[int, int, int | None] | None:
    """Where a list of arrows has its source, target and weight; None for any other table.

    ``cause, effect`` without a weight are the columns of a table of claims.
    """
    names = [h.casefold() for h in head]
    at = [next((names.index(n) for n in known if n in names), None) for known in (SOURCES, TARGETS)]
    weight = next((names.index(n) for n in WEIGHTS if n in names), None)
    source, target = at
    if source is None or target is None:
        return None
    if names[source] == "cause" and (weight is None or "sign" in names or "quote" in names):
        return None
    return source, target, weight


def _arrows(
    path: Path, rows: list[list[Any]], at: tuple[int, int, int | None], report: Report
) -> MapFile:
    """A map of one arrow a row. An arrow without a weight acts without a sign; what has no ends,
    or a weight of 0, is left and told.
    """
    report.dialect = "list of arrows"
    claims: list[Claim] = []
    names: dict[str, None] = {}
    for number, row in enumerate(rows, 2):
        cells = [text_of(row[i]) if i is not None and i < len(row) else "" for i in at]
        cause, effect, weight = (" ".join(as_it_was(c).split()) for c in cells)
        if not cause and not effect:
            continue
        if not cause or not effect:
            report.left.append(f"Row {number}: an arrow with only one end ({cause or effect}).")
            continue
        names |= dict.fromkeys((cause, effect))
        claim = _arrow(path, number, cause, effect, weight)
        if claim is None:
            report.left.append(f"{cause} -> {effect}: its weight is 0.")
        else:
            claims.append(claim)
    if len(names) > LIMIT:
        raise OptionError(f"{path.name} has {len(names)} factors: at most {LIMIT} are read.")
    if not names:
        raise NotReadable(f"{path.name} is a list of arrows without one.", path=str(path))
    m = CausalMap.from_claims(claims, concepts=list(names))
    report.imported = {"factors": len(m.concepts), "links": len(m.links)}
    return MapFile(report, m)


def _arrow(path: Path, number: int, cause: str, effect: str, weight: str) -> Claim | None:
    id = f"{cause} -> {effect}"
    if not weight or weight == "?":
        return Claim(cause, effect, 0, f"{id} ({number})", path.stem)
    value = _SIGNS.get(weight.casefold(), number_of(weight))
    if value is None:
        raise InputError(
            f"{path.name}, row {number}: the weight of {id} is {weight!r}, not a number.",
            path=str(path),
        )
    if not abs(value) <= 1:
        raise OptionError(
            f"{path.name}, row {number}: the weight of {id} is {value:g}: weights lie between -1 "
            f"and 1.",
            cause=cause,
            effect=effect,
            weight=value,
        )
    size = abs(value)
    sign = 1 if value > 0 else -1
    return (
        Claim(cause, effect, sign, f"{id} ({number})", path.stem, weight=(size, size))
        if size
        else None
    )


def write_adjacency(m: CausalMap, path: str | Path) -> None:
    """The weights of a map as an adjacency table (.csv, .tsv or .xlsx), ``cell`` = weight row ->
    column.

    The weight is the one a run uses: ±1, or the middle of the range of the strength words; a
    disputed pair has the middle of both, a pair without a sign 0 (such a link does not come back).
    """
    path = Path(path)
    weights = m.pair_weights()
    names = list(m.concepts)
    rows: list[list[Any]] = [["", *names]]
    rows += [[a, *(weights.get((a, b), 0.0) for b in names)] for a in names]
    if path.suffix.lower() == ".xlsx":
        from openpyxl import Workbook

        book = Workbook(write_only=True)
        sheet = book.create_sheet("adjacency")
        for row in rows:
            sheet.append([safe(v) for v in row])
        save_book(book, path)
        return
    if path.suffix.lower() not in (".csv", ".tsv"):
        raise UnknownFormat(
            f"An adjacency table is written as .csv, .tsv or .xlsx, not {path.suffix!r}."
        )
    separator = "\t" if path.suffix.lower() == ".tsv" else ","
    write_bytes(path, table_text(rows, separator=separator).encode("utf-8-sig", "replace"))
