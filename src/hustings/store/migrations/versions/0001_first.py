"""The first tables."""

from __future__ import annotations

from alembic import op

from hustings.store import tables

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table that is not there."""
    tables.metadata.create_all(op.get_bind())
