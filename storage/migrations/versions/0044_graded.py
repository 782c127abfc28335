"""How grave a person said that a case is (定级)."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody has graded a case before: the rule says how grave it is."""
    op.add_column("cases", sa.Column("graded", sa.Text(), nullable=True))
