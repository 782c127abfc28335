"""月历: one date of a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class MonthDate:
    """What is on a day, and at what time, if at a time."""

    day: date
    what: str
    at: time | None = None
