"""拉网 抽查: a dragnet over some of the points of one that has ended, with the seed by which they were drawn."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """None is a sample yet."""
    op.add_column("dragnets", sa.Column("sample_of", sa.Integer(), nullable=True))
    op.add_column("dragnets", sa.Column("seed", sa.Text(), nullable=False, server_default=""))
