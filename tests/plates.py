"""Invented number plates, pasted into photographs. Nobody has them: their first character is none of a province."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from papers.ink import font

GROUNDS = {"blue": ("#1c4fa8", "#f4f6fa"), "yellow": ("#e7b41c", "#1b1b1b"), "green": ("", "#15181a")}
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
SIGNS = LETTERS + "0123456789"


@dataclass(frozen=True)
class Pasted:
    """A photograph with a plate: where its characters are, as a mask of the same size, and how high they are."""

    photo: Image.Image
    characters: Image.Image
    high: float
    kind: str


def plate(kind: str, chance: Random) -> tuple[Image.Image, Image.Image]:
    """A plate seen from the front, 440 or 480 × 140 px, and a mask of its row of characters."""
    wide = 480 if kind == "green" else 440
    ground, ink = GROUNDS[kind]
    picture = Image.new("RGB", (wide, 140), ground or "#ffffff")
    draw = ImageDraw.Draw(picture)
    if kind == "green":
        for y in range(140):
            share = y / 140
            draw.line(
                (0, y, wide, y),
                fill=tuple(
                    int(a + (b - a) * share) for a, b in zip((240, 246, 242), (60, 175, 105), strict=True)
                ),
            )
    draw.rounded_rectangle((4, 4, wide - 5, 135), 10, outline=ink, width=4)
    signs = [
        "测",
        chance.choice(LETTERS),
        *(chance.choice(SIGNS) for _ in range(6 if kind == "green" else 5)),
    ]
    pitch = (wide - 40) / len(signs)
    for at, sign in enumerate(signs):
        middle = 20 + pitch * (at + 0.5)
        draw.text((middle, 106), sign, fill=ink, font=font(88), anchor="ms", stroke_width=3, stroke_fill=ink)
    mask = Image.new("L", picture.size, 0)
    ImageDraw.Draw(mask).rectangle((20, 28, wide - 20, 112), fill=255)
    return picture, mask


def pasted(photo: Image.Image, share: float, kind: str, chance: Random) -> Pasted:
    """A plate that is so much of the photograph's longer side wide, a little turned, in the light of the place."""
    front, mask = plate(kind, chance)
    wide = max(8, round(max(photo.size) * share))
    high = max(3, round(wide * front.height / front.width * chance.uniform(0.85, 1.05)))
    turn = chance.uniform(-12, 12)
    small, small_mask = front.resize((wide, high), Image.Resampling.LANCZOS), mask.resize((wide, high))
    small = ImageEnhance.Brightness(small).enhance(chance.uniform(0.45, 1.1))
    small = small.filter(ImageFilter.GaussianBlur(chance.uniform(0, wide / 400)))
    whole = Image.new("L", small.size, 255)
    small, small_mask, whole = (
        one.rotate(turn, Image.Resampling.BICUBIC, expand=True) for one in (small, small_mask, whole)
    )
    room = max(1, photo.width - small.width), max(1, photo.height - small.height)
    at = int(room[0] * chance.uniform(0.1, 0.9)), int(room[1] * chance.uniform(0.4, 0.95))
    made = photo.copy()
    car = chance.choice(("#e9ecef", "#23272b", "#9c2a2a", "#5f7d95", "#b9bec2"))
    around = (at[0] - wide // 2, at[1] - high, at[0] + small.width + wide // 2, at[1] + small.height + high)
    ImageDraw.Draw(made).rounded_rectangle(around, max(2, high // 2), fill=car)
    made.paste(small, at, whole)
    characters = Image.new("L", photo.size, 0)
    characters.paste(small_mask, at)
    return Pasted(made, characters, high * 84 / 140, kind)
