"""Documents that were asked for: the outbox rows that wait for theirs. They are said once it is made."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.chat import Chat, File
from domain.order import Order
from domain.platform import Platform
from domain.tally import Scope, Span
from storage import tables

MAKING = "making"  # the state of such a row, before `todo`


@dataclass(frozen=True, slots=True)
class Unmade:
    """A row that waits for its document, where it goes, and how often that was tried."""

    id: int
    platform: Platform
    order: Order
    tries: int


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A document that somebody waits for: its row, what stands above it, its order, and how many come before it."""

    id: int
    text: str
    order: Order
    ahead: int


class Making:
    """States of a row: making → todo, with its file, or with more words if it could not be made."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def next(self, at: datetime) -> Unmade | None:
        """The oldest row whose document may be made now."""
        outbox = tables.outbox.c
        ready = outbox.not_before.is_(None) | (outbox.not_before <= at)
        query = sa.select(tables.outbox).where(outbox.state == MAKING, ready).order_by(outbox.id).limit(1)
        row = self._connection.execute(query).mappings().first()
        if row is None:
            return None
        return Unmade(row["id"], Platform(row["platform"]), order_of(row["carries"]["order"]), row["tries"])

    def under_way(self, chat: Chat) -> list[UnderWay]:
        """What is waited for in a chat, oldest first."""
        outbox = tables.outbox.c
        query = sa.select(tables.outbox).where(outbox.state == MAKING).order_by(outbox.id)
        return [
            UnderWay(row["id"], row["text"], order_of(row["carries"]["order"]), ahead)
            for ahead, row in enumerate(self._connection.execute(query).mappings())
            if (row["platform"], row["chat"]) == (chat.platform, chat.id)
        ]

    def stop(self, ids: Collection[int]) -> None:
        """These are not made any more, and nothing is said of them."""
        for id_ in ids:
            self._set(id_, state="dropped")

    def made(self, id_: int, files: Iterable[File], words: str = "") -> None:
        """The document is there, in one file or several: the row is said, with these words under it. Nothing, if
        another process was faster."""
        outbox = tables.outbox
        carries = self._connection.scalar(sa.select(outbox.c.carries).where(outbox.c.id == id_))
        if carries is not None:
            carries |= {"files": [[file.sha256, file.name] for file in files]}
            text = {"text": outbox.c.text + f"\n{words}"} if words else {}
            self._set(id_, state="todo", tries=0, carries=carries, **text)

    def later(self, id_: int, not_before: datetime) -> None:
        """It was not made: again from `not_before` on."""
        self._set(id_, tries=tables.outbox.c.tries + 1, not_before=not_before)

    def give_up(self, id_: int, words: str) -> None:
        """It cannot be made: the message is said without it, and these words under it."""
        text = tables.outbox.c.text + f"\n{words}"
        self._set(id_, state="todo", tries=0, not_before=None, text=text)

    def _set(self, id_: int, **values: Any) -> None:
        outbox = tables.outbox
        waits = (outbox.c.id == id_) & (outbox.c.state == MAKING)
        self._connection.execute(outbox.update().where(waits).values(**values))


def order_in(order: Order) -> dict[str, Any]:
    """An order as JSON."""
    scope = {name: sorted(ids) if ids is not None else None for name, ids in _ids(order.scope).items()}
    span = [order.span.start.isoformat(), order.span.end.isoformat()] if order.span else None
    return asdict(order) | {
        "at": order.at.isoformat(),
        "scope": {"words": order.scope.words, **scope},
        "span": span,
    }


def order_of(row: dict[str, Any]) -> Order:
    """An order from JSON."""
    scope = {
        name: frozenset(ids) if ids is not None else None
        for name, ids in row["scope"].items()
        if name != "words"
    }
    span = None
    if row["span"]:
        start, end = map(datetime.fromisoformat, row["span"])
        span = Span(start, end)
    return Order(
        **row
        | {
            "at": datetime.fromisoformat(row["at"]),
            "scope": Scope(row["scope"]["words"], **scope),
            "span": span,
            "categories": tuple(row.get("categories", ())),
        }
    )


def _ids(scope: Scope) -> dict[str, frozenset[int] | None]:
    return {"units": scope.units, "grids": scope.grids, "points": scope.points}
