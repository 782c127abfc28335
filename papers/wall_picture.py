"""The wall of closed cases (对比墙): photos before and after, four cases on a page."""

from __future__ import annotations

from domain.sketch import Wall
from papers.frame import footer, header
from papers.ink import Finder, packed, stacked
from papers.photo_pairs import WIDE, pair

HIGH = WIDE * 3 // 4  # most phones take photos of this shape


def draw(wall: Wall, photo: Finder) -> bytes:
    """The picture, 1080 px wide, at most 400 KB. A photo that is not there or cannot be read is said to miss."""
    pairs = (pair(one, photo, HIGH, whole=True) for one in wall.pairs)
    return packed(stacked((header(wall.head), *pairs, footer(wall.head))))
