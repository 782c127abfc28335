"""How surely a picture is known again after what people do to photos, and how seldom two pictures are taken for one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from PIL import Image

from storage import likeness
from storage.looks import look_of
from storage.pixels import within
from tests.likeness.collection import NotFetched, photographs
from tests.likeness.edits import EDITS

FOLDER = Path("var/photographs")
THUMB = 480  # px, of which the bot makes looks
# Shares that must be found. What has none is only measured.
FLOORS = {
    "recompressed (quality 40), half the size": 1.0,
    "resized to 320 px": 1.0,
    "cut by 5 % at each edge": 0.99,
    "cut by 5 % at one edge": 0.99,
    "corner cut by 10 %": 0.75,
    "corner cut by 15 %": 0.75,
    "corner cut by 20 %": 0.75,
    "turned by 2°, black corners": 0.85,
    "turned by 2°, corners cut": 0.85,
    "mirrored": 0.95,
    "mirrored and cut by 5 %": 0.95,
    "brightened by 40 %": 0.95,
}
MOST_FALSE = 0.001  # of all pairs


@dataclass
class OutOf:
    """One row: how many of so many pictures were known again, or pairs of different pictures taken for the same."""

    name: str
    of: int
    found: int = 0
    floor: float = 0.0
    ceiling: float = 1.0
    faults: Sequence[str] = ()
    seconds: float = 0.0

    @property
    def passed(self) -> bool:
        """True if the share is as it must be."""
        return bool(self.of) and not self.faults and self.floor <= self.found / self.of <= self.ceiling

    @property
    def told(self) -> str:
        """The share, and of how many."""
        return f"{self.found / max(1, self.of):.3%}, {self.found} of {self.of}"

    def as_json(self) -> dict[str, Any]:
        """All of it."""
        return asdict(self) | {"share": self.found / max(1, self.of)}


class Shelf:
    """The photographs that are kept, as the bot keeps them."""

    def __init__(self, looks: Sequence[bytes]) -> None:
        self.looks = [look for look in looks if likeness.marks_of(look)]
        self._columns = likeness.columns([likeness.marks_of(look) for look in self.looks])

    def same_as(self, look: bytes, sure: float = likeness.SURE) -> set[int]:
        """Which of them a picture is taken for."""
        marks = likeness.marks_of(look)
        near = likeness.candidates(marks, self._columns) if marks else []
        return {one.row for one in near if likeness.agreement(look, self.looks[one.row], one.fit) >= sure}


async def rows(seed: int) -> AsyncIterator[OutOf]:
    """A row for each edit, and those of false alarms: between all pictures, and of smooth parts of them."""
    try:
        photos = list(photographs(FOLDER))
    except NotFetched as why:
        yield OutOf("photographs", 0, faults=[f"not fetched: {why}"])
        return
    originals = [_look(photo) for photo in photos]
    shelf = Shelf(originals)
    false, pairs = 0, 0
    for name, edit in EDITS.items():
        begin = perf_counter()
        row = OutOf(name, len(photos), floor=FLOORS.get(name, 0.0))
        for number, photo in enumerate(photos):
            taken_for = {
                shelf.looks[one] for one in shelf.same_as(_look(edit(photo, Random(f"{seed} {number}"))))
            }
            row.found += originals[number] in taken_for
            false += len(taken_for - {originals[number]})
            pairs += len(shelf.looks) - 1
        row.seconds = perf_counter() - begin
        yield row
    yield OutOf("false alarms, edited to others", pairs, false, ceiling=MOST_FALSE)
    yield _between("false alarms, of all pairs", originals, originals, shelf)
    smooth = [_look(photo.crop((0, 0, photo.width // 2, photo.height // 4))) for photo in photos]
    yield _between("false alarms, a part to others", smooth, originals, shelf)
    yield _between("false alarms, skies and walls", smooth, smooth, Shelf(smooth))


def _between(name: str, looks: Sequence[bytes], own: Sequence[bytes], shelf: Shelf) -> OutOf:
    """Each against all on the shelf but its own."""
    row = OutOf(name, len(looks) * (len(shelf.looks) - 1), ceiling=MOST_FALSE)
    for look, itself in zip(looks, own, strict=True):
        row.found += len({shelf.looks[one] for one in shelf.same_as(look)} - {itself})
    return row


def _look(photo: Image.Image) -> bytes:
    return look_of(within(photo, THUMB))
