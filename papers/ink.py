"""Colours, type and marks of every picture the bot draws (the one look of design section 7)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import PIL.Image
import PIL.ImageDraw
from PIL import ImageFont
from PIL.Image import Dither, Image, Quantize
from PIL.ImageDraw import ImageDraw
from pylopdf_fonts_zh_cn import sans_path

GROUND = "#f3f5f3"
PAPER = "#ffffff"
INK = "#1c2420"
GREEN = "#17603c"  # the one accent
PALE_GREEN = "#e3efe7"
RED = "#b3261e"  # overdue, and nothing else
AMBER = "#8f5600"  # due today, and nothing else; dark enough to be read on white
GREY = "#616b66"  # ended, or beside the point; still 5:1 on white
LINE = "#dde3df"

# A picture is 1080 px wide and looked at 390 px wide: 30 px become 11, below which nobody reads.
WIDTH, MARGIN = 1080, 36
SMALL, BODY, LARGE = 30, 36, 42
MOST_BYTES = 400_000  # people in villages look at it over a phone's network
_FLAT = 8192  # colours that type and bars have at the most; photos have more
_FEWER = (128, 16)  # colours of a very long one: type stays sharp
_QUALITIES = (88, 80, 70, 60, 48, 36, 24, 12)  # what noise in photos may cost
_SHARP = 80  # from here on the edges of coloured type keep their colour

Finder = Callable[[str], bytes | Path | None]  # a photo's file or bytes (JPEG, PNG or WEBP) by its hash


class Section(NamedTuple):
    """A part of the picture: how high it is, and how it is painted from a given y downwards."""

    height: int
    paint: Callable[[Image, ImageDraw, int], None]


def stacked(sections: Sequence[Section]) -> Image:
    """The sections as one picture, each below the one before."""
    picture = PIL.Image.new("RGB", (WIDTH, sum(section.height for section in sections)), GROUND)
    ink = PIL.ImageDraw.Draw(picture)
    top = 0
    for section in sections:
        section.paint(picture, ink, top)
        top += section.height
    return picture


def paper(draw: ImageDraw, top: int, height: int) -> None:
    """A white sheet from margin to margin, for what belongs together."""
    draw.rounded_rectangle((MARGIN, top, WIDTH - MARGIN, top + height), 16, fill=PAPER)


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """Noto Sans SC; loaded once per size."""
    return ImageFont.truetype(str(sans_path()), size, layout_engine=ImageFont.Layout.BASIC)


def write(
    draw: ImageDraw,
    at: tuple[float, float],
    text: str,
    size: int,
    fill: str,
    anchor: str = "ls",
    *,
    bold: bool = False,
) -> None:
    """One line of text; `at` is where its baseline begins ("ls"), ends ("rs") or has its middle ("ms")."""
    weight = size / 40 if bold else 0  # the face has one weight: a stroke makes it bold
    draw.text(at, text, fill=fill, font=font(size), anchor=anchor, stroke_width=weight, stroke_fill=fill)


def width(text: str, size: int) -> float:
    """How wide a line is, in px."""
    return font(size).getlength(text)


def readable(text: str) -> str:
    """What people typed, in one line, without emoji and what only controls.

    A character of a name that the face lacks is a box with its code point, `□20BB7` for 𠮷: left out, it would make
    one name of two.
    """
    plain = (" " if char.isspace() else char for char in text)
    return " ".join("".join(map(_drawn, plain)).split())


def fitted(text: str, size: int, room: float) -> str:
    """The text, cut with … where it is wider than `room` px."""
    if width(text, size) <= room:
        return text
    while text and width(text + "…", size) > room:
        text = text[:-1]
    return text + "…"


def wrapped(text: str, size: int, room: float) -> tuple[str, ...]:
    """The text in one line or two; what is too long loses its middle, for names of neighbours begin alike."""
    if width(text, size) <= room:
        return (text,)
    half = (len(text) + 1) // 2
    first, second = text[:half].rstrip(), text[half:].lstrip()
    if max(width(first, size), width(second, size)) <= room:
        return first, second
    while width(first, size) > room:
        first = first[:-1]
    while width("…" + second, size) > room:
        second = second[1:]
    return first, "…" + second


def _drawn(char: str) -> str:
    """The character, a box and its code for one that the face lacks, or nothing."""
    if _drawable(char):
        return char
    return f"□{ord(char):04X}" if _names_something(char) else ""


def _names_something(char: str) -> bool:
    """True for letters, those of a district's own (private use) and Han that is newer than this Python."""
    category = unicodedata.category(char)
    return (
        category.startswith(("L", "N"))
        or category == "Co"
        or (category == "Cn" and 0x20000 <= ord(char) < 0x3FFFE)
    )


@cache
def _drawable(char: str) -> bool:
    """False for controls, and where the face would draw its empty box."""
    if char == " ":
        return True
    if unicodedata.category(char).startswith("C"):
        return False
    return bytes(font(SMALL).getmask(char)) != bytes(font(SMALL).getmask("\uffff"))


def packed(picture: Image) -> bytes:
    """As a PNG, sharp; one with photos as a JPEG, which is small: at most 400 KB, or as near to it as can be."""
    flat = picture.getcolors(_FLAT) is not None
    if flat and len(data := _png(picture, 2)) <= MOST_BYTES:
        return data
    for colors in _FEWER if flat else ():
        fewer = picture.quantize(colors, method=Quantize.FASTOCTREE, dither=Dither.NONE)
        if len(data := _png(fewer, 6)) <= MOST_BYTES:
            return data
    for quality in _QUALITIES:
        data = _jpeg(picture, quality)
        if len(data) <= MOST_BYTES:
            break
    return data


def _png(picture: Image, level: int) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG", compress_level=level)
    return out.getvalue()


def _jpeg(picture: Image, quality: int) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=quality, subsampling="4:2:0" if quality < _SHARP else "4:4:4")
    return out.getvalue()
