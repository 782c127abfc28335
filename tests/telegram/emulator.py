"""telegram-test-api, an emulator of the Bot API that somebody else wrote, run by node. See interop/driver.cjs."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.npm import LOOPBACK
from tests.patience import PATIENCE
from tests.telegram.world import TOKEN, Json

SOURCES = Path(__file__).parent / "interop"


class Emulator:
    """The running emulator. What people do is made and sent by its own client, not by us."""

    def __init__(self, process: asyncio.subprocess.Process, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self._process = process

    async def say(self, who: Json, text: str, **more: Any) -> None:
        """A text. `who` is userId, firstName, chatId, chatTitle and type, as its client wants them."""
        await self._do(who=who, make="makeMessage", send="sendMessage", text=text, more=more)

    async def command(self, who: Json, text: str, **more: Any) -> None:
        """A text that begins with /word, which then is marked as one."""
        await self._do(who=who, make="makeCommand", send="sendCommand", text=text, more=more)

    async def press(self, who: Json, data: str, message: Json) -> None:
        """A button with that data, under a message of the bot."""
        more = {"message": message}
        await self._do(who=who, make="makeCallbackQuery", send="sendCallback", text=data, more=more)

    async def sent(self) -> list[Json]:
        """The bot's messages as they stand now: what it asked for, with `message_id`; `reply_markup` as JSON."""
        history = await self._do(history=True)
        own = (one for one in history if "chat_id" in one.get("message", ()))
        return [one["message"] | {"message_id": one["messageId"]} for one in own]

    async def _do(self, **asked: Any) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asked).encode() + b"\n")
        return await _line(self._process)


async def _line(process: asyncio.subprocess.Process) -> Any:
    assert process.stdout is not None
    return json.loads(await asyncio.wait_for(process.stdout.readline(), PATIENCE))


@asynccontextmanager
async def emulating(driver: Path) -> AsyncIterator[Emulator]:
    """The emulator on a loopback port."""
    process = await asyncio.create_subprocess_exec(
        *("node", str(driver), TOKEN),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=16 * 1024 * 1024,
        env=os.environ | LOOPBACK,
    )
    try:
        yield Emulator(process, int(await _line(process)))
    finally:
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()
