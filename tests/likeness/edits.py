"""What becomes of a photo on its way: apps recompress it, people cut, turn, mirror and brighten it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from math import cos, radians, sin
from random import Random

from PIL import Image, ImageDraw, ImageEnhance, ImageOps
from PIL.Image import Resampling

Edit = Callable[[Image.Image, Random], Image.Image]


def saved(photo: Image.Image, quality: int = 80) -> Image.Image:
    """As it looks after it was saved as a JPEG."""
    out = BytesIO()
    photo.save(out, "JPEG", quality=quality)
    return Image.open(BytesIO(out.getvalue())).convert("RGB")


def _smaller(photo: Image.Image, by: float, quality: int) -> Image.Image:
    size = max(1, int(photo.width * by)), max(1, int(photo.height * by))
    return saved(photo.resize(size, Resampling.BICUBIC), quality)


def _cut(photo: Image.Image, left: float, top: float, right: float, bottom: float) -> Image.Image:
    """Without these shares of its sides."""
    width, height = photo.size
    edges = left * width, top * height, (1 - right) * width, (1 - bottom) * height
    return photo.crop(tuple(int(edge) for edge in edges))  # type: ignore[arg-type]


def _all_round(photo: Image.Image, by: float) -> Image.Image:
    return _cut(photo, by, by, by, by)


def _one_edge(photo: Image.Image, random: Random) -> Image.Image:
    edge = random.randrange(4)
    left, top, right, bottom = (0.05 * (edge == one) for one in range(4))
    return _cut(photo, left, top, right, bottom)


def _corner(photo: Image.Image, random: Random, by: float) -> Image.Image:
    """Cut off two sides that meet in a corner."""
    left, top = random.choice((0.0, by)), random.choice((0.0, by))
    return _cut(photo, left, top, by - left, by - top)


def _turned(photo: Image.Image, random: Random, degrees: float, *, inside: bool) -> Image.Image:
    """Turned one way or the other; `inside` as a phone does it, cut so that no black corner is left."""
    turned = photo.rotate(degrees * random.choice((-1, 1)), Resampling.BICUBIC)
    if not inside:
        return turned
    width, height = photo.size
    along, across = cos(radians(degrees)), sin(radians(degrees))
    left = min(
        width / (width * along + height * across),
        height / (height * along + width * across),
    )
    return _all_round(turned, (1 - left) / 2)


def _labelled(photo: Image.Image) -> Image.Image:
    """With the black field and the time that camera apps print into a corner."""
    labelled, (width, height) = photo.copy(), photo.size
    draw = ImageDraw.Draw(labelled)
    draw.rectangle((0, height * 0.8, width * 0.45, height), fill=(20, 20, 20))
    draw.text((10, height * 0.85), "2026-11-28 12:00", fill="white")
    return labelled


def _lighter(photo: Image.Image) -> Image.Image:
    return photo.point([round(255 * (shade / 255) ** 0.6) for shade in range(256)] * 3)


EDITS: Mapping[str, Edit] = {
    "recompressed (quality 40), half the size": lambda photo, _: _smaller(photo, 0.5, 40),
    "resized to 320 px": lambda photo, _: _smaller(photo, 320 / max(photo.size), 60),
    "cut by 5 % at each edge": lambda photo, _: saved(_all_round(photo, 0.05)),
    "cut by 5 % at one edge": lambda photo, random: saved(_one_edge(photo, random)),
    "cut by 10 % at each edge": lambda photo, _: saved(_all_round(photo, 0.1)),
    "corner cut by 10 %": lambda photo, random: saved(_corner(photo, random, 0.1)),
    "corner cut by 15 %": lambda photo, random: saved(_corner(photo, random, 0.15)),
    "corner cut by 20 %": lambda photo, random: saved(_corner(photo, random, 0.2)),
    "corner cut by 25 %": lambda photo, random: saved(_corner(photo, random, 0.25)),
    "turned by 2°, black corners": lambda photo, random: saved(_turned(photo, random, 2, inside=False)),
    "turned by 2°, corners cut": lambda photo, random: saved(_turned(photo, random, 2, inside=True)),
    "turned by 5°, corners cut": lambda photo, random: saved(_turned(photo, random, 5, inside=True)),
    "mirrored": lambda photo, _: saved(ImageOps.mirror(photo)),
    "mirrored and cut by 5 %": lambda photo, _: saved(_all_round(ImageOps.mirror(photo), 0.05)),
    "brightened by 40 %": lambda photo, _: saved(ImageEnhance.Brightness(photo).enhance(1.4)),
    "shadows lifted (gamma 0.6)": lambda photo, _: saved(_lighter(photo)),
    "more contrast by 50 %": lambda photo, _: saved(ImageEnhance.Contrast(photo).enhance(1.5)),
    "brightened, cut by 4 %, half the size": lambda photo, _: _smaller(
        _all_round(ImageEnhance.Brightness(photo).enhance(1.25), 0.04), 0.5, 60
    ),
    "a label over a tenth of it": lambda photo, _: saved(_labelled(photo)),
}
