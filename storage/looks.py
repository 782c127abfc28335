"""The look of a photo: 32 × 32 shades of grey, by which it is known again (storage/likeness.py)."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PIL.Image import Resampling

SIDE = 32  # px


def look_of(photo: Image.Image) -> bytes:
    """Row by row, one byte for each field."""
    return photo.convert("L").resize((SIDE, SIDE), Resampling.BOX).tobytes()


def look_of_file(thumb: Path | None) -> bytes:
    """The same of a thumbnail that is kept; nothing, if it is not there or cannot be read."""
    try:
        if thumb is None:
            return b""
        with Image.open(thumb) as photo:
            return look_of(photo)
    except (OSError, SyntaxError, ValueError):
        return b""
