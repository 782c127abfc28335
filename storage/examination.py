"""What a photo is and says, found out from its bytes alone; and the two copies of it that are shown."""

from __future__ import annotations

import hashlib
import warnings
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from io import BytesIO
from zoneinfo import ZoneInfo

from PIL import Image
from PIL.Image import Resampling, Transpose

from domain.chat import Place
from storage import exif

MOST_BYTES = 20 * 2**20  # what Telegram hands to a bot at most; phones write 2 to 12 MB
MOST_PIXELS = 40_000_000  # above every phone's ordinary mode (12 to 24 million), and it bounds the memory
SHOWN_SIDE = 1600  # px of the longer side: a number plate across a street can still be read
THUMB_SIDE = 480
FORMATS = ("JPEG", "PNG", "WEBP")
HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
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


class Fault(StrEnum):
    """Why a photo cannot be taken."""

    TOO_BIG = "too big"
    TOO_MANY_PIXELS = "too many pixels"
    NOT_A_PHOTO = "not a photo"
    HEIC = "heic"  # what iPhones keep; nobody here can decode it, but its sender can send it as JPEG
    BROKEN = "broken"


class BadPhoto(Exception):
    """The photo cannot be taken, and `why`."""

    def __init__(self, why: Fault) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Examined:
    """A photo that passed. `width` and `height` are px as it is looked at, upright.

    `fingerprint` is a 64-bit difference hash, signed so that it fits a BIGINT. `taken_at` and `place` belong
    to the case and are not published; `shown` and `thumb` are JPEGs without any metadata.
    """

    sha256: str
    format: str  # JPEG, PNG or WEBP
    size: int  # bytes
    width: int
    height: int
    fingerprint: int
    taken_at: datetime | None
    place: Place | None
    shown: bytes
    thumb: bytes


def examine(data: bytes, zone: ZoneInfo) -> Examined:
    """Look at a photo's bytes; a time without offset is read in `zone`. Raises BadPhoto.

    It takes 0.1 s and more, and much memory: the bot does it in the darkroom.
    """
    format = format_of(data)
    with warnings.catch_warnings():
        # Only bombs are refused for a warning: Pillow also warns of odd metadata, which costs no photo.
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return _look(data, format, zone)
        except BadPhoto:
            raise
        except (Image.DecompressionBombWarning, Image.DecompressionBombError, MemoryError):
            raise BadPhoto(Fault.TOO_MANY_PIXELS) from None
        except Exception as broken:  # decoders raise whatever they stumble over
            raise BadPhoto(Fault.BROKEN) from broken


def near(a: int, b: int) -> int:
    """In how many of 64 bits two fingerprints differ: up to 8 is the same picture, above 12 another."""
    return ((a ^ b) & (2**64 - 1)).bit_count()


def bands(fingerprint: int) -> tuple[int, int, int, int]:
    """The four 16-bit parts, highest first: fingerprints that differ in up to 3 bits share at least one."""
    unsigned = fingerprint & (2**64 - 1)
    return unsigned >> 48, unsigned >> 32 & 0xFFFF, unsigned >> 16 & 0xFFFF, unsigned & 0xFFFF


def format_of(data: bytes) -> str:
    """JPEG, PNG or WEBP by the first bytes: what a file is called says nothing. Raises BadPhoto."""
    if len(data) > MOST_BYTES:
        raise BadPhoto(Fault.TOO_BIG)
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    heic = data[4:8] == b"ftyp" and data[8:12] in HEIC_BRANDS
    raise BadPhoto(Fault.HEIC if heic else Fault.NOT_A_PHOTO)


def _look(data: bytes, format: str, zone: ZoneInfo) -> Examined:
    with Image.open(BytesIO(data), formats=(format,)) as photo:
        width, height = photo.size
        if width * height > MOST_PIXELS:
            raise BadPhoto(Fault.TOO_MANY_PIXELS)
        held, taken_at, place = _metadata(photo, zone)
        shown = _upright(_small(photo), held)
    if held in SIDEWAYS:
        width, height = height, width
    return Examined(
        sha256=hashlib.sha256(data).hexdigest(),
        format=format,
        size=len(data),
        width=width,
        height=height,
        fingerprint=_fingerprint(shown),
        taken_at=taken_at,
        place=place,
        shown=_jpeg(shown),
        thumb=_jpeg(_within(shown, THUMB_SIDE)),
    )


def _metadata(photo: Image.Image, zone: ZoneInfo) -> tuple[int, datetime | None, Place | None]:
    """Orientation, moment and place; forged or broken EXIF says nothing, and never costs the photo."""
    try:
        tags = photo.getexif()
        held = exif.orientation(tags)
    except Exception:
        return 1, None, None
    try:
        return held, exif.taken_at(tags, zone), exif.place(tags)
    except Exception:
        return held, None, None


def _small(photo: Image.Image) -> Image.Image:
    """The pixels as RGB, no larger than they are shown: large pictures are never held twice at full size."""
    photo.draft(
        None, _fit(photo.size, SHOWN_SIDE)
    )  # before any pixel is loaded: JPEG then decodes at 1/2 to 1/8
    photo.load()
    if photo.mode not in ("L", "LA", "RGB", "RGBA", "CMYK", "YCbCr"):
        photo = photo.convert("RGBA" if photo.has_transparency_data else "RGB")
    small = _within(photo, SHOWN_SIDE)
    return _on_white(small) if small.mode in ("LA", "RGBA") else small.convert("RGB")


def _on_white(photo: Image.Image) -> Image.Image:
    white = Image.new("RGBA", photo.size, "white")
    return Image.alpha_composite(white, photo.convert("RGBA")).convert("RGB")


def _upright(photo: Image.Image, held: int) -> Image.Image:
    return photo.transpose(UPRIGHT[held]) if held in UPRIGHT else photo


def _fit(size: tuple[int, int], side: int) -> tuple[int, int]:
    """The size with the same proportions whose longer side is at most `side`."""
    width, height = size
    scale = min(1.0, side / max(size))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _within(photo: Image.Image, side: int) -> Image.Image:
    size = _fit(photo.size, side)
    if size == photo.size:
        return photo
    return photo.resize(size, Resampling.LANCZOS, reducing_gap=2.0)


def _fingerprint(photo: Image.Image) -> int:
    """dHash: which of 9 × 8 grey fields is darker than the one to its right; recompression rarely matters."""
    grey = photo.convert("L").resize((9, 8), Resampling.LANCZOS).tobytes()
    bits = (grey[row * 9 + column] < grey[row * 9 + column + 1] for row in range(8) for column in range(8))
    unsigned = sum(bit << at for at, bit in enumerate(bits))
    return unsigned - 2**64 if unsigned >= 2**63 else unsigned


def _jpeg(photo: Image.Image) -> bytes:
    photo.info.clear()  # Pillow would carry a comment over
    out = BytesIO()
    photo.save(out, "JPEG", quality=82)
    return out.getvalue()
