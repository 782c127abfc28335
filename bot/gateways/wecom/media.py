"""Fetches pictures behind links that live five minutes, decrypts them with the key of the link, and keeps them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import aiohttp

from bot.developing import keep
from bot.gateways.bad_photos import detail
from bot.gateways.base import TryLater
from bot.gateways.photos import Fetched, Missing
from bot.gateways.wecom.codes import PASSING, Declined, NoAnswer
from bot.gateways.wecom.convert import WecomPicture
from bot.gateways.wecom.crypto import BLOCK, Undecryptable, decrypted, key_of
from bot.gateways.wecom.http import BodyTooBig, Http, read_at_most
from bot.gateways.wecom.qyapi import Qyapi
from storage.failpoints import reached
from storage.photos import BadPhoto, Examined, Fault, PhotoFiles

log = logging.getLogger("zoujie.wecom")

LINK_LIVES = 300.0  # seconds
MOST_BYTES = 20 * 2**20
AT_ONCE = 4
_PASSING = (aiohttp.ClientError, OSError, TimeoutError, Undecryptable, NoAnswer, TryLater)
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 8.0  # seconds between tries
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


class _Gone(Exception):
    """It will not come any more."""


class Media:
    """Fetches pictures, a few at a time."""

    def __init__(self, http: Http, qyapi: Qyapi | None, files: PhotoFiles, zone: ZoneInfo) -> None:
        self._http = http
        self._qyapi = qyapi
        self._files = files
        self._zone = zone
        self._places = asyncio.Semaphore(AT_ONCE)

    async def fetch(self, pictures: Sequence[WecomPicture], patience: float) -> list[Fetched]:
        """Fetch pictures, for at most `patience` seconds. Out: in their order; Missing for one that cannot be had."""
        return await asyncio.gather(*(self._fetch(one, patience) for one in pictures))

    async def _fetch(self, picture: WecomPicture, patience: float) -> Fetched:
        try:
            async with asyncio.timeout(patience):
                return await self._keep_trying(picture)
        except (TimeoutError, _Gone):
            return Missing(as_file=picture.as_file)
        except BodyTooBig:
            return Missing(Fault.TOO_BIG, as_file=picture.as_file)
        except BadPhoto as bad:
            is_document = picture.as_file and bad.why is Fault.NOT_A_PHOTO
            return Missing(bad.why, is_document=is_document, detail=detail(bad))

    async def _keep_trying(self, picture: WecomPicture) -> Examined:
        pause = FIRST_PAUSE
        while True:
            try:
                async with self._places:
                    return await self._once(picture)
            except _PASSING as error:
                # The address has a signature in it, so only the kind of the error is told.
                log.warning("a picture was not fetched: %s", type(error).__name__)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _once(self, picture: WecomPicture) -> Examined:
        data = await (self._from_shelf(picture) if picture.media_id else self._from_link(picture))
        kept = await keep(self._files, data, self._zone)
        reached("photo-kept")
        return kept

    async def _from_shelf(self, picture: WecomPicture) -> bytes:
        if self._qyapi is None:
            raise _Gone
        try:
            return await self._qyapi.media(picture.media_id)
        except Declined as declined:
            if declined.code in PASSING:
                raise NoAnswer from None
            raise _Gone from None

    async def _from_link(self, picture: WecomPicture) -> bytes:
        if not _is_safe(picture.url):
            raise _Gone
        async with self._http.session().get(picture.url, allow_redirects=False) as answer:
            if answer.status in (403, 404, 410):
                raise _Gone
            if answer.status != 200:
                raise NoAnswer
            data = await read_at_most(answer, MOST_BYTES + BLOCK)
        return decrypted(data, key_of(picture.key))


def _is_safe(url: str) -> bool:
    """Only over TLS, but for a server on this very machine."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOCAL)
