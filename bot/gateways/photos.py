"""What cannot be taken of a message, and what its sender is told of it, once; the same on every platform."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.chat import Incoming, Outgoing
from storage.photos import Examined, Fault
from storage.store import Books

_NOT_RECEIVED = "（照片没收到）"  # behind the words of a message that lost a photo
_FAULTS = {
    Fault.TOO_BIG: "太大，请发 20MB 以内的",
    Fault.TOO_MANY_PIXELS: "尺寸过大，请用普通拍照模式",
    Fault.NOT_A_PHOTO: "不是照片，请发 JPG 或 PNG",
    Fault.BROKEN: "打不开，可能没传完",
    Fault.HEIC: "是 HEIC 格式，请发 JPG 或直接发照片",
}


@dataclass(frozen=True, slots=True)
class Missing:
    """A photo that could not be had; `why` as far as its sender can help it, `detail` if more is known of it.

    `as_file` if it may be no photo at all, `is_document` if it is none, and nobody said that it was.
    """

    why: Fault | None = None
    as_file: bool = False
    is_document: bool = False
    detail: str = ""


Fetched = Examined | Missing


def answer(message: Incoming, text: str, why: str, now: datetime, store: Books) -> None:
    """Say something about a message, once for each `why`."""
    chat = message.chat
    key = f"{chat.platform}-{why}:{chat.id}:{message.id}"
    store.post.outbox.put(Outgoing(chat, text, key=key), now)


def without(lost: Sequence[Missing], message: Incoming, why: str, now: datetime, store: Books) -> Incoming:
    """The message as it is without the photos that were lost, of which its sender is told."""
    if not lost:
        return message
    answer(message, missing(lost), why, now, store)
    return replace(message, text=message.text and f"{message.text}{_NOT_RECEIVED}")


def missing(photos: Sequence[Missing]) -> str:
    """Asks whoever sent them to send them again."""
    whys = [one.detail or _FAULTS[one.why] for one in photos if one.why]
    why = f"（{'；'.join(dict.fromkeys(whys))}）" if whys else ""
    what = "个文件" if all(one.as_file for one in photos) else "张照片"
    return f"有 {len(photos)} {what}没收到{why}，请再发一次。"


def mute(what: str) -> str:
    """To somebody who sent what the bot can make nothing of: 视频, 文件 …"""
    return f"{what}我看不了，请发文字或照片。"
