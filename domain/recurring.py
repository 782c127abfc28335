"""How often the same kind of problem was at one place: what is told twice of one event is one time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

# Within which a second report next door is of the same event, unless it was put right.
ONE_EVENT = timedelta(hours=2)


class Reported(NamedTuple):
    """A case: when it was reported, and when it was last put right (整改), if it was."""

    number: int
    at: datetime
    fixed_at: datetime | None


def occurrences(reported: Iterable[Reported]) -> list[list[int]]:
    """The numbers of cases of one kind at one place, those of one event together, oldest first.

    An event goes on while one is reported soon after the one before, and none of them was put right in between.
    """
    found: list[list[Reported]] = []
    for one in sorted(reported, key=lambda each: (each.at, each.number)):
        same = found and one.at - found[-1][-1].at < ONE_EVENT
        if same and not any(each.fixed_at and each.fixed_at <= one.at for each in found[-1]):
            found[-1].append(one)
        else:
            found.append([one])
    return [[one.number for one in event] for event in found]
