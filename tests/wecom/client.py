"""The plainest client of the long connection: it sends frames and waits for their answers. For checking the fake."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

import aiohttp

from tests.patience import PATIENCE
from tests.wecom.server import FakeWeCom
from tests.wecom.uploads import PIECE

Frame = dict[str, Any]


class Client:
    """`callbacks` are what came unasked; `closed` is the close code when the connection has ended."""

    def __init__(self, ws: aiohttp.ClientWebSocketResponse) -> None:
        self.ws = ws
        self.callbacks: asyncio.Queue[Frame] = asyncio.Queue()
        self.raw: list[str] = []
        self.ended = asyncio.Event()
        self._answers: dict[str, asyncio.Future[Frame]] = {}
        self._number = count(1)

    async def read(self) -> None:
        """Sort what comes until the end."""
        async for message in self.ws:
            self.raw.append(message.data)
            frame = json.loads(message.data, strict=False)
            if "cmd" in frame:
                self.callbacks.put_nowait(frame)
            elif waiting := self._answers.pop(frame["headers"]["req_id"], None):
                waiting.set_result(frame)
        self.ended.set()

    async def ask(self, cmd: str, body: Frame | None = None, *, to: Frame | None = None) -> Frame:
        """Send a frame and wait for its answer; `to` is the callback that it answers."""
        req_id = to["headers"]["req_id"] if to else f"{cmd}-{next(self._number)}"
        waiting: asyncio.Future[Frame] = asyncio.get_running_loop().create_future()
        self._answers[req_id] = waiting
        frame: Frame = {"cmd": cmd, "headers": {"req_id": req_id}}
        await self.ws.send_str(json.dumps(frame | ({"body": body} if body is not None else {})))
        return await waiting

    async def code(self, cmd: str, body: Frame | None = None, *, to: Frame | None = None) -> int:
        """The errcode alone."""
        return int((await self.ask(cmd, body, to=to))["errcode"])

    async def subscribe(self, fake: FakeWeCom) -> int:
        """With the right secret."""
        return await self.code("aibot_subscribe", {"bot_id": fake.robot.bot_id, "secret": fake.robot.secret})

    async def heard(self) -> Frame:
        """The next callback."""
        return await asyncio.wait_for(self.callbacks.get(), PATIENCE)

    async def push(self, chatid: str, content: str, chat_type: int = 2) -> int:
        """Say something in markdown."""
        body = {"chatid": chatid, "chat_type": chat_type} | markdown(content)
        return await self.code("aibot_send_msg", body)

    async def upload(self, data: bytes, kind: str = "file", name: str = "简报.docx") -> Frame:
        """In pieces; the answer to the last frame."""
        pieces = [data[start : start + PIECE] for start in range(0, len(data), PIECE)]
        begun = await self.ask("aibot_upload_media_init", begin(data, kind, name))
        for index, piece in enumerate(pieces):
            part = {"upload_id": begun["body"]["upload_id"], "chunk_index": index}
            await self.ask(
                "aibot_upload_media_chunk", part | {"base64_data": base64.b64encode(piece).decode()}
            )
        return await self.ask("aibot_upload_media_finish", {"upload_id": begun["body"]["upload_id"]})


def begin(data: bytes, kind: str = "file", name: str = "简报.docx") -> Frame:
    """The body of `aibot_upload_media_init`."""
    return {
        "type": kind,
        "filename": name,
        "total_size": len(data),
        "total_chunks": -(-len(data) // PIECE),
        "md5": hashlib.md5(data).hexdigest(),
    }


def markdown(content: str) -> Frame:
    """A message of words."""
    return {"msgtype": "markdown", "markdown": {"content": content}}


def card(task_id: str, *buttons: str, title: str = "#12 待核查") -> Frame:
    """A message with buttons; the key of a button is its text."""
    return {"msgtype": "template_card", "template_card": bare_card(task_id, *buttons, title=title)}


def bare_card(task_id: str, *buttons: str, title: str = "#12 待核查") -> Frame:
    """The card itself."""
    return {
        "card_type": "button_interaction",
        "main_title": {"title": title},
        "task_id": task_id,
        "button_list": [{"text": one, "style": 1, "key": one} for one in buttons],
    }


@asynccontextmanager
async def connected(fake: FakeWeCom, *, subscribe: bool = True) -> AsyncIterator[Client]:
    """A client, subscribed unless said otherwise."""
    async with aiohttp.ClientSession() as http, http.ws_connect(fake.ws_url) as ws:
        client = Client(ws)
        reading = asyncio.create_task(client.read())
        try:
            if subscribe:
                assert await client.subscribe(fake) == 0
            yield client
        finally:
            await ws.close()
            await reading
