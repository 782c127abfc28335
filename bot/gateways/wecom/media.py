"""Fetches pictures behind links that live five minutes, decrypts them with the key of the link, and keeps them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.developing import keep, received
from bot.gateways.bad_photos import detail
from bot.gateways.base import TryLater
from bot.gateways.photos import Fetched, Missing
from bot.gateways.wecom.codes import PASSING, Declined, NoAnswer
from bot.gateways.wecom.convert import WecomPicture
from bot.gateways.wecom.crypto import BLOCK, Cut, Undecryptable, decrypted
from bot.gateways.wecom.http import BodyTooBig
from bot.gateways.wecom.keys import key_of
from bot.gateways.wecom.links import Download, Forbidden, Gone, Links
from bot.gateways.wecom.qyapi import Qyapi
from domain.sent import SentFile
from storage.failpoints import reached
from storage.photos import BadPhoto, Examined, Fault, PhotoFiles
from texts.kinds import FILE

log = logging.getLogger("zoujie.wecom")

LINK_LIVES = 300.0  # seconds
MOST_BYTES = 20 * 2**20
AT_ONCE = 4
_PASSING = (OSError, TimeoutError, Cut, NoAnswer, TryLater)
FIRST_PAUSE, LONGER = 1.0, 3.0  # seconds before the second try; each further pause is so many times as long
NO_LINK, NO_KEY = "下载链接不对", "解不开密"


class Media:
    """Fetches pictures, a few at a time."""

    def __init__(self, links: Links, qyapi: Qyapi | None, files: PhotoFiles, zone: ZoneInfo) -> None:
        self._links = links
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
        except (TimeoutError, Gone):
            return Missing(as_file=picture.as_file)
        except Forbidden as why:
            log.error("a link to a picture is not followed: %s", why)
            return Missing(as_file=picture.as_file, detail=NO_LINK, hopeless=True)
        except Undecryptable as why:
            log.error("a picture cannot be decrypted: %s", why)
            return Missing(as_file=picture.as_file, detail=NO_KEY, hopeless=True)
        except BodyTooBig:
            return Missing(Fault.TOO_BIG, as_file=picture.as_file)
        except BadPhoto as bad:
            return Missing(bad.why, detail=detail(bad))

    async def _keep_trying(self, picture: WecomPicture) -> Examined | SentFile:
        """Raises what another try would not change."""
        pause = FIRST_PAUSE
        while True:
            try:
                async with self._places:
                    return await self._once(picture)
            except Forbidden:
                raise
            except _PASSING as error:
                log.warning("a picture was not fetched: %s", type(error).__name__)
            await asyncio.sleep(pause)
            pause *= LONGER

    async def _once(self, picture: WecomPicture) -> Examined | SentFile:
        came = await (self._from_shelf(picture) if picture.media_id else self._from_link(picture))
        if picture.as_file:
            return await received(self._files, came.name or FILE, came.data, self._zone)
        kept = await keep(self._files, came.data, self._zone)
        reached("photo-kept")
        return kept

    async def _from_shelf(self, picture: WecomPicture) -> Download:
        if self._qyapi is None:
            raise Gone
        try:
            return Download(await self._qyapi.media(picture.media_id))
        except Declined as declined:
            if declined.code in PASSING:
                raise NoAnswer from None
            raise Gone from None

    async def _from_link(self, picture: WecomPicture) -> Download:
        """What lies there; decrypted, if there is a key. Raises Undecryptable only after a second look."""
        if not picture.url:
            raise Gone
        key = key_of(picture.key) if picture.key else None
        came = await self._links.fetch(picture.url, MOST_BYTES + BLOCK)
        if key is None:
            return came
        try:
            return replace(came, data=decrypted(came.data, key))
        except Cut:
            raise
        except Undecryptable:  # perhaps some bytes were spoilt on the way
            again = await self._links.fetch(picture.url, MOST_BYTES + BLOCK)
        try:
            return replace(again, data=decrypted(again.data, key))
        except Cut:
            raise
        except Undecryptable:
            raise Undecryptable("the key does not fit") from None
