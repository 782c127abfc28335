"""The dispatcher: inbox rows, oldest first and one of a chat at a time, each in one transaction with its effect.

Several chats' rows share a commit, each in a savepoint of its own. What only asks is left by the writer and answered
from a reading transaction beside it; its answer is then written like any other.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from actions.discretion import discreet
from actions.settled import settled as over
from actions.wishes import as_wished
from bot.answering import OnlyAsks, answer
from bot.budget import Allowance, Budget
from bot.clock import Clock
from bot.crowd import Crowd
from bot.drawing import Drawing
from bot.speaking import Part, belonging, not_kept, refusal, spoken
from bot.transactions import Transactions
from domain.chat import Chat, Incoming, Outgoing
from domain.refused import Refused
from storage.books import Books
from storage.failpoints import reached
from storage.mail import Received

Named = tuple[Chat, str]  # a message, by its chat and id

log = logging.getLogger("zoujie.dispatch")

TRIES = 5
PAUSE = timedelta(seconds=2)  # before the first retry; doubled each time
SORRY = "抱歉，这条没办成，已转给管理员处理，您不用重发。"
TOO_FAST = "您问得太快了，请1分钟后再问。上报、办理和点名应答照常收。"
MOST_TOGETHER = 16  # messages in one commit
# Where the database has several writers: they are woken when one has more than it can take at once.
HELPERS = 2


async def wait(event: asyncio.Event, stop: asyncio.Event, longest: float = 1.0) -> None:
    """Until the event, at most so many seconds; not at all once `stop` is set."""
    if not stop.is_set():
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(event.wait(), longest)


class Dispatcher:
    """Turns inbox rows into effects and outbox rows."""

    def __init__(self, transactions: Transactions, clock: Clock, drawing: Drawing) -> None:
        self._transactions = transactions
        self._clock = clock
        self._drawing = drawing
        self._asking: dict[int, asyncio.Task[None]] = {}  # by row: what is being answered beside the writer
        self._more = asyncio.Event()
        self._budget = Budget()
        self.crowd = Crowd(alone=transactions.database.one_writer)
        self.arrived = asyncio.Event()
        self.answered = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        """Work until told to stop, finishing what is in hand. Looks again each second by itself, for other
        processes fill the inbox too."""
        helpers = 0 if self._transactions.database.one_writer else HELPERS
        await asyncio.gather(
            self._run(stop, "dispatcher-0", self.arrived),
            *(self._run(stop, f"dispatcher-{number}", self._more) for number in range(1, helpers + 1)),
        )
        await asyncio.gather(*self._asking.values())

    async def _run(self, stop: asyncio.Event, lane: str, wake: asyncio.Event) -> None:
        while not stop.is_set():
            wake.clear()
            try:
                while not stop.is_set() and (took := await self._take_some(lane)):
                    if took >= MOST_TOGETHER:
                        self._more.set()
            except Exception:
                log.exception("the database did not answer; trying again")
            await wait(wake, stop)

    @property
    def in_hand(self) -> bool:
        """True while anything is being answered beside the writer."""
        return bool(self._asking)

    async def answer_next(self) -> int:
        """Answer the oldest message of each chat. Out: how many there were."""
        took = await self._take_some("dispatcher-0")
        await asyncio.gather(*self._asking.values())
        return took

    async def _take_some(self, lane: str) -> int:
        taken, asked = await self._transactions.write(self._take, lane)
        for received in asked:
            if received.id not in self._asking:
                task = asyncio.create_task(self._ask(received, lane))
                task.add_done_callback(lambda _done, row=received.id: self._asking.pop(row))  # type: ignore[misc]
                self._asking[received.id] = task
        if taken:
            reached("effect-committed")
            self.crowd.answered(taken)
            self.answered.set()
        return len(taken) + len(asked)

    def _take(self, store: Books) -> tuple[list[Named], list[Received]]:
        """Settle what waits, a commit's worth. Out: which were settled, and those that only ask."""
        now, taken, asked = self._clock.now(), list[Named](), list[Received]()
        while len(taken) < MOST_TOGETHER:
            beside = [*self._asking, *(one.id for one in asked)]
            waiting = store.post.inbox.waiting(now, MOST_TOGETHER, beside)
            settled, left = self._take_each(waiting, store)
            _write(settled, store, now)
            taken += [_named(one.received) for one in settled]
            asked += left
            if not any(one.received.more for one in settled):
                break
        if taken:
            reached("effect-before-commit")
        return taken, asked

    def _take_each(self, waiting: Sequence[Received], store: Books) -> tuple[list[_Settled], list[Received]]:
        """Have each take effect, or undo it. Out: the outcomes, and those that only ask."""
        taken, asked = list[_Settled](), list[Received]()
        for received in waiting:
            _go_by(received, store)
            try:
                with store.savepoint():
                    taken.append(_Settled(received, answer(_local(received, store), store)))
            except OnlyAsks:
                asked.append(received)
            except Exception as error:
                if not store.stands:
                    raise
                self._transactions.troubles.met(error)
                taken.append(_Settled(received, error=error))
        return taken, asked

    async def _ask(self, received: Received, lane: str) -> None:
        """Answer beside the writer; whoever settles the row first has answered it."""
        try:
            said = self._too_fast(received)
            if said is None:
                said = await self._transactions.read(
                    lambda store: answer(_local(received, store), store, beside=True)
                )
            drawn = said and [await self._drawn(part) for part in said]
            settled = _Settled(received, drawn, beside=True)
        except Exception as error:
            settled = _Settled(received, error=error)
        try:
            await self._transactions.write(partial(self._settle, settled), lane)
        except Exception:
            log.exception("the database did not take an answer; trying again")
            return
        reached("effect-committed")
        self.crowd.answered([_named(received)])
        self.answered.set()
        self.arrived.set()  # what waits behind it in its chat

    def _too_fast(self, received: Received) -> list[Part] | None:
        """What somebody is told who asks too much: once, and then nothing for a minute. None: they are answered."""
        match self._budget.ask(received.message):
            case Allowance.ANSWER:
                return None
            case Allowance.SILENT:
                return []
        mentions = (received.person,) if received.person and not received.message.chat.private else ()
        return [Part(Outgoing(received.message.chat, TOO_FAST, mentions=mentions))]

    async def _drawn(self, part: Part) -> Part:
        if not isinstance(part.what, Outgoing):
            return part
        return replace(part, what=await self._drawing.drawn(part.what))

    def _settle(self, settled: _Settled, store: Books) -> None:
        if store.post.inbox.still_waits(settled.received.id):
            _write([settled], store, self._clock.now())
            reached("effect-before-commit")


@dataclass(frozen=True, slots=True)
class _Settled:
    """A message that was answered, or why it was not."""

    received: Received
    said: Sequence[Part] | None = None
    error: Exception | None = None
    beside: bool = False


def _write(settled: Sequence[_Settled], store: Books, now: datetime) -> None:
    """The answers, and the marks of the rows; whatever was done is there already."""
    if not settled:
        return
    answers: list[Outgoing] = []
    done: list[int] = []
    for one in settled:
        message = _local(one.received, store)
        if one.error is not None and not isinstance(one.error, Refused):
            answers += _stumble(one.received, message, store, now, one.error)
        elif one.error is None and one.said is None:
            store.post.inbox.forget(one.received.id)
        else:
            said = _refused(one.error, message) if isinstance(one.error, Refused) else one.said or ()
            found = (told for part in belonging(said) if (told := spoken(part, message, store)))
            told_to = [replace(told, asker=message.sender) for told in found]
            answers += told_to if one.beside or one.error else _settling(told_to, message)
            done.append(one.received.id)
    store.post.outbox.put_all([*as_wished(discreet(answers, store), now, store), *over(now, store)], now)
    reached("answer-half-written")
    store.post.inbox.done(done)


def _settling(answers: list[Outgoing], message: Incoming) -> list[Outgoing]:
    """The first answer where it was said settles it. A document that was ordered is asked for again as often as one
    likes."""
    here = next((number for number, one in enumerate(answers) if one.chat == message.chat), None)
    if here is None or any(one.order or one.files for one in answers):
        return answers
    return [*answers[:here], replace(answers[here], settles=message.id), *answers[here + 1 :]]


def _named(received: Received) -> Named:
    return received.message.chat, received.message.id


def _refused(why: Refused, message: Incoming) -> list[Part]:
    return [refusal(why), *not_kept(message, ())]


def _go_by(received: Received, store: Books) -> None:
    """What was read along with the message need not be asked for again."""
    store.go_by(received.register)
    platform, sender = received.message.chat.platform, received.message.sender
    store.people.told(platform, sender, received.person)
    if not received.asked:
        store.asks.told_none(platform, sender)
    if not received.walking:
        store.walks.told_none(received.message.chat, sender)
    if not received.netted:
        store.dragnets.told_none()


def _local(received: Received, store: Books) -> Incoming:
    """The message with its moment in the district's zone."""
    return replace(received.message, at=received.message.at.astimezone(store.zone))


def _stumble(
    received: Received, message: Incoming, store: Books, now: datetime, error: Exception
) -> list[Outgoing]:
    """A fault of ours: try again later; after five tries set the row aside and say sorry once."""
    log.error("inbox row %s failed, try %s", received.id, received.tries + 1, exc_info=error)
    if received.tries + 1 < TRIES:
        store.post.inbox.later(received.id, now + PAUSE * 2**received.tries)
        return []
    log.critical("inbox row %s set aside after %s tries", received.id, TRIES)
    store.post.inbox.bury(received.id)
    return [Outgoing(message.chat, SORRY)]
