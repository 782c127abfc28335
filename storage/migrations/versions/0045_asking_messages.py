"""Messages that ask for something in a case: their buttons go when it is settled."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What was said before keeps its buttons until they are pressed."""
    op.add_column("outbox", sa.Column("asks", sa.Integer(), nullable=True))
    op.create_index(
        "outbox_by_asks",
        "outbox",
        ["asks"],
        sqlite_where=sa.text("asks IS NOT NULL"),
        postgresql_where=sa.text("asks IS NOT NULL"),
    )
