"""日报: a unit's day of patrol (巡查) and rectification (整改), made of the facts; the unit confirms it by one tap.

A day without anything is confirmed as well (零报告): nobody types figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from domain.tally import Tally

LONGEST = 200  # characters that a unit adds


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What a unit's day was: `seen` of its `points` somebody was at. `whole`: the day is over, and nothing is told of
    how it stands.
    """

    day: date
    points: int
    seen: int
    tally: Tally
    whole: bool

    @property
    def nothing(self) -> bool:
        """True for a 零报告: nothing was found, nothing had to be put right."""
        tally = self.tally
        now = 0 if self.whole else tally.open or tally.checking
        return not (tally.new or tally.closed or tally.fell_due or now)


@dataclass(frozen=True, slots=True)
class DayReport:
    """What a unit confirmed for a day: who and when, the facts as they were told then, and a line of its own."""

    unit: int
    day: date
    person: int
    at: datetime
    text: str
    words: str = ""
