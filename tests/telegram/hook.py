"""The webhook's other end: delivers updates in strict order per lane, again and again until it is told 2xx."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from tests.telegram.refusal import bad
from tests.telegram.updates import Update, Updates

SECRET = "X-Telegram-Bot-Api-Secret-Token"
PORTS = (80, 88, 443, 8443)
PATIENCE = 60.0  # seconds an answer may take before the update is sent again
LONGEST_PAUSE = 60.0
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")


@dataclass(frozen=True, slots=True)
class Delivery:
    """One try; status 0 if no answer came."""

    update: int
    lane: str
    status: int


@dataclass
class Hook:
    """One bot's webhook. `pace` makes its pauses shorter; `ways` leads a public address to one on loopback."""

    updates: Updates
    pace: float = 1.0
    url: str = ""
    secret: str = ""
    connections: int = 40
    ways: dict[str, str] = field(default_factory=dict)
    deliveries: list[Delivery] = field(default_factory=list)
    last_error: str = ""
    _task: asyncio.Task[None] | None = None

    def set(self, url: str, secret: str, connections: int) -> None:
        """setWebhook. Raises Refusal for what Telegram does not take."""
        parts = urlsplit(url)
        if url and parts.scheme != "https":
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        if url and (parts.port or 443) not in PORTS:
            raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
        if not _SECRET.fullmatch(secret):
            raise bad("secret token contains unallowed characters")
        if not 1 <= connections <= 100:
            connections = 40
        self.url, self.secret, self.connections = url, secret, connections
        self.updates.hooked = bool(url)
        if url:
            self.updates.end_poll("terminated by setWebhook request")
            self._task = self._task or asyncio.create_task(self._run(), name="webhook")

    async def close(self) -> None:
        """Deliver nothing more."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def idle(self) -> None:
        """Until everything was taken."""
        if self.updates.waiting:
            await self.updates.emptied.wait()

    async def _run(self) -> None:
        """A task for each lane that has something; lanes do not wait for each other."""
        lanes: defaultdict[str, asyncio.Task[None]] = defaultdict()
        places = asyncio.Semaphore(self.connections)
        async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
            while True:
                self.updates.arrived.clear()
                self.updates.drop_old()
                for lane in dict.fromkeys(one.lane for one in self.updates.waiting):
                    if self.url and (lane not in lanes or lanes[lane].done()):
                        lanes[lane] = group.create_task(self._empty(lane, session, places))
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self.updates.arrived.wait(), 0.05)

    async def _empty(self, lane: str, session: aiohttp.ClientSession, places: asyncio.Semaphore) -> None:
        tries = 0
        while self.url and (waiting := [one for one in self.updates.waiting if one.lane == lane]):
            async with places:
                status, pause = await self._deliver(waiting[0], session)
            if 200 <= status < 300:
                self.updates.confirm_one(waiting[0])
                tries = 0
                continue
            self.last_error = f"Wrong response from the webhook: {status}" if status else "Connection failed"
            # The first repeat comes at once, then after 2, 4, 8 … seconds.
            own = min(2.0**tries, LONGEST_PAUSE) if tries else 0.0
            tries += 1
            await asyncio.sleep(self.pace * max(own, min(pause, 3600.0)))

    async def _deliver(self, update: Update, session: aiohttp.ClientSession) -> tuple[int, float]:
        headers = {SECRET: self.secret} if self.secret else {}
        url = self.ways.get(self.url, self.url)
        status, pause = 0, 0.0
        with contextlib.suppress(aiohttp.ClientError, TimeoutError, ConnectionError):
            async with asyncio.timeout(PATIENCE * self.pace):
                async with session.post(url, json=update.body(), headers=headers) as answer:
                    await answer.read()
                    status = answer.status
                    pause = float(answer.headers.get("Retry-After", "0"))
        self.deliveries.append(Delivery(update.id, update.lane, status))
        return status, pause

    def info(self) -> dict[str, Any]:
        """getWebhookInfo."""
        found: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self.updates.waiting),
        }
        if self.url:
            found |= {"max_connections": self.connections, "ip_address": "127.0.0.1"}
        if self.last_error:
            found |= {"last_error_message": self.last_error, "last_error_date": 1_700_000_000}
        if self.updates.allowed:
            found["allowed_updates"] = list(self.updates.allowed)
        return found
