"""What came from the robot's connection, kept: an inbox row, committed before anything else happens to it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import astuple, replace
from datetime import datetime
from functools import partial

from bot.clock import Clock
from bot.gateways.base import Wakes
from bot.gateways.finishing import HOLD, Finishing
from bot.gateways.photos import Fetched, Missing, answer, without
from bot.gateways.wecom.calls import Calls
from bot.gateways.wecom.convert import HERE, Attached, Happened, Heard, Pressed, convert
from bot.gateways.wecom.frames import Frame, part, req_id
from bot.gateways.wecom.identity import Identity
from bot.gateways.wecom.media import LINK_LIVES, Media
from bot.gateways.wecom.words import mute
from bot.transactions import Transactions
from domain.chat import Incoming
from storage.failpoints import reached
from storage.held import Waiting
from storage.photos import Examined, Fault
from storage.store import Books
from texts import refusals

log = logging.getLogger("zoujie.wecom")

PATIENCE = 60.0  # seconds that one message's pictures may hold up its chat
AGAIN = 1.0  # seconds until the database is tried again
TRIES = 5  # of one message, before it is asked whether the fault is its own
_PROBE = "wecom-probe"  # counter: written to see whether anything can be


class Keeper:
    """Takes callbacks in order."""

    def __init__(
        self,
        transactions: Transactions,
        clock: Clock,
        calls: Calls,
        identity: Identity,
        media: Media,
        robot: str,
        wakes: Wakes,
    ) -> None:
        self._transactions = transactions
        self._clock = clock
        self._calls = calls
        self._identity = identity
        self._media = media
        self._robot = robot
        self._wakes = wakes
        self._came: asyncio.Queue[Happened] = asyncio.Queue()
        self._finishing = Finishing(HERE, transactions, self._surely_finish)

    def take(self, frame: Frame) -> None:
        """A callback came; never fails."""
        try:
            now = self._clock.now()
            happened = convert(frame, self._robot, now)
            if happened is None:
                return
            if isinstance(happened, Pressed):
                self._calls.pressed(happened.task, req_id(frame), now)
            else:
                self._calls.spoke(happened.message.chat.id, req_id(frame), now)
            self._came.put_nowait(happened)
        except Exception:
            log.exception("a callback of WeCom cannot be understood: %s", part(frame, "body").get("msgtype"))

    async def run(self, stop: asyncio.Event) -> None:
        """Keep what comes until told to stop, and then what has come; first, what was not whole at the last end."""
        await self._until_it_works(self._finishing.resume)
        stopping = asyncio.create_task(stop.wait())
        try:
            while not (stop.is_set() and self._came.empty()):
                next_ = asyncio.create_task(self._came.get())
                await asyncio.wait({next_, stopping}, return_when=asyncio.FIRST_COMPLETED)
                if not next_.done():
                    next_.cancel()
                    continue
                await self._until_it_works(partial(self.keep, next_.result()))
        finally:
            stopping.cancel()
            await self._finishing.close()

    async def keep(self, happened: Happened) -> None:
        """Durable when it returns; what is not whole is made whole beside."""
        waiting = await self._transactions.write(partial(self._put, happened, self._clock.now()))
        reached("message-committed")
        self._wakes.arrived.set()
        self._wakes.answered.set()
        if waiting is not None:
            self._finishing.soon(waiting)

    def _put(self, happened: Happened, now: datetime, store: Books) -> Waiting | None:
        waiting = self._kept(happened, now, store)
        reached("message-before-commit")
        return waiting

    def _kept(self, happened: Happened, now: datetime, store: Books) -> Waiting | None:
        message = happened.message
        plain = self._identity.known(message.sender, store)
        if plain is not None:
            message = _as(message, plain)
        if isinstance(happened, Pressed):
            choice = store.post.shown.choice(happened.row, happened.mark, message.chat)
            if choice is None:
                answer(message, refusals.OLD_BUTTON, "old", now, store)
                return None
            message = replace(message, text=choice.says)
        elif happened.mute:
            if nothing := store.post.held.put(message, {}, now):
                store.post.held.drop(nothing)
                answer(message, mute(happened.mute), "mute", now, store)
            return None
        listens = message.chat.private or store.group_of(message.chat) is not None
        pictures = happened.pictures if isinstance(happened, Heard) and listens else ()
        if plain is not None and not pictures:
            store.post.inbox.put(message)
            return None
        needs = {"id": plain is None, "pictures": [astuple(one) for one in pictures]}
        return store.post.held.put(message, needs, now + HOLD)

    async def _surely_finish(self, waiting: Waiting) -> None:
        """One that can never be made whole is taken as it is: it must not hold up its chat."""
        if not await self._until_it_works(partial(self._finish, waiting)):
            await self._until_it_works(partial(self._let_go, waiting))

    async def _let_go(self, waiting: Waiting) -> None:
        await self._transactions.write(lambda store: store.post.held.release(waiting, waiting.message))
        self._wakes.arrived.set()

    async def _finish(self, waiting: Waiting) -> None:
        """Fetch what it needs, and let it be taken."""
        message, needs = waiting.message, waiting.needs
        if needs["id"]:
            message = _as(message, await self._identity.convert(message.sender))
        pictures = [Attached(*one) for one in needs["pictures"]]
        age = (self._clock.now() - message.at).total_seconds()
        fetched = await self._media.fetch(pictures, _patience(pictures, age))
        pairs = list(zip(pictures, fetched, strict=True))
        await self._transactions.write(partial(_release, waiting, message, pairs, self._clock.now()))
        self._wakes.arrived.set()
        self._wakes.answered.set()

    async def _until_it_works(self, work: Callable[[], Awaitable[None]]) -> bool:
        """What came comes once only: while the database fails it is tried again, however long that lasts.

        What fails by itself, while the database takes everything else, must not hold up all that comes after it:
        False for that.
        """
        tried = 0
        while True:
            tried += 1
            try:
                await work()
                return True
            except Exception:
                log.exception("a message of WeCom could not be kept, try %s", tried)
            if tried >= TRIES and await self._can_write():
                log.critical("a message of WeCom is given up: the database takes others, but not this one")
                return False
            await asyncio.sleep(AGAIN)

    async def _can_write(self) -> bool:
        try:
            now = int(self._clock.now().timestamp())
            await self._transactions.write(lambda store: store.counters.set(_PROBE, now))
        except Exception:
            return False
        return True


def _patience(pictures: Sequence[Attached], age: float) -> float:
    """Seconds to fetch a message's pictures: a link ends five minutes after its message, a file of the app does not."""
    left = LINK_LIVES - age if any(picture.url for picture in pictures) else PATIENCE
    return min(PATIENCE, max(left, 1.0))


def _release(
    waiting: Waiting,
    message: Incoming,
    fetched: Sequence[tuple[Attached, Fetched]],
    now: datetime,
    store: Books,
) -> None:
    photos = [store.photos.keep(one) for _, one in fetched if isinstance(one, Examined)]
    message = replace(message, photos=tuple(photos))
    if any(_is_other_file(picture, one) for picture, one in fetched):
        answer(message, mute("文件"), "mute", now, store)
    lacking = [
        one for picture, one in fetched if isinstance(one, Missing) and not _is_other_file(picture, one)
    ]
    message = without(lacking, message, "lacking", now, store)
    if fetched and not (message.text or message.photos):
        store.post.held.drop(waiting)
    else:
        store.post.held.release(waiting, message)
    reached("release-before-commit")


def _is_other_file(picture: Attached, fetched: Fetched) -> bool:
    """True for a document: nobody said that it was a picture."""
    return picture.as_file and isinstance(fetched, Missing) and fetched.why is Fault.NOT_A_PHOTO


def _as(message: Incoming, plain: str) -> Incoming:
    """The message of somebody under the plain id; a private talk has the id of the person it is with."""
    chat = replace(message.chat, id=plain) if message.chat.private else message.chat
    return replace(message, chat=chat, sender=plain)
