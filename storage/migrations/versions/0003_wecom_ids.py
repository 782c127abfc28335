"""Encrypted ids of WeCom and what they stand for."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; what is there stays as it is."""
    op.create_table(
        "wecom_ids",
        sa.Column("open_id", sa.Text(), nullable=False),
        sa.Column("userid", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("open_id"),
    )
    op.create_index("wecom_ids_by_userid", "wecom_ids", ["userid"], unique=False)
