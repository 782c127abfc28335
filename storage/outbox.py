"""The outbox: what is to be said, a row before anybody says it. Who says a row owns it for a while (its lease)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.chat import Choice, Kind, Outgoing
from domain.notices import Notice
from storage import tables
from storage.mail import ToSend, carries_out, count_by_state, to_send
from storage.making import MAKING, order_in
from storage.statements import CHANGE_OUTBOX, DUE, insert_once

_ABOUT = re.compile(r"\D+ ([1-9]\d{0,8})(?!\S)")  # 同意 12, 派 12 城管局


class Outbox:
    """States of a row: (making →) todo → sending → sent | unknown | failed; the last two can be tried again."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, message: Outgoing, at: datetime) -> None:
        """Have something said. A second message with the same key is not said."""
        self.put_all([message], at)

    def put_all(self, messages: Iterable[Outgoing], at: datetime) -> None:
        """Have messages said, in this order."""
        rows = [_row(message, at) for message in messages]
        if rows:
            self._connection.execute(insert_once(self._connection, tables.outbox), rows)

    def due(self, platform: str, at: datetime, limit: int = 50) -> list[ToSend]:
        """What may be sent now: the first rows of each chat and lane (its kind, and who asked), oldest first.

        None stands behind a row of its lane that is being sent or waits for its time, nor behind an earlier card of
        its case that is not said yet.
        """
        wanted = {"platform_": platform, "now": at, "most": limit}
        return [to_send(row) for row in self._connection.execute(DUE, wanted).mappings()]

    def card(self, row: ToSend) -> str | None:
        """The platform's id of what this row takes the place of: the last card of its case in this chat, or what
        is over."""
        outbox = tables.outbox.c
        if row.message.over:
            said = (outbox.id == row.message.over) & (outbox.state == "sent")
            return self._connection.scalar(sa.select(outbox.message).where(said))
        here = (outbox.platform == row.message.chat.platform) & (outbox.chat == row.message.chat.id)
        number = row.message.card.place_of if row.message.card else None
        same = here & (outbox.card == number) & (outbox.state == "sent") & (outbox.id < row.id)
        query = sa.select(outbox.message).where(same).order_by(outbox.id.desc()).limit(1)
        return self._connection.scalar(query) if number is not None and row.follows else None

    def sending(self, ids: Sequence[int], owner: str, until: datetime) -> bool:
        """Claim rows before the wire is touched. False, and nothing claimed, if somebody else has one of them."""
        outbox = tables.outbox
        waiting = outbox.c.id.in_(ids) & (outbox.c.state == "todo")
        free = sa.select(outbox.c.id).where(waiting).with_for_update(skip_locked=True)
        if len(self._connection.scalars(free).all()) != len(ids):
            return False
        claim = outbox.update().where(outbox.c.id.in_(ids))
        self._connection.execute(
            claim.values(state="sending", tries=outbox.c.tries + 1, owner=owner, leased_until=until)
        )
        return True

    def give_back(self, ids: Sequence[int], owner: str) -> None:
        """Its owner never touched the wire, and does not know whether its claim was committed: it was none."""
        outbox = tables.outbox
        mine = outbox.c.id.in_(ids) & (outbox.c.state == "sending") & (outbox.c.owner == owner)
        self._connection.execute(outbox.update().where(mine).values(state="todo", tries=outbox.c.tries - 1))

    def keep_leases(self, owner: str, until: datetime) -> None:
        """What this owner is sending stays its own until then."""
        outbox = tables.outbox
        mine = (outbox.c.state == "sending") & (outbox.c.owner == owner)
        self._connection.execute(outbox.update().where(mine).values(leased_until=until))

    def interrupted(self, at: datetime | None) -> list[ToSend]:
        """Rows whose owner ended while it was sending them: those whose lease is over, or all, without a moment."""
        outbox = tables.outbox
        left = outbox.c.state == "sending"
        if at is not None:
            left &= outbox.c.leased_until.is_(None) | (outbox.c.leased_until < at)
        query = sa.select(outbox).where(left).order_by(outbox.c.id).with_for_update(skip_locked=True)
        return [to_send(row) for row in self._connection.execute(query).mappings()]

    def sent(self, ids: Sequence[int], at: datetime, message: str, *, as_list: bool = False) -> None:
        """The platform has them, under this id of its own. `as_list`: as lines of one list, which is nobody's card."""
        no_card = {"card": None} if as_list else {}
        self._set(ids, state="sent", sent_at=at, message=message, **no_card)

    def shown(self, messages: Iterable[tuple[int, str]], at: datetime) -> None:
        """Rows that are said, each with the platform's id of its message."""
        rows = [{"row": id_, "state": "sent", "sent_at": at, "message": message} for id_, message in messages]
        if rows:
            self._connection.execute(CHANGE_OUTBOX, rows)

    def later(self, ids: Sequence[int], not_before: datetime) -> None:
        """They were not tried, or may be repeated: again from `not_before` on."""
        self._set(ids, state="todo", not_before=not_before)

    def not_sent(self, ids: Sequence[int], not_before: datetime) -> None:
        """They were claimed and provably not sent: again from `not_before` on, and that was no try."""
        self._set(ids, state="todo", not_before=not_before, tries=tables.outbox.c.tries - 1)

    def doubt(self, id_: int) -> None:
        """The answer never came: it may or may not have been said."""
        self._set([id_], state="unknown")

    def fail(self, ids: Sequence[int]) -> None:
        """They can never be sent."""
        self._set(ids, state="failed")

    def sent_since(self, platform: str, moment: datetime) -> list[tuple[ToSend, datetime]]:
        """What was sent lately and when, so that a restart does not forget the pace."""
        outbox = tables.outbox
        query = sa.select(outbox).where(outbox.c.platform == platform, outbox.c.sent_at > moment)
        rows = self._connection.execute(query.order_by(outbox.c.sent_at)).mappings()
        return [(to_send(row), row["sent_at"]) for row in rows]

    def rows(self, state: str | None) -> list[ToSend]:
        """For the operator: all rows, or those in one state."""
        query = sa.select(tables.outbox).order_by(tables.outbox.c.id)
        if state:
            query = query.where(tables.outbox.c.state == state)
        return [to_send(row) for row in self._connection.execute(query).mappings()]

    def backlog(self) -> dict[str, int]:
        """How many rows wait for their document, wait, are in doubt, or failed."""
        return count_by_state(self._connection, tables.outbox, (MAKING, "todo", "unknown", "failed"))

    def _set(self, ids: Sequence[int], **values: Any) -> None:
        outbox = tables.outbox
        self._connection.execute(outbox.update().where(outbox.c.id.in_(ids)).values(**values))


def _asks(choices: Sequence[Choice]) -> int | None:
    """The one case that all of these buttons are about; None if there is none."""
    found = {int(said[1]) if (said := _ABOUT.match(one.says)) else None for one in choices}
    return found.pop() if len(found) == 1 else None


def _row(message: Outgoing, at: datetime) -> dict[str, Any]:
    if message.sketches:
        raise ValueError(
            "a picture is drawn before its message is written down: whoever says one changes nothing"
        )
    return {
        "platform": message.chat.platform,
        "chat": message.chat.id,
        "private": message.chat.private,
        "text": message.text,
        "carries": carries_out(message) | ({"order": order_in(message.order)} if message.order else {}),
        "key": message.key,
        "kind": message.kind,
        "state": MAKING if message.order else "todo",
        "tries": 0,
        "created_at": at,
        "card": message.card.place_of if message.card else None,
        "asks": None if message.card else _asks(message.choices),
        "about": message.about or None,
        "asker": message.asker,
        "notice": message.notice or (Notice.NONE if message.kind is Kind.ACK else Notice.OTHER),
        "gathered": message.gathered,
    }
