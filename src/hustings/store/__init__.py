"""The cellar: the only room with SQL. Tables, the change log, migrations; records in, records
out."""

from __future__ import annotations

from .database import Clash, Database, create, discard, open_, troubles
from .fetch import count, counts, fetch, flagged, get, names, starting, text
from .log import (
    as_of,
    history,
    next_steps,
    now,
    redo,
    revision,
    revisions_of,
    take_back,
    undo,
    write,
)
from .rescue import Rescued, rescue
from .rows import Row

__all__ = [
    "Clash",
    "Database",
    "Rescued",
    "Row",
    "as_of",
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
    "rescue",
    "revision",
    "revisions_of",
    "starting",
    "take_back",
    "text",
    "troubles",
    "undo",
    "write",
]
