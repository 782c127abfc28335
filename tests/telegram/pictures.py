"""What Telegram makes of pictures: photos are measured, made smaller and lose their EXIF; files keep every byte."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageOps

from tests.telegram.refusal import bad

HEAVIEST_PHOTO = 10 * 1024**2
LONGEST_SIDES = 10_000  # width and height together
THINNEST = 20  # times longer than wide
SIDES = (90, 320, 800, 1280)  # the longer side of the sizes that Telegram keeps


@lru_cache(maxsize=256)
def as_photo(data: bytes) -> tuple[bytes, tuple[int, int]]:
    """The biggest size of a photo, at most 1280 px, without any metadata. Raises Refusal."""
    if len(data) > HEAVIEST_PHOTO:
        raise bad(
            f"file of size {len(data)} bytes is too big for a photo; the maximum size is {HEAVIEST_PHOTO} bytes"
        )
    try:
        with Image.open(BytesIO(data)) as photo:
            width, height = photo.size
            if width + height > LONGEST_SIDES or max(width, height) > THINNEST * min(width, height):
                raise bad("PHOTO_INVALID_DIMENSIONS")
            photo.draft("RGB", (SIDES[-1], SIDES[-1]))
            return _fitted(ImageOps.exif_transpose(photo), SIDES[-1])
    except (OSError, Image.DecompressionBombError) as error:
        raise bad("IMAGE_PROCESS_FAILED") from error


@lru_cache(maxsize=256)
def smaller(photo: bytes, side: int) -> bytes:
    """The same photo, its longer side at most so many pixels."""
    with Image.open(BytesIO(photo)) as opened:
        return _fitted(opened, side)[0]


def sizes(width: int, height: int) -> list[tuple[int, int]]:
    """The sizes that are kept of a photo, smallest first; the last is the photo itself."""
    longer = max(width, height)
    fitting = [side for side in SIDES if side < longer]
    return [(max(1, width * side // longer), max(1, height * side // longer)) for side in fitting] + [
        (width, height)
    ]


def _fitted(photo: Image.Image, side: int) -> tuple[bytes, tuple[int, int]]:
    bare = Image.new("RGB", photo.size)
    bare.paste(photo.convert("RGB"))
    if max(bare.size) > side:
        bare.thumbnail((side, side))
    out = BytesIO()
    bare.save(out, "JPEG", quality=87)
    return out.getvalue(), bare.size
