"""拉网 by 指标: what is looked at in each point of a dragnet, and what was found of each."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No dragnet has any."""
    op.add_column("dragnets", sa.Column("items", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "dragnet_items",
        sa.Column("dragnet", sa.Integer(), nullable=False),
        sa.Column("point", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["dragnet"], ["dragnets.id"]),
        sa.ForeignKeyConstraint(["point"], ["points.id"]),
        sa.PrimaryKeyConstraint("dragnet", "point", "item"),
    )
