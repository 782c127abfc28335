"""A line of history may be the clock's: it has no person then."""

import sqlalchemy as sa
from alembic import op

from storage.tables import Moment

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_BACK = """
INSERT INTO events (id, "case", at, person, step, state, words, message, hash)
SELECT id, "case", at, person, step, state, words, message, hash FROM events_kept ORDER BY id
"""
_FREEZE = """
CREATE TRIGGER events_no_{verb} BEFORE {verb} ON events
BEGIN SELECT RAISE(ABORT, 'the history of a case is append-only'); END
"""


def upgrade() -> None:
    """Take the NOT NULL off the person; every line stays as it is, and the history stays closed to changes."""
    if op.get_bind().dialect.name == "sqlite":
        _make_anew()
    else:
        op.alter_column("events", "person", existing_type=sa.Integer(), nullable=True)


def _make_anew() -> None:
    """SQLite cannot change a column. Photos refer to the lines, so that is judged when all are back."""
    op.execute("PRAGMA defer_foreign_keys=ON")
    op.execute("CREATE TABLE events_kept AS SELECT * FROM events")
    op.drop_table("events")
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.number"]),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.execute(_BACK)
    op.drop_table("events_kept")
    op.create_index("ix_events_case", "events", ["case"], unique=False)
    op.create_index("events_by_message", "events", ["message"], unique=False)
    for verb in ("UPDATE", "DELETE"):
        op.execute(_FREEZE.format(verb=verb))
