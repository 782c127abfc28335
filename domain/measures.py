"""The figures that are published (指标) and the rates of them: counted and explained (口径) by one definition.

What decides about a place is in domain/standing.py, what a figure counts in texts/measures.py in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from domain.standing import percent
from domain.tally import Tally


class Figure(StrEnum):
    """A number of a tally, as people call it."""

    NEW = "新增"
    OPEN = "在办"
    CHECKING = "待核查"
    DUE = "今日到期"
    OVERDUE = "超期"
    REWORK = "返工"
    OWED = "旧欠"
    DEFERRED = "挂账"
    EXTENDED = "延期"
    CLOSED = "销号"
    VOID = "作废"
    FELL_DUE = "到期"
    ON_TIME = "按期"
    EXCUSED = "申诉免计"
    REJECTED = "不予受理"
    MERGED = "并案"
    SELF_REPORTED = "自报"
    SHIELDED = "自报免责"
    BLAMED = "追责"
    QUESTIONED = "待说明"

    def of(self, tally: Tally) -> int:
        """Its value in a tally."""
        return int(getattr(tally, self.name.lower()))


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share of one figure in another."""

    name: str
    part: Figure
    whole: Figure

    def of(self, tally: Tally) -> int | None:
        """In whole percent; None where there is nothing of which it is a share."""
        whole = self.whole.of(tally)
        return percent(self.part.of(tally), whole) if whole else None


ON_TIME_RATE = Ratio("按期率", Figure.ON_TIME, Figure.FELL_DUE)
SELF_SHARE = Ratio("自查占比", Figure.SELF_REPORTED, Figure.NEW)
RATIOS = (ON_TIME_RATE, SELF_SHARE)
