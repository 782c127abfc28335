"""Rich messages, as Bot API 10.1 to 10.3 have them: which blocks there are, what each must have, and how much fits.

Blocks only: `html` and `markdown` are not read here. The limits are documented; how errors are worded is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from tests.telegram.asked import Asked
from tests.telegram.markup import units
from tests.telegram.refusal import Refusal, bad
from tests.telegram.world import Json, World, must

METHOD, BLOCKS = (10, 1), (10, 2)
MOST_UNITS, MOST_BLOCKS, MOST_MEDIA, MOST_COLUMNS, DEEPEST = 32_768, 500, 50, 20, 16
MOST_BUTTONS = 8  # in one row
# Which fields each kind must have; it may have those behind the bar.
KINDS = {
    "paragraph": "text |",
    "heading": "text size |",
    "footer": "text |",
    "divider": "|",
    "list": "items |",
    "details": "summary blocks | is_open",
    "table": "cells | is_bordered is_striped is_compact caption",
    "collage": "blocks | caption",
    "slideshow": "blocks | caption",
    "photo": "photo | caption",
    "map": "location | zoom width height caption",
    "blockquote": "blocks | credit",
    "buttons": "buttons | align",
}
_TEXTS = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler", "code", "marked", "url"})


def content(world: World, asked: Asked, photo: Callable[[str], list[Json]]) -> Json:
    """What sendRichMessage is given, as the message then has it. In: what makes a photo of its name. Raises Refusal."""
    given = asked.json("rich_message")
    must(isinstance(given, dict), bad("rich message must be specified"))
    there = [name for name in ("html", "markdown", "blocks") if given.get(name)]
    if world.level < BLOCKS:
        there = [name for name in there if name != "blocks"]  # not known yet
    must(len(there) == 1, bad("exactly one of html, markdown and blocks must be specified"))
    must(there == ["blocks"], bad("the fake reads blocks only"))
    must("media" not in given, bad("media can be specified only for html and markdown"))
    blocks = [_Read(photo).block(one) for one in _list(given["blocks"], "blocks")]
    _must_fit(blocks)
    return {"rich_message": {"blocks": blocks}}


def _wrong(what: str) -> Refusal:
    return bad(f"can't parse rich message: {what}")


def _list(value: Any, name: str) -> list[Json]:
    must(isinstance(value, list) and value, _wrong(f"field {name} must be a non-empty array"))
    must(all(isinstance(one, dict) for one in value), _wrong(f"field {name} must be an array of objects"))
    return list(value)


class _Read:
    """Reads blocks as they are sent."""

    def __init__(self, photo: Callable[[str], list[Json]]) -> None:
        self._photo = photo

    def block(self, given: Json) -> Json:
        """One block, and all within it."""
        kind = given.get("type")
        must(kind in KINDS, _wrong(f"block of type {kind} is not supported"))
        needs, _, may = KINDS[str(kind)].partition("|")
        for name in needs.split():
            must(name in given, _wrong(f"block of type {kind} has no field {name}"))
        known = {"type", *needs.split(), *may.split()}
        shown = {name: value for name, value in given.items() if name in known}
        for name in ("text", "summary", "credit"):
            if name in shown:
                _text(shown[name])
        if "caption" in shown:
            _text(shown["caption"] if kind == "table" else shown["caption"].get("text"))
        return shown | self._inner(str(kind), shown)

    def _inner(self, kind: str, given: Json) -> Json:
        match kind:
            case "heading":
                must(given["size"] in range(1, 7), _wrong("size of a heading must be 1 to 6"))
            case "details" | "blockquote":
                return {"blocks": [self.block(one) for one in _list(given["blocks"], "blocks")]}
            case "collage" | "slideshow":
                inner = [self.block(one) for one in _list(given["blocks"], "blocks")]
                must(all(one["type"] == "photo" for one in inner), _wrong(f"{kind} may have only media"))
                return {"blocks": inner}
            case "list":
                return {"items": [self._item(one) for one in _list(given["items"], "items")]}
            case "table":
                _must_be_table(given["cells"])
            case "photo":
                return {"photo": self._photo_of(given["photo"])}
            case "buttons":
                must(1 <= len(_list(given["buttons"], "buttons")) <= MOST_BUTTONS, _wrong("too many buttons"))
        return {}

    def _item(self, given: Json) -> Json:
        return {"label": "•", "blocks": [self.block(one) for one in _list(given.get("blocks"), "blocks")]}

    def _photo_of(self, given: Any) -> list[Json]:
        proper = isinstance(given, dict) and given.get("type") == "photo" and given.get("media")
        must(proper, _wrong("photo must be an InputMediaPhoto"))
        return self._photo(str(given["media"]))


def _must_be_table(cells: Any) -> None:
    must(isinstance(cells, list) and cells, _wrong("field cells must be a non-empty array"))
    for row in cells:
        for cell in _list(row, "cells"):
            must(cell.get("align") in ("left", "center", "right"), _wrong("wrong align of a cell"))
            must(cell.get("valign") in ("top", "middle", "bottom"), _wrong("wrong valign of a cell"))
            if "text" in cell:
                _text(cell["text"])
        must(len(row) <= MOST_COLUMNS, bad("RICH_MESSAGE_TABLE_TOO_WIDE"))


def _text(rich: Any) -> None:
    """A string, several rich texts, or one with a look."""
    match rich:
        case str():
            return
        case list():
            for one in rich:
                _text(one)
        case {"type": kind, "text": inner} if kind in _TEXTS:
            _text(inner)
        case _:
            raise _wrong("wrong rich text")


def _must_fit(blocks: list[Json]) -> None:
    every = list(_each(blocks))
    rows = sum(len(one.get("cells", ())) + len(one.get("items", ())) for one in every)
    must(len(every) + rows <= MOST_BLOCKS, bad("RICH_MESSAGE_TOO_MANY_BLOCKS"))
    must(sum("photo" in one for one in every) <= MOST_MEDIA, bad("RICH_MESSAGE_TOO_MANY_MEDIA"))
    must(_depth(blocks) <= DEEPEST, bad("RICH_MESSAGE_TOO_DEEP"))
    must(sum(map(units, lines({"blocks": blocks}))) <= MOST_UNITS, bad("message is too long"))


def _each(blocks: list[Json]) -> Iterator[Json]:
    for one in blocks:
        yield one
        yield from _each(one.get("blocks", []))
        for item in one.get("items", ()):
            yield from _each(item["blocks"])


def _depth(blocks: list[Json]) -> int:
    inner = [one.get("blocks", []) for one in blocks]
    inner += [item["blocks"] for one in blocks for item in one.get("items", ())]
    return 1 + max((_depth(one) for one in inner if one), default=0) if blocks else 0


def lines(rich_message: Json) -> Iterator[str]:
    """Every text of a rich message, as it is read; a row of a table is one line."""
    for block in rich_message.get("blocks", ()):
        yield from (_said(block[name]) for name in ("summary", "text") if name in block)
        yield from (" ".join(_said(cell.get("text", "")) for cell in row) for row in block.get("cells", ()))
        for item in block.get("items", ()):
            yield from lines(item)
        yield from lines(block)
        if "caption" in block:
            yield _said(block["caption"])


def _said(rich: Any) -> str:
    match rich:
        case str():
            return rich
        case list():
            return "".join(map(_said, rich))
        case {"text": inner}:
            return _said(inner)
    return ""
