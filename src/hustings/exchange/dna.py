"""Discourse Network Analyzer's ``.dna`` files: 3 and 2 in, 3 out.

A ``.dna`` file is one SQLite database. Its offsets are UTF-16 units (Java) into the text it stores;
here they are code points of the canonical text. What DNA keeps and Hustings has no place for
(passwords, permissions, row ids, regular expressions, entity colours per variable) travels in
``extras["dna"]``.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import os
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..errors import NotReadable, NotWritable, UnclearStructure, UnknownName
from ..model import (
    COMMITMENTS,
    Actor,
    Concept,
    Field,
    Form,
    Statement,
    Statements,
    Transcript,
    Turn,
)
from ..model.chains import chain_of, chain_text
from ..model.statements import CODED
from .bundle import Bundle, Report, count, marked, source_of
from .lite import open_database, table_names
from .offsets import Ruler, canonical, ruler

ACTOR_VARIABLES = frozenset(
    {"person", "organization", "organisation", "actor", "speaker", "holder"}
)
"""Short-text variables of these names hold actors; all others hold concepts."""

PERMISSIONS = (
    "AddDocuments EditDocuments DeleteDocuments ImportDocuments AddStatements EditStatements "
    "DeleteStatements "
    "EditAttributes EditRegex EditStatementTypes EditCoders EditCoderRelations ViewOthersDocuments "
    "EditOthersDocuments ViewOthersStatements EditOthersStatements"
).split()

_REF = "REFERENCES {}(ID) ON DELETE CASCADE"
_RGB = {
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
        **_RGB,
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
    "STATEMENTTYPES": {**_ID, "Label": _SHORT.format("Label"), **_RGB},
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
    "REGEXES": {"Label": "TEXT PRIMARY KEY CHECK (LENGTH(Label) < 191)", **_RGB},
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
        **{c: f"INTEGER CHECK ({c} BETWEEN 0 AND 255)" for c in _RGB},
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
Raw = dict[str, list[Row]]


# ------------------------------------------------------------------ reading


def read_dna(path: str | Path) -> Bundle:
    """A DNA 3 or DNA 2 project: documents, statements of every type, entities with attributes,
    coders.

    Each statement type becomes a form of the same name. Short text is an actor field where the
    variable is called person, organization, actor or speaker, else a concept field; long text is
    text, integer a whole number, boolean yes/no. Raises NotReadable where the file is missing,
    damaged or not a DNA project.
    """
    raw, links, report = _load(Path(path))
    return _bundle(raw, links, report, Path(path).stem)


def statements_from_dna(path: str | Path, statement_type: str | None = None) -> Statements:
    """The statements of a DNA file as columns, in the order of their ids.

    Columns are the document's (document, title, author, source, section, type, date), start and
    stop in code points, coder, form (the statement type) and one per variable: boolean, integer,
    name (short text), text (long text). Without ``statement_type`` all types are taken; then a
    variable two types define differently raises UnclearStructure.
    """
    raw, _, _ = _load(Path(path))
    labels = {r["ID"]: r["Label"] for r in raw["STATEMENTTYPES"]}
    if statement_type is not None and statement_type not in labels.values():
        raise UnknownName("statement type", statement_type, labels.values())
    wanted = {i for i, label in labels.items() if statement_type in (None, label)}
    kinds: dict[str, str] = {}
    for v in raw["VARIABLES"]:
        if v["StatementTypeId"] not in wanted:
            continue
        if kinds.setdefault(v["Variable"], v["DataType"]) != v["DataType"]:
            raise UnclearStructure(
                f"The variable {v['Variable']!r} has two kinds in {Path(path).name}; choose a "
                f"statement type: "
                f"{', '.join(sorted(labels.values()))}.",
                choices=sorted(labels.values()),
            )
    documents = {d["ID"]: d for d in raw["DOCUMENTS"]}
    coders = {c["ID"]: c["Name"] for c in raw["CODERS"]}
    values = _values(raw)
    rulers = {i: ruler(d["Text"], unit="UTF-16") for i, d in documents.items()}
    rows = [
        s
        for s in raw["STATEMENTS"]
        if s["StatementTypeId"] in wanted and s["DocumentId"] in documents
    ]
    columns: dict[str, list[Any]] = {
        "id": [str(s["ID"]) for s in rows],
        "document": [str(s["DocumentId"]) for s in rows],
        "date": [_date(documents[s["DocumentId"]]["Date"]) for s in rows],
        "start": [rulers[s["DocumentId"]].inward(s["Start"])[0] for s in rows],
        "stop": [rulers[s["DocumentId"]].inward(s["Stop"])[0] for s in rows],
        "coder": [coders.get(s["Coder"]) for s in rows],
        "form": [labels[s["StatementTypeId"]] for s in rows],
    }
    columns["quote"] = [
        rulers[s["DocumentId"]].text[a:b]
        for s, a, b in zip(rows, columns["start"], columns["stop"], strict=True)
    ]
    for column in ("Title", "Author", "Source", "Section", "Type"):
        columns[column.lower()] = [documents[s["DocumentId"]][column] for s in rows]
    types = {}
    for name, kind in kinds.items():
        column = name + CODED if name in columns else name
        columns[column] = [values[s["ID"]].get(name) for s in rows]
        types[column] = {
            "boolean": "boolean",
            "integer": "integer",
            "short text": "name",
            "long text": "text",
        }[kind]
    return Statements.from_columns(columns, types=types, name=Path(path).name)


def _load(path: Path) -> tuple[Raw, list[Row], Report]:
    """The tables as DNA 3 has them, the statement links of DNA 2, and a report begun."""
    report = Report()
    try:
        with closing(open_database(path)) as db:
            names = table_names(db)
            missing = {"DOCUMENTS", "STATEMENTS", "STATEMENTTYPES", "VARIABLES"} - set(names)
            if missing or not {"ENTITIES", "ATTRIBUTES"} & set(names):
                raise NotReadable(
                    f"{path.name} is a database, but not a DNA 2 or DNA 3 project: it has no table "
                    f"{', '.join(sorted(missing) or ['ENTITIES'])}.",
                    path=str(path),
                )
            found: Raw = {}
            for upper, name in names.items():
                if upper.startswith("SQLITE_"):
                    continue
                cursor = db.execute(
                    f'SELECT * FROM "{name}"'
                )  # names come from the file's own catalogue
                heads = [d[0] for d in cursor.description]
                found[upper] = [dict(zip(heads, row, strict=True)) for row in cursor]
    except (sqlite3.Error, UnicodeError, OverflowError, MemoryError) as wrong:
        raise NotReadable(
            f"{path.name} cannot be read: the database is damaged ({wrong}).", path=str(path)
        ) from wrong
    three = "ENTITIES" in found
    version = next(
        (r.get("Value") for r in found.get("SETTINGS", []) if r.get("Property") == "version"), ""
    )
    report.dialect = f"DNA {3 if three else 2}" + (f" ({version})" if version else "")
    try:
        return (*(_three(found, report) if three else _two(found, report)), report)
    except (KeyError, TypeError, ValueError, OverflowError) as wrong:
        raise NotReadable(
            f"{path.name} cannot be read: its tables are not those of DNA {3 if three else 2} "
            f"({wrong}).",
            path=str(path),
        ) from wrong


def _clean(rows: Iterable[Row], table: str) -> list[Row]:
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


def _three(found: Raw, report: Report) -> tuple[Raw, list[Row]]:
    return {table: _clean(found.get(table, []), table) for table in TABLES}, []


def _two(found: Raw, report: Report) -> tuple[Raw, list[Row]]:
    """DNA 2's tables in DNA 3's shape."""
    raw: Raw = {t: [] for t in TABLES}
    for table in (
        "STATEMENTTYPES",
        "VARIABLES",
        "VARIABLELINKS",
        "STATEMENTS",
        "DATABOOLEAN",
        "DATAINTEGER",
    ):
        raw[table] = _clean(found.get(table, []), table)
    for table in ("DATALONGTEXT", "REGEXES", "CODERRELATIONS"):
        raw[table] = _clean(found.get(table, []), table)
    raw["SETTINGS"] = [{"Property": "version", "Value": "3.0.7"}]
    raw["DOCUMENTS"] = _clean(
        [{**d, "Date": int(d.get("Date") or 0) // 1000} for d in found["DOCUMENTS"]],
        "DOCUMENTS",
    )
    rights: dict[Any, dict[str, int]] = defaultdict(dict)
    for p in found.get("CODERPERMISSIONS", []):
        kind = str(p["Type"])
        rights[p["Coder"]]["Permission" + kind[:1].upper() + kind[1:]] = int(p["Permission"])
    raw["CODERS"] = _clean([{**c, **rights[c["ID"]]} for c in found.get("CODERS", [])], "CODERS")
    entity: dict[tuple[int, str], int] = {}
    parents: dict[int, tuple[int, str]] = {}
    attribute: dict[tuple[int, str], int] = {}
    short = [v["ID"] for v in raw["VARIABLES"] if v["DataType"] == "short text"]
    for variable in short:
        for name in STANDARD_ATTRIBUTES:
            attribute[variable, name] = len(attribute) + 1
            raw["ATTRIBUTEVARIABLES"].append(
                {"ID": len(attribute), "VariableId": variable, "AttributeVariable": name}
            )

    def add(variable: int, value: str, row: Row) -> int:
        key = (variable, value)
        if key not in entity:
            entity[key] = len(entity) + 1
            raw["ENTITIES"].append(
                {
                    "ID": entity[key],
                    "VariableId": variable,
                    "Value": value,
                    **{c: int(row.get(c) or 0) for c in _RGB},
                    "ChildOf": None,
                }
            )
            for name in STANDARD_ATTRIBUTES:
                raw["ATTRIBUTEVALUES"].append(
                    {
                        "ID": len(raw["ATTRIBUTEVALUES"]) + 1,
                        "EntityId": entity[key],
                        "AttributeVariableId": attribute[variable, name],
                        "AttributeValue": str(row.get(name) or ""),
                    }
                )
            if row.get("ChildOf"):
                parents[entity[key]] = (variable, str(row["ChildOf"]))
        return entity[key]

    for variable in short:
        add(variable, "", {})
    for row in found["ATTRIBUTES"]:
        if row["VariableId"] in short:
            add(int(row["VariableId"]), str(row["Value"] or ""), row)
    for row in found.get("DATASHORTTEXT", []):
        variable = int(row["VariableId"])
        raw["DATASHORTTEXT"].append(
            {
                "ID": int(row["ID"]),
                "StatementId": int(row["StatementId"]),
                "VariableId": variable,
                "Entity": add(variable, str(row["Value"] or ""), {}),
            }
        )
    for row in raw["ENTITIES"]:
        row["ChildOf"] = entity.get(parents[row["ID"]]) if row["ID"] in parents else None
    return raw, found.get("STATEMENTLINKS", [])


def _values(raw: Raw) -> dict[int, dict[str, Any]]:
    """Statement id -> variable name -> value; an entity or long text "" is left out (not coded)."""
    variable = {v["ID"]: v["Variable"] for v in raw["VARIABLES"]}
    entity = {e["ID"]: e["Value"] for e in raw["ENTITIES"]}
    out: dict[int, dict[str, Any]] = defaultdict(dict)
    for table in DATA.values():
        for row in raw[table]:
            if row["VariableId"] not in variable:
                continue
            if table == "DATASHORTTEXT":
                value: Any = entity.get(row["Entity"], "")
            else:
                value = bool(row["Value"]) if table == "DATABOOLEAN" else row["Value"]
            if value != "":
                out[row["StatementId"]][variable[row["VariableId"]]] = value
    return out


def _date(seconds: int) -> str | None:
    try:
        when = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    except OverflowError:
        return None
    return when.strftime("%Y-%m-%dT%H:%M:%S").removesuffix("T00:00:00").rjust(10, "0")


def _seconds(date: str | None) -> int | None:
    """Seconds since 1970 of an ISO date (a year or a month stand for their first day), None where
    it is none.
    """
    text = (date or "").strip().removesuffix("Z")
    text += {4: "-01-01", 7: "-01"}.get(len(text), "")
    try:
        when = datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        return None
    return int((when - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())


def _color(row: Row) -> str:
    if any(row.get(c) is None for c in _RGB):
        return ""
    return "#{Red:02x}{Green:02x}{Blue:02x}".format(**row)


def _rgb(color: str) -> Row:
    try:
        text = color.removeprefix("#")
        text = "".join(c * 2 for c in text) if len(text) == 3 else text
        return dict(zip(_RGB, bytes.fromhex(text[:6].ljust(6, "0")), strict=True))
    except ValueError:
        return dict.fromkeys(_RGB, 0)


def _kind(variable: str) -> str:
    return "actor" if variable.casefold() in ACTOR_VARIABLES else "concept"


FIELDS = "hustings fields"
"""The setting in which Hustings keeps what DNA's data types cannot say: form -> field -> [kind,
*choices].
"""

_BEYOND = ("choice", "date")
"""Kinds of fields that are short text in DNA, and no names."""


def _told_fields(raw: Raw) -> dict[str, dict[str, list[Any]]]:
    """What the setting :data:`FIELDS` says, {} where it is not there or damaged."""
    text = next((r["Value"] for r in raw["SETTINGS"] if r["Property"] == FIELDS), "")
    try:
        told = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    if not isinstance(told, dict):
        return {}
    return {
        form: {k: v for k, v in fields.items() if isinstance(v, list) and v and v[0] in _BEYOND}
        for form, fields in told.items()
        if isinstance(fields, dict)
    }


def _no_names(raw: Raw) -> set[int]:
    """Variables of short text that hold no names: choices and dates, as :data:`FIELDS` says."""
    told = _told_fields(raw)
    labels = {t["ID"]: t["Label"] for t in raw["STATEMENTTYPES"]}
    return {
        v["ID"]
        for v in raw["VARIABLES"]
        if v["Variable"] in told.get(labels.get(v["StatementTypeId"], ""), {})
    }


def _field(row: Row, told: Mapping[str, list[Any]]) -> Field:
    """The field a variable is; ``told`` is what :data:`FIELDS` says of its form."""
    if row["Variable"] in told:
        kind, *choices = told[row["Variable"]]
        return Field(row["Variable"], str(kind), choices=tuple(map(str, choices)))
    kind = {"long text": "text", "integer": "number", "boolean": "yes/no"}.get(
        row["DataType"], _kind(row["Variable"])
    )
    return Field(row["Variable"], kind, integer=kind == "number")


def _nodes(raw: Raw) -> dict[str, dict[str, dict[str, Any]]]:
    """Kind (actor, concept) -> name -> {color, attributes, parent}; the first entity of a name
    speaks first.
    """
    unnamed = _no_names(raw)
    kinds = {v["ID"]: _kind(v["Variable"]) for v in raw["VARIABLES"] if v["ID"] not in unnamed}
    attribute = {a["ID"]: a["AttributeVariable"] for a in raw["ATTRIBUTEVARIABLES"]}
    value: dict[int, dict[str, str]] = defaultdict(dict)
    for a in raw["ATTRIBUTEVALUES"]:
        if a["AttributeValue"] and a["AttributeVariableId"] in attribute:
            value[a["EntityId"]][attribute[a["AttributeVariableId"]]] = a["AttributeValue"]
    names = {e["ID"]: e["Value"] for e in raw["ENTITIES"]}
    nodes: dict[str, dict[str, dict[str, Any]]] = {"actor": {}, "concept": {}}
    for e in raw["ENTITIES"]:
        if e["Value"] == "" or e["VariableId"] not in kinds:
            continue
        node = nodes[kinds[e["VariableId"]]].setdefault(
            e["Value"],
            {
                "color": _color(e),
                "attributes": {},
                "parent": names.get(e["ChildOf"]),
                "conflict": False,
            },
        )
        for name, text in value[e["ID"]].items():
            node["conflict"] |= node["attributes"].setdefault(name, text) != text
        node["conflict"] |= node["color"] != _color(e)
    return nodes


def _document_key(title: str, text: str) -> str:
    return hashlib.sha256(f"{title}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _own_types(raw: Raw) -> set[int]:
    """Statement types whose variables speaker, holder, commitment … were written by Hustings."""
    by_type: dict[int, set[str]] = defaultdict(set)
    commitment = {
        v["ID"]: v["StatementTypeId"] for v in raw["VARIABLES"] if v["Variable"] == "commitment"
    }
    for v in raw["VARIABLES"]:
        by_type[v["StatementTypeId"]].add(v["Variable"])
    own = {t for t, names in by_type.items() if set(OWN) <= names}
    for e in raw["ENTITIES"]:
        if e["VariableId"] in commitment and e["Value"] not in ("", *COMMITMENTS):
            own.discard(commitment[e["VariableId"]])
    return own


def _bundle(raw: Raw, links: list[Row], report: Report, name: str) -> Bundle:
    coders = {c["ID"]: c for c in raw["CODERS"]}
    types = {t["ID"]: t for t in raw["STATEMENTTYPES"]}
    own = _own_types(raw)
    transcripts: dict[int, Transcript] = {}
    rulers: dict[int, Ruler] = {}
    for d in raw["DOCUMENTS"]:
        rulers[d["ID"]] = ruler(d["Text"], unit="UTF-16")
        text = rulers[d["ID"]].text
        attributes = {
            k.lower(): d[k] for k in ("Author", "Source", "Section", "Type", "Notes") if d[k]
        }
        transcripts[d["ID"]] = Transcript(
            text=text,
            turns=(Turn(0, len(text), "unassigned"),) if text else (),
            id=str(d["ID"]),
            title=d["Title"],
            date=_date(d["Date"]),
            source=source_of(d["Title"], "dna", text),
            attributes=attributes,
        )
        if text != d["Text"]:
            report.approximated.append(
                f"Line ends or control characters of {d['Title']!r} were made plain; the original "
                f"is kept."
            )
    told_fields = _told_fields(raw)
    fields: dict[int, list[Field]] = defaultdict(list)
    for v in raw["VARIABLES"]:
        if not (v["StatementTypeId"] in own and v["Variable"] in (*OWN, VIA)):
            label = types[v["StatementTypeId"]]["Label"] if v["StatementTypeId"] in types else ""
            fields[v["StatementTypeId"]].append(_field(v, told_fields.get(label, {})))
    forms = tuple(
        Form(name=t["Label"], fields=tuple(fields[i]), label=t["Label"], color=_color(t))
        for i, t in types.items()
    )
    nodes = _nodes(raw)
    values = _values(raw)
    statements = []
    names: dict[int, str] = {}
    dropped = 0
    for s in raw["STATEMENTS"]:
        document = transcripts.get(s["DocumentId"])
        if document is None or s["StatementTypeId"] not in types:
            dropped += 1
            continue
        (start, ok1), (end, ok2) = (rulers[s["DocumentId"]].inward(s[k]) for k in ("Start", "Stop"))
        if start >= end:
            dropped += 1
            continue
        if not (ok1 and ok2):
            report.approximated.append(
                f"Statement {s['ID']} ends inside a character or beyond the text of "
                f"{document.title!r}; "
                "it was moved to the nearest character."
            )
        mine = dict(values.get(s["ID"], {}))
        coder = coders[s["Coder"]]["Name"] if s["Coder"] in coders else ""
        label = types[s["StatementTypeId"]]["Label"]
        names[s["ID"]] = marked(
            s["ID"],
            document.title,
            document.text[start:end],
            start,
            label,
            coder,
            sorted(mine.items()),
        )
        beyond = {k: mine.pop(k, None) for k in (*OWN, VIA)} if s["StatementTypeId"] in own else {}
        statements.append(
            Statement(
                id=names[s["ID"]],
                transcript=document.id,
                start=start,
                end=end,
                quote=document.text[start:end],
                form=types[s["StatementTypeId"]]["Label"],
                values=mine,
                speaker=beyond.get("speaker"),
                holder=beyond.get("holder"),
                via=chain_of(beyond.get(VIA)),
                commitment=beyond.get("commitment") or "asserts",
                about=beyond.get("about"),
                memo=beyond.get("memo") or "",
                coder=coder,
                origin="import",
            )
        )
    if dropped:
        report.left.append(
            f"{count(dropped, 'statement')} without a document, a type or a passage in the text."
        )
    if links:
        report.left.append(
            f"{count(len(links), 'link')} between statements: kept, but without a place in "
            f"Hustings."
        )
    for kind, known in nodes.items():
        different = [n for n, node in known.items() if node["conflict"]]
        if different:
            report.approximated.append(
                f"{count(len(different), kind)} with different attributes or colours in different "
                f"variables, "
                f"for example {different[0]!r}: the first is shown, all are kept."
            )
    if raw["REGEXES"]:
        report.left.append(
            f"{count(len(raw['REGEXES']), 'highlighting pattern')}: kept for export, not shown."
        )
    shown = {"commitment", "about"} if own else set()
    hidden = {
        v["ID"] for v in raw["VARIABLES"] if v["StatementTypeId"] in own and v["Variable"] in shown
    }
    hidden |= _no_names(raw)
    seen = {e["Value"] for e in raw["ENTITIES"] if e["VariableId"] not in hidden}
    actors = tuple(
        Actor(id=f"actor:{n}", name=n, attributes=dict(node["attributes"]), color=node["color"])
        for n, node in nodes["actor"].items()
        if n in seen
    )
    concepts = tuple(
        Concept(
            id=f"concept:{n}",
            name=n,
            parent=f"concept:{node['parent']}" if node["parent"] in nodes["concept"] else None,
            attributes=dict(node["attributes"]),
            color=node["color"],
        )
        for n, node in nodes["concept"].items()
        if n in seen
    )
    report.imported = {
        "transcripts": len(transcripts),
        "statements": len(statements),
        "actors": len(actors),
        "concepts": len(concepts),
        "forms": len(forms),
        "coders": len(coders),
    }
    people = tuple(
        {
            "id": str(c["ID"]),
            "name": c["Name"],
            "color": _color(c),
            "permissions": {p: bool(c[f"Permission{p}"]) for p in PERMISSIONS},
        }
        for c in raw["CODERS"]
    )
    kept = {
        "tables": {
            t: [[r[c] for c in COLUMNS[t]] for r in raw[t]]
            for t in TABLES
            if t not in ("DOCUMENTS", "STATEMENTS", *DATA.values())
        },
        "documents": [
            {
                "id": str(d["ID"]),
                "key": _document_key(d["Title"], rulers[d["ID"]].text),
                "coder": d["Coder"],
                "date": d["Date"],
                "text": None if d["Text"] == rulers[d["ID"]].text else d["Text"],
            }
            for d in raw["DOCUMENTS"]
        ],
        "statements": [
            [
                s["ID"],
                s["DocumentId"],
                s["StatementTypeId"],
                s["Start"],
                s["Stop"],
                s["Coder"],
                names.get(s["ID"], ""),
            ]
            for s in raw["STATEMENTS"]
        ],
        "values": {
            t: [[r["ID"], r["StatementId"], r["VariableId"]] for r in raw[t]] for t in DATA.values()
        },
        "links": links,
    }
    return Bundle(
        transcripts=tuple(transcripts.values()),
        statements=tuple(statements),
        actors=actors,
        concepts=concepts,
        forms=forms,
        coders=people,
        extras={"dna": kept},
        report=report,
        name=name,
    )


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


def merge_kept(old: Mapping[str, Any], new: Mapping[str, Any]) -> Row:
    """``extras["dna"]`` of two files as one: rows of the second that the first lacks come in under
    free numbers.
    """
    number: dict[str, dict[Any, Any]] = {t: {None: None} for t in (*TABLES, "")}
    top: dict[str, int] = {}
    out: Row = {**new, **old, "tables": {}, "values": {}}
    refers = {
        t: {
            c: rule.partition("REFERENCES ")[2].partition("(")[0]
            for c, rule in columns.items()
            if "REFERENCES" in rule
        }
        for t, columns in TABLES.items()
    }

    def seat(table: str, was: Any, same: Any, taken: set[Any], have: dict[Any, list[Any]]) -> bool:
        """Give a row of the second file its number; whether it is new."""
        if have.get(same):
            number[table][was] = have[same].pop(0)
            return False
        free = was
        if was in taken:
            free = next(n for n in itertools.count(top.get(table, 0) + 1) if n not in taken)
            top[table] = free
        number[table][was] = free
        taken.add(free)
        return True

    for table, columns in COLUMNS.items():
        if table not in SAME:
            continue
        rows = [
            dict(zip(columns, r, strict=True)) for r in (old.get("tables") or {}).get(table, [])
        ]
        have: dict[Any, list[Any]] = defaultdict(list)
        for r in rows:
            have[tuple(r[c] for c in SAME[table])].append(r.get("ID"))
        taken = {r.get("ID") for r in rows}
        fresh = []
        for given in (new.get("tables") or {}).get(table, []):
            r = dict(zip(columns, given, strict=True))
            for c, other in refers[table].items():
                if other != table:
                    r[c] = number[other].get(r[c], r[c])
            same = tuple(r[c] for c in SAME[table])
            if "ID" not in r:
                fresh += [] if same in have else [r]
            elif seat(table, r["ID"], same, taken, have):
                fresh.append({**r, "ID": number[table][r["ID"]]})
        for r in fresh:
            for c, other in refers[table].items():
                if other == table:
                    r[c] = number[table].get(r[c])
        out["tables"][table] = [[r[c] for c in columns] for r in (*rows, *fresh)]
    documents = [dict(d) for d in old.get("documents") or ()]
    have = defaultdict(list)
    for d in documents:
        have[d["key"]].append(int(d["id"]))
    taken = {int(d["id"]) for d in documents}
    for d in new.get("documents") or ():
        if seat("DOCUMENTS", int(d["id"]), d["key"], taken, have):
            coder = number["CODERS"].get(d["coder"])
            documents.append({**d, "id": str(number["DOCUMENTS"][int(d["id"])]), "coder": coder})
    statements = [list(s) for s in old.get("statements") or ()]
    have = defaultdict(list)
    for s in statements:
        have[s[6] or tuple(s)].append(s[0])
    taken = {s[0] for s in statements}
    fresh_statements = set()
    for s in new.get("statements") or ():
        if seat("STATEMENTS", s[0], s[6] or tuple(s), taken, have):
            fresh_statements.add(s[0])
            document, kind, coder = (
                number[t].get(v, v)
                for t, v in (("DOCUMENTS", s[1]), ("STATEMENTTYPES", s[2]), ("CODERS", s[5]))
            )
            statements.append([number["STATEMENTS"][s[0]], document, kind, s[3], s[4], coder, s[6]])
    for table in DATA.values():
        rows_kept = [list(v) for v in (old.get("values") or {}).get(table, [])]
        taken = {v[0] for v in rows_kept}
        for i, s, v in (new.get("values") or {}).get(table, []):
            if s in fresh_statements:
                seat("", i, i, taken, {})
                rows_kept.append(
                    [number[""][i], number["STATEMENTS"][s], number["VARIABLES"].get(v, v)]
                )
        out["values"][table] = rows_kept
    links = list(old.get("links") or ())
    return {
        **out,
        "documents": documents,
        "statements": statements,
        "links": links + [x for x in new.get("links") or () if x not in links],
    }


# ------------------------------------------------------------------ writing


@lru_cache(maxsize=64)
def password_hash(password: str, salt: bytes) -> str:
    """A coder's password as DNA keeps it: base64 of salt (16 bytes) and SHA-256 applied 100,000
    times.
    """
    digest = salt + unicodedata.normalize("NFC", password).encode()
    for _ in range(100_000):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(salt + digest).decode()


def _own_variables(
    fields: Mapping[str, Field], statements: Sequence[Statement]
) -> list[tuple[str, str]]:
    """The variables DNA gets beyond the fields of a form, each with its data type."""
    found = [(k, "long text" if k == "memo" else "short text") for k in OWN]
    chained = VIA not in fields and any(s.via for s in statements)
    return [*found, (VIA, "long text")] if chained else found


def write_dna(bundle: Bundle, path: str | Path, *, password: str = "hustings") -> Report:
    """The bundle as a DNA 3 project that DNA opens; gives back the report of what could not be
    carried.

    Rows that came from a DNA file (``extras["dna"]``) keep their ids, colours, passwords and
    permissions.
    Speaker, holder, commitment, narrated time and memo, where any statement of a form has one,
    become variables of the type. Coders that DNA has not seen get ``password``. A value DNA must
    have and the statement has not is written as DNA's default (yes, 0), and reported.
    """
    return _Writer(bundle, password).write(Path(path))


class _Writer:
    """One export; the tables grow in ``rows``."""

    def __init__(self, bundle: Bundle, password: str) -> None:
        self.bundle = bundle
        self.password = password
        self.report = Report(dialect="DNA 3")
        self.rows: Raw = {t: [] for t in TABLES}
        self.kept: dict[str, Any] = bundle.extras.get("dna") or {}
        tables = self.kept.get("tables") or {}
        self.raw: Raw = {
            t: [dict(zip(COLUMNS[t], r, strict=True)) for r in tables.get(t, [])] for t in TABLES
        }
        self.was = _nodes(self.raw)
        self.entity: dict[tuple[int, str], int] = {}
        self.coder: dict[str, int] = {}
        self.shortened: dict[str, str] = {}
        self.top: dict[str, int] = {}
        self.type_of: dict[str, int] = {}

    def new_id(self, table: str, *, reserved: Iterable[int] = ()) -> int:
        """The next free row id of a table."""
        if table not in self.top:
            self.top[table] = max([*(r["ID"] for r in self.raw[table]), *reserved], default=0)
        self.top[table] += 1
        return self.top[table]

    def short(self, text: str, what: str) -> str:
        if len(text) < 191:
            return text
        if text not in self.shortened:
            cut, n = text[:189] + "…", 2
            while cut in self.shortened.values():
                cut, n = f"{text[:185]}… {n}", n + 1
            self.shortened[text] = cut
            self.report.approximated.append(
                f"The {what} {text[:40]!r}… was cut to the 190 characters DNA allows."
            )
        return self.shortened[text]

    # -- tables, in order

    def coders(self) -> None:
        rows = self.rows["CODERS"] = [dict(r) for r in self.raw["CODERS"]]
        for r in rows:
            self.coder.setdefault(r["Name"], r["ID"])
        wanted: dict[str, str] = {} if rows else {"Admin": "#ffff00"}
        for c in self.bundle.coders:
            wanted.setdefault(str(c["name"]), str(c.get("color") or ""))
        for s in self.bundle.statements:
            if s.coder:
                wanted.setdefault(s.coder, "")
        new = [n for n in wanted if n and n not in self.coder]
        for name in new:
            number = self.new_id("CODERS")
            salt = hashlib.sha256(b"hustings" + name.encode()).digest()[:16]
            row: Row = {"ID": number, "Name": self.short(name, "coder"), **_rgb(wanted[name])}
            row |= {
                "Refresh": 0,
                "FontSize": 14,
                "Password": password_hash(self.password, salt),
                "PopupWidth": 300,
            }
            row |= {"ColorByCoder": 0, "PopupDecoration": 0, "PopupAutoComplete": 1}
            row |= {f"Permission{p}": 1 for p in PERMISSIONS}
            for other in rows:
                for one, two in ((number, other["ID"]), (other["ID"], number)):
                    self.rows["CODERRELATIONS"].append(
                        {"ID": None, "Coder": one, "OtherCoder": two}
                    )
            rows.append(row)
            self.coder[name] = number
        if new:
            self.report.warnings.append(
                f"The password in DNA of {', '.join(new)} is {self.password!r}; change it there."
            )
        added = self.rows["CODERRELATIONS"]
        self.rows["CODERRELATIONS"] = [dict(r) for r in self.raw["CODERRELATIONS"]]
        for r in added:
            flags = dict.fromkeys(COLUMNS["CODERRELATIONS"][3:], 1)
            self.rows["CODERRELATIONS"].append({**r, **flags, "ID": self.new_id("CODERRELATIONS")})

    def types(self) -> None:
        self.rows["STATEMENTTYPES"] = [dict(r) for r in self.raw["STATEMENTTYPES"]]
        self.rows["VARIABLES"] = [dict(r) for r in self.raw["VARIABLES"]]
        self.type_of = {r["Label"]: r["ID"] for r in self.rows["STATEMENTTYPES"]}
        used: dict[str, list[Statement]] = defaultdict(list)
        for s in self.bundle.statements:
            used[s.form].append(s)
        forms = {f.name: f for f in self.bundle.forms}
        idle = [f for f in forms if f not in used and f not in self.type_of]
        if idle:
            self.report.left.append(
                f"{count(len(idle), 'form')} without statements: {', '.join(sorted(idle))}."
            )
        for name in [n for n in forms if n not in idle] + [n for n in used if n not in forms]:
            form = forms.get(name) or Form(name=name, fields=())
            if name not in self.type_of:
                self.type_of[name] = self.new_id("STATEMENTTYPES")
                self.rows["STATEMENTTYPES"].append(
                    {
                        "ID": self.type_of[name],
                        "Label": self.short(name, "form"),
                        **_rgb(form.color),
                    }
                )
            elif form.color:
                row = next(r for r in self.rows["STATEMENTTYPES"] if r["ID"] == self.type_of[name])
                row |= _rgb(form.color)
            have = {
                r["Variable"]
                for r in self.rows["VARIABLES"]
                if r["StatementTypeId"] == self.type_of[name]
            }
            fields = {f.name: f for f in form.fields}
            for s in used[name]:
                for key in s.values:
                    fields.setdefault(key, Field(key, "concept"))
            wanted = [(k, self.datatype(f, used[name])) for k, f in fields.items()]
            beyond = any(
                s.speaker is not None
                or s.holder is not None
                or s.commitment != "asserts"
                or s.about
                or s.memo
                or s.via
                for s in used[name]
            )
            if beyond and not set(OWN) & set(fields):
                wanted += _own_variables(fields, used[name])
            elif beyond:
                self.report.left.append(
                    f"Speaker, holder and commitment of {name!r}: it has a field of that name "
                    f"already."
                )
            for key, datatype in wanted:
                if key in have:
                    continue
                self.rows["VARIABLES"].append(
                    {
                        "ID": self.new_id("VARIABLES"),
                        "Variable": self.short(key, "field"),
                        "DataType": datatype,
                        "StatementTypeId": self.type_of[name],
                    }
                )
                have.add(key)
        self.rows["VARIABLELINKS"] = [dict(r) for r in self.raw["VARIABLELINKS"]]

    def tell_fields(self) -> None:
        """Keep in a setting which short texts are choices and dates, of the variables made here."""
        told = _told_fields(self.raw)
        old = {(r["StatementTypeId"], r["Variable"]) for r in self.raw["VARIABLES"]}
        written = {(r["StatementTypeId"], r["Variable"]) for r in self.rows["VARIABLES"]} - old
        for form in self.bundle.forms:
            for field in form.fields:
                if field.kind in _BEYOND and (self.type_of.get(form.name), field.name) in written:
                    told.setdefault(form.name, {})[field.name] = [field.kind, *field.choices]
        settings = [r for r in self.rows["SETTINGS"] if r["Property"] != FIELDS]
        if told:
            kept = json.dumps(told, ensure_ascii=False)
            settings.append({"Property": FIELDS, "Value": kept})
        self.rows["SETTINGS"] = settings

    def datatype(self, field: Field, statements: Sequence[Statement]) -> str:
        values = [s.values[field.name] for s in statements if s.values.get(field.name) is not None]
        if field.kind == "number":
            if all(not isinstance(v, str) and float(v).is_integer() for v in values):
                return "integer"
            self.report.approximated.append(
                f"The numbers of {field.name!r} are not whole; DNA gets them as short text."
            )
        return {"yes/no": "boolean", "text": "long text"}.get(field.kind, "short text")

    def entities(self) -> None:
        nodes: dict[str, dict[str, Actor | Concept]] = {
            "actor": {a.name: a for a in self.bundle.actors},
            "concept": {c.name: c for c in self.bundle.concepts},
        }
        empty = not self.bundle.actors and not self.bundle.concepts
        names: dict[int, dict[str, None]] = defaultdict(dict)
        variables = {
            (r["StatementTypeId"], r["Variable"]): r["ID"]
            for r in self.rows["VARIABLES"]
            if r["DataType"] == "short text"
        }
        by_type: dict[int, list[tuple[str, int]]] = defaultdict(list)
        old = {r["ID"] for r in self.raw["VARIABLES"]}
        for (t, key), number in variables.items():
            by_type[t].append((key, number))
            if number not in old:
                names[number][""] = None
        for s in self.bundle.statements:
            for key, number in by_type[self.type_of[s.form]]:
                names[number][self.short(_text(_value(s, key)), "name")] = None
        kind = {r["ID"]: _kind(r["Variable"]) for r in self.rows["VARIABLES"]}
        attribute: dict[int, dict[str, int]] = defaultdict(dict)
        self.rows["ATTRIBUTEVARIABLES"] = [dict(r) for r in self.raw["ATTRIBUTEVARIABLES"]]
        for r in self.rows["ATTRIBUTEVARIABLES"]:
            attribute[r["VariableId"]][r["AttributeVariable"]] = r["ID"]
        raw_value = {
            (r["EntityId"], r["AttributeVariableId"]): r for r in self.raw["ATTRIBUTEVALUES"]
        }
        for r in self.raw["ENTITIES"]:
            stays = (
                r["Value"] == ""
                or empty
                or r["Value"] in nodes[kind.get(r["VariableId"], "concept")]
            )
            if r["VariableId"] in kind and (stays or r["Value"] in names[r["VariableId"]]):
                self.entity[r["VariableId"], r["Value"]] = r["ID"]
                self.rows["ENTITIES"].append(dict(r))
        raw_ids = {r["ID"] for r in self.rows["ENTITIES"]}
        for r in self.rows["ENTITIES"]:
            r["ChildOf"] = r["ChildOf"] if r["ChildOf"] in raw_ids else None
        for number in names:
            for value in names[number]:
                if (number, value) not in self.entity:
                    self.entity[number, value] = self.new_id("ENTITIES")
                    node = nodes[kind[number]].get(value)
                    color = _rgb(node.color) if node else dict.fromkeys(_RGB, 0)
                    self.rows["ENTITIES"].append(
                        {
                            "ID": self.entity[number, value],
                            "VariableId": number,
                            "Value": value,
                            **color,
                            "ChildOf": None,
                        }
                    )
        self.parents(nodes["concept"], kind, raw_ids)
        for r in self.rows["ENTITIES"]:
            number, value = r["VariableId"], r["Value"]
            node = nodes[kind[number]].get(value)
            was = self.was[kind[number]].get(value)
            known = {**(_attributes(node) if node else {})}
            if was and node and node.color and node.color != was["color"]:
                r |= _rgb(node.color)
            for key in (*(() if number in old else STANDARD_ATTRIBUTES), *known):
                if key not in attribute[number]:
                    attribute[number][key] = self.new_id("ATTRIBUTEVARIABLES")
                    self.rows["ATTRIBUTEVARIABLES"].append(
                        {
                            "ID": attribute[number][key],
                            "VariableId": number,
                            "AttributeVariable": self.short(key, "attribute"),
                        }
                    )
        for r in self.rows["ENTITIES"]:
            node = nodes[kind[r["VariableId"]]].get(r["Value"])
            was = self.was[kind[r["VariableId"]]].get(r["Value"])
            known = _attributes(node) if node else {}
            for key, a in attribute[r["VariableId"]].items():
                row = raw_value.get((r["ID"], a))
                value = known.get(key, "")
                if row is not None and (
                    node is None or (was and was["attributes"].get(key, "") == value)
                ):
                    self.rows["ATTRIBUTEVALUES"].append(dict(row))
                    continue
                self.rows["ATTRIBUTEVALUES"].append(
                    {
                        "ID": row["ID"] if row else self.new_id("ATTRIBUTEVALUES"),
                        "EntityId": r["ID"],
                        "AttributeVariableId": a,
                        "AttributeValue": self.short(value, "attribute"),
                    }
                )
        used = {(kind[n], v) for n, values in names.items() for v in values} | {
            (kind[r["VariableId"]], r["Value"]) for r in self.rows["ENTITIES"]
        }
        for what, known_nodes in nodes.items():
            idle = [n for n in known_nodes if (what, self.shortened.get(n, n)) not in used]
            if idle:
                self.report.left.append(
                    f"{count(len(idle), what)} in no statement, for example {idle[0]!r}."
                )

    def parents(
        self, concepts: Mapping[str, Actor | Concept], kind: Mapping[int, str], raw_ids: set[int]
    ) -> None:
        """ChildOf of new entities, where the parent is an entity of the same variable."""
        by_id = {c.id: c for c in concepts.values()}
        for r in self.rows["ENTITIES"]:
            concept = concepts.get(r["Value"]) if kind[r["VariableId"]] == "concept" else None
            if (
                r["ID"] in raw_ids
                or not isinstance(concept, Concept)
                or concept.parent not in by_id
            ):
                continue
            parent = self.entity.get((r["VariableId"], by_id[concept.parent].name))
            r["ChildOf"] = parent if parent != r["ID"] else None

    def documents(self) -> dict[str, tuple[int, Ruler]]:
        kept = list(self.kept.get("documents") or [])
        by_id = {d["id"]: d for d in kept}
        by_key: dict[str, list[Row]] = defaultdict(list)
        for d in kept:
            by_key[d["key"]].append(d)
        taken: set[str] = set()
        places: dict[str, tuple[int, Ruler]] = {}
        undated = []
        for t in self.bundle.transcripts:
            key = _document_key(t.title, t.text)
            old = by_id.get(t.id)
            if old is None or old["key"] != key:
                old = next((d for d in by_key[key] if d["id"] not in taken), None)
            if old is not None and old["id"] in taken:
                old = None
            raw = t.text
            if old is not None:
                taken.add(old["id"])
                if old["text"] is not None and canonical(old["text"]) == t.text:
                    raw = old["text"]
            number = (
                int(old["id"])
                if old
                else self.new_id("DOCUMENTS", reserved=[int(d["id"]) for d in kept])
            )
            seconds = _seconds(t.date)
            if old is not None and _date(old["date"]) == t.date:
                seconds = old["date"]
            if seconds is None:
                undated.append(t.title or t.id)
            row = {
                "ID": number,
                "Title": self.short(t.title, "title"),
                "Text": raw,
                "Date": seconds or 0,
            }
            row["Coder"] = old["coder"] if old else min(self.coder.values())
            for column in ("Author", "Source", "Section", "Type"):
                row[column] = self.short(t.attributes.get(column.lower(), ""), column.lower())
            row["Notes"] = t.attributes.get("notes", "")
            self.rows["DOCUMENTS"].append(row)
            places[t.id] = (number, ruler(raw, unit="UTF-16"))
        if undated:
            self.report.approximated.append(
                f"{count(len(undated), 'document')} without a day, for example {undated[0]!r}: "
                f"written as 1970-01-01."
            )
        return places

    def statements(self, places: Mapping[str, tuple[int, Ruler]]) -> None:
        kept = list(self.kept.get("statements") or [])
        by_id = {s[6]: s for s in kept}
        by_place: dict[tuple[int, ...], list[Any]] = defaultdict(list)
        for s in kept:
            by_place[tuple(s[1:5])].append(s)
        value_id = {
            (t, s, v): i for t, rows in (self.kept.get("values") or {}).items() for i, s, v in rows
        }
        tops = {
            t: max((i for (u, _, _), i in value_id.items() if u == t), default=0)
            for t in DATA.values()
        }
        fields: dict[int, list[Row]] = defaultdict(list)
        for r in self.rows["VARIABLES"]:
            fields[r["StatementTypeId"]].append(r)
        names = {number: name for name, number in self.coder.items()}
        raw_names = {r["ID"]: r["Name"] for r in self.raw["CODERS"]}
        taken: set[int] = set()
        lost = 0
        defaults: dict[str, int] = defaultdict(int)
        for s in self.bundle.statements:
            if s.transcript not in places or s.start >= s.end:
                lost += 1
                continue
            document, measure = places[s.transcript]
            start, stop = measure.outward(s.start), measure.outward(s.end)
            kind = self.type_of[s.form]
            place = (document, kind, start, stop)
            old = by_id.get(s.id)
            if old is None or tuple(old[1:5]) != place or old[0] in taken:
                old = next((o for o in by_place[place] if o[0] not in taken), None)
            if old is not None:
                taken.add(old[0])
            number = old[0] if old else self.new_id("STATEMENTS", reserved=[o[0] for o in kept])
            coder = self.coder.get(s.coder) or min(names)
            if old is not None and raw_names.get(old[5], "") == s.coder:
                coder = old[5]
            self.rows["STATEMENTS"].append(
                {
                    "ID": number,
                    "StatementTypeId": kind,
                    "DocumentId": document,
                    "Start": start,
                    "Stop": stop,
                }
                | {"Coder": coder}
            )
            for v in fields[kind]:
                table = DATA[v["DataType"]]
                value = _value(s, v["Variable"])
                key = (table, number, v["ID"])
                if key not in value_id:
                    tops[table] += 1
                row: Row = {
                    "ID": value_id.get(key, tops[table]),
                    "StatementId": number,
                    "VariableId": v["ID"],
                }
                if table == "DATASHORTTEXT":
                    row["Entity"] = self.entity[v["ID"], self.short(_text(value), "name")]
                elif table == "DATALONGTEXT":
                    row["Value"] = _text(value)
                else:
                    number_or_none = _whole(value)
                    if number_or_none is None:
                        defaults[v["Variable"]] += 1
                        number_or_none = int(table == "DATABOOLEAN")
                    row["Value"] = number_or_none
                self.rows[table].append(row)
        if lost:
            self.report.left.append(
                f"{count(lost, 'statement')} without a passage: DNA needs one character at least."
            )
        for variable, n in defaults.items():
            self.report.approximated.append(
                f"{variable!r} is not coded in {count(n, 'statement')}, or not as DNA can hold "
                f"it; DNA got its default."
            )

    def write(self, path: Path) -> Report:
        settings = [dict(r) for r in self.raw["SETTINGS"]]
        version = next((r["Value"] for r in settings if r["Property"] == "version"), "")
        if not version.startswith("3."):
            settings = [
                {"Property": "version", "Value": "3.0.7"},
                {"Property": "date", "Value": "2022-06-10"},
            ]
        self.rows["SETTINGS"] = settings
        self.rows["REGEXES"] = [dict(r) for r in self.raw["REGEXES"]]
        self.coders()
        self.types()
        self.tell_fields()
        self.entities()
        self.statements(self.documents())
        if self.kept.get("links"):
            self.report.left.append(
                f"{count(len(self.kept['links']), 'link')} between statements: DNA 3 has no place "
                f"for them."
            )
        self.report.imported = {
            "transcripts": len(self.rows["DOCUMENTS"]),
            "statements": len(self.rows["STATEMENTS"]),
            "forms": len(self.rows["STATEMENTTYPES"]),
            "coders": len(self.rows["CODERS"]),
        }
        scratch = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            scratch.unlink(missing_ok=True)
            scratch.touch(0o600)
            with closing(sqlite3.connect(scratch)) as db:
                for table, columns in TABLES.items():
                    body = ", ".join(f"{name} {rule}".strip() for name, rule in columns.items())
                    db.execute(f"CREATE TABLE {table} ({body})")
                    heads = COLUMNS[table]
                    rows = self.rows[table]
                    if "ID" in heads:
                        rows.sort(key=lambda r: int(r["ID"]))
                    marks = ", ".join("?" * len(heads))
                    db.executemany(
                        f"INSERT INTO {table} VALUES ({marks})",
                        [[r[h] for h in heads] for r in rows],
                    )
                db.commit()
            os.replace(scratch, path)
        except (OSError, sqlite3.OperationalError) as wrong:
            scratch.unlink(missing_ok=True)
            raise NotWritable(f"{path.name} cannot be written: {wrong}.", path=str(path)) from wrong
        return self.report


def _value(statement: Statement, variable: str) -> Any:
    if variable in statement.values:
        return statement.values[variable]
    if variable == VIA:
        return chain_text(statement.via) or None
    return getattr(statement, variable) if variable in OWN else None


def _whole(value: Any) -> int | None:
    """A number DNA can hold, None where the value is none."""
    if isinstance(value, str):
        value = {"yes": 1, "true": 1, "no": 0, "false": 0}.get(value.strip().casefold(), value)
    try:
        return int(value) if float(value).is_integer() and abs(int(value)) < 2**63 else None
    except (TypeError, ValueError, OverflowError):
        return None


def _text(value: Any) -> str:
    if value is None:
        return ""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _attributes(node: Actor | Concept) -> dict[str, str]:
    known = {k: str(v) for k, v in node.attributes.items() if v}
    if isinstance(node, Actor):
        known.setdefault("Type", node.kind)
    else:
        known.setdefault("Notes", node.description)
    known.setdefault("Alias", "; ".join(node.aliases))
    return {k: v for k, v in known.items() if v}
