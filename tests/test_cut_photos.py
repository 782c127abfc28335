"""What is whole is taken, and what is cut or no photo is refused with what is wrong with it."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from PIL import Image, ImageChops

from storage.darkroom import Darkroom
from storage.photos import BadPhoto, Fault, PhotoFiles, Size, examine
from storage.png import PASSES
from tests.photographs import HERE, TAKEN, camera_exif, png_chunk, small_photo
from tests.turns import AT_LARGE

ZONE = ZoneInfo("Asia/Shanghai")
INPUTS = Path(__file__).parent / "inputs" / "photos"
END = b"\xff\xd9"
KINDS: dict[str, dict[str, bool | int]] = {
    "baseline": {},
    "progressive": {"progressive": True},
    "restarts": {"restart_marker_rows": 1},
    "optimised": {"optimize": True},
    "full colour": {"subsampling": 0},
}


def _jpeg(kind: str, mode: str = "RGB") -> bytes:
    out = BytesIO()
    Image.open(BytesIO(small_photo(3))).convert(mode).save(out, "JPEG", quality=88, **KINDS[kind])
    return out.getvalue()


def test_a_photo_without_its_end_marker_is_taken() -> None:
    """As every viewer shows it."""
    found = examine((INPUTS / "no_eoi.jpg").read_bytes(), ZONE)
    assert (found.width, found.height) == (1600, 1200)
    assert found.size == 36541  # what was sent is what is kept


@pytest.mark.parametrize("kind", ["baseline", *(pytest.param(one, marks=AT_LARGE) for one in [*KINDS][1:])])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("end", [b"", b"\xff", bytes(1000)], ids=["none", "half", "zeros"])
def test_only_the_end_marker_may_be_missing(kind: str, mode: str, end: bytes) -> None:
    """However the JPEG is coded, it is shown like the whole one."""
    whole = _jpeg(kind, mode)
    assert whole.endswith(END)
    one, other = (
        Image.open(BytesIO(examine(data, ZONE).shown)) for data in (whole, whole.removesuffix(END) + end)
    )
    assert ImageChops.difference(one, other).getbbox() is None


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "trailer",
    [
        b"\0\0\x01\x0a\x0e\0\0\0Image_UTC_Data1650000000000" + Random(3).randbytes(9000),
        b"\xff\xcf\0\x04ab" + Random(4).randbytes(9000),
        b"\xff\xe1\xff\xff" + bytes(range(256)) * 9,
    ],
    ids=["film", "no marker", "too long"],
)
def test_what_follows_instead_of_the_end_marker_does_not_matter(kind: str, trailer: bytes) -> None:
    """Panoramas of some phones have a film there, others mere garbage."""
    whole = _jpeg(kind)
    shown = Image.open(BytesIO(examine(whole.removesuffix(END) + trailer, ZONE).shown))
    assert ImageChops.difference(shown, Image.open(BytesIO(examine(whole, ZONE).shown))).getbbox() is None


def test_a_half_photo_says_how_much_is_missing() -> None:
    """Its lower part was never sent: rows 656 to 1200."""
    bad = _refusal((INPUTS / "cut_half.jpg").read_bytes())
    assert bad.why is Fault.BROKEN
    assert bad.missing == pytest.approx(0.547, abs=0.01)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.95, *(pytest.param(one, marks=AT_LARGE) for one in (0.7, 0.4, 0.1))])
@pytest.mark.parametrize("end", [b"", bytes(5000)], ids=["cut", "filled with zeros"])
def test_a_cut_jpeg_is_refused(kind: str, share: float, end: bytes) -> None:
    """Also where the rest of the file was laid out with zeros, which decoders take for pixels."""
    data = _jpeg(kind)
    bad = _refusal(data[: int(len(data) * share)] + end)
    assert bad.why is Fault.BROKEN
    assert bad.missing is not None
    assert 0 < bad.missing <= 1
    if kind != "progressive":  # whose passes are not parts of the picture
        assert bad.missing == pytest.approx(1 - share, abs=0.15)


@pytest.mark.parametrize("kind", ["baseline", "restarts", "optimised", "full colour"])
@pytest.mark.parametrize("share", [0.99, 0.5])
def test_an_end_marker_behind_a_cut_mends_nothing(kind: str, share: float) -> None:
    """Decoders fill up with grey and say nothing."""
    data = _jpeg(kind)
    bad = _refusal(data[: int(len(data) * share)] + END)
    assert bad.missing == pytest.approx(1 - share, abs=0.15)


def test_a_bomb_that_ends_in_zeros_is_a_bomb() -> None:
    """Its size is looked at before it is judged."""
    data = _jpeg("baseline")
    frame = data.index(b"\xff\xc0") + 5
    bomb = data[:frame] + struct.pack(">HH", 7000, 7000) + data[frame + 4 : -2] + bytes(100)
    assert _refusal(bomb).why is Fault.TOO_MANY_PIXELS


@pytest.mark.parametrize("kind", KINDS)
def test_a_grey_wall_is_a_photo(kind: str) -> None:
    """A picture that is grey where a cut one would be is taken, with and without its end marker."""
    out = BytesIO()
    Image.new("RGB", (320, 240), (128, 128, 128)).save(out, "JPEG", quality=88, **KINDS[kind])
    data = out.getvalue()
    assert examine(data, ZONE).width == 320
    if kind != "optimised":  # whose pixels are mere zeros here: then nothing tells them from a blank file
        assert examine(data.removesuffix(END), ZONE).width == 320


@pytest.mark.parametrize("format", ["PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("share", [0.97, 0.5, 0.2])
def test_other_formats_say_how_much_is_missing_too(format: str, share: float) -> None:
    """By rows or by bytes, as far as the format tells."""
    out = BytesIO()
    Image.open(BytesIO(small_photo(3))).save(out, format)
    data = out.getvalue()
    bad = _refusal(data[: int(len(data) * share)])
    assert bad.why is Fault.BROKEN
    assert bad.missing == pytest.approx(1 - share, abs=0.15)


@pytest.mark.parametrize("interlaced", [False, True])
@pytest.mark.parametrize("end", [b"", b"\0\0\0\0IE", b"\0\0\x76\x4eIDAT", b"\0\0\0\x1afcTL" + bytes(30)])
def test_a_png_without_its_end_is_taken(interlaced: bool, end: bytes) -> None:
    """All its rows came; what should follow is missing, cut, or an animation that nobody can play."""
    head, pixels = _png(interlaced)
    unordered = png_chunk(b"fcTL", struct.pack(">I", 5) + bytes(22))
    data = head + png_chunk(b"acTL", struct.pack(">II", 2, 0)) + unordered + pixels + end
    found = examine(data, ZONE)
    assert (found.width, found.height) == (40, 30)
    assert found.shown == examine(head + pixels + png_chunk(b"IEND", b""), ZONE).shown


@pytest.mark.parametrize("interlaced", [False, True])
def test_a_png_without_all_its_rows_is_not(interlaced: bool) -> None:
    """With or without the chunks that follow: Pillow alone takes it at the second try."""
    head, pixels = _png(interlaced)
    cut = png_chunk(b"IDAT", pixels[8 : len(pixels) // 2])
    for data in (head + pixels[: len(pixels) // 2], head + cut + png_chunk(b"IEND", b"")):
        bad = _refusal(data)
        assert bad.missing == pytest.approx(0.5, abs=0.1)
    few = _refusal(head + pixels[:-34] + png_chunk(b"IEND", b"")).missing
    assert few is not None
    assert 0 < few < 0.02


def _png(interlaced: bool) -> tuple[bytes, bytes]:
    """The head and the pixels of a noisy picture of 40 × 30 px."""
    noise, rows = Random(5), b""
    steps = PASSES if interlaced else ((0, 0, 1, 1),)
    for x, y, dx, dy in steps:
        columns = len(range(x, 40, dx))
        rows += b"".join(b"\0" + noise.randbytes(columns * 3) for _ in range(y, 30, dy))
    header = struct.pack(">IIBBBBB", 40, 30, 8, 2, 0, 0, interlaced)
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header), png_chunk(b"IDAT", zlib.compress(rows))


@pytest.mark.parametrize("length", [3, 20, 200, 500])
def test_of_a_mere_head_all_is_missing(length: int) -> None:
    """Not a row came."""
    assert _refusal(_jpeg("baseline")[:length]).missing == 1


def test_a_broken_photo_that_has_its_end_lacks_nothing() -> None:
    """Then something else is wrong with it, and nobody is told that it was cut."""
    data = _jpeg("baseline")
    tables = data.index(b"\xff\xc4")
    bad = _refusal(data[:tables] + b"\xff\xc4\0\x04\xff\xff" + data[tables + 6 :])
    assert (bad.why, bad.missing) == (Fault.BROKEN, None)


def test_the_darkroom_passes_on_what_is_missing() -> None:
    """The refusal comes whole through the process's door."""
    room = Darkroom()
    with pytest.raises(BadPhoto) as refused:
        room.develop((INPUTS / "cut_half.jpg").read_bytes(), ZONE)
    room.close()
    assert refused.value.missing == pytest.approx(0.547, abs=0.01)


async def test_an_avif_is_kept_and_shown(tmp_path: Path) -> None:
    """With its time, its place and the way it was held."""
    out = BytesIO()
    Image.open(BytesIO(small_photo(5))).save(out, "AVIF", exif=camera_exif(TAKEN, HERE, 6))
    files = PhotoFiles(tmp_path)
    found = files.keep(out.getvalue(), ZONE)
    assert (found.format, found.width, found.height) == ("AVIF", 480, 640)
    assert found.taken_at == TAKEN
    assert found.place is not None
    original = files.path(found.sha256, Size.ORIGINAL)
    assert original is not None
    assert original.suffix == ".avif"
    assert files.keep(out.getvalue(), ZONE) == found
    files.forget(found.sha256)
    assert files.path(found.sha256, Size.ORIGINAL) is None


def test_an_avif_is_known_by_any_of_its_brands() -> None:
    """Some writers name mif1 first, as HEIC does."""
    out = BytesIO()
    Image.open(BytesIO(small_photo(5))).save(out, "AVIF")
    data = out.getvalue()
    assert data[8:12] == b"avif"
    size = int.from_bytes(data[:4], "big")
    assert b"avif" in data[16:size]
    assert examine(data[:8] + b"mif1" + data[12:], ZONE).format == "AVIF"


@pytest.mark.parametrize(
    ("start", "came"),
    [
        (b"GIF89a", "GIF"),
        (b"GIF87a", "GIF"),
        (b"BM\x36\x00\x0c\x00", "BMP"),
        (b"II*\0\x08\0\0\0", "TIFF"),
        (b"MM\0*\0\0\0\x08", "TIFF"),
        (b"8BPS\0\1", "PSD"),
        (b"\xff\x0a\x7f", "JPEG XL"),
        (b"\0\0\0\x0cJXL \r\n\x87\n", "JPEG XL"),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\3\4\x14\0word/document.xml", "DOCX"),
        (b"PK\3\4\x14\0xl/workbook.xml", "XLSX"),
        (b"PK\3\4\x14\0photo.jpg", "ZIP"),
        (b"Rar!\x1a\7", "RAR"),
        (b"\0\0\0\x20ftypisom", "MP4"),
        (b"\0\0\0\x20ftypmp42", "MP4"),
        (b"\0\0\0\x14ftypqt  ", "MOV"),
        (b"RIFF\0\0\0\0AVI LIST", "AVI"),
        (b"RIFF\0\0\0\0WAVEfmt ", "WAV"),
        (b"#!AMR\n", "AMR"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"<?xml version='1.0'?>\n<svg>", "SVG"),
        (b"<!DOCTYPE html><html>", "HTML"),
        ("一号路垃圾".encode(), ""),
        (b"", ""),
    ],
)
def test_a_refusal_names_what_came(start: bytes, came: str) -> None:
    """By its first bytes, as people call it; empty where nobody knows."""
    bad = _refusal(start + bytes(64 if start else 0))
    assert (bad.why, bad.came) == (Fault.NOT_A_PHOTO, came)


def _refusal(data: bytes) -> BadPhoto:
    with pytest.raises(BadPhoto) as refused:
        examine(data, ZONE)
    return refused.value
