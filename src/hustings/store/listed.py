"""Whether a column holds one of some values, however many they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction

MANY = 500
"""Values up to which a question names them one by one."""


def among(column: sa.ColumnElement[Any], values: Iterable[Any]) -> sa.ColumnElement[bool]:
    """Whether a column holds one of some values."""
    listed = list(values)
    if len(listed) <= MANY:
        return column.in_(listed)
    return column.in_(each(sa.bindparam(None, listed, type_=sa.JSON), column.type))


def each(
    values: sa.ColumnElement[Any], kind: Any, *before: sa.ColumnElement[Any]
) -> sa.Select[Any]:
    """The values, of the kind of a column, of a list that is sent as one; ``before`` each the same
    for all."""
    value = json_each(values).table_valued("value").c.value
    return sa.select(*before, sa.cast(value, kind))


class json_each(GenericFunction[Any]):  # noqa: N801 - the name of SQLite's own function
    """The values of a JSON list, one a row."""

    inherit_cache = True


@compiles(json_each, "postgresql")
def _of_postgres(element: Any, compiler: Any, **options: Any) -> str:
    return f"json_array_elements_text{compiler.process(element.clause_expr, **options)}"
