"""Inbox and outbox: what came in and what is to be said, each a row before anything else happens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.chat import Chat, Choice, File, Incoming, Kind, Outgoing, Photo, Place, legible
from domain.district import Platform
from storage import tables
from storage.cards import card_of, quote_in, quote_out, rows_of, shows_in
from storage.statements import CHANGE_INBOX, CHANGE_OUTBOX, DUE, NEXT, insert_once

MOMENT = timedelta(seconds=15)  # that somebody's group waits for what they sent the bot alone just before


@dataclass(frozen=True, slots=True)
class Received:
    """One row of the inbox: the message and how often it was tried."""

    id: int
    message: Incoming
    tries: int


@dataclass(frozen=True, slots=True)
class ToSend:
    """One row of the outbox."""

    id: int
    message: Outgoing
    state: str
    tries: int
    created_at: datetime


class Inbox:
    """States of a row: todo → done | forgotten | dead; the operator has a dead one tried again, or dropped."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, message: Incoming) -> bool:
        """Keep a message. False if this very message was kept before: a platform delivers twice."""
        row = {
            "platform": message.chat.platform,
            "chat": message.chat.id,
            "private": message.chat.private,
            "message": message.id,
            "sender": message.sender,
            "text": legible(message.text),
            "at": message.at,
            "carries": _carries_in(message),
            "state": "todo",
            "tries": 0,
        }
        result = self._connection.execute(insert_once(self._connection, tables.inbox), row)
        return bool(result.rowcount)

    def next(self, at: datetime) -> Received | None:
        """The oldest message that waits, with none before it in its chat, nor just before it from its sender in
        private. Locked, where the database can."""
        wanted = {"now": at, "lately": at - MOMENT}
        row = self._connection.execute(NEXT, wanted).mappings().first()
        return _received(row) if row else None

    def row(self, chat: Chat, message: str) -> Any:
        """The row of a message as it is kept; None if it is not."""
        inbox = tables.inbox
        this = (inbox.c.platform == chat.platform) & (inbox.c.chat == chat.id) & (inbox.c.message == message)
        return self._connection.execute(sa.select(inbox).where(this)).mappings().first()

    def photos(self, chat: Chat, message: str) -> list[Photo]:
        """What a message came with, if it is kept."""
        row = self.row(chat, message)
        return [photo_out(photo) for photo in row["carries"].get("photos", ())] if row else []

    def last(self, chat: Chat) -> str:
        """The id of the newest message of a chat; '' if there is none."""
        inbox = tables.inbox.c
        here = (inbox.platform == chat.platform) & (inbox.chat == chat.id)
        query = sa.select(inbox.message).where(here).order_by(inbox.id.desc()).limit(1)
        return self._connection.scalar(query) or ""

    def spoken_in(self, platform: Platform, chat: str) -> bool:
        """True if anything was ever said to the bot in that chat, as far as it is still kept."""
        inbox = tables.inbox.c
        query = sa.select(inbox.id).where(inbox.platform == platform, inbox.chat == chat).limit(1)
        return self._connection.scalar(query) is not None

    def done(self, id_: int) -> None:
        """It took effect."""
        self._set(id_, state="done")

    def forget(self, id_: int) -> None:
        """It was not meant for the bot: only its ids stay, so that a second copy is still known."""
        self._set(id_, state="forgotten", text="", carries={}, sender="")

    def later(self, id_: int, not_before: datetime) -> None:
        """Handling failed: try again from `not_before` on."""
        self._set(id_, tried=True, not_before=not_before)

    def bury(self, id_: int) -> None:
        """Handling failed too often: set aside (dead letter) so that the chat goes on."""
        self._set(id_, tried=True, state="dead")

    def backlog(self) -> dict[str, int]:
        """How many rows wait and how many are dead."""
        return _count(self._connection, tables.inbox, ("todo", "dead"))

    def _set(self, id_: int, *, tried: bool = False, **values: Any) -> None:
        change = CHANGE_INBOX.values(tries=tables.inbox.c.tries + 1) if tried else CHANGE_INBOX
        self._connection.execute(change, {"row": id_, **values})


class Outbox:
    """States of a row: todo → sending → sent | unknown | failed; the last two may be tried again, or dropped."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, message: Outgoing, at: datetime) -> None:
        """Have something said. A second message with the same key is not said."""
        row = {
            "platform": message.chat.platform,
            "chat": message.chat.id,
            "private": message.chat.private,
            "text": message.text,
            "carries": _carries_out(message),
            "key": message.key,
            "kind": message.kind,
            "state": "todo",
            "tries": 0,
            "created_at": at,
            "card": message.card.place_of if message.card else None,
        }
        self._connection.execute(insert_once(self._connection, tables.outbox), row)

    def due(self, platform: str, at: datetime, limit: int = 20) -> list[ToSend]:
        """What may be sent now: per chat the first rows, none behind an unsent one that waits for its time."""
        wanted = {"platform_": platform, "now": at, "most": limit}
        return [_to_send(row) for row in self._connection.execute(DUE, wanted).mappings()]

    def card(self, row: ToSend) -> str | None:
        """The platform's id of the card that this row takes the place of: the last of its case in this chat."""
        outbox = tables.outbox.c
        here = (outbox.platform == row.message.chat.platform) & (outbox.chat == row.message.chat.id)
        number = row.message.card.place_of if row.message.card else None
        same = here & (outbox.card == number) & (outbox.state == "sent") & (outbox.id < row.id)
        query = sa.select(outbox.message).where(same).order_by(outbox.id.desc()).limit(1)
        return self._connection.scalar(query) if number is not None else None

    def sending(self, id_: int) -> bool:
        """Claim a row before the wire is touched. False if somebody else has it."""
        outbox = tables.outbox
        result = self._connection.execute(
            outbox.update()
            .where(outbox.c.id == id_, outbox.c.state == "todo")
            .values(state="sending", tries=outbox.c.tries + 1)
        )
        return result.rowcount == 1

    def sent(self, id_: int, at: datetime, message: str) -> None:
        """The platform has it, under this id of its own."""
        self._set(id_, state="sent", sent_at=at, message=message)

    def later(self, id_: int, not_before: datetime) -> None:
        """It was not tried, or may be repeated: again from `not_before` on."""
        self._set(id_, state="todo", not_before=not_before)

    def not_sent(self, id_: int, not_before: datetime) -> None:
        """It was claimed and provably not sent: again from `not_before` on, and that was no try."""
        change = CHANGE_OUTBOX.values(tries=tables.outbox.c.tries - 1)
        self._connection.execute(change, {"row": id_, "state": "todo", "not_before": not_before})

    def doubt(self, id_: int) -> None:
        """The answer never came: it may or may not have been said."""
        self._set(id_, state="unknown")

    def fail(self, id_: int) -> None:
        """It can never be sent."""
        self._set(id_, state="failed")

    def interrupted(self) -> list[ToSend]:
        """Rows that were being sent when the program ended."""
        query = (
            sa.select(tables.outbox).where(tables.outbox.c.state == "sending").order_by(tables.outbox.c.id)
        )
        return [_to_send(row) for row in self._connection.execute(query).mappings()]

    def sent_since(self, platform: str, moment: datetime) -> list[tuple[ToSend, datetime]]:
        """What was sent lately and when, so that a restart does not forget the pace."""
        outbox = tables.outbox
        query = sa.select(outbox).where(outbox.c.platform == platform, outbox.c.sent_at > moment)
        rows = self._connection.execute(query.order_by(outbox.c.sent_at)).mappings()
        return [(_to_send(row), row["sent_at"]) for row in rows]

    def rows(self, state: str | None) -> list[ToSend]:
        """For the operator: all rows, or those in one state."""
        query = sa.select(tables.outbox).order_by(tables.outbox.c.id)
        if state:
            query = query.where(tables.outbox.c.state == state)
        return [_to_send(row) for row in self._connection.execute(query).mappings()]

    def backlog(self) -> dict[str, int]:
        """How many rows wait, are in doubt, or failed."""
        return _count(self._connection, tables.outbox, ("todo", "unknown", "failed"))

    def _set(self, id_: int, **values: Any) -> None:
        self._connection.execute(CHANGE_OUTBOX, {"row": id_, **values})


def _count(connection: Connection, table: sa.Table, states: tuple[str, ...]) -> dict[str, int]:
    query = sa.select(table.c.state, sa.func.count()).where(table.c.state.in_(states)).group_by(table.c.state)
    found = {str(state): int(number) for state, number in connection.execute(query)}
    return {state: found.get(state, 0) for state in states}


def photo_in(photo: Photo) -> dict[str, Any]:
    """A photo as JSON."""
    return {
        "sha256": photo.sha256,
        "taken_at": photo.taken_at.isoformat() if photo.taken_at else None,
        "place": place_in(photo.place),
    }


def photo_out(row: dict[str, Any]) -> Photo:
    """A photo from JSON."""
    taken_at = datetime.fromisoformat(row["taken_at"]) if row.get("taken_at") else None
    return Photo(row["sha256"], taken_at, place_out(row.get("place")))


def place_in(place: Place | None) -> list[float] | None:
    """A position as JSON."""
    return [place.latitude, place.longitude] if place else None


def place_out(row: list[float] | None) -> Place | None:
    """A position from JSON."""
    return Place(*row) if row else None


def _carries_in(message: Incoming) -> dict[str, Any]:
    return {
        "photos": [photo_in(photo) for photo in message.photos],
        "place": place_in(message.place),
        "quotes": quote_in(message.quotes),
        "edits": message.edits,
        "forwarded": message.forwarded,
        "addressed": message.addressed,
    }


def _received(row: Any) -> Received:
    carries = row["carries"]
    message = Incoming(
        id=row["message"],
        chat=Chat(Platform(row["platform"]), row["chat"], row["private"]),
        sender=row["sender"],
        text=row["text"],
        at=row["at"],
        photos=tuple(photo_out(photo) for photo in carries.get("photos", ())),
        place=place_out(carries.get("place")),
        quotes=quote_out(carries.get("quotes")),
        edits=carries.get("edits"),
        forwarded=carries.get("forwarded", False),
        addressed=carries.get("addressed", False),
    )
    return Received(row["id"], message, row["tries"])


def _carries_out(message: Outgoing) -> dict[str, Any]:
    return {
        "photos": [photo_in(photo) for photo in message.photos],
        "files": [[file.sha256, file.name] for file in message.files],
        "choices": [[choice.label, choice.says] for choice in message.choices],
        "mentions": list(message.mentions),
    } | shows_in(message)


def _to_send(row: Any) -> ToSend:
    carries = row["carries"]
    message = Outgoing(
        chat=Chat(Platform(row["platform"]), row["chat"], row["private"]),
        text=row["text"],
        photos=tuple(photo_out(photo) for photo in carries["photos"]),
        files=tuple(File(*file) for file in carries["files"]),
        choices=tuple(Choice(*choice) for choice in carries["choices"]),
        mentions=tuple(carries["mentions"]),
        key=row["key"],
        kind=Kind(row["kind"]),
        card=card_of(carries),
        rows=rows_of(carries, row["card"], row["text"]),
    )
    return ToSend(row["id"], message, row["state"], row["tries"], row["created_at"])
