"""The inbox: each message is a row before anything else is done with it. Also: how messages are written in rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.chat import Chat, Choice, File, Incoming, Kind, Manner, Occasion, Outgoing, legible
from domain.photo import Photo, Place
from domain.platform import Platform
from domain.sent import SentFile, Unread
from storage import tables
from storage.blocks import blocks_in, blocks_out
from storage.cards import card_of, question_of, quote_in, quote_out, rows_of, shows_in, then_of
from storage.questions import question_out
from storage.statements import CHANGE_INBOX, DONE, NEXT, STILL_WAITS, insert_once

MOMENT = timedelta(seconds=15)  # that a group's message waits for what its sender told the bot in private


@dataclass(frozen=True, slots=True)
class Received:
    """One row of the inbox: the message, how often it was tried, and what was read along with it.

    `register`: the register's version. `person`: whose account sent it. `asked`: the bot has asked them something.
    `walking`: they are on a walk (走街) somewhere. `netted`: a dragnet (拉网) is open.
    `more`: other rows wait behind it.
    """

    id: int
    message: Incoming
    tries: int
    register: int
    person: int | None
    asked: bool
    walking: bool
    netted: bool
    more: bool


@dataclass(frozen=True, slots=True)
class ToSend:
    """One row of the outbox."""

    id: int
    message: Outgoing
    state: str
    tries: int
    created_at: datetime
    follows: bool = True  # its chat may already have a card of its case


class Inbox:
    """States of a row: todo → done | forgotten | dead. The operator may have a dead row tried again, or drop it."""

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

    def waiting(self, at: datetime, most: int = 1, but: Collection[int] = ()) -> list[Received]:
        """The oldest message of each chat that waits, with none just before it from its sender in private; oldest
        first, `most` of them, without those of the rows `but`. Locked, where the database can."""
        wanted = {"now": at, "lately": at - MOMENT, "most": most, "but": list(but)}
        return [_received(row) for row in self._connection.execute(NEXT, wanted).mappings()]

    def still_waits(self, id_: int) -> bool:
        """Lock a row. True if nobody has settled it meanwhile."""
        return self._connection.scalar(STILL_WAITS, {"row": id_}) is not None

    def row(self, chat: Chat, message: str) -> Any:
        """The row of a message as it is kept; None if it is not."""
        inbox = tables.inbox
        this = (inbox.c.platform == chat.platform) & (inbox.c.chat == chat.id) & (inbox.c.message == message)
        return self._connection.execute(sa.select(inbox).where(this)).mappings().first()

    def last_like(self, chat: Chat, begins: str) -> str:
        """The text of the newest message of a chat whose id begins so, unless it was not for the bot; '' if none."""
        inbox = tables.inbox.c
        here = (inbox.platform == chat.platform) & (inbox.chat == chat.id)
        like = inbox.message.startswith(begins, autoescape=True)
        return (
            self._connection.scalar(
                sa.select(inbox.text).where(here, like).order_by(inbox.id.desc()).limit(1)
            )
            or ""
        )

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

    def done(self, ids: Sequence[int]) -> None:
        """Mark rows that took effect."""
        if ids:
            self._connection.execute(DONE, {"rows": list(ids)})

    def forget(self, id_: int) -> None:
        """Forget a message that was not meant for the bot. Only its ids stay, so that a second copy is known."""
        self._set(id_, state="forgotten", text="", carries={}, sender="")

    def later(self, id_: int, not_before: datetime) -> None:
        """Try a row again from `not_before` on."""
        self._set(id_, tried=True, not_before=not_before)

    def bury(self, id_: int) -> None:
        """Set a row aside (dead letter) that failed too often, so that its chat goes on."""
        self._set(id_, tried=True, state="dead")

    def backlog(self) -> dict[str, int]:
        """How many rows wait and how many are dead."""
        return count_by_state(self._connection, tables.inbox, ("todo", "dead"))

    def _set(self, id_: int, *, tried: bool = False, **values: Any) -> None:
        change = CHANGE_INBOX.values(tries=tables.inbox.c.tries + 1) if tried else CHANGE_INBOX
        self._connection.execute(change, {"row": id_, **values})


def count_by_state(connection: Connection, table: sa.Table, states: tuple[str, ...]) -> dict[str, int]:
    """How many rows are in each of these states; 0 where there are none."""
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


def files_in(files: Sequence[SentFile]) -> list[list[str | None]]:
    """Documents that somebody sent, as JSON."""
    return [[one.name, one.text, one.why] for one in files]


def files_out(rows: Sequence[Sequence[str]]) -> tuple[SentFile, ...]:
    """Documents from JSON."""
    return tuple(SentFile(name, text, Unread(why) if why else None) for name, text, why in rows)


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
        **({"unusable": message.unusable} if message.unusable else {}),
        **({"files": files_in(message.files)} if message.files else {}),
        **({"alone": True} if message.alone else {}),
        **({"question": question_out(message.follows)} if message.follows else {}),
        **({"then": message.then} if message.then else {}),
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
        unusable=carries.get("unusable", ""),
        files=files_out(carries.get("files", ())),
        alone=carries.get("alone", False),
        follows=question_of(carries),
        then=then_of(carries),
    )
    return Received(
        row["id"],
        message,
        row["tries"],
        row["register"] or 0,
        row["person"],
        bool(row["asked"]),
        bool(row["walking"]),
        bool(row["netted"]),
        bool(row["more"]),
    )


def _occasion_out(row: Sequence[str] | None) -> Occasion | None:
    return Occasion(row[0], datetime.fromisoformat(row[1])) if row else None


def carries_out(message: Outgoing) -> dict[str, Any]:
    """What a message carries beside its text, as the outbox holds it."""
    return {
        "photos": [photo_in(photo) for photo in message.photos],
        "files": [[file.sha256, file.name] for file in message.files],
        "choices": [[choice.label, choice.says] for choice in message.choices],
        "mentions": list(message.mentions),
        **({"only_for": message.only_for} if message.only_for else {}),
        **({"asked": [message.asked.id, message.asked.at.isoformat()]} if message.asked else {}),
        **({"settles": message.settles} if message.settles else {}),
        **({"over": message.over} if message.over else {}),
        **({"wants_reply": True} if message.wants_reply else {}),
        **({"blocks": blocks_in(message.blocks)} if message.blocks else {}),
        **({"manner": message.manner} if message.manner is not Manner.IN_PLACE else {}),
    } | shows_in(message)


def to_send(row: Any) -> ToSend:
    """A row of the outbox as the message that is to be sent."""
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
        only_for=carries.get("only_for", ""),
        asked=_occasion_out(carries.get("asked")),
        settles=carries.get("settles", ""),
        over=carries.get("over", 0),
        wants_reply=carries.get("wants_reply", False),
        blocks=blocks_out(carries.get("blocks", ())),
        asker=row["asker"],
        manner=Manner(carries.get("manner", Manner.IN_PLACE)),
        answers=question_of(carries),
        then=then_of(carries),
    )
    return ToSend(
        row["id"], message, row["state"], row["tries"], row["created_at"], bool(row.get("follows", True))
    )
