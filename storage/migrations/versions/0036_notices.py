"""Kinds of notices, and what groups and people chose to hear when."""

import sqlalchemy as sa
from alembic import op

from storage.tables import Moment

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What was said before has no kind, and nothing was chosen."""
    op.add_column("outbox", sa.Column("notice", sa.Text(), server_default="", nullable=False))
    op.add_column("outbox", sa.Column("gathered", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_index(
        "outbox_gathered",
        "outbox",
        ["created_at"],
        sqlite_where=sa.text("gathered IS 1"),
        postgresql_where=sa.text("gathered IS true"),
    )
    op.create_table(
        "notice_wishes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group", sa.Integer(), nullable=True),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("wish", sa.Text(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
