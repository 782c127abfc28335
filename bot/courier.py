"""The courier: carries the outbox to the platforms, in order per chat, within their pace.

It repeats only what was provably not sent. A send whose answer never came is in doubt, and what happens then
depends on the kind of the message (design, section 2.5): a notice is said once more, a broadcast is not.
A chat that must wait has its first row put off, in the database, which holds back that chat alone.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import accumulate, takewhile
from math import ceil

from bot.clock import Clock
from bot.dispatch import wait
from bot.gateways.base import Gateway, Limits, TryLater, WillNotWork
from bot.pace import MINUTE, Pace, Sent
from bot.transactions import Transactions
from domain.chat import Chat, Kind
from domain.district import Platform
from storage.failpoints import reached
from storage.mail import Outbox, ToSend
from storage.store import Books

log = logging.getLogger("zoujie.courier")

DOUBT_PAUSE = timedelta(seconds=60)
TRIES = 8
AT_ONCE = 8  # chats spoken to at the same time
_PAUSED = "paused-until:"  # counter, by platform: seconds since 1970


class Courier:
    """Delivers outbox rows through the gateways it is given."""

    def __init__(self, transactions: Transactions, gateways: Iterable[Gateway], clock: Clock) -> None:
        self._transactions = transactions
        self._gateways = {gateway.platform: gateway for gateway in gateways}
        self._pace = {platform: Pace(gateway.limits) for platform, gateway in self._gateways.items()}
        self._paused: dict[Platform, datetime] = {}
        self._clock = clock
        self._busy: dict[Chat, asyncio.Task[bool]] = {}
        self._places = asyncio.Semaphore(AT_ONCE)

    async def recover(self) -> None:
        """At start: what was being sent when the program ended is in doubt, and the pace is taken up again."""
        for row in await self._transactions.read(self._take_up):
            await self._doubt(row, row.tries)

    def _take_up(self, store: Books) -> list[ToSend]:
        """The pace of the last minute. Out: what was being sent."""
        now = self._clock.now()
        for platform, pace in self._pace.items():
            paused = store.counters.get(_PAUSED + platform)
            self._paused[platform] = datetime.fromtimestamp(paused, self._clock.zone)
            for row, sent_at in store.post.outbox.sent_since(platform, now - MINUTE):
                pace.spend(row.message, sent_at).at = sent_at
        return store.post.outbox.interrupted()

    async def run(self, wake: asyncio.Event, stop: asyncio.Event) -> None:
        """Deliver until told to stop, woken by new answers and at least each second; no chat waits for another."""
        while not stop.is_set():
            wake.clear()
            try:
                for task in await self._start_chats():
                    task.add_done_callback(lambda done: wake.set() if _sent(done) else None)
            except Exception:
                log.exception("the outbox could not be read; trying again")
            await wait(wake, stop)
        await asyncio.gather(*self._busy.values(), return_exceptions=True)

    async def deliver(self) -> bool:
        """Send what is due and wait until it is, whoever began it; False if nothing was."""
        await self._start_chats()
        return any(await asyncio.gather(*self._busy.values()))

    async def _start_chats(self) -> list[asyncio.Task[bool]]:
        """Begin each chat that has something due and is not being spoken to."""
        now = self._clock.now()
        open_ = [one for one in self._gateways if self._paused.get(one, now) <= now]
        due = await self._transactions.read(
            lambda store: [row for platform in open_ for row in store.post.outbox.due(platform, now)]
        )
        started = []
        for chat in dict.fromkeys(row.message.chat for row in due):
            if chat not in self._busy:
                rows = [row for row in due if row.message.chat == chat]
                task = asyncio.create_task(self._deliver_chat(chat, rows))
                task.add_done_callback(lambda _done, chat=chat: self._busy.pop(chat, None))  # type: ignore[misc]
                self._busy[chat] = task
                started.append(task)
        return started

    async def _deliver_chat(self, chat: Chat, rows: Sequence[ToSend]) -> bool:
        """One chat's rows in order; stops at the first that must wait."""
        gateway, pace = self._gateways[chat.platform], self._pace[chat.platform]
        async with self._places:
            left = list(rows)
            while left:
                together = pace.tight(chat, self._clock.now())
                group = together_with_first(left, gateway.limits) if together else left[:1]
                message, now = group[0].message, self._clock.now()
                if pause := pace.wait(message, now):
                    await self._postpone(group[:1], pause)
                    break
                spent = pace.spend(message, now)  # before it is sent, for other chats are spoken to meanwhile
                try:
                    went = await self._send(gateway, group, spent)
                finally:
                    spent.at = self._clock.now()
                if not went:
                    break
                left = left[len(group) :]
            return len(left) < len(rows)

    async def _send(self, gateway: Gateway, group: Sequence[ToSend], spent: Sent) -> bool:
        first = group[0]
        replaces = await self._claim(group, gateway)
        if replaces is None:
            return False
        message = replace(first.message, text="\n".join(row.message.text for row in group))
        try:
            id_ = await gateway.send(first.id, message, replaces or None)
        except TryLater as later:
            spent.count = 0  # it never left
            await self._put_off(gateway.platform, group, later)
            return False
        except WillNotWork:
            log.error("outbox row %s cannot be sent", first.id)
            await self._fail(group)
            return True
        except Exception:
            log.exception("outbox row %s: no answer", first.id)
            if gateway.limits.repeats_safely:
                await self._postpone(group, DOUBT_PAUSE)
                return False
            for row in group:
                await self._doubt(row, row.tries + 1)
            return False
        reached("send-done")
        now = self._clock.now()
        await self._each(group, lambda outbox, row: outbox.sent(row.id, now, id_))
        reached("send-marked")
        return True

    async def _claim(self, group: Sequence[ToSend], gateway: Gateway) -> str | None:
        """The id of the card to edit, '' if there is none; None if another process has a row of the group."""
        if gateway.limits.repeats_safely:
            return ""

        def claim(store: Books) -> str | None:
            if not all(store.post.outbox.sending(row.id) for row in group):
                return None
            return store.post.outbox.card(group[0]) or ""

        replaces = await self._transactions.write(claim)
        reached("send-claimed")
        return replaces

    async def _put_off(self, platform: Platform, group: Sequence[ToSend], later: TryLater) -> None:
        """Not sent, so none of their tries is used up; a pause of the whole platform outlives a restart."""
        until = self._clock.now() + timedelta(seconds=later.seconds)
        if later.everywhere:
            self._paused[platform] = until

        def put_off(store: Books) -> None:
            for row in group:
                store.post.outbox.not_sent(row.id, until)
            if later.everywhere:
                store.counters.set(_PAUSED + platform, ceil(until.timestamp()))

        await self._transactions.write(put_off)

    async def _postpone(self, group: Sequence[ToSend], pause: timedelta) -> None:
        until = self._clock.now() + pause
        await self._each(group, lambda outbox, row: outbox.later(row.id, until))

    async def _fail(self, group: Sequence[ToSend]) -> None:
        await self._each(group, lambda outbox, row: outbox.fail(row.id))

    async def _doubt(self, row: ToSend, tries: int) -> None:
        """Said or not, nobody knows. Acknowledgements and, once, notices are repeated; broadcasts never."""
        most = {Kind.ACK: TRIES, Kind.NOTICE: 2, Kind.BROADCAST: 1}[row.message.kind]
        if tries < most:
            await self._postpone([row], DOUBT_PAUSE)
        else:
            log.critical("outbox row %s is in doubt: it may or may not have been said", row.id)
            await self._each([row], lambda outbox, row: outbox.doubt(row.id))

    async def _each(self, group: Sequence[ToSend], change: Callable[[Outbox, ToSend], None]) -> None:
        def all_(store: Books) -> None:
            for row in group:
                change(store.post.outbox, row)

        await self._transactions.write(all_)


def together_with_first(rows: Sequence[ToSend], limits: Limits) -> list[ToSend]:
    """The first row, and the plain acknowledgements right behind it if it is one: they become one message, as
    long as the platform takes it, for a busy group may get only twenty messages a minute."""
    alike = list(takewhile(_plain, rows)) or list(rows[:1])
    lengths = accumulate(limits.units(row.message.text + "\n") for row in alike)
    return alike[: max(1, sum(length <= (limits.together or limits.text) for length in lengths))]


def _sent(done: asyncio.Task[bool]) -> bool:
    """True if more may be waiting behind what was sent; a fault of ours is logged and looked at again later."""
    if done.cancelled():
        return False
    if error := done.exception():
        log.error("a chat could not be delivered to; trying again", exc_info=error)
        return False
    return done.result()


def _plain(row: ToSend) -> bool:
    """An acknowledgement of words alone: a card is edited later by its own id, and names ring their own people."""
    message = row.message
    carries = message.photos or message.files or message.choices or message.mentions
    return message.kind is Kind.ACK and message.card is None and not carries
