"""Forms of the web chat, in which one part or what parts them is changed."""

from __future__ import annotations

import asyncio
import re
import warnings
from random import Random
from unittest.mock import Mock

from aiohttp import StreamReader, web
from aiohttp.test_utils import make_mocked_request

from bot.gateways.not_taken import NotTaken
from bot.gateways.webchat.forms import typed_message
from bot.gateways.webchat.typed import TypedMessage

LINE = b"--talk"
JUNK = (
    b"", b"\0", b"\r\n", b"\r\n\r\n", b"--", b":", b"=", b'"', b";", b"\xff\xfe", "照片".encode(), b"A" * 9_000,
    b"Content-Transfer-Encoding: base64\r\n", b"Content-Transfer-Encoding: rot13\r\n", b"Content-Encoding: gzip\r\n",
    b"Content-Type: text/plain; charset=nothing\r\n", b"Content-Type: multipart/mixed; boundary=x\r\n",
    b"Content-Length: 99999\r\n", b"Content-Disposition: form-data\r\n", b'Content-Disposition: a; name="\xff"\r\n',
)  # fmt: skip
FIELDS = ("sender", "text", "client_id", "latitude", "longitude")
VALUES = {
    "sender": b"18",
    "text": "人民广场 占道经营".encode(),
    "client_id": b"c1",
    "latitude": b"28.89",
    "longitude": b"120.02",
}
PHOTOS = (b"\xff\xd8first", b"\xff\xd8second")


def check(seed: int) -> str:
    """A form is read, or refused in words; the parts that were not touched are all there."""
    chance = Random(seed)
    parts = [_part(f'name="{name}"', VALUES[name]) for name in FIELDS]
    parts += [_part('name="photo"; filename="1.jpg"', photo) for photo in PHOTOS]
    touched = chance.randrange(len(parts))
    within = chance.random() < 0.7
    if within:
        parts[touched] = _changed(parts[touched], chance)
    body = b"".join(LINE + b"\r\n" + part for part in parts) + LINE + b"--\r\n"
    if not within:
        body = _changed(body, chance)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd heads, by the library
            found = asyncio.run(_read(body))
    except (NotTaken, web.HTTPClientError):
        return ""
    except Exception as error:
        return f"{type(error).__name__}: {str(error)[:200]}"
    in_its_frame = within and parts[touched].endswith(b"\r\n")
    return _lost(found, touched) if in_its_frame else ""


def _part(name: str, value: bytes) -> bytes:
    return f"Content-Disposition: form-data; {name}\r\n\r\n".encode() + value + b"\r\n"


def _changed(data: bytes, chance: Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 5))):
        lines = [found.end() for found in re.finditer(b"\r\n", data)]
        at = chance.choice([0, *lines, chance.randrange(len(data) + 1)])
        gone = chance.choice((0, 0, 1, 1, 3, 20))
        data = data[:at] + chance.choice(JUNK) + data[at + gone :]
    return data


async def _read(body: bytes) -> TypedMessage:
    payload = StreamReader(Mock(_reading_paused=False), 2**20, loop=asyncio.get_running_loop())
    payload.feed_data(body)
    payload.feed_eof()
    headers = {
        "Content-Type": f"multipart/form-data; boundary={LINE[2:].decode()}",
        "Content-Length": str(len(body)),
    }
    return await typed_message(make_mocked_request("POST", "/", headers=headers, payload=payload))


def _lost(found: TypedMessage, touched: int) -> str:
    """What of the untouched parts is not in the message. Positions need both numbers."""
    whole = {
        "sender": found.sender == VALUES["sender"].decode(),
        "text": found.text == VALUES["text"].decode(),
        "client_id": found.once == VALUES["client_id"].decode(),
    }
    lost = [name for name, there in whole.items() if not there and FIELDS.index(name) != touched]
    photos = [photo for at, photo in enumerate(PHOTOS, len(FIELDS)) if at != touched]
    lost += ["photo" for photo in photos if photo not in found.photos]
    if FIELDS[touched : touched + 1] not in (("latitude",), ("longitude",)) and found.place is None:
        lost.append("place")
    return f"lost {lost}" if lost else ""
