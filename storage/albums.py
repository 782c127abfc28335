"""Albums, whose photos come as one message each. The inbox row of the first part waits and takes in the others.

Nobody says how many parts there are or which is the last. So the row waits a little after each part. The later parts
are rows of state `joined`, so that they are known when they come again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.chat import Chat, Incoming, legible, listed
from domain.photo import Photo
from storage import tables
from storage.mail import Inbox, files_in, photo_in, photo_out

PAUSE = timedelta(seconds=1.5)  # after each part
LONGEST = timedelta(seconds=8)  # after the first


PARTS = "parts"  # the words of each part of an album, by the part's id, in the order in which they came


def _beneath(before: str, after: str) -> str:
    return "\n".join(one for one in (before, after) if one)


@dataclass(frozen=True, slots=True)
class Lead:
    """The first part of an album. `waits` until the dispatcher takes it."""

    id: int
    message: str
    waits: bool
    photos: tuple[Photo, ...]


class Albums:
    """The parts of albums in the inbox."""

    def __init__(self, connection: Connection, inbox: Inbox) -> None:
        self._connection = connection
        self._inbox = inbox

    def lead(self, chat: Chat, album: str) -> Lead | None:
        """The first part that came, locked, so that the dispatcher does not take it while another part is added."""
        inbox = tables.inbox
        query = sa.select(inbox).where(_here(chat), inbox.c.album == album).order_by(inbox.c.id).limit(1)
        row = self._connection.execute(query.with_for_update()).mappings().first()
        if row is None:
            return None
        photos = tuple(photo_out(photo) for photo in row["carries"].get("photos", ()))
        return Lead(row["id"], row["message"], row["state"] == "todo", photos)

    def begin(self, message: Incoming, album: str, at: datetime) -> bool:
        """Keep the first part, to be taken in a moment. False if it was kept before."""
        if not self._inbox.put(message):
            return False
        row = self._inbox.row(message.chat, message.id)
        carries = row["carries"] | {"gathers_until": (at + LONGEST).isoformat()}
        self._set(row["id"], album=album, not_before=at + PAUSE, carries=carries)
        return True

    def join(
        self,
        lead: Lead,
        part: Incoming,
        album: str,
        at: datetime,
        together: Callable[[str, str], str] = _beneath,
    ) -> bool:
        """Add another part to a row that still waits, and have it wait on. False if it was kept before.

        In: `together` makes one text of the words so far and those of the part.
        """
        if not self.note(part, album):
            return False
        row = self._row_of(lead.id)
        carries = row["carries"]
        photos, words = [*carries["photos"], *map(photo_in, part.photos)], legible(part.text)
        carries = carries | {"photos": photos, PARTS: [*_parts(row), [part.id, words]]}
        if part.unusable:
            carries["unusable"] = listed(carries.get("unusable", ""), part.unusable)
        if part.files:
            carries["files"] = [*carries.get("files", ()), *files_in(part.files)]
        values = {"carries": carries, "text": together(row["text"], words)}
        if not row["tries"]:  # one that failed is tried again when its time has come
            end = datetime.fromisoformat(carries["gathers_until"])
            values["not_before"] = max(row["not_before"], min(at + PAUSE, end))
        self._set(lead.id, **values)
        return True

    def wait_on(self, id_: int, at: datetime) -> bool:
        """Have a first part whose own photos were late wait for the other parts, as if it had just come.

        Out: False for a message that is no first part.
        """
        row = self._row_of(id_)
        end = row["carries"].get("gathers_until")
        if end:
            self._set(id_, not_before=min(at + PAUSE, datetime.fromisoformat(end)))
        return bool(end)

    def note(self, part: Incoming, album: str) -> bool:
        """Only know a part by its id. False if it was kept before."""
        if not self._inbox.put(part):
            return False
        row = self._inbox.row(part.chat, part.id)
        self._set(row["id"], album=album, state="joined", text="", sender="", carries={})
        return True

    def put_late(self, part: Incoming, album: str) -> bool:
        """Keep a part that came after the album was taken as a message of its own. False if it was kept before."""
        if not self._inbox.put(part):
            return False
        row = self._inbox.row(part.chat, part.id)
        self._set(row["id"], album=album)
        return True

    def _row_of(self, id_: int) -> Any:
        query = sa.select(tables.inbox).where(tables.inbox.c.id == id_)
        return self._connection.execute(query).mappings().one()

    def _set(self, id_: int, **values: Any) -> None:
        inbox = tables.inbox
        self._connection.execute(inbox.update().where(inbox.c.id == id_).values(**values))


def _parts(row: Any) -> list[list[str]]:
    """The words of the parts that there are; a first part that is still alone has the whole text."""
    return list(row["carries"].get(PARTS, [[row["message"], row["text"]]]))


def _here(chat: Chat) -> Any:
    return (tables.inbox.c.platform == chat.platform) & (tables.inbox.c.chat == chat.id)
