"""What a photo says of itself, and what is shown of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from PIL.ExifTags import GPS, IFD, Base
from PIL.TiffImagePlugin import IFDRational

from domain.photo import Place
from storage.photos import examine
from tests.photographs import HERE, TAKEN, camera_exif, jpeg, photograph, small_photo, telltale

ZONE = ZoneInfo("Asia/Shanghai")
SECRETS = (b"Exif", b"LIULITAI", b"Liulitai", b"xmpmeta", b"secret", b"ICC_PROFILE", b"Photoshop")


def test_a_phone_photo_says_what_it_is() -> None:
    """Format, size, upright dimensions, moment and place come from the file."""
    data = photograph(1200, 900, orientation=6)
    found = examine(data, ZONE)
    assert (found.format, found.size, found.width, found.height) == ("JPEG", len(data), 900, 1200)
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert found.taken_at == TAKEN
    assert found.place is not None
    assert found.place.latitude == pytest.approx(HERE.latitude, abs=1e-6)
    assert found.place.longitude == pytest.approx(HERE.longitude, abs=1e-6)


def test_twelve_megapixels_become_a_shown_copy_and_a_thumbnail() -> None:
    """A phone's file is of a phone's size, and its copies are upright and no larger than said."""
    data = photograph()
    found = examine(data, ZONE)
    assert 2_000_000 < len(data) < 4_000_000
    assert (found.width, found.height) == (3000, 4000)
    assert _opened(found.shown).size == (1200, 1600)
    assert _opened(found.thumb).size == (360, 480)


def test_a_small_photo_is_not_blown_up() -> None:
    """Copies never have more pixels than the photo."""
    found = examine(small_photo(1), ZONE)
    assert _opened(found.shown).size == (640, 480)
    assert found.taken_at is None
    assert found.place is None


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_shown_upright(orientation: int) -> None:
    """Whatever way the camera was held, the red corner of the scene is shown top left."""
    scene = Image.new("RGB", (400, 300), "white")
    ImageDraw.Draw(scene).rectangle((0, 0, 80, 80), fill="red")
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    as_sensor_lies = scene.transpose(undo[orientation]) if orientation in undo else scene
    found = examine(jpeg(as_sensor_lies, 90, camera_exif(TAKEN, None, orientation)), ZONE)
    assert (found.width, found.height) == (400, 300)
    for copy in (found.shown, found.thumb):
        red, green = _opened(copy).resize((10, 10), Image.Resampling.BOX).tobytes()[:2]
        assert red > 240 > 40 > green


def test_a_time_without_offset_is_read_in_the_zone() -> None:
    """Older phones write no offset: the district's zone holds."""
    found = examine(photograph(400, 300, taken=datetime(2026, 11, 21, 8, 0)), ZONE)  # noqa: DTZ001
    assert found.taken_at == datetime(2026, 11, 21, 0, 0, tzinfo=UTC)


def test_an_offset_in_the_photo_wins_over_the_zone() -> None:
    """A phone that came from abroad still says which moment it means."""
    taken = datetime(2026, 11, 21, 8, 0, tzinfo=timezone(-timedelta(hours=3, minutes=30)))
    assert examine(photograph(400, 300, taken=taken), ZONE).taken_at == taken


def test_the_time_an_app_saved_the_file_is_not_when_it_was_taken() -> None:
    """ModifyDate alone says nothing about the shot."""
    exif = camera_exif(None, None, 1)
    exif[Base.DateTime] = "2026:11:21 09:30:05"
    assert examine(_with_exif(exif), ZONE).taken_at is None


@pytest.mark.parametrize(
    "said",
    [
        "",
        "0000:00:00 00:00:00",
        "    :  :     :  :  ",
        "2026:13:41 25:61:00",
        "0001:01:01 00:00:00",
        "昨天",
        "\0",
    ],
)
def test_a_time_nobody_can_believe_is_left_out(said: str) -> None:
    """Unset clocks and forged times cost the time, not the photo."""
    exif = camera_exif(None, None, 1)
    exif.get_ifd(IFD.Exif)[Base.DateTimeOriginal] = said
    assert examine(_with_exif(exif), ZONE).taken_at is None


@pytest.mark.parametrize("offset", ["+99:00", "   :  ", "Z", "+08:75", "上海"])
def test_a_senseless_offset_leaves_the_zone(offset: str) -> None:
    """The offset is optional, so a broken one is as none."""
    exif = camera_exif(TAKEN, None, 1)
    exif.get_ifd(IFD.Exif)[Base.OffsetTimeOriginal] = offset
    assert examine(_with_exif(exif), ZONE).taken_at == TAKEN


@given(
    latitude=st.floats(-90, 90).map(lambda x: round(x, 5)),
    longitude=st.floats(-180, 180).map(lambda x: round(x, 5)),
)
def test_a_place_comes_back_in_its_hemisphere(latitude: float, longitude: float) -> None:
    """North and south, east and west, to a tenth of a second of arc; 0°, 0° means no fix."""
    found = examine(_with_exif(camera_exif(None, Place(latitude, longitude), 1)), ZONE).place
    if latitude == longitude == 0:
        assert found is None
    else:
        assert found is not None
        assert found.latitude == pytest.approx(latitude, abs=1e-6)
        assert found.longitude == pytest.approx(longitude, abs=1e-6)


@pytest.mark.parametrize(
    "forged",
    [
        {GPS.GPSLatitude: (IFDRational(91), IFDRational(0), IFDRational(0))},
        {GPS.GPSLatitude: (IFDRational(90), IFDRational(0), IFDRational(1))},
        {GPS.GPSLongitude: (IFDRational(181), IFDRational(0), IFDRational(0))},
        {GPS.GPSLatitude: (IFDRational(30), IFDRational(60), IFDRational(0))},
        {GPS.GPSLatitude: (IFDRational(30), IFDRational(0, 0), IFDRational(0))},
        {GPS.GPSLatitude: (IFDRational(30), IFDRational(16))},
        {GPS.GPSLatitude: IFDRational(30)},
        {GPS.GPSLatitudeRef: "X"},
        {GPS.GPSLatitudeRef: ""},
        {GPS.GPSLongitudeRef: "N"},
    ],
)
def test_a_place_out_of_this_world_is_left_out(forged: dict[int, object]) -> None:
    """Out of range, half, unreadable, or without a hemisphere: no place, but the photo and its time stay."""
    exif = camera_exif(TAKEN, HERE, 1)
    exif.get_ifd(IFD.GPSInfo).update(forged)
    found = examine(_with_exif(exif), ZONE)
    assert found.place is None
    assert found.taken_at == TAKEN


def test_garbled_exif_costs_no_photo() -> None:
    """Flipped bytes anywhere in the EXIF never refuse a photo that decodes."""
    data = photograph(320, 240)
    start, end = data.index(b"Exif\0\0") + 6, data.index(b"LIULITAI")
    for at in range(start, end, 3):
        garbled = bytearray(data)
        garbled[at] ^= 0xFF
        assert examine(bytes(garbled), ZONE).format == "JPEG"


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_what_is_shown_carries_no_metadata(format: str) -> None:
    """EXIF, GPS, XMP, IPTC, comments and colour profiles stay in the original."""
    original = telltale(format)
    assert b"LIULITAI" in original
    found = examine(original, ZONE)
    assert (found.taken_at, found.format) == (TAKEN, format)
    for copy in (found.shown, found.thumb):
        assert set(_segments(copy)) == {0xE0, 0xDB, 0xC0, 0xC4}  # JFIF, tables, frame: nothing else
        assert not any(secret in copy for secret in SECRETS)
        assert set(_opened(copy).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_pixel_is_shown_in_its_colours(mode: str) -> None:
    """A white sheet stays white, whether grey, indexed, deep, printed or transparent."""
    sheet = Image.new("RGB", (64, 64), "white")
    sheet.paste((0, 0, 0), (0, 0, 32, 64))
    out = BytesIO()
    if mode == "I;16":
        deep = Image.new("I;16", (64, 64), 65535)
        deep.paste(0, (0, 0, 32, 64))
        deep.save(out, "PNG")
    else:
        sheet.convert(mode).save(out, "JPEG" if mode == "CMYK" else "PNG")
    shown = _opened(examine(out.getvalue(), ZONE).shown).convert("L")
    pixels = shown.tobytes()
    assert pixels[8] < 20
    assert pixels[56] > 235


def test_transparency_is_shown_on_white() -> None:
    """What has no colour is paper, not black."""
    out = BytesIO()
    Image.new("RGBA", (64, 64), (0, 0, 0, 0)).save(out, "PNG")
    assert _opened(examine(out.getvalue(), ZONE).shown).convert("L").getextrema() == (255, 255)


def _opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data), formats=("JPEG",))


def _with_exif(exif: Image.Exif) -> bytes:
    return jpeg(Image.new("RGB", (16, 16), "grey"), 80, exif)


def _segments(data: bytes) -> Iterator[int]:
    """The markers of a JPEG up to its pixels."""
    at = 2
    while data[at + 1] != 0xDA:
        yield data[at + 1]
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
