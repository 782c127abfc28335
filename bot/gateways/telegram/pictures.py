"""Pictures of messages, fetched at once and kept by the hash of their bytes: links to them do not last."""

from __future__ import annotations

import asyncio
import logging
import math
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
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 8.0  # seconds between tries
PATIENCE = 45.0  # seconds for one picture from its first try; a webhook is given up after 60


class Pictures:
    """Fetches pictures, a few at a time."""

    def __init__(self, bot: Caller, files: PhotoFiles, zone: ZoneInfo) -> None:
        self._bot = bot
        self._files = files
        self._zone = zone
        self._places = asyncio.Semaphore(AT_ONCE)
        self._quiet_until = 0.0  # Telegram wants none asked for before that

    async def fetch(self, wanted: Iterable[Attached]) -> dict[str, Fetched]:
        """Each picture by its unique id; what cannot be had in time is missing.

        Raises a group of OSError if they cannot be kept, as on a full disk: then all is heard again later.
        """
        each = {one.unique: one for one in wanted}
        async with asyncio.TaskGroup() as group:
            tasks = {unique: group.create_task(self._fetch(one)) for unique, one in each.items()}
        return {unique: task.result() for unique, task in tasks.items()}

    async def _fetch(self, picture: Attached) -> Fetched:
        if picture.size is not None and picture.size > MOST_BYTES:
            return Missing(Fault.TOO_BIG)
        pause, end = FIRST_PAUSE, math.inf
        while True:
            async with self._places:
                end = min(end, _now() + PATIENCE)
                got = await self._try(picture, end)
            if got is not None:
                return got
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _try(self, picture: Attached, end: float) -> Fetched | None:
        """None if it may be had later."""
        try:
            async with asyncio.timeout_at(end):
                await asyncio.sleep(self._quiet_until - _now())
                return await self._once(picture)
        except RetryAfter as slower:
            self._quiet_until = _now() + pause_of(slower)
            return None
        except (TooBig, BadRequest):
            return Missing(Fault.TOO_BIG if picture.size is None else None)
        except BadPhoto as bad:
            return Missing(bad.why)
        except TelegramError as error:
            log.warning("a picture was not fetched: %s", type(error).__name__)
            return None
        except TimeoutError:
            log.warning("a picture was not fetched in time")
            return Missing()
        except OSError:
            raise
        except Exception as error:  # one picture, whatever is wrong with it, must not hold up all that came
            log.error("a picture cannot be fetched: %s", type(error).__name__)
            return Missing()

    async def _once(self, picture: Attached) -> Examined:
        # The file's address has the token in it, so it goes no further than the next line.
        file = await self._bot.get_file(picture.file_id)
        kept = await self._files.keep(bytes(await file.download_as_bytearray()), self._zone)
        reached("photo-kept")
        return kept


def _now() -> float:
    return asyncio.get_running_loop().time()
