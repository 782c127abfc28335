"""Pictures of messages, fetched at once and kept by the hash of their bytes: links to them do not last."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.gateways.photos import Fetched, Missing
from bot.gateways.telegram.calls import Caller, pause_of
from bot.gateways.telegram.convert import MOST_BYTES, Attached
from bot.gateways.telegram.request import TooBig
from storage.failpoints import reached
from storage.photos import BadPhoto, Examined, Fault, PhotoFiles

log = logging.getLogger("zoujie.telegram")

AT_ONCE = 4
TRIES = 4
PAUSE = 0.5  # seconds before the second try; doubled each time
LONGEST_PAUSE = 10.0  # seconds that a slow-down may hold up what else came
PATIENCE = 45.0  # seconds for one picture; a webhook is given up after 60


class Pictures:
    """Fetches pictures, a few at a time."""

    def __init__(self, bot: Caller, files: PhotoFiles, zone: ZoneInfo) -> None:
        self._bot = bot
        self._files = files
        self._zone = zone
        self._places = asyncio.Semaphore(AT_ONCE)

    async def fetch(self, wanted: Iterable[Attached]) -> dict[str, Fetched]:
        """Each picture by its unique id; what cannot be had in time is missing.

        Raises a group of OSError if they cannot be kept, as on a full disk: then all is heard again later.
        """
        each = {one.unique: one for one in wanted}
        async with asyncio.TaskGroup() as group:
            tasks = {unique: group.create_task(self._in_time(one)) for unique, one in each.items()}
        return {unique: task.result() for unique, task in tasks.items()}

    async def _in_time(self, picture: Attached) -> Fetched:
        if picture.size is not None and picture.size > MOST_BYTES:
            return Missing(Fault.TOO_BIG)
        async with self._places:
            try:
                async with asyncio.timeout(PATIENCE):
                    return await self._fetch(picture)
            except TimeoutError:
                log.warning("a picture was not fetched in time")
                return Missing()

    async def _fetch(self, picture: Attached) -> Fetched:
        for tried in range(TRIES):
            try:
                return await self._once(picture)
            except (TooBig, BadRequest):
                return Missing(Fault.TOO_BIG if picture.size is None else None)
            except BadPhoto as bad:
                return Missing(bad.why)
            except TelegramError as error:
                log.warning("a picture was not fetched, try %s: %s", tried + 1, type(error).__name__)
                if tried + 1 < TRIES:
                    await asyncio.sleep(_pause(error, tried))
            except OSError:
                raise
            except (
                Exception
            ) as error:  # one picture, whatever is wrong with it, must not hold up all that came
                log.error("a picture cannot be fetched: %s", type(error).__name__)
                return Missing()
        return Missing()

    async def _once(self, picture: Attached) -> Examined:
        # The file's address has the token in it, so it goes no further than the next line.
        file = await self._bot.get_file(picture.file_id)
        kept = await self._files.keep(bytes(await file.download_as_bytearray()), self._zone)
        reached("photo-kept")
        return kept


def _pause(error: Exception, tried: int) -> float:
    if isinstance(error, RetryAfter):
        return min(pause_of(error), LONGEST_PAUSE)
    return PAUSE * 2.0**tried
