"""The cellar: the only room with SQL. Tables, the change log, migrations; records in, records
out."""

from __future__ import annotations

from .authors import rename_authors
from .database import Clash, Database, open_, troubles
from .erasing import Gone, erase
from .fetch import count, counts, fetch, flagged, get, names, starting, text
from .journal import (
    MERGED,
    Entry,
    State,
    Told,
    as_at,
    everything,
    journal,
    records_of,
    say_whence,
    texts_of,
    whence,
)
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
from .scope import Scope, scoped, unseen_names
from .team import Records, TeamBase, found_team, open_team, team_counts

__all__ = [
    "MERGED",
    "Clash",
    "Database",
    "Entry",
    "Gone",
    "Records",
    "Rescued",
    "Row",
    "Scope",
    "State",
    "TeamBase",
    "Told",
    "as_at",
    "as_of",
    "author",
    "count",
    "counts",
    "create",
    "erase",
    "everything",
    "fetch",
    "flagged",
    "found_team",
    "get",
    "history",
    "journal",
    "making",
    "names",
    "newest",
    "next_steps",
    "now",
    "open_",
    "open_team",
    "records_of",
    "redo",
    "rename_authors",
    "rescue",
    "revision",
    "revisions_of",
    "say_whence",
    "scoped",
    "starting",
    "take_back",
    "team_counts",
    "text",
    "texts_of",
    "troubles",
    "undo",
    "unseen_names",
    "whence",
    "write",
]
