"""Verdicts have a table of their own; quotations and predictions have the fields of their ledgers.

Only the codebook is widened: no value of any statement changes. A field of the same name that a
person made stays as it is.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from hustings.store import laying, tables

revision = "0002"
down_revision = "0001"


def _choice(name: str, *choices: str, label: str = "") -> dict[str, Any]:
    return {"name": name, "kind": "choice", "label": label or name, "choices": list(choices)}


def _plain(name: str, kind: str = "text") -> dict[str, Any]:
    return {"name": name, "kind": kind, "label": name, "choices": []}


FIELDS: dict[str, list[dict[str, Any]]] = {
    "quotation": [
        _choice(
            "words",
            *("verbatim", "shortened", "paraphrase", "scare quotes"),
            label="how close to the words",
        ),
        _plain("source"),
        _choice("check", "unchecked", "matches", "differs", "not found", "disputed"),
        _plain("original"),
    ],
    "prediction": [
        _plain("horizon", "date"),
        _plain("by when"),
        _plain("likelihood"),
        _plain("condition"),
        _choice("checkable", "yes", "too vague", "conditional", "not at all"),
        _plain("criterion"),
    ],
}
"""What the shipped forms had beyond those of version 0001 when this migration was written."""

_UNSAID = {
    "required": False,
    "description": "",
    "minimum": None,
    "maximum": None,
    "integer": False,
}


def upgrade() -> None:
    """Make the table of verdicts and widen the two forms."""
    connection = op.get_bind()
    laying.add_table(connection, tables.verdicts)
    forms = sa.table("forms", sa.column("id", sa.String), sa.column("form", sa.JSON))
    wanted = sa.select(forms.c.id, forms.c.form).where(forms.c.id.in_(list(FIELDS)))
    for name, form in connection.execute(wanted).all():
        known = {field["name"] for field in form["fields"]}
        new = [{**_UNSAID, **field} for field in FIELDS[name] if field["name"] not in known]
        if new:
            wider = {**form, "fields": [*form["fields"], *new]}
            connection.execute(forms.update().where(forms.c.id == name).values(form=wider))
