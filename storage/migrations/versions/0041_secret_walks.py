"""Walks whose findings are kept back until their release (暗访)."""

import sqlalchemy as sa
from alembic import op

from storage.tables import Moment

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No walk was secret before."""
    op.add_column("walks", sa.Column("secret", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("walks", sa.Column("release_at", Moment(), nullable=True))
