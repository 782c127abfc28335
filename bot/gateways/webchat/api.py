"""The web chat's wire: the HTTP contract for its page and for scripts."""

from __future__ import annotations

import asyncio
import contextlib
import json
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pylopdf_fonts_zh_cn
from aiohttp import WSMsgType, web

from bot.gateways.bad_photos import detail
from bot.gateways.not_taken import NotTaken, json_object
from bot.gateways.webchat.forms import MaySpeak, seconds, typed_message, whole
from bot.gateways.webchat.gateway import WebChat
from bot.gateways.webchat.rooms import Rooms
from storage.photos import BadPhoto, Fault, PhotoFiles, Size

SMALL = 64 * 1024  # bytes of a message without photos
AT_ONCE = 3  # messages with photos that are in memory at the same time
SLOWEST = 120.0  # seconds to send one
PAGE = Path(__file__).parent / "page"
FONT = "NotoSansSC-Regular.otf"

# Set here, because the machine's own list sometimes gives .js a type that no browser runs.
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".otf": "font/otf",
    ".jpg": "image/jpeg",
    ".png": "image/png",
}
_PARTS = frozenset(file.name for file in PAGE.iterdir() if file.suffix in _TYPES)
_OPEN_XML = "application/vnd.openxmlformats-officedocument"
_DOCUMENTS = {
    ".docx": f"{_OPEN_XML}.wordprocessingml.document",
    ".xlsx": f"{_OPEN_XML}.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".zip": "application/zip",
    ".png": "image/png",
    ".jpg": "image/jpeg",
}
_ATTRIBUTE = "!#$&+-.^_`|~"  # beside letters and digits, what RFC 8187 takes unchanged (attr-char)
_BAD_PHOTO = {
    Fault.TOO_BIG: "超过 20MB，请压缩后再发",
    Fault.TOO_MANY_PIXELS: "尺寸过大，请用普通拍照模式",
    Fault.NOT_A_PHOTO: "不是照片，请发 JPG 或 PNG",
    Fault.BROKEN: "打不开，可能没传完，请重发",
    Fault.HEIC: "是 HEIC 格式，请在手机设置里改为“兼容性最佳”或截图后再发",
}


class WebChatApi:
    """Routes of the web chat, to be added to the bot's web application."""

    def __init__(self, chat: WebChat, files: PhotoFiles) -> None:
        self._chat = chat
        self._files = files
        self._rooms = Rooms(AT_ONCE)
        self._sockets: set[web.WebSocketResponse] = set()

    def routes(self) -> tuple[web.RouteDef, ...]:
        """Everything the page needs."""
        return (
            web.get("/", self._index),
            web.get("/static/{name}", self._static),
            web.get(r"/photos/{sha256:\w+}", self._photo),  # no other picture of it: that may have to be made
            web.get("/files/{sha256}", self._document),
            web.get("/api/chats", self._chats),
            web.post("/api/chats/{chat}/messages", self._post),
            web.post("/api/chats/{chat}/press", self._press),
            web.get("/api/chats/{chat}/messages", self._messages),
            web.get("/api/events", self._events),
        )

    async def hang_up(self) -> None:
        """End the live connections so that the server can stop."""
        for socket in tuple(self._sockets):
            await socket.close(code=1001)

    async def _index(self, _request: web.Request) -> web.StreamResponse:
        return _file(PAGE / "index.html", "no-cache")

    async def _static(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if name == FONT:
            return _file(Path(pylopdf_fonts_zh_cn.sans_path()), "max-age=31536000, immutable")
        if name not in _PARTS:
            raise web.HTTPNotFound
        return _file(PAGE / name, "no-cache")

    async def _photo(self, request: web.Request) -> web.StreamResponse:
        size = Size.THUMB if request.query.get("size") == "thumb" else Size.SHOWN
        path = self._files.path(request.match_info["sha256"], size)
        if path is None:
            raise web.HTTPNotFound
        return _file(path, "private, max-age=31536000, immutable")

    async def _document(self, request: web.Request) -> web.StreamResponse:
        """To be kept, never to be shown in the page: what a document says is no part of the web chat."""
        made, sha256 = self._files.made, request.match_info["sha256"]
        path = made.document(sha256)
        if path is None:
            raise web.HTTPNotFound
        name = made.name(sha256)
        headers = {
            "Cache-Control": "private, no-cache",
            "Content-Type": _DOCUMENTS.get(Path(name).suffix.lower(), "application/octet-stream"),
            "Content-Disposition": _saved_as(name),
        }
        return web.FileResponse(path, headers=headers)

    async def _chats(self, _request: web.Request) -> web.Response:
        return web.json_response(await self._chat.chats())

    async def _post(self, request: web.Request) -> web.Response:
        self._chat.must_have_room()
        length = request.content_length
        if length is None or length > SMALL:
            async with self._rooms.room():
                id_ = await self._hear(request, partial(self._chat.must_sit, request.match_info["chat"]))
        else:
            id_ = await self._hear(request)
        return web.json_response({"id": id_}, status=201)

    async def _hear(self, request: web.Request, may_speak: MaySpeak | None = None) -> int:
        """Read a message, and keep it. With much to read, chat and sender are asked for before it is read."""
        if may_speak:
            await may_speak(None)
        try:
            async with asyncio.timeout(SLOWEST):
                typed = await typed_message(request, may_speak)
        except TimeoutError:
            raise NotTaken("传得太慢，没有收完。请换个网络再发。", 408) from None
        try:
            return await self._chat.hear(request.match_info["chat"], typed)
        except BadPhoto as bad:
            why = detail(bad, "，请重发") or _BAD_PHOTO[bad.why]
            what = "文件" if bad.why is Fault.NOT_A_PHOTO else "照片"
            raise NotTaken(f"{what}{why}。", 415) from bad

    async def _press(self, request: web.Request) -> web.Response:
        body = await json_object(request)
        try:
            sender, message, choice = str(body["sender"]), whole(body["message"]), str(body["choice"])
        except (KeyError, TypeError, ValueError) as error:
            raise NotTaken("要有 sender、message、choice 三项。") from error
        chat, once = request.match_info["chat"], str(body.get("client_id", ""))
        await self._chat.press(chat, sender, message, choice, once)
        return web.json_response({"ok": True})

    async def _messages(self, request: web.Request) -> web.Response:
        try:
            after = whole(request.query["after"]) if "after" in request.query else None
            wait = seconds(request.query.get("wait", "0"))
        except ValueError as error:
            raise NotTaken("after 和 wait 要是数字。") from error
        return web.json_response(await self._chat.messages(request.match_info["chat"], after, wait))

    async def _events(self, request: web.Request) -> web.WebSocketResponse:
        newest = await self._chat.newest()  # before the caller knows that we listen
        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)
        self._sockets.add(socket)
        changed: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        hears_no_more = self._chat.listen(changed.put_nowait)
        sending = [
            asyncio.create_task(self._forward(newest, socket)),
            asyncio.create_task(_forward_changed(changed, socket)),
        ]
        try:
            async for message in socket:
                if message.type is WSMsgType.ERROR:
                    break
        finally:
            hears_no_more()
            for task in sending:
                task.cancel()
            self._sockets.discard(socket)
        return socket

    async def _forward(self, seen: int, socket: web.WebSocketResponse) -> None:
        with contextlib.suppress(ConnectionError):  # whoever listened has gone
            while True:
                for message in await self._chat.news(seen):
                    await socket.send_json(message, dumps=_dumps)
                    seen = message["id"]


async def _forward_changed(changed: asyncio.Queue[dict[str, Any]], socket: web.WebSocketResponse) -> None:
    """Messages whose buttons are used up, once more as they are now."""
    with contextlib.suppress(ConnectionError):
        while True:
            await socket.send_json(await changed.get(), dumps=_dumps)


def _saved_as(name: str) -> str:
    """The header that has a browser keep a file under this name (RFC 6266, the name as in RFC 8187).

    Very old ones that do not know `filename*` get the letters that any of them takes.
    """
    ending = "".join(one for one in Path(name).suffix if one.isascii() and (one.isalnum() or one == "."))
    return f"attachment; filename=\"file{ending}\"; filename*=UTF-8''{quote(name or 'file', safe=_ATTRIBUTE)}"


def _file(path: Path, cache: str) -> web.FileResponse:
    headers = {"Cache-Control": cache, "Content-Type": _TYPES[path.suffix]}
    return web.FileResponse(path, headers=headers)


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
