"""Examines a photo by its bytes alone, and makes the two copies of it that are shown."""

from __future__ import annotations

import contextlib
import hashlib
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from PIL import Image
from PIL.ExifTags import Base
from PIL.Image import Transpose

from domain.photo import Place
from storage import exif
from storage.exif_tags import tags_of
from storage.formats import MOST_BYTES, MOST_PIXELS, BadPhoto, Fault, format_of
from storage.looks import look_of
from storage.pixels import as_shown, within
from storage.wholeness import filled_up, laid_out, mended

__all__ = [
    "MOST_BYTES",
    "MOST_PIXELS",
    "BadPhoto",
    "Examined",
    "Fault",
    "examine",
    "format_of",
]

SHOWN_SIDE = 1600  # px of the longer side: a number plate across a street can still be read
THUMB_SIDE = 480
UPRIGHT = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
SIDEWAYS = frozenset({5, 6, 7, 8})


@dataclass(frozen=True, slots=True)
class Examined:
    """A photo that passed. `width` and `height` are px as it is looked at, upright.

    By its `look` the picture is known again (storage/looks.py). `taken_at` and `place` belong to the case and are not
    published; `shown` and `thumb` are JPEGs without any metadata.
    """

    sha256: str
    format: str  # JPEG, PNG, WEBP or AVIF
    size: int  # bytes
    width: int
    height: int
    look: bytes
    taken_at: datetime | None
    place: Place | None
    shown: bytes
    thumb: bytes


def examine(data: bytes, zone: ZoneInfo) -> Examined:
    """Look at a photo's bytes; a time without offset is read in `zone`. Raises BadPhoto.

    It takes 0.1 s and more, and much memory, so the bot does it in the darkroom.
    """
    format = format_of(data)
    if not laid_out(data, format):
        try:
            return _look(data, data, format, zone)
        except BadPhoto as bad:
            if bad.why is not Fault.BROKEN:
                raise
    with _as_bad_photo():
        whole = mended(data, format, SHOWN_SIDE)
    return _look(data, whole, format, zone)


@contextlib.contextmanager
def _as_bad_photo() -> Iterator[None]:
    with warnings.catch_warnings():
        # Only bombs are refused for a warning: Pillow also warns of odd metadata, which costs no photo.
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            yield
        except BadPhoto:
            raise
        except (Image.DecompressionBombWarning, Image.DecompressionBombError, MemoryError):
            raise BadPhoto(Fault.TOO_MANY_PIXELS) from None
        except Exception as broken:  # decoders raise whatever they stumble over
            raise BadPhoto(Fault.BROKEN) from broken


def _look(data: bytes, whole: bytes, format: str, zone: ZoneInfo) -> Examined:
    """Look at `data`; `whole` is the same with its end put back, where that was missing."""
    with _as_bad_photo(), Image.open(BytesIO(whole), formats=(format,)) as photo:
        width, height = photo.size
        if width * height > MOST_PIXELS:
            raise BadPhoto(Fault.TOO_MANY_PIXELS)
        shown = as_shown(photo, SHOWN_SIDE)
        if whole is data and filled_up(photo):
            raise BadPhoto(Fault.BROKEN)  # unless it proves to be whole
        # Only now: a PNG may have its EXIF behind its pixels.
        held, taken_at, place = _metadata(photo, zone)
        shown = _upright(shown, held)
        if held in SIDEWAYS:
            width, height = height, width
        thumb = within(shown, THUMB_SIDE)
        return Examined(
            sha256=hashlib.sha256(data).hexdigest(),
            format=format,
            size=len(data),
            width=width,
            height=height,
            look=look_of(thumb),
            taken_at=taken_at,
            place=place,
            shown=_jpeg(shown),
            thumb=_jpeg(thumb),
        )


def _metadata(photo: Image.Image, zone: ZoneInfo) -> tuple[int, datetime | None, Place | None]:
    """Orientation, moment and place. Broken or forged metadata is ignored, and the photo is still taken."""
    tags = tags_of(_exif(photo))
    held = exif.orientation(tags)
    return held or _held_by_xmp(photo), exif.taken_at(tags, zone), exif.place(tags)


def _exif(photo: Image.Image) -> bytes:
    """The EXIF as it stands in the file; a few old PNGs have it as text, which Pillow translates."""
    said = photo.info.get("exif")
    if isinstance(said, bytes) or "Raw profile type exif" not in photo.info:
        return said or b""
    with contextlib.suppress(Exception):
        return photo.getexif().tobytes()
    return b""


def _held_by_xmp(photo: Image.Image) -> int:
    """How the camera was held where only XMP says so."""
    with contextlib.suppress(Exception):
        held = int(photo.getexif().get(Base.Orientation, 1))
        return held if 1 <= held <= 8 else 1
    return 1


def _upright(photo: Image.Image, held: int) -> Image.Image:
    return photo.transpose(UPRIGHT[held]) if held in UPRIGHT else photo


def _jpeg(photo: Image.Image) -> bytes:
    photo.info.clear()  # Pillow would carry a comment over
    out = BytesIO()
    photo.save(out, "JPEG", quality=82)
    return out.getvalue()
