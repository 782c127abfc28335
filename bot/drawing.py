"""Pictures and documents are made here: between reading their facts and writing their message down."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from dataclasses import asdict, replace
from functools import cache, partial
from importlib.metadata import version

from domain.chat import File, Outgoing, Photo
from domain.paper import Paper
from domain.sketch import Sketch
from papers.board_picture import draw
from papers.word import word
from storage.photos import PhotoFiles, Size

log = logging.getLogger("zoujie.drawing")


class Drawing:
    """Draws on a worker thread, one at a time; the same facts are drawn once."""

    def __init__(self, files: PhotoFiles) -> None:
        self._files = files
        self._one_at_a_time = asyncio.Lock()

    async def drawn(self, message: Outgoing) -> Outgoing:
        """The message with its picture among its photos, its document among its files.

        What cannot be drawn costs only itself.
        """
        if message.sketch is None:
            return message
        plain = replace(message, sketch=None)
        try:
            async with self._one_at_a_time:
                made = await asyncio.to_thread(self._draw, message.sketch)
        except Exception:
            log.exception("a picture or document was not made; its words go without it")
            return plain
        if isinstance(made, File):
            return replace(plain, files=(*plain.files, made))
        return replace(plain, photos=(*plain.photos, made))

    def _draw(self, sketch: Sketch) -> Photo | File:
        facts, made = _hash(sketch), self._files.made
        photo = partial(self._files.path, size=Size.SHOWN)
        if isinstance(sketch, Paper):
            name = f"{sketch.file}.docx"
            return made.document_of(facts, name) or made.keep(word(sketch, photo), name, facts)
        return Photo(made.drawn_of(facts) or made.keep_drawn(draw(sketch, photo), facts))


def _hash(sketch: Sketch) -> str:
    """Of all that it shows, and of the program that draws it."""
    told = [_program(), type(sketch).__name__, asdict(sketch)]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, default=str).encode()).hexdigest()


@cache
def _program() -> str:
    return version("zoujie")
