"""The statements of a DNA file as columns, without a project."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ...errors import UnclearStructure, UnknownName
from ...model import Statements
from ...model.columns import CODED
from ..offsets import ruler
from .convert import date_of
from .database import load
from .entities import values_of
from .schema import Raw

_TYPES = {"boolean": "boolean", "integer": "integer", "short text": "name", "long text": "text"}
"""Data type of a variable -> type of a column."""


def statements_from_dna(path: str | Path, statement_type: str | None = None) -> Statements:
    """The statements of a DNA file as columns, in the order of their ids.

    Columns are the document's (document, title, author, source, section, type, date), start and
    stop in code points, coder, form (the statement type) and one per variable: boolean, integer,
    name (short text), text (long text). Without ``statement_type`` all types are taken; then a
    variable two types define differently raises UnclearStructure.
    """
    name = Path(path).name
    raw, _, _ = load(Path(path))
    labels = {r["ID"]: r["Label"] for r in raw["STATEMENTTYPES"]}
    if statement_type is not None and statement_type not in labels.values():
        raise UnknownName("statement type", statement_type, labels.values())
    wanted = {i for i, label in labels.items() if statement_type in (None, label)}
    kinds = _kinds(raw, wanted, name, sorted(labels.values()))
    columns = _places(raw, wanted, labels)
    values = values_of(raw)
    types = {}
    for variable, kind in kinds.items():
        column = variable + CODED if variable in columns else variable
        columns[column] = [values[int(number)].get(variable) for number in columns["id"]]
        types[column] = _TYPES[kind]
    return Statements.from_columns(columns, types=types, name=name)


def _kinds(raw: Raw, wanted: set[int], name: str, choices: list[str]) -> dict[str, str]:
    """Variable -> data type. Raises UnclearStructure where two types define one differently."""
    kinds: dict[str, str] = {}
    for variable in raw["VARIABLES"]:
        if variable["StatementTypeId"] not in wanted:
            continue
        kind = variable["DataType"]
        if kinds.setdefault(variable["Variable"], kind) != kind:
            raise UnclearStructure(
                f"The variable {variable['Variable']!r} has two kinds in {name}; choose a "
                f"statement type: {', '.join(choices)}.",
                choices=choices,
            )
    return kinds


def _places(raw: Raw, wanted: set[int], labels: dict[int, str]) -> dict[str, list[Any]]:
    """What every statement has: its document, place, coder and type."""
    documents = {d["ID"]: d for d in raw["DOCUMENTS"]}
    coders = {c["ID"]: c["Name"] for c in raw["CODERS"]}
    rulers = {i: ruler(d["Text"], unit="UTF-16") for i, d in documents.items()}
    rows = [
        s
        for s in raw["STATEMENTS"]
        if s["StatementTypeId"] in wanted and s["DocumentId"] in documents
    ]
    of_row = [documents[s["DocumentId"]] for s in rows]
    measures = [rulers[s["DocumentId"]] for s in rows]
    starts = [m.inward(s["Start"])[0] for m, s in zip(measures, rows, strict=True)]
    stops = [m.inward(s["Stop"])[0] for m, s in zip(measures, rows, strict=True)]
    return {
        "id": [str(s["ID"]) for s in rows],
        "document": [str(d["ID"]) for d in of_row],
        "date": [date_of(d["Date"]) for d in of_row],
        "start": starts,
        "stop": stops,
        "coder": [coders.get(s["Coder"]) for s in rows],
        "form": [labels[s["StatementTypeId"]] for s in rows],
        "quote": [m.text[a:b] for m, a, b in zip(measures, starts, stops, strict=True)],
        **{
            column.lower(): [d[column] for d in of_row]
            for column in ("Title", "Author", "Source", "Section", "Type")
        },
    }
