"""Photo files as the bot keeps them for lists (480 px), as many as are wanted, no two alike."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PIL import Image

SIDE = 480
_STEPS = 160  # by so many pixels a picture is moved in each direction


def name_of(number: int) -> str:
    """The hash under which photo number so-and-so lies."""
    return hashlib.sha256(str(number).encode()).hexdigest()


def lay(folder: Path, count: int) -> None:
    """Photos 1 to `count`: cuts of a few photographs, each at another place."""
    pictures = [_large(file) for file in sorted(PHOTOGRAPHS.glob("*.jpg"))]
    for number in range(1, count + 1):
        picture = pictures[number % len(pictures)]
        left, top = number // len(pictures) % _STEPS, number // len(pictures) // _STEPS
        cut = picture.crop((left, top, left + SIDE, top + SIDE * 3 // 4))
        home = folder / name_of(number)[:2]
        home.mkdir(parents=True, exist_ok=True)
        cut.save(home / f"{name_of(number)}.thumb.jpg", "JPEG", quality=82)


def _large(file: Path) -> Image.Image:
    with Image.open(file) as opened:
        return opened.convert("RGB").resize((SIDE + _STEPS, (SIDE + _STEPS) * 3 // 4 + _STEPS))


PHOTOGRAPHS = Path(__file__).parent.parent / "inputs" / "photographs"
