"""What short text stands for: actors, concepts, and by a setting of Hustings choices and dates."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ...model import Field
from .convert import kind_of
from .schema import Raw, Row

FIELDS = "hustings fields"
"""The setting in which Hustings keeps what DNA's data types cannot say: form -> field -> [kind,
*choices].
"""

BEYOND = ("choice", "date")
"""Kinds of fields that are short text in DNA, and no names."""


def told_fields(raw: Raw) -> dict[str, dict[str, list[Any]]]:
    """What the setting :data:`FIELDS` says, {} where it is not there or damaged."""
    text = next((r["Value"] for r in raw["SETTINGS"] if r["Property"] == FIELDS), "")
    try:
        told = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    if not isinstance(told, dict):
        return {}
    return {
        form: {k: v for k, v in fields.items() if isinstance(v, list) and v and v[0] in BEYOND}
        for form, fields in told.items()
        if isinstance(fields, dict)
    }


def unnamed(raw: Raw) -> set[int]:
    """Variables of short text that hold no names: choices and dates, as :data:`FIELDS` says."""
    told = told_fields(raw)
    labels = {t["ID"]: t["Label"] for t in raw["STATEMENTTYPES"]}
    return {
        v["ID"]
        for v in raw["VARIABLES"]
        if v["Variable"] in told.get(labels.get(v["StatementTypeId"], ""), {})
    }


def field_of_variable(row: Row, told: Mapping[str, list[Any]]) -> Field:
    """The field a variable is; ``told`` is what :data:`FIELDS` says of its form."""
    if row["Variable"] in told:
        kind, *choices = told[row["Variable"]]
        return Field(row["Variable"], str(kind), choices=tuple(map(str, choices)))
    kind = {"long text": "text", "integer": "number", "boolean": "yes/no"}.get(
        row["DataType"], kind_of(row["Variable"])
    )
    return Field(row["Variable"], kind, integer=kind == "number")
