"""Which process is sending a row of the outbox, and until when; cases are found by their point."""

import sqlalchemy as sa
from alembic import op

from storage.tables import Moment

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; what was being sent has no owner any more."""
    op.add_column("outbox", sa.Column("owner", sa.Text(), nullable=True))
    op.add_column("outbox", sa.Column("leased_until", Moment(), nullable=True))
    op.create_index("cases_by_point", "cases", ["point", "category"])
