"""A case keeps how its life went, limits that are over stay on record, and matters are tied to cases."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.tables import Moment

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

COUNTS = ("away", "returned", "reworked", "reopened", "extended")
NUMBERS = ("left_unit", "verified_by", "merged_into", "tied_to")
MOMENTS = ("left_at", "waiting_since", "deferred_until")
FLAGS = ("confidential", "withdrawn")
# What the history tells of cases that are there already.
TAKEN = """UPDATE cases SET {column} =
    (SELECT COUNT(*) FROM events WHERE events."case" = cases.number AND events.step = '{step}')"""
VERIFIED = """UPDATE cases SET verified_by = (SELECT person FROM events
    WHERE events."case" = cases.number AND step = '核查通过' ORDER BY id DESC LIMIT 1) WHERE state = '已销号'"""
WAITING = """UPDATE cases SET waiting_since = COALESCE((SELECT MAX(at) FROM events WHERE events."case" = cases.number
    AND step IN ('上报', '派遣', '认领', '退回', '整改', '返工', '重开')), opened_at) WHERE closed_at IS NULL"""


def upgrade() -> None:
    """No case has a matter yet; how often a case was returned, reworked and reopened stands in its history."""
    columns: list[sa.Column[Any]] = [
        *(sa.Column(name, sa.Integer(), nullable=False, server_default="0") for name in COUNTS),
        *(sa.Column(name, sa.Integer()) for name in NUMBERS),
        *(sa.Column(name, Moment()) for name in MOMENTS),
        *(sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()) for name in FLAGS),
        sa.Column("supervised", sa.Text(), nullable=False, server_default=""),
    ]
    for column in columns:
        op.add_column("cases", column)
    for name, step in (("returned", "退回"), ("reworked", "返工"), ("reopened", "重开")):
        op.execute(TAKEN.format(column=name, step=step))
    op.execute(VERIFIED)
    op.execute(WAITING)
    _create_past_limits()
    _create_matters()


def _create_past_limits() -> None:
    op.create_table(
        "past_limits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Integer(), nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("on_time", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.number"]),
        sa.ForeignKeyConstraint(["unit"], ["units.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("case", "due_at"):
        op.create_index(op.f(f"ix_past_limits_{column}"), "past_limits", [column], unique=False)


def _create_matters() -> None:
    op.create_table(
        "matters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("case", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("opened_by", sa.Integer()),
        sa.Column("until", Moment()),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("unit", sa.Integer()),
        sa.Column("person", sa.Integer()),
        sa.Column("signatures", sa.JSON(), nullable=False),
        sa.Column("ended_at", Moment()),
        sa.ForeignKeyConstraint(["case"], ["cases.number"]),
        sa.ForeignKeyConstraint(["opened_by"], ["people.id"]),
        sa.ForeignKeyConstraint(["unit"], ["units.id"]),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_matters_case"), "matters", ["case"], unique=False)
    op.create_index("matters_by_kind", "matters", ["kind", "state"], unique=False)
