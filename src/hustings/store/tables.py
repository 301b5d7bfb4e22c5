"""The tables, as SQLAlchemy Core: the same for SQLite and PostgreSQL.

Every record has a text key made by the client, so that a retry never doubles. Names stand once, in
``actors`` and ``concepts``; everything else points at them by id, so that renaming is one change.
"""

from __future__ import annotations

import sqlalchemy as sa

SCHEMA = "0004_merging"
"""The migration these tables correspond to (``migrations/versions``)."""

metadata = sa.MetaData()

meta = sa.Table(
    "meta",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

texts = sa.Table(
    "texts",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True, comment="sha256 of the canonical text"),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column(
        "original", sa.LargeBinary, comment="the file as it came, where it is not the text itself"
    ),
)
"""Texts are written once and never changed: a correction is a new text and a new transcript."""

transcripts = sa.Table(
    "transcripts",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("text", sa.ForeignKey("texts.id"), nullable=False),
    sa.Column("title", sa.Text, nullable=False, default=""),
    sa.Column("date", sa.String(32)),
    sa.Column("language", sa.String(16)),
    sa.Column("position", sa.Integer, nullable=False, default=0),
    sa.Column("characters", sa.Integer, nullable=False, default=0),
    sa.Column("replaces", sa.String(64)),
    sa.Column("replaced_by", sa.String(64)),
    sa.Column("source", sa.JSON, nullable=False, default=dict),
    sa.Column("sections", sa.JSON, nullable=False, default=list),
    sa.Column("attributes", sa.JSON, nullable=False, default=dict),
    sa.Column("proposals", sa.JSON, nullable=False, default=list),
)

actors = sa.Table(
    "actors",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    sa.Column("kind", sa.String(32), nullable=False, default=""),
    sa.Column("aliases", sa.JSON, nullable=False, default=list),
    sa.Column("attributes", sa.JSON, nullable=False, default=dict),
    sa.Column("color", sa.String(16), nullable=False, default=""),
)

concepts = sa.Table(
    "concepts",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    sa.Column("parent", sa.String(64)),
    sa.Column("description", sa.Text, nullable=False, default=""),
    sa.Column("aliases", sa.JSON, nullable=False, default=list),
    sa.Column("attributes", sa.JSON, nullable=False, default=dict),
    sa.Column("color", sa.String(16), nullable=False, default=""),
)

turns = sa.Table(
    "turns",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("transcript", sa.String(64), nullable=False),
    sa.Column("begin", sa.Integer, nullable=False),
    sa.Column("stop", sa.Integer, nullable=False),
    sa.Column("label_begin", sa.Integer),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("speaker", sa.String(64), comment="an actor's id"),
    sa.Column("label", sa.Text),
    sa.Column("section", sa.Text),
    sa.Column("begins_at", sa.Float),
    sa.Column("ends_at", sa.Float),
    sa.Column("page", sa.Integer),
    sa.Column("flags", sa.JSON, nullable=False, default=list),
    sa.Index("turns_in_order", "transcript", "begin"),
)

forms = sa.Table(
    "forms",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True, comment="the form's name"),
    sa.Column("position", sa.Integer, nullable=False, default=0),
    sa.Column("form", sa.JSON, nullable=False),
)

statements = sa.Table(
    "statements",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("transcript", sa.String(64), nullable=False, index=True),
    sa.Column("begin", sa.Integer, nullable=False),
    sa.Column("stop", sa.Integer, nullable=False),
    sa.Column("quote", sa.Text, nullable=False),
    sa.Column("form", sa.String(64), nullable=False),
    sa.Column("values", sa.JSON, nullable=False, default=dict),
    sa.Column("speaker", sa.String(64), comment="an actor's id; null: whoever speaks the turn"),
    sa.Column(
        "holding", sa.String(8), nullable=False, default="own", comment="own, other, unstated"
    ),
    sa.Column("holder", sa.String(64), comment="an actor's id where holding is other"),
    sa.Column(
        "via",
        sa.JSON,
        nullable=False,
        default=list,
        server_default="[]",
        comment="ids of the actors who stand between speaker and holder",
    ),
    sa.Column("commitment", sa.String(16), nullable=False),
    sa.Column("about", sa.String(64)),
    sa.Column("coder", sa.Text, nullable=False, default=""),
    sa.Column("origin", sa.String(16), nullable=False, default="person"),
    sa.Column("status", sa.String(32), nullable=False, default=""),
    sa.Column("made_at", sa.String(32), nullable=False, default=""),
    sa.Column("memo", sa.Text, nullable=False, default=""),
    sa.Column("layer", sa.String(8), comment="null: a coder's own; gold: what was settled"),
    sa.Column("of", sa.JSON(none_as_null=True), comment="ids of what a gold statement settles"),
    sa.Column("reading", sa.String(64), comment="shared by readings that both stand"),
)

suggestions = sa.Table(
    "suggestions",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("transcript", sa.String(64), nullable=False, index=True),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("begin", sa.Integer, nullable=False),
    sa.Column("stop", sa.Integer, nullable=False),
    sa.Column("cue", sa.JSON),
    sa.Column("values", sa.JSON, nullable=False, default=dict),
    sa.Column("score", sa.Float, nullable=False),
    sa.Column("method", sa.String(64), nullable=False),
    sa.Column("version", sa.String(32), nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("tier", sa.String(16), nullable=False, default="strong"),
    sa.Column("state", sa.String(16), nullable=False, default="open"),
    sa.Column("statement", sa.String(64), comment="the statement a person made of it"),
)

verdicts = sa.Table(
    "verdicts",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("statement", sa.String(64), nullable=False, index=True),
    sa.Column("outcome", sa.String(32), nullable=False),
    sa.Column("on", sa.String(32), comment="the day it is judged for, ISO 8601"),
    sa.Column("by", sa.Text, nullable=False, default=""),
    sa.Column("evidence", sa.Text, nullable=False, default=""),
    sa.Column("criterion", sa.Text, nullable=False, default="", comment="as it stood then"),
    sa.Column("made_at", sa.String(32), nullable=False, default=""),
)
"""What judges say of predictions: no part of the coding, several for one statement."""

studies = sa.Table(
    "studies",
    metadata,
    sa.Column("id", sa.String(128), primary_key=True, comment="the study's name"),
    sa.Column("study", sa.JSON, nullable=False),
)

extras = sa.Table(
    "extras",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("data", sa.JSON, nullable=False),
)
"""What an imported project holds that has no place here, kept word for word for the way back."""

decisions = sa.Table(
    "decisions",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("difference", sa.String(64), nullable=False, index=True),
    sa.Column("transcript", sa.String(64), nullable=False, index=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("choice", sa.String(16), nullable=False),
    sa.Column("reason", sa.Text, nullable=False, default=""),
    sa.Column("by", sa.Text, nullable=False, default=""),
    sa.Column("made_at", sa.String(32), nullable=False, default=""),
    sa.Column("basis", sa.JSON, nullable=False, default=dict, comment="the originals as they were"),
    sa.Column("gold", sa.JSON, nullable=False, default=list, comment="ids of its statements"),
)
"""What was settled between coders, with its reason; the originals stay as they are."""

conflicts = sa.Table(
    "conflicts",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("table", sa.String(32), nullable=False),
    sa.Column("record", sa.String(160), nullable=False),
    sa.Column("field", sa.Text, nullable=False),
    sa.Column("ours", sa.JSON),
    sa.Column("theirs", sa.JSON),
    sa.Column("who", sa.Text, nullable=False, default="", comment="whose file it was"),
    sa.Column("at", sa.String(32), nullable=False, default="", comment="when they changed it"),
    sa.Column("made_at", sa.String(32), nullable=False, default=""),
)
"""What two copies of a project say differently of one record: ours stands until it is settled."""

changes = sa.Table(
    "changes",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", sa.String(32), nullable=False),
    sa.Column("by", sa.Text, nullable=False, default=""),
    sa.Column("verb", sa.String(32), nullable=False),
    sa.Column("summary", sa.Text, nullable=False),
    sa.Column("rows", sa.JSON, nullable=False),
    sa.Column("state", sa.String(8), nullable=False, default="done", index=True),
    sa.Column("key", sa.String(64), comment="the same in every copy of the project"),
)

LOGGED = tuple(c for c in changes.c if c.name != "key")
"""What the history tells of a change; older projects that are only read have no more."""

touched = sa.Table(
    "touched",
    metadata,
    sa.Column("change", sa.ForeignKey("changes.id"), primary_key=True),
    sa.Column("record", sa.String(64), primary_key=True, index=True),
)
"""Which records a change touched, for the history of one."""

RECORDS: dict[str, sa.Table] = {
    t.name: t
    for t in (
        transcripts,
        turns,
        actors,
        concepts,
        forms,
        statements,
        verdicts,
        suggestions,
        studies,
        extras,
        decisions,
        conflicts,
    )
}
"""The tables a change can touch. Nothing writes to them but :func:`hustings.store.log.write`."""

LATER = frozenset({"verdicts", "decisions", "conflicts"})
"""Tables a migration makes: an older project is whole without them."""

WHENCE = ("origin", "handed over")
"""What ``meta`` tells of where a project comes from: the same in every copy; and of a project that
was handed over, from which state, to whom (JSON).
"""
