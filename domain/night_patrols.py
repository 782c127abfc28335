"""夜查: a night patrol that is planned: which points, in which hours, and who goes. People of several units may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LONGEST = timedelta(hours=12)


class NightState(StrEnum):
    """How far it is."""

    PLANNED = "待开始"
    UNDER_WAY = "进行中"
    OVER = "已结束"
    CANCELLED = "已取消"


@dataclass(frozen=True, slots=True)
class NightPatrol:
    """One patrol. `points` and `team` are ids of the register; the `leader` is one of the team.

    Once it has begun its points are a `net` (拉网) of its team's, and what is found is the list of one `walk` (走街) of
    all of them. `tell_at` is when whoever planned it hears how it went, if they were not there: not at night.
    """

    name: str
    points: tuple[int, ...]
    team: tuple[int, ...]
    leader: int
    begins: datetime
    ends: datetime
    planned_by: int
    planned_at: datetime
    state: NightState = NightState.PLANNED
    net: int | None = None
    walk: int | None = None
    tell_at: datetime | None = None
    id: int = 0

    @property
    def alarms(self) -> tuple[datetime, ...]:
        """The moments that it waits for."""
        match self.state:
            case NightState.PLANNED:
                return self.begins, self.ends
            case NightState.UNDER_WAY:
                return (self.ends,)
            case NightState.OVER | NightState.CANCELLED:
                return () if self.tell_at is None else (self.tell_at,)
