"""Photographs for tests and benches: drawn, not taken, but laid out as a phone's camera lays them out.

The same arguments give the same bytes. People, cameras and places in them are invented.
"""

from __future__ import annotations

import struct
import zlib
from datetime import datetime, timedelta, timezone
from functools import cache
from io import BytesIO
from random import Random
from typing import Any, Literal

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps
from PIL.ExifTags import GPS, IFD, Base
from PIL.Image import Resampling
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import IFDRational

from domain.photo import Place

TAKEN = datetime(2026, 11, 21, 9, 30, 5, tzinfo=timezone(timedelta(hours=8)))
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:secret/></x:xmpmeta>'
HERE = Place(30.274112, 120.155083)
Scene = Literal["before", "after"]


def photograph(
    width: int = 4000,
    height: int = 3000,
    seed: int = 1,
    taken: datetime | None = TAKEN,
    gps: Place | None = HERE,
    orientation: int = 6,
) -> bytes:
    """A JPEG of `width` × `height` px as the sensor lies, 2.3 MB at 12 million."""
    scene = _scene(seed, "before", (width // 4, height // 4)).resize((width, height), Resampling.BICUBIC)
    picture = ImageChops.add(scene, _grain(width, height, seed), offset=-128)
    return jpeg(picture, 88, camera_exif(taken, gps, orientation))


@cache
def small_photo(
    seed: int, label: Scene = "before", gps: Place | None = None, taken: datetime | None = None
) -> bytes:
    """A 640 × 480 JPEG without EXIF but position and moment, one street per seed: littered before, clean after.

    The photo "after" is another one than that "before", as in life: other light, and a step to the side.
    """
    if label == "before":
        exif = camera_exif(taken, gps, 1) if gps or taken else None
        return jpeg(_scene(seed, label, (640, 480)), 80, exif)
    closer = _scene(seed, label, (640, 480)).resize((740, 555), Resampling.BILINEAR)
    return jpeg(closer.crop((10, 70, 650, 550)), 80)


def edited(data: bytes, how: str) -> bytes:
    """The same picture 镜像 (mirrored) or 裁边 (cut at its edges), saved anew without EXIF."""
    with Image.open(BytesIO(data)) as photo:
        plain = photo.convert("RGB")
    width, height = plain.size
    cut = plain.crop((width // 20, height // 20, width - width // 20, height - height // 20))
    return jpeg(ImageOps.mirror(plain) if how == "镜像" else cut, 75)


def has_position(data: bytes) -> bool:
    """True for a photo that says where it was taken."""
    with Image.open(BytesIO(data)) as photo:
        return IFD.GPSInfo in photo.getexif()


def near_copy(data: bytes) -> bytes:
    """The same picture as an app passes it on: cut by 1 %, smaller, recompressed, without EXIF."""
    with Image.open(BytesIO(data)) as photo:
        width, height = photo.size
        cut = photo.convert("RGB").crop((width // 100, height // 100, width, height))
    cut.thumbnail((1280, 1280))
    return jpeg(cut, 60)


def camera_exif(taken: datetime | None, gps: Place | None, orientation: int) -> Image.Exif:
    """EXIF as phones write it: maker, times with offset, position, and a maker's note nobody can read."""
    exif = Image.Exif()
    exif[Base.Make] = "Liulitai"
    exif[Base.Model] = "LLT-AN10"
    exif[Base.Software] = "LLT-AN10 6.1.0.118"
    exif[Base.Orientation] = orientation
    shot = exif.get_ifd(IFD.Exif)
    shot[Base.ExposureTime] = IFDRational(1, 120)
    shot[Base.FNumber] = IFDRational(18, 10)
    shot[Base.ISOSpeedRatings] = 80
    shot[Base.MakerNote] = b"LIULITAI\0" + Random(7).randbytes(2000)
    if taken is not None:
        # As if an album app had saved it.
        exif[Base.DateTime] = f"{taken + timedelta(days=1):%Y:%m:%d %H:%M:%S}"
        shot[Base.DateTimeOriginal] = f"{taken:%Y:%m:%d %H:%M:%S}"
        if taken.tzinfo is not None:
            shot[Base.OffsetTimeOriginal] = _offset(taken)
    if gps is not None:
        exif.get_ifd(IFD.GPSInfo).update(_position(gps))
    return exif


def jpeg(picture: Image.Image, quality: int, exif: Image.Exif | None = None) -> bytes:
    """The picture's JPEG file."""
    out = BytesIO()
    picture.save(out, "JPEG", quality=quality, exif=exif or Image.Exif())
    return out.getvalue()


def telltale(format: str) -> bytes:
    """A small photo in JPEG, PNG or WEBP with every kind of metadata its format can hold."""
    with Image.open(BytesIO(small_photo(2))) as photo:
        out = BytesIO()
        comment: dict[str, dict[str, Any]] = {
            "JPEG": {"comment": b"secret"},
            "PNG": {"pnginfo": _png_texts()},
            "WEBP": {},
        }
        profile = b"secret profile"
        photo.save(
            out, format, exif=camera_exif(TAKEN, HERE, 1), icc_profile=profile, xmp=XMP, **comment[format]
        )
    data = out.getvalue()
    if format != "JPEG":
        return data
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0b\x1c\x02\x78\0\x06secret\0"
    return data[:2] + b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc + data[2:]


def png_of_nothing(width: int, height: int, extra: bytes = b"") -> bytes:
    """A PNG of black pixels, made without ever holding them; above 40 million it only claims them."""
    squeeze = zlib.compressobj(1)
    rows = height if width * height <= 40_000_000 else 10
    pixels = b"".join(squeeze.compress(bytes(1 + width * 3)) for _ in range(rows)) + squeeze.flush()
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    end = png_chunk(b"IDAT", pixels) + png_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + header + extra + end


def png_chunk(kind: bytes, content: bytes) -> bytes:
    """One part of a PNG file."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _offset(taken: datetime) -> str:
    said = f"{taken:%z}"
    return f"{said[:3]}:{said[3:]}"


def _position(place: Place) -> dict[int, object]:
    return {
        GPS.GPSLatitudeRef: "N" if place.latitude >= 0 else "S",
        GPS.GPSLatitude: _sexagesimal(abs(place.latitude)),
        GPS.GPSLongitudeRef: "E" if place.longitude >= 0 else "W",
        GPS.GPSLongitude: _sexagesimal(abs(place.longitude)),
    }


def _sexagesimal(degrees: float) -> tuple[IFDRational, IFDRational, IFDRational]:
    minutes, seconds = divmod(round(degrees * 3600 * 10_000), 60 * 10_000)
    whole, minutes = divmod(minutes, 60)
    return IFDRational(whole, 1), IFDRational(minutes, 1), IFDRational(seconds, 10_000)


def _scene(seed: int, label: Scene, size: tuple[int, int]) -> Image.Image:
    """A street: light and shade over all, houses, trees, road; litter before, none after."""
    random = Random(seed)
    picture = _light(Random(f"{seed} {label}"), size)
    draw = ImageDraw.Draw(picture)
    width, height = size
    ground = height * random.randint(50, 70) // 100
    _houses(draw, random, width, height, ground)
    _road(draw, random, width, height, ground)
    _trees(draw, random, width, ground)
    if label == "before":
        _litter(draw, random, width, height, ground)
    return picture


def _light(random: Random, size: tuple[int, int]) -> Image.Image:
    """Broad patches of sky, sun and shade: they are what a fingerprint sees first."""
    shades = (random.randint(95, 230) for _ in range(20))
    patches = Image.frombytes("RGB", (5, 4), bytes(shade + tint for shade in shades for tint in (0, 8, 24)))
    return patches.resize(size, Resampling.BICUBIC)


def _houses(draw: ImageDraw.ImageDraw, random: Random, width: int, height: int, ground: int) -> None:
    left = -random.randint(0, width // 6)
    while left < width:
        right = left + random.randint(width // 8, width // 3)
        if random.random() < 0.7:
            roof = random.randint(height // 12, ground - height // 8)
            shade = random.randint(70, 200)
            wall = (shade + random.randint(0, 50), shade + random.randint(0, 30), shade)
            draw.rectangle((left, roof, right, ground), fill=wall)
            _windows(draw, (left, roof, right, ground), width // 32)
        left = right


def _windows(draw: ImageDraw.ImageDraw, wall: tuple[int, int, int, int], side: int) -> None:
    left, top, right, bottom = wall
    for x in range(left + side // 2, right - side, side * 2):
        for y in range(top + side // 2, bottom - side, side * 2):
            draw.rectangle((x, y, x + side, y + side), fill=(52, 62, 74))


def _road(draw: ImageDraw.ImageDraw, random: Random, width: int, height: int, ground: int) -> None:
    far = random.randint(width // 4, width * 3 // 4)
    shade = random.randint(70, 130)
    left, right = far - width // random.randint(2, 12), far + width // random.randint(2, 12)
    draw.polygon(
        [(left, ground), (right, ground), (width, height), (0, height)], fill=(shade, shade, shade + 5)
    )
    draw.polygon(
        [(far - 2, ground), (far + 2, ground), (width // 2 + 12, height), (width // 2 - 12, height)], "white"
    )


def _trees(draw: ImageDraw.ImageDraw, random: Random, width: int, ground: int) -> None:
    for _ in range(random.randint(1, 4)):
        x, crown = random.randint(0, width), random.randint(width // 20, width // 9)
        draw.rectangle((x - crown // 8, ground - crown * 2, x + crown // 8, ground), fill=(84, 62, 44))
        leaves = (random.randint(30, 70), random.randint(90, 140), random.randint(40, 80))
        draw.ellipse((x - crown, ground - crown * 3, x + crown, ground - crown), fill=leaves)


def _litter(draw: ImageDraw.ImageDraw, random: Random, width: int, height: int, ground: int) -> None:
    for _ in range(random.randint(9, 16)):
        x, y = (
            random.randint(width // 5, width * 4 // 5),
            random.randint(ground + height // 10, height - height // 20),
        )
        side = random.randint(width // 60, width // 20)
        color = random.choice([(238, 238, 230), (196, 60, 52), (40, 92, 160), (120, 90, 50), (30, 30, 34)])
        draw.ellipse((x, y, x + side, y + side * random.randint(4, 8) // 10), fill=color)


@cache
def _tile(seed: int) -> Image.Image:
    noise = Image.frombytes("RGB", (512, 512), Random(seed).randbytes(512 * 512 * 3))
    return noise.filter(ImageFilter.GaussianBlur(0.8)).point([96 + value // 4 for value in range(256)] * 3)


def _grain(width: int, height: int, seed: int) -> Image.Image:
    """What a small sensor adds: noise that differs from pixel to pixel, around 128."""
    grain = Image.new("RGB", (width, height))
    tile = _tile(seed)
    for left in range(0, width, tile.width):
        for top in range(0, height, tile.height):
            grain.paste(tile, (left, top))
    return grain


def _png_texts() -> PngInfo:
    texts = PngInfo()
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    texts.add_text("Comment", "secret")
    return texts
