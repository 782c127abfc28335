"""What somebody sends from the page, and how much one message may hold."""

from __future__ import annotations

from dataclasses import dataclass

from bot.gateways.not_taken import NotTaken
from domain.photo import Place

MOST_PHOTOS = 9
MOST_FILES = 9
MOST_TEXT = 4000  # characters in one message


@dataclass(frozen=True, slots=True)
class TypedFile:
    """Something that somebody sends as a file: a document, or a photo after all."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class TypedMessage:
    """What somebody sends from the page. `once` makes a repeated request the same message."""

    sender: str
    text: str = ""
    photos: tuple[bytes, ...] = ()
    quote: int | None = None
    place: Place | None = None
    once: str = ""
    files: tuple[TypedFile, ...] = ()


def must_be_fit(typed: TypedMessage) -> None:
    """Raise NotTaken for a message that holds too much, or nothing."""
    must_be_few(len(typed.photos), len(typed.files))
    if len(typed.text) > MOST_TEXT:
        raise NotTaken(f"一条消息最多 {MOST_TEXT} 字，请分开发。", 413)
    if not (typed.text.strip() or typed.photos or typed.files or typed.place):
        raise NotTaken("请写点什么，或附上照片。")


def must_be_few(photos: int, files: int) -> None:
    """Raise NotTaken for more photos or files than one message may have."""
    if photos > MOST_PHOTOS:
        raise NotTaken(f"一次最多发 {MOST_PHOTOS} 张照片，请分开发。", 413)
    if files > MOST_FILES:
        raise NotTaken(f"一次最多发 {MOST_FILES} 个文件，请分开发。", 413)
