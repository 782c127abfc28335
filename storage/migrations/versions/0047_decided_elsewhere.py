"""Messages whose buttons decide what is no case: they go when it is decided."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What was said before keeps its buttons until they are pressed."""
    op.add_column("outbox", sa.Column("about", sa.Text(), nullable=True))
    op.create_index(
        "outbox_by_about",
        "outbox",
        ["about"],
        sqlite_where=sa.text("about IS NOT NULL"),
        postgresql_where=sa.text("about IS NOT NULL"),
    )
