"""Pictures are drawn here: between the transaction that read their facts and the one that writes the message down."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from dataclasses import asdict, replace
from functools import cache, partial
from importlib.metadata import version

from domain.chat import Outgoing
from domain.photo import Photo
from domain.sketch import Sketch
from papers.picture import draw
from storage.photos import PhotoFiles, Size

log = logging.getLogger("zoujie.drawing")


class Drawing:
    """Draws on a worker thread, one picture at a time; the same facts are drawn once."""

    def __init__(self, files: PhotoFiles) -> None:
        self._files = files
        self._one_at_a_time = asyncio.Lock()
        self.rests = False  # True: what is said goes without its pictures

    async def drawn(self, message: Outgoing) -> Outgoing:
        """The message with its pictures among its photos. What cannot be drawn costs only the picture."""
        if not message.sketches:
            return message
        plain = replace(message, sketches=())
        if self.rests:
            return plain
        drawn = [await self._kept(sketch) for sketch in message.sketches]
        return replace(plain, photos=(*plain.photos, *(Photo(sha256) for sha256 in drawn if sha256)))

    async def _kept(self, sketch: Sketch) -> str | None:
        try:
            async with self._one_at_a_time:
                return await asyncio.to_thread(self._draw, sketch)
        except Exception:
            log.exception("a picture was not drawn; its words go without it")
            return None

    def _draw(self, sketch: Sketch) -> str:
        facts = _hash(sketch)
        if known := self._files.made.drawn_of(facts):
            return known
        photo = partial(self._files.path, size=Size.SHOWN)
        return self._files.made.keep_drawn(draw(sketch, photo), facts)


def _hash(sketch: Sketch) -> str:
    """Of all that the picture shows, and of the program that draws it."""
    told = [_program(), type(sketch).__name__, asdict(sketch)]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


@cache
def _program() -> str:
    return version("zoujie")
