"""Whom a reminder reminded: at most so many (催办次数) for each case and holder."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of what was reminded before nobody knows whom."""
    op.add_column("reminded", sa.Column("holder", sa.Integer()))
