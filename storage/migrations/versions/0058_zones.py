"""网格: the zone (片区) it lies in and who heads that; 指标: what the assessment gives points for, by year."""

import sqlalchemy as sa
from alembic import op

revision = "0058"
down_revision = "0057"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No grid has a zone, and no indicator points, until a workbook says so."""
    op.add_column("grids", sa.Column("zone", sa.Text(), nullable=False, server_default=""))
    op.add_column("grids", sa.Column("zone_head", sa.Integer(), nullable=True))
    op.create_table(
        "indicators",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("points", sa.Float(), nullable=False),
        sa.Column("asks", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("year", "name", name="indicators_once"),
    )
