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
    NOTICED = "告知"
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
    LOOKED = "回头看"
    REBOUNDED = "反弹"

    def of(self, tally: Tally) -> int:
        """Its value in a tally."""
        return int(getattr(tally, self.name.lower()))


class Deed(StrEnum):
    """What was done to cases within a period, counted from their history for a report (周报 月报 季报 年报)."""

    GIVEN = "派到单位"
    RETURNED = "被退回"
    JUDGED = "核查"
    FAILED = "打回"
    SETTLED = "已结案"
    UNCLAIMED = "没人认领"
    SUPERVISED = "督办"
    PUT_OFF = "批准延期"
    DEFERRED = "批准挂账"
    APPEALED = "申诉"
    REINSPECTED = "抽查"
    BAD = "不合格"


class ToldAlone(StrEnum):
    """What is counted for a question alone, and has no list in reports."""

    ANSWERED = "已回应"


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share of one figure in another, of which it is always a part: never more than the whole."""

    name: str
    part: Figure | Deed
    whole: Figure | Deed

    def of(self, tally: Tally) -> int | None:
        """In whole percent; None where there is nothing of which it is a share. Only where both are of a tally."""
        assert isinstance(self.part, Figure) and isinstance(self.whole, Figure)
        whole = self.whole.of(tally)
        return percent(self.part.of(tally), whole) if whole else None


@dataclass(frozen=True, slots=True)
class AskedRatio:
    """The same of what is told to questions alone."""

    name: str
    part: ToldAlone
    whole: Deed


AnyRatio = Ratio | AskedRatio

ON_TIME_RATE = Ratio("按期率", Figure.ON_TIME, Figure.FELL_DUE)
SETTLED_RATE = Ratio("结案率", Deed.SETTLED, Figure.NEW)
REWORK_RATE = Ratio("返工率", Deed.FAILED, Deed.JUDGED)
RETURN_RATE = Ratio("退回率", Deed.RETURNED, Deed.GIVEN)
SPOT_RATE = Ratio("抽查不合格率", Deed.BAD, Deed.REINSPECTED)
SELF_SHARE = Ratio("自查占比", Figure.SELF_REPORTED, Figure.NEW)
REBOUND_RATE = Ratio("反弹率", Figure.REBOUNDED, Figure.LOOKED)
RATIOS = (ON_TIME_RATE, SETTLED_RATE, REWORK_RATE, RETURN_RATE, REBOUND_RATE, SPOT_RATE, SELF_SHARE)
FIRST_ANSWER = "首次回应"
MEAN = "日均"
# Told to questions alone; reports tell the middle one of the times instead.
ANSWERED_RATE = AskedRatio("首次回应率", ToldAlone.ANSWERED, Deed.GIVEN)
FIXED_WITHIN = "整改用时"
CLOSED_WITHIN = "销号用时"
COVERAGE = "覆盖率"
WEAKNESS = "弱项"
