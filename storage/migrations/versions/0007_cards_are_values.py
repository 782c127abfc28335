"""Messages of the bot are found by the platform's id; a quote that waits in the inbox gets its case's number."""

import re

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# How a quote told its case until now: by its words, the card's number first, else the only one.
_NUMBER = re.compile(r"[#＃](\d{1,9})")


def upgrade() -> None:
    """Add the index, and give what is not answered yet its new form; what is there stays as it is."""
    op.create_index(
        "outbox_by_message",
        "outbox",
        ["message", "platform", "chat"],
        unique=False,
        sqlite_where=sa.text("message IS NOT NULL"),
        postgresql_where=sa.text("message IS NOT NULL"),
    )
    inbox = sa.table("inbox", sa.column("id"), sa.column("state"), sa.column("carries", sa.JSON()))
    connection = op.get_bind()
    waiting = connection.execute(sa.select(inbox).where(inbox.c.state.in_(["todo", "dead"]))).all()
    for row in waiting:
        words = row.carries.get("quotes")
        if isinstance(words, str):
            quote = {"words": words, "cases": _cases(words)}
            change = inbox.update().where(inbox.c.id == row.id)
            connection.execute(change.values(carries={**row.carries, "quotes": quote}))


def _cases(words: str) -> list[int]:
    if card := _NUMBER.match(words):
        return [int(card[1])]
    return [int(number) for number in dict.fromkeys(_NUMBER.findall(words))]
