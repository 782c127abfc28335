"""Draws of 回头看, and from which case a dragnet over similar points came."""

import sqlalchemy as sa
from alembic import op

from storage.tables import Moment

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing was drawn before."""
    op.create_table(
        "look_backs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("label", sa.Text, nullable=False, unique=True),
        sa.Column("seed", sa.Text, nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("until", Moment(), nullable=False),
        sa.Column("first_line", sa.Integer, nullable=False),
        sa.Column("last_line", sa.Integer, nullable=False),
        sa.Column("share", sa.Integer, nullable=False),
    )
    op.create_table(
        "look_back_lots",
        sa.Column("draw", sa.Integer, sa.ForeignKey("look_backs.id"), primary_key=True),
        sa.Column("case", sa.Integer, sa.ForeignKey("cases.number"), primary_key=True),
        sa.Column("weight", sa.Integer, nullable=False),
        sa.Column("risks", sa.JSON, nullable=False),
    )
    op.create_index("look_back_lots_by_case", "look_back_lots", ["case"])
    op.add_column("dragnets", sa.Column("case", sa.Integer))
