"""Confidential cases are found at once, for every message that names cases asks which of them are."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """An index of those few."""
    op.create_index(
        "cases_confidential",
        "cases",
        ["number"],
        sqlite_where=sa.text("confidential IS 1"),
        postgresql_where=sa.text("confidential IS true"),
    )
