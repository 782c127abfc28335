"""Reads what is sent to the web chat: forms and numbers, with their limits."""

from __future__ import annotations

import math
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from bot.gateways.not_taken import NotTaken
from bot.gateways.webchat.gateway import MOST_PHOTOS, TypedMessage
from domain.chat import Place

MOST_BYTES = 20 * 1024 * 1024  # one photo
MOST_FIELD = 64 * 1024  # bytes in any other field
LONGEST_WAIT = 60.0  # seconds

_FIELDS = frozenset({"sender", "text", "quote", "latitude", "longitude", "client_id"})


async def typed_message(request: web.Request) -> TypedMessage:
    """A posted message. Unknown fields are ignored. Raises NotTaken."""
    try:
        fields, photos = await _form(request)
        quote = whole(fields["quote"]) if fields.get("quote") else None
        place = _place(fields)
    except ValueError as error:
        raise NotTaken("表单、引用或位置的格式不对。") from error
    return TypedMessage(
        sender=fields.get("sender", "").strip(),
        text=fields.get("text", "").replace("\0", ""),  # PostgreSQL cannot keep it
        photos=tuple(photos),
        quote=quote,
        place=place,
        once=fields.get("client_id", ""),
    )


async def _form(request: web.Request) -> tuple[dict[str, str], list[bytes]]:
    """Its fields and photos. Raises NotTaken; ValueError if it is no form at all."""
    if request.content_type == "application/x-www-form-urlencoded":  # scripts without photos may send this
        return dict(parse_qsl((await request.read()).decode(), keep_blank_values=True)), []
    if not request.content_type.startswith("multipart/"):
        raise NotTaken("请用 multipart/form-data 发送。", 415)
    fields: dict[str, str] = {}
    photos: list[bytes] = []
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        if part.name == "photo":
            photos += [data] if (data := await _read(part, MOST_BYTES)) else []
        elif part.name in _FIELDS:
            fields[part.name] = (await _read(part, MOST_FIELD)).decode(errors="replace")
        if len(photos) > MOST_PHOTOS:
            raise NotTaken(f"一次最多发 {MOST_PHOTOS} 张照片，请分开发。", 413)
    return fields, photos


async def _read(part: BodyPartReader, most: int) -> bytes:
    data = bytearray()
    while chunk := await part.read_chunk(256 * 1024):
        data += chunk
        if len(data) > most:
            raise NotTaken("内容太大：照片每张不超过 20MB。", 413)
    return bytes(data)


def _place(fields: dict[str, str]) -> Place | None:
    if not fields.get("latitude") or not fields.get("longitude"):
        return None
    place = Place(float(fields["latitude"]), float(fields["longitude"]))
    if not (-90 <= place.latitude <= 90 and -180 <= place.longitude <= 180):
        raise ValueError("out of range")
    return place


def whole(text: object) -> int:
    """A number as both databases can compare it. Raises ValueError."""
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
