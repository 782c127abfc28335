"""Walks (走街) with their lists, and dragnets (拉网) with what was found at each point."""

import sqlalchemy as sa
from alembic import op

from storage.tables import Moment

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody is on a walk yet, and no dragnet is open."""
    _create_walks()
    _create_dragnets()


def _create_walks() -> None:
    op.create_table(
        "walks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("last_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_walks_person"), "walks", ["person"], unique=False)
    op.create_index("walks_by_sender", "walks", ["platform", "sender", "state"], unique=False)
    op.create_table(
        "walk_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("walk", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("photos", sa.JSON(), nullable=False),
        sa.Column("place", sa.JSON(none_as_null=True)),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        sa.Column("cases", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["walk"], ["walks.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_walk_items_walk"), "walk_items", ["walk"], unique=False)


def _create_dragnets() -> None:
    op.create_table(
        "dragnets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("opened_by", sa.Integer(), nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("until", Moment()),
        sa.Column("ended_at", Moment()),
        sa.ForeignKeyConstraint(["opened_by"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_dragnets_ended_at"), "dragnets", ["ended_at"], unique=False)
    op.create_table(
        "dragnet_points",
        sa.Column("dragnet", sa.Integer(), nullable=False),
        sa.Column("point", sa.Integer(), nullable=False),
        sa.Column("result", sa.Text()),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("person", sa.Integer()),
        sa.Column("at", Moment()),
        sa.Column("case", sa.Integer()),
        sa.ForeignKeyConstraint(["dragnet"], ["dragnets.id"]),
        sa.ForeignKeyConstraint(["point"], ["points.id"]),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sa.ForeignKeyConstraint(["case"], ["cases.number"]),
        sa.PrimaryKeyConstraint("dragnet", "point"),
    )
