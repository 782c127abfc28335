"""Groups that move, albums in the inbox, messages said in parts, questions that only a yes answers."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, the table and the indexes; what is there stays as it is."""
    op.add_column("inbox", sa.Column("album", sa.Text(), nullable=True))
    op.create_index("inbox_by_album", "inbox", ["platform", "chat", "album"], unique=False)
    op.add_column("outbox", sa.Column("parts", sa.JSON(), nullable=True))
    op.add_column("asks", sa.Column("only_yes", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index("events_by_message", "events", ["message"], unique=False)
    op.create_table(
        "moved_chats",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "old"),
    )
