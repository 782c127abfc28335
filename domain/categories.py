"""Categories of what is reported (类别): how long each may take, and who leads."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class LimitUnit(StrEnum):
    """时限单位: hours on the clock, hours of working time, working days, calendar days."""

    HOUR = "小时"
    WORKING_HOUR = "工作时"
    WORKING_DAY = "工作日"
    CALENDAR_DAY = "自然日"


class Axis(StrEnum):
    """牵头: by what a case has its unit first, by where it is or by what it is about."""

    TERRITORY = "属地"
    LINE = "条线"


@dataclass(frozen=True, slots=True)
class Category:
    """类别 with its time limit: `limit` counted in `limit_unit`; `family` is 大类, `leading` says who leads (牵头).

    `indicators` (指标) are those of the assessment (测评体系) that it is evidence for, as the district writes them:
    `2.1 市容秩序`.
    """

    id: int
    name: str
    family: str
    aliases: tuple[str, ...]
    line_units: tuple[int, ...]
    limit: float
    limit_unit: LimitUnit
    urgent: bool = False
    leading: Axis = Axis.TERRITORY
    indicators: tuple[str, ...] = ()

    def is_among(self, names: Collection[str]) -> bool:
        """Is it meant by one of these names: its own, an alias, or that of its family?"""
        return any(one in names for one in (self.name, self.family, *self.aliases))
