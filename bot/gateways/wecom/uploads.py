"""Pictures and files for the robot's messages: uploaded in pieces, one after another, each once in three days."""

from __future__ import annotations

import base64
import hashlib
from collections import deque
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.gateways.base import TryLater
from bot.gateways.wecom.codes import NoAnswer
from bot.gateways.wecom.frames import UPLOAD_BEGIN, UPLOAD_END, UPLOAD_PIECE, part, word
from bot.gateways.wecom.robot import Robot

PIECE = 512 * 1024  # bytes
PATIENCE = 30.0  # seconds for the answer to a piece
LIVES = timedelta(days=3) - timedelta(hours=1)
PER_MINUTE = 30  # WeCom does not say whether it counts files or frames: frames, to be safe
MINUTE = timedelta(minutes=1)
AGAIN = 5.0  # seconds until an upload without an answer is made again
LEAST = 6  # bytes that a file must have


class Uploads:
    """Uploads of one robot. What was uploaded is used again: the same photo goes to several groups."""

    def __init__(self, robot: Robot, clock: Clock) -> None:
        self._robot = robot
        self._clock = clock
        self._known: dict[tuple[str, str, str], tuple[str, datetime]] = {}
        self._frames: deque[datetime] = deque()

    async def media_id(self, kind: str, data: bytes, name: str) -> str:
        """The id under which the robot may send it; `kind` is image or file. Raises Declined, TryLater."""
        now = self._clock.now()
        self._known = {key: known for key, known in self._known.items() if known[1] > now}
        md5 = hashlib.md5(data, usedforsecurity=False).hexdigest()
        if known := self._known.get((kind, md5, name)):
            return known[0]
        pieces = [data[at : at + PIECE] for at in range(0, len(data), PIECE)]
        self._must_have_room(min(len(pieces) + 2, PER_MINUTE))
        begin = {
            "type": kind,
            "filename": name,
            "total_size": len(data),
            "total_chunks": len(pieces),
            "md5": md5,
        }
        upload_id = await self._frame(UPLOAD_BEGIN, begin, "upload_id")
        for index, piece in enumerate(pieces):
            text = base64.b64encode(piece).decode()
            body = {"upload_id": upload_id, "chunk_index": index, "base64_data": text}
            await self._frame(UPLOAD_PIECE, body)
        media_id = await self._frame(UPLOAD_END, {"upload_id": upload_id}, "media_id")
        self._known[kind, md5, name] = media_id, now + LIVES
        return media_id

    def _must_have_room(self, frames: int) -> None:
        """Raises TryLater until the minute has room for so many more."""
        now = self._clock.now()
        while self._frames and self._frames[0] + MINUTE <= now:
            self._frames.popleft()
        too_many = len(self._frames) + frames - PER_MINUTE
        if too_many > 0:
            raise TryLater((self._frames[too_many - 1] + MINUTE - now).total_seconds() + 0.5)

    async def _frame(self, cmd: str, body: dict[str, object], wanted: str = "") -> str:
        self._frames.append(self._clock.now())
        try:
            answer = await self._robot.ask(cmd, body, patience=PATIENCE)
        except NoAnswer:  # nobody was shown anything yet
            raise TryLater(AGAIN) from None
        return word(part(answer, "body"), wanted) if wanted else ""
