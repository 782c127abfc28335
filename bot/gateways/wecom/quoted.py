"""The words of a message that somebody quotes. The bot's own messages come back as cards, markdown or streams."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.gateways.wecom.frames import Frame, part, word
from domain.chat import legible

_WITH_CONTENT = ("text", "voice", "markdown", "markdown_v2", "stream")
# What a client may put before a case's number at the beginning of a line. The number itself must stay the first sign.
_MARKS = re.compile(r"(?m)^[>*_`~\s]+(?=[#＃][0-9])")


def quoted_words(quote: Frame) -> str:
    """All words of a quote, from top to bottom, whatever kind it says that it is."""
    found = [one for one in _words(quote) if one.strip()]
    return _MARKS.sub("", legible("\n".join(dict.fromkeys(found)))).strip()


def _words(quote: Frame) -> Iterator[str]:
    for name in _WITH_CONTENT:
        yield word(part(quote, name), "content")
    for item in _rows(part(quote, "mixed"), "msg_item"):
        yield word(part(item, "text"), "content")
    for name in ("template_card", "stream_with_template_card"):
        yield from _of_card(part(quote, name))
        yield from _of_card(part(quote, name, "template_card"))
    yield word(part(quote, "stream_with_template_card", "stream"), "content")


def _of_card(card: Frame) -> Iterator[str]:
    yield word(part(card, "main_title"), "title")
    yield word(part(card, "main_title"), "desc")
    yield word(card, "sub_title_text")
    for row in _rows(card, "horizontal_content_list"):
        yield f"{word(row, 'keyname')} {word(row, 'value')}"


def _rows(frame: Frame, name: str) -> Iterator[Frame]:
    rows: Any = frame.get(name)
    yield from (row for row in rows if isinstance(row, dict)) if isinstance(rows, list) else ()
