"""Pictures behind links that live five minutes: fetched, decrypted with the key of that link, kept by their bytes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import aiohttp

from bot.gateways.wecom.convert import Attached
from bot.gateways.wecom.crypto import BLOCK, Unreadable, decrypted, key_of
from bot.gateways.wecom.http import Http, TooBig, read_at_most
from storage.failpoints import reached
from storage.photos import BadPhoto, Examined, Fault, PhotoFiles

log = logging.getLogger("zoujie.wecom")

LINK_LIVES = 300.0  # seconds
MOST_BYTES = 20 * 2**20
AT_ONCE = 4
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 8.0  # seconds between tries
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Missing:
    """A picture that could not be had; `why` as far as its sender can help it."""

    why: Fault | None = None


Fetched = Examined | Missing


class _Gone(Exception):
    """It will not come any more."""


class Media:
    """Fetches pictures, a few at a time."""

    def __init__(self, http: Http, files: PhotoFiles, zone: ZoneInfo) -> None:
        self._http = http
        self._files = files
        self._zone = zone
        self._places = asyncio.Semaphore(AT_ONCE)

    async def fetch(self, pictures: Sequence[Attached], patience: float) -> list[Fetched]:
        """Each picture in its place, tried again for `patience` seconds. What cannot be had is missing."""
        return await asyncio.gather(*(self._fetch(one, patience) for one in pictures))

    async def _fetch(self, picture: Attached, patience: float) -> Fetched:
        try:
            async with asyncio.timeout(patience):
                return await self._keep_trying(picture)
        except (TimeoutError, _Gone):
            return Missing()
        except TooBig:
            return Missing(Fault.TOO_BIG)
        except BadPhoto as bad:
            return Missing(bad.why)

    async def _keep_trying(self, picture: Attached) -> Examined:
        if not _is_safe(picture.url):
            raise _Gone
        pause = FIRST_PAUSE
        while True:
            try:
                async with self._places:
                    return await self._once(picture)
            except (aiohttp.ClientError, OSError, TimeoutError, Unreadable) as error:
                # The address has a signature in it, so only the kind of the error is told.
                log.warning("a picture was not fetched: %s", type(error).__name__)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _once(self, picture: Attached) -> Examined:
        async with self._http.session().get(picture.url, allow_redirects=False) as answer:
            if answer.status in (403, 404, 410):
                raise _Gone
            if answer.status != 200:
                raise aiohttp.ClientPayloadError
            data = await read_at_most(answer, MOST_BYTES + BLOCK)
        kept = await self._files.keep(decrypted(data, key_of(picture.key)), self._zone)
        reached("photo-kept")
        return kept


def _is_safe(url: str) -> bool:
    """Only over TLS, but for a server on this very machine."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOCAL)
