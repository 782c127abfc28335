"""类别: the indicators (指标) of the assessment that a category is evidence for."""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No category has any until a workbook says so."""
    op.add_column("categories", sa.Column("indicators", sa.JSON(), nullable=False, server_default="[]"))
