"""查岗: who took a notice back stands beside who signed it."""

import sqlalchemy as sa
from alembic import op

from storage.tables import Moment

revision = "0061"
down_revision = "0060"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of those that were taken back before, only who did so is known, and stays where it was."""
    with op.batch_alter_table("duty_checks") as table:
        table.add_column(sa.Column("taken_back_by", sa.Integer(), nullable=True))
        table.add_column(sa.Column("taken_back_at", Moment(), nullable=True))
        table.create_foreign_key("duty_checks_taken_back_by", "people", ["taken_back_by"], ["id"])
