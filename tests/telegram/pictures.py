"""What Telegram makes of pictures: photos are measured, made smaller and lose their EXIF; files keep every byte."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageOps
from PIL.ExifTags import Base

from tests.telegram.refusal import bad

HEAVIEST_PHOTO = 10 * 1024**2
LONGEST_SIDES = 10_000  # width and height together
THINNEST = 20  # times longer than wide
SIDES = (90, 320, 800, 1280)  # the longer side of the sizes that Telegram keeps


def measured(data: bytes) -> tuple[int, int]:
    """Width and height of what Telegram makes of a photo. Raises Refusal."""
    if len(data) > HEAVIEST_PHOTO:
        raise bad(
            f"file of size {len(data)} bytes is too big for a photo; the maximum size is {HEAVIEST_PHOTO} bytes"
        )
    try:
        with Image.open(BytesIO(data)) as photo:
            width, height = photo.size
            turned = photo.getexif().get(Base.Orientation, 1) > 4
    except (OSError, Image.DecompressionBombError) as error:
        raise bad("IMAGE_PROCESS_FAILED") from error
    if width + height > LONGEST_SIDES or max(width, height) > THINNEST * min(width, height):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return fitted(height, width, SIDES[-1]) if turned else fitted(width, height, SIDES[-1])


def sizes(width: int, height: int) -> list[tuple[int, int]]:
    """The sizes that are kept of a photo, smallest first; the last is the photo itself."""
    smaller = [side for side in SIDES if side < max(width, height)]
    return [fitted(width, height, side) for side in smaller] + [(width, height)]


def fitted(width: int, height: int, side: int) -> tuple[int, int]:
    """As large as fits into a square of that side, but no larger than it is."""
    longer = max(width, height, side)
    return max(1, round(width * side / longer)), max(1, round(height * side / longer))


@lru_cache(maxsize=256)
def as_photo(data: bytes, size: tuple[int, int]) -> bytes:
    """A photo's picture in one of its sizes: turned upright, and without any metadata."""
    with Image.open(BytesIO(data)) as photo:
        photo.draft("RGB", (max(size), max(size)))
        upright = ImageOps.exif_transpose(photo).convert("RGB")
    bare = Image.new("RGB", size)
    bare.paste(upright if upright.size == size else upright.resize(size))
    out = BytesIO()
    bare.save(out, "JPEG", quality=87)
    return out.getvalue()
