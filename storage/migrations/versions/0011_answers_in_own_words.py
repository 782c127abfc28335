"""点名: what is shown of an answer, and who stands in for whom."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Answers of before show nothing more than their word, and nobody stood in."""
    op.add_column("roll_call_people", sa.Column("detail", sa.Text(), nullable=False, server_default=""))
    op.add_column("roll_call_people", sa.Column("stands_in_for", sa.Integer(), nullable=True))
