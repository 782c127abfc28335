"""The webhook, which Telegram calls. An update is kept before it is acknowledged. Garbage holds up nothing."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import json
import logging
from urllib.parse import urlsplit

from aiohttp import web

from bot.gateways.telegram.calls import TelegramLine
from bot.gateways.telegram.convert import ALLOWED, Me
from bot.gateways.telegram.hearing import Hearing
from bot.gateways.telegram.polling import Heartbeat, Stopped, insist, until
from bot.gateways.telegram.settings import TelegramSettings
from bot.gateways.telegram.upkeep import Upkeep
from domain.platform import Platform

log = logging.getLogger("zoujie.telegram")

SECRET = "X-Telegram-Bot-Api-Secret-Token"
PATH = "/telegram"  # where the address says none
CONNECTIONS = 16  # updates that Telegram may send at the same time
LOOK = 60.0  # seconds between two looks at whether Telegram is there and has something for us
SOON = "5"  # seconds after which Telegram is to try again while we are not ready


def address_of(settings: TelegramSettings) -> str:
    """The address that Telegram calls: as it is set, with our own path if it has none."""
    parts = urlsplit(settings.webhook_url)
    return parts.geturl() if parts.path.strip("/") else parts._replace(path=PATH).geturl()


class Webhook:
    """The intake that Telegram calls. While it runs, it keeps the webhook set and checks it."""

    platform = Platform.TELEGRAM

    def __init__(
        self, settings: TelegramSettings, line: TelegramLine, hearing: Hearing, upkeep: Upkeep
    ) -> None:
        self._address = address_of(settings)
        self.path = urlsplit(self._address).path
        self._secret = settings.webhook_secret
        self._line = line
        self._hearing = hearing
        self._upkeep = upkeep
        self._beat = Heartbeat()  # Telegram answers us
        self._reached = Heartbeat()  # Telegram reaches us
        self._me: Me | None = None

    def age(self) -> float | None:
        """Seconds since Telegram called us, or said that nothing keeps it from it."""
        return self._reached.age()

    async def run(self, stop: asyncio.Event) -> None:
        """Set the webhook and look after it until told to stop."""
        try:
            me = await insist(lambda: until(stop, self._begin()), self._beat, self._line, stop)
            # Messages that still wait for pictures are completed now, not only when somebody speaks.
            await insist(lambda: until(stop, self._hearing.hear((), me)), self._beat, self._line, stop)
            async with self._upkeep.going(me):
                await self._watch(stop)
        except Stopped:
            pass
        finally:
            await self._hearing.close()

    async def _watch(self, stop: asyncio.Event) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), LOOK)
            await insist(lambda: until(stop, self._look()), self._beat, self._line, stop)

    async def take(self, request: web.Request) -> web.Response:
        """Take one call. 200: its update is kept, or it was no update. Anything else makes Telegram call again."""
        if not self._is_telegram(request):
            return web.Response(status=401)
        body = await request.read()  # aiohttp refuses what is longer than 1 MiB
        if self._me is None:
            return web.Response(status=503, headers={"Retry-After": SOON})
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            log.error("what came over the webhook is no JSON; set aside")
            return web.Response()
        await self._hearing.hear([update], self._me)
        self._beat.heard()
        self._reached.heard()
        return web.Response()

    def _is_telegram(self, request: web.Request) -> bool:
        """True if the secret stands there exactly once. The comparison takes the same time whatever is wrong."""
        given = request.headers.getall(SECRET, [])
        expected = self._secret.encode()
        return len(given) == 1 and hmac.compare_digest(given[0].encode("utf-8", "replace"), expected)

    async def _begin(self) -> Me:
        self._me = await self._line.bot.me()
        await self._set()
        self._reached.heard()
        return self._me

    async def _set(self) -> None:
        await self._line.bot.set_webhook(
            self._address,
            max_connections=CONNECTIONS,
            allowed_updates=list(ALLOWED),
            secret_token=self._secret,
        )

    async def _look(self) -> None:
        """Somebody may have set another webhook, or Telegram may fail to reach us."""
        found = await self._line.bot.get_webhook_info()
        if found.url != self._address:
            log.error("the webhook was not ours any more; it is set again")
            await self._set()
        elif found.pending_update_count and found.last_error_message:
            log.error("%s updates wait: Telegram does not reach the webhook", found.pending_update_count)
        else:
            self._reached.heard()
