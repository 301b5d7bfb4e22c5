"""A project as somebody may see it who codes blind, or waits for those who do.

The rule stands once, here: on the connections such a person reads with, views of the tables' own
names lie before the tables (SQLite looks into the temporary schema first). Whatever is asked there,
by whichever page, gets only what this person may know: counts, searches, pictures and exports
cannot forget it. Writing goes to the tables themselves.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from . import tables
from .audience import Scope
from .database import Database
from .file.connecting import pooled
from .plainly import said_plainly

MOST = 64
"""So many people's views of one project are kept open at once."""


_OPEN = "transcript NOT IN (SELECT id FROM scope_texts)"
MINE = "(SELECT name FROM scope_who)"
OTHERS = "(SELECT name FROM scope_others)"
SINCE = "(SELECT since FROM scope_who)"
_ANEW = "transcript IN (SELECT id FROM scope_again)"
FINISHED = "review: finished "
UNSETTLED = "review: unsettled "


def _index_columns() -> str:
    """The columns of the index, in a text that is coded blind as if nothing were settled."""
    open_ = f"CASE WHEN {_OPEN} THEN layer ELSE {tables.CODED} END AS layer"
    return ", ".join(
        open_ if c.name == "layer" else f'"{c.name}"' for c in tables.statement_index.c
    )


_VIEWS = {
    "statements": f"""SELECT * FROM main.statements WHERE {_OPEN}
        OR (coder = {MINE} AND CASE WHEN {_ANEW} THEN layer = 'again' ELSE layer IS NULL END)""",
    "suggestions": f"SELECT * FROM main.suggestions WHERE {_OPEN}",
    "decisions": f"SELECT * FROM main.decisions WHERE {_OPEN}",
    # that something was settled in the place of his own is somebody else's work
    "statement_index": f"""SELECT {_index_columns()} FROM main.statement_index
        WHERE {_OPEN} OR (coder = {MINE} AND CASE WHEN {_ANEW} THEN layer = {tables.AGAIN}
            ELSE layer NOT IN ({tables.GOLD}, {tables.AGAIN}) END)""",
    "statement_names": """SELECT * FROM main.statement_names
        WHERE n IN (SELECT n FROM statement_index)""",
    "replaced": """SELECT * FROM main.replaced WHERE decision IN (SELECT id FROM decisions)
        AND statement IN (SELECT id FROM statements)""",
    "verdicts": f"""SELECT v.* FROM main.verdicts v JOIN statements s ON s.id = v.statement
        WHERE s.{_OPEN} OR v.by = {MINE}""",
    # names somebody else made since: without what he wrote of them, and only where they are used
    "scope_made": f"""SELECT m.record AS id FROM
        (SELECT record, min(change) AS first FROM main.touched GROUP BY record) m
        JOIN main.changes c ON c.id = m.first WHERE c.by IN {OTHERS}""",
    "scope_used": f"""SELECT speaker AS id FROM main.turns WHERE speaker IS NOT NULL
        UNION SELECT speaker FROM statements WHERE speaker IS NOT NULL
        UNION SELECT holder FROM statements WHERE holder IS NOT NULL
        UNION SELECT j.atom FROM statements s, json_tree(s."values") j WHERE j.type = 'text'
        UNION SELECT j.atom FROM statements s, json_tree(s.via) j WHERE j.type = 'text'
        UNION SELECT t.record FROM main.touched t JOIN main.changes c ON c.id = t.change
            WHERE c.by = {MINE}""",
    "scope_hidden": """SELECT id FROM scope_made WHERE id NOT IN (SELECT id FROM scope_used)""",
    "actors": """SELECT id, name, CASE WHEN id IN (SELECT id FROM scope_made) THEN '' ELSE kind END
        AS kind, CASE WHEN id IN (SELECT id FROM scope_made) THEN '[]' ELSE aliases END AS aliases,
        CASE WHEN id IN (SELECT id FROM scope_made) THEN '{}' ELSE attributes END AS attributes,
        CASE WHEN id IN (SELECT id FROM scope_made) THEN '' ELSE color END AS color
        FROM main.actors WHERE id NOT IN (SELECT id FROM scope_hidden)""",
    "concepts": """SELECT id, name, CASE WHEN id IN (SELECT id FROM scope_made)
        OR parent IN (SELECT id FROM scope_hidden) THEN NULL ELSE parent END AS parent,
        CASE WHEN id IN (SELECT id FROM scope_made) THEN '' ELSE description END AS description,
        CASE WHEN id IN (SELECT id FROM scope_made) THEN '[]' ELSE aliases END AS aliases,
        CASE WHEN id IN (SELECT id FROM scope_made) THEN '{}' ELSE attributes END AS attributes,
        CASE WHEN id IN (SELECT id FROM scope_made) THEN '' ELSE color END AS color
        FROM main.concepts WHERE id NOT IN (SELECT id FROM scope_hidden)""",
    "scope_seen": """SELECT id FROM statements UNION ALL SELECT id FROM main.transcripts
        UNION ALL SELECT id FROM main.turns UNION ALL SELECT id FROM main.forms
        UNION ALL SELECT id FROM actors UNION ALL SELECT id FROM concepts
        UNION ALL SELECT id FROM verdicts UNION ALL SELECT id FROM suggestions""",
    # changes that touch nothing but what is seen; a stranger to a text counts his own kind only
    "scope_numbers": f"""SELECT id, CASE (SELECT looks_after FROM scope_who) WHEN 1 THEN id
        ELSE row_number() OVER (ORDER BY id) END AS n FROM main.changes c
        WHERE (c.by = {MINE} AND c.at >= {SINCE}) OR (
            EXISTS (SELECT 1 FROM main.touched t WHERE t.change = c.id)
            AND NOT EXISTS (SELECT 1 FROM main.touched t WHERE t.change = c.id
                AND t.record NOT IN (SELECT id FROM scope_seen)))""",
    "changes": """SELECT n.n AS id, c.at, c.by, c.verb, c.summary, c.rows, c.state, c.key
        FROM scope_numbers n JOIN main.changes c ON c.id = n.id""",
    "touched": """SELECT n.n AS change, CASE WHEN t.record LIKE 'change:%' THEN 'change:' ||
        (SELECT a.n FROM scope_numbers a WHERE a.id = CAST(substr(t.record, 8) AS INTEGER))
        ELSE t.record END AS record
        FROM scope_numbers n JOIN main.touched t ON t.change = n.id""",
    "extras": f"""SELECT id, CASE WHEN id LIKE '{FINISHED}%'
        AND substr(id, {len(FINISHED) + 1}) IN (SELECT id FROM scope_texts)
        THEN (SELECT json_group_object(j.key, j.value) FROM json_each(data) j
            WHERE j.key NOT IN {OTHERS}) ELSE data END AS data
        FROM main.extras WHERE id NOT LIKE 'review: merged %' AND id NOT IN ('coders',
            'review: models')
        AND NOT (id LIKE 'review: assigned %' AND json_extract(data, '$.coder') <> {MINE})
        AND NOT (id LIKE 'review: memo %' AND json_extract(data, '$.by') IN {OTHERS})
        AND NOT (id LIKE 'review: memo %' AND json_extract(data, '$.at') < {SINCE}
            AND json_extract(data, '$.of') IN (SELECT id FROM scope_again))
        AND NOT (id LIKE '{UNSETTLED}%' AND substr(id, {len(UNSETTLED) + 1})
            NOT IN (SELECT id FROM statements))""",
    "studies": "SELECT * FROM main.studies WHERE (SELECT looks_after FROM scope_who) = 1",
    "conflicts": """SELECT * FROM main.conflicts WHERE (SELECT looks_after FROM scope_who) = 1
        AND record IN (SELECT id FROM scope_seen)""",
}
"""What lies before the tables; ``scope_…`` are steps towards it."""

_NAMED = re.compile(r"\bmain\.(\w+)")
"""A table in a view."""

_SAME = frozenset({"meta", "texts", "transcripts", "turns", "forms"})
"""Tables that hold nothing of anybody's coding."""


def views() -> dict[str, str]:
    """The views above, and one for every other table that tells of statements or texts."""
    out = dict(_VIEWS)
    for table in tables.metadata.tables.values():
        if table.name in out or table.name in _SAME:
            continue
        seen = (
            "statement IN (SELECT id FROM statements)" if "statement" in table.c
            else _OPEN if "transcript" in table.c
            else "1 = 0"
        )  # fmt: skip
        out[table.name] = f"SELECT * FROM main.{table.name} WHERE {seen}"
    return out


def _before(connection: sqlite3.Connection, scope: Scope) -> sqlite3.Connection:
    """Lay the views before the tables, on one connection.

    Beside a project that is only read lies its index (see :mod:`hustings.store.aside`): what is
    not in that is in the project attached to it.
    """
    connection.execute("PRAGMA temp_store=MEMORY")
    connection.execute("CREATE TEMP TABLE scope_who (name TEXT, looks_after INTEGER, since TEXT)")
    connection.execute("CREATE TEMP TABLE scope_texts (id TEXT PRIMARY KEY)")
    connection.execute("CREATE TEMP TABLE scope_again (id TEXT PRIMARY KEY)")
    connection.execute("CREATE TEMP TABLE scope_others (name TEXT PRIMARY KEY)")
    who = (scope.who, int(scope.looks_after), scope.since)
    connection.execute("INSERT INTO scope_who VALUES (?, ?, ?)", who)
    told = {"texts": scope.texts, "again": scope.again, "others": scope.others}
    for table, values in ((f"scope_{name}", given) for name, given in told.items()):
        connection.executemany(f"INSERT INTO {table} VALUES (?)", [(v,) for v in sorted(values)])
    here = {name for (name,) in connection.execute("SELECT name FROM main.sqlite_master")}

    def placed(named: re.Match[str]) -> str:
        return named[0] if named[1] in here else f"project.{named[1]}"

    for name, query in views().items():
        connection.execute(f'CREATE TEMP VIEW "{name}" AS {_NAMED.sub(placed, query)}')
    return connection


class Scoped(Database):
    """An open project, read as one person may see it; everything else is the project's own."""

    def __init__(self, whole: Database, scope: Scope) -> None:
        self.whole, self.scope = whole, scope
        self._kept = {}
        self.engine = pooled(lambda: _before(whole.another(), scope))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.whole, name)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection to read with, that sees what this person may see."""
        with said_plainly(self.whole.called), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A connection of the whole project, inside one transaction."""
        with self.whole.writing() as connection:
            yield connection

    def _revisions(self) -> dict[str, str]:
        """As the whole project has them: what is kept is looked at anew after any write."""
        return self.whole.revisions()

    def revision(self) -> int:
        """How many changes this person knows of."""
        if self.scope is not None and self.scope.looks_after:
            return self.whole.revision()

        def count() -> int:
            with self.reading() as connection:
                found = connection.exec_driver_sql("SELECT count(*) FROM scope_numbers")
                return int(found.scalar_one())

        return self.kept("changes known", (), count)

    def number(self, told: int) -> int | None:
        """The entry of the log that this person knows under a number."""
        with self.reading() as connection:
            known = sa.text("SELECT id FROM scope_numbers WHERE n = :told")
            return connection.execute(known, {"told": told}).scalar()

    def save_copy(self, target: Any) -> dict[str, int]:
        """Not for somebody who may not see all of it."""
        raise AssertionError("a whole copy is made from the whole project")

    def close(self) -> None:
        """Let go of the connections to read with; the project stays open."""
        self.engine.dispose()


def scoped(database: Database, scope: Scope | None) -> Database:
    """The project as one person may see it; the same value for the same scope."""
    whole = database.whole
    if scope is None:
        return whole
    known = whole.views.pop(scope, None)
    if known is None:
        stale = [s for s in whole.views if (s.who, s.looks_after) == (scope.who, scope.looks_after)]
        for old in [*stale, *list(whole.views)[: max(0, len(whole.views) - MOST)]]:
            if old in whole.views:
                whole.views.pop(old).close()
        known = whole.narrowed(scope) if whole.plain else Scoped(whole, scope)
    whole.views[scope] = known
    return known


def unseen_names(database: Database, table: str, names: Sequence[str]) -> dict[str, str]:
    """Name -> id of records that are there, though this person does not see them."""
    t = tables.RECORDS[table]
    with database.whole.reading() as connection:
        found = connection.execute(sa.select(t.c.name, t.c.id).where(t.c.name.in_(list(names))))
        return {str(name): str(key) for name, key in found}
