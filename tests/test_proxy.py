"""A proxy that is there but leads nowhere: nothing was sent through it, so nothing is in doubt."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.clock import Clock
from bot.gateways.base import TryLater
from bot.gateways.telegram.calls import connect
from bot.gateways.telegram.gateway import Telegram
from bot.gateways.telegram.settings import TelegramSettings
from bot.gateways.wecom.http import Http
from bot.gateways.wecom.settings import WECOM_API
from bot.transactions import Transactions
from domain.chat import Chat, Outgoing
from domain.platform import Platform
from tests.telegram.world import TOKEN
from tests.turns import ONE_DATABASE


async def _refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")
    await writer.drain()
    writer.close()


@pytest.fixture(autouse=True)
async def proxy(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """The machine's way out: it takes every call, and cannot connect any."""
    for name in ("NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    async with await asyncio.start_server(_refuse, "127.0.0.1", 0) as server:
        for name in ("HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
        yield


@ONE_DATABASE
async def test_telegram_behind_it(transactions: Transactions) -> None:
    """What was to be said waits."""
    line = connect(TelegramSettings(TOKEN))
    with pytest.raises(TryLater):
        await Telegram(line.bot, transactions, Clock(transactions.database.zone)).send(
            1, Outgoing(Chat(Platform.TELEGRAM, "-1"), "早"), None
        )
    await line.close()


async def test_wecom_behind_it() -> None:
    """What was to be sent over HTTP waits."""
    http = Http(WECOM_API)
    with pytest.raises(TryLater):
        await http.post("webhook/send", {"key": "k"}, {"msgtype": "text"})
    await http.close()
