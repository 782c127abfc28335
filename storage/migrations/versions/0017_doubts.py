"""Doubts about the photos of cases."""

import sqlalchemy as sa
from alembic import op

from storage.tables import Moment

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Photos that came earlier are not doubted."""
    op.create_table(
        "doubts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("photo", sa.Text(), nullable=False),
        sa.Column("other_case", sa.Integer(), nullable=True),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("taken_at", Moment(), nullable=True),
        sa.Column("metres", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.number"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_doubts_case", "doubts", ["case"], unique=False)
