"""The courier: carries the outbox to the platforms, in order per chat, within their pace.

It repeats only what was provably not sent. A send whose answer never came is in doubt, and what happens then
depends on the kind of the message (design, section 2.5): a notice is said once more, a broadcast is not.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import groupby

from bot.clock import Clock
from bot.dispatch import wait
from bot.gateways.base import Gateway, TryLater, WillNotWork
from bot.pace import Pace
from domain.chat import Kind
from storage.database import Database
from storage.failpoints import reached
from storage.mail import ToSend

log = logging.getLogger("zoujie.courier")

DOUBT_PAUSE = timedelta(seconds=60)
TRIES = 8


class Courier:
    """Delivers outbox rows through the gateways it is given."""

    def __init__(self, database: Database, gateways: Iterable[Gateway], clock: Clock) -> None:
        self._database = database
        self._gateways = {gateway.platform: gateway for gateway in gateways}
        self._pace = {
            gateway.platform: Pace(gateway.limits.per_minute) for gateway in self._gateways.values()
        }
        self._clock = clock

    async def recover(self) -> None:
        """At start: what was being sent when the program ended is in doubt."""
        async with self._database.transaction() as store:
            interrupted = await store.outbox.interrupted()
        for row in interrupted:
            await self._doubt(row)

    async def run(self, wake: asyncio.Event, stop: asyncio.Event) -> None:
        """Deliver until told to stop, woken by new answers and at least each second."""
        while not stop.is_set():
            wake.clear()
            try:
                while not stop.is_set() and await self.deliver():
                    pass
            except Exception:
                log.exception("the outbox could not be read; trying again")
            await wait(wake, stop)

    async def deliver(self) -> bool:
        """Send what is due; chats beside each other, rows of one chat one after the other. False if none was."""
        now = self._clock.now()
        async with self._database.reading() as store:
            due = [row for platform in self._gateways for row in await store.outbox.due(platform, now)]
        chats: dict[tuple[str, str], list[ToSend]] = defaultdict(list)
        for row in due:
            chats[(row.message.chat.platform, row.message.chat.id)].append(row)
        sent = await asyncio.gather(*(self._deliver_chat(rows) for rows in chats.values()))
        return any(sent)

    async def _deliver_chat(self, rows: Sequence[ToSend]) -> bool:
        """One chat's rows in order; stops at the first that must wait."""
        platform = rows[0].message.chat.platform
        gateway, pace = self._gateways[platform], self._pace[platform]
        moved = False
        for group in coalesce(rows) if pace.tight(rows[0].message.chat, self._clock.now()) else _singly(rows):
            wait = pace.wait(group[0].message.chat, self._clock.now())
            if wait or not await self._send(gateway, group):
                return moved
            pace.spend(group[0].message.chat, self._clock.now())
            moved = True
        return moved

    async def _send(self, gateway: Gateway, group: Sequence[ToSend]) -> bool:
        first, *rest = group
        if not gateway.limits.repeats_safely:
            async with self._database.transaction() as store:
                for row in group:
                    if not await store.outbox.sending(row.id):
                        return False
            reached("send-claimed")
        text = "\n".join(row.message.text for row in group)
        try:
            id_ = await gateway.send(first.id, replace(first.message, text=text))
        except TryLater as later:
            await self._postpone(group, timedelta(seconds=later.seconds))
            return False
        except WillNotWork:
            log.error("outbox row %s cannot be sent", first.id)
            async with self._database.transaction() as store:
                for row in group:
                    await store.outbox.fail(row.id)
            return True
        except Exception:
            log.exception("outbox row %s: no answer", first.id)
            for row in group:
                await self._doubt(row)
            return False
        reached("send-done")
        async with self._database.transaction() as store:
            for row in (first, *rest):
                await store.outbox.sent(row.id, self._clock.now(), id_)
        reached("send-marked")
        return True

    async def _postpone(self, group: Sequence[ToSend], pause: timedelta) -> None:
        async with self._database.transaction() as store:
            for row in group:
                await store.outbox.later(row.id, self._clock.now() + pause)

    async def _doubt(self, row: ToSend) -> None:
        """Said or not, nobody knows. Acknowledgements and, once, notices are repeated; broadcasts never."""
        repeat = row.message.kind is Kind.ACK or (row.message.kind is Kind.NOTICE and row.tries <= 1)
        async with self._database.transaction() as store:
            if repeat and row.tries < TRIES:
                await store.outbox.later(row.id, self._clock.now() + DOUBT_PAUSE)
            else:
                log.critical("outbox row %s is in doubt: it may or may not have been said", row.id)
                await store.outbox.doubt(row.id)


def coalesce(rows: Sequence[ToSend]) -> list[list[ToSend]]:
    """Neighbouring plain acknowledgements become one message: a busy group may get only twenty a minute."""
    groups: list[list[ToSend]] = []
    for plain, neighbours in groupby(rows, key=_plain):
        alike = list(neighbours)
        groups += [alike] if plain else _singly(alike)
    return groups


def _plain(row: ToSend) -> bool:
    message = row.message
    return message.kind is Kind.ACK and not (message.photos or message.files or message.choices)


def _singly(rows: Sequence[ToSend]) -> list[list[ToSend]]:
    return [[row] for row in rows]
