"""A report may tell of danger, and its words may come before its photo."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No case told of danger before, and all that waits is a question."""
    for table, column in (("cases", "urgent"), ("asks", "only_photos")):
        op.add_column(table, sa.Column(column, sa.Boolean(), nullable=False, server_default=sa.false()))
