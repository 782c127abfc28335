"""What this program shows itself (the web chat): copied and marked in one transaction, so it is never in doubt."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from bot.clock import Clock
from bot.gateways.base import Local
from bot.transactions import Transactions
from storage.books import Books
from storage.failpoints import reached
from storage.mail import ToSend

log = logging.getLogger("zoujie.copying")

MOST_COPIED = 200  # messages of one chat, in one transaction

Shown = dict[tuple[str, ...], Callable[[], None]]  # ids of messages, and what tells those who look at them


class Copier:
    """Copies what is due from the outbox to where one local platform is looked at."""

    def __init__(self, transactions: Transactions, local: Local, clock: Clock) -> None:
        self._transactions = transactions
        self._local = local
        self._clock = clock

    async def copy_all(self) -> None:
        """Copy until little is left; what comes meanwhile wakes the courier."""
        while await self.copy() >= MOST_COPIED:
            pass

    async def copy(self) -> int:
        """What the database itself shows is copied and marked in one transaction, so it is never in doubt.
        Out: how many."""
        due = partial(_copy_due, self._local, self._clock.now())
        try:
            shown = await self._transactions.write(due, self._local.lane)
        except Exception:
            log.exception("the messages of %s could not be shown together; one by one", self._local.platform)
            shown = await self._one_by_one()
        for tell in shown.values():
            tell()
        if shown:
            reached("send-marked")
        return sum(map(len, shown))

    async def _one_by_one(self) -> Shown:
        """What cannot be shown must not hold up the rest."""
        now, shown = self._clock.now(), Shown()
        for row in await self._transactions.read(
            lambda store: store.post.outbox.due(self._local.platform, now)
        ):
            try:
                shown |= await self._transactions.write(
                    partial(_copy, self._local, [row], now), self._local.lane
                )
            except Exception:
                log.exception("outbox row %s cannot be shown", row.id)
                await self._transactions.write(partial(_give_up, row))
        return shown


def _copy_due(local: Local, now: datetime, store: Books) -> Shown:
    store.post.web.in_order()
    due = store.post.outbox.due(local.platform, now, MOST_COPIED)
    return _copy(local, due, now, store) if due else Shown()


def _copy(local: Local, rows: Sequence[ToSend], now: datetime, store: Books) -> Shown:
    ids, tell = local.show(rows, store)
    store.post.outbox.shown(zip((row.id for row in rows), ids, strict=True), now)
    return Shown({tuple(ids): tell})


def _give_up(row: ToSend, store: Books) -> None:
    store.post.outbox.fail([row.id])
