"""Accounts that the workbook names are rows, one for each person and platform, instead of columns.

Pictures that WeCom's messages wait for are noted with their place, as Telegram's are.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_COLUMNS = {"wecom": "企业微信", "telegram": "Telegram"}


def upgrade() -> None:
    """Add the table, fill it from the columns, and drop these; number the pictures."""
    op.create_table(
        "book_accounts",
        sa.Column("person", sa.Integer(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("person", "platform"),
    )
    people = sa.table("people", sa.column("id"), *map(sa.column, _COLUMNS))
    accounts = sa.table("book_accounts", sa.column("person"), sa.column("platform"), sa.column("account"))
    for name, platform in _COLUMNS.items():
        column = people.c[name]
        named = sa.select(people.c.id, sa.literal(platform), column).where(column != "")
        op.execute(accounts.insert().from_select(["person", "platform", "account"], named))
        op.drop_column("people", name)
    _number_pictures(op.get_bind())


def _number_pictures(connection: sa.Connection) -> None:
    inbox = sa.table("inbox", *map(sa.column, ("id", "platform", "state")), sa.column("carries", sa.JSON()))
    waits = (inbox.c.platform == _COLUMNS["wecom"]) & (inbox.c.state == "todo")
    for row in connection.execute(sa.select(inbox.c.id, inbox.c.carries).where(waits)).all():
        needs = row.carries.get("needs", {})
        if pictures := needs.get("pictures"):
            numbered = [[place, *picture] for place, picture in enumerate(pictures)]
            carries = row.carries | {"needs": needs | {"pictures": numbered}}
            connection.execute(inbox.update().where(inbox.c.id == row.id).values(carries=carries))
