"""One question on its way through the reader: `python -m tests.understanding.follow 金山片上周超期的还有几件`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import fields
from enum import Enum

from tests import readers
from tests.understanding.judge_questions import TODAY
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot


def followed(text: str) -> Iterator[str]:
    """What is left of the text, its pieces, what they became, and what is asked back, a line each."""
    reader = readers.questions()
    heard, asked = reader.heard(text, TODAY), reader.read(text, TODAY)
    yield f"read as    {heard.typed.shown}"
    yield from (_piece(heard, piece) for piece in heard.pieces)
    yield from (f"unknown    {words}" for words in heard.left)
    if asked.question is not None:
        said = ((one, getattr(asked.question, one.name)) for one in fields(asked.question))
        yield from (f"{one.name:<10} {_shown(value)}" for one, value in said if value != one.default)
    yield from (f"asks back  {words}" for words in asked.left)
    yield "a question to the bot" if asked.sure else "no question to the bot"


def _piece(heard: Heard, piece: Piece) -> str:
    said = "" if piece.slot is Slot.FILLER else f" {_shown(piece.value)}"
    return f"  {heard.words(piece)}: {piece.slot.name.lower()}{said}"


def _shown(value: object) -> str:
    """A value as short as can be: the words of a scope or of days."""
    if isinstance(value, tuple):
        return "、".join(map(_shown, value))
    if isinstance(value, Enum):
        return value.name.lower()
    return str(getattr(value, "words", value))


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for text in sys.argv[1:] for line in followed(text))
