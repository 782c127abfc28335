"""季节巡查: in some months of the year some things get worse, and points that had them are visited more often."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.spelling import NONE, SEPARATED, Spelling, listed

_MONTHS = 12
_MOST = 366
_PART = re.compile(r"(\d{1,2})\s*月?\s*[-至到~]\s*(\d{1,2})\s*月\s*(\S+?)\s*(\d{1,3})\s*[日天]")


@dataclass(frozen=True, slots=True)
class Season:
    """`6-9月 占道经营 7日`: from month to month, both included, over New Year too; `name` is a category (类别, 大类) or
    a kind of points (类型)."""

    first: int
    last: int
    name: str
    days: int

    def __str__(self) -> str:
        """As people write it."""
        return f"{self.first}-{self.last}月 {self.name} {self.days}日"

    @property
    def why(self) -> str:
        """`6-9月占道经营`."""
        return f"{self.first}-{self.last}月{self.name}"

    def has(self, month: int) -> bool:
        """Is it that time of the year?"""
        if self.first <= self.last:
            return self.first <= month <= self.last
        return month >= self.first or month <= self.last


def _read(text: str) -> tuple[Season, ...]:
    return () if text in NONE else tuple(_season(part) for part in SEPARATED.split(text) if part)


def _season(text: str) -> Season:
    found = _PART.fullmatch(text)
    if found is None:
        raise ValueError
    season = Season(int(found[1]), int(found[2]), found[3], int(found[4]))
    if not (0 < season.first <= _MONTHS and 0 < season.last <= _MONTHS):
        raise ValueError("的月份应在 1 到 12 之间")
    if not 0 < season.days <= _MOST:
        raise ValueError(f"应在 1 到 {_MOST} 日之间")
    return season


SEASONS = Spelling(
    _read,
    lambda all_: listed(map(str, all_)),
    f"应为几月到几月、什么、几日去一次，如 6-9月 占道经营 7日，或 {NONE[0]}",
)
