"""How often others told of the same problem."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """None were counted before."""
    op.add_column("cases", sa.Column("echoed", sa.Integer(), nullable=False, server_default="0"))
