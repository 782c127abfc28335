"""任务单: all that one person has to do, whatever it is, by the day on which it falls due (人人有任务单)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.cases import Case
from domain.timetable import Falls, falls_by


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. `what` is its kind in a word (整改, 值班), `words` are what exactly; of a case they are made of
    it. `until` is when it must be done, or when it begins, if it `begins` then (a shift, a walk)."""

    what: str
    words: str = ""
    until: datetime | None = None
    case: Case | None = None
    begins: bool = False

    def falls(self, at: datetime) -> Falls:
        """When it falls due, seen at a moment in the district's zone."""
        return falls_by(self.until, at)


def in_order(tasks: Iterable[Task]) -> list[Task]:
    """What is overdue longest first, then what comes soonest, then what has no limit, cases by number."""
    found = list(tasks)
    dated = sorted((one for one in found if one.until is not None), key=lambda one: (one.until, _number(one)))
    return [*dated, *sorted((one for one in found if one.until is None), key=_number)]


def _number(task: Task) -> int:
    return task.case.number if task.case else 0
