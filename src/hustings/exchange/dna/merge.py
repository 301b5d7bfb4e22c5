"""What DNA files left with us, of two files as one: rows of the second get free numbers."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from .schema import COLUMNS, DATA, TABLES, Row

Kept = Mapping[str, Any]
"""``extras["dna"]`` of a bundle."""

SAME = {
    "SETTINGS": ("Property",),
    "CODERS": ("Name",),
    "STATEMENTTYPES": ("Label",),
    "REGEXES": ("Label",),
    "VARIABLES": ("Variable", "StatementTypeId"),
    "VARIABLELINKS": ("SourceVariableId", "TargetVariableId"),
    "CODERRELATIONS": ("Coder", "OtherCoder"),
    "ENTITIES": ("VariableId", "Value"),
    "ATTRIBUTEVARIABLES": ("VariableId", "AttributeVariable"),
    "ATTRIBUTEVALUES": ("EntityId", "AttributeVariableId"),
}
"""By which columns rows of two files are the same thing."""

_VALUES = "values"
"""All values of statements are numbered in one row."""

REFERS = {
    table: {
        column: rule.partition("REFERENCES ")[2].partition("(")[0]
        for column, rule in columns.items()
        if "REFERENCES" in rule
    }
    for table, columns in TABLES.items()
}
"""Table -> column -> the table it points at."""


def merge_kept(old: Kept, new: Kept) -> Row:
    """``extras["dna"]`` of two files as one: rows of the second that the first lacks come in under
    free numbers.
    """
    numbers = _Numbers()
    # in the order of TABLES every reference points backwards, so its number is known
    tables = {table: _table(table, old, new, numbers) for table in COLUMNS if table in SAME}
    documents = _documents(old, new, numbers)
    statements, fresh = _statements(old, new, numbers)
    links = list(old.get("links") or ())
    return {
        **new,
        **old,
        "tables": tables,
        "values": {table: _values(table, old, new, fresh, numbers) for table in DATA.values()},
        "documents": documents,
        "statements": statements,
        "links": links + [link for link in new.get("links") or () if link not in links],
    }


class _Numbers:
    """Numbers that rows of the second file get: that of the same row in the first, else a free one.

    ``of`` is table -> number in the second file -> number in both.
    """

    def __init__(self) -> None:
        self.of: dict[str, dict[Any, Any]] = {t: {None: None} for t in (*TABLES, _VALUES)}
        self._top: dict[str, int] = {}

    def is_new(self, table: str, was: Any, same: Any, seats: _Seats) -> bool:
        """Give a row of the second file its number; whether the first lacks it.

        ``same`` is what makes two rows the same thing.
        """
        if seats.have.get(same):
            self.of[table][was] = seats.have[same].pop(0)
            return False
        number = was
        if was in seats.taken:
            start = self._top.get(table, 0) + 1
            number = next(n for n in itertools.count(start) if n not in seats.taken)
            self._top[table] = number
        self.of[table][was] = number
        seats.taken.add(number)
        return True

    def of_reference(self, table: str, number: Any) -> Any:
        """The number a reference to a table of the second file gets."""
        return self.of[table].get(number, number)


class _Seats:
    """The rows of the first file: their numbers, and by what they are the same thing."""

    def __init__(self, rows: Iterable[tuple[Any, Any]] = ()) -> None:
        self.have: dict[Any, list[Any]] = defaultdict(list)
        self.taken: set[Any] = set()
        for same, number in rows:
            self.have[same].append(number)
            self.taken.add(number)


def _table(table: str, old: Kept, new: Kept, numbers: _Numbers) -> list[list[Any]]:
    """The rows of both files, without those of the second that the first has."""
    columns, refers = COLUMNS[table], REFERS[table]
    rows = _rows(table, old)
    seats = _Seats((_same(table, row), row.get("ID")) for row in rows)
    fresh = []
    for row in _rows(table, new):
        for column, other in refers.items():
            if other != table:
                row[column] = numbers.of_reference(other, row[column])
        same = _same(table, row)
        if "ID" not in row:
            fresh += [] if same in seats.have else [row]
        elif numbers.is_new(table, row["ID"], same, seats):
            fresh.append({**row, "ID": numbers.of[table][row["ID"]]})
    # rows that point at rows of their own table: all their numbers are known only now
    for row, (column, other) in itertools.product(fresh, refers.items()):
        if other == table:
            row[column] = numbers.of[table].get(row[column])
    return [[row[column] for column in columns] for row in (*rows, *fresh)]


def _rows(table: str, kept: Kept) -> list[Row]:
    rows = (kept.get("tables") or {}).get(table, [])
    return [dict(zip(COLUMNS[table], row, strict=True)) for row in rows]


def _same(table: str, row: Row) -> tuple[Any, ...]:
    return tuple(row[column] for column in SAME[table])


def _documents(old: Kept, new: Kept, numbers: _Numbers) -> list[Row]:
    documents = [dict(d) for d in old.get("documents") or ()]
    seats = _Seats((d["key"], int(d["id"])) for d in documents)
    for document in new.get("documents") or ():
        was = int(document["id"])
        if numbers.is_new("DOCUMENTS", was, document["key"], seats):
            coder = numbers.of["CODERS"].get(document["coder"])
            number = str(numbers.of["DOCUMENTS"][was])
            documents.append({**document, "id": number, "coder": coder})
    return documents


def _statements(old: Kept, new: Kept, numbers: _Numbers) -> tuple[list[list[Any]], set[Any]]:
    """The statements of both files, and the numbers of the second that are new."""
    statements = [list(s) for s in old.get("statements") or ()]
    seats = _Seats((_same_statement(s), s[0]) for s in statements)
    fresh = set()
    for row in new.get("statements") or ():
        was, document, kind, start, stop, coder, name = row
        if not numbers.is_new("STATEMENTS", was, _same_statement(row), seats):
            continue
        fresh.add(was)
        statements.append(
            [
                numbers.of["STATEMENTS"][was],
                numbers.of_reference("DOCUMENTS", document),
                numbers.of_reference("STATEMENTTYPES", kind),
                start,
                stop,
                numbers.of_reference("CODERS", coder),
                name,
            ]
        )
    return statements, fresh


def _same_statement(row: Any) -> Any:
    """A statement's name; one that did not become a statement is itself."""
    *_, name = row
    return name or tuple(row)


def _values(
    table: str, old: Kept, new: Kept, fresh: set[Any], numbers: _Numbers
) -> list[list[Any]]:
    """The values of both files, of the second those of new statements."""
    values = [list(row) for row in (old.get("values") or {}).get(table, [])]
    seats = _Seats()
    seats.taken = {number for number, _, _ in values}
    for was, statement, variable in (new.get("values") or {}).get(table, []):
        if statement in fresh:
            numbers.is_new(_VALUES, was, was, seats)
            values.append(
                [
                    numbers.of[_VALUES][was],
                    numbers.of["STATEMENTS"][statement],
                    numbers.of_reference("VARIABLES", variable),
                ]
            )
    return values
