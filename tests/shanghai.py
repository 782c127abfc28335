"""A calendar with a lunch in it, as no sample district has it, and moments there."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from storage.workdays import WorkDays

SHANGHAI = ZoneInfo("Asia/Shanghai")
HOURS = ((time(8, 30), time(12)), (time(14), time(18)))
CALENDAR = WorkDays(SHANGHAI, hours=HOURS)


def at(text: str) -> datetime:
    """A moment in Shanghai, e.g. `2026-11-20 10:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)
