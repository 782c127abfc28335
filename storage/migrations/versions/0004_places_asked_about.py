"""A position that came before the words it belongs to."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; what is there stays as it is."""
    op.add_column("asks", sa.Column("place", sa.JSON(none_as_null=True), nullable=True))
