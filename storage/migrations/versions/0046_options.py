"""What a question offers to choose from, so that 第二个 is an answer too."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What was asked before is answered by its buttons."""
    op.add_column("asks", sa.Column("options", sa.JSON(), nullable=False, server_default="[]"))
