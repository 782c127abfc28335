"""The fake Bot API on the wire: /bot<token>/METHOD and /file/bot<token>/PATH on a loopback port."""

from __future__ import annotations

import asyncio
import inspect
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from tests.telegram import asking, sending
from tests.telegram.asked import Asked
from tests.telegram.ephemeral import OF_EPHEMERAL
from tests.telegram.faults import Fault, Kind
from tests.telegram.refusal import Refusal, bad, too_many
from tests.telegram.world import Call, World

Method = Callable[[World, Asked], Any | Awaitable[Any]]

NAMED = (
    "getMe",
    "getUpdates",
    "setWebhook",
    "deleteWebhook",
    "getWebhookInfo",
    "getFile",
    "answerCallbackQuery",
    "getChat",
    "getChatMember",
    "getChatAdministrators",
    "getChatMemberCount",
    "leaveChat",
    "getMyDefaultAdministratorRights",
    "setMyCommands",
    "getMyCommands",
    "deleteMyCommands",
    "sendMessage",
    "sendPhoto",
    "sendDocument",
    "sendMediaGroup",
    "sendLocation",
    "sendChatAction",
    "editMessageText",
    "editMessageCaption",
    "editMessageMedia",
    "editMessageReplyMarkup",
    "sendRichMessage",
    *OF_EPHEMERAL,
    "deleteMessage",
)
POLITE = ("setMyDescription", "setMyShortDescription", "setMyName", "setMyDefaultAdministratorRights")


def _python_name(method: str) -> str:
    return "".join(f"_{one.lower()}" if one.isupper() else one for one in method)


METHODS: dict[str, Method] = {
    name.lower(): getattr(asking, _python_name(name), None) or getattr(sending, _python_name(name))
    for name in NAMED
} | dict.fromkeys(map(str.lower, POLITE), asking.say_yes)
PROPER = {name.lower(): name for name in (*NAMED, *POLITE)}
PAGE = "<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>"


class BotApi:
    """The web application of one world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.application = web.Application(client_max_size=64 * 1024**2)
        self.application.add_routes(
            [
                web.route("*", r"/bot{token}/{method}", self._call),
                web.get(r"/file/bot{token}/{path:.+}", self._file),
            ]
        )

    async def _call(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"].lower()
        if request.match_info["token"] != self.world.token:
            return _refused(_unauthorized(request.match_info["token"]))
        if name not in METHODS:
            return _refused(Refusal(404, "Not Found: method not found"))
        try:
            asked = await _asked(request, PROPER[name])
        except web.HTTPRequestEntityTooLarge:
            return _refused(Refusal(413, "Request Entity Too Large"))
        except Refusal as refusal:
            return _refused(refusal)
        self.world.flood.call(asked.method)
        fault = self.world.faults.next(asked.method, _chat_of(asked))
        if fault is not None and fault.kind in (
            Kind.SLOW_DOWN,
            Kind.BAD_GATEWAY,
            Kind.HTML,
            Kind.RESET,
            Kind.REFUSED,
            Kind.ODD,
        ):
            return await self._fail(request, asked, fault)
        response = await self._do(
            asked, METHODS[name], silent=fault is not None and fault.kind is not Kind.LATE
        )
        if fault is not None:
            await (fault.gate.wait() if fault.gate else asyncio.sleep(fault.seconds))
            if fault.kind in (Kind.LOST, Kind.MUTE):
                return _break(request)
        return response

    async def _do(self, asked: Asked, method: Method, *, silent: bool) -> web.Response:
        try:
            found = method(self.world, asked)
            result = await found if inspect.isawaitable(found) else found
        except Refusal as refusal:
            self._note(asked, 0 if silent else refusal.code)
            return _refused(refusal)
        self._note(asked, 0 if silent else 200)
        return _json({"ok": True, "result": result})

    async def _fail(self, request: web.Request, asked: Asked, fault: Fault) -> web.StreamResponse:
        if fault.kind is Kind.SLOW_DOWN:
            if (chat := _chat_of(asked)) is not None:
                self.world.flood.forbid(chat, fault.seconds)
            else:
                self.world.flood.hush(asked.method, fault.seconds)
            self._note(asked, 429)
            return _refused(too_many(int(fault.seconds)))
        if fault.kind is Kind.RESET:
            self._note(asked, 0)
            return _break(request)
        if fault.kind is Kind.REFUSED:
            self._note(asked, 400)
            return _refused(bad(fault.description))
        if fault.kind is Kind.ODD:
            self._note(asked, 200)
            return _json({"ok": True, "result": json.loads(fault.description)})
        self._note(asked, 502)
        if fault.kind is Kind.HTML:
            return web.Response(text=PAGE, status=502, content_type="text/html")
        return _refused(Refusal(502, "Bad Gateway"))

    def _note(self, asked: Asked, status: int) -> None:
        files = tuple(name for name, _data in asked.files.values())
        self.world.calls.append(Call(asked.method, asked.params, self.world.seconds(), status, files))

    async def _file(self, request: web.Request) -> web.StreamResponse:
        fault = self.world.faults.next("file", None)
        stored = self.world.paths.get(request.match_info["path"])
        if request.match_info["token"] != self.world.token or stored is None:
            return _refused(Refusal(404, "Not Found"))
        if fault is not None and fault.kind in (Kind.RESET, Kind.LOST, Kind.MUTE):
            await asyncio.sleep(fault.seconds)
            return _break(request)
        if fault is not None and fault.kind is not Kind.LATE:
            return web.Response(text=PAGE, status=502, content_type="text/html")
        await asyncio.sleep(fault.seconds if fault else 0)
        return web.Response(body=stored.content(), content_type="application/octet-stream")


def _unauthorized(token: str) -> Refusal:
    number, _, secret = token.partition(":")
    return Refusal(401, "Unauthorized") if number.isdecimal() and secret else Refusal(404, "Not Found")


def _chat_of(asked: Asked) -> int | None:
    chat = asked.text("chat_id")
    return int(chat) if chat.lstrip("-").isdecimal() else None


async def _asked(request: web.Request, method: str) -> Asked:
    """The parameters: of the address, and of a body that is JSON, a form or multipart."""
    params: dict[str, Any] = dict(request.query)
    kind = request.content_type
    if kind == "application/json":
        try:
            params |= json.loads(await request.read() or b"{}")
        except (ValueError, TypeError):
            raise bad("can't parse JSON object") from None
    elif kind == "application/x-www-form-urlencoded":
        params |= {key: str(value) for key, value in (await request.post()).items()}
    elif kind == "multipart/form-data":
        return await _of_parts(request, method, params)
    return Asked(method, params)


async def _of_parts(request: web.Request, method: str, params: dict[str, Any]) -> Asked:
    files: dict[str, tuple[str, bytes]] = {}
    async for part in await request.multipart():
        content = bytes(await part.read(decode=True))  # type: ignore[union-attr]
        name = part.name or ""  # type: ignore[union-attr]
        if part.filename is not None:  # type: ignore[union-attr]
            files[name] = (part.filename, content)  # type: ignore[union-attr]
        else:
            params[name] = content.decode()
    if sum(len(data) for _, data in files.values()) > sending.HEAVIEST_UPLOAD:
        raise Refusal(413, "Request Entity Too Large")
    return Asked(method, params, files)


def _json(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    return web.json_response(body, status=status, headers=headers)


def _refused(refusal: Refusal) -> web.Response:
    wait = refusal.parameters.get("retry_after")
    return _json(refusal.body(), refusal.code, {"Retry-After": str(wait)} if wait else None)


def _break(request: web.Request) -> web.StreamResponse:
    """End the connection without a word."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


class Line:
    """The Bot API on a loopback port; the line can be cut, and be whole again on the same port."""

    def __init__(self, runner: web.AppRunner) -> None:
        self._runner = runner
        self._site: web.TCPSite | None = None
        self._port = 0

    @property
    def address(self) -> str:
        """For TELEGRAM_API_URL."""
        return f"http://127.0.0.1:{self._port}"

    async def mend(self) -> None:
        """Be reached."""
        self._site = web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True)
        await self._site.start()
        self._port = self._runner.addresses[0][1]

    async def cut(self) -> None:
        """Be reached no more: open connections break, and new ones are refused."""
        assert self._site is not None and self._runner.server is not None
        await self._site.stop()
        for connection in self._runner.server.connections:
            if connection.transport is not None:
                connection.transport.abort()


@asynccontextmanager
async def serving(world: World) -> AsyncIterator[Line]:
    """The Bot API at work."""
    runner = web.AppRunner(BotApi(world).application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    line = Line(runner)
    await line.mend()
    try:
        yield line
    finally:
        world.updates.close()
        await world.hook.close()
        await runner.cleanup()
