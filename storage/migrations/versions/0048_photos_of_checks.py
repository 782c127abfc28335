"""查岗: the photos that a checker and the unit sent with their words."""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Earlier checks have none."""
    for name in ("photos", "explained_with"):
        op.add_column("duty_checks", sa.Column(name, sa.JSON(), nullable=False, server_default="[]"))
