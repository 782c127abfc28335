"""From a message to what came of it: the case that it opened or changed, and its earlier wording."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.cases import Step
from domain.chat import Chat
from domain.photo import Photo
from domain.platform import Platform
from domain.sent import SentFile
from storage import tables
from storage.albums import PARTS
from storage.conditions import PUBLIC
from storage.mail import files_out, photo_out

MOVED = "/"  # `-100/5` is message 5 of the chat -100, from before the group had its present 群号


class Sources:
    """Which message a line of history came from."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def case_of(self, chat: Chat, message: str, *steps: Step) -> int | None:
        """The number of the case that a message opened or changed by one of these steps (any, if none is named)."""
        events = tables.events.c
        query = sa.select(events.case).where(events.message.in_(_references(chat, message)))
        if steps:
            query = query.where(events.step.in_(steps))
        return self._connection.scalar(query.order_by(events.id).limit(1))

    def reported_in(self, case: int) -> Chat | None:
        """The chat in which a case was reported, be it a topic of a group; None if it was reported nowhere."""
        events = tables.events.c
        query = sa.select(events.message).where(events.case == case, events.step == Step.REPORT)
        reference = self._connection.scalar(query.order_by(events.id).limit(1)) or ""
        platform, _, rest = reference.partition(":")
        chat = rest.rpartition(":")[0]
        return Chat(Platform(platform), chat) if chat else None

    def told_by(self, case: int) -> list[tuple[int, Chat]]:
        """Who else told of a case and where: by 反映, or by a report that became part of it (并案)."""
        events, cases = tables.events.c, tables.cases.c
        merged = sa.select(cases.number).where(cases.merged_into == case)
        own = (events.case == case) & (events.step == Step.ECHO)
        theirs = events.case.in_(merged) & events.step.in_((Step.REPORT, Step.ECHO))
        query = sa.select(events.person, events.message).where(own | theirs).order_by(events.id)
        found = []
        for person, reference in self._connection.execute(query):
            platform, _, rest = reference.partition(":")
            if rest and person is not None:
                found.append((person, Chat(Platform(platform), rest.rpartition(":")[0])))
        return found

    def retold(self, since: datetime, point: int | None = None) -> Counter[tuple[int, int]]:
        """How often others told of the same (反映, 并案) since a moment, by point and category of the case that goes
        on; at one point, or anywhere. Nothing confidential is counted."""
        cases, merged, events = tables.cases.c, tables.cases.alias("merged"), tables.events.c
        here = PUBLIC & cases.category.is_not(None)
        here &= cases.point.is_not(None) if point is None else (cases.point == point)
        echoes = (
            sa.select(cases.point, cases.category)
            .join_from(tables.events, tables.cases, events.case == cases.number)
            .where(events.step == Step.ECHO, events.at >= since, here)
        )
        joined = (
            sa.select(cases.point, cases.category)
            .join_from(merged, tables.cases, merged.c.merged_into == cases.number)
            .where(merged.c.closed_at >= since, here)
        )
        return Counter(
            (row[0], row[1]) for query in (echoes, joined) for row in self._connection.execute(query)
        )

    def opened_by(self, chat: Chat, message: str) -> int | None:
        """The case that a message, or the album that it is part of, opened or changed."""
        found = self.case_of(chat, message)
        return self.case_of(chat, self.first_of(chat, message)) if found is None else found

    def first_of(self, chat: Chat, message: str) -> str:
        """The first part of the album that a message is part of; the message itself if it is of none."""
        inbox = tables.inbox.c
        mine = sa.select(inbox.album).where(self._here(chat), inbox.message == message)
        album = self._connection.scalar(mine)
        query = sa.select(inbox.message).where(self._here(chat), inbox.album == album)
        first = self._connection.scalar(query.order_by(inbox.id).limit(1)) if album else None
        return first or message

    def wording(self, chat: Chat, message: str) -> str | None:
        """How a message that took effect was worded last; None if it was not for the bot.

        Of a part of an album these are the part's own words.
        """
        inbox = tables.inbox.c
        edited = inbox.message.startswith(f"{message}e", autoescape=True)
        query = sa.select(inbox.text).where(self._here(chat), edited, inbox.state == "done")
        if (last := self._connection.scalar(query.order_by(inbox.id.desc()).limit(1))) is not None:
            return str(last)
        first = self.first_of(chat, message)
        query = sa.select(inbox.message, inbox.text, inbox.carries)
        rows = {
            row.message: row
            for row in self._connection.execute(
                query.where(self._here(chat), inbox.message.in_((first, message)), inbox.state == "done")
            )
        }
        parts = dict(rows[first].carries.get(PARTS, ())) if first in rows else {}
        if message in parts:
            return str(parts[message])
        return rows[message].text if message in rows else None

    def unusable(self, chat: Chat, message: str) -> str:
        """What came with it that nobody could look at, in Chinese."""
        inbox = tables.inbox.c
        query = sa.select(inbox.carries).where(self._here(chat), inbox.message == message)
        return str((self._connection.scalar(query) or {}).get("unusable", ""))

    def said_last(self, chat: Chat, sender: str, since: datetime) -> tuple[str, tuple[SentFile, ...]]:
        """What somebody said here last, at `since` or later, and was answered to: words and documents."""
        inbox = tables.inbox.c
        query = sa.select(inbox.text, inbox.carries).where(
            self._here(chat), inbox.sender == sender, inbox.at >= since, inbox.state == "done"
        )
        row = self._connection.execute(query.order_by(inbox.id.desc()).limit(1)).first()
        return (row.text, files_out(row.carries.get("files", ()))) if row else ("", ())

    def sent_lately(self, chat: Chat, sender: str, since: datetime) -> list[tuple[str, tuple[SentFile, ...]]]:
        """The documents that somebody sent here at `since` or later, newest first, each with the words beside it."""
        inbox = tables.inbox.c
        query = sa.select(inbox.text, inbox.carries).where(
            self._here(chat), inbox.sender == sender, inbox.at >= since, inbox.state == "done"
        )
        rows = self._connection.execute(query.order_by(inbox.id.desc()).limit(_LATELY))
        told = ((row.text, files_out(row.carries.get("files", ()))) for row in rows)
        return [(words, files) for words, files in told if files]

    def photos(self, chat: Chat, message: str) -> list[Photo]:
        """What a message, or the album that it is part of, came with; of a late part also its own."""
        inbox = tables.inbox.c
        ids = (message, self.first_of(chat, message))
        query = sa.select(inbox.carries).where(self._here(chat), inbox.message.in_(ids))
        return [
            photo_out(photo)
            for carries in self._connection.scalars(query)
            for photo in carries.get("photos", ())
        ]

    @staticmethod
    def _here(chat: Chat) -> Any:
        return (tables.inbox.c.platform == chat.platform) & (tables.inbox.c.chat == chat.id)


_LATELY = 30  # messages that are looked through for a document


def _references(chat: Chat, message: str) -> list[str]:
    """How the history names a message; one from before the group moved also by its old 群号."""
    found = [f"{chat.platform}:{chat.id}:{message}"]
    old, moved, id_ = message.partition(MOVED)
    return [*found, f"{chat.platform}:{old}:{id_}"] if moved else found
