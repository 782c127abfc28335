"""Photos with bytes exchanged, cut out or put in."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from random import Random

from PIL import Image

from domain.photo import Place
from storage.examination import Examined, examine
from storage.formats import BadPhoto
from tests.photographs import TAKEN, camera_exif, small_photo
from tests.talk import ZONE

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
HERE = Place(30.274112, 120.155083)


def check(seed: int) -> str:
    """A mutated photo is examined or refused; one whose EXIF alone is spoilt is the same picture."""
    chance = Random(seed)
    format = chance.choice(FORMATS)
    whole, seen = _whole(format)
    only_exif = format == "JPEG" and chance.random() < 0.5
    start = whole.index(b"Exif\0\0") if only_exif else 0
    end = start + _exif_length() if only_exif else len(whole)
    data = _changed(whole, start, end, chance, keeps_length=only_exif)
    try:
        found = examine(data, ZONE)
    except BadPhoto as bad:
        return f"{format}: only its EXIF was spoilt, and it is {bad.why}" if only_exif else ""
    except Exception as error:
        return f"{format}: {error!r}"
    if only_exif and {found.width, found.height} != {seen.width, seen.height}:
        return f"{format}: only its EXIF was spoilt, and it is another picture"
    return ""


@cache
def _whole(format: str) -> tuple[bytes, Examined]:
    out = BytesIO()
    with Image.open(BytesIO(small_photo(3))) as photo:
        photo.resize((160, 120)).save(out, format, exif=camera_exif(TAKEN, HERE, 6))
    return out.getvalue(), examine(out.getvalue(), ZONE)


@cache
def _exif_length() -> int:
    return len(camera_exif(TAKEN, HERE, 6).tobytes())


def _changed(data: bytes, start: int, end: int, chance: Random, *, keeps_length: bool) -> bytes:
    for _ in range(chance.choice((1, 1, 3, 20))):
        at = chance.randrange(start, max(start + 1, min(end, len(data))))
        how = 0 if keeps_length else chance.randrange(5)
        many = chance.choice((1, 2, 4, 100))
        if how <= 1:
            data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        elif how == 2:
            data = data[:at] + data[at + many :]
        elif how == 3:
            data = data[:at] + chance.randbytes(many) + data[at:]
        else:
            data = data[: max(at, 1)]
    return data
