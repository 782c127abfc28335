"""Tencent's own clients, run by node: the peers that the fake is checked with. See interop/driver.cjs."""

from __future__ import annotations

import asyncio
import base64
import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

from tests import npm
from tests.patience import PATIENCE

SOURCES = Path(__file__).parent / "interop"


class Tencent:
    """One running driver. `events` are all events so far, as name and value."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.events: list[tuple[str, Any]] = []
        self._process = process
        self._number = count(1)
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._came = asyncio.Event()

    async def call(self, method: str, *args: Any, on: str = "client") -> Any:
        """Call a method; what it resolves to. Raises Failed with what it threw."""
        number = next(self._number)
        self._waiting[number] = asyncio.get_running_loop().create_future()
        assert self._process.stdin is not None
        call = {"id": number, "on": on, "method": method, "args": [_packed(one) for one in args]}
        self._process.stdin.write(json.dumps(call).encode() + b"\n")
        return await asyncio.wait_for(self._waiting[number], PATIENCE)

    async def event(self, name: str, times: int = 1) -> Any:
        """The value of the latest event of that name, once it came so often."""
        async with asyncio.timeout(PATIENCE):
            while len(found := [value for one, value in self.events if one == name]) < times:
                await self._came.wait()
        return found[-1]

    async def read(self) -> None:
        """Sort what the driver says until it ends."""
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            said = json.loads(line)
            if "event" in said:
                self.events.append((said["event"], said.get("value")))
                self._came.set()
                self._came = asyncio.Event()
            elif "failed" in said:
                self._waiting.pop(said["id"]).set_exception(Failed(said["failed"]))
            else:
                self._waiting.pop(said["id"]).set_result(_unpacked(said.get("result")))


class Failed(Exception):
    """The client threw; `error` is what, often the frame with the errcode."""

    def __init__(self, error: Any) -> None:
        super().__init__(str(error))
        self.error = error


@asynccontextmanager
async def running(driver: Path, options: dict[str, Any] | None = None) -> AsyncIterator[Tencent]:
    """With options a robot's client that connects at once; without only the crypto."""
    process = await asyncio.create_subprocess_exec(
        *("node", str(driver), *([json.dumps(options)] if options else [])),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=64 * 1024 * 1024,
        env=os.environ | npm.LOOPBACK,
    )
    peer = Tencent(process)
    reading = asyncio.create_task(peer.read())
    try:
        yield peer
    finally:
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()
        await reading


def _packed(value: Any) -> Any:
    return {"$bytes": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def _unpacked(value: Any) -> Any:
    if isinstance(value, dict) and "$bytes" in value:
        return base64.b64decode(value["$bytes"])
    if isinstance(value, dict):
        return {name: _unpacked(one) for name, one in value.items()}
    return value
