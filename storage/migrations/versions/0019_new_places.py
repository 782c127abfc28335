"""Places that no register has, and points that were added in the chat."""

import sqlalchemy as sa
from alembic import op

from storage.tables import Moment

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every point that is there is the workbook's; no place was asked about yet."""
    op.add_column("points", sa.Column("added", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index(
        "cases_without_point",
        "cases",
        ["grid", "opened_at"],
        unique=False,
        sqlite_where=sa.text("point IS NULL"),
        postgresql_where=sa.text("point IS NULL"),
    )
    op.create_table(
        "new_places",
        sa.Column("grid", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("told_at", Moment(), nullable=True),
        sa.Column("added", sa.Boolean(), nullable=True),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["grid"], ["grids.id"]),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sa.PrimaryKeyConstraint("grid", "place"),
    )
