"""The only room with SQL: records in, records out.

The way through: ``opening`` asks whether a file is a project, whole and of our version;
``database`` (a file) or ``postgres`` (a schema) says who reads and who writes; ``log`` is the one
way to write: ``rows`` are applied where nothing changed meanwhile, ``index`` keeps what is worked
out of them, both in one transaction with the log's entry. ``fetch`` and ``asking`` read, as far as
``scope`` lets somebody see.
"""

from __future__ import annotations

from .answers import keep_answer, kept_answer, outdated
from .asked import ids_asked, names_asked
from .asking import FARTHEST, grouped, ids, layered, narrow, page, records, spread, total, used
from .audience import Scope
from .authors import rename_authors
from .buffers import Buffer, Buffers, keep_buffers, kept_buffers
from .carrying import carry
from .conditions import replaced, settled
from .database import Database
from .erasing import Gone, erase
from .fetch import (
    count,
    counts,
    fetch,
    flagged,
    get,
    names,
    starting,
    text,
    texts,
    voices,
)
from .file.descriptors import whole
from .file.making import create, making
from .file.opening import open_, troubles
from .file.place import Spot
from .file.rescue import Rescued, rescue
from .file.trust import definitions
from .index import AGAIN
from .journal import (
    MERGED,
    Brought,
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
from .log import Act, next_steps, now, redo, take_back, undo, write
from .logged import Chosen, as_of, author, history, newest, revision, revisions_of, rows_of, since
from .plainly import Clash
from .postgres.in_schema import create_schema, open_schema, upgrade_refusal
from .postgres.pool import SCHEMES, Postgres
from .postgres.seen import seen_schema
from .questions import CODERS_OWN, Looked, Order, Period, Question, Slice
from .rows import Row
from .scope import scoped, unseen_names
from .searching import texts_holding
from .spots import open_spot
from .streaming import Lines, each, lines
from .team import (
    TEAM,
    TeamBase,
    found_team,
    found_team_in,
    open_team,
    open_team_in,
)
from .team_tables import Records

__all__ = [
    "AGAIN",
    "CODERS_OWN",
    "FARTHEST",
    "MERGED",
    "SCHEMES",
    "TEAM",
    "Act",
    "Brought",
    "Buffer",
    "Buffers",
    "Chosen",
    "Clash",
    "Database",
    "Entry",
    "Gone",
    "Lines",
    "Looked",
    "Order",
    "Period",
    "Postgres",
    "Question",
    "Records",
    "Rescued",
    "Row",
    "Scope",
    "Slice",
    "Spot",
    "State",
    "TeamBase",
    "Told",
    "as_at",
    "as_of",
    "author",
    "carry",
    "count",
    "counts",
    "create",
    "create_schema",
    "definitions",
    "each",
    "erase",
    "everything",
    "fetch",
    "flagged",
    "found_team",
    "found_team_in",
    "get",
    "grouped",
    "history",
    "ids",
    "ids_asked",
    "journal",
    "keep_answer",
    "keep_buffers",
    "kept_answer",
    "kept_buffers",
    "layered",
    "lines",
    "making",
    "names",
    "names_asked",
    "narrow",
    "newest",
    "next_steps",
    "now",
    "open_",
    "open_schema",
    "open_spot",
    "open_team",
    "open_team_in",
    "outdated",
    "page",
    "records",
    "records_of",
    "redo",
    "rename_authors",
    "replaced",
    "rescue",
    "revision",
    "revisions_of",
    "rows_of",
    "say_whence",
    "scoped",
    "seen_schema",
    "settled",
    "since",
    "spread",
    "starting",
    "take_back",
    "text",
    "texts",
    "texts_holding",
    "texts_of",
    "total",
    "troubles",
    "undo",
    "unseen_names",
    "upgrade_refusal",
    "used",
    "voices",
    "whence",
    "whole",
    "write",
]
