"""The tables, as SQLAlchemy Core: the same for SQLite and PostgreSQL.

Every record has a text key made by the client, so that a retry never doubles. Names stand once, in
``actors`` and ``concepts``; everything else points at them by id, so that renaming is one change.
"""

from __future__ import annotations

import sqlalchemy as sa

SCHEMA = "0005_questions"
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
    sa.Column("layer", sa.String(8), comment="null: own; gold: settled; again: second look"),
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
    sa.Column("statement", sa.String(64), comment="the statement a person made of it", index=True),
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

CODED, GOLD, REPLACED, AGAIN = 0, 1, 2, 3
"""Where a statement stands among layers: a coder's own that counts, one that was settled, a
coder's own in whose place something, or nothing, was settled, one of a second look."""

derived = sa.MetaData()
"""What is worked out of the tables above, in the transaction of every write, so that a question is
answered by an index; :mod:`hustings.store.index` keeps it. No change of the log names it."""

statement_index = sa.Table(
    "statement_index",
    derived,
    sa.Column("n", sa.Integer, primary_key=True, comment="its row in statement_words"),
    sa.Column("statement", sa.String(64), nullable=False, unique=True),
    sa.Column("position", sa.Integer, nullable=False, comment="its text's place in the library"),
    sa.Column("transcript", sa.String(64), nullable=False),
    sa.Column("begin", sa.Integer, nullable=False),
    sa.Column("stop", sa.Integer, nullable=False),
    sa.Column("form", sa.String(64), nullable=False),
    sa.Column("commitment", sa.String(16), nullable=False),
    sa.Column("coder", sa.Text, nullable=False),
    sa.Column("speaker", sa.String(64), comment="an actor's id, from the turn where none is named"),
    sa.Column("holder", sa.String(64), comment="an actor's id; null: unstated"),
    sa.Column("date", sa.String(32), comment="of its text"),
    sa.Column("about", sa.Text),
    sa.Column("first", sa.BigInteger, comment="first day of the time told, from 1970"),
    sa.Column("last", sa.BigInteger),
    sa.Column("made_at", sa.String(32), nullable=False),
    sa.Column("stance", sa.Integer, comment="of its first yes/no field: 1, 0"),
    sa.Column("leading", sa.Text, comment="the value of its form's first field"),
    sa.Column("noted", sa.Integer, nullable=False, comment="whether it has a memo"),
    sa.Column("chained", sa.Integer, nullable=False, comment="whether it is told by way of others"),
    sa.Column("layer", sa.Integer, nullable=False, comment="coded, gold, replaced, again"),
    sa.Index("statements_in_order", "position", "transcript", "begin", "stop", "statement"),
    sa.Index("statements_by_transcript", "transcript", "begin"),
    sa.Index("statements_by_speaker", "speaker"),
    sa.Index("statements_by_holder", "holder"),
    sa.Index("statements_by_layer", "layer"),
    sa.Index("statements_by_coder_and_text", "coder", "transcript", "layer"),
    sa.Index(
        "statements_by_form",
        "form",
        "position",
        "transcript",
        "begin",
        "stop",
        "statement",
        "commitment",
    ),
)
"""A narrow row for each statement: all a list filters and sorts by, names as ids."""

FORMER = frozenset({"statements_by_coder"})
"""Indexes of older programs that an index of this one stands for: dropped where that is laid."""

statement_names = sa.Table(
    "statement_names",
    derived,
    sa.Column("name", sa.Text, primary_key=True, comment="an actor's or a concept's id, a choice"),
    sa.Column("n", sa.Integer, primary_key=True),
    sqlite_with_rowid=False,
)
"""Which statements hold an actor, a concept or a short word in a field of their form."""

replaced = sa.Table(
    "replaced",
    derived,
    sa.Column("statement", sa.String(64), primary_key=True),
    sa.Column("decision", sa.String(64), primary_key=True),
    sqlite_with_rowid=False,
)
"""Which coders' statements decisions settled."""

TOKENS = "unicode61 remove_diacritics 0"
"""How the full-text indexes divide text into words."""

STATEMENT_WORDS = "statement_words"
TEXT_WORDS = "text_words"
WORDS = {
    name: f"CREATE VIRTUAL TABLE {name} USING fts5(words, content='', tokenize='{TOKENS}')"
    for name in (STATEMENT_WORDS, TEXT_WORDS)
}
"""The full-text indexes of SQLite, word for word: a project with another is not opened."""

SHADOWS = {
    f"{name}_{part}": f"CREATE TABLE '{name}_{part}'{columns}"
    for name in WORDS
    for part, columns in (
        ("data", "(id INTEGER PRIMARY KEY, block BLOB)"),
        ("idx", "(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID"),
        ("docsize", "(id INTEGER PRIMARY KEY, sz BLOB)"),
        ("config", "(k PRIMARY KEY, v) WITHOUT ROWID"),
    )
}
"""The tables SQLite keeps them in."""

buffers = sa.MetaData()
"""What may lie in a project's file or not, and is never missed."""

kept_columns = sa.Table(
    "kept_columns",
    buffers,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("part", sa.Integer, primary_key=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
)
"""The columns of all statements as plain bytes, as they were after an entry of the log."""

kept_answers = sa.Table(
    "kept_answers",
    buffers,
    sa.Column("id", sa.String(64), primary_key=True, comment="of the question"),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("signature", sa.LargeBinary, nullable=False),
    sa.Column("at", sa.String(32), nullable=False, comment="when it was kept"),
    sa.Column("data", sa.LargeBinary, nullable=False),
)
"""Answers as they were sent, each as it was at a revision of the project."""

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
