"""How surely number plates that are pasted into real photographs cannot be read in what is shown of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from io import BytesIO
from random import Random
from time import perf_counter

import numpy as np
from PIL import Image, ImageDraw

from storage import plates
from tests.likeness.collection import NotFetched, photographs
from tests.plates import GROUNDS, Pasted, pasted
from tests.score.photographs import FOLDER, OutOf

EACH = 12  # of so many photographs one
# Of the photo's side: must be hidden.
SHARES = {
    0.05: 0.0,
    0.08: 0.0,
    0.12: 0.95,
    0.2: 0.98,
    0.3: 0.98,
    0.4: 0.98,
}
COVERED = 0.9  # of the characters


async def rows(seed: int) -> AsyncIterator[OutOf]:
    """A row for each size: hidden is what is covered, or made coarse."""
    try:
        photos = list(photographs(FOLDER))[::EACH]
    except NotFetched as why:
        yield OutOf("plates", 0, faults=[f"not fetched: {why}"])
        return
    for share, floor in SHARES.items():
        begin = perf_counter()
        row = OutOf(f"plates of {share:.0%} hidden", len(photos) * len(GROUNDS), floor=floor)
        for kind in GROUNDS:
            for number, photo in enumerate(photos):
                chance = Random(f"{seed} {number} {kind} {share}")
                row.found += _is_hidden(pasted(photo, share, kind, chance), chance.choice((60, 75, 88)))
        row.seconds = perf_counter() - begin
        yield row


def _is_hidden(seen: Pasted, quality: int) -> bool:
    kept = BytesIO()
    seen.photo.save(kept, "JPEG", quality=quality)
    with Image.open(kept) as opened:
        spots = plates.find(opened.convert("RGB"))
    if not spots:
        return True
    cover = Image.new("1", seen.photo.size, 0)
    for spot in spots:
        ImageDraw.Draw(cover).rectangle(plates.box(spot, seen.photo.size), fill=1)
    characters, covered = np.asarray(seen.characters) > 127, np.asarray(cover)
    return bool((characters & covered).sum() >= COVERED * characters.sum())
