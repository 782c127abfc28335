"""Questions that wait for an answer: one for each person in each chat, kept so that a restart loses none."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.chat import Chat, Photo, Place
from storage import tables
from storage.mail import photo_in, photo_out, place_in, place_out
from storage.statements import ASK

PATIENCE = timedelta(minutes=30)  # how long a question waits for its answer


@dataclass(frozen=True, slots=True)
class Pending:
    """What was asked: the answer is taken as if said after `then`, with `photos` and a `place` already there.

    With `only_yes` nothing but 是 is an answer.
    """

    then: str
    photos: tuple[Photo, ...] = ()
    only_yes: bool = False
    place: Place | None = None


class Asks:
    """Open questions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, chat: Chat, sender: str, pending: Pending, expires_at: datetime) -> None:
        """Ask; a newer question takes the place of an older one."""
        self.drop(chat, sender)
        row = {
            "platform": chat.platform,
            "chat": chat.id,
            "sender": sender,
            "then": pending.then,
            "photos": [photo_in(photo) for photo in pending.photos],
            "expires_at": expires_at,
            "only_yes": pending.only_yes,
            "place": place_in(pending.place),
        }
        self._connection.execute(tables.asks.insert().values(row))

    def of(self, chat: Chat, sender: str, at: datetime) -> Pending | None:
        """The question that waits for this person's next message here, unless it has expired."""
        wanted = {"platform_": chat.platform, "chat_": chat.id, "sender_": sender, "now": at}
        row = self._connection.execute(ASK, wanted).mappings().first()
        if row is None:
            return None
        photos = tuple(photo_out(photo) for photo in row["photos"])
        return Pending(row["then"], photos, row["only_yes"], place_out(row["place"]))

    def add_photos(self, chat: Chat, sender: str, photos: Iterable[Photo]) -> None:
        """More photos for what was asked about, which came after the question."""
        asks = tables.asks
        had = self._connection.scalar(sa.select(asks.c.photos).where(_here(chat, sender)))
        if had is not None:
            more = [*had, *map(photo_in, photos)]
            self._connection.execute(asks.update().where(_here(chat, sender)).values(photos=more))

    def take_photos(
        self, asker: Chat, sender: str, then: str, groups: Collection[str], since: datetime
    ) -> tuple[Photo, ...]:
        """The photos that this person sent elsewhere, asked about `then` at `since` or later; that is answered now.

        In: `asker` is where they are wanted, `groups` the 群号 of groups: what was sent in one belongs there.
        """
        asks = tables.asks
        there = (asks.c.platform == asker.platform) & (asks.c.sender == sender) & (asks.c.then == then)
        recent = there & asks.c.chat.not_in(list(groups)) & (asks.c.expires_at >= since + PATIENCE)
        found = list(self._connection.scalars(sa.select(asks.c.photos).where(recent)))
        photos = tuple(photo_out(photo) for photos in found for photo in photos)
        if photos:
            self._connection.execute(asks.delete().where(recent))
        return photos

    def drop(self, chat: Chat, sender: str) -> None:
        """Answered or called off."""
        self._connection.execute(tables.asks.delete().where(_here(chat, sender)))


def _here(chat: Chat, sender: str) -> Any:
    asks = tables.asks.c
    return (asks.platform == chat.platform) & (asks.chat == chat.id) & (asks.sender == sender)
