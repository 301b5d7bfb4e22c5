"""The cellar: the only room with SQL. Tables, the change log, migrations; records in, records
out."""

from __future__ import annotations

from .database import Clash, Database, backup, create, discard, open_
from .fetch import count, counts, fetch, flagged, get, names, starting, text
from .log import Row, history, next_steps, now, redo, revision, take_back, undo, write

__all__ = [
    "Clash",
    "Database",
    "Row",
    "backup",
    "count",
    "counts",
    "create",
    "discard",
    "fetch",
    "flagged",
    "get",
    "history",
    "names",
    "next_steps",
    "now",
    "open_",
    "redo",
    "revision",
    "starting",
    "take_back",
    "text",
    "undo",
    "write",
]
