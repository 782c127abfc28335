"""The only reader of the clock. The demo's clock can be moved forward; everybody else is told the time."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo


class Clock:
    """The district's time: the machine's, plus `ahead` by which a demo was moved forward."""

    def __init__(self, zone: ZoneInfo, ahead: timedelta = timedelta()) -> None:
        self.zone = zone
        self.ahead = ahead

    def now(self) -> datetime:
        """The present moment in the district's zone."""
        return datetime.now(self.zone) + self.ahead  # noqa: TID251 the one place

    def move_to(self, moment: datetime) -> None:
        """Move the clock forward, never back, in whole seconds, as the database keeps it."""
        further = max(moment - self.now(), timedelta())
        self.ahead += timedelta(seconds=math.ceil(further.total_seconds()))


class StandingClock(Clock):
    """A clock that stands until it is moved. In: an aware moment in the district's zone."""

    def __init__(self, moment: datetime) -> None:
        assert isinstance(moment.tzinfo, ZoneInfo), "a moment in the district's zone"
        super().__init__(moment.tzinfo)
        self._moment = moment

    def now(self) -> datetime:
        """Where it stands."""
        return self._moment

    def move_to(self, moment: datetime) -> None:
        """Forward only."""
        self._moment = max(moment, self._moment)
