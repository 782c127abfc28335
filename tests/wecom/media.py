"""Pictures and files: what people send lies encrypted behind a link for five minutes, what was uploaded has an id."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from urllib.parse import quote

from aiohttp import web
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from PIL import Image, UnidentifiedImageError

from tests.wecom.errors import BAD_MEDIA, Wrong
from tests.wecom.quota import Now

BLOCK = 32  # WeCom pads to 32 bytes, not to the 16 of AES
LINK_LIVES = timedelta(minutes=5)
MEDIA_LIVES = timedelta(days=3)


def encrypt(data: bytes, key: bytes) -> bytes:
    """AES-256-CBC with the first half of the key as IV, padded to 32."""
    padding = BLOCK - len(data) % BLOCK
    cipher = Cipher(algorithms.AES(key), modes.CBC(key[:16])).encryptor()
    return cipher.update(data + bytes([padding]) * padding) + cipher.finalize()


def recompressed(data: bytes) -> bytes:
    """A picture as it arrives: a smaller JPEG without EXIF. What is no picture stays as it is."""
    try:
        with Image.open(BytesIO(data)) as photo:
            plain = photo.convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError):
        return data
    plain.thumbnail((2000, 2000))
    out = BytesIO()
    plain.save(out, "JPEG", quality=75)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Link:
    """Bytes behind a link."""

    content: bytes
    filename: str
    until: datetime


class Links:
    """What people sent; `base` is the address of the fake once it listens."""

    def __init__(self, now: Now) -> None:
        self._now = now
        self._links: dict[str, Link] = {}
        self.base = ""
        self.downloads = 0

    def offer(self, data: bytes, filename: str) -> dict[str, str]:
        """Put bytes behind a new link with a key of its own; every second key comes without its `=`."""
        key, token = secrets.token_bytes(32), secrets.token_urlsafe(16)
        self._links[token] = Link(encrypt(data, key), filename, self._now() + LINK_LIVES)
        text = base64.b64encode(key).decode()
        aeskey = text.rstrip("=") if len(self._links) % 2 else text
        return {"url": f"{self.base}/media/{token}?sign={secrets.token_hex(8)}", "aeskey": aeskey}

    def answer(self, token: str) -> web.Response:
        """The download: 404 for what was never there, 403 when its time is over."""
        link = self._links.get(token)
        if link is None:
            return web.Response(status=404, text="not found")
        if self._now() >= link.until:
            return web.Response(status=403, text="expired")
        self.downloads += 1
        plain = link.filename.encode("ascii", "replace").decode()
        disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(link.filename)}"
        return web.Response(
            body=link.content,
            headers={"Content-Disposition": disposition, "Content-Type": "application/octet-stream"},
        )


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What was uploaded; `owner` is who may send it: the robot, one webhook, or the self-built app."""

    owner: str
    type: str
    content: bytes
    filename: str
    until: datetime


class Shelf:
    """Uploaded media by id."""

    def __init__(self, now: Now) -> None:
        self._now = now
        self._media: dict[str, Uploaded] = {}

    def put(self, owner: str, type_: str, content: bytes, filename: str) -> str:
        """Keep it for three days; the id."""
        media_id = f"3{secrets.token_urlsafe(40)}"
        self._media[media_id] = Uploaded(owner, type_, content, filename, self._now() + MEDIA_LIVES)
        return media_id

    def all(self) -> list[Uploaded]:
        """In the order in which it came."""
        return list(self._media.values())

    def get(self, media_id: object, owner: str, type_: str | None = None) -> Uploaded:
        """What it is. Raises Wrong 40007 if it is not there, too old, another's, or of another type."""
        media = self._media.get(media_id) if isinstance(media_id, str) else None
        if media is None or media.owner != owner or self._now() >= media.until:
            raise Wrong(BAD_MEDIA, "invalid media_id")
        if type_ is not None and media.type != type_:
            raise Wrong(BAD_MEDIA, f"media_id is of type {media.type}")
        return media
