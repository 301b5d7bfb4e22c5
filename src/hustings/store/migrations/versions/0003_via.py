"""A statement may name who stands between its speaker and its holder; so far nobody does."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003_via"
down_revision = "0002"


def upgrade() -> None:
    """Add the column, empty everywhere."""
    present = {c["name"] for c in sa.inspect(op.get_bind()).get_columns("statements")}
    if "via" not in present:
        column = sa.Column("via", sa.JSON, nullable=False, server_default="[]")
        op.add_column("statements", column)
