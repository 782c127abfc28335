"""A trend (趋势): a stretch of days in parts, and what came, went and was left in each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.dates import monday_of
from domain.question import By
from domain.standing import percent

AT_A_GLANCE = 7  # parts
MOST_DAYS, MOST_WEEKS = 14, 92  # days up to which a day, and a week, has a bar of its own


@dataclass(frozen=True, slots=True)
class TimePart:
    """A day, week or month of a stretch, as far as it lies in it. `key` is the first day of the whole of it."""

    key: str
    first: date
    last: date

    def is_whole(self, by: By) -> bool:
        """True if the stretch has all of the day, week or month."""
        before, after = self.first - timedelta(days=1), self.last + timedelta(days=1)
        return all(TIMES[by](datetime(one.year, one.month, one.day)) != self.key for one in (before, after))  # noqa: DTZ001 a day


@dataclass(frozen=True, slots=True)
class Flow:
    """What came and went in a part of the time, and how many were 未销号 at its end, None where nobody knows."""

    new: int
    closed: int
    unclosed: int | None
    on_time: int
    due: int

    @property
    def percent(self) -> int | None:
        """按期率; None where nothing fell due."""
        return percent(self.on_time, self.due) if self.due else None


def _day(moment: datetime) -> str:
    return moment.date().isoformat()


def _week(moment: datetime) -> str:
    return monday_of(moment.date()).isoformat()


def _month(moment: datetime) -> str:
    return moment.date().replace(day=1).isoformat()


TIMES: Mapping[By | None, Callable[[datetime], str]] = {By.DAY: _day, By.WEEK: _week, By.MONTH: _month}
"""By what a local moment belongs to a part of the time: its first day."""


def fine(first: date, last: date) -> By:
    """Into how fine parts a stretch is divided, so that a phone shows them."""
    days = (last - first).days + 1
    return By.DAY if days <= MOST_DAYS else By.WEEK if days <= MOST_WEEKS else By.MONTH


def parts(first: date, last: date, by: By) -> tuple[TimePart, ...]:
    """The parts of a stretch, in order; the first and the last may not be whole."""
    found: dict[str, list[date]] = {}
    for count in range((last - first).days + 1):
        day = first + timedelta(days=count)
        found.setdefault(TIMES[by](datetime(day.year, day.month, day.day)), []).append(day)  # noqa: DTZ001 a day
    return tuple(TimePart(key, days[0], days[-1]) for key, days in found.items())


def begun(through: Sequence[TimePart], first: date | None) -> tuple[TimePart, ...]:
    """Of more parts than are seen at a glance those from the one on in which the first case was reported: of the time
    before there is nothing to tell."""
    if first is None or len(through) <= AT_A_GLANCE:
        return tuple(through)
    return tuple(one for one in through if one.last >= first) or tuple(through[-1:])


def nothing(flows: Sequence[Flow]) -> bool:
    """True where there is nothing to draw."""
    return not any(one.new or one.closed or one.unclosed or one.due for one in flows)
