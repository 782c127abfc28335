"""A report reads what happened in its time, and not the whole history."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """History by its moments, and the cases that a unit may have to answer for, which stay open without one."""
    op.create_index("events_by_time", "events", ["at"])
    op.create_index(
        "cases_by_accountability",
        "cases",
        ["accountability"],
        sqlite_where=sa.text("accountability != ''"),
        postgresql_where=sa.text("accountability != ''"),
    )
