"""The cellar: the only room with SQL. Tables, the change log, migrations; records in, records
out."""

from __future__ import annotations

from .database import Clash, Database, open_, troubles
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
from .making import create, making
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
    "fetch",
    "flagged",
    "get",
    "history",
    "making",
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
