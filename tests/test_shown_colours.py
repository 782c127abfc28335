"""What is shown of a photo has the colours that a viewer shows, whatever its pixels and its profile are."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image, ImageChops, ImageStat

from storage.photos import examine
from tests.photographs import png_chunk
from tests.profiles import ADOBE_RGB, PROPHOTO, grey, inks, screen

ZONE = ZoneInfo("Asia/Shanghai")
INPUTS = Path(__file__).parent / "inputs" / "photos"
SIDE = 32
WHITE = (255, 255, 255)
Colour = tuple[int, int, int]


def test_a_photo_of_display_p3_is_shown_as_its_reference() -> None:
    """The same picture, converted by somebody else."""
    shown = _opened(examine((INPUTS / "p3.jpg").read_bytes(), ZONE).shown)
    reference = _opened((INPUTS / "p3_reference_srgb.jpg").read_bytes())
    off = ImageStat.Stat(ImageChops.difference(shown, reference))
    assert max(off.mean) < 1.5
    assert max(off.rms) < 2.5


def test_sixteen_bits_of_grey_are_not_white() -> None:
    """From black to white as evenly as in the file."""
    shown = _opened(examine((INPUTS / "grey16.png").read_bytes(), ZONE).shown).convert("L")
    deep = Image.open(INPUTS / "grey16.png")
    for x in range(0, deep.width, 37):
        real = deep.getpixel((x, 100))
        assert isinstance(real, int)
        assert shown.getpixel((x, 100)) == pytest.approx(real / 257, abs=3)


# Worked out with the published matrices and curves of each space, not with the library that converts.
@pytest.mark.parametrize(
    ("mode", "colour", "profile", "expected"),
    [
        ("RGB", (200, 100, 50), screen(ADOBE_RGB, 2.2), (227, 100, 42)),
        ("RGB", (60, 160, 80), screen(ADOBE_RGB, 2.2), (0, 161, 73)),
        ("RGB", (140, 110, 90), screen(PROPHOTO, 1.8), (185, 121, 105)),
        ("L", 64, grey(1.0), (137, 137, 137)),
        ("L", 128, grey(1.8), (146, 146, 146)),
        ("L", 128, screen(PROPHOTO, 1.8), (146, 146, 146)),  # grey with the profile of colour photos
        ("CMYK", (255, 0, 0, 0), inks((60, -30, -20)), (22, 160, 179)),
        ("CMYK", (0, 0, 0, 0), inks((60, -30, -20)), WHITE),
    ],
)
def test_a_profile_is_honoured(mode: str, colour: int | Colour, profile: bytes, expected: Colour) -> None:
    """Camera, printer and grey profiles become sRGB, in each format that has such pixels."""
    formats = {"RGB": ("JPEG", "PNG", "WEBP", "AVIF"), "L": ("JPEG", "PNG", "AVIF"), "CMYK": ("JPEG",)}
    for format in formats[mode]:
        data = _saved(Image.new(mode, (SIDE, SIDE), colour), format, icc_profile=profile)
        assert _colour(data) == pytest.approx(expected, abs=4), format


@pytest.mark.parametrize(
    "profile",
    [
        b"secret profile",
        b"\0",
        screen(ADOBE_RGB, 2.2)[:200],
        bytes(128) + screen(ADOBE_RGB, 2.2)[128:],
        inks((60, -30, -20)),  # of four inks, in a picture of three colours
        grey(1.8),  # of grey, in a picture of colours
        screen(ADOBE_RGB, 2.2).replace(b"rXYZ", b"xXYZ"),
    ],
    ids=["words", "byte", "cut", "no head", "inks", "grey", "no red"],
)
def test_a_broken_or_foreign_profile_costs_nothing(profile: bytes) -> None:
    """The photo is taken, with its colours as they are."""
    data = _saved(Image.new("RGB", (SIDE, SIDE), (200, 100, 50)), "PNG", icc_profile=profile)
    assert _colour(data) == pytest.approx((200, 100, 50), abs=3)


@pytest.mark.parametrize("format", ["PNG", "WEBP"])
def test_a_profile_leaves_what_is_transparent(format: str) -> None:
    """Half a picture on white, the other in Adobe RGB."""
    picture = Image.new("RGBA", (SIDE, SIDE), (200, 100, 50, 255))
    picture.paste((0, 0, 0, 0), (0, 0, SIDE // 2, SIDE))
    data = _saved(picture, format, icc_profile=screen(ADOBE_RGB, 2.2), lossless=True)
    assert _colour(data, x=4) == pytest.approx(WHITE, abs=3)
    assert _colour(data, x=27) == pytest.approx((227, 100, 42), abs=4)


def test_ink_of_adobe_is_not_turned_round() -> None:
    """CMYK and YCCK as Adobe writes them: the same picture, whichever way its inks are coded."""
    plain = _saved(Image.new("CMYK", (SIDE, SIDE), (30, 120, 200, 20)), "JPEG", quality=95)
    luminance = Image.new("RGB", (1, 1), (30, 120, 200)).convert("YCbCr").getpixel((0, 0))
    assert isinstance(luminance, tuple)
    y, cb, cr = (255 - int(part) for part in luminance)
    coded = _saved(Image.new("CMYK", (SIDE, SIDE), (y, cb, cr, 20)), "JPEG", quality=95)
    adobe = coded.index(b"Adobe")
    coded = coded[: adobe + 11] + b"\2" + coded[adobe + 12 :]
    expected = tuple(255 - ink - (255 - ink) * 20 // 255 for ink in (30, 120, 200))
    assert _colour(plain) == pytest.approx(expected, abs=4)
    assert _colour(coded) == pytest.approx(expected, abs=4)


# Two pixels: the first has a shade, the second is the transparent one and therefore white.
@pytest.mark.parametrize(
    ("depth", "kind", "row", "extra", "first"),
    [
        (16, 0, struct.pack(">2H", 25700, 51400), struct.pack(">H", 51400), (100, 100, 100)),
        (8, 0, bytes([100, 200]), struct.pack(">H", 200), (100, 100, 100)),
        (4, 0, bytes([0x6A]), struct.pack(">H", 10), (102, 102, 102)),
        (2, 0, bytes([0b01100000]), struct.pack(">H", 2), (85, 85, 85)),
        (1, 0, bytes([0b10000000]), struct.pack(">H", 0), WHITE),
        (8, 2, bytes([9, 90, 200, 1, 2, 3]), struct.pack(">3H", 1, 2, 3), (9, 90, 200)),
        (
            16,
            2,
            struct.pack(">6H", 2313, 23130, 51400, 256, 512, 768),
            struct.pack(">3H", 256, 512, 768),
            (9, 90, 200),
        ),
        (16, 4, struct.pack(">4H", 25700, 65535, 300, 0), b"", (100, 100, 100)),
        (16, 6, struct.pack(">8H", 2313, 23130, 51400, 65535, 0, 0, 0, 0), b"", (9, 90, 200)),
        (8, 3, bytes([0, 1]), bytes([255, 0]), (9, 90, 200)),
        (4, 3, bytes([0x01]), bytes([255, 0]), (9, 90, 200)),
    ],
    ids=["16", "8", "4", "2", "1", "rgb", "rgb 16", "la 16", "rgba 16", "palette", "palette of 16"],
)
def test_a_transparent_shade_is_paper(
    depth: int, kind: int, row: bytes, extra: bytes, first: Sequence[int]
) -> None:
    """Grey, colours and palettes of every depth."""
    palette = png_chunk(b"PLTE", bytes([9, 90, 200, 0, 0, 0])) if kind == 3 else b""
    clear = palette + (png_chunk(b"tRNS", extra) if extra else b"")
    data = _png(depth, kind, row, clear)
    assert _colour(data, x=8) == pytest.approx(tuple(first), abs=3)
    assert _colour(data, x=56) == pytest.approx(WHITE, abs=3)


def _png(depth: int, kind: int, row: bytes, chunks: bytes) -> bytes:
    """A PNG of 64 × 64 px whose left half is the row's first pixel and whose right half is the second."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[kind]
    bits = depth * channels
    both = int.from_bytes(row, "big") >> (len(row) * 8 - 2 * bits)
    left, right = both >> bits, both & ((1 << bits) - 1)
    line = 0
    for pixel in [left] * 32 + [right] * 32:
        line = line << bits | pixel
    packed = zlib.compress((b"\0" + line.to_bytes(8 * bits, "big")) * 64)
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 64, depth, kind, 0, 0, 0))
    end = png_chunk(b"IDAT", packed) + png_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + head + chunks + end


def _saved(picture: Image.Image, format: str, **options: object) -> bytes:
    out = BytesIO()
    picture.save(out, format, **{"quality": 95, **options})
    return out.getvalue()


def _colour(data: bytes, x: int = SIDE // 2) -> Colour:
    """The colour that is shown there."""
    pixel = _opened(examine(data, ZONE).shown).getpixel((x, 4))
    assert isinstance(pixel, tuple)
    red, green, blue = (int(part) for part in pixel)
    return red, green, blue


def _opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data), formats=("JPEG",)).convert("RGB")
