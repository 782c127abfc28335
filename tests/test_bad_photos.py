"""Photos that are none, are broken, or are meant to break the bot; and the darkroom that keeps them apart."""

from __future__ import annotations

import asyncio
import time
import zlib
from io import BytesIO
from pathlib import Path
from resource import getpagesize
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.developing import keep
from storage.darkroom import Darkroom
from storage.photos import BadPhoto, Fault, PhotoFiles, examine
from tests.photographs import photograph, png_chunk, png_of_nothing, small_photo, telltale

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", Fault.NOT_A_PHOTO),
        ("一号路垃圾.jpg".encode(), Fault.NOT_A_PHOTO),
        (b"GIF89a" + bytes(100), Fault.NOT_A_PHOTO),
        (b"%PDF-1.7 named photo.jpg", Fault.NOT_A_PHOTO),
        (b"PK\3\4" + bytes(100), Fault.NOT_A_PHOTO),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Fault.NOT_A_PHOTO),
        (b"\0\0\0\x20ftypisom" + bytes(100), Fault.NOT_A_PHOTO),
        (b"\0\0\0\x20ftypheic" + bytes(100), Fault.HEIC),
        (b"\0\0\0\x20ftypmif1" + bytes(100), Fault.HEIC),
        (b"\xff\xd8\xff", Fault.BROKEN),
        (b"\xff\xd8\xff\xe0<script>alert(1)</script>", Fault.BROKEN),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), Fault.BROKEN),
        (b"RIFF\x10\0\0\0WEBPVP8 " + bytes(100), Fault.BROKEN),
        (b"\xff\xd8\xff" + bytes(20 * 2**20), Fault.TOO_BIG),
    ],
)
def test_what_is_no_photo_is_refused_by_its_bytes(data: bytes, why: Fault) -> None:
    """The content decides, whatever the file was called; each refusal says why."""
    assert _refusal(data) is why


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_half_a_photo_is_refused(format: str) -> None:
    """A file that ends early is not filled up with grey."""
    data = telltale(format)
    for cut in (len(data) // 2, len(data) * 3 // 4, len(data) - len(data) // 20):
        assert _refusal(data[:cut]) is Fault.BROKEN


@pytest.mark.parametrize("side", [6400, 9600, 13000, 60000])
def test_a_bomb_is_refused_by_its_header(side: int) -> None:
    """13000² pixels in 481 KB and the like: refused before a pixel is decoded."""
    assert _refusal(png_of_nothing(side, side)) is Fault.TOO_MANY_PIXELS


def test_a_text_bomb_in_a_png_is_refused() -> None:
    """A compressed comment of 100 MB costs neither memory nor the bot."""
    text = b"Comment\0\0" + zlib.compress(bytes(100 * 2**20), 1)
    assert _refusal(png_of_nothing(8, 8, png_chunk(b"zTXt", text))) is Fault.BROKEN


def test_what_is_hidden_behind_a_photo_is_not_shown() -> None:
    """A photo that is an archive or a page at the same time is a photo; its copies are only that."""
    polyglot = small_photo(3) + b"PK\3\4<html><script>alert(1)</script>"
    found = examine(polyglot, ZONE)
    assert b"script" not in found.shown + found.thumb


@given(at=st.integers(0, 20_000), noise=st.binary(min_size=1, max_size=40))
def test_garbage_inside_never_raises_anything_else(at: int, noise: bytes) -> None:
    """Any damage is either survived or a BadPhoto."""
    data = small_photo(4)
    damaged = data[:at] + noise + data[at + len(noise) :]
    try:
        examine(damaged, ZONE)
    except BadPhoto as bad:
        assert bad.why in (Fault.BROKEN, Fault.NOT_A_PHOTO, Fault.TOO_MANY_PIXELS)


async def test_the_event_loop_goes_on_during_a_large_photo(tmp_path: Path) -> None:
    """The worst allowed PNG takes most of a second, of which neither the loop nor a thread of ours does anything."""
    large, began = png_of_nothing(8000, 5000), time.process_time()
    keeping = asyncio.create_task(keep(PhotoFiles(tmp_path), large, ZONE))
    beats = 0
    while not keeping.done():
        await asyncio.sleep(0.005)
        beats += 1
    assert (await keeping).width == 8000
    assert beats > 5
    assert time.process_time() - began < 0.3


def test_the_memory_of_the_bot_does_not_grow_with_the_photo() -> None:
    """Decoding happens elsewhere: 160 MB of pixels leave this process as it was."""
    room, bomb = Darkroom(), png_of_nothing(8000, 5000)
    before = _memory()
    room.develop(bomb, ZONE)
    assert _memory() - before < 50 * 2**20
    room.close()


def test_a_room_that_was_ended_from_outside_is_opened_again() -> None:
    """Somebody kills the process: the next photo does not suffer."""
    room = Darkroom()
    room.develop(small_photo(10), ZONE)
    _end(room)
    assert room.develop(small_photo(10), ZONE).width == 640
    room.close()


def test_a_photo_that_needs_too_much_memory_is_refused() -> None:
    """A WEBP of 40 million pixels is decoded to several copies: refused, and the next photo has room."""
    out = BytesIO()
    Image.new("RGB", (8000, 5000), "grey").save(out, "WEBP", quality=1, method=0)
    room = Darkroom()
    with pytest.raises(BadPhoto) as refused:
        room.develop(out.getvalue(), ZONE)
    assert refused.value.why is Fault.TOO_MANY_PIXELS
    assert room._process is None  # its memory went with it
    assert room.develop(photograph(4000, 3000), ZONE).width == 3000
    room.close()


def test_closing_leaves_no_process() -> None:
    """The room ends with the bot."""
    room = Darkroom()
    room.develop(small_photo(11), ZONE)
    process = room._process
    room.close()
    assert process is not None
    assert process.poll() is not None


def _end(room: Darkroom) -> None:
    assert room._process is not None
    room._process.kill()
    room._process.wait()


def _memory() -> int:
    """What this process occupies, in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * getpagesize()


def _refusal(data: bytes) -> Fault:
    with pytest.raises(BadPhoto) as refused:
        examine(data, ZONE)
    return refused.value.why
