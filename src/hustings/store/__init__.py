"""The cellar: the only room with SQL. Tables, the change log, migrations; records in, records
out."""

from __future__ import annotations

from .asking import (
    FARTHEST,
    Looked,
    Order,
    Question,
    Slice,
    Told,
    grouped,
    ids,
    page,
    records,
    total,
    used,
)
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
    rows_of,
    since,
    take_back,
    undo,
    write,
)
from .making import create, making
from .rescue import Rescued, rescue
from .rows import Row
from .searching import texts_holding

__all__ = [
    "FARTHEST",
    "Clash",
    "Database",
    "Looked",
    "Order",
    "Question",
    "Rescued",
    "Row",
    "Slice",
    "Told",
    "as_of",
    "count",
    "counts",
    "create",
    "fetch",
    "flagged",
    "get",
    "grouped",
    "history",
    "ids",
    "making",
    "names",
    "next_steps",
    "now",
    "open_",
    "page",
    "records",
    "redo",
    "rescue",
    "revision",
    "revisions_of",
    "rows_of",
    "since",
    "starting",
    "take_back",
    "text",
    "texts_holding",
    "total",
    "troubles",
    "undo",
    "used",
    "write",
]
