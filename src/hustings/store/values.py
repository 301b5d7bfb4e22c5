"""How structured values are written into a column, and read from it."""

from __future__ import annotations

from typing import Any

import orjson


def to_json(value: Any) -> str:
    """A value as JSON."""
    return orjson.dumps(value).decode()


def from_json(text: str | bytes) -> Any:
    """The value JSON tells."""
    return orjson.loads(text)
