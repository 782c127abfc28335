"""A form that is to print on one page: where its text grows, its photos give way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import ceil
from unicodedata import east_asian_width

from domain.paper import Block, Form, PhotoRow
from papers.page import LINE_MM, NARROW_MM, PAGE_MM, TINY_PITCH
from papers.word_tables import BLANK_MM, LABEL, ROW_MM, TINY

SMALLEST_MM = 22  # a photo in which one still sees what it is about
_AROUND_MM = 84  # title, number, addressee, what stands under the photos, gaps, signature and day
_CELL_MM = 4  # left and right of the words in a cell


def fitted(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a sheet; photos are as high as the forms leave room for, never higher than was wanted."""
    rows = sum(_high(lines) for one in blocks if isinstance(one, Form) for _, lines in one.lines)
    room = max(SMALLEST_MM, int(PAGE_MM - 2 * NARROW_MM - _AROUND_MM - rows))
    return [replace(one, high=min(one.high, room)) if isinstance(one, PhotoRow) else one for one in blocks]


def _high(content: str) -> float:
    """How high a row of a form is, in mm."""
    if not content:
        return BLANK_MM
    line = (LINE_MM * (1 - LABEL) - _CELL_MM) / float(TINY.mm)  # in Chinese characters
    lines = sum(max(1, ceil(_wide(one) / line)) for one in content.splitlines())
    return max(float(ROW_MM), lines * float(TINY_PITCH.mm))


def _wide(text: Iterable[str]) -> float:
    """In Chinese characters; Latin letters and figures take half of one."""
    return sum(1.0 if east_asian_width(one) in "WFA" else 0.5 for one in text)
