"""What a leader ordered with a case, and looks for earlier self-reports."""

import sqlalchemy as sa
from alembic import op

from storage.tables import Moment

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing was ordered and nothing looked for before."""
    for name in ("instruction", "accountability"):
        op.add_column("cases", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "lookups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("unit", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("metres", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("amnesty", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.number"]),
        sa.ForeignKeyConstraint(["unit"], ["units.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_lookups_case", "lookups", ["case"], unique=False)
    op.create_table(
        "self_reports",
        sa.Column("lookup", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reported_at", Moment(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("metres", sa.Integer(), nullable=True),
        sa.Column("weakness", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["lookup"], ["lookups.id"]),
        sa.ForeignKeyConstraint(["number"], ["cases.number"]),
        sa.PrimaryKeyConstraint("lookup", "number"),
    )
    op.create_index("ix_self_reports_number", "self_reports", ["number"], unique=False)
