"""Reports (周报 月报 季报 年报) as they were at their cut-off."""

import sqlalchemy as sa
from alembic import op

from storage.tables import Moment

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """None were before."""
    op.create_table(
        "editions",
        sa.Column("kind", sa.Text(), primary_key=True),
        sa.Column("period", sa.Text(), primary_key=True),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("cut_off", Moment(), nullable=False),
        sa.Column("taken_at", Moment(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
    )
