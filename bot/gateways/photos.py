"""What of a message cannot be used, and what its sender is told about it, once. The same on every platform."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.chat import Incoming, Outgoing, listed
from domain.sent import SentFile
from storage.books import Books
from storage.photos import Examined, Fault
from texts import kinds

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
    """A photo that could not be fetched. `why`: the fault, if its sender can mend it. `detail`: what else is known.

    `as_file`: it came as a file, and may be no photo. `hopeless`: the same photo sent again would fail the same way.
    """

    why: Fault | None = None
    as_file: bool = False
    detail: str = ""
    hopeless: bool = False


Fetched = Examined | Missing | SentFile


def with_documents(message: Incoming, fetched: Iterable[Fetched | None]) -> Incoming:
    """The message with the documents that are among what was fetched for it."""
    sent = tuple(one for one in fetched if isinstance(one, SentFile))
    if not sent:
        return message
    return replace(message, files=(*message.files, *sent), unusable=listed(message.unusable, kinds.FILE))


def answer(
    message: Incoming, text: str, why: str, now: datetime, store: Books, *, alone: bool = False
) -> None:
    """Say something about a message, once for each `why`. `alone`: it concerns nobody but its sender."""
    chat = message.chat
    key = f"{chat.platform}-{why}:{chat.id}:{message.id}"
    said = Outgoing(chat, text, key=key)
    if alone and not chat.private:
        said = said.for_sender(message)
    store.post.outbox.put(said, now)


def without(lost: Sequence[Missing], message: Incoming, why: str, now: datetime, store: Books) -> Incoming:
    """The message without the photos that were lost; its sender is told."""
    if not lost:
        return message
    answer(message, missing(lost), why, now, store)
    if message.edits is not None:  # a new wording stays what its sender typed
        return message
    return replace(message, text=message.text and f"{message.text}{_NOT_RECEIVED}")


def missing(photos: Sequence[Missing]) -> str:
    """The request to send lost photos again, without those for which that is of no use."""
    lost, hopeless = ([one for one in photos if one.hopeless is which] for which in (False, True))
    said = [f"有 {_count(lost)}没收到{_why(lost, '（{}）')}，请再发一次。"] if lost else []
    if hopeless:
        said.append(
            f"有 {_count(hopeless)}{_why(hopeless, '{}，')}再发也没用。请先用文字说明，并告诉管理员。"
        )
    return "\n".join(said)


def _count(photos: Sequence[Missing]) -> str:
    files = all(one.as_file or one.why is Fault.NOT_A_PHOTO for one in photos)
    return f"{len(photos)} {'个文件' if files else '张照片'}"


def _why(photos: Sequence[Missing], form: str) -> str:
    whys = [one.detail or (_FAULTS[one.why] if one.why else "") for one in photos]
    told = "；".join(dict.fromkeys(why for why in whys if why))
    return form.format(told) if told else ""


def mute(what: str) -> str:
    """The answer to what the bot cannot use: 视频, 文件 …"""
    return kinds.cannot_look_at(what)
