"""Walks (走街) and their lists. A person has at most one walk in a chat that is under way or waits for a yes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.chat import Chat
from domain.platform import Platform
from domain.refused import WalkChanged
from domain.walks import Walk, WalkItem, WalkName, WalkState
from storage import tables
from storage.mail import photo_in, photo_out, place_in, place_out

LIVE_WALKS = (WalkState.UNDER_WAY, WalkState.LISTED)
KEPT_WALKS = (*LIVE_WALKS, WalkState.SEALED)  # whose photos are nowhere else


_WALKS = tables.walks.c
FORGOTTEN = (  # asked for every hour
    sa.select(tables.walks)
    .where(_WALKS.state == WalkState.UNDER_WAY, _WALKS.last_at <= sa.bindparam("since"))
    .order_by(_WALKS.id)
)
SEALED = sa.select(tables.walks).where(_WALKS.state == WalkState.SEALED).order_by(_WALKS.id)  # as often
ON_A_WALK = (  # for nearly every message
    sa.select(tables.walks)
    .where(
        _WALKS.platform == sa.bindparam("platform_"),
        _WALKS.chat == sa.bindparam("chat_"),
        _WALKS.sender == sa.bindparam("sender_"),
        _WALKS.state.in_(LIVE_WALKS),
    )
    .order_by(_WALKS.id)
)


class Walks:
    """Every read and write of walks."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._none: set[tuple[Chat, str]] = set()
        self._changed = False

    def told_none(self, chat: Chat, sender: str) -> None:
        """That somebody is on no walk here was read along with their message, in this transaction."""
        if not self._changed:
            self._none.add((chat, sender))

    def current(self, chat: Chat, sender: str) -> Walk | None:
        """The walk that this account is on in this chat, or whose list waits for a yes."""
        if (chat, sender) in self._none:
            return None
        here = {"platform_": chat.platform, "chat_": chat.id, "sender_": sender}
        found = self._read(ON_A_WALK, here) or self._joined(chat, sender)
        return found[0] if found else None

    def _joined(self, chat: Chat, sender: str) -> list[Walk]:
        """The walk of somebody else that this account is on, in its own private talk, until that is a list."""
        if not chat.private:
            return []
        walks, members = tables.walks.c, tables.walk_members.c
        mine = sa.select(members.walk).where(members.platform == chat.platform, members.sender == sender)
        return self._select(walks.id.in_(mine), walks.state == WalkState.UNDER_WAY)

    def get(self, id_: int) -> Walk | None:
        """One by its id."""
        return next(iter(self._select(tables.walks.c.id == id_)), None)

    def join(self, walk: Walk, talks: Iterable[Chat]) -> None:
        """Whoever talks to the bot alone there is on the walk too."""
        rows = [{"walk": walk.id, "platform": one.platform, "sender": one.account} for one in talks]
        if rows:
            self._connection.execute(tables.walk_members.insert(), rows)

    def start(self, walk: Walk) -> Walk:
        """Keep a new walk. Out: the same with its id."""
        self._changed = True
        self._none.clear()
        row = {
            "platform": walk.chat.platform,
            "chat": walk.chat.id,
            "private": walk.chat.private,
            **{name: getattr(walk, name) for name in _OWN},
        }
        id_ = self._connection.scalar(tables.walks.insert().returning(tables.walks.c.id), row)
        assert id_ is not None, "an insert gives its id"
        return replace(walk, id=id_)

    def change(self, before: Walk, after: Walk) -> None:
        """Change a walk. Raises WalkChanged if somebody was faster."""
        walks = tables.walks
        this = (walks.c.id == before.id) & (walks.c.state == before.state)
        changed = {name: getattr(after, name) for name in _OWN}
        if self._connection.execute(walks.update().where(this).values(changed)).rowcount != 1:
            raise WalkChanged

    def items(self, walk: Walk, *, dropped: bool = False) -> list[WalkItem]:
        """Its list by number, without what was taken off it."""
        items = tables.walk_items.c
        query = sa.select(tables.walk_items).where(items.walk == walk.id).order_by(items.number)
        if not dropped:
            query = query.where(~items.dropped)
        return [_item(row) for row in self._connection.execute(query).mappings()]

    def add(self, walk: Walk, item: WalkItem) -> None:
        """One more line."""
        self._connection.execute(tables.walk_items.insert(), {"walk": walk.id, **_row(item)})

    def mend(self, item: WalkItem) -> None:
        """A line as it is now."""
        items = tables.walk_items
        self._connection.execute(items.update().where(items.c.id == item.id).values(_row(item)))

    def last(self, person: int, chat: Chat) -> Walk | None:
        """The last walk that became cases: of this person; of anybody in this group, if they had none."""
        walks = tables.walks.c
        done = (walks.state == WalkState.CONFIRMED) & (walks.name != WalkName.ABOVE)
        own = self._select(walks.person == person, done)
        if own or chat.private:
            return own[-1] if own else None
        here = self._select(walks.platform == chat.platform, walks.chat == chat.id, done)
        return here[-1] if here else None

    def forgotten(self, since: datetime) -> list[Walk]:
        """Walks under way on which nothing was found after `since`, oldest first."""
        return self._read(FORGOTTEN, {"since": since})

    def sealed(self) -> list[Walk]:
        """Secret walks (暗访) that wait for their release, oldest first."""
        return self._read(SEALED, {})

    def _select(self, *tests: Any) -> list[Walk]:
        return self._read(sa.select(tables.walks).where(*tests).order_by(tables.walks.c.id), {})

    def _read(self, query: sa.Select[Any], given: Mapping[str, Any]) -> list[Walk]:
        return [_walk(row) for row in self._connection.execute(query, given).mappings()]


_OWN = (
    "sender",
    "person",
    "name",
    "route",
    "state",
    "opened_at",
    "last_at",
    "closed_at",
    "secret",
    "release_at",
)


def _walk(row: Any) -> Walk:
    chat = Chat(Platform(row["platform"]), row["chat"], row["private"])
    values = {name: row[name] for name in _OWN}
    return Walk(
        chat, **values | {"name": WalkName(row["name"]), "state": WalkState(row["state"])}, id=row["id"]
    )


def _row(item: WalkItem) -> dict[str, Any]:
    return {
        "number": item.number,
        "text": item.text,
        "at": item.at,
        "photos": [photo_in(photo) for photo in item.photos],
        "place": place_in(item.place),
        "message": item.message,
        "dropped": item.dropped,
        "cases": list(item.cases),
        "person": item.person,
    }


def _item(row: Any) -> WalkItem:
    return WalkItem(
        row["number"],
        row["text"],
        row["at"],
        tuple(photo_out(photo) for photo in row["photos"]),
        place_out(row["place"]),
        row["message"],
        row["dropped"],
        tuple(row["cases"]),
        row["person"],
        row["id"],
    )
