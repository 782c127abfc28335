"""What a case says of itself is sealed in its history; lines that are there have no seal."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; the lines themselves stay as they are."""
    op.add_column("events", sa.Column("seal", sa.Text(), nullable=False, server_default=""))
