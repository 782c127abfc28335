"""The outbox as the platforms show it: what a button says, and which parts of a message are sent."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.chat import Chat, Choice, Photo
from storage import tables
from storage.cards import cases_of
from storage.mail import photo_out

PRESSED = re.compile(r"c:([0-9]{1,15}):([0-9]{1,10})")  # row and mark of a button


def button(row: int, choice: Choice, below: str) -> str:
    """What a button sends when it is pressed: its outbox row and its number. `below` is the text of that row."""
    return f"c:{row}:{_mark(choice, below)}"


def _mark(choice: Choice, below: str) -> int:
    """By what it says: after an older backup is restored, rows come again, and the old buttons are still out."""
    return zlib.crc32("\n".join([choice.label, choice.says, below]).encode())


class Shown:
    """Messages of the bot on their platforms."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def choice(self, row: int, mark: int, chat: Chat) -> Choice | None:
        """The button of an outbox row that was said in this chat; None if there is no such button."""
        outbox = tables.outbox.c
        here = (outbox.id == row) & (outbox.platform == chat.platform) & (outbox.chat == chat.id)
        query = sa.select(outbox.carries, outbox.text).where(here)
        said = self._connection.execute(query).first()
        if said is None:
            return None
        choices = (Choice(*one) for one in said.carries["choices"])
        return next((one for one in choices if mark == _mark(one, said.text)), None)

    def photos(self, chat: Chat, message: str) -> tuple[Photo, ...]:
        """The photos that a message of the bot was said with, the wordings it had since then included."""
        outbox = tables.outbox.c
        here = (outbox.platform == chat.platform) & (outbox.chat == chat.id) & (outbox.message == message)
        rows = self._connection.scalars(sa.select(outbox.carries).where(here).order_by(outbox.id))
        return tuple(photo_out(photo) for carries in rows for photo in carries["photos"])

    def cases(self, chat: Chat, *messages: str) -> tuple[int, ...] | None:
        """The cases that a message of the bot is about, in the order of its lines; it is named by any of its ids.

        None if no such message was said here, or nothing of the kind was kept of it.
        """
        outbox = tables.outbox.c
        here = (outbox.platform == chat.platform) & (outbox.chat == chat.id) & outbox.message.in_(messages)
        query = sa.select(outbox.carries, outbox.card).where(here).order_by(outbox.id)
        rows = [cases_of(row.carries, row.card) for row in self._connection.execute(query)]
        known = [numbers for numbers in rows if numbers is not None]
        return tuple(dict.fromkeys(one for numbers in known for one in numbers)) if known else None

    def parts(self, row: int) -> list[str]:
        """The platform's ids of the parts of a row that are sent. None is sent twice after a pause or a restart."""
        outbox = tables.outbox.c
        return self._connection.scalar(sa.select(outbox.parts).where(outbox.id == row)) or []

    def said(self, row: int, parts: Sequence[str]) -> None:
        """Note which parts of a row are sent."""
        outbox = tables.outbox
        self._connection.execute(outbox.update().where(outbox.c.id == row).values(parts=list(parts) or None))
