"""Statements and texts are indexed, so that a list, a count or a search reads only its answer."""

from __future__ import annotations

from alembic import op

from hustings.store import index

revision = "0005_questions"
down_revision = "0004_merging"


def upgrade() -> None:
    """Make the index and fill it from what is there."""
    connection = op.get_bind()
    op.create_index("ix_suggestions_statement", "suggestions", ["statement"], if_not_exists=True)
    index.build(connection)
