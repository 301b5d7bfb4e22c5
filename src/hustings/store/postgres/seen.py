"""A project in PostgreSQL as somebody may see it who codes blind: :mod:`hustings.store.scope` in
views of a schema of its own, which a reader looks into before the project's.

They are made once for a project. Who reads, and what he may not see, is told at the begin of each
transaction.
"""

from __future__ import annotations

import hashlib

import sqlalchemy as sa

from ..audience import Scope
from ..scope import FINISHED, MINE, OTHERS, SINCE, UNSETTLED, views
from ..values import to_json

VIEWS = "views"
"""Which views lie before the tables, in a project's own table of what it knows of itself."""


def _listed(setting: str) -> str:
    return f"json_array_elements_text(current_setting('hustings.{setting}')::json)"


_STRINGS = "jsonb_path_query({column}::jsonb, 'strict $.** ? (@.type() == \"string\")') #>> '{{}}'"
_TOLD = {
    "scope_who": """SELECT current_setting('hustings.who') AS name,
        current_setting('hustings.after')::int AS looks_after,
        current_setting('hustings.since') AS since""",
    "scope_texts": f"SELECT value AS id FROM {_listed('texts')}",
    "scope_again": f"SELECT value AS id FROM {_listed('again')}",
    "scope_others": f"SELECT value AS name FROM {_listed('others')}",
}
"""Who reads, which texts are coded blind, and who the others are."""

_OTHERWISE = {
    "scope_used": f"""SELECT speaker AS id FROM main.turns WHERE speaker IS NOT NULL
        UNION SELECT speaker FROM statements WHERE speaker IS NOT NULL
        UNION SELECT holder FROM statements WHERE holder IS NOT NULL
        UNION SELECT {_STRINGS.format(column='s."values"')} FROM statements s
        UNION SELECT {_STRINGS.format(column="s.via")} FROM statements s
        UNION SELECT t.record FROM main.touched t JOIN main.changes c ON c.id = t.change
            WHERE c.by = {MINE}""",
    # all at once: one by one, each change would look through everything that is seen
    "scope_numbers": f"""WITH seen AS MATERIALIZED (SELECT id FROM scope_seen),
        unseen AS MATERIALIZED (SELECT DISTINCT t.change FROM main.touched t
            LEFT JOIN seen ON seen.id = t.record WHERE seen.id IS NULL),
        telling AS MATERIALIZED (SELECT DISTINCT change FROM main.touched)
        SELECT c.id, CASE (SELECT looks_after FROM scope_who) WHEN 1 THEN c.id
        ELSE row_number() OVER (ORDER BY c.id) END AS n FROM main.changes c
        LEFT JOIN telling ON telling.change = c.id LEFT JOIN unseen ON unseen.change = c.id
        WHERE (c.by = {MINE} AND c.at >= {SINCE}) OR
            (telling.change IS NOT NULL AND unseen.change IS NULL)""",
    "touched": """SELECT n.n AS change, CASE WHEN t.record LIKE 'change:%' THEN 'change:' || a.n
        ELSE t.record END AS record FROM scope_numbers n JOIN main.touched t ON t.change = n.id
        LEFT JOIN scope_numbers a ON 'change:' || a.id = t.record""",
    "extras": f"""SELECT id, CASE WHEN id LIKE '{FINISHED}%'
        AND substr(id, {len(FINISHED) + 1}) IN (SELECT id FROM scope_texts)
        THEN (SELECT coalesce(json_object_agg(j.key, j.value), '{{}}') FROM json_each(data) j
            WHERE j.key NOT IN {OTHERS}) ELSE data END AS data
        FROM main.extras WHERE id NOT LIKE 'review: merged %' AND id NOT IN ('coders',
            'review: models')
        AND NOT (id LIKE 'review: assigned %' AND (data ->> 'coder') IS DISTINCT FROM {MINE})
        AND NOT (id LIKE 'review: memo %' AND (data ->> 'by') IN {OTHERS})
        AND NOT (id LIKE 'review: memo %' AND (data ->> 'at') < {SINCE}
            AND (data ->> 'of') IN (SELECT id FROM scope_again))
        AND NOT (id LIKE '{UNSETTLED}%' AND substr(id, {len(UNSETTLED) + 1})
            NOT IN (SELECT id FROM statements))""",
}
"""Views that ask for what is inside of JSON, in PostgreSQL's words."""


def seen_schema(schema: str) -> str:
    """The schema of the views of a project's schema."""
    return f"{schema}_seen"


def wanted() -> str:
    """The views as this version has them, as one short word: other views are laid anew."""
    told = to_json({**_TOLD, **views(), **_OTHERWISE})
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def lay_views(connection: sa.Connection, schema: str) -> None:
    """Make the views of a project, whose tables are there; those of another version go."""
    before = seen_schema(schema)
    drop_views(connection, schema)
    connection.exec_driver_sql(f'CREATE SCHEMA "{before}"')
    choose(connection, before, schema)
    for name, query in {**_TOLD, **views(), **_OTHERWISE}.items():
        asked = query.replace("main.", f'"{schema}".').replace("%", "%%")
        connection.exec_driver_sql(f'CREATE VIEW "{before}"."{name}" AS {asked}')
    choose(connection, schema)


def drop_views(connection: sa.Connection, schema: str) -> None:
    """Take the views of a project away: what they look into can be made otherwise then."""
    connection.exec_driver_sql(f'DROP SCHEMA IF EXISTS "{seen_schema(schema)}" CASCADE')


def choose(connection: sa.Connection, *schemas: str) -> None:
    """Choose schemas, the first before the next, for one transaction."""
    connection.exec_driver_sql(f"SELECT {path_to(*schemas)}")


def path_to(*schemas: str) -> str:
    """What chooses schemas, the first before the next, for one transaction."""
    names = ", ".join(f'"{name}"' for name in schemas)
    return f"set_config('search_path', '{names}', true)"


def revisions_in(schema: str, *, scoped: bool) -> str:
    """The question for a project's revisions (see
    :meth:`hustings.store.database.Database.revisions`) that chooses its schema, and where it is
    ``scoped`` that of its views before it, for one transaction.
    """
    path = path_to(seen_schema(schema), schema) if scoped else path_to(schema)
    return f'SELECT id, value, {path} FROM "{schema}".meta'


_TELL_WHO = sa.select(
    *(
        sa.func.set_config(f"hustings.{name}", sa.bindparam(name), True)
        for name in ("who", "after", "texts", "others", "again", "since")
    )
)


def tell_who(connection: sa.Connection, scope: Scope) -> None:
    """Tell the views who reads, for one transaction."""
    given = {
        "who": scope.who,
        "after": str(int(scope.looks_after)),
        "texts": to_json(sorted(scope.texts)),
        "others": to_json(sorted(scope.others)),
        "again": to_json(sorted(scope.again)),
        "since": scope.since,
    }
    connection.execute(_TELL_WHO, given)
