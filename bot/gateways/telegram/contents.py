"""What somebody put into a message: words, pictures, a place. It reads the message as it came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.gateways.telegram.raw import Raw, clean, decimal, each, part, whole, word
from domain.photo import Place

MOST_BYTES = 20 * 2**20  # larger files the Bot API does not hand out
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".avif")
_DEEPEST = 20  # blocks within blocks of a rich message


@dataclass(frozen=True, slots=True)
class TelegramPicture:
    """A picture that is still to be fetched, or a document, which has a `name`.

    `unique` is the same when the message comes again.
    """

    file_id: str
    unique: str
    size: int | None = None
    name: str = ""

    @property
    def once(self) -> str:
        """As it is called in every message."""
        return self.unique

    @property
    def as_file(self) -> bool:
        """True for a document. A picture that came as a file is taken for the picture that it is called."""
        return bool(self.name)


def words_of(message: Raw) -> str:
    """What is typed in it: text, caption or the words of a rich message; of a venue its title and address."""
    typed = word(message, "text") or word(message, "caption")
    if typed:
        return typed
    venue = part(message, "venue")
    named = " ".join(one for name in ("title", "address") if (one := word(venue, name).strip()))
    return named or "\n".join(_lines(part(message, "rich_message")))


def place_of(message: Raw) -> Place | None:
    """The position that it is or has, also one that moves on; None if there is none on this earth."""
    maps = (part(one, "location") for one in blocks_of(message))
    for found in (part(message, "location"), part(part(message, "venue"), "location"), *maps):
        latitude, longitude = decimal(found, "latitude"), decimal(found, "longitude")
        if latitude is not None and longitude is not None and abs(latitude) <= 90 and abs(longitude) <= 180:
            return Place(latitude, longitude)
    return None


def pictures_of(message: Raw) -> tuple[TelegramPicture, ...]:
    """The largest size of a photo, or a picture that was sent as a file and so keeps its EXIF."""
    if found := _largest(message):
        return (found,)
    document = part(message, "document")
    if document and _is_picture(document):
        found = picture_of(document)
        return (found,) if found else ()
    within = [one for block in blocks_of(message) if (one := _largest(block))]
    return tuple({one.unique: one for one in within}.values())


def _largest(holder: Raw) -> TelegramPicture | None:
    sizes = [size for size in each(holder, "photo") if (whole(size, "file_size") or 0) <= MOST_BYTES]
    sizes = [size for size in sizes if picture_of(size)]
    return picture_of(max(sizes, key=_area)) if sizes else None


def _area(size: Raw) -> int:
    return (whole(size, "width") or 0) * (whole(size, "height") or 0)


def picture_of(file: Raw) -> TelegramPicture | None:
    """By its id; one whose lasting name is missing is known by that id."""
    id_ = word(file, "file_id")
    return (
        TelegramPicture(id_, word(file, "file_unique_id") or id_, whole(file, "file_size")) if id_ else None
    )


def _is_picture(document: Raw) -> bool:
    """By what it is called; where that says little, by the ending of its name."""
    kind = word(document, "mime_type").lower()
    if kind and not kind.startswith("application/"):
        return kind.startswith("image/")
    return word(document, "file_name").strip().lower().endswith(_PICTURES)


# --- rich messages ---------------------------------------------------------------------------------------------


def blocks_of(message: Raw) -> list[Raw]:
    """All blocks of a rich message; none of any other."""
    return list(_blocks(part(message, "rich_message")))


def _blocks(rich: Raw, deep: int = 0) -> Iterator[Raw]:
    """All blocks of a rich message, also those within others and within the items of lists."""
    if deep < _DEEPEST:
        for block in (*each(rich, "blocks"), *each(rich, "items")):
            yield block
            yield from _blocks(block, deep + 1)


def _lines(rich: Raw, deep: int = 0) -> Iterator[str]:
    """The words of a rich message, block by block, in the order in which they are read."""
    if deep >= _DEEPEST:
        return
    for name in ("summary", "text", "expression"):
        if line := _said(rich.get(name)).strip():
            yield line
    yield from _rows(rich)
    for inner in (*each(rich, "blocks"), *each(rich, "items")):
        yield from _lines(inner, deep + 1)
    caption = rich.get("caption")
    told = caption.get("text") if isinstance(caption, dict) and "type" not in caption else caption
    for found in (told, rich.get("credit")):
        if line := _said(found).strip():
            yield line


def _rows(table: Raw) -> Iterator[str]:
    rows: Any = table.get("cells")
    for row in rows if isinstance(rows, list) else ():
        there = row if isinstance(row, list) else ()
        cells = [_said(cell.get("text")).strip() for cell in there if isinstance(cell, dict)]
        if line := " ".join(cell for cell in cells if cell):
            yield line


def _said(rich: Any, deep: int = 0) -> str:
    """The words of a rich text: a string, several of them, or one with a look."""
    if deep >= _DEEPEST:
        return ""
    match rich:
        case str():
            return clean(rich)
        case list():
            return "".join(_said(one, deep + 1) for one in rich)
        case dict():
            inner = rich.get("text", rich.get("alternative_text", rich.get("expression")))
            return _said(inner, deep + 1)
    return ""
