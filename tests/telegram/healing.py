"""A thin proxy before telegram-test-api that heals what is known to be wrong with it, so that its rest can be used.

Healed here, because without it neither the library nor the bot gets any further:

| what the emulator does                                              | what is made of it                       |
| ------------------------------------------------------------------- | ---------------------------------------- |
| getMe has no `is_bot`                                               | true                                     |
| sendMessage answers with a date in milliseconds                     | in seconds                               |
| sendMessage answers with the JSON of options as a string            | the JSON                                 |
| a callback query has no `chat_instance`                             | one that names the chat                  |
| getUpdates returns at once, however long it was asked to wait       | it is asked again until something came   |
| edits and answers return null                                       | true, which the Bot API has too          |
| an edit without buttons leaves the buttons that were there          | an edit with an empty keyboard           |

All else goes through as it is.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from tests.patience import PATIENCE
from tests.telegram.world import Json

GLANCE = 0.02  # real seconds between two looks for updates
EDITS = frozenset({"editMessageText", "editMessageReplyMarkup"})
BARE = json.dumps({"inline_keyboard": []})


@dataclass(frozen=True, slots=True)
class Called:
    """One call of the bot, and the HTTP status it got."""

    method: str
    status: int


class Healing:
    """The proxy. `calls` are all but the polls."""

    def __init__(self, to: str, session: ClientSession) -> None:
        self.calls: list[Called] = []
        self.application = web.Application()
        self.application.add_routes([web.route("*", r"/bot{token}/{method}", self._pass)])
        self._to = to
        self._session = session
        self._looks = 0
        self._empty = 0  # the number of the last look that found nothing
        self._looked = asyncio.Event()

    async def emptied(self) -> None:
        """Until the bot has taken all that was there, and asked for more."""
        before = self._looks  # a look that is under way may have come too early
        async with asyncio.timeout(PATIENCE):
            while self._empty <= before:
                await self._looked.wait()

    async def _pass(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        asked: dict[str, Any] = {name: str(value) for name, value in (await request.post()).items()}
        if method in EDITS:
            asked.setdefault("reply_markup", BARE)
        if method == "getUpdates":
            return web.json_response(await self._poll(request.path, asked))
        status, answer = await self._ask(request.path, asked)
        self.calls.append(Called(method, status))
        return web.json_response(healed(method, answer), status=status)

    async def _poll(self, path: str, asked: Json) -> Json:
        end = _seconds() + float(asked.get("timeout") or 0)
        while True:
            self._looks += 1
            look = self._looks
            _, answer = await self._ask(path, asked)
            if answer["result"] or _seconds() >= end:
                return healed("getUpdates", answer)
            self._empty = look
            self._looked.set()
            self._looked = asyncio.Event()
            await asyncio.sleep(GLANCE)

    async def _ask(self, path: str, asked: Json) -> tuple[int, Json]:
        async with self._session.post(f"{self._to}{path}", data=asked) as answer:
            return answer.status, await answer.json()


def healed(method: str, answer: Json) -> Json:
    """An answer of the emulator as it ought to be."""
    if "result" not in answer:
        return answer
    result = answer["result"]
    if method == "getMe":
        result["is_bot"] = True
    elif method == "getUpdates":
        _heal_presses(result)
    elif method == "sendMessage":
        result |= {"date": result["date"] // 1000} | _read(result, "link_preview_options")
    return answer | {"result": True if result is None else result}


def _heal_presses(updates: list[Json]) -> None:
    for query in (one["callback_query"] for one in updates if "callback_query" in one):
        query["chat_instance"] = str(query["message"]["chat"]["id"])


def _read(message: Json, name: str) -> Json:
    return {name: json.loads(message[name])} if isinstance(message.get(name), str) else {}


def _seconds() -> float:
    return asyncio.get_running_loop().time()


@asynccontextmanager
async def healing(to: str) -> AsyncIterator[tuple[Healing, str]]:
    """The proxy on a loopback port, and its address."""
    async with ClientSession() as session:
        proxy = Healing(to, session)
        # The bot's last poll may wait when the test ends; nobody is to wait for it.
        async with TestServer(proxy.application, shutdown_timeout=0.1) as server:
            yield proxy, str(server.make_url("")).rstrip("/")
