"""The bot's own web application with the callback of a self-built app, and the fake that calls it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestServer

from bot.gateways.wecom.app_callback import PATH
from bot.web import application
from tests.wecom.callbacks import Callbacks
from tests.wecom.envelope import Envelope
from tests.wecom.wire import WecomWire, on_wecom

TOKEN, AES_KEY = "tokenOfTheTests", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"
AGENT = 1000002
APP: dict[str, Any] = {
    "corp_id": "wwfake0123456789",
    "app_secret": "fakeSecretOfTheApp0123456789abcdefghijklmno",
    "app_token": TOKEN,
    "app_aes_key": AES_KEY,
    "app_agent_id": AGENT,
}


@asynccontextmanager
async def called(
    template: Path, folder: Path, *, key: str = ""
) -> AsyncIterator[tuple[WecomWire, Callbacks]]:
    """The bot on the fake WeCom, and the fake's calls to it."""
    async with on_wecom(template, folder, key=key, **APP) as wire:
        server = TestServer(application(wire.app, demo=False))
        await server.start_server()
        envelope = Envelope(TOKEN, AES_KEY, wire.fake.world.corp)
        url = str(server.make_url(PATH))
        try:
            async with Callbacks(wire.fake.world, wire.fake.shelf, envelope, url, AGENT) as callbacks:
                yield wire, callbacks
        finally:
            await server.close()
