"""Cases that are split (拆分), and their parts."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """None were before."""
    op.add_column("cases", sa.Column("part", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("cases", sa.Column("parts", sa.Integer(), nullable=False, server_default="0"))
