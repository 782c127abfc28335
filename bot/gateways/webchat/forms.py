"""Reads what is sent to the web chat: forms and numbers, with their limits."""

from __future__ import annotations

import math
import re
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web
from aiohttp.http import HttpProcessingError

from bot.gateways.not_taken import NotTaken
from bot.gateways.webchat.typed import TypedFile, TypedMessage, must_be_few
from domain.photo import Place

MOST_BYTES = 20 * 1024 * 1024  # one photo or file
MOST_OF_ALL = 64 * 1024 * 1024  # a whole form; nine photos of a phone are some 40 MB
MOST_PARTS = 64  # photos, files and fields, also those that nobody knows
MOST_FIELD = 64 * 1024  # bytes in any other field
TOO_MUCH = "内容太大：一次一共不超过 64MB，请分几次发。"
LONGEST_WAIT = 60.0  # seconds

_WHOLE = re.compile("-?[0-9]{1,20}")
_LARGE = frozenset({"photo", "file"})
_FIELDS = frozenset({"sender", "text", "quote", "latitude", "longitude", "client_id"})


# Asked with the sender as soon as it is read, before that with None; raises NotTaken.
MaySpeak = Callable[[str | None], Awaitable[None]]


async def typed_message(request: web.Request, may_speak: MaySpeak | None = None) -> TypedMessage:
    """A posted message. Unknown fields are ignored. Raises NotTaken: no photo is read of whoever may not speak.

    The sender comes before the photos, as forms are filled in; behind them only as much is read as any message has.
    """
    if (request.content_length or 0) > MOST_OF_ALL:
        raise NotTaken(TOO_MUCH, 413)
    try:
        fields, photos, files = await _form(request, may_speak)
        quote = whole(fields["quote"]) if fields.get("quote") else None
        place = _place(fields)
    except (ValueError, HttpProcessingError) as error:  # the second for the head of a part
        raise NotTaken("表单、引用或位置的格式不对。") from error
    return TypedMessage(
        sender=fields.get("sender", "").strip(),
        text=fields.get("text", "").replace("\0", ""),  # PostgreSQL cannot keep it
        photos=tuple(photos),
        quote=quote,
        place=place,
        once=fields.get("client_id", ""),
        files=tuple(files),
    )


async def _form(
    request: web.Request, may_speak: MaySpeak | None
) -> tuple[dict[str, str], list[bytes], list[TypedFile]]:
    """Its fields, photos and files. Raises NotTaken; ValueError if it is no form at all."""
    if request.content_type == "application/x-www-form-urlencoded":  # scripts without photos may send this
        return dict(parse_qsl((await request.read()).decode(), keep_blank_values=True)), [], []
    if not request.content_type.startswith("multipart/"):
        raise NotTaken("请用 multipart/form-data 发送。", 415)
    fields, photos, files = dict[str, str](), list[bytes](), list[TypedFile]()
    left, parts = MOST_OF_ALL, 0
    async for part in await request.multipart():
        parts += 1
        if parts > MOST_PARTS or not isinstance(part, BodyPartReader):
            raise NotTaken("表单的格式不对。")
        read = await _read(part, left, MOST_BYTES if part.name in _LARGE else MOST_FIELD)
        left -= len(read)
        if part.name == "photo":
            photos += [read] if read else []
        elif part.name == "file" and part.filename:  # of a field without a file the part is empty
            files.append(TypedFile(part.filename, read))
        elif part.name in _FIELDS:
            fields[part.name] = read.decode(errors="replace")
        if part.name == "sender" and may_speak:
            await may_speak(fields["sender"].strip())
        must_be_few(len(photos), len(files))
    return fields, photos, files


async def _read(part: BodyPartReader, left: int, most: int) -> bytes:
    """A part, up to so many bytes of its own, and up to what is `left` for all of them. Raises NotTaken."""
    data = bytearray()
    while chunk := await part.read_chunk(256 * 1024):
        data += chunk
        if len(data) > most:
            raise NotTaken("内容太大：照片、文件每个不超过 20MB。", 413)
        if len(data) > left:
            raise NotTaken(TOO_MUCH, 413)
    return bytes(data)


def _place(fields: dict[str, str]) -> Place | None:
    if not fields.get("latitude") and not fields.get("longitude"):
        return None
    place = Place(float(fields.get("latitude", "")), float(fields.get("longitude", "")))
    if not (-90 <= place.latitude <= 90 and -180 <= place.longitude <= 180):
        raise ValueError("out of range")
    return place


def whole(text: object) -> int:
    """A number as both databases can compare it. Raises ValueError."""
    if not _WHOLE.fullmatch(str(text)):
        raise ValueError("no number")
    number = int(str(text))
    if abs(number) >= 2**63:
        raise ValueError("out of range")
    return number


def seconds(text: str) -> float:
    """How long to wait. Raises ValueError."""
    wanted = float(text)
    if math.isnan(wanted):
        raise ValueError("not a number")
    return min(max(wanted, 0), LONGEST_WAIT)
