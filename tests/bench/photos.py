"""A phone's photo of 12 megapixels: kept by the photo path, beside the bare decode of the same bytes."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter
from zoneinfo import ZoneInfo

from PIL import Image

from storage.photos import PhotoFiles
from tests.photographs import photograph, small_photo

ZONE = ZoneInfo("Asia/Shanghai")


async def measure(folder: Path, rounds: int) -> tuple[float, float, float]:
    """Medians in milliseconds: kept for the first time, kept again, bare decode by Pillow."""
    files = PhotoFiles(folder / "photos")
    files.keep(small_photo(1), ZONE)  # the darkroom is open now
    first: list[float] = []
    again: list[float] = []
    bare: list[float] = []
    for seed in range(1, rounds + 1):
        photo = photograph(seed=seed)
        for times in (first, again):
            begin = perf_counter()
            files.keep(photo, ZONE)
            times.append(perf_counter() - begin)
        begin = perf_counter()
        with Image.open(BytesIO(photo)) as picture:
            picture.load()
        bare.append(perf_counter() - begin)
    return median(first) * 1000, median(again) * 1000, median(bare) * 1000
