"""The outbox as the platforms show it: what a button says, and which parts of a message are sent."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.chat import Chat, Choice, Outgoing, topic
from domain.photo import Photo
from domain.question import Question
from storage import tables
from storage.cards import cases_of, question_of, then_of
from storage.mail import photo_out, to_send

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
        query = sa.select(outbox.carries, outbox.text).where(outbox.id == row, _in_room(chat))
        said = self._connection.execute(query).first()
        if said is None:
            return None
        choices = (Choice(*one) for one in said.carries["choices"])
        return next((one for one in choices if mark == _mark(one, said.text)), None)

    def belongs_to(self, row: int) -> tuple[Question | None, str]:
        """What the buttons of an outbox row go on from: the question that it answers, and what it asks about itself."""
        carries = self._connection.scalar(sa.select(tables.outbox.c.carries).where(tables.outbox.c.id == row))
        return (question_of(carries), then_of(carries)) if carries else (None, "")

    def photos(self, chat: Chat, message: str) -> tuple[Photo, ...]:
        """The photos that a message of the bot was said with, the wordings it had since then included."""
        outbox = tables.outbox.c
        query = sa.select(outbox.carries).where(_in_room(chat), outbox.message == message)
        rows = self._connection.scalars(query.order_by(outbox.id))
        return tuple(photo_out(photo) for carries in rows for photo in carries["photos"])

    def choices(self, chat: Chat, message: str) -> tuple[Choice, ...]:
        """The buttons that a message of the bot had last; none if it never had any."""
        outbox = tables.outbox.c
        query = sa.select(outbox.carries).where(_in_room(chat), outbox.message == message)
        for carries in self._connection.scalars(query.order_by(outbox.id.desc())):
            if carries["choices"]:
                return tuple(Choice(*one) for one in carries["choices"])
        return ()

    def cases(self, chat: Chat, *messages: str) -> tuple[int, ...] | None:
        """The cases that a message of the bot is about, in the order of its lines; it is named by any of its ids.

        None if no such message was said here, or nothing of the kind was kept of it.
        """
        outbox = tables.outbox.c
        here = _in_room(chat) & outbox.message.in_(messages)
        query = sa.select(outbox.carries, outbox.card).where(here).order_by(outbox.id)
        rows = [cases_of(row.carries, row.card) for row in self._connection.execute(query)]
        known = [numbers for numbers in rows if numbers is not None]
        return tuple(dict.fromkeys(one for numbers in known for one in numbers)) if known else None

    def said_as(self, chat: Chat, *messages: str) -> Outgoing | None:
        """The message of the bot with one of these ids in this chat's group; None if there is none."""
        outbox = tables.outbox
        query = sa.select(outbox).where(_in_room(chat), outbox.c.message.in_(messages))
        row = self._connection.execute(query.order_by(outbox.c.id).limit(1)).mappings().first()
        return to_send(row).message if row else None

    def parts(self, row: int) -> list[str]:
        """The platform's ids of the parts of a row that are sent. None is sent twice after a pause or a restart."""
        outbox = tables.outbox.c
        return self._connection.scalar(sa.select(outbox.parts).where(outbox.id == row)) or []

    def said(self, row: int, parts: Sequence[str]) -> None:
        """Note which parts of a row are sent."""
        outbox = tables.outbox
        self._connection.execute(outbox.update().where(outbox.c.id == row).values(parts=list(parts) or None))


def _in_room(chat: Chat) -> Any:
    """In this chat or any other topic of its group: these number their messages together, and what cannot be said in
    a topic is said in another."""
    outbox, room = tables.outbox.c, chat.room
    topics = outbox.chat.startswith(topic(room, "").id, autoescape=True)
    return (outbox.platform == chat.platform) & ((outbox.chat == room.id) | topics)
