"""Invented street corners for the sample district's past: what is wrong there, and the same corner put right.

They are drawn, and look it: nobody shall take them for photographs. A number makes the corner (houses, trees, light);
what is wrong is one of `WRONG`. The corner put right is seen from a step further left, for two photos of one place
are never the same picture.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from io import BytesIO

import PIL.Image
import PIL.ImageDraw
from PIL import ImageFilter
from PIL.Image import Image
from PIL.ImageDraw import ImageDraw

WIDTH, HEIGHT = 640, 480
QUALITY = 78  # some 25 KB
PAVEMENT, ROAD = 300, 390  # where they begin, in px from the top
SKIES = ("#bcd6e8", "#d8dfe3", "#f0d9b8", "#a9c7d8", "#c9d3cf")
WALLS = ("#d9c7a8", "#c8a08a", "#b7c0b0", "#e2d6c6", "#9fb0b8", "#cdb27f", "#b88f86")
SIGNS = ("#17603c", "#8c2f2a", "#2b4d78", "#7a5a1e", "#5b3a6b")
LEAVES = ("#5d8a4c", "#76964f", "#4c7a5a")
Hand = Callable[[ImageDraw, random.Random, int], None]


def draw(corner: int, wrong: str | None) -> bytes:
    """A JPEG of a corner. In: its number, and a key of `WRONG`, or None when it has been put right."""
    chance = random.Random(corner)  # noqa: S311 it draws houses
    picture = PIL.Image.new("RGB", (WIDTH * 5 // 4, HEIGHT), chance.choice(SKIES))
    ink = PIL.ImageDraw.Draw(picture)
    _houses(ink, chance)
    _ground(ink, chance)
    _trees(ink, chance)
    spot = chance.randrange(210, 430)
    if wrong is not None:
        WRONG[wrong](ink, chance, spot)
    return _seen(picture, corner, aside=0 if wrong else chance.randrange(60, 150))


def _seen(picture: Image, corner: int, aside: int) -> bytes:
    """As a phone would keep it: its part of the street, a little soft, with grain."""
    view = picture.crop((aside, 0, aside + WIDTH, HEIGHT)).filter(ImageFilter.BoxBlur(0.7))
    x, y = corner * 17 % WIDTH, corner * 29 % HEIGHT
    grain = _grain().crop((x, y, x + WIDTH, y + HEIGHT))
    kept = BytesIO()
    PIL.Image.blend(view, grain, 0.08).save(kept, "JPEG", quality=QUALITY)
    return kept.getvalue()


@cache
def _grain() -> Image:
    return PIL.Image.effect_noise((WIDTH * 2, HEIGHT * 2), 26).convert("RGB")


def _houses(ink: ImageDraw, chance: random.Random) -> None:
    left = -chance.randrange(0, 80)
    while left < WIDTH * 5 // 4:
        wide, top = chance.randrange(110, 230), chance.randrange(30, 140)
        wall = chance.choice(WALLS)
        ink.rectangle((left, top, left + wide, PAVEMENT), fill=wall, outline="#6d6a63")
        _windows(ink, chance, left, top, wide)
        _shop(ink, chance, left, wide)
        left += wide


def _windows(ink: ImageDraw, chance: random.Random, left: int, top: int, wide: int) -> None:
    step = chance.choice((34, 42, 52))
    for y in range(top + 14, PAVEMENT - 110, 46):
        for x in range(left + 12, left + wide - step + 8, step):
            ink.rectangle(
                (x, y, x + step - 16, y + 28), fill=chance.choice(("#7f95a3", "#5f7480", "#c9d7dd"))
            )


def _shop(ink: ImageDraw, chance: random.Random, left: int, wide: int) -> None:
    sign = chance.choice(SIGNS)
    ink.rectangle((left + 6, PAVEMENT - 92, left + wide - 6, PAVEMENT - 68), fill=sign)
    ink.rectangle((left + 10, PAVEMENT - 66, left + wide - 10, PAVEMENT), fill="#565c5e")
    door = left + chance.randrange(14, max(wide - 50, 15))
    ink.rectangle((door, PAVEMENT - 60, door + 34, PAVEMENT), fill="#8d949a")


def _ground(ink: ImageDraw, chance: random.Random) -> None:
    ink.rectangle((0, PAVEMENT, WIDTH * 2, ROAD), fill=chance.choice(("#b9b2a7", "#a8a8a2", "#c2b8a3")))
    step = chance.choice((26, 34, 44))
    for x in range(-HEIGHT, WIDTH * 2, step):
        ink.line((x, PAVEMENT, x - 40, ROAD), fill="#938d84")
    for y in range(PAVEMENT + 22, ROAD, 22):
        ink.line((0, y, WIDTH * 2, y), fill="#938d84")
    ink.rectangle((0, ROAD, WIDTH * 2, HEIGHT), fill=chance.choice(("#63666a", "#55585c", "#6e6c66")))
    ink.rectangle((0, ROAD, WIDTH * 2, ROAD + 7), fill="#d5d2c9")
    for x in range(chance.randrange(0, 90), WIDTH * 2, 130):
        ink.rectangle((x, ROAD + 52, x + 62, ROAD + 58), fill="#e6e2d3")


def _trees(ink: ImageDraw, chance: random.Random) -> None:
    for _ in range(chance.randrange(1, 4)):
        x, leaves = chance.randrange(20, WIDTH + 120), chance.choice(LEAVES)
        ink.rectangle((x - 6, 190, x + 6, PAVEMENT + 26), fill="#6b5238")
        for _ in range(9):
            a, b, r = x + chance.randrange(-44, 45), 150 + chance.randrange(-46, 46), chance.randrange(18, 36)
            ink.ellipse((a - r, b - r, a + r, b + r), fill=leaves)


def _bags(ink: ImageDraw, chance: random.Random, spot: int) -> None:
    ink.rectangle((spot - 30, PAVEMENT - 34, spot + 34, PAVEMENT + 46), fill="#3f6b4a")
    ink.rectangle((spot - 36, PAVEMENT - 42, spot + 40, PAVEMENT - 30), fill="#31553b")
    for _ in range(16):
        x, y = spot + chance.randrange(-110, 120), PAVEMENT + chance.randrange(18, 78)
        r = chance.randrange(12, 30)
        ink.ellipse(
            (x - r, y - r, x + r, y + r * 2 // 3),
            fill=chance.choice(("#2e2f33", "#e8e6df", "#b04a3c", "#d9b64a")),
        )


def _stall(ink: ImageDraw, chance: random.Random, spot: int) -> None:
    cloth = chance.choice(("#c0392b", "#2e7dad", "#d98e2b"))
    ink.line((spot, PAVEMENT - 120, spot, PAVEMENT + 60), fill="#55524c", width=6)
    ink.polygon((spot - 130, PAVEMENT - 84, spot, PAVEMENT - 150, spot + 130, PAVEMENT - 84), fill=cloth)
    ink.rectangle((spot - 110, PAVEMENT + 4, spot + 110, PAVEMENT + 26), fill="#8a6a45")
    for x in range(spot - 104, spot + 100, 22):
        fruit = chance.choice(("#d9502f", "#e0a63a", "#6f9f3c"))
        ink.ellipse((x, PAVEMENT - 12, x + 20, PAVEMENT + 8), fill=fruit)
    ink.rectangle((spot - 100, PAVEMENT + 26, spot - 92, PAVEMENT + 74), fill="#6b5238")
    ink.rectangle((spot + 92, PAVEMENT + 26, spot + 100, PAVEMENT + 74), fill="#6b5238")


def _bikes(ink: ImageDraw, chance: random.Random, spot: int) -> None:
    for number in range(6):
        x, y = spot - 150 + number * 52 + chance.randrange(-10, 10), PAVEMENT + 40 + chance.randrange(0, 18)
        frame = chance.choice(("#2f8fd0", "#f0c419", "#38a169"))
        for wheel in (x, x + 46):
            ink.ellipse((wheel - 20, y - 20, wheel + 20, y + 20), outline="#26282a", width=4)
        ink.line((x, y, x + 18, y - 34, x + 40, y - 34, x + 46, y), fill=frame, width=6)
        ink.line((x + 18, y - 34, x + 14, y - 46), fill=frame, width=6)


def _posters(ink: ImageDraw, chance: random.Random, spot: int) -> None:
    for _ in range(14):
        x, y = spot + chance.randrange(-150, 130), PAVEMENT - chance.randrange(40, 120)
        ink.rectangle(
            (x, y, x + 34, y + 44), fill=chance.choice(("#f7f3e3", "#f3d34a", "#f0b6b0")), outline="#7c7668"
        )
        for line in range(y + 8, y + 38, 8):
            ink.line((x + 5, line, x + 28, line), fill="#b03a2e", width=3)


def _car(ink: ImageDraw, chance: random.Random, spot: int) -> None:
    paint = chance.choice(("#e9ecef", "#23272b", "#9c2a2a", "#5f7d95"))
    left, top = spot - 150, PAVEMENT + 2
    ink.rounded_rectangle((left, top + 30, left + 300, top + 86), 18, fill=paint, outline="#303336")
    ink.polygon(
        (left + 56, top + 32, left + 96, top - 16, left + 214, top - 16, left + 254, top + 32), fill=paint
    )
    ink.polygon(
        (left + 74, top + 28, left + 102, top - 8, left + 150, top - 8, left + 150, top + 28), fill="#8fa7b5"
    )
    ink.polygon(
        (left + 160, top + 28, left + 160, top - 8, left + 208, top - 8, left + 236, top + 28), fill="#8fa7b5"
    )
    for wheel in (left + 66, left + 236):
        ink.ellipse((wheel - 28, top + 62, wheel + 28, top + 118), fill="#1d1f21")
        ink.ellipse((wheel - 12, top + 78, wheel + 12, top + 102), fill="#a5abb0")


def _hole(ink: ImageDraw, chance: random.Random, spot: int) -> None:
    edge = [
        (spot + chance.randrange(-30, 30) + across, PAVEMENT + 46 + down + chance.randrange(-6, 6))
        for across, down in ((-110, 0), (-60, -24), (20, -28), (90, -10), (110, 14), (40, 32), (-50, 28))
    ]
    ink.polygon(edge, fill="#5b5046", outline="#39322b")
    for _ in range(18):
        x, y = spot + chance.randrange(-130, 130), PAVEMENT + chance.randrange(16, 80)
        ink.polygon(
            (x, y, x + 16, y - 8, x + 24, y + 6), fill=chance.choice(("#8d8478", "#73695e", "#a39a8c"))
        )


def _boxes(ink: ImageDraw, chance: random.Random, spot: int) -> None:
    for _ in range(11):
        x, y, size = (
            spot + chance.randrange(-120, 100),
            PAVEMENT + chance.randrange(-30, 40),
            chance.randrange(36, 62),
        )
        ink.rectangle(
            (x, y, x + size, y + size * 3 // 4),
            fill=chance.choice(("#b58a56", "#a0763f", "#7d868c")),
            outline="#5a4427",
        )
        ink.line((x, y + size // 3, x + size, y + size // 3), fill="#e0cfa8", width=4)


WRONG: dict[str, Hand] = {
    "垃圾": _bags,
    "摊位": _stall,
    "单车": _bikes,
    "小广告": _posters,
    "汽车": _car,
    "破损": _hole,
    "杂物": _boxes,
}
