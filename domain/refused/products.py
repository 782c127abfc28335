"""Reports, papers and what meetings decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.refused.reason import Refused
from domain.stretches import EditionKind


@dataclass(eq=False)
class NotAMonth(Refused):
    """评分和红黄榜按月，时段请写 2026-11 这样的月份。"""


@dataclass(eq=False)
class NotOneReport(Refused):
    """周报一周一期，请写哪一周，如：周报 2026-W47 `words` are no week, month, quarter or year of `kind`'s."""

    kind: EditionKind
    words: str


@dataclass(eq=False)
class ReportToCome(Refused):
    """周报 2026-W50 还没开始。"""

    name: str


@dataclass(eq=False)
class PeriodToCome(Refused):
    """下周还没到，没有数。"""

    words: str


@dataclass(eq=False)
class NoSuchTheme(Refused):
    """本月没有主题月。"""

    words: str


@dataclass(eq=False)
class NothingYet(Refused):
    """年报 2020 没有数：2026年3月2日才有第一件。"""

    name: str
    first: date


@dataclass(eq=False)
class NoSuchFigure(Refused):
    """没有“天气”这个数。可以展开：新增、销号 …"""

    words: str
    figures: tuple[str, ...]


@dataclass(eq=False)
class AlreadyIssued(Refused):
    """2026年第47周的简报已经签发过，是2026年第3期。"""

    kind: str
    name: str
    period: str


@dataclass(eq=False)
class NotOnePeriod(Refused):
    """“上上礼拜五”不行，简报写一周、一月、一季或一年，如：简报 2026-W47"""

    kind: str
    words: str


@dataclass(eq=False)
class NoSuchIssue(Refused):
    """没有 2026年第9期 简报。"""

    kind: str
    year: int
    number: int


@dataclass(eq=False)
class NoSuchResolution(Refused):
    """没有 议定9，发“议定”看还有哪些。"""

    number: int


@dataclass(eq=False)
class NotYourResolution(Refused):
    """议定3 是金山街道的，不归您这边。"""

    number: int
    unit: str


@dataclass(eq=False)
class NotYourLetter(Refused):
    """北湖街道的责任书、承诺书由他们单位或创建办登记。 `unit` is its short name."""

    unit: str


@dataclass(eq=False)
class ResolutionOpen(Refused):
    """议定3 还没结束，不用重开。"""

    number: int


@dataclass(eq=False)
class ResolutionEnded(Refused):
    """议定3 已经办完了，不用再发。"""

    number: int
