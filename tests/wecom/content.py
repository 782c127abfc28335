"""What a robot may say: kinds of message, and their limits in bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.wecom import cards
from tests.wecom.errors import BAD_MSGTYPE, BAD_PARAMETER, EMPTY_TEXT, TEXT_TOO_LONG, Wrong
from tests.wecom.media import Shelf
from tests.wecom.uploads import ROBOT

MOST_MARKDOWN = 20480
MEDIA = ("image", "file", "voice", "video")
PUSHED = ("markdown", "template_card", *MEDIA)
ANSWERED = ("stream", "stream_with_template_card", *PUSHED)
WELCOMED = ("text", "template_card")


@dataclass(frozen=True, slots=True)
class Content:
    """A message that was found to be in order."""

    msgtype: str
    text: str = ""
    media: bytes | None = None
    filename: str = ""
    card: dict[str, Any] | None = None
    overlong: tuple[str, ...] = ()
    stream: str | None = None
    finished: bool = True


def examine(body: dict[str, Any], allowed: tuple[str, ...], shelf: Shelf) -> Content:
    """Raises Wrong, 40008 for a kind that is not taken here."""
    kind = body.get("msgtype")
    if not isinstance(kind, str) or kind not in allowed:
        raise Wrong(BAD_MSGTYPE, "invalid message type")
    part = body.get("stream" if kind == "stream_with_template_card" else kind)
    if not isinstance(part, dict):
        raise Wrong(BAD_PARAMETER, f"missing {kind}")
    if kind == "template_card":
        return _card(kind, part)
    if kind in MEDIA:
        _within("title", part, 64)
        _within("description", part, 512)
        media = shelf.get(part.get("media_id"), ROBOT, kind)
        return Content(kind, part.get("title", ""), media.content, media.filename)
    if kind in ("markdown", "text"):
        return Content(kind, _words(part))
    return _stream(kind, part, body.get("template_card"))


def _stream(kind: str, part: dict[str, Any], card: Any) -> Content:
    if part.get("msg_item"):
        raise Wrong(BAD_PARAMETER, "msg_item is not supported on a long connection")
    if not isinstance(part.get("id"), str) or not isinstance(part.get("finish"), bool):
        raise Wrong(BAD_PARAMETER, "invalid stream")
    words = _words(part)
    shown = _card(kind, card) if card is not None else Content(kind)
    return Content(kind, words, None, "", shown.card, shown.overlong, part["id"], part["finish"])


def _card(kind: str, card: Any) -> Content:
    cards.check(card)
    return Content(kind, cards.words(card), card=card, overlong=cards.overlong(card))


def _words(part: dict[str, Any]) -> str:
    words = part.get("content")
    if not isinstance(words, str) or not words.strip():
        raise Wrong(EMPTY_TEXT, "empty content")
    _within("content", part, MOST_MARKDOWN)
    return words


def _within(name: str, part: dict[str, Any], most: int) -> None:
    if len(str(part.get(name, "")).encode()) > most:
        raise Wrong(TEXT_TOO_LONG, f"{name} exceed max length {most}")
