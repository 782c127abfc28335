"""简报 and 通报 that were issued, and 议定事项."""

import sqlalchemy as sa
from alembic import op

from storage.tables import Moment

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """None were before."""
    op.create_table(
        "bulletins",
        sa.Column("kind", sa.Text(), primary_key=True),
        sa.Column("year", sa.Integer(), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("issued_at", Moment(), nullable=False),
        sa.Column("person", sa.Integer(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("paper", sa.JSON(), nullable=False),
    )
    op.create_table(
        "bulletin_notes",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("person", sa.Integer(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("at", Moment(), nullable=False),
    )
    op.create_table(
        "resolutions",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("unit", sa.Integer(), sa.ForeignKey("units.id"), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("person", sa.Integer(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("done_at", Moment()),
        sa.Column("done_words", sa.Text(), nullable=False),
        sa.Column("void", sa.Boolean(), nullable=False),
        sa.Column("told", sa.Text()),
    )
