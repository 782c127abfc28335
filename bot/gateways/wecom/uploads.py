"""Uploads pictures and files for the robot's messages, in pieces, one after another, each once in three days."""

from __future__ import annotations

import base64
from functools import partial
from math import ceil

from bot.clock import Clock
from bot.gateways.base import TryLater
from bot.gateways.wecom.codes import NoAnswer
from bot.gateways.wecom.frames import UPLOAD_BEGIN, UPLOAD_END, UPLOAD_PIECE, part, word
from bot.gateways.wecom.minute import Minute, Ticket
from bot.gateways.wecom.remembered import Content, Remembered, content
from bot.gateways.wecom.robot import Robot

PIECE = 512 * 1024  # bytes
PATIENCE = 30.0  # seconds for the answer to a piece
PER_MINUTE = 30  # WeCom does not say whether it counts files or frames: frames, to be safe
LARGEST_FILE = (PER_MINUTE - 2) * PIECE  # goes within a minute; WeCom takes 20 MB
AGAIN = 5.0  # seconds until an upload without an answer is made again
LEAST = 6  # bytes that a file must have


class Uploads:
    """The uploads of one robot. An upload is used again, because the same photo goes to several groups."""

    def __init__(self, robot: Robot, clock: Clock) -> None:
        self._robot = robot
        self._remembered = Remembered(clock)
        self._minute = Minute(clock, PER_MINUTE)

    async def media_id(self, kind: str, data: bytes, name: str) -> str:
        """The id under which the robot may send it; `kind` is image or file. Raises Declined, TryLater."""
        what = content("robot", kind, data, name)
        return await self._remembered.id(what, partial(self._in_its_time, what, data))

    async def _in_its_time(self, what: Content, data: bytes) -> str:
        places = self._minute.take(ceil(len(data) / PIECE) + 2)
        try:
            return await self._upload(what, data, places)
        finally:
            self._minute.free(places)

    async def _upload(self, what: Content, data: bytes, places: list[Ticket]) -> str:
        """In: a place for each frame; those that were not needed are left in the list."""
        pieces = [data[at : at + PIECE] for at in range(0, len(data), PIECE)]
        begin = {
            "type": what.kind,
            "filename": what.name,
            "total_size": len(data),
            "total_chunks": len(pieces),
            "md5": what.md5,
        }
        upload_id = await self._frame(places.pop(), UPLOAD_BEGIN, begin, "upload_id")
        for index, piece in enumerate(pieces):
            text = base64.b64encode(piece).decode()
            body = {"upload_id": upload_id, "chunk_index": index, "base64_data": text}
            await self._frame(places.pop(), UPLOAD_PIECE, body)
        return await self._frame(places.pop(), UPLOAD_END, {"upload_id": upload_id}, "media_id")

    async def _frame(self, place: Ticket, cmd: str, body: dict[str, object], wanted: str = "") -> str:
        try:
            with self._minute.call(place):
                answer = await self._robot.ask(cmd, body, patience=PATIENCE)
        except NoAnswer:  # nobody was shown anything yet
            raise TryLater(AGAIN) from None
        return word(part(answer, "body"), wanted) if wanted else ""
