"""The courier: carries the outbox to the platforms, in lanes, within their pace.

A chat has a lane for answers, one for notices, one for broadcasts. In a lane what answers one person goes in order, and
nobody waits behind somebody who has many. An answer never waits for a digest that is being uploaded. A lane that must
wait has its first row put off, in the database.

Only what was provably not sent is repeated. A send whose answer never came is in doubt, and what happens then depends
on the kind of the message (design, section 2.5): a notice is said once more, a broadcast is not. Rows being sent have
an owner and a lease, so that two processes neither double nor overtake: what is not said any more when its lease ends
is in doubt.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from math import ceil

from bot.clock import Clock
from bot.copying import Copier
from bot.dispatch import wait
from bot.gateways.base import Gateway, Local, TryLater, WillNotWork
from bot.joining import Together, by_itself, together_with_first
from bot.pace import MINUTE, Pace, Sent
from bot.shares import Shares, in_turns
from bot.transactions import Transactions
from domain.chat import Chat, Kind, Manner
from domain.platform import Platform
from storage.books import Books
from storage.failpoints import reached
from storage.mail import ToSend
from storage.outbox import Outbox

log = logging.getLogger("zoujie.courier")

DOUBT_PAUSE = timedelta(seconds=60)
# For so long a row being sent stays its sender's, unless the sender says that it still is.
LEASE = timedelta(seconds=30)
RENEWED = timedelta(seconds=10)
ASKED_AGAIN = 1.0  # seconds until a database that is away is asked again
TRIES = 8
AT_ONCE = {Kind.ACK: 8, Kind.NOTICE: 8, Kind.BROADCAST: 4}  # chats spoken to at the same time
_PAUSED = "paused-until:"  # counter, by platform: seconds since 1970

Lane = tuple[Chat, Kind]


class Courier:
    """Delivers outbox rows through the gateways it is given."""

    def __init__(self, transactions: Transactions, gateways: Iterable[Gateway | Local], clock: Clock) -> None:
        gateways = list(gateways)
        self._transactions = transactions
        self._copiers = [Copier(transactions, one, clock) for one in gateways if isinstance(one, Local)]
        self._gateways = {one.platform: one for one in gateways if not isinstance(one, Local)}
        self._pace = {platform: Pace(gateway.limits) for platform, gateway in self._gateways.items()}
        self._shares = {platform: Shares(gateway.limits) for platform, gateway in self._gateways.items()}
        self._paused: dict[Platform, datetime] = {}
        self._clock = clock
        self._owner = secrets.token_hex(8)
        self._renewed = clock.now()
        self._busy: dict[Lane, asyncio.Task[bool]] = {}
        self._places = {kind: asyncio.Semaphore(most) for kind, most in AT_ONCE.items()}

    async def recover(self) -> None:
        """At start: take up the pace again. With one process, what was being sent is nobody's any more."""
        await self._transactions.read(self._take_up)
        await self._doubt_interrupted(None if self._transactions.database.one_writer else self._clock.now())

    async def run(self, wake: asyncio.Event, stop: asyncio.Event) -> None:
        """Deliver until told to stop, woken by new answers and at least each second; no lane waits for another."""
        while not stop.is_set():
            wake.clear()
            try:
                await self._look_after_leases()
                for task in await self._start():
                    task.add_done_callback(lambda done: wake.set() if _sent(done) else None)
            except Exception:
                log.exception("the outbox could not be read; trying again")
            await wait(wake, stop)
        await asyncio.gather(*self._busy.values(), return_exceptions=True)

    @property
    def in_hand(self) -> bool:
        """True while anything is being sent."""
        return bool(self._busy)

    async def deliver(self) -> bool:
        """Send what is due and wait until it is, whoever began it; False if nothing was."""
        copied = sum([await one.copy() for one in self._copiers])
        await self._start_lanes()
        sent = await asyncio.gather(*self._busy.values())
        return bool(copied) or any(sent)

    async def _start(self) -> list[asyncio.Task[bool]]:
        """Show what this program shows itself, and begin each lane that has something due and is not in hand."""
        for one in self._copiers:
            await one.copy_all()
        return await self._start_lanes()

    async def _start_lanes(self) -> list[asyncio.Task[bool]]:
        if not self._gateways:
            return []
        now = self._clock.now()
        open_ = [one for one in self._gateways if self._paused.get(one, now) <= now]
        due = await self._transactions.read(
            lambda store: [row for platform in open_ for row in store.post.outbox.due(platform, now)]
        )
        lanes: dict[Lane, list[ToSend]] = {}
        for row in sorted(due, key=lambda row: (_ORDER[row.message.kind], row.id)):
            lanes.setdefault((row.message.chat, row.message.kind), []).append(row)
        return [self._begin(lane, rows) for lane, rows in lanes.items() if lane not in self._busy]

    def _begin(self, lane: Lane, rows: Sequence[ToSend]) -> asyncio.Task[bool]:
        task = asyncio.create_task(self._deliver_lane(lane, rows))
        task.add_done_callback(lambda _done: self._busy.pop(lane, None))
        self._busy[lane] = task
        return task

    async def _deliver_lane(self, lane: Lane, rows: Sequence[ToSend]) -> bool:
        """One lane's rows in order; stops at the first that must wait."""
        chat, kind = lane
        gateway, pace = self._gateways[chat.platform], self._pace[chat.platform]
        shares = self._shares[chat.platform]
        async with self._places[kind]:
            left, sent = in_turns(rows), 0
            while left:
                now = self._clock.now()
                if pause := shares.wait(left[0].message, now):
                    await self._postpone(left[:1], now + pause)
                    left = [row for row in left if row.message.asker != left[0].message.asker]
                    continue
                tight = pace.tight(chat, now) or shares.tight(left[0].message, now)
                group = together_with_first(left, gateway.limits) if tight else by_itself(left[0])
                if pause := pace.wait(group.message, now, replaces=group.replaces):
                    await self._postpone(left[:1], now + pause)
                    break
                # Before it is sent, for other chats are spoken to meanwhile.
                spent = pace.spend(group.message, now, replaces=group.replaces)
                try:
                    went = await self._send(gateway, group, spent)
                finally:
                    spent.at = self._clock.now()
                if not went:
                    break
                shares.spend(group.message, now)
                left, sent = left[len(group.rows) :], sent + len(group.rows)
            return sent > 0

    async def _send(self, gateway: Gateway, group: Together, spent: Sent) -> bool:
        first, ids = group.rows[0], [row.id for row in group.rows]
        try:
            replaces = await self._claim(first, ids)
        except Exception:
            log.exception("outbox row %s: nobody knows whether it was claimed; given back", first.id)
            await self._surely(lambda outbox: outbox.give_back(ids, self._owner))
            return False
        if replaces is None:
            return False
        if not replaces and group.message.manner is Manner.QUIETLY:
            return await self._leave_out(ids)
        try:
            id_ = await gateway.send(first.id, group.message, replaces or None)
        except TryLater as later:
            spent.forget()
            await self._put_off(gateway.platform, ids, later)
            return False
        except WillNotWork:
            log.error("outbox row %s cannot be sent", first.id)
            await self._surely(lambda outbox: outbox.fail(ids))
            return True
        except Exception:
            log.exception("outbox row %s: no answer", first.id)
            for row in group.rows:
                await self._doubt(row, row.tries + 1)
            return False
        reached("send-done")
        now = self._clock.now()
        await self._surely(lambda outbox: outbox.sent(ids, now, id_, as_list=group.is_list))
        reached("send-marked")
        return True

    async def _leave_out(self, ids: Sequence[int]) -> bool:
        """What is only said in place of an earlier card is not said where there is none."""
        now = self._clock.now()
        await self._surely(lambda outbox: outbox.sent(ids, now, "", as_list=True))
        return True

    async def _claim(self, first: ToSend, ids: Sequence[int]) -> str | None:
        """The id of the card to edit, '' if there is none; None if another process has a row of the group."""
        until = self._clock.now() + LEASE

        def claim(store: Books) -> str | None:
            if not store.post.outbox.sending(ids, self._owner, until):
                return None
            return store.post.outbox.card(first) or ""

        replaces = await self._transactions.write(claim)
        reached("send-claimed")
        return replaces

    async def _put_off(self, platform: Platform, ids: Sequence[int], later: TryLater) -> None:
        """Not sent, so none of their tries is used up; a pause of the whole platform outlives a restart."""
        until = self._clock.now() + timedelta(seconds=later.seconds)
        if later.everywhere:
            self._paused[platform] = until

        def put_off(store: Books) -> None:
            store.post.outbox.not_sent(ids, until)
            if later.everywhere:
                store.counters.set(_PAUSED + platform, ceil(until.timestamp()))

        await self._transactions.write(put_off)

    async def _doubt(self, row: ToSend, tries: int) -> None:
        """Said or not, nobody knows. Acknowledgements and, once, notices are repeated; broadcasts never."""
        most = {Kind.ACK: TRIES, Kind.NOTICE: 2, Kind.BROADCAST: 1}[row.message.kind]
        if tries < most:
            await self._postpone([row], self._clock.now() + DOUBT_PAUSE)
        else:
            log.critical("outbox row %s is in doubt: it may or may not have been said", row.id)
            await self._change(lambda outbox: outbox.doubt(row.id))

    async def _look_after_leases(self) -> None:
        """Keep our own; what another process was sending when it ended is in doubt once its lease is over."""
        now = self._clock.now()
        if self._transactions.database.one_writer or now - self._renewed < RENEWED:
            return
        self._renewed = now
        if self._busy:
            await self._change(lambda outbox: outbox.keep_leases(self._owner, now + LEASE))
        await self._doubt_interrupted(now)

    async def _doubt_interrupted(self, at: datetime | None) -> None:
        for row in await self._transactions.write(lambda store: store.post.outbox.interrupted(at)):
            await self._doubt(row, row.tries)

    def _take_up(self, store: Books) -> None:
        now = self._clock.now()
        for platform, pace in self._pace.items():
            paused = store.counters.get(_PAUSED + platform)
            self._paused[platform] = datetime.fromtimestamp(paused, self._clock.zone)
            for row, sent_at in store.post.outbox.sent_since(platform, now - MINUTE):
                pace.spend(row.message, sent_at, replaces=row.message.card is not None).at = sent_at

    async def _postpone(self, rows: Sequence[ToSend], until: datetime) -> None:
        await self._change(lambda outbox: outbox.later([row.id for row in rows], until))

    async def _surely(self, change: Callable[[Outbox], None]) -> None:
        """What became of a message is known here only: the database is asked until it takes it."""
        while True:
            try:
                return await self._change(change)
            except Exception:
                log.exception("the database did not take what became of a message; trying again")
                await asyncio.sleep(ASKED_AGAIN)

    async def _change(self, change: Callable[[Outbox], None]) -> None:
        await self._transactions.write(lambda store: change(store.post.outbox))


_ORDER: Mapping[Kind, int] = {Kind.ACK: 0, Kind.NOTICE: 1, Kind.BROADCAST: 2}  # nobody waits behind a digest


def _sent(done: asyncio.Task[bool]) -> bool:
    """True if more may be waiting behind what was sent; a fault of ours is logged and looked at again later."""
    if done.cancelled():
        return False
    if error := done.exception():
        log.error("a chat could not be delivered to; trying again", exc_info=error)
        return False
    return done.result()
