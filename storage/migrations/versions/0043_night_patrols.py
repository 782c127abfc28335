"""夜查计划: a planned patrol of a joint team; its points are a dragnet of the team's, its findings the list of one walk."""

import sqlalchemy as sa
from alembic import op

from storage.tables import Moment

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No patrol is planned, no walk has members, no dragnet a team."""
    op.add_column("dragnets", sa.Column("team", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("walk_items", sa.Column("person", sa.Integer(), nullable=True))
    op.create_table(
        "walk_members",
        sa.Column("walk", sa.Integer(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["walk"], ["walks.id"]),
        sa.PrimaryKeyConstraint("walk", "platform", "sender"),
    )
    op.create_index("walk_members_by_sender", "walk_members", ["platform", "sender"])
    op.create_table(
        "night_patrols",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("points", sa.JSON(), nullable=False),
        sa.Column("team", sa.JSON(), nullable=False),
        sa.Column("leader", sa.Integer(), nullable=False),
        sa.Column("begins", Moment(), nullable=False),
        sa.Column("ends", Moment(), nullable=False),
        sa.Column("planned_by", sa.Integer(), nullable=False),
        sa.Column("planned_at", Moment(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("net", sa.Integer(), nullable=True),
        sa.Column("walk", sa.Integer(), nullable=True),
        sa.Column("tell_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["leader"], ["people.id"]),
        sa.ForeignKeyConstraint(["planned_by"], ["people.id"]),
        sa.ForeignKeyConstraint(["net"], ["dragnets.id"]),
        sa.ForeignKeyConstraint(["walk"], ["walks.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
