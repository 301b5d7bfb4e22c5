"""Statements of an export, and the value each has for every variable of its type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from ...model import Statement
from ...model.chains import chain_text
from ..bundle import count
from .convert import text_of, whole_of
from .documents import Places
from .export import Again, Export
from .schema import DATA, OWN, VIA, Row


def value_of(statement: Statement, variable: str) -> Any:
    """What a statement has for a variable, None where it is not coded."""
    if variable in statement.values:
        return statement.values[variable]
    if variable == VIA:
        return chain_text(statement.via) or None
    return getattr(statement, variable) if variable in OWN else None


def add_statements(export: Export, places: Places) -> None:
    """Write the statements and their values into the export, under their old ids."""
    kept = export.kept.get("statements") or ()
    export.reserve("STATEMENTS", (row[0] for row in kept))
    again = Again((row[-1], tuple(row[1:5]), row) for row in kept)
    values = _Values(export)
    lost = 0
    for statement in export.bundle.statements:
        if statement.transcript not in places or statement.start >= statement.end:
            lost += 1
            continue
        row = _statement(export, statement, places, again)
        export.rows["STATEMENTS"].append(row)
        values.add(statement, row)
    if lost:
        export.report.left.append(
            f"{count(lost, 'statement')} without a passage: DNA needs one character at least."
        )
    for variable, n in values.defaults.items():
        export.report.approximated.append(
            f"{variable!r} is not coded in {count(n, 'statement')}, or not as DNA can hold "
            f"it; DNA got its default."
        )


def _statement(export: Export, statement: Statement, places: Places, again: Again) -> Row:
    document, measure = places[statement.transcript]
    start, stop = measure.outward(statement.start), measure.outward(statement.end)
    kind = export.types[statement.form]
    old = again.take(statement.id, (document, kind, start, stop))
    coder = export.coders.get(statement.coder) or min(export.coders.values())
    if old is not None and _coder_name(export, old[5]) == statement.coder:
        coder = old[5]
    return {
        "ID": old[0] if old else export.new_id("STATEMENTS"),
        "StatementTypeId": kind,
        "DocumentId": document,
        "Start": start,
        "Stop": stop,
        "Coder": coder,
    }


def _coder_name(export: Export, number: int) -> str:
    """Who had an id in the file the export came from, "" where nobody had."""
    names = (row["Name"] for row in export.raw["CODERS"] if row["ID"] == number)
    return str(next(names, ""))


class _Values:
    """Values being written; ``defaults`` counts by variable where DNA got its default."""

    def __init__(self, export: Export) -> None:
        self.export = export
        self.defaults: dict[str, int] = defaultdict(int)
        self._old: dict[tuple[str, int, int], int] = {}
        for table, rows in (export.kept.get("values") or {}).items():
            export.reserve(table, (number for number, _, _ in rows))
            self._old |= {(table, s, v): number for number, s, v in rows}
        self._variables: Mapping[int, list[Row]] = _by_type(export.rows["VARIABLES"])

    def add(self, statement: Statement, row: Row) -> None:
        """The values of a statement, one row for each variable of its type."""
        for variable in self._variables[row["StatementTypeId"]]:
            table = DATA[variable["DataType"]]
            number = self._old.get((table, row["ID"], variable["ID"]))
            value: Row = {
                "ID": self.export.new_id(table) if number is None else number,
                "StatementId": row["ID"],
                "VariableId": variable["ID"],
            }
            self.export.rows[table].append(value | self._value(statement, variable, table))

    def _value(self, statement: Statement, variable: Row, table: str) -> Row:
        value = value_of(statement, variable["Variable"])
        if table == "DATASHORTTEXT":
            name = self.export.short(text_of(value), "name")
            return {"Entity": self.export.entities[variable["ID"], name]}
        if table == "DATALONGTEXT":
            return {"Value": text_of(value)}
        number = whole_of(value)
        if number is None:
            self.defaults[variable["Variable"]] += 1
            number = int(table == "DATABOOLEAN")
        return {"Value": number}


def _by_type(variables: Iterable[Row]) -> Mapping[int, list[Row]]:
    by_type: dict[int, list[Row]] = defaultdict(list)
    for row in variables:
        by_type[row["StatementTypeId"]].append(row)
    return by_type
