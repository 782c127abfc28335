"""The ways to people: the robot, a group's webhook, the self-built app. Each sends one part of a message."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import logging
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

from bot.clock import Clock
from bot.gateways.wecom import cards
from bot.gateways.wecom.calls import Calls
from bot.gateways.wecom.codes import (
    BAD_KINDS,
    BAD_REQ_ID,
    NOBODY,
    PASSING,
    UNKNOWN_CHAT,
    Declined,
    NoAnswer,
)
from bot.gateways.wecom.frames import RESPOND, SEND, UPDATE
from bot.gateways.wecom.http import Http
from bot.gateways.wecom.layout import NOTHING, Part, TemplateCard, WecomFile, WecomPhoto, WecomText, typed
from bot.gateways.wecom.minute import Minute
from bot.gateways.wecom.qyapi import Qyapi
from bot.gateways.wecom.remembered import Remembered, content
from bot.gateways.wecom.robot import Robot
from bot.gateways.wecom.uploads import LEAST, Uploads
from storage.photos import PhotoFiles, Size

log = logging.getLogger("zoujie.wecom")

SHORTEST_TEXT = 2048  # bytes, by webhook and app
PICTURE = "photo.jpg"


class Way(Protocol):
    """Sends parts to one chat. Raises Declined and TryLater where nothing was sent, NoAnswer where nobody knows."""

    @property
    def name(self) -> str:
        """What it is called in the outbox and in logs."""

    @property
    def most(self) -> int:
        """Bytes in one text."""

    @property
    def cards(self) -> bool:
        """True if there may be buttons."""

    async def send(self, row: int, part: Part) -> None:
        """Send one part of an outbox row."""
        ...


@dataclass(frozen=True)
class ByRobot:
    """To the chat that the robot knows as `chat`; people name it `called`."""

    robot: Robot
    uploads: Uploads
    calls: Calls
    clock: Clock
    files: PhotoFiles
    chat: str
    private: bool
    called: str
    name: str = "robot"
    most: int = 20480
    cards: bool = True

    async def send(self, row: int, part: Part) -> None:
        """Send the part. If WeCom does not let the robot begin, answer the newest message of the chat."""
        try:
            await self._push_or_answer(row, part)
        except Declined as declined:
            if not isinstance(part, TemplateCard) or declined.code in {UNKNOWN_CHAT, *PASSING}:
                raise
            log.error("a card was refused, its words are sent instead: %s", declined)
            words = typed(part.text, part.choices, "" if self.private else self.called)
            await self._push_or_answer(row, WecomText(words))

    async def update(self, row: int, part: TemplateCard, task: str) -> bool:
        """Change the card that was pressed a moment ago. False if none was pressed, or if it is too late."""
        req_id = self.calls.to_update(task, self.clock.now())
        if req_id is None:
            return False
        card = cards.card(row, part.text, part.choices, part.said, task)
        body = {"response_type": "update_template_card", "template_card": card}
        try:
            await self.robot.ask(UPDATE, body, answers=req_id)
        except (Declined, NoAnswer) as error:  # twice on the screen is better than nowhere
            log.info("a card was not changed, a new one is sent: %s", error)
            return False
        return True

    async def _push_or_answer(self, row: int, part: Part) -> None:
        content = await self._content(row, part)
        to = {"chatid": self.chat, "chat_type": 1 if self.private else 2}
        try:
            await self.robot.ask(SEND, to | content)
        except Declined as declined:
            if declined.code not in {UNKNOWN_CHAT, *BAD_KINDS}:
                raise
            await self._answer(part, content, declined)

    async def _answer(self, part: Part, content: dict[str, Any], why: Declined) -> None:
        """In: `why` it was not pushed. Raises Declined, also where there is nothing to be answered."""
        req_id = self.calls.to_answer(self.chat, self.clock.now())
        shapes = [] if why.code in BAD_KINDS else [content]
        if isinstance(part, WecomText):
            shapes.append(_stream(part.text))
        for shape in shapes if req_id else ():
            try:
                await self.robot.ask(RESPOND, shape, answers=req_id)
                return
            except Declined as declined:
                why = why if declined.code == BAD_REQ_ID else declined
                if declined.code not in BAD_KINDS:
                    break
        raise why

    async def _content(self, row: int, part: Part) -> dict[str, Any]:
        match part:
            case TemplateCard():
                task = cards.task_of(row, part.text, part.choices)
                card = cards.card(row, part.text, part.choices, part.said, task)
                return {"msgtype": "template_card", "template_card": card}
            case WecomText():
                return _markdown(part.text)
        found = await read(self.files, part)
        if found is None:
            return _markdown(NOTHING)
        kind, data, name = found
        media_id = await self.uploads.media_id(kind, data, name)
        return {"msgtype": kind, kind: {"media_id": media_id}}


@dataclass(frozen=True)
class ByWebhook:
    """To the group of this webhook (消息推送). The phones of the people in `rung` ring, once."""

    http: Http
    uploaded: Remembered
    files: PhotoFiles
    minute: Minute
    key: str = field(repr=False)
    rung: Sequence[str]
    name: str = "webhook"
    most: int = SHORTEST_TEXT
    cards: bool = False

    async def send(self, row: int, part: Part) -> None:
        """Send it."""
        (place,) = self.minute.take(1)
        with self.minute.call(place):
            await self.http.post("webhook/send", {"key": self.key}, await self._content(part))

    async def _content(self, part: Part) -> dict[str, Any]:
        if isinstance(part, (WecomText, TemplateCard)):
            text: dict[str, Any] = {"content": part.text}
            return {"msgtype": "text", "text": text | ({"mentioned_list": [*self.rung]} if self.rung else {})}
        found = await read(self.files, part)
        if found is None:
            return {"msgtype": "text", "text": {"content": NOTHING}}
        kind, data, name = found
        if kind == "image":
            md5 = hashlib.md5(data, usedforsecurity=False).hexdigest()
            return {"msgtype": kind, kind: {"base64": base64.b64encode(data).decode(), "md5": md5}}
        query = {"key": self.key, "type": kind}
        upload = partial(self.http.upload, "webhook/upload_media", query, data, name)
        media_id = await self.uploaded.id(content(self.key, kind, data, name), upload)
        return {"msgtype": kind, kind: {"media_id": media_id}}


@dataclass(frozen=True)
class ByApp:
    """To one person, in the talk with the self-built app."""

    qyapi: Qyapi
    uploaded: Remembered
    files: PhotoFiles
    agent_id: int
    userid: str
    name: str = "app"
    most: int = SHORTEST_TEXT
    cards: bool = False

    async def send(self, row: int, part: Part) -> None:
        """Send it."""
        to = {"touser": self.userid, "agentid": self.agent_id}
        answer = await self.qyapi.send(to | await self._content(part))
        # errcode 0 says only that somebody was reached; this one may have left, or have no licence.
        if any(
            self.userid in str(answer.get(name, "")).split("|") for name in ("invaliduser", "unlicenseduser")
        ):
            raise Declined(NOBODY)

    async def _content(self, part: Part) -> dict[str, Any]:
        if isinstance(part, (WecomText, TemplateCard)):
            return {"msgtype": "text", "text": {"content": part.text}}
        found = await read(self.files, part)
        if found is None:
            return {"msgtype": "text", "text": {"content": NOTHING}}
        kind, data, name = found
        upload = partial(self.qyapi.upload, kind, data, name)
        return {"msgtype": kind, kind: {"media_id": await self.uploaded.id(content("app", *found), upload)}}


def _markdown(text: str) -> dict[str, Any]:
    return {"msgtype": "markdown", "markdown": {"content": text}}


def _stream(text: str) -> dict[str, Any]:
    """A stream that ends in its first frame. Devices that show no markdown still show this."""
    return {"msgtype": "stream", "stream": {"id": secrets.token_hex(8), "finish": True, "content": text}}


async def read(files: PhotoFiles, part: WecomPhoto | WecomFile) -> tuple[str, bytes, str] | None:
    """Kind, bytes and name of a picture or file; None if it is not on the disk."""
    if isinstance(part, WecomPhoto):
        kind, name, path = "image", PICTURE, files.path(part.sha256, Size.SHOWN)
    else:
        kind, name, path = "file", part.file.name, files.made.document(part.file.sha256)
    data = await asyncio.to_thread(path.read_bytes) if path else b""
    if len(data) < LEAST:
        log.error("a file is not on the disk")
        return None
    return kind, data, name
