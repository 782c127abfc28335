"""Keeps what comes by the robot's connection and to the app: an inbox row, committed before anything else is done.

WeCom hands over nothing twice. So what the database does not take in time goes into the journal.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from typing import Any

from bot.clock import Clock
from bot.developing import keep
from bot.gateways.base import Aside, Wakes
from bot.gateways.insisting import Insisting
from bot.gateways.journalling import Chance, Journalling, NowhereKept, Road
from bot.gateways.keeping import Keeping
from bot.gateways.page import Page
from bot.gateways.photos import Fetched
from bot.gateways.wecom import app_convert
from bot.gateways.wecom.calls import Calls
from bot.gateways.wecom.convert import HERE, Happened, WecomPicture, WecomPress, convert
from bot.gateways.wecom.frames import MESSAGE, Frame, req_id, shape
from bot.gateways.wecom.identity import Identity
from bot.gateways.wecom.media import LINK_LIVES, Media
from bot.gateways.wecom.sorry import Sorry
from bot.gateways.wecom.words import mute
from bot.transactions import Transactions
from domain.chat import Incoming
from domain.sent import SentFile
from storage.books import Books
from storage.journal import NAME, Came, Journal
from storage.mail import files_in, files_out
from storage.photos import Examined, Size

log = logging.getLogger("zoujie.wecom")

PATIENCE = 60.0  # seconds that one message's pictures may hold up its chat
CALLS = 3  # how often WeCom calls with a message of the app
FRAME, CALL, PHOTOS, FILES = "frame", "call", "photos", "files"  # what the journal has of something that came


class WecomKeeper:
    """Takes callbacks in order. `sorry` tells in a chat that something of it was lost."""

    def __init__(
        self,
        transactions: Transactions,
        clock: Clock,
        calls: Calls,
        identity: Identity,
        media: Media,
        robot: str,
        wakes: Wakes,
        sorry: Sorry,
    ) -> None:
        self._transactions = transactions
        self._clock = clock
        self._calls = calls
        self._identity = identity
        self._media = media
        self._robot = robot
        self._sorry = sorry
        self._came: asyncio.Queue[Came] = asyncio.Queue()
        self._refused: dict[str, int] = {}  # by message of the app: how often it was not kept
        insisting = Insisting(transactions, clock)
        self._insisting = insisting
        self._keeping = Keeping(HERE, WecomPicture, self._fetch, identity, transactions, clock, wakes)
        journal = Journal(transactions.database.files.beside(NAME))
        road = Road(self._write, self._prepare, self._tell_lost)
        self._journalling = Journalling(HERE, journal, insisting, road)

    def take(self, frame: Frame) -> None:
        """Take a callback. Never fails."""
        try:
            now = self._clock.now()
            happened = convert(frame, self._robot, now)
            if happened is None:
                if frame.get("cmd") == MESSAGE:
                    log.warning("a message of WeCom means nothing: %s", shape(frame))
                return
            if isinstance(happened, WecomPress):
                self._calls.pressed(happened.task, req_id(frame), now)
            else:
                self._calls.spoke(happened.message.chat.id, req_id(frame), now)
            self._came.put_nowait(Came(now, {FRAME: frame}))
        except Exception:
            log.exception("a callback of WeCom cannot be understood: %s", shape(frame))

    def aside(self) -> Aside:
        """What is not in the database yet, and what is lost."""
        return self._journalling.aside()

    async def run(self, stop: asyncio.Event) -> None:
        """Keep what comes until told to stop, and then the rest. Goes on with what was left incomplete."""
        await self._journalling.open()
        beside = [
            asyncio.create_task(self._journalling.drain()),
            asyncio.create_task(self._insisting.on(self._keeping.resume)),
        ]
        stopping = asyncio.create_task(stop.wait())
        try:
            while not (stop.is_set() and self._came.empty()):
                next_ = asyncio.create_task(self._came.get())
                await asyncio.wait({next_, stopping}, return_when=asyncio.FIRST_COMPLETED)
                if not next_.done():
                    next_.cancel()
                    continue
                await self._surely_keep(next_.result())
        finally:
            for task in (stopping, *beside):
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)
            await self._journalling.close()
            await self._keeping.close()

    async def keep_call(self, fields: dict[str, str]) -> None:
        """Keep a call of the app; it is durable when this returns. Raises NowhereKept: then WeCom calls again."""
        came = Came(self._clock.now(), {CALL: fields})
        happened = self._understood(came)
        if happened is None:
            return
        id_ = happened.message.id
        try:
            await self._journalling.keep(came)
        except NowhereKept:
            self._refused[id_] = self._refused.get(id_, 0) + 1
            if self._refused[id_] == CALLS:
                await self._journalling.give_up(came)
            raise
        self._refused.pop(id_, None)

    async def _surely_keep(self, came: Came) -> None:
        try:
            await self._journalling.keep(came)
        except NowhereKept:
            await self._journalling.give_up(came)

    def _understood(self, came: Came) -> Happened | None:
        """What came, as it was understood at that moment."""
        if FRAME in came.what:
            return convert(came.what[FRAME], self._robot, came.at)
        return app_convert.convert(came.what[CALL], came.at)

    async def _write(self, came: Came, chance: Chance) -> None:
        """Write it into the database. Incomplete messages are completed in the background."""
        happened = self._understood(came)
        if happened is None:
            return
        read = {once: files_out([row])[0] for once, row in came.what.get(FILES, {}).items()}
        fetched = read | await self._kept_before(came.what.get(PHOTOS, {}))

        def put(store: Books) -> Page[WecomPicture]:
            chance.must_stand()
            page = Page[WecomPicture](store, self._clock.now(), self._identity, fetched, mute=mute)
            if isinstance(happened, WecomPress):
                page.put_pressed(happened.message, happened.row, happened.mark)
            else:
                page.put_heard(happened)
            return page

        await self._keeping.write(put)

    async def _prepare(self, came: Came) -> dict[str, Any]:
        """Fetch the pictures now, for their links do not last. Out: their hashes, by where they lay, and documents."""
        happened = self._understood(came)
        if happened is None or isinstance(happened, WecomPress) or not happened.pictures:
            return {}
        fetched = await self._fetch(happened.pictures, happened.message)
        return {
            PHOTOS: {once: one.sha256 for once, one in fetched.items() if isinstance(one, Examined)},
            FILES: {once: files_in([one])[0] for once, one in fetched.items() if isinstance(one, SentFile)},
        }

    async def _kept_before(self, photos: Mapping[str, str]) -> dict[str, Fetched | None]:
        """Photos that are on the disk already. One that is not is fetched again."""
        files, found = self._transactions.database.files, dict[str, Fetched | None]()
        for once, sha256 in photos.items():
            if path := files.path(sha256, Size.ORIGINAL):
                found[once] = await keep(files, await asyncio.to_thread(path.read_bytes), self._clock.zone)
        return found

    async def _tell_lost(self, came: Came) -> None:
        happened = self._understood(came)
        if happened is not None:
            await self._sorry.tell(happened.message.chat, req_id(came.what.get(FRAME, {})))

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
