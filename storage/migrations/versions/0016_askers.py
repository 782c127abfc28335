"""Whose message a row of the outbox answers: people in a group are answered in turns."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of what is there nobody knows."""
    op.add_column("outbox", sa.Column("asker", sa.Text(), nullable=False, server_default=""))
