"""What of a form's fields the index depends on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from . import tables
from .rows import Record


@dataclass(frozen=True, slots=True)
class Shape:
    """What of a form's fields the index depends on."""

    links: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    stance: str = ""
    leading: str = ""


def shape_of(form: Mapping[str, Any] | None) -> Shape:
    """The shape of a form as it is kept; of none an empty one."""
    fields = (form or {}).get("fields") or ()
    return Shape(
        frozenset(f["name"] for f in fields if f.get("kind") in ("actor", "concept")),
        frozenset(f["name"] for f in fields if f.get("kind") == "actor"),
        next((f["name"] for f in fields if f.get("kind") == "yes/no"), ""),
        fields[0]["name"] if fields else "",
    )


def shapes_there(connection: sa.Connection, forms: Iterable[str]) -> dict[str, Shape]:
    """The shapes of some forms, by name."""
    f = tables.forms
    found = connection.execute(sa.select(f.c.id, f.c.form).where(f.c.id.in_(sorted(forms))))
    return {str(key): shape_of(form) for key, form in found}


def shape_in(shapes: Mapping[str, Shape], record: Record) -> Shape:
    """The shape of a statement's form."""
    return shapes.get(record["form"], Shape())
