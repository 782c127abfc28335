"""红黄榜: the list of each month, and every step of one."""

import sqlalchemy as sa
from alembic import op

from storage.tables import Moment

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """There was none before."""
    op.create_table(
        "score_lists",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("entries", sa.JSON(), nullable=False),
        sa.Column("cut_at", Moment(), nullable=False),
        sa.Column("until", Moment()),
        sa.Column("told_at", Moment()),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("month", "revision"),
    )
    op.create_table(
        "score_list_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("list", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("person", sa.Integer()),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("grid", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["list"], ["score_lists.id"]),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_score_list_events_list"), "score_list_events", ["list"], unique=False)
