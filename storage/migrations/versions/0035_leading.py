"""Which of the two units leads in a category: 属地 or 条线 (牵头)."""

import sqlalchemy as sa
from alembic import op

from domain.categories import Axis

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The territorial unit always led."""
    op.add_column(
        "categories", sa.Column("leading", sa.Text(), nullable=False, server_default=Axis.TERRITORY.value)
    )
