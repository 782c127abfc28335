"""What real phones and apps write into EXIF: mended where that is safe, and left out alone where it is not."""

from __future__ import annotations

import struct
from datetime import UTC, datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from storage import exif
from storage.exif_tags import Tags, tags_of
from storage.photos import examine
from tests.exif_bytes import (
    ASCII,
    LATITUDE,
    LONG,
    RATIONAL,
    SHORT,
    SRATIONAL,
    THERE,
    UNDEFINED,
    Field,
    Rational,
    exif_of,
)
from tests.photographs import jpeg

ZONE = ZoneInfo("Asia/Shanghai")
INPUTS = Path(__file__).parent / "inputs" / "photos"


def test_a_phone_that_rounds_to_sixty_seconds_has_a_place() -> None:
    """28° 53' 60" is 28° 54'."""
    found = examine((INPUTS / "gps_60s.jpg").read_bytes(), ZONE)
    assert found.place is not None
    assert found.place.latitude == pytest.approx(28.9, abs=1e-9)
    assert found.place.longitude == pytest.approx(THERE[1], abs=1e-9)
    assert found.taken_at == datetime(2026, 11, 27, 10, 11, 12, tzinfo=ZONE)


@pytest.mark.parametrize("order", [">", "<"])
def test_a_plain_exif_is_read(order: str) -> None:
    """In both byte orders."""
    tags = tags_of(exif_of(offset=b"+08:00", order=order))
    assert exif.orientation(tags) == 6
    assert exif.taken_at(tags, ZONE) == datetime(2026, 11, 27, 10, 11, 12, tzinfo=ZONE)
    assert _place(tags) == pytest.approx(THERE, abs=1e-9)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (b"2026:11:27 10:11:60", "2026-11-27 10:12:00"),
        (b"2026:11:27 10:60:00", "2026-11-27 11:00:00"),
        (b"2026:12:31 23:59:60", "2027-01-01 00:00:00"),
        (b"2026:11:27 24:28:33", "2026-11-27 00:28:33"),  # hours from 1 to 24
        (b"2026:11:27 24:00:00", "2026-11-27 00:00:00"),
        (b"2026-11-27 10:11:12", "2026-11-27 10:11:12"),
        (b"2026/11/27 10:11:12", "2026-11-27 10:11:12"),
        (b"2026-11-27T10:11:12", "2026-11-27 10:11:12"),
        (b"2026:11:27 10:11:12.345", "2026-11-27 10:11:12"),
        (b"2026-11-27 10:11:12:794", "2026-11-27 10:11:12"),
        (b"2026:11:27 10:11", "2026-11-27 10:11:00"),
        (b"2026: 1: 5  9: 3: 2", "2026-01-05 09:03:02"),
        (b"2026:1:5 9:3:2", "2026-01-05 09:03:02"),
        (b"2026:11:27 10:11:12\0\xff\xffrest", "2026-11-27 10:11:12"),
        (b"  2026:11:27 10:11:12  ", "2026-11-27 10:11:12"),
        ("2026:11:27 下午3:12:45".encode(), "2026-11-27 15:12:45"),
        ("2026:11:27 上午12:12:45".encode("gb18030"), "2026-11-27 00:12:45"),
        (b"2026:11:27 03:12:45 PM", "2026-11-27 15:12:45"),
        (b"2026:11:27 12:12:45 pm", "2026-11-27 12:12:45"),
        ("٢٠٢٦:١١:٢٧ ١٠:١١:١٢".encode(), "2026-11-27 10:11:12"),
        (b"2026:11:27 10:11:12+09:00", "2026-11-27 09:11:12"),
        (b"2026-11-27T02:11:12Z", "2026-11-27 10:11:12"),
    ],
)
def test_a_time_that_can_be_mended_is(said: bytes, expected: str) -> None:
    """As phones and apps write it, or might; the moment in the district's zone."""
    moment = exif.taken_at(tags_of(exif_of(said)), ZONE)
    assert moment is not None
    assert f"{moment.astimezone(ZONE):%Y-%m-%d %H:%M:%S}" == expected


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"2026:00:00 00:00:00",
        b"2026:00:00",
        b"2026:02:30 10:00:00",
        b"2026:13:01 10:00:00",
        b"2026:11:27",
        b"2026:11:27 25:00:00",
        b"2026:11:27 10:61:00",
        b"2026:11:27 10:11:61",
        b"1980:01:01 00:00:00",
        b"9999:12:31 23:59:60",
        b"10:11:12 2026:11:27",
        b"    :  :     :  :  ",
        b"\xff\xff\xff\xff",
        b" " * 4000,
    ],
)
def test_a_time_nobody_can_mend_is_left_out_alone(said: bytes) -> None:
    """The place and the way the camera was held stay."""
    tags = tags_of(exif_of(said))
    assert exif.taken_at(tags, ZONE) is None
    assert _place(tags) == pytest.approx(THERE, abs=1e-9)
    assert exif.orientation(tags) == 6


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        (b"+08:00", 8),
        (b"+0900", 9),
        (b"+9", 9),
        (b"+09", 9),
        (b"-3:30", -3.5),
        (b"UTC+9", 9),
        (b"GMT+09:00", 9),
        (b"+ 9:00", 9),
        ("−05:00".encode(), -5),
    ],
)
def test_an_offset_is_read_as_it_is_written(said: bytes, hours: float) -> None:
    """With and without colon, zeros and the name of the zone it counts from."""
    expected = datetime(2026, 11, 27, 10, 11, 12, tzinfo=timezone(timedelta(hours=hours)))
    assert exif.taken_at(tags_of(exif_of(offset=said)), ZONE) == expected.astimezone(UTC)


@pytest.mark.parametrize(
    ("latitude", "degrees"),
    [
        (((28, 1), (53, 1), (60, 1)), 28.9),
        (((28, 1), (59, 1), (60, 1)), 29.0),
        (((89, 1), (59, 1), (60, 1)), 90.0),
        (((28, 1), (5390, 100), (0, 1)), 28 + 53.9 / 60),
        (((28, 1), (5390, 100), (0, 0)), 28 + 53.9 / 60),  # minutes with a fraction, no seconds
        (((28, 1), (5390, 100)), 28 + 53.9 / 60),
        (((2889999, 100000), (0, 1), (0, 1)), 28.89999),
        (((2889999, 100000), (0, 0), (0, 0)), 28.89999),
        (((2889999, 100000),), 28.89999),
        (((2800, 100), (5300, 100), (599900, 10000)), 28 + 53 / 60 + 59.99 / 3600),
        (((28_000_000, 1_000_000), (53, 1), (4_294_967_295, 71_582_788)), 28 + 53 / 60 + 60 / 3600),
        (((28, 1), (53, 1), (0, 1)), 28 + 53 / 60),
        (((28_225, 1000), (135, 10), (0, 1)), 28.225),  # the fraction and the minutes are the same
    ],
)
def test_a_place_that_can_be_mended_is(latitude: tuple[Rational, ...], degrees: float) -> None:
    """Rounded up to sixty, in decimal minutes or degrees, in large or odd denominators."""
    assert _place(tags_of(exif_of(latitude=latitude))) == pytest.approx((degrees, THERE[1]), abs=1e-6)


@pytest.mark.parametrize(
    ("refs", "latitude", "expected"),
    [
        ((b"S\0", b"W\0"), LATITUDE, (-THERE[0], -THERE[1])),
        ((b"n\0", b"e\0"), LATITUDE, THERE),
        ((b"North\0", b"East\0"), LATITUDE, THERE),
        ((b"N", b"E"), LATITUDE, THERE),
        ((b"S\0", b"E\0"), ((-28, 1), (-53, 1), (-5999, 100)), (-THERE[0], THERE[1])),
        ((b"S\0", b"E\0"), ((-28, 1), (53, 1), (5999, 100)), (-THERE[0], THERE[1])),
    ],
)
def test_a_hemisphere_may_be_written_in_many_ways(
    refs: tuple[bytes, bytes], latitude: tuple[Rational, ...], expected: tuple[float, float]
) -> None:
    """In small letters, as a word, without its NUL, and south or west also in the numbers."""
    tags = tags_of(exif_of(refs=refs, latitude=latitude, kind=SRATIONAL))
    assert _place(tags) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    "latitude",
    [
        ((28, 0), (53, 1), (0, 1)),
        ((28, 1), (53, 0), (12, 1)),
        ((28, 1), (53, 1), (0, 0)),  # known to a minute only: up to 1.8 km
        ((28, 1), (53, 1)),
        ((28, 1),),
        ((28, 1), (61, 1), (0, 1)),
        ((28, 1), (53, 1), (4567, 1)),  # seconds without their denominator
        ((91, 1), (0, 1), (0, 1)),
        ((90, 1), (0, 1), (1, 1)),
        ((0, 0), (0, 0), (0, 0)),
        ((315, 10), (20, 1), (0, 1)),  # half a degree, or twenty minutes
        ((28, 1), (53, 1), (12, 1), (0, 1)),
    ],
)
def test_a_place_nobody_can_mend_is_left_out_alone(latitude: tuple[Rational, ...]) -> None:
    """The time and the way the camera was held stay."""
    tags = tags_of(exif_of(latitude=latitude))
    assert exif.place(tags) is None
    assert exif.taken_at(tags, ZONE) == datetime(2026, 11, 27, 10, 11, 12, tzinfo=ZONE)
    assert exif.orientation(tags) == 6


@pytest.mark.parametrize("refs", [(b"X\0", b"E\0"), (b"\0", b"E\0"), (b"N\0", b"N\0")])
def test_a_place_without_hemisphere_is_none(refs: tuple[bytes, bytes]) -> None:
    """North or south is not guessed."""
    assert exif.place(tags_of(exif_of(refs=refs))) is None


def test_a_number_against_its_hemisphere_is_none() -> None:
    """Minus and north contradict each other."""
    minus = ((-28, 1), (53, 1), (0, 1))
    assert exif.place(tags_of(exif_of(latitude=minus, kind=SRATIONAL))) is None


@pytest.mark.parametrize(
    "spoiled",
    [
        (0x0001, ASCII, 400, b"\xff\xff\xff\xf0" * 100),
        (0x000F, ASCII, 40_000_000, b"\x7f\xff\xff\xff"),
        (0x010F, 99, 5, b"abcd"),
        (0x0000, RATIONAL, 0, b""),
        (0x927C, UNDEFINED, 70_000, b"\0\0\0\x08"),
        (0x0112, SHORT, 1, b"\0\x63"),
    ],
    ids=["odd", "outside", "no such type", "none of it", "too long", "held upside out"],
)
def test_a_spoiled_field_costs_no_other(spoiled: Field) -> None:
    """It stands first in each directory, and what follows is read all the same."""
    tags = tags_of(exif_of(spoiled=[spoiled]))
    assert exif.taken_at(tags, ZONE) == datetime(2026, 11, 27, 10, 11, 12, tzinfo=ZONE)
    if spoiled[0] != 1:  # there it is the field itself
        assert _place(tags) == pytest.approx(THERE, abs=1e-9)


def test_a_photo_with_a_field_that_points_outside_has_its_time_and_place() -> None:
    """In a whole photo: Pillow alone loses all that stands behind such a field."""
    data = bytearray(exif_of(spoiled=[(0x010F, ASCII, 20, b"Liulitai of Jinhua!\0")]))
    assert struct.unpack_from(">HHI", data, 16) == (0x010F, ASCII, 20)
    struct.pack_into(">I", data, 24, 60_000)
    found = examine(_with(bytes(data)), ZONE)
    assert found.taken_at == datetime(2026, 11, 27, 10, 11, 12, tzinfo=ZONE)
    assert found.place is not None
    assert (found.width, found.height) == (9, 16)


def test_a_broken_directory_of_places_leaves_the_time() -> None:
    """Its pointer leads nowhere."""
    data = exif_of()
    at = data.index(struct.pack(">HHI", 0x8825, LONG, 1)) + 8
    for pointer in (0, 3, 2**31, len(data) - 7):
        tags = tags_of(data[:at] + struct.pack(">I", pointer) + data[at + 4 :])
        assert exif.place(tags) is None
        assert exif.taken_at(tags, ZONE) is not None


@pytest.mark.parametrize("data", [b"", b"Exif\0\0", b"Exif\0\0MM", b"Exif\0\0XX\0*\0\0\0\x08", b"\0" * 100])
def test_no_exif_says_nothing(data: bytes) -> None:
    """And nothing is raised."""
    assert tags_of(data) == Tags()


@given(at=st.integers(0, 300), noise=st.binary(min_size=1, max_size=12), cut=st.integers(0, 300))
def test_no_garbage_raises(at: int, noise: bytes, cut: int) -> None:
    """Whatever is damaged, each question has an answer or none."""
    data = exif_of(offset=b"+08:00")
    for damaged in (data[:at] + noise + data[at + len(noise) :], data[:cut]):
        tags = tags_of(damaged)
        held = exif.orientation(tags)
        assert held is None or 1 <= held <= 8
        place, moment = exif.place(tags), exif.taken_at(tags, ZONE)
        assert place is None or (abs(place.latitude) <= 90 and abs(place.longitude) <= 180)
        assert moment is None or moment.tzinfo is not None


@given(degrees=st.fractions(0, 89, max_denominator=10**6))
def test_any_denominator_is_the_same_place(degrees: Fraction) -> None:
    """Degrees, minutes and seconds, each as an exact fraction."""
    minutes, seconds = divmod((degrees - int(degrees)) * 3600, 60)
    parts = ((int(degrees), 1), (int(minutes), 1), (seconds.numerator, seconds.denominator))
    place = exif.place(tags_of(exif_of(latitude=parts)))
    assert place is not None
    assert place.latitude == pytest.approx(float(degrees), abs=1e-9)


def _place(tags: Tags) -> tuple[float, float] | None:
    place = exif.place(tags)
    return (place.latitude, place.longitude) if place else None


def _with(data: bytes) -> bytes:
    """A photo of 16 × 9 px with these bytes as its EXIF."""
    picture = jpeg(Image.new("RGB", (16, 9), "grey"), 80)
    return picture[:2] + b"\xff\xe1" + struct.pack(">H", len(data) + 2) + data + picture[2:]
