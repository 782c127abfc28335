"""议定事项: what a meeting decided, who does it, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from domain.key_jobs import NO_JOB, KeyJob


@dataclass(frozen=True, slots=True)
class Resolution:
    """One decision. `until` is the last day; `done_at` is empty while it is open, `void` if it was dropped; `job` is
    what makes it a 重点工作."""

    number: int
    unit: int
    words: str
    until: date
    at: datetime
    person: int
    done_at: datetime | None = None
    done_words: str = ""
    void: bool = False
    job: KeyJob = NO_JOB

    @property
    def open(self) -> bool:
        """True while somebody has to do it."""
        return self.done_at is None

    def overdue(self, today: date) -> bool:
        """True once its last day is over."""
        return self.open and self.until < today
