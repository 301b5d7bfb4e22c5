"""Whether a column holds one of some values, however many they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

MANY = 500
"""Values up to which a question names them one by one."""


def among(column: sa.ColumnElement[Any], values: Iterable[Any]) -> sa.ColumnElement[bool]:
    """Whether a column holds one of some values."""
    listed = list(values)
    if len(listed) <= MANY:
        return column.in_(listed)
    return column.in_(each(sa.bindparam(None, listed, type_=sa.JSON)))


def each(values: sa.ColumnElement[Any]) -> sa.Select[Any]:
    """The values of a list that is sent as one."""
    return sa.select(sa.func.json_each(values).table_valued("value").c.value)
