"""What can be seen in a picture of the board: its colours, its bars, its sheets."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby, pairwise
from random import Random

from PIL import Image, ImageColor

from papers.board_rows import BAR, BAR_END, ROW
from papers.ink import (
    AMBER,
    GREEN,
    PALE_GREEN,
    RED,
)


def image_of(data: bytes) -> Image.Image:
    """The picture that the bytes are."""
    return Image.open(BytesIO(data), formats=("PNG", "JPEG"))


def plain_photo(color: str, size: tuple[int, int] = (800, 600)) -> bytes:
    """A photo of one colour."""
    out = BytesIO()
    Image.new("RGB", size, color).save(out, "JPEG")
    return out.getvalue()


def noise(seed: int) -> bytes:
    """A picture that cannot be packed."""
    out = BytesIO()
    Image.frombytes("RGB", (496, 279), Random(str(seed)).randbytes(496 * 279 * 3)).save(out, "PNG")
    return out.getvalue()


def colors_of(data: bytes) -> set[str]:
    """The colours of the look that stand in the picture unmixed."""
    found = {color for _, color in image_of(data).convert("RGB").getcolors(1 << 24) or ()}
    return {name for name in (RED, AMBER, GREEN, PALE_GREEN) if ImageColor.getrgb(name) in found}


def runs_of(pixels: bytes, color: tuple[int, ...]) -> list[tuple[int, int]]:
    """Where a line of pixels has this colour: (start, length) of each run."""
    alike = [pixels[at : at + 3] == bytes(color[:3]) for at in range(0, len(pixels), 3)]
    runs, at = [], 0
    for same, group in groupby(alike):
        length = len(list(group))
        if same:
            runs.append((at, length))
        at += length
    return runs


def bar_tops_of(data: bytes) -> list[int]:
    """Where the bars begin, seen 20 px right of the axis; the rule at the very top is none."""
    picture = image_of(data).convert("RGB")
    column = picture.crop((BAR + 20, 240, BAR + 21, picture.height)).tobytes()
    return [240 + top for top, length in runs_of(column, ImageColor.getrgb(GREEN)) if length > 20]


def sheets_of(data: bytes) -> list[int]:
    """How many bars stand close to each other."""
    tops = bar_tops_of(data)
    breaks = [at for at, (upper, lower) in enumerate(pairwise(tops), 1) if lower - upper > ROW]
    return [end - begin for begin, end in pairwise([0, *breaks, len(tops)])]


def bars_of(data: bytes) -> list[int]:
    """How long the bars are, in px, from the axis on."""
    picture = image_of(data).convert("RGB")
    rows = (picture.crop((BAR, top + 5, BAR_END + 10, top + 6)).tobytes() for top in bar_tops_of(data))
    return [runs_of(row, ImageColor.getrgb(GREEN))[0][1] for row in rows]


def luminance(color: str) -> float:
    """How bright a colour is to the eye (WCAG), 0 to 1."""
    parts = (part / 255 for part in ImageColor.getrgb(color)[:3])
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
