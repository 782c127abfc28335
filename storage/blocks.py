"""Blocks as JSON, as they are kept with a message of the outbox. What an older program does not know, it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from domain.blocks import Block, Collage, Columns, Folded, Headline, Lines, Words


def blocks_in(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Blocks as JSON."""
    return [_in(one) for one in blocks]


def _in(block: Block) -> dict[str, Any]:
    match block:
        case Headline():
            return {"is": "heading", "text": block.text}
        case Words():
            return {"is": "words", "text": block.text} | ({"small": True} if block.small else {})
        case Lines():
            return {"is": "lines", "items": [*block.items]}
        case Columns():
            return {
                "is": "columns",
                "title": block.title,
                "head": [*block.head],
                "rows": [[*row] for row in block.rows],
                "words": [*block.words],
                "own": block.own,
            }
        case Collage():
            return {"is": "collage", "photos": [*block.photos], "caption": block.caption}
        case Folded():
            return {"is": "folded", "title": block.title, "blocks": blocks_in(block.blocks)}


def blocks_out(rows: Iterable[Mapping[str, Any]]) -> tuple[Block, ...]:
    """Blocks from JSON; none at all if one is of a kind that is not known here, for they say everything together."""
    found = [_out(row) for row in rows]
    known = [one for one in found if one is not None]
    return tuple(known) if len(known) == len(found) else ()


def _out(row: Mapping[str, Any]) -> Block | None:
    match row["is"]:
        case "heading":
            return Headline(row["text"])
        case "words":
            return Words(row["text"], row.get("small", False))
        case "lines":
            return Lines(tuple(row["items"]))
        case "columns":
            rows = tuple(tuple(cells) for cells in row["rows"])
            return Columns(row["title"], tuple(row["head"]), rows, tuple(row["words"]), row["own"])
        case "collage":
            return Collage(tuple(row["photos"]), row["caption"])
        case "folded":
            inner = blocks_out(row["blocks"])
            return Folded(row["title"], inner) if inner or not row["blocks"] else None
    return None
