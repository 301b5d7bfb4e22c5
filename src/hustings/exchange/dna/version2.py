"""DNA 2's tables in DNA 3's shape: names of actors and concepts become entities."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from .schema import RGB, STANDARD_ATTRIBUTES, TABLES, Raw, Row, clean

_UNCHANGED = (
    "STATEMENTTYPES",
    "VARIABLES",
    "VARIABLELINKS",
    "STATEMENTS",
    "DATABOOLEAN",
    "DATAINTEGER",
    "DATALONGTEXT",
    "REGEXES",
    "CODERRELATIONS",
)
VERSION = "3.0.7"
"""The version of DNA 3 whose tables these are."""
_MILLISECONDS = 1000


def as_version3(found: Raw) -> tuple[Raw, list[Row]]:
    """The tables of DNA 3, and the links between statements, which it has no table for.

    Raises KeyError, TypeError or ValueError where the tables are not those of DNA 2.
    """
    raw: Raw = {table: [] for table in TABLES}
    for table in _UNCHANGED:
        raw[table] = clean(found.get(table, []), table)
    raw["SETTINGS"] = [{"Property": "version", "Value": VERSION}]
    dated = [{**d, "Date": int(d.get("Date") or 0) // _MILLISECONDS} for d in found["DOCUMENTS"]]
    raw["DOCUMENTS"] = clean(dated, "DOCUMENTS")
    rights = _rights(found)
    coders = [{**coder, **rights[coder["ID"]]} for coder in found.get("CODERS", [])]
    raw["CODERS"] = clean(coders, "CODERS")
    variables = [v["ID"] for v in raw["VARIABLES"] if v["DataType"] == "short text"]
    entities = _Entities(raw, variables)
    for row in found["ATTRIBUTES"]:
        if row["VariableId"] in variables:
            entities.id_of(int(row["VariableId"]), str(row["Value"] or ""), row)
    for row in found.get("DATASHORTTEXT", []):
        variable = int(row["VariableId"])
        raw["DATASHORTTEXT"].append(
            {
                "ID": int(row["ID"]),
                "StatementId": int(row["StatementId"]),
                "VariableId": variable,
                "Entity": entities.id_of(variable, str(row["Value"] or ""), {}),
            }
        )
    entities.join_parents()
    return raw, found.get("STATEMENTLINKS", [])


def _rights(found: Raw) -> dict[Any, dict[str, int]]:
    """Coder id -> column of a permission -> 0 or 1."""
    rights: dict[Any, dict[str, int]] = defaultdict(dict)
    for row in found.get("CODERPERMISSIONS", []):
        kind = str(row["Type"])
        column = "Permission" + kind[:1].upper() + kind[1:]
        rights[row["Coder"]][column] = int(row["Permission"])
    return rights


class _Entities:
    """Entities with their attributes, added to the tables as values name them."""

    def __init__(self, raw: Raw, variables: list[int]) -> None:
        self.raw = raw
        self.ids: dict[tuple[int, str], int] = {}
        self.parents: dict[int, tuple[int, str]] = {}
        self.attributes: dict[tuple[int, str], int] = {}
        for variable in variables:
            for name in STANDARD_ATTRIBUTES:
                number = self.attributes[variable, name] = len(self.attributes) + 1
                raw["ATTRIBUTEVARIABLES"].append(
                    {"ID": number, "VariableId": variable, "AttributeVariable": name}
                )
        for variable in variables:
            self.id_of(variable, "", {})

    def id_of(self, variable: int, value: str, row: Row) -> int:
        """The id of an entity, made from its row of attributes where it is new."""
        key = (variable, value)
        if key in self.ids:
            return self.ids[key]
        number = self.ids[key] = len(self.ids) + 1
        colors = {c: int(row.get(c) or 0) for c in RGB}
        entity = {"ID": number, "VariableId": variable, "Value": value, **colors, "ChildOf": None}
        self.raw["ENTITIES"].append(entity)
        for name in STANDARD_ATTRIBUTES:
            self.raw["ATTRIBUTEVALUES"].append(
                {
                    "ID": len(self.raw["ATTRIBUTEVALUES"]) + 1,
                    "EntityId": number,
                    "AttributeVariableId": self.attributes[variable, name],
                    "AttributeValue": str(row.get(name) or ""),
                }
            )
        if row.get("ChildOf"):
            self.parents[number] = (variable, str(row["ChildOf"]))
        return number

    def join_parents(self) -> None:
        """Entities under the entity of the name they stood under."""
        for row in self.raw["ENTITIES"]:
            parent = self.parents.get(row["ID"])
            row["ChildOf"] = None if parent is None else self.ids.get(parent)
