"""Coders, statement types and variables of an export: who coded, and what can be coded."""

from __future__ import annotations

import base64
import hashlib
import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from ...model import Field, Form, Statement
from ..bundle import Bundle, count
from .convert import rgb_of
from .export import Export
from .fields import BEYOND, FIELDS, told_fields
from .schema import COLUMNS, OWN, PERMISSIONS, VIA, Row, copies
from .version2 import VERSION

_ROUNDS = 100_000
"""How often DNA applies SHA-256 to a password."""


@lru_cache(maxsize=64)
def password_hash(password: str, salt: bytes) -> str:
    """A coder's password as DNA keeps it: base64 of salt (16 bytes) and SHA-256 applied 100,000
    times.
    """
    digest = salt + unicodedata.normalize("NFC", password).encode()
    for _ in range(_ROUNDS):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(salt + digest).decode()


# ------------------------------------------------------------------ coders


def coder_rows(export: Export) -> list[Row]:
    """Coders as they were, and those DNA has not seen; a project has one at least."""
    rows = copies(export.raw["CODERS"])
    for row in rows:
        export.coders.setdefault(row["Name"], row["ID"])
    colors = _coders(export.bundle, {} if rows else {"Admin": "#ffff00"})
    new = [name for name in colors if name and name not in export.coders]
    for name in new:
        export.coders[name] = export.new_id("CODERS")
        rows.append(_coder(export, name, colors[name]))
    if new:
        export.report.warnings.append(
            f"The password in DNA of {', '.join(new)} is {export.password!r}; change it there."
        )
    return rows


def _coders(bundle: Bundle, first: Mapping[str, str]) -> dict[str, str]:
    """Coder -> colour; ``first`` come before all others."""
    colors = dict(first)
    for coder in bundle.coders:
        colors.setdefault(str(coder["name"]), str(coder.get("color") or ""))
    for statement in bundle.statements:
        colors.setdefault(statement.coder, "")
    return colors


def _coder(export: Export, name: str, color: str) -> Row:
    """A new coder, who may do everything."""
    salt = hashlib.sha256(b"hustings" + name.encode()).digest()[:16]
    return {
        "ID": export.coders[name],
        "Name": export.short(name, "coder"),
        **rgb_of(color),
        "Refresh": 0,
        "FontSize": 14,
        "Password": password_hash(export.password, salt),
        "PopupWidth": 300,
        "ColorByCoder": 0,
        "PopupDecoration": 0,
        "PopupAutoComplete": 1,
        **{f"Permission{permission}": 1 for permission in PERMISSIONS},
    }


def relation_rows(export: Export) -> list[Row]:
    """What coders may see of each other: a new one and each before him, both ways, everything."""
    rows = copies(export.raw["CODERRELATIONS"])
    rights = dict.fromkeys(COLUMNS["CODERRELATIONS"][3:], 1)
    coders = [row["ID"] for row in export.rows["CODERS"]]
    for n in range(len(export.raw["CODERS"]), len(coders)):
        for other in coders[:n]:
            for one, two in ((coders[n], other), (other, coders[n])):
                number = export.new_id("CODERRELATIONS")
                rows.append({"ID": number, "Coder": one, "OtherCoder": two, **rights})
    return rows


# ------------------------------------------------------------------ types and variables


def type_rows(export: Export) -> tuple[list[Row], list[Row]]:
    """Statement types and their variables: those that were there, and those of forms in use."""
    types, variables = copies(export.raw["STATEMENTTYPES"]), copies(export.raw["VARIABLES"])
    export.types = {row["Label"]: row["ID"] for row in types}
    statements: dict[str, list[Statement]] = defaultdict(list)
    for statement in export.bundle.statements:
        statements[statement.form].append(statement)
    forms = {form.name: form for form in export.bundle.forms}
    idle = [name for name in forms if name not in statements and name not in export.types]
    if idle:
        export.report.left.append(
            f"{count(len(idle), 'form')} without statements: {', '.join(sorted(idle))}."
        )
    used = [
        *(name for name in forms if name not in idle),
        *(n for n in statements if n not in forms),
    ]
    for name in used:
        form = forms.get(name) or Form(name=name, fields=())
        _add_type(export, form, types)
        _add_variables(export, form, statements[name], variables)
    return types, variables


def _add_type(export: Export, form: Form, types: list[Row]) -> None:
    """The statement type of a form; one that is there gets the colour of the form."""
    if form.name not in export.types:
        number = export.types[form.name] = export.new_id("STATEMENTTYPES")
        label = export.short(form.name, "form")
        types.append({"ID": number, "Label": label, **rgb_of(form.color)})
    elif form.color:
        row = next(row for row in types if row["ID"] == export.types[form.name])
        row |= rgb_of(form.color)


def _add_variables(
    export: Export, form: Form, statements: Sequence[Statement], variables: list[Row]
) -> None:
    """The variables of a form that its type lacks."""
    kind = export.types[form.name]
    have = {row["Variable"] for row in variables if row["StatementTypeId"] == kind}
    fields = {field.name: field for field in form.fields}
    for key in (key for statement in statements for key in statement.values):
        fields.setdefault(key, Field(key, "concept"))
    wanted = [(key, _data_type(export, field, statements)) for key, field in fields.items()]
    if any(map(_says_more, statements)):
        if set(OWN) & set(fields):
            export.report.left.append(
                f"Speaker, holder and commitment of {form.name!r}: it has a field of that name "
                f"already."
            )
        else:
            wanted += _own_variables(fields, statements)
    for key, data_type in wanted:
        if key in have:
            continue
        have.add(key)
        variables.append(
            {
                "ID": export.new_id("VARIABLES"),
                "Variable": export.short(key, "field"),
                "DataType": data_type,
                "StatementTypeId": kind,
            }
        )


def _says_more(s: Statement) -> bool:
    """Whether a statement has anything of :data:`OWN` or a chain."""
    is_somebodys = s.speaker is not None or s.holder is not None or bool(s.via)
    return is_somebodys or s.commitment != "asserts" or bool(s.about or s.memo)


def _own_variables(
    fields: Mapping[str, Field], statements: Iterable[Statement]
) -> list[tuple[str, str]]:
    """The variables DNA gets beyond the fields of a form, each with its data type."""
    own = [(key, "long text" if key == "memo" else "short text") for key in OWN]
    is_chained = VIA not in fields and any(statement.via for statement in statements)
    return [*own, (VIA, "long text")] if is_chained else own


def _data_type(export: Export, field: Field, statements: Iterable[Statement]) -> str:
    """What DNA keeps a field as."""
    if field.kind == "number":
        coded = (s.values.get(field.name) for s in statements)
        values = [value for value in coded if value is not None]
        if all(not isinstance(v, str) and float(v).is_integer() for v in values):
            return "integer"
        export.report.approximated.append(
            f"The numbers of {field.name!r} are not whole; DNA gets them as short text."
        )
    return {"yes/no": "boolean", "text": "long text"}.get(field.kind, "short text")


def setting_rows(export: Export) -> list[Row]:
    """The settings as they were, and in one of them which short texts are choices and dates, of the
    variables made here.
    """
    rows = copies(export.raw["SETTINGS"])
    version = next((row["Value"] for row in rows if row["Property"] == "version"), "")
    if not version.startswith("3."):
        rows = [
            {"Property": "version", "Value": VERSION},
            {"Property": "date", "Value": "2022-06-10"},
        ]
    told = told_fields(export.raw)
    old = {(row["StatementTypeId"], row["Variable"]) for row in export.raw["VARIABLES"]}
    new = {(row["StatementTypeId"], row["Variable"]) for row in export.rows["VARIABLES"]} - old
    for form in export.bundle.forms:
        for field in form.fields:
            if field.kind in BEYOND and (export.types.get(form.name), field.name) in new:
                told.setdefault(form.name, {})[field.name] = [field.kind, *field.choices]
    rows = [row for row in rows if row["Property"] != FIELDS]
    if told:
        rows.append({"Property": FIELDS, "Value": json.dumps(told, ensure_ascii=False)})
    return rows
