"""The tables of Discourse Network Analyzer 3, and rows as they are in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

PERMISSIONS = (
    "AddDocuments EditDocuments DeleteDocuments ImportDocuments AddStatements EditStatements "
    "DeleteStatements "
    "EditAttributes EditRegex EditStatementTypes EditCoders EditCoderRelations ViewOthersDocuments "
    "EditOthersDocuments ViewOthersStatements EditOthersStatements"
).split()

_REF = "REFERENCES {}(ID) ON DELETE CASCADE"
RGB = {
    c: f"INTEGER NOT NULL DEFAULT 0 CHECK ({c} BETWEEN 0 AND 255)" for c in ("Red", "Green", "Blue")
}
_FLAG = "INTEGER NOT NULL DEFAULT {1} CHECK ({0} BETWEEN 0 AND 1)"
_SHORT = "TEXT NOT NULL DEFAULT '' CHECK (LENGTH({0}) < 191)"
_ID = {"ID": "INTEGER NOT NULL PRIMARY KEY"}


def _data(value: Mapping[str, str]) -> dict[str, str]:
    return {
        **_ID,
        "StatementId": "INTEGER NOT NULL " + _REF.format("STATEMENTS"),
        "VariableId": "INTEGER NOT NULL " + _REF.format("VARIABLES"),
        **value,
        "": "UNIQUE (StatementId, VariableId)",
    }


TABLES: dict[str, dict[str, str]] = {
    "SETTINGS": {"Property": "TEXT PRIMARY KEY", "Value": "TEXT NOT NULL"},
    "CODERS": {
        **_ID,
        "Name": _SHORT.format("Name"),
        **RGB,
        "Refresh": "INTEGER NOT NULL DEFAULT 0 CHECK (Refresh BETWEEN 0 AND 9999)",
        "FontSize": "INTEGER NOT NULL DEFAULT 14 CHECK (FontSize BETWEEN 1 AND 99)",
        "Password": _SHORT.format("Password"),
        "PopupWidth": "INTEGER DEFAULT 300 CHECK (PopupWidth BETWEEN 100 AND 9999)",
        "ColorByCoder": _FLAG.format("ColorByCoder", 0),
        "PopupDecoration": _FLAG.format("PopupDecoration", 0),
        "PopupAutoComplete": _FLAG.format("PopupAutoComplete", 1),
        **{f"Permission{p}": _FLAG.format(f"Permission{p}", 1) for p in PERMISSIONS},
    },
    "DOCUMENTS": {
        **_ID,
        "Title": _SHORT.format("Title"),
        "Text": "TEXT NOT NULL",
        "Coder": "INTEGER " + _REF.format("CODERS"),
        "Author": _SHORT.format("Author"),
        "Source": _SHORT.format("Source"),
        "Section": _SHORT.format("Section"),
        "Notes": "TEXT NOT NULL DEFAULT ''",
        "Type": _SHORT.format("Type"),
        "Date": "INTEGER NOT NULL",
    },
    "STATEMENTTYPES": {**_ID, "Label": _SHORT.format("Label"), **RGB},
    "VARIABLES": {
        **_ID,
        "Variable": _SHORT.format("Variable"),
        "DataType": "TEXT NOT NULL DEFAULT 'short text' CHECK (DataType IN "
        "('boolean', 'integer', 'long text', 'short text'))",
        "StatementTypeId": "INTEGER " + _REF.format("STATEMENTTYPES"),
        "": "UNIQUE (Variable, StatementTypeId)",
    },
    "VARIABLELINKS": {
        **_ID,
        "SourceVariableId": "INTEGER " + _REF.format("VARIABLES"),
        "TargetVariableId": "INTEGER " + _REF.format("VARIABLES"),
        "": "CHECK (TargetVariableId != SourceVariableId)",
    },
    "REGEXES": {"Label": "TEXT PRIMARY KEY CHECK (LENGTH(Label) < 191)", **RGB},
    "CODERRELATIONS": {
        **_ID,
        "Coder": "INTEGER CHECK (Coder > 0) " + _REF.format("CODERS"),
        "OtherCoder": "INTEGER CHECK (OtherCoder > 0) " + _REF.format("CODERS"),
        **{
            f: _FLAG.format(f, 1)
            for f in ("viewStatements", "editStatements", "viewDocuments", "editDocuments")
        },
        "": "CHECK (Coder != OtherCoder)",
    },
    "STATEMENTS": {
        **_ID,
        "StatementTypeId": "INTEGER " + _REF.format("STATEMENTTYPES"),
        "DocumentId": "INTEGER " + _REF.format("DOCUMENTS"),
        "Start": "INTEGER NOT NULL CHECK (Start >= 0)",
        "Stop": "INTEGER NOT NULL CHECK (Stop >= 0)",
        "Coder": "INTEGER " + _REF.format("CODERS"),
        "": "CHECK (Start < Stop)",
    },
    "DATABOOLEAN": _data({"Value": "INTEGER NOT NULL DEFAULT 1"}),
    "DATAINTEGER": _data({"Value": "INTEGER NOT NULL DEFAULT 0"}),
    "ENTITIES": {
        **_ID,
        "VariableId": "INTEGER NOT NULL " + _REF.format("VARIABLES"),
        "Value": _SHORT.format("Value"),
        **{c: f"INTEGER CHECK ({c} BETWEEN 0 AND 255)" for c in RGB},
        "ChildOf": "INTEGER CHECK (ChildOf > 0) " + _REF.format("ENTITIES"),
        "": "UNIQUE (VariableId, Value)",
    },
    "DATASHORTTEXT": _data({"Entity": "INTEGER NOT NULL " + _REF.format("ENTITIES")}),
    "DATALONGTEXT": _data({"Value": "TEXT DEFAULT ''"}),
    "ATTRIBUTEVARIABLES": {
        **_ID,
        "VariableId": "INTEGER NOT NULL " + _REF.format("VARIABLES"),
        "AttributeVariable": _SHORT.format("AttributeVariable"),
        "": "UNIQUE (VariableId, AttributeVariable)",
    },
    "ATTRIBUTEVALUES": {
        **_ID,
        "EntityId": "INTEGER NOT NULL " + _REF.format("ENTITIES"),
        "AttributeVariableId": "INTEGER NOT NULL " + _REF.format("ATTRIBUTEVARIABLES"),
        "AttributeValue": _SHORT.format("AttributeValue"),
        "": "UNIQUE (EntityId, AttributeVariableId)",
    },
}
"""The tables of DNA 3 in an order in which every reference points backwards; "" holds a rule of the
whole table.
"""

COLUMNS = {table: [c for c in columns if c] for table, columns in TABLES.items()}
DATA = {
    "boolean": "DATABOOLEAN",
    "integer": "DATAINTEGER",
    "short text": "DATASHORTTEXT",
    "long text": "DATALONGTEXT",
}
STANDARD_ATTRIBUTES = ("Type", "Alias", "Notes")

OWN = ("speaker", "holder", "commitment", "about", "memo")
"""What a statement of Hustings has beyond its fields; DNA gets it as variables of these names."""

VIA = "via"
"""One more of them, where a statement names who stands between its speaker and its holder."""

Row = dict[str, Any]
"""Column -> value."""
Raw = dict[str, list[Row]]
"""Table -> rows."""


def clean(rows: Iterable[Row], table: str) -> list[Row]:
    """Rows with the columns of DNA 3, numbers as numbers and texts as texts."""
    made = []
    for row in rows:
        lower = {k.lower(): v for k, v in row.items()}
        new: Row = {}
        for column in COLUMNS[table]:
            kind = TABLES[table][column]
            value = lower.get(column.lower())
            if "INTEGER" in kind:
                if value is None and "NOT NULL" in kind:
                    default = kind.partition("DEFAULT ")[2].split(" ")[0]
                    if not default:
                        raise ValueError(f"{table} has a row without {column}")
                    value = int(default)
                new[column] = None if value is None else int(value)
            else:
                text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
                new[column] = "" if text is None else str(text)
        made.append(new)
    return made


def copies(rows: Iterable[Row]) -> list[Row]:
    """The rows, to be changed without changing what they came from."""
    return [dict(row) for row in rows]
