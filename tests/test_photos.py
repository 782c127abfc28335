"""How photos lie on disk: once each, whole or not at all, and under no name but their own."""

from __future__ import annotations

import asyncio
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.developing import keep
from domain.photo import Place
from storage.photos import BadPhoto, Fault, PhotoFiles, Size, examine
from tests.photographs import photograph, small_photo

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def files(tmp_path: Path) -> PhotoFiles:
    """An empty folder of photos."""
    return PhotoFiles(tmp_path / "photos")


async def test_a_photo_is_kept_once(files: PhotoFiles, tmp_path: Path) -> None:
    """The same bytes again write nothing, whoever sends them, and say the same."""
    data = photograph(800, 600)
    first = files.keep(data, ZONE)
    before = _tree(tmp_path)
    assert files.keep(data, ZONE) == first
    assert _tree(tmp_path) == before
    original = files.path(first.sha256, Size.ORIGINAL)
    assert original is not None
    assert original.name == f"{first.sha256}.jpg"
    assert original.read_bytes() == data
    assert _read(files, first.sha256, Size.SHOWN) == first.shown
    assert _read(files, first.sha256, Size.THUMB) == first.thumb


async def test_kept_and_examined_are_the_same(files: PhotoFiles) -> None:
    """The darkroom adds nothing to what the pure examination says."""
    data = photograph(800, 600, gps=Place(-33.5, -70.25))
    assert files.keep(data, ZONE) == examine(data, ZONE)


async def test_the_same_photo_from_many_at_once_is_one(files: PhotoFiles, tmp_path: Path) -> None:
    """Ten people forwarding one photo leave one photo, and nothing temporary."""
    data = small_photo(5)
    found = await asyncio.gather(*(keep(files, data, ZONE) for _ in range(10)))
    assert len(set(found)) == 1
    assert len(_tree(tmp_path)) == 5


async def test_what_was_half_kept_is_kept_again(files: PhotoFiles) -> None:
    """A file that was lost on disk comes back when the photo does."""
    data = small_photo(6)
    sha256 = (files.keep(data, ZONE)).sha256
    for size in Size:
        path = files.path(sha256, size)
        assert path is not None
        path.unlink()
        files.keep(data, ZONE)
        assert path.exists()


def test_a_stamp_is_kept_with_its_photo(files: PhotoFiles) -> None:
    """From the first on; made again where it is gone or empty, as after a power cut; none of a broken thumbnail."""
    sha256 = files.keep(photograph(800, 600), ZONE).sha256
    stamp, thumb = files.stamp(sha256), files.path(sha256, Size.THUMB)
    assert stamp is not None and thumb is not None and stamp.parent == thumb.parent
    with Image.open(stamp) as picture:
        assert (picture.format, picture.size) == ("JPEG", (120, 160))
    first, written = stamp.read_bytes(), stamp.stat().st_mtime_ns
    assert files.stamp(sha256) == stamp and stamp.stat().st_mtime_ns == written
    stamp.write_bytes(b"")
    assert files.stamp(sha256) == stamp and stamp.read_bytes() == first
    stamp.unlink()
    thumb.write_bytes(thumb.read_bytes()[:500])
    assert files.stamp(sha256) is None and files.stamp("0" * 64) is None and files.stamp("..") is None


async def test_a_refused_photo_leaves_nothing(files: PhotoFiles, tmp_path: Path) -> None:
    """What cannot be taken is not kept, and the next photo is."""
    with pytest.raises(BadPhoto) as refused:
        files.keep(small_photo(7)[:5000], ZONE)
    assert refused.value.why is Fault.BROKEN
    assert _tree(tmp_path) == {}
    files.keep(small_photo(7), ZONE)


async def test_a_drawn_picture_is_served_as_it_is(files: PhotoFiles) -> None:
    """What the bot drew needs no examination and has no copies."""
    out = BytesIO()
    Image.new("RGB", (20, 20), "green").save(out, "PNG")
    sha256 = files.made.keep_drawn(out.getvalue())
    assert sha256 == files.made.keep_drawn(out.getvalue())
    for size in Size:
        path = files.path(sha256, size)
        assert path is not None
        assert path.suffix == ".png"
        assert path.read_bytes() == out.getvalue()


async def test_a_forgotten_photo_is_gone(files: PhotoFiles, tmp_path: Path) -> None:
    """Every file of it goes, no other photo's, and forgetting twice is no error."""
    gone, stays = files.keep(small_photo(8), ZONE), files.keep(small_photo(9), ZONE)
    files.forget(gone.sha256)
    files.forget(gone.sha256)
    assert all(files.path(gone.sha256, size) is None for size in Size)
    assert all(files.path(stays.sha256, size) is not None for size in Size)
    assert len(_tree(tmp_path)) == 5


HOSTILE = [
    "",
    ".",
    "..",
    "../../etc/passwd",
    "..\\..\\x",
    "a" * 63,
    "a" * 65,
    "A" * 64,
    "a" * 63 + "g",
    "a" * 64 + "\n",
]


@given(name=st.sampled_from(HOSTILE) | st.text(max_size=80) | st.from_regex(r"[0-9a-f]{62}(\.\.|\*\.|\0/)"))
def test_no_name_leads_out_of_the_folder(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    """Only 64 lower-case hexadecimal digits are a name."""
    outside = tmp_path_factory.getbasetemp() / "outside.jpg"
    outside.touch()
    files = PhotoFiles(outside.parent / "photos")
    for hostile in (name, str(outside.with_suffix(""))):
        assert all(files.path(hostile, size) is None for size in Size)


async def test_no_name_removes_what_is_outside(files: PhotoFiles, tmp_path: Path) -> None:
    """Forgetting what is no hash touches nothing, not even with wildcards."""
    outside = tmp_path / "outside.jpg"
    outside.touch()
    sha256 = (files.keep(small_photo(12), ZONE)).sha256
    before = _tree(tmp_path)
    for name in [*HOSTILE, sha256[:2] + "*", sha256[:63] + "?", str(outside.with_suffix(""))]:
        files.forget(name)
    assert _tree(tmp_path) == before


def _read(files: PhotoFiles, sha256: str, size: Size) -> bytes:
    path = files.path(sha256, size)
    assert path is not None
    return path.read_bytes()


def _tree(folder: Path) -> dict[Path, tuple[int, int]]:
    """Every file with its inode and time of change: a file written again differs."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in found}
