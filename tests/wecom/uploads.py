"""Upload in pieces over the long connection: begin, pieces in any order, end."""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tests.wecom.errors import BAD_IMAGE_FORMAT, BAD_PARAMETER, MEDIA_TOO_BIG, WRONG_MD5, Wrong
from tests.wecom.media import Shelf
from tests.wecom.quota import Now, Quota

MB = 1024 * 1024
MOST = {"image": 10 * MB, "voice": 2 * MB, "video": 10 * MB, "file": 20 * MB}
LEAST = 6  # "more than 5 bytes"
PIECE = 512 * 1024
PIECES = 100
SESSION = timedelta(minutes=30)
BEGINNINGS = {"image": (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8"), "voice": (b"#!AMR",)}
ROBOT = "robot"


@dataclass(slots=True)
class Upload:
    """One upload under way."""

    type: str
    filename: str
    size: int
    pieces: int
    md5: str
    until: datetime
    got: dict[int, bytes] = field(default_factory=dict)


class Uploads:
    """All uploads of the robot. The quota is read in the sternest way: every frame counts."""

    def __init__(self, now: Now, shelf: Shelf) -> None:
        self._now = now
        self._shelf = shelf
        self._quota = Quota(now, 30, 1000)
        self._open: dict[str, Upload] = {}

    def begin(self, body: dict[str, Any]) -> dict[str, Any]:
        """`aibot_upload_media_init`. Raises Wrong."""
        self._quota.take(ROBOT)
        type_, name, size, pieces = (
            body.get(key) for key in ("type", "filename", "total_size", "total_chunks")
        )
        if type_ not in MOST or not isinstance(name, str) or not 0 < len(name.encode()) <= 256:
            raise Wrong(BAD_PARAMETER, "invalid type or filename")
        if not isinstance(size, int) or not isinstance(pieces, int) or size < LEAST:
            raise Wrong(BAD_PARAMETER, "invalid total_size or total_chunks")
        if size > MOST[type_]:
            raise Wrong(MEDIA_TOO_BIG, "media size out of limit")
        if not 0 < pieces <= PIECES or not pieces - 1 < size <= pieces * PIECE:
            raise Wrong(BAD_PARAMETER, "invalid total_chunks")
        upload_id = secrets.token_hex(16)
        md5 = str(body.get("md5", ""))
        self._open[upload_id] = Upload(type_, name, size, pieces, md5, self._now() + SESSION)
        return {"upload_id": upload_id}

    def piece(self, body: dict[str, Any]) -> dict[str, Any]:
        """`aibot_upload_media_chunk`; a repeated piece is ignored. Raises Wrong."""
        self._quota.take(ROBOT)
        upload, index = self._get(body), body.get("chunk_index")
        if not isinstance(index, int) or not 0 <= index < upload.pieces:
            raise Wrong(BAD_PARAMETER, "invalid chunk_index")
        try:
            data = base64.b64decode(str(body.get("base64_data", "")), validate=True)
        except binascii.Error:
            raise Wrong(BAD_PARAMETER, "invalid base64_data") from None
        if not 0 < len(data) <= PIECE:
            raise Wrong(MEDIA_TOO_BIG, "chunk size out of limit")
        upload.got.setdefault(index, data)
        return {}

    def end(self, body: dict[str, Any]) -> dict[str, Any]:
        """`aibot_upload_media_finish`: all there, as big as said, with the right MD5. Raises Wrong."""
        self._quota.take(ROBOT)
        upload = self._get(body)
        content = b"".join(upload.got[index] for index in sorted(upload.got))
        if len(upload.got) != upload.pieces or len(content) != upload.size:
            raise Wrong(BAD_PARAMETER, "chunks missing or of wrong size")
        if upload.md5 != hashlib.md5(content).hexdigest():
            raise Wrong(WRONG_MD5, "md5 not match")
        if not content.startswith(BEGINNINGS.get(upload.type, b"")):
            raise Wrong(BAD_IMAGE_FORMAT, "invalid media format")
        media_id = self._shelf.put(ROBOT, upload.type, content, upload.filename)
        del self._open[str(body["upload_id"])]
        return {"type": upload.type, "media_id": media_id, "created_at": int(self._now().timestamp())}

    def _get(self, body: dict[str, Any]) -> Upload:
        upload = self._open.get(str(body.get("upload_id")))
        if upload is None or self._now() >= upload.until:
            raise Wrong(BAD_PARAMETER, "invalid upload_id")
        return upload
