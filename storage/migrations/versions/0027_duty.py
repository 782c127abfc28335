"""值班: rosters, calls of their shifts, who stands in, and what a checker (查岗) found."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.tables import Moment

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

SHIFT = ("group", "day", "roster", "shift")
KEPT = ("roll_calls", "roll_call_people")


def upgrade() -> None:
    """Nobody is on a roster yet; every call so far is one of its group's day, of which there may now be several."""
    if op.get_bind().dialect.name == "sqlite":
        _make_calls_anew()
    else:
        for column in _of_shifts():
            op.add_column("roll_calls", column)
        op.drop_constraint("roll_calls_group_day_key", "roll_calls", type_="unique")
        op.create_unique_constraint("one_call_of_a_shift", "roll_calls", list(SHIFT))
    _create_rosters()
    _create_changes()
    _create_checks()


def _of_shifts() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("roster", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("shift", sa.Text(), nullable=False, server_default=""),
        sa.Column("over_at", Moment(), nullable=True),
    )


def _make_calls_anew() -> None:
    """SQLite does not change a constraint: both tables are put aside, made anew and filled again."""
    for table in KEPT:
        op.execute(f"CREATE TABLE kept_{table} AS SELECT * FROM {table}")  # noqa: S608
    for table in reversed(KEPT):
        op.drop_table(table)
    op.create_table(
        "roll_calls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("called_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        *_of_shifts(),
        sa.ForeignKeyConstraint(["group"], ["groups.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint(*SHIFT, name="one_call_of_a_shift"),
    )
    op.create_table(
        "roll_call_people",
        sa.Column("roll_call", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("answered_at", Moment(), nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False, server_default=""),
        sa.Column("stands_in_for", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sa.ForeignKeyConstraint(["roll_call"], ["roll_calls.id"]),
        sa.PrimaryKeyConstraint("roll_call", "person"),
    )
    own = '"id", "group", "day", "called_at", "ended_at"'
    people = "roll_call, person, answer, reason, answered_at, late, detail, stands_in_for"
    for table, columns in zip(KEPT, (own, people), strict=True):
        op.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM kept_{table}")  # noqa: S608
        op.drop_table(f"kept_{table}")


def _create_rosters() -> None:
    op.create_table(
        "rosters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("shifts", sa.JSON(), nullable=False),
        sa.Column("people", sa.JSON(), nullable=False),
        sa.Column("point", sa.Integer(), nullable=True),
        sa.Column("unit", sa.Integer(), nullable=True),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("days", sa.JSON(), nullable=False),
        sa.Column("substitutes", sa.JSON(), nullable=False),
        sa.Column("answering", sa.Text(), nullable=False),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("added", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("since", Moment(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["point"], ["points.id"]),
        sa.ForeignKeyConstraint(["unit"], ["units.id"]),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_changes() -> None:
    op.create_table(
        "duty_changes",
        sa.Column("roster", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("shift", sa.Text(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("substitute", sa.Integer(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["people.id"]),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sa.ForeignKeyConstraint(["roster"], ["rosters.id"]),
        sa.ForeignKeyConstraint(["substitute"], ["people.id"]),
        sa.PrimaryKeyConstraint("roster", "day", "shift", "person"),
    )


def _create_checks() -> None:
    op.create_table(
        "duty_checks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roster", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("shift", sa.Text(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("checker", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("explain_by", Moment(), nullable=True),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("explained_by", sa.Integer(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("signed_by", sa.Integer(), nullable=True),
        sa.Column("signed_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["checker"], ["people.id"]),
        sa.ForeignKeyConstraint(["explained_by"], ["people.id"]),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sa.ForeignKeyConstraint(["roster"], ["rosters.id"]),
        sa.ForeignKeyConstraint(["signed_by"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("roster", "day", "shift", "person", name="one_check_of_a_person"),
    )
