"""What of a callback is well formed, whatever stands beside it: that much the bot must understand.

Written apart from the product's own reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bot.gateways.heard import Heard
from bot.gateways.wecom.convert import convert

NAME = "走街"
KINDS = ("text", "mixed", "voice", "image", "file", "video", "appmsg", "location")


def lost(frame: Any, now: datetime) -> list[str]:
    """Well-formed words and links of a message that are not in what the bot makes of it."""
    if not _is_message(frame):
        return []
    body = frame["body"]
    found = convert(frame, NAME, now)
    words = _signs(found.message.text) if isinstance(found, Heard) else ""
    links = {one.url for one in found.pictures} if isinstance(found, Heard) else set()
    missing = [one for one in _words(body) if _signs(one) not in words]
    return [f"lost: {one[:40]!r}" for one in (*missing, *(set(_links(body)) - links))]


def _is_message(frame: Any) -> bool:
    """Whether it says who speaks, where, and under which id."""
    if not (isinstance(frame, dict) and frame.get("cmd") == "aibot_msg_callback"):
        return False
    body = frame.get("body")
    if not (isinstance(body, dict) and isinstance(body.get("from"), dict)):
        return False
    ids = [body["from"].get("userid"), body.get("msgid")]
    if body.get("chattype") == "group":
        ids.append(body.get("chatid"))
    elif isinstance(body.get("chatid"), str) and body["chatid"]:
        ids.append(body["chatid"])
    return all(isinstance(one, str) and 0 < len(one) <= 256 and one.isprintable() for one in ids)


def _parts(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The message itself, or what is mixed in it."""
    if _kind(body) != "mixed":
        yield body
        return
    items = body["mixed"].get("msg_item") if isinstance(body.get("mixed"), dict) else None
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and _kind(item) != "mixed":
            yield item


def _kind(part: dict[str, Any]) -> str:
    """As it says; as it looks, where that is no kind that there is."""
    said = part.get("msgtype")
    if isinstance(said, str) and said in KINDS:
        return said
    there = (
        name
        for name in ("text", "mixed", "voice", "image", "file")
        if isinstance(part.get(name), dict) and part[name]
    )
    return next(there, "")


def _words(body: dict[str, Any]) -> Iterator[str]:
    for part in _parts(body):
        kind = _kind(part)
        inner = part.get(kind) if kind in ("text", "voice") else None
        content = inner.get("content") if isinstance(inner, dict) else None
        if isinstance(content, str) and _signs(content):
            yield content


def _links(body: dict[str, Any]) -> Iterator[str]:
    for part in _parts(body):
        kind = _kind(part)
        inner = part.get(kind) if kind in ("image", "file") else None
        url = inner.get("url") if isinstance(inner, dict) else None
        if isinstance(url, str) and url:
            yield url


def _signs(text: str) -> str:
    """What counts of words: letters and digits, without the robot's name."""
    return "".join(sign for sign in text.replace(f"@{NAME}", "") if sign.isalnum())
