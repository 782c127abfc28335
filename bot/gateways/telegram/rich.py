"""Blocks of a message (domain/blocks.py) as the Bot API takes them: `InputRichMessage`, since 10.2. It sends nothing.

Texts are plain ones, without anything that people typed becoming a link or a mention.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.gateways.telegram.markup import plain
from bot.gateways.telegram.units import units
from domain.blocks import Block, Collage, Columns, Folded, Headline, Lines, Words, photos_in, said_in

MOST_UNITS = 32_768  # of all texts together
MOST_BLOCKS = 500  # with those inside others, items of lists and rows of tables
MOST_PHOTOS = 50
MOST_COLUMNS = 20
DEEPEST = 16
_SIZE = 3  # of a heading, from 1 to 6

Json = dict[str, Any]
# What a photo is called in the call, by its hash; None if it is not there.
Named = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Laid:
    """A message laid out, and the photos that it shows, by their hashes."""

    blocks: tuple[Block, ...]
    photos: tuple[str, ...]


def laid(blocks: Sequence[Block]) -> Laid | None:
    """The blocks, if one message can hold them."""
    photos = tuple(dict.fromkeys(photos_in(blocks)))
    fits = (
        sum(units(plain(one)) for one in said_in(blocks)) <= MOST_UNITS
        and sum(map(_count, blocks)) <= MOST_BLOCKS
        and sum(1 for _ in photos_in(blocks)) <= MOST_PHOTOS
        and max(map(_columns, blocks), default=0) <= MOST_COLUMNS
        and max(map(_depth, blocks), default=0) <= DEEPEST
    )
    return Laid(tuple(blocks), photos) if blocks and fits else None


def _count(block: Block) -> int:
    match block:
        case Lines():
            return 1 + 2 * len(block.items)  # each item has a paragraph
        case Columns():
            return 1 + 1 + len(block.rows)
        case Collage():
            return 1 + len(block.photos)
        case Folded():
            return 1 + sum(map(_count, block.blocks))
    return 1


def _columns(block: Block) -> int:
    match block:
        case Columns():
            return len(block.head)
        case Folded():
            return max(map(_columns, block.blocks), default=0)
    return 0


def _depth(block: Block) -> int:
    """An item of a list is a level, and so is bold type."""
    match block:
        case Folded():
            return 1 + max(map(_depth, block.blocks), default=0)
        case Lines():
            return 3
        case Columns() | Collage():
            return 2
    return 1


def message_of(blocks: Iterable[Block], named: Named) -> Json:
    """The value of `rich_message`."""
    return {"blocks": _all(blocks, named), "skip_entity_detection": True}


def _all(blocks: Iterable[Block], named: Named) -> list[Json]:
    return [_block(one, named) for one in blocks]


def _block(block: Block, named: Named) -> Json:
    match block:
        case Headline():
            return {"type": "heading", "text": plain(block.text), "size": _SIZE}
        case Words():
            return {"type": "footer" if block.small else "paragraph", "text": plain(block.text)}
        case Lines():
            return {"type": "list", "items": [{"blocks": [_paragraph(item)]} for item in block.items]}
        case Columns():
            return _table(block)
        case Collage():
            return _collage(block, named)
        case Folded():
            return {"type": "details", "summary": plain(block.title), "blocks": _all(block.blocks, named)}


def _paragraph(text: str) -> Json:
    return {"type": "paragraph", "text": plain(text)}


def _table(table: Columns) -> Json:
    head = [_cell(text, at, table, head=True) for at, text in enumerate(table.head)]
    rows = [
        [_cell(text, at, table, bold=number == table.own) for at, text in enumerate(row)]
        for number, row in enumerate(table.rows)
    ]
    shown: Json = {"type": "table", "cells": [head, *rows], "is_striped": True, "is_compact": True}
    return shown | ({"caption": plain(table.title)} if table.title else {})


def _cell(text: str, column: int, table: Columns, *, head: bool = False, bold: bool = False) -> Json:
    words = plain(text)
    shown: Json = {
        "text": {"type": "bold", "text": words} if bold else words,
        "align": "left" if column in table.words else "right",
        "valign": "middle",
    }
    return shown | ({"is_header": True} if head else {})


def _collage(collage: Collage, named: Named) -> Json:
    """Of photos that are not there the caption is left."""
    names = [name for photo in collage.photos if (name := named(photo))]
    if not names:
        return _paragraph(collage.caption)
    photos = [{"type": "photo", "photo": {"type": "photo", "media": name}} for name in names]
    return {"type": "collage", "blocks": photos, "caption": {"text": plain(collage.caption)}}


def photos_of(message: Json) -> list[str]:
    """The ids of the photos of a rich message that was sent, in their order; of each the largest size."""
    return [id_ for block in message.get("blocks", ()) for id_ in _photos(block)]


def _photos(block: Json) -> list[str]:
    sizes = block.get("photo")
    if isinstance(sizes, list) and sizes:
        largest = max(sizes, key=lambda one: one.get("width", 0) * one.get("height", 0))
        return [str(largest.get("file_id", ""))]
    return [id_ for one in block.get("blocks", ()) for id_ in _photos(one)]
