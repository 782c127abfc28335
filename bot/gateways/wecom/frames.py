"""Frames of the long connection (长连接): JSON, answers without a `cmd`, matched by `req_id`."""

from __future__ import annotations

import json
import re
from typing import Any

Frame = dict[str, Any]

SUBSCRIBE, PING = "aibot_subscribe", "ping"
MESSAGE, EVENT = "aibot_msg_callback", "aibot_event_callback"
SEND, RESPOND, UPDATE = "aibot_send_msg", "aibot_respond_msg", "aibot_respond_update_msg"
UPLOAD_BEGIN, UPLOAD_PIECE, UPLOAD_END = (
    "aibot_upload_media_init",
    "aibot_upload_media_chunk",
    "aibot_upload_media_finish",
)

_NAME = re.compile(r"[A-Za-z_]{1,40}")
_MOST_NAMES = 20  # of one object


def written(cmd: str, req_id: str, body: Frame | None = None) -> str:
    """A command as it travels."""
    frame: Frame = {"cmd": cmd, "headers": {"req_id": req_id}}
    return json.dumps(frame if body is None else frame | {"body": body}, ensure_ascii=False)


def read(text: str) -> Frame | None:
    """Read a frame; None if it is none. Control characters that people typed come unescaped, and are accepted."""
    try:
        frame = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    return frame if isinstance(frame, dict) else None


def part(frame: Frame, *names: str) -> Frame:
    """The object below these names; an empty one where there is none."""
    found: Any = frame
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else {}


def word(frame: Frame, name: str) -> str:
    """The text under a name; '' where there is none."""
    found = frame.get(name)
    return found if isinstance(found, str) else ""


def req_id(frame: Frame) -> str:
    """What an answer to this frame must carry."""
    return word(part(frame, "headers"), "req_id") or word(frame, "req_id")


def shape(value: Any, depth: int = 4) -> str:
    """What an object looks like, for the log: names and types, nothing of what stands there."""
    if isinstance(value, dict) and depth:
        found = [
            f"{_named(name)}: {shape(one, depth - 1)}" for name, one in list(value.items())[:_MOST_NAMES]
        ]
        return "{" + ", ".join(found) + "}"
    if isinstance(value, list) and depth:
        return f"[{len(value)} of {shape(value[0], depth - 1)}]" if value else "[]"
    return type(value).__name__


def _named(name: object) -> str:
    """A name, if it looks like one that WeCom gives; anything else may have been typed by somebody."""
    return name if isinstance(name, str) and _NAME.fullmatch(name) else "?"


def is_kick(frame: Frame) -> bool:
    """True if another connection of this robot took over. This one stays half open and is of no more use."""
    event = part(frame, "body", "event")
    return frame.get("cmd") == EVENT and event.get("eventtype") == "disconnected_event"
