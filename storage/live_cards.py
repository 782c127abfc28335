"""Where a card of a case still stands with buttons."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.cases import State
from domain.chat import Chat
from domain.platform import Platform
from storage import tables

_MAY_STAND = ("todo", "sending", "sent", "unknown")

_OUTBOX = tables.outbox.c
SAID = (
    sa.select(_OUTBOX.platform, _OUTBOX.chat, _OUTBOX.private, _OUTBOX.carries)
    .where(_OUTBOX.card == sa.bindparam("case_"), _OUTBOX.state.in_(_MAY_STAND))
    .order_by(_OUTBOX.id)
)


class LiveCards:
    """Reads which cards were said, or are about to be."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def standing(
        self, chat: Chat, states: Collection[State], *, but: int, since: datetime | None = None
    ) -> int:
        """How many cards of cases in one of these states, but for one, stand in a chat with their buttons; of those
        that were said since a moment, if one is named."""
        outbox, cases = tables.outbox.c, tables.cases.c
        here = (outbox.platform == chat.platform) & (outbox.chat == chat.id) & outbox.state.in_(_MAY_STAND)
        joined = tables.cases.join(tables.outbox, outbox.card == cases.number)
        query = sa.select(outbox.card, outbox.carries).select_from(joined).order_by(outbox.id)
        if since is not None:
            query = query.where(outbox.created_at >= since)
        rows = self._connection.execute(query.where(cases.state.in_(list(states)), cases.number != but, here))
        newest = {number: bool(carries["choices"]) for number, carries in rows}
        return sum(newest.values())

    def chats(self, case: int) -> list[Chat]:
        """The chats in which the newest card of a case has buttons, in the order in which they got their first one."""
        newest: dict[Chat, bool] = {}
        for platform, chat, private, carries in self._connection.execute(SAID, {"case_": case}):
            newest[Chat(Platform(platform), chat, private)] = bool(carries["choices"])
        return [chat for chat, has_buttons in newest.items() if has_buttons]
