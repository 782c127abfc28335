"""值班: a roster may have its own time to answer."""

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0059"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Those that are there go by the rules, as before."""
    op.add_column("rosters", sa.Column("window", sa.Integer(), nullable=True))
