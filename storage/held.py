"""Messages that are kept but not complete. Their inbox row waits while the rest is fetched in the background.

WeCom hands a message over once, with links that live five minutes. Telegram hands over nothing more while the bot waits
for a picture. So the row is committed first, with what it `needs`. The dispatcher leaves it alone, and what comes after
it in that chat, until it is released. After a crash the row still says what it needs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.chat import Chat, Incoming, listed
from domain.platform import Platform
from storage import tables
from storage.cards import quote_out
from storage.mail import Inbox, files_in, photo_in, photo_out

NEEDS = "needs"
PICTURES = "pictures"
NAMELESS = "id"  # who said it is still to be identified


@dataclass(frozen=True, slots=True)
class Waiting:
    """An inbox row that is not complete: what is there of the message, and what it needs."""

    id: int
    message: Incoming
    needs: dict[str, Any]


class Held:
    """Inbox rows that wait to be completed."""

    def __init__(self, connection: Connection, inbox: Inbox) -> None:
        self._connection = connection
        self._inbox = inbox

    def put(self, message: Incoming, needs: Mapping[str, Any], until: datetime) -> Waiting | None:
        """Keep a message until it is released, at the latest until `until`. None if it was kept before."""
        if not self._inbox.put(message):
            return None
        row = self._inbox.row(message.chat, message.id)
        self._set(row["id"], not_before=until, carries={**row["carries"], NEEDS: dict(needs)})
        return Waiting(row["id"], message, dict(needs))

    def wait_for(
        self,
        chat: Chat,
        message: str,
        pictures: Sequence[Sequence[Any]],
        until: datetime,
        *,
        nameless: bool = False,
    ) -> Waiting:
        """Have a kept message wait for pictures, each noted with its place behind the photos that it has.

        `nameless` has it wait for its sender, too.
        """
        row = self._inbox.row(chat, message)
        known = row["carries"].get(NEEDS, {}).get(PICTURES, [])
        next_ = len(row["carries"]["photos"]) + len(known)
        more = [[next_ + number, *picture] for number, picture in enumerate(pictures)]
        carries = {**row["carries"], NEEDS: {NAMELESS: nameless, PICTURES: [*known, *more]}}
        self._set(row["id"], not_before=until, carries=carries)
        return _waiting({**row, "carries": carries})

    def one(self, id_: int) -> Waiting | None:
        """A row as it stands now, locked; None if it does not wait any more."""
        inbox = tables.inbox
        query = sa.select(inbox).where(inbox.c.id == id_, inbox.c.state == "todo").with_for_update()
        row = self._connection.execute(query).mappings().first()
        return _waiting(row) if row and NEEDS in row["carries"] else None

    def waiting(self, platform: Platform) -> list[Waiting]:
        """All held rows, oldest first: after a restart somebody has to go on with them."""
        inbox = tables.inbox
        query = sa.select(inbox).where(inbox.c.platform == platform, inbox.c.state == "todo")
        rows = self._connection.execute(query.order_by(inbox.c.id)).mappings()
        return [_waiting(row) for row in rows if NEEDS in row["carries"]]

    def release(self, one: Waiting, message: Incoming) -> None:
        """Release a complete message to the dispatcher. Its chat and its sender may have other ids now."""
        inbox = tables.inbox
        query = sa.select(inbox.c.carries).where(inbox.c.id == one.id)
        kept = self._connection.execute(query).scalar_one()
        carries = {name: it for name, it in kept.items() if name != NEEDS}
        carries |= {"photos": [photo_in(photo) for photo in message.photos]}
        if message.files:
            carries["files"] = [*carries.get("files", ()), *files_in(message.files)]
            carries["unusable"] = listed(carries.get("unusable", ""), message.unusable)
        values = {"chat": message.chat.id, "sender": message.sender, "text": message.text}
        self._set(one.id, not_before=None, carries=carries, **values)

    def drop(self, one: Waiting) -> None:
        """Drop a message of which nothing is left. Its ids stay, so that a second copy is known."""
        self._inbox.forget(one.id)

    def _set(self, id_: int, **values: Any) -> None:
        inbox = tables.inbox
        self._connection.execute(inbox.update().where(inbox.c.id == id_).values(**values))


def _waiting(row: Any) -> Waiting:
    chat = Chat(Platform(row["platform"]), row["chat"], row["private"])
    carries = row["carries"]
    photos = tuple(photo_out(photo) for photo in carries.get("photos", ()))
    message = Incoming(
        row["message"],
        chat,
        row["sender"],
        row["text"],
        row["at"],
        photos,
        quotes=quote_out(carries.get("quotes")),
    )
    return Waiting(row["id"], message, carries[NEEDS])
