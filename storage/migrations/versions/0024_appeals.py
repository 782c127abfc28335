"""Limits that an appeal took out of the on-time rate."""

import sqlalchemy as sa
from alembic import op

from storage.tables import Moment

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """None were before."""
    op.add_column("cases", sa.Column("excused_at", Moment(), nullable=True))
