#!/bin/sh
# A batch migration of alembic on SQLite that changes one column takes away what guards the others.
#
# SQLite can hardly change a column, so `batch_alter_table` copies the table into a new one and puts that in its place.
# The new one is made from what SQLAlchemy reflects. Of a CHECK without a name and of an index on an expression a warning
# says that they are left out. Left out without a word are triggers, so that rows which could not be deleted can be; a
# column's COLLATE, so that a comparison or a UNIQUE means something else; and the descending order of an index. A
# partial index stays.
#
# Run it with: sh findings/alembic-batch-on-sqlite.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check alembic==1.20.0 sqlalchemy==2.1.0
cat >"$folder/look.py" <<'PYTHON'
import sqlite3
import warnings
from importlib.metadata import version

import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

MADE = """
CREATE TABLE events (id INTEGER PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE, size INTEGER CHECK (size > 0));
CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events stay'); END;
CREATE INDEX by_lower ON events (lower(name));
CREATE INDEX newest_first ON events (size DESC);
CREATE INDEX large ON events (name) WHERE size > 5;
INSERT INTO events (name, size) VALUES ('a', 1);
"""


def works(connection, statement):
    """Whether the statement is carried out; its effect is taken back."""
    with connection.begin_nested() as undo:
        try:
            connection.exec_driver_sql(statement)
        except sa.exc.IntegrityError:
            return False
        undo.rollback()
    return True


def seen(connection):
    named = dict(connection.exec_driver_sql("SELECT name, sql FROM sqlite_master").all())
    same = connection.exec_driver_sql("SELECT count(*) FROM events WHERE name = 'A'").scalar()
    return {
        "rows can be deleted": works(connection, "DELETE FROM events"),
        "a size of -1 is taken": works(connection, "INSERT INTO events (name, size) VALUES ('b', -1)"),
        "'a' is 'A'": bool(same),
        "index on an expression": "by_lower" in named,
        "index in descending order": "DESC" in named["newest_first"],
        "partial index": "WHERE" in named["large"],
    }


print("alembic", version("alembic"), "SQLAlchemy", sa.__version__, "SQLite", sqlite3.sqlite_version)
with sa.create_engine("sqlite://").connect() as connection:
    connection.connection.executescript(MADE)
    before, operations = seen(connection), Operations(MigrationContext.configure(connection))
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        with operations.batch_alter_table("events") as batch:
            batch.alter_column("size", nullable=False)
    warned = {str(one.message).partition(";")[0].split("\n")[0] for one in told}
    after = seen(connection)
for what, was in before.items():
    print(f"{what}: before {was}, after {after[what]}")
for one in sorted(warned):
    print("warned:", one)
lost = {what for what, was in before.items() if was != after[what]}
assert lost == set(before) - {"partial index"}, "this has changed"
assert not any(word in one.lower() for one in warned for word in ("trigger", "collat", "desc")), "this has changed"
print("as it was found: of six guards one is left")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
