"""志愿服务: the units that a grid is paired with (结对), shifts that are called, and who served."""

import sqlalchemy as sa
from alembic import op

from storage.tables import Moment

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No grid is paired until a workbook says so."""
    op.add_column("grids", sa.Column("paired", sa.JSON(), nullable=False, server_default="[]"))
    op.create_table(
        "volunteer_calls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("grid", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("begins", Moment(), nullable=False),
        sa.Column("ends", Moment(), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("sent_at", Moment(), nullable=True),
        sa.Column("thanked_at", Moment(), nullable=True),
        sa.Column("off", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["grid"], ["grids.id"]),
        sa.ForeignKeyConstraint(["by"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "volunteer_turns",
        sa.Column("call", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("came_at", Moment(), nullable=True),
        sa.Column("left_at", Moment(), nullable=True),
        sa.Column("photos", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["call"], ["volunteer_calls.id"]),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sa.PrimaryKeyConstraint("call", "person"),
    )
