"""In which unit's hands a case was when something happened to it."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Lines of before do not say it: for them it is whose account the case stands on now."""
    op.add_column("events", sa.Column("unit", sa.Integer(), nullable=True))
