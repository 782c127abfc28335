"""Questions that wait for an answer: one for each person in each chat, kept so that a restart loses none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.chat import Chat
from domain.photo import Photo, Place
from storage import tables
from storage.mail import photo_in, photo_out, place_in, place_out
from storage.statements import ASKS

PATIENCE = timedelta(minutes=30)  # how long a question waits for its answer


@dataclass(frozen=True, slots=True)
class Pending:
    """What was asked: the answer is taken as if said after `then`, with `photos` and a `place` already there.

    With `only_yes` nothing but 是, or the same command anew, is an answer; with `only_photos` nothing but photos
    without words; with both either. `only_photos` alone is no question: `then` was said a moment before its photos.
    `options` are what the buttons say that it can be chosen from, in their order. `since` is when it was asked.
    """

    then: str
    photos: tuple[Photo, ...] = ()
    only_yes: bool = False
    place: Place | None = None
    only_photos: bool = False
    options: tuple[str, ...] = ()
    since: datetime | None = None

    @property
    def silent(self) -> bool:
        """True if nothing was asked."""
        return self.only_photos and not self.only_yes


class Asks:
    """Open questions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, str], Sequence[Any]] = {}
        self._changed = False

    def told_none(self, platform: str, sender: str) -> None:
        """That somebody is asked nothing was read along with something else, in this transaction."""
        if not self._changed:
            self._known.setdefault((platform, sender), ())

    def _forget_known(self) -> None:
        self._known.clear()
        self._changed = True

    def _of_person(self, platform: str, sender: str) -> Sequence[Any]:
        """All that somebody is asked, read once in a transaction: most are asked nothing."""
        if (platform, sender) not in self._known:
            wanted = {"platform_": platform, "sender_": sender}
            self._known[platform, sender] = self._connection.execute(ASKS, wanted).mappings().all()
        return self._known[platform, sender]

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
            "only_photos": pending.only_photos,
            "options": list(pending.options),
        }
        self._connection.execute(tables.asks.insert().values(row))
        self._forget_known()

    def of(self, chat: Chat, sender: str, at: datetime) -> Pending | None:
        """The question that waits for this person's next message here, unless it has expired."""
        row = self._row(chat, sender)
        return _pending(row) if row is not None and row["expires_at"] > at else None

    def expired(self, chat: Chat, sender: str, at: datetime) -> Pending | None:
        """The question that this person was asked last here and never answered, if it waits no more."""
        row = self._row(chat, sender)
        return _pending(row) if row is not None and row["expires_at"] <= at else None

    def _row(self, chat: Chat, sender: str) -> Any | None:
        return next((one for one in self._of_person(chat.platform, sender) if one["chat"] == chat.id), None)

    def add_photos(self, chat: Chat, sender: str, photos: Iterable[Photo]) -> None:
        """More photos for what was asked about, which came after the question."""
        asks = tables.asks
        had = self._connection.scalar(sa.select(asks.c.photos).where(_here(chat, sender)))
        if had is not None:
            more = [*had, *map(photo_in, photos)]
            self._forget_known()
            self._connection.execute(asks.update().where(_here(chat, sender)).values(photos=more))

    def take_photos(
        self, asker: Chat, sender: str, then: str, groups: Collection[str], since: datetime
    ) -> tuple[Photo, ...]:
        """The photos that this person sent elsewhere, asked about `then` at `since` or later; that is answered now.

        In: `asker` is where they are wanted, `groups` the 群号 of groups: what was sent in one belongs there.
        """
        found = [
            row
            for row in self._of_person(asker.platform, sender)
            if row["then"] == then
            and Chat(asker.platform, row["chat"]).room.id not in groups
            and row["expires_at"] >= since + PATIENCE
        ]
        photos = tuple(photo_out(photo) for row in found for photo in row["photos"])
        for row in found if photos else ():
            self.drop(Chat(asker.platform, row["chat"]), sender)
        return photos

    def drop(self, chat: Chat, sender: str) -> None:
        """Answered or called off."""
        self._forget_known()
        self._connection.execute(tables.asks.delete().where(_here(chat, sender)))


def _pending(row: Any) -> Pending:
    photos = tuple(photo_out(photo) for photo in row["photos"])
    kept = row["only_yes"], place_out(row["place"]), row["only_photos"], tuple(row["options"])
    return Pending(row["then"], photos, *kept, since=row["expires_at"] - PATIENCE)


def _here(chat: Chat, sender: str) -> Any:
    asks = tables.asks.c
    return (asks.platform == chat.platform) & (asks.chat == chat.id) & (asks.sender == sender)
