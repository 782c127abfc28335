"""What groups and people chose to hear at once, with the evening's digest, or not at all; and what was gathered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.chat import Chat
from domain.notices import Chosen, Gathered, Notice, Owner, Wish
from domain.platform import Platform
from storage import tables
from storage.cards import cases_of

DAY = timedelta(days=1)


_OUTBOX = tables.outbox.c
WISHES = sa.select(tables.notice_wishes).order_by(tables.notice_wishes.c.id)
SAID_SINCE = sa.select(sa.func.count()).where(
    _OUTBOX.platform == sa.bindparam("platform_"),
    _OUTBOX.chat == sa.bindparam("chat_"),
    _OUTBOX.sent_at >= sa.bindparam("since"),
    _OUTBOX.notice != Notice.NONE,
    _OUTBOX.gathered.is_(False),
)


class NoticeWishes:
    """A row for each choice, which stays: the last one of an owner for a kind of notice holds."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def choose(self, owner: Owner, chosen: Chosen) -> None:
        """From now on this holds."""
        self._connection.execute(
            tables.notice_wishes.insert().values(
                group=owner.group,
                person=owner.person,
                notice=chosen.notice,
                wish=chosen.wish,
                by=chosen.by,
                at=chosen.at,
            )
        )

    def all(self) -> Mapping[tuple[Owner, Notice], Chosen]:
        """What holds, of everybody who has chosen anything and not gone back to what is usual."""
        rows = self._connection.execute(WISHES)
        last = {
            (Owner(row.group, row.person), Notice(row.notice)): Chosen(
                Notice(row.notice), Wish(row.wish), row.by, row.at
            )
            for row in rows
        }
        return {key: chosen for key, chosen in last.items() if chosen.wish is not Wish.USUAL}

    def gathered(self, at: datetime, slot: str) -> Mapping[Chat, list[Gathered]]:
        """What waits for this moment's digest: what was gathered in each chat since that of the evening before, which
        goes by the same `slot` of the day."""
        outbox, runs = tables.outbox.c, tables.runs.c
        last = sa.select(sa.func.max(runs.at)).where(runs.job == "digest", runs.slot == slot, runs.at < at)
        since = self._connection.scalar(last) or at - DAY
        named = (outbox.platform, outbox.chat, outbox.private, outbox.notice, outbox.text)
        waits = sa.select(*named, outbox.carries, outbox.card).where(
            outbox.gathered.is_(True), outbox.created_at > since, outbox.created_at <= at
        )
        found = defaultdict[Chat, list[Gathered]](list)
        for row in self._connection.execute(waits.order_by(outbox.id)):
            chat = Chat(Platform(row.platform), row.chat, row.private)
            cases = cases_of(row.carries, row.card) or ()
            found[chat].append(Gathered(Notice(row.notice), row.text, cases))
        return found

    def said_since(self, chat: Chat, since: datetime) -> int:
        """How many notices a chat got since a moment that nobody had asked for."""
        given = {"platform_": chat.platform, "chat_": chat.id, "since": since}
        return self._connection.scalar(SAID_SINCE, given) or 0
