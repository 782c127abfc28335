"""会商, 配合 and whoever stands in during a leave."""

import sqlalchemy as sa
from alembic import op

from storage.tables import Moment

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing is consulted or assisted yet, and nobody stands in."""
    op.add_column("cases", sa.Column("consulted_until", Moment(), nullable=True))
    op.add_column("cases", sa.Column("partners", sa.JSON(), nullable=False, server_default="[]"))
    op.create_index("cases_by_tie", "cases", ["tied_to"], unique=False)
    op.add_column("leaves", sa.Column("substitute", sa.Integer(), nullable=True))
