"""The cellar: the only room with SQL. Tables, the change log, migrations; records in, records
out."""

from __future__ import annotations

from .authors import rename_authors
from .database import Clash, Database, open_, troubles
from .fetch import count, counts, fetch, flagged, get, names, starting, text
from .log import (
    as_of,
    author,
    history,
    newest,
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
from .team import Records, TeamBase, found_team, open_team, team_counts

__all__ = [
    "Clash",
    "Database",
    "Records",
    "Rescued",
    "Row",
    "TeamBase",
    "as_of",
    "author",
    "count",
    "counts",
    "create",
    "fetch",
    "flagged",
    "found_team",
    "get",
    "history",
    "making",
    "names",
    "newest",
    "next_steps",
    "now",
    "open_",
    "open_team",
    "redo",
    "rename_authors",
    "rescue",
    "revision",
    "revisions_of",
    "starting",
    "take_back",
    "team_counts",
    "text",
    "troubles",
    "undo",
    "write",
]
