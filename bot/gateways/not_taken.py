"""Requests to our own web server that are refused, and how JSON and moments are read."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from aiohttp import web

BUSY = "正忙，请稍后再发。"


class NotTaken(Exception):
    """A request is refused. The text says why, in Chinese, to the person who made it."""

    def __init__(self, why: str, status: int = 400) -> None:
        super().__init__(why)
        self.why = why
        self.status = status


def busy() -> NotTaken:
    """Too much is in hand. Made anew each time: an error raised again keeps every request that it was raised for."""
    return NotTaken(BUSY, 503)


async def json_object(request: web.Request) -> dict[str, Any]:
    """The JSON object that was sent. Raises NotTaken."""
    try:
        body = json.loads(await request.read())
    except (ValueError, RecursionError) as error:
        raise NotTaken("内容要是 JSON。") from error
    if not isinstance(body, dict):
        raise NotTaken("内容要是一个 JSON 对象。")
    return body


def moment(text: str) -> datetime:
    """An ISO 8601 moment with an offset. Raises NotTaken."""
    try:
        at = datetime.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise NotTaken("时间要写成 2026-03-02T08:30:00+08:00 这样。") from error
    if at.tzinfo is None:
        raise NotTaken("时间要带时区，例如 +08:00。")
    return at
