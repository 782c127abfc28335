"""WeCom (企业微信) on loopback: a robot's long connection, the links of what people sent, and the HTTP API.

    async with running(clock.now) as wecom:
        wecom.world.person("chenjun"); wecom.world.group("wr-1", ["chenjun"])
        …a program connects to wecom.ws_url with wecom.robot.bot_id and wecom.robot.secret…
        await wecom.people.says("chenjun", "@走街 帮助", group="wr-1")
        await wecom.world.until(lambda: wecom.world.in_chat("wr-1"))

Time is what the given clock says: links expire, quotas refill and answers come too late when it is moved.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web

from tests.wecom.app import SelfBuiltApp
from tests.wecom.errors import Wrong
from tests.wecom.faults import Faults, Way
from tests.wecom.media import Links, Shelf
from tests.wecom.people import People
from tests.wecom.quota import Now
from tests.wecom.qyapi import Qyapi, as_json
from tests.wecom.robot import Robot
from tests.wecom.webhook import Webhooks
from tests.wecom.world import World

API = "/cgi-bin/"


class FakeWeCom:
    """All of it. `requests` are the paths below /cgi-bin/ that were called, in order."""

    def __init__(self, now: Now) -> None:
        self.world = World(now)
        self.faults = Faults()
        self.links = Links(now)
        self.shelf = Shelf(now)
        self.robot = Robot(self.world, self.shelf, self.faults)
        self.people = People(self.world, self.robot, self.links)
        self.app = SelfBuiltApp(self.world, self.shelf)
        self.webhooks = Webhooks(self.world, self.shelf)
        self.requests: list[str] = []
        self.port = 0
        self._runner: web.AppRunner | None = None

    @property
    def ws_url(self) -> str:
        """Where the robot's program connects."""
        return f"ws://127.0.0.1:{self.port}"

    @property
    def api_url(self) -> str:
        """The root of the HTTP API."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Listen, on the same port as before if there was one."""
        server = web.Application(middlewares=[self._with_faults], client_max_size=64 * 1024 * 1024)
        server.router.add_get("/", self.robot.connect)
        server.router.add_get("/media/{token}", self._download)
        Qyapi(self.world, self.app, self.webhooks).route(server)
        self._runner = web.AppRunner(server, shutdown_timeout=0.2, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.links.base = self.api_url

    async def stop(self) -> None:
        """Be gone: every connection ends, nobody listens."""
        assert self._runner is not None
        self.faults.release()
        for connection in self.robot.connections:
            connection.abort()
        await self._runner.cleanup()

    async def _download(self, request: web.Request) -> web.Response:
        return self.links.answer(request.match_info["token"])

    @web.middleware
    async def _with_faults(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        name = _name(request.path)
        if name not in ("connect", "media"):
            self.requests.append(name)
        fault = self.faults.take(name)
        if fault is None or fault.way is Way.NOT_AT_ALL:
            return await handler(request)
        if fault.way is Way.REFUSED:
            return as_json(Wrong(fault.code))
        if fault.way is Way.STATUS:
            return web.Response(status=fault.code, text="<html>not today</html>", content_type="text/html")
        if fault.way is Way.LATE:
            self.world.happened()
            await self.faults.released.wait()
            return await handler(request)
        answer = await handler(request) if fault.way is not Way.DROPPED else None
        if fault.way is Way.HELD and answer is not None:
            await self.faults.released.wait()
            return answer
        if fault.way is Way.SPOILT and isinstance(answer, web.Response):
            assert isinstance(answer.body, bytes)
            answer.body = answer.body[:-32] + bytes(32) if fault.code else answer.body[:-7]
            return answer
        assert request.transport is not None
        request.transport.abort()
        return web.Response(status=500)


def _name(path: str) -> str:
    if path == "/":
        return "connect"
    return "media" if path.startswith("/media/") else path.removeprefix(API)


@asynccontextmanager
async def running(now: Now) -> AsyncIterator[FakeWeCom]:
    """A fake that listens on a free port of 127.0.0.1, and ends with the block."""
    fake = FakeWeCom(now)
    await fake.start()
    try:
        yield fake
    finally:
        await fake.stop()
