"""Keeps what comes by the robot's connection: an inbox row, committed before anything else is done with it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from functools import partial

from bot.clock import Clock
from bot.gateways.base import Wakes
from bot.gateways.insisting import Insisting
from bot.gateways.keeping import Keeping
from bot.gateways.page import Page
from bot.gateways.photos import Fetched
from bot.gateways.wecom.calls import Calls
from bot.gateways.wecom.convert import HERE, Happened, WecomPicture, WecomPress, convert
from bot.gateways.wecom.frames import Frame, part, req_id
from bot.gateways.wecom.identity import Identity
from bot.gateways.wecom.media import LINK_LIVES, Media
from bot.gateways.wecom.words import mute
from bot.transactions import Transactions
from domain.chat import Incoming
from storage.store import Books

log = logging.getLogger("zoujie.wecom")

PATIENCE = 60.0  # seconds that one message's pictures may hold up its chat


class WecomKeeper:
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
        self._clock = clock
        self._calls = calls
        self._identity = identity
        self._media = media
        self._robot = robot
        self._came: asyncio.Queue[Happened] = asyncio.Queue()
        self._insisting = Insisting(transactions, clock)
        self._keeping = Keeping(HERE, WecomPicture, self._fetch, identity, transactions, clock, wakes)

    def take(self, frame: Frame) -> None:
        """Take a callback. Never fails."""
        try:
            now = self._clock.now()
            happened = convert(frame, self._robot, now)
            if happened is None:
                return
            if isinstance(happened, WecomPress):
                self._calls.pressed(happened.task, req_id(frame), now)
            else:
                self._calls.spoke(happened.message.chat.id, req_id(frame), now)
            self._came.put_nowait(happened)
        except Exception:
            log.exception("a callback of WeCom cannot be understood: %s", part(frame, "body").get("msgtype"))

    async def run(self, stop: asyncio.Event) -> None:
        """Keep what comes until told to stop, and then the rest that has come. Begins with messages left incomplete."""
        await self._insisting.on(self._keeping.resume)
        stopping = asyncio.create_task(stop.wait())
        try:
            while not (stop.is_set() and self._came.empty()):
                next_ = asyncio.create_task(self._came.get())
                await asyncio.wait({next_, stopping}, return_when=asyncio.FIRST_COMPLETED)
                if not next_.done():
                    next_.cancel()
                    continue
                await self._insisting.on(partial(self.keep, next_.result()))
        finally:
            stopping.cancel()
            await self._keeping.close()

    async def keep(self, happened: Happened) -> None:
        """Keep a callback; it is durable when this returns. Incomplete messages are completed in the background."""

        def put(store: Books) -> Page[WecomPicture]:
            page = Page[WecomPicture](store, self._clock.now(), self._identity, mute=mute)
            if isinstance(happened, WecomPress):
                page.put_pressed(happened.message, happened.row, happened.mark)
            else:
                page.put_heard(happened)
            return page

        await self._keeping.write(put)

    async def _fetch(
        self, lacking: Sequence[WecomPicture], message: Incoming
    ) -> Mapping[str, Fetched | None]:
        age = (self._clock.now() - message.at).total_seconds()
        fetched = await self._media.fetch(lacking, _patience(lacking, age))
        return {picture.once: one for picture, one in zip(lacking, fetched, strict=True)}


def _patience(pictures: Sequence[WecomPicture], age: float) -> float:
    """Seconds to fetch a message's pictures: a link ends five minutes after its message, a file of the app does not."""
    left = LINK_LIVES - age if any(picture.url for picture in pictures) else PATIENCE
    return min(PATIENCE, max(left, 1.0))
