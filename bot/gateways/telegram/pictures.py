"""Fetches pictures of messages at once, because links to them do not last. Each is kept by the hash of its bytes."""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.developing import keep, received
from bot.gateways.bad_photos import detail
from bot.gateways.photos import Fetched, Missing
from bot.gateways.telegram.calls import Caller, pause_of
from bot.gateways.telegram.contents import MOST_BYTES, TelegramPicture
from bot.gateways.telegram.request import TooBig
from domain.sent import SentFile
from storage.failpoints import reached
from storage.photos import BadPhoto, Examined, Fault, PhotoFiles

log = logging.getLogger("zoujie.telegram")

AT_ONCE = 4
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 8.0  # seconds between tries
PATIENCE = 300.0  # seconds for one picture from its first try, which hold up its chat


class Pictures:
    """Fetches pictures, a few at a time."""

    def __init__(self, bot: Caller, files: PhotoFiles, zone: ZoneInfo) -> None:
        self._bot = bot
        self._files = files
        self._zone = zone
        self._places = asyncio.Semaphore(AT_ONCE)
        self._going: dict[str, asyncio.Task[Fetched]] = {}
        self._quiet_until = 0.0  # Telegram wants none asked for before that

    async def fetch(
        self, wanted: Iterable[TelegramPicture], within: float | None = None
    ) -> dict[str, Fetched | None]:
        """Fetch pictures. Out: each by its unique id; None if it takes longer than `within` seconds, and goes on.

        Raises OSError if one cannot be kept, for example on a full disk. Then call again.
        """
        tasks = {one.unique: self._begun(one) for one in wanted}
        if tasks:
            await asyncio.wait(tasks.values(), timeout=within)
        return {unique: task.result() if task.done() else None for unique, task in tasks.items()}

    async def close(self) -> None:
        """Break off what is being fetched."""
        for task in self._going.values():
            task.cancel()
        await asyncio.gather(*self._going.values(), return_exceptions=True)

    def _begun(self, picture: TelegramPicture) -> asyncio.Task[Fetched]:
        """The task that fetches it, the same for everybody who wants it meanwhile."""
        task = self._going.get(picture.unique)
        if task is None:
            task = self._going[picture.unique] = asyncio.create_task(self._fetch(picture))
            task.add_done_callback(lambda done: self._end(picture.unique, done))
        return task

    def _end(self, unique: str, task: asyncio.Task[Fetched]) -> None:
        del self._going[unique]
        if not task.cancelled() and task.exception() is not None:
            log.error("a picture could not be kept")

    async def _fetch(self, picture: TelegramPicture) -> Fetched:
        if picture.size is not None and picture.size > MOST_BYTES:
            return Missing(Fault.TOO_BIG, as_file=picture.as_file)
        pause, end = FIRST_PAUSE, math.inf
        while True:
            async with self._places:
                end = min(end, _now() + PATIENCE)
                got = await self._try(picture, end)
            if got is not None:
                return got
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _try(self, picture: TelegramPicture, end: float) -> Fetched | None:
        """None if it may be had later."""
        try:
            async with asyncio.timeout_at(end):
                await asyncio.sleep(self._quiet_until - _now())
                return await self._once(picture)
        except RetryAfter as slower:
            self._quiet_until = _now() + pause_of(slower)
            return None
        except (TooBig, BadRequest):
            return Missing(Fault.TOO_BIG if picture.size is None else None, as_file=picture.as_file)
        except BadPhoto as bad:
            return Missing(bad.why, detail=detail(bad))
        except TelegramError as error:
            log.warning("a picture was not fetched: %s", type(error).__name__)
            return None
        except TimeoutError:
            log.warning("a picture was not fetched in time")
            return Missing(as_file=picture.as_file)
        except OSError:
            raise
        except Exception as error:  # one picture, whatever is wrong with it, must not hold up all that came
            log.error("a picture cannot be fetched: %s", type(error).__name__)
            return Missing(as_file=picture.as_file)

    async def _once(self, picture: TelegramPicture) -> Examined | SentFile:
        # The file's address has the token in it, so it goes no further than the next lines.
        file = await self._bot.get_file(picture.file_id)
        data = bytes(await file.download_as_bytearray())
        if picture.as_file:
            return await received(self._files, picture.name, data, self._zone)
        kept = await keep(self._files, data, self._zone)
        reached("photo-kept")
        return kept


def _now() -> float:
    return asyncio.get_running_loop().time()
